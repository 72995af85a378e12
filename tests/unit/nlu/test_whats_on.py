"""What's on, as it is asked for, against the real model: which intent, and what is in its slots."""

from datetime import date

import pytest

from skill.nlu.understanding import Understanding
from tests.understood import understanding

MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def real() -> Understanding:
    return understanding()


def understood(real: Understanding, said: str) -> tuple[str, dict[str, str]]:
    """The intent, and for each slot the id of its value or else its words."""
    recognised = real.recognise(said, today=MONDAY)
    slots = sorted(recognised.slots.items())
    return recognised.intent, {
        name: slot.matches[0][0] if slot.matches else slot.value for name, slot in slots
    }


SEARCHES: list[tuple[str, dict[str, str]]] = [
    ("what's on tonight", {"part_of_day": "evening"}),
    ("what's on this evening", {"part_of_day": "evening"}),
    ("what's on tomorrow evening", {"part_of_day": "evening", "date": "2026-11-24"}),
    ("is there anything on friday night", {"part_of_day": "evening", "date": "2026-11-27"}),
    ("owt on tonight", {"part_of_day": "evening"}),
    ("is there bingo on tonight", {"part_of_day": "evening", "activity": "games"}),
    ("what's on right now", {"date": "PRESENT_REF"}),
    ("what's on this weekend", {"date": "2026-W48-WE"}),
    ("what's on in january", {"date": "2027-01"}),
    ("what's on in the summer", {"date": "2027-SU"}),
    ("is there anything free this weekend", {"price": "free", "date": "2026-W48-WE"}),
    ("anything tonight that don't cost anything", {"price": "free", "part_of_day": "evening"}),
    ("is there any free swimming", {"price": "free", "activity": "swimming"}),
    ("is there anything step free on saturday", {"access": "step_free", "date": "2026-11-28"}),
    (
        "i use a wheelchair is there anything step free on saturday",
        {"access": "step_free", "date": "2026-11-28"},
    ),
    ("what's on i can get a wheelchair into", {"access": "step_free"}),
]

FOLLOW_UPS: list[tuple[str, str, dict[str, str]]] = [
    ("when is it again", "EventTimeIntent", {}),
    ("when is the second one", "EventTimeIntent", {"position": "2"}),
    ("what time does the last one start", "EventTimeIntent", {"which": "last"}),
    ("how much is it", "EventCostIntent", {}),
    ("is it free", "EventCostIntent", {}),
    ("does it cost owt", "EventCostIntent", {}),
    ("how do i get there", "EventWayIntent", {}),
    ("is it far to walk", "EventWayIntent", {}),
    ("where's the third one at", "EventWayIntent", {"position": "3"}),
    ("can i get a wheelchair in", "EventAccessIntent", {}),
    ("is it for my age", "EventAccessIntent", {}),
    ("tell my coach i'd like to go", "JoinEventIntent", {}),
    ("let my coach know i want to go to the second one", "JoinEventIntent", {"position": "2"}),
    ("remind me", "RemindEventIntent", {}),
    ("can you remind me about it please", "RemindEventIntent", {}),
    ("i can walk about ten minutes", "WalkReachIntent", {"reach": "10"}),
    ("i can only walk a quarter of an hour", "WalkReachIntent", {"reach": "15"}),
    ("i can't walk far", "WalkReachIntent", {"reach": "10"}),
    ("i can't get far on foot", "WalkReachIntent", {"reach": "10"}),
    ("i can walk half an hour", "WalkReachIntent", {"reach": "30"}),
    ("it doesn't matter how far", "WalkReachIntent", {"reach": "any"}),
    ("remind me when my rent is due", "NextRentIntent", {}),
    ("remind me when my appointment is", "RepairAppointmentIntent", {}),
]


def test_a_search_for_events_keeps_day_price_access_and_activity(real: Understanding) -> None:
    found = [(said, *understood(real, said)) for said, _ in SEARCHES]

    assert found == [(said, "WhatsOnIntent", slots) for said, slots in SEARCHES]


def test_questions_about_an_event_are_told_apart(real: Understanding) -> None:
    assert [(said, *understood(real, said)) for said, _, _ in FOLLOW_UPS] == FOLLOW_UPS
