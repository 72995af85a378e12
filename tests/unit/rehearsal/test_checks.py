"""The rules of an answer: each broken alone is found, and told by its own name."""

from typing import Any

import pytest

from skill.rehearsal.checks import RULES, check
from tests.tables import each_row

Json = dict[str, Any]
DIALOG = {"ReportRepairIntent"}


def an_answer(
    speech: str = "Okay. Shall I report it?", reprompt: str | None = "Shall I report it?", **response: Any
) -> Json:
    body: Json = {"outputSpeech": {"type": "SSML", "ssml": f"<speak>{speech}</speak>"}, **response}
    if reprompt is not None:
        body["reprompt"] = {"outputSpeech": {"type": "SSML", "ssml": f"<speak>{reprompt}</speak>"}}
        body.setdefault("shouldEndSession", False)
    return {"version": "1.0", "sessionAttributes": {}, "response": body}


def closed(speech: str = "Goodbye.", **response: Any) -> Json:
    return an_answer(speech, None, **{"shouldEndSession": True, **response})


def elicit(intent: str) -> list[Json]:
    return [
        {"type": "Dialog.ElicitSlot", "slotToElicit": "fault", "updatedIntent": {"name": intent, "slots": {}}}
    ]


def broken(answer: Json) -> dict[str, str]:
    return {rule: reason for rule, reason in check(answer, dialog=DIALOG).items() if reason}


@each_row(
    "answer",
    [
        an_answer(),
        closed(),
        an_answer(directives=elicit("ReportRepairIntent")),
        closed("One. Two. Three."),
        an_answer("One. Two. Three. Shall I report it?"),
        closed(
            "One. Two. Ring 0800 111 999. That's 0800 111 999. I've left a note for A. B. Homes. Please ring."
        ),
        closed("You owe £84.30.", card={"type": "Simple", "title": "Ways to pay", "content": "Direct Debit"}),
        an_answer('Ring <say-as interpret-as="telephone">0800</say-as>. Shall I report it?'),
    ],
)
def test_a_good_answer_keeps_every_rule(answer: Json) -> None:
    assert broken(answer) == {}
    assert len(check(answer, dialog=DIALOG)) == len(RULES)


@each_row(
    ("answer", "rule", "reason"),
    [
        (closed("Tea & toast"), "Well-formed speech", "nothing to hear"),
        (closed(""), "Well-formed speech", "nothing to hear"),
        (
            closed("One. Two. That's good. That's 999. Four."),
            "At most 3 sentences and a question",
            "4 sentences",
        ),
        (closed("One. " * 4), "At most 3 sentences and a question", "4 sentences"),
        (an_answer("One. " * 4 + "Shall I report it?"), "At most 3 sentences and a question", "4 sentences"),
        (closed("word " * 80), "At most 30 seconds to listen to", "about 32 seconds"),
        (
            an_answer("Okay. Shall I report it?", shouldEndSession=None),
            "Says whether the session ends",
            "missing",
        ),
        (
            an_answer("Okay.", "Okay."),
            "Listens if, and only if, it asked",
            "it listens without having asked",
        ),
        (closed("Shall I?"), "Listens if, and only if, it asked", "it asks and does not listen"),
        (
            an_answer(reprompt="Are you there?"),
            "The reprompt repeats the question",
            "the reprompt is another question",
        ),
        (
            an_answer(reprompt=None, shouldEndSession=False),
            "The reprompt repeats the question",
            "no reprompt",
        ),
        (
            {**closed(), "sessionAttributes": {"fault": "x", "asking": "y"}},
            "A closed session remembers nothing",
            "asking, fault",
        ),
        (
            an_answer(directives=elicit("PinIntent")),
            "Elicits only what the model's dialog has",
            "lacks PinIntent",
        ),
        (
            closed(directives=elicit("ReportRepairIntent")),
            "No dialog directive in a closed session",
            "a dialog directive",
        ),
        (
            closed(card={"type": "Simple", "title": "Rent", "content": "£84.30 to pay"}),
            "No figures of a home on the card or in the reprompt",
            "'£8'",
        ),
        (
            an_answer("Pay £5? Pay £5?", "Pay £5?"),
            "No figures of a home on the card or in the reprompt",
            "'£5'",
        ),
    ],
)
def test_a_broken_rule_is_named_with_its_reason(answer: Json, rule: str, reason: str) -> None:
    assert reason in broken(answer).pop(rule)


def test_a_response_that_is_too_large_is_found_by_size_and_by_length() -> None:
    found = broken(closed("a" * 8000, card={"type": "Simple", "title": "t", "content": "c" * 120_000}))

    assert found["At most 8,000 characters of speech"] == "8015 characters"
    assert found["At most 120 KB in all"].endswith(" bytes")


@pytest.mark.parametrize("answer", [{"version": "1.0", "response": {}}, {}])
def test_an_empty_answer_has_no_rules_to_keep(answer: Json) -> None:
    assert check(answer, dialog=DIALOG) == {}
