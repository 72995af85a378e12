"""Replies as Alexa's answers: what its SDK would read in them, and never one that Amazon throws away."""

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import ResponseEnvelope

from skill.alexa.response import LONGEST_SPEECH, closed, render
from skill.dialogue.reply import Card, Elicit, Reply, ask, tell
from skill.dialogue.state import Asking, Conversation
from skill.errors import BrokenReply
from tests.unit.alexa.envelopes import Json

CARD = Card(title="Ways to pay", text="Ring us.")
ELICIT = Elicit(intent="ReportRepairIntent", slot="room")
ASKED = ask("Okay.", "Which room?", Asking.REPAIR_ROOM, Conversation(launched=True))
CLOSED: Json = {
    "version": "1.0",
    "sessionAttributes": {},
    "response": {
        "outputSpeech": {"type": "SSML", "ssml": "<speak>Ring 999.</speak>"},
        "shouldEndSession": True,
    },
}


def test_a_closed_answer_stands_alone() -> None:
    assert closed("Ring 999.") == CLOSED
    assert render(tell("Ring 999.")) == CLOSED


def test_a_closed_answer_remembers_nothing() -> None:
    assert render(Reply(said="Ring 999.", state=Conversation(launched=True))) == CLOSED


def test_an_open_answer_asks_again_and_remembers() -> None:
    answer = render(ASKED)
    assert answer["response"]["shouldEndSession"] is False
    assert answer["response"]["outputSpeech"]["ssml"] == "<speak>Okay. Which room?</speak>"
    assert answer["response"]["reprompt"]["outputSpeech"]["ssml"] == "<speak>Which room?</speak>"
    assert Conversation.read(answer["sessionAttributes"]) == ASKED.state


@pytest.mark.parametrize(
    "reply",
    [
        tell("Ring 999."),
        tell("Ring us.", card=CARD),
        ASKED,
        Reply(said="Okay.", question="Which room?", state=ASKED.state, elicit=ELICIT, card=CARD),
    ],
    ids=["closed", "with a card", "open", "with a slot to elicit"],
)
def test_the_sdk_reads_every_field_of_an_answer(reply: Reply) -> None:
    sdk = DefaultSerializer()
    answer = render(reply)
    read = sdk.deserialize(json.dumps(answer), ResponseEnvelope)
    assert without_nulls(sdk.serialize(read)) == answer


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("length", "is_taken"), [(LONGEST_SPEECH, True), (LONGEST_SPEECH + 1, False)])
def test_an_answer_longer_than_amazon_takes_never_leaves(length: int, is_taken: bool) -> None:
    reply = tell("a" * length)
    if is_taken:
        assert render(reply)
    else:
        with pytest.raises(BrokenReply):
            render(reply)
