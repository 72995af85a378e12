"""Visits and changes, in literal words. Today is Monday 23 November 2026."""

from datetime import UTC, date, datetime

import pytest

from skill.domain.repairs.faults import Fault
from skill.domain.repairs.jobs import Change, FoundRepairs, Repair
from skill.domain.repairs.rooms import Room
from skill.speech import repairs
from tests.unit.speech.jobs import FRIDAY_MORNING, KITCHEN_TAP, LIGHTS, NO_HOT_WATER, TAP, TODAY, a_repair
from tests.unit.speech.landlords import LANDLORD, REPAIRS


def next_visit(*found: Repair, missed: Fault | None = None) -> str:
    return repairs.next_visit(FoundRepairs(repairs=found, missed=missed), LANDLORD, TODAY)


def test_a_visit_is_said_by_day_and_hours() -> None:
    assert next_visit(NO_HOT_WATER) == (
        "A visit about no hot water is booked for today, between one and five in the afternoon."
    )
    assert next_visit(a_repair(LIGHTS, room=Room.HALL, visit=FRIDAY_MORNING)) == (
        "A visit about lights that don't work in the hall is booked for Friday, between eight and noon."
    )


def test_several_visits_are_said_soonest_first() -> None:
    assert next_visit(NO_HOT_WATER, KITCHEN_TAP) == (
        "Two visits are booked: for today, between one and five in the afternoon, about no hot water; "
        "and for Friday, between eight and noon, about a dripping tap in the kitchen."
    )
    assert next_visit(*[NO_HOT_WATER] * 4).startswith(
        "Four visits are booked, and these are the soonest: for"
    )
    assert next_visit(*[NO_HOT_WATER] * 4).count("for today") == 3


def test_a_missing_visit_is_not_promised() -> None:
    assert next_visit() == f"I can't see a visit booked. To ask about one, {REPAIRS}."
    assert next_visit(missed=TAP) == (
        f"You asked about a dripping tap. I can't see a visit booked. To ask about one, {REPAIRS}."
    )
    assert next_visit(NO_HOT_WATER, missed=TAP) == (
        "You asked about a dripping tap, and I can't see a visit for that. "
        "A visit about no hot water is booked for today, between one and five in the afternoon."
    )


@pytest.mark.parametrize(
    ("repair", "change", "on", "said"),
    [
        (
            KITCHEN_TAP,
            Change.MOVE,
            date(2026, 11, 30),
            "A visit about a dripping tap in the kitchen is booked for Friday, between eight and noon. "
            "You'd like to move it to Monday the thirtieth of November.",
        ),
        (
            NO_HOT_WATER,
            Change.MOVE,
            None,
            "A visit about no hot water is booked for today, between one and five in the afternoon. "
            "You'd like another day.",
        ),
        (
            KITCHEN_TAP,
            Change.CANCEL,
            None,
            "You'd like to cancel your repair: a dripping tap in the kitchen.",
        ),
        (a_repair(None), Change.CANCEL, None, "You'd like to cancel your repair."),
    ],
)
def test_a_change_is_read_back(repair: Repair, change: Change, on: date | None, said: str) -> None:
    assert repairs.change_read_back(repair, change, on, LANDLORD, TODAY) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            Change.MOVE,
            "I've passed that on. "
            "The visit stays as it is until Smith &amp; Sons confirms the change with you.",
        ),
        (
            Change.CANCEL,
            "I've passed that on. The repair stays open until Smith &amp; Sons confirms the change with you.",
        ),
    ],
)
def test_a_wish_is_passed_on_and_nothing_has_changed_yet(change: Change, said: str) -> None:
    assert repairs.change_passed_on(change, LANDLORD) == said


def test_a_missing_visit_or_repair_cannot_be_changed() -> None:
    assert repairs.nothing_to_change(Change.MOVE, LANDLORD) == (
        f"I can't see a visit to change. To check, {REPAIRS}."
    )
    assert repairs.nothing_to_change(Change.CANCEL, LANDLORD) == "I can't see an open repair to cancel."


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        (datetime(2026, 11, 14, 20, tzinfo=UTC), "Saturday the fourteenth of November"),
        # ten to midnight by UTC is the next day by a clock in summer
        (datetime(2026, 7, 1, 23, 50, tzinfo=UTC), "Thursday the second of July"),
        (datetime(2025, 12, 24, 9, tzinfo=UTC), "Wednesday the twenty-fourth of December 2025"),
    ],
)
def test_stale_repairs_are_refused_with_their_date(as_of: datetime, day: str) -> None:
    found = FoundRepairs(repairs=(), stale_as_of=as_of)
    said = f"The last I heard about repairs was on {day}, and that's too old to trust. To ask, {REPAIRS}."

    assert repairs.status(found, LANDLORD, TODAY) == said
    assert repairs.next_visit(found, LANDLORD, TODAY) == said


def test_help_when_a_change_could_be_about_several() -> None:
    assert (repairs.WHICH_TO_CHANGE, repairs.help_with_which()) == (
        "Which one do you mean?",
        "Tell me what it's for, such as the tap or the window, or say stop.",
    )


def test_a_declined_change_leaves_all_as_it_is() -> None:
    assert repairs.not_changed() == "Okay, I've left it as it is."
