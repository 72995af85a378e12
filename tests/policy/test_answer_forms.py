"""Each way of giving an answer reaches the same reply: by id, by raw words, by an intent of its own."""

from itertools import product

import pytest

from skill.dialogue.answers import ANSWER, INTENTS, Meaning
from skill.dialogue.state import Asking
from tests.policy.house import House, Json, envelope, intent, put_back, slot
from tests.policy.open_questions import elicited, state_at

WAYS: dict[Meaning, tuple[str, ...]] = {
    Meaning.YES: ("yes", "yes please", "yeah go on then"),
    Meaning.NO: ("no", "no thanks", "no that's not it"),
    Meaning.UNSURE: ("i don't know", "no i'm not sure"),
    Meaning.STOP: ("stop", "no please stop"),
    Meaning.HELP: ("help", "what can i say"),
    Meaning.REPEAT: ("say that again", "pardon"),
}
MATCHED = frozenset({Meaning.YES, Meaning.NO, Meaning.UNSURE})


@pytest.mark.parametrize("asking", Asking)
def test_every_form_of_an_answer_reaches_the_same_reply(asking: Asking, house: House) -> None:
    elicit = elicited(house)[asking]
    wrong = []
    for meaning, ways in WAYS.items():
        by_itself = _reply(house, asking, INTENTS[meaning])
        ways = ways[:1] if elicit.is_free_text else ways
        forms = {f"{elicit.slot}: {words}": (elicit.intent, slot(elicit.slot, words)) for words in ways}
        forms |= {f"answer: {words}": (ANSWER.intent, slot("answer", words)) for words in ways}
        if meaning in MATCHED:
            forms["id"] = ANSWER.intent, slot("answer", "mumbled", ids=[meaning.value])
        wrong += [
            f"{meaning} by {form}"
            for form, (name, content) in forms.items()
            if _reply(house, asking, name, content) != by_itself
        ]
    assert wrong == []


def _reply(house: House, asking: Asking, name: str, *slots: Json) -> tuple[Json, object]:
    """The answer and what it left in the outbox, in a home as it was at first."""
    put_back(house)
    answer = house.answer(intent(name, *slots, attributes=state_at(asking), request_id="r1"))
    return answer, [waiting.message.kind for waiting in house.store.waiting()]


WITHOUT_AMOUNTS = "T1024"
"""Here the amounts that the conversation is about to allow are not spoken yet."""

STRAY = ("wibble", "no heating", "the third of never", "no yes i mean no", "there's a man", "what a carry on")


@pytest.mark.parametrize("asking", Asking)
def test_a_stray_answer_writes_nothing(asking: Asking, house: House) -> None:
    elicit = elicited(house)[asking]
    if elicit.is_free_text:
        return
    forms = ((elicit.intent, elicit.slot), (ANSWER.intent, "answer"), ("ThereIsIntent", "words"))
    put_back(house)
    house.link(WITHOUT_AMOUNTS)
    before = house.store.privacy(WITHOUT_AMOUNTS)
    for words, (name, content) in product(STRAY, forms):
        house.answer(intent(name, slot(content, words), attributes=state_at(asking)))
        assert [waiting.message.kind for waiting in house.store.waiting()] == [], (name, words)
    assert house.store.privacy(WITHOUT_AMOUNTS) == before


@pytest.mark.parametrize("asking", Asking)
def test_every_question_elicits_the_slot_of_its_answer(asking: Asking, house: House) -> None:
    """Also when it is asked again, which is how each of them can be reached from anywhere."""
    answer = house.answer(intent("AMAZON.RepeatIntent", attributes=state_at(asking)))
    elicit = elicited(house)[asking]
    assert answer["sessionAttributes"]["asking"] == asking
    assert answer["response"]["directives"] == [
        {
            "type": "Dialog.ElicitSlot",
            "slotToElicit": elicit.slot,
            "updatedIntent": {"name": elicit.intent, "slots": {elicit.slot: {"name": elicit.slot}}},
        }
    ]


def test_a_launch_is_answered_without_a_directive(house: House) -> None:
    answer = house.answer(envelope({"type": "LaunchRequest"}))
    assert answer["response"]["shouldEndSession"] is False
    assert "directives" not in answer["response"]
