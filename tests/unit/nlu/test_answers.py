"""Answers to a question the skill has asked, on a small model."""

from datetime import date

import pytest

from skill.domain.danger.recognition import Hazard
from skill.nlu.understanding import Understanding
from skill.nlu.utterance import Expecting, Recognised
from skill.rehearsal.hearing import dangers_in
from tests.tables import each_row

MONDAY = date(2026, 11, 23)
FAULT = Expecting(intent="ReportRepairIntent", slot="fault")
ROOM = Expecting(intent="ReportRepairIntent", slot="room")
MESSAGE = Expecting(intent="LeaveMessageIntent", slot="message")
CODE = Expecting(intent="LinkHomeIntent", slot="code")
PIN = Expecting(intent="PinIntent", slot="pin")
DATE = Expecting(intent="ChangeAppointmentIntent", slot="date")


def filled(recognised: Recognised) -> dict[str, str]:
    return {name: slot.value for name, slot in recognised.slots.items()}


@each_row(
    ("expecting", "said", "slots"),
    [
        (ROOM, "kitchen", {"room": "kitchen"}),
        (ROOM, "in the front room", {"room": "front room"}),
        (ROOM, "it's the kitchen one", {"room": "kitchen"}),
        (FAULT, "it's the dripping tap", {"fault": "dripping tap"}),
        (FAULT, "boiler", {"fault": "boiler"}),
        (
            FAULT,
            "the tap keeps dripping in the bathroom",
            {"fault": "tap keeps dripping", "room": "bathroom"},
        ),
        (CODE, "482916", {"code": "482916"}),
        (CODE, "it is four eight two nine one six", {"code": "482916"}),
        (CODE, "hang on it's four eight two nine one six i think", {"code": "482916"}),
        (PIN, "two five eight nought", {"pin": "2580"}),
        (DATE, "friday", {"date": "2026-11-27"}),
        (DATE, "could they come next tuesday", {"date": "2026-12-01"}),
        (MESSAGE, "i won't be in on thursday", {"message": "i won't be in on thursday"}),
        (MESSAGE, "tell her i've found the keys", {"message": "i've found the keys"}),
        (MESSAGE, "how much do i owe", {"message": "how much do i owe"}),
    ],
)
def test_an_answer_is_first_a_value_of_the_slot_asked_for(
    understanding: Understanding, expecting: Expecting, said: str, slots: dict[str, str]
) -> None:
    recognised = understanding.recognise(said, today=MONDAY, expecting=expecting)

    assert recognised.intent == expecting.intent
    assert filled(recognised) == slots


@each_row("expecting", [ROOM, FAULT, MESSAGE, CODE, PIN, DATE])
@each_row(
    ("said", "intent"),
    [
        ("stop", "AMAZON.StopIntent"),
        ("cancel", "AMAZON.CancelIntent"),
        ("never mind", "AMAZON.CancelIntent"),
        ("help", "AMAZON.HelpIntent"),
        ("say that again", "AMAZON.RepeatIntent"),
    ],
)
def test_stop_and_help_win_over_any_question(
    understanding: Understanding, expecting: Expecting, said: str, intent: str
) -> None:
    assert understanding.recognise(said, today=MONDAY, expecting=expecting).intent == intent


@each_row("expecting", [ROOM, FAULT, MESSAGE, CODE, PIN, DATE])
@each_row("said", ["i can smell gas", "i think there's been a gas leak"])
def test_danger_reaches_us_in_the_words_of_a_slot_at_any_question(
    understanding: Understanding, expecting: Expecting, said: str
) -> None:
    recognised = understanding.recognise(said, today=MONDAY, expecting=expecting)

    assert dangers_in(recognised) == (Hazard.GAS, None)


@each_row(
    ("expecting", "said", "intent"),
    [
        (ROOM, "how much do i owe", "RentBalanceIntent"),
        (ROOM, "what's on this weekend", "WhatsOnIntent"),
        (CODE, "how much rent do i owe", "RentBalanceIntent"),
        (DATE, "what's happening with my repair", "RepairStatusIntent"),
        (FAULT, "what's the weather like today", "AMAZON.FallbackIntent"),
        (PIN, "banana telephone", "AMAZON.FallbackIntent"),
    ],
)
def test_what_clearly_fits_another_intent_is_not_forced_into_the_slot(
    understanding: Understanding, expecting: Expecting, said: str, intent: str
) -> None:
    assert understanding.recognise(said, today=MONDAY, expecting=expecting).intent == intent


@pytest.mark.parametrize(
    ("expecting", "said", "value"),
    [
        (ROOM, "the thingummy", "the thingummy"),
        (FAULT, "it's the whatsit", "whatsit"),
        (FAULT, "toilet flushing thing today", "toilet flushing thing today"),
    ],
)
def test_an_unknown_value_arrives_without_a_match(
    understanding: Understanding, expecting: Expecting, said: str, value: str
) -> None:
    recognised = understanding.recognise(said, today=MONDAY, expecting=expecting)

    assert recognised.intent == expecting.intent
    assert recognised.slots[expecting.slot].value == value
    assert recognised.slots[expecting.slot].matches == ()


def test_a_slot_that_the_model_does_not_have_is_refused(understanding: Understanding) -> None:
    with pytest.raises(KeyError, match="no slot colour"):
        understanding.recognise(
            "red", today=MONDAY, expecting=Expecting(intent="ReportRepairIntent", slot="colour")
        )


@pytest.mark.parametrize("expecting", [PIN, CODE])
@pytest.mark.parametrize("said", ["purple monkey", "the thingummy"])
def test_a_private_slot_takes_no_words_that_are_not_a_value(
    understanding: Understanding, expecting: Expecting, said: str
) -> None:
    assert understanding.recognise(said, today=MONDAY, expecting=expecting).intent == "AMAZON.FallbackIntent"
