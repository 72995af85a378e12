"""Following a repair, in literal words. Today is Monday 23 November 2026."""

from datetime import UTC, datetime

import pytest

from skill.domain.repairs.faults import Fault
from skill.domain.repairs.jobs import FoundRepairs, Repair, RepairState, Visit
from skill.domain.repairs.rooms import Room
from skill.speech import repairs
from tests.tables import each_row
from tests.unit.speech.jobs import (
    DAMP,
    FRIDAY_MORNING,
    HALL_LIGHTS,
    KITCHEN_TAP,
    LIGHTS,
    NO_HOT_WATER,
    NO_WATER,
    TAP,
    THIS_AFTERNOON,
    TODAY,
    TOILET,
    a_repair,
)
from tests.unit.speech.landlords import LANDLORD, REPAIRS


def status(*found: Repair, missed: Fault | None = None) -> str:
    return repairs.status(FoundRepairs(repairs=found, missed=missed), LANDLORD, TODAY)


@each_row(
    ("room", "said"),
    [
        (Room.KITCHEN, "in the kitchen"),
        (Room.LIVING_ROOM, "in the living room"),
        (Room.AIRING_CUPBOARD, "in the airing cupboard"),
        (Room.STAIRS, "on the stairs"),
        (Room.BALCONY, "on the balcony"),
        (Room.FRONT_OF_HOME, "at the front of your home"),
        (Room.BACK_OF_HOME, "at the back of your home"),
        (Room.SHARED_HALL, "in the shared hall"),
        (Room.SHARED_STAIRS, "on the shared stairs"),
        (Room.SHARED_OUTSIDE, "outside the building"),
        (Room.WHOLE_HOME, "all over your home"),
        (None, ""),
    ],
)
def test_a_place_has_its_own_preposition(room: Room | None, said: str) -> None:
    assert repairs.where(room) == said


@each_row("room", Room)
def test_no_place_is_said_as_an_identifier(room: Room) -> None:
    assert "_" not in repairs.where(room)
    assert repairs.where(room).split()[0] in {"in", "on", "at", "all", "outside"}


@each_row(
    ("fault", "room", "said"),
    [
        (TAP, Room.KITCHEN, "a dripping tap in the kitchen"),
        (TAP, None, "a dripping tap"),
        (NO_WATER, Room.KITCHEN, "no hot water"),
        (TOILET, Room.TOILET, "a blocked toilet"),
        (TOILET, Room.BATHROOM, "a blocked toilet in the bathroom"),
        (None, Room.GARDEN, "a repair in the garden"),
        (None, None, "a repair"),
    ],
)
def test_a_repair_is_called_by_its_fault_and_place(fault: Fault | None, room: Room | None, said: str) -> None:
    assert repairs.what(fault, room) == said


def test_several_are_named_so_that_one_can_be_chosen() -> None:
    found = FoundRepairs(repairs=(a_repair(TOILET), a_repair(TAP, room=Room.KITCHEN)))

    assert repairs.which_one(found) == "I can see a blocked toilet and a dripping tap in the kitchen."


@each_row(
    ("state", "visit", "said"),
    [
        (RepairState.RECEIVED, None, "We got it yesterday, and no visit is booked yet."),
        (
            RepairState.RECEIVED,
            FRIDAY_MORNING,
            "We got it yesterday, and a visit is booked for Friday, between eight and noon.",
        ),
        (RepairState.BEING_CHECKED, None, "The repairs team are checking it."),
        (RepairState.BOOKED, FRIDAY_MORNING, "It's booked for Friday, between eight and noon."),
        (RepairState.BOOKED, THIS_AFTERNOON, "It's booked for today, between one and five in the afternoon."),
        (RepairState.BOOKED, None, f"It was booked, but I can't see a visit to come. To ask, {REPAIRS}."),
        (RepairState.WAITING_FOR_PART, None, "It's waiting for a part."),
        (
            RepairState.WAITING_FOR_PART,
            FRIDAY_MORNING,
            "It's waiting for a part, and a visit is booked for Friday, between eight and noon.",
        ),
        (
            RepairState.NO_ACCESS,
            None,
            f"It's on hold, because nobody could get in yesterday. To book another visit, {REPAIRS}.",
        ),
        (
            RepairState.NO_ACCESS,
            FRIDAY_MORNING,
            "Nobody could get in yesterday, and a visit is booked for Friday, between eight and noon.",
        ),
        (RepairState.MORE_WORK_NEEDED, None, "It needs more work, and no visit is booked yet."),
        (
            RepairState.MORE_WORK_NEEDED,
            FRIDAY_MORNING,
            "It needs more work, and a visit is booked for Friday, between eight and noon.",
        ),
        (
            RepairState.DONE,
            None,
            "It was marked as finished yesterday. "
            "If it still isn't right, tell me what's wrong and I'll report it.",
        ),
        (
            RepairState.CANCELLED,
            None,
            "It was cancelled yesterday. If you still need it, tell me what's wrong and I'll report it.",
        ),
        (
            RepairState.UNKNOWN,
            None,
            f"It's open, but I can't see how far it has got. To ask, {REPAIRS}.",
        ),
        (
            RepairState.UNKNOWN,
            FRIDAY_MORNING,
            "It's open, and a visit is booked for Friday, between eight and noon.",
        ),
    ],
)
def test_one_repair_is_said_with_its_progress(state: RepairState, visit: Visit | None, said: str) -> None:
    assert status(a_repair(state=state, visit=visit)) == f"I can see your repair: no hot water. {said}"


@each_row(
    ("repair", "named"),
    [
        (a_repair(LIGHTS, room=Room.HALL), "your repair: lights that don't work in the hall"),
        (
            a_repair(LIGHTS, room=Room.SHARED_STAIRS, is_communal=True),
            "a shared repair: lights that don't work on the shared stairs",
        ),
        (a_repair(None, room=Room.KITCHEN), "your repair in the kitchen"),
        (a_repair(None), "your repair"),
        (a_repair(None, room=Room.SHARED_HALL, is_communal=True), "a shared repair in the shared hall"),
    ],
)
def test_one_repair_is_named_whoever_it_belongs_to(repair: Repair, named: str) -> None:
    assert status(repair) == f"I can see {named}. We got it yesterday, and no visit is booked yet."


@pytest.mark.parametrize(
    ("changed_at", "said"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=UTC), "We got it today"),
        (datetime(2026, 11, 16, 9, tzinfo=UTC), "We got it on Monday the sixteenth of November"),
        (datetime(2026, 7, 1, 22, 59, tzinfo=UTC), "We got it on Wednesday the first of July"),
        # ten to midnight by UTC is the next day by a clock in summer
        (datetime(2026, 7, 1, 23, 50, tzinfo=UTC), "We got it on Thursday the second of July"),
    ],
)
def test_the_day_is_the_landlords_day(changed_at: datetime, said: str) -> None:
    assert said in status(a_repair(changed_at=changed_at))


@each_row(
    ("state", "visit", "said"),
    [
        (RepairState.RECEIVED, None, "not booked yet"),
        (RepairState.RECEIVED, FRIDAY_MORNING, "booked for Friday"),
        (RepairState.BEING_CHECKED, None, "being checked"),
        (RepairState.BOOKED, None, "booked"),
        (RepairState.BOOKED, FRIDAY_MORNING, "booked for Friday"),
        (RepairState.WAITING_FOR_PART, None, "waiting for a part"),
        (RepairState.WAITING_FOR_PART, THIS_AFTERNOON, "waiting for a part, with a visit booked for today"),
        (RepairState.NO_ACCESS, None, "on hold, as nobody could get in"),
        (RepairState.MORE_WORK_NEEDED, None, "which needs more work"),
        (RepairState.DONE, None, "marked as finished"),
        (RepairState.DONE, FRIDAY_MORNING, "marked as finished"),
        (RepairState.CANCELLED, FRIDAY_MORNING, "cancelled"),
        (RepairState.UNKNOWN, None, "still open"),
    ],
)
def test_a_repair_in_a_list_is_said_in_short(state: RepairState, visit: Visit | None, said: str) -> None:
    assert status(a_repair(TAP, state=state, visit=visit), HALL_LIGHTS) == (
        f"I can see two repairs: a dripping tap, {said}; "
        "and lights that don't work in the hall, being checked."
    )


def test_three_repairs_are_read_out_and_a_fourth_is_counted() -> None:
    gate = a_repair(Fault(fault_id="gate", said="a broken gate"), is_communal=True)

    assert status(KITCHEN_TAP, NO_HOT_WATER, gate, HALL_LIGHTS) == (
        "I can see four repairs, and the newest three are: a dripping tap in the kitchen, booked for Friday; "
        "no hot water, waiting for a part, with a visit booked for today; "
        "and a broken gate, which is shared, not booked yet."
    )


def test_a_place_that_is_shared_is_not_called_shared_twice() -> None:
    lights = a_repair(LIGHTS, room=Room.SHARED_STAIRS, is_communal=True)

    assert status(lights, KITCHEN_TAP) == (
        "I can see two repairs: lights that don't work on the shared stairs, not booked yet; "
        "and a dripping tap in the kitchen, booked for Friday."
    )


def test_a_missing_repair_is_said_to_be_missing() -> None:
    assert (
        status(missed=NO_WATER) == "You asked about no hot water. I can't see any repairs open for your home."
    )
    assert status() == "I can't see any repairs open for your home."
    assert status(KITCHEN_TAP, missed=NO_WATER) == (
        "You asked about no hot water, and I can't see a repair for that. "
        "There's one other: a dripping tap in the kitchen, booked for Friday."
    )
    assert status(KITCHEN_TAP, HALL_LIGHTS, missed=DAMP) == (
        "You asked about damp or mould, and I can't see a repair for that. There are two others: "
        "a dripping tap in the kitchen, booked for Friday; "
        "and lights that don't work in the hall, being checked."
    )
