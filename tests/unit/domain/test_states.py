"""Repairs that are open, tenancies that are current, and undefined ids."""

from datetime import UTC, date, datetime

import pytest

from skill.domain.coaching import Coach
from skill.domain.ids import parse_enum
from skill.domain.repairs.jobs import RepairState
from skill.domain.repairs.rooms import Room
from skill.domain.tenancy import Home
from tests.tables import each_row


@each_row("state", RepairState)
def test_only_done_and_cancelled_repairs_are_closed(state: RepairState) -> None:
    assert state.is_open is (state not in {RepairState.DONE, RepairState.CANCELLED})


@each_row(
    ("started_on", "ended_on", "is_current"),
    [
        ("2020-01-01", None, True),
        ("2026-11-23", None, True),
        ("2026-11-24", None, False),
        ("2020-01-01", "2026-11-23", True),
        ("2020-01-01", "2026-11-22", False),
        ("2020-01-01", "2027-01-31", True),
    ],
    ids=["long ago", "moves in today", "moves in tomorrow", "last day", "ended yesterday", "notice given"],
)
def test_a_tenancy_is_current_from_its_first_day_to_its_last(
    started_on: str, ended_on: str | None, is_current: bool
) -> None:
    home = Home(
        tenancy_ref="T1",
        property_ref="P1",
        block_ref=None,
        coach_ref=None,
        place=None,
        started_on=date.fromisoformat(started_on),
        ended_on=date.fromisoformat(ended_on) if ended_on else None,
        as_of=datetime(2026, 11, 22, tzinfo=UTC),
    )
    assert home.is_current(date(2026, 11, 23)) is is_current


@pytest.mark.parametrize(
    ("day", "works"), [("2026-11-23", True), ("2026-11-25", False), ("2026-11-28", False)]
)
def test_a_coach_works_on_their_weekdays(day: str, works: bool) -> None:
    coach = Coach(
        coach_ref="C1",
        first_name="Priya",
        works_on=frozenset({0, 1, 3}),
        cover_name=None,
        as_of=datetime(2026, 11, 22, tzinfo=UTC),
    )
    assert coach.works(date.fromisoformat(day)) is works


@each_row(
    ("value", "room"),
    [("kitchen", Room.KITCHEN), ("KITCHEN", None), ("ballroom", None), ("", None), (None, None)],
)
def test_undefined_id_gives_none(value: str | None, room: Room | None) -> None:
    assert parse_enum(Room, value) is room
