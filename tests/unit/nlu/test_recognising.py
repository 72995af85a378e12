"""From what is said to intent and slots, on a small model."""

from datetime import date

import pytest

from skill.nlu.understanding import Understanding
from skill.nlu.utterance import Recognised
from skill.rehearsal.hearing import dangers_in
from tests.tables import each_row

MONDAY = date(2026, 11, 23)
FALLBACK = "AMAZON.FallbackIntent"


def ids(recognised: Recognised, slot: str) -> tuple[str, ...]:
    return tuple(match[0] for match in recognised.slots[slot].matches)


@each_row(
    ("said", "intent"),
    [
        ("what's my rent balance", "RentBalanceIntent"),
        ("Alexa, ask Home Coach what's my rent balance?", "RentBalanceIntent"),
        ("alexa open home coach", "LaunchRequest"),
        ("stop", "AMAZON.StopIntent"),
        ("never mind", "AMAZON.CancelIntent"),
        ("what can i say", "AMAZON.HelpIntent"),
        ("yes please", "AMAZON.YesIntent"),
        ("no thanks bab", "AMAZON.NoIntent"),
        ("say that again please", "AMAZON.RepeatIntent"),
        ("pardon me", "AMAZON.RepeatIntent"),
        ("link my home", "LinkHomeIntent"),
    ],
)
def test_the_models_own_words_are_certain(understanding: Understanding, said: str, intent: str) -> None:
    recognised = understanding.recognise(said, today=MONDAY)

    assert (recognised.intent, recognised.score) == (intent, 1.0)


@each_row(
    ("said", "intent"),
    [
        ("hello love could you let me know how much it is i owe on the rent please", "RentBalanceIntent"),
        ("am i behind wi me wren", "RentBalanceIntent"),
        ("the toilet ay flushing", "ReportRepairIntent"),
        ("the tap in the kitchen is dripping", "ReportRepairIntent"),
        ("what is happening with the repair i reported", "RepairStatusIntent"),
        ("did you get my payment", "RentPaymentsIntent"),
        ("any tea dances on", "WhatsOnIntent"),
    ],
)
def test_words_that_no_sample_has_are_understood(
    understanding: Understanding, said: str, intent: str
) -> None:
    recognised = understanding.recognise(said, today=MONDAY)

    assert recognised.intent == intent
    assert 0 < recognised.score <= 1


@each_row(
    "said",
    [
        "play radio two",
        "what's the weather like tomorrow",
        "order a pizza",
        "turn the lights on",
        "play ring of fire by johnny cash",
        "what's a boiler",
        "banana telephone on tuesday",
        "",
        "?!",
    ],
)
def test_requests_for_other_skills_fall_back(understanding: Understanding, said: str) -> None:
    assert understanding.recognise(said, today=MONDAY).intent == FALLBACK


@each_row(
    ("said", "hazard"),
    [
        ("i can smell gas", "gas"),
        ("what's my rent balance and i can smell gas", "gas"),
        ("i want to report a repair there's a burst pipe", "flood"),
        ("i've fallen", "injury"),
        ("the fire door won't close and there's a smell of gas", "gas"),
        ("there's fire", "fire"),
    ],
)
def test_danger_leads_whatever_else_was_said(understanding: Understanding, said: str, hazard: str) -> None:
    recognised = understanding.recognise(said, today=MONDAY)

    assert recognised.intent == "EmergencyIntent"
    assert dangers_in(recognised) == (hazard, None)


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("the fire door won't close", "ReportRepairIntent"),
        ("i've fallen behind with the rent", "RentBalanceIntent"),
        ("sing ring of fire", FALLBACK),
    ],
)
def test_dangerous_words_that_are_not_the_matter_raise_no_alarm(
    understanding: Understanding, said: str, intent: str
) -> None:
    assert understanding.recognise(said, today=MONDAY).intent == intent


@each_row(
    ("said", "slot", "value"),
    [
        ("move my appointment to next tuesday", "date", "2026-12-01"),
        ("i won't be in on friday", "date", "2026-11-27"),
        ("what's on this weekend", "date", "2026-W48-WE"),
        ("tell me about the second one", "position", "2"),
        ("my code is 482916", "code", "482916"),
        ("my code is four eight two nine one six", "code", "482916"),
        ("my pin is two five eight nought", "pin", "2580"),
        ("tell my coach that I won't be in on Thursday", "message", "i won't be in on thursday"),
        ("could you tell my coach that the keys are found", "message", "the keys are found"),
        ("my toilet won't flush", "fault", "toilet won't flush"),
    ],
)
def test_slots_carry_what_alexa_would_send(
    understanding: Understanding, said: str, slot: str, value: str
) -> None:
    assert understanding.recognise(said, today=MONDAY).slots[slot].value == value


def test_several_slots_are_filled_from_one_utterance(understanding: Understanding) -> None:
    recognised = understanding.recognise("the tap keeps dripping in the front room", today=MONDAY)

    assert ids(recognised, "fault") == ("tap_dripping",)
    assert ids(recognised, "room") == ("living_room",)


def test_the_longest_value_wins(understanding: Understanding) -> None:
    recognised = understanding.recognise("boiler has packed up", today=MONDAY)

    assert recognised.slots["fault"].value == "boiler has packed up"


def test_slots_that_were_not_said_are_not_there(understanding: Understanding) -> None:
    assert understanding.recognise("what's on", today=MONDAY).slots == {}


def test_the_same_words_always_mean_the_same(understanding: Understanding) -> None:
    said = "have you any news about my boiler then bab"

    assert understanding.recognise(said, today=MONDAY) == understanding.recognise(said, today=MONDAY)


def test_a_near_miss_names_its_runner_up(understanding: Understanding) -> None:
    recognised = understanding.recognise("what is happening with the repair i reported", today=MONDAY)

    assert recognised.runner_up is not None
    assert recognised.runner_up[1] <= recognised.score


@pytest.mark.parametrize("said", ["two", "seven", "482916", "two five eight nought"])
def test_a_number_out_of_turn_is_neither_code_nor_pin(understanding: Understanding, said: str) -> None:
    assert understanding.recognise(said, today=MONDAY).intent == "AMAZON.FallbackIntent"


@pytest.mark.parametrize("said", ["maybe", "my neighbours are making a racket", "did next door report it"])
def test_an_emergency_names_a_danger_or_is_a_sample(understanding: Understanding, said: str) -> None:
    assert understanding.recognise(said, today=MONDAY).intent != "EmergencyIntent"
