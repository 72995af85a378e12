"""Which three windows are offered, and how late a visit may be changed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from skill.domain.landlord import Landlord
from skill.domain.repairs.appointments import (
    PartOfDay,
    Slot,
    instead,
    may_still_change,
    maybe_by_place,
    offered,
    picked,
)
from skill.domain.repairs.jobs import Visit
from skill.domain.repairs.triage import Trade
from tests.tables import each_row
from tests.unit.landlords import LANDLORD

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 4, 10, 0, tzinfo=LONDON).astimezone(UTC)
"""A Wednesday."""


def landlord(**notice: int) -> Landlord:
    return replace(LANDLORD, **notice)  # type: ignore[arg-type]


def at(text: str) -> datetime:
    """ "05 08:00" is that time in London on the fifth of November."""
    return datetime.strptime(f"2026-11-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=LONDON).astimezone(UTC)


def a_slot(text: str) -> Slot:
    starts_at = at(text)
    return Slot(
        slot_ref=text, trade=Trade.PLUMBING, starts_at=starts_at, ends_at=starts_at + timedelta(hours=4)
    )


@each_row(
    ("story", "slots", "told"),
    [
        ("nothing at all", [], []),
        ("Thursday is too soon, by a minute", ["05 09:59", "06 08:00"], ["06 08:00"]),
        ("Thursday is just in time", ["05 10:00"], ["05 10:00"]),
        ("one of each half day", ["06 08:00", "06 10:00", "06 12:00", "06 14:00"], ["06 08:00", "06 12:00"]),
        (
            "three, soonest first",
            ["09 12:00", "09 08:00", "06 12:00", "06 08:00"],
            ["06 08:00", "06 12:00", "09 08:00"],
        ),
        ("a morning ends at noon", ["06 11:59", "06 12:00"], ["06 11:59", "06 12:00"]),
        (
            "the same half of other days",
            ["06 08:00", "09 08:00", "10 08:00"],
            ["06 08:00", "09 08:00", "10 08:00"],
        ),
    ],
)
def test_three_windows_with_distinct_spoken_times_are_offered(
    story: str, slots: list[str], told: list[str]
) -> None:
    found = offered(map(a_slot, slots), now=NOW, landlord=landlord())

    assert [slot.slot_ref for slot in found] == told, story


def test_half_day_is_local_time() -> None:
    in_june = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
    slots = [
        Slot(slot_ref=str(hour), trade=Trade.PLUMBING, starts_at=start, ends_at=start + timedelta(hours=2))
        for hour in (10, 11)
        for start in [datetime(2026, 6, 5, hour, tzinfo=UTC)]
    ]

    assert len(offered(slots, now=in_june, landlord=landlord())) == 2


def test_a_landlord_may_need_more_notice() -> None:
    found = offered(map(a_slot, ["06 09:00", "06 12:00"]), now=NOW, landlord=landlord(slot_notice_hours=48))

    assert [slot.slot_ref for slot in found] == ["06 12:00"]


@each_row(
    ("hours", "starts_at", "expected"),
    [
        (24, "05 10:00", True),
        (24, "05 09:59", False),
        (0, "04 10:00", True),
        (0, "04 09:59", False),
        (48, "06 09:00", False),
    ],
)
def test_a_visit_may_be_changed_while_there_is_notice(hours: int, starts_at: str, expected: bool) -> None:
    visit = Visit(starts_at=at(starts_at), ends_at=at(starts_at) + timedelta(hours=4))

    assert may_still_change(visit, NOW, landlord(change_notice_hours=hours)) is expected


WINDOWS = ["05 12:00", "06 08:00", "06 12:00"]
"""Thursday afternoon, and both halves of Friday."""


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (None, ["05 12:00", "06 12:00"]),
        (5, ["05 12:00"]),
        (6, ["05 12:00"]),
        (9, []),
    ],
    ids=["no day", "another day", "its own day, which will not do", "a day without any"],
)
def test_friday_morning_visit_may_move_to_other_windows(named: int | None, told: list[str]) -> None:
    visit = Visit(starts_at=at("06 08:00"), ends_at=at("06 12:00"))
    day = date(2026, 11, named) if named else None

    found = instead([a_slot(text) for text in WINDOWS], visit, day, LANDLORD)

    assert [slot.slot_ref for slot in found] == told


@each_row(
    ("day", "part", "told", "perhaps"),
    [
        (date(2026, 11, 6), None, ["06 08:00", "06 12:00"], []),
        (date(2026, 11, 6), PartOfDay.MORNING, ["06 08:00"], []),
        (None, PartOfDay.AFTERNOON, ["05 12:00", "06 12:00"], []),
        (date(2026, 12, 2), None, [], ["06 08:00"]),
        (date(2026, 12, 2), PartOfDay.MORNING, [], []),
        (date(2026, 12, 4), None, [], []),
        (None, None, [], []),
    ],
    ids=["a day", "its half", "a half", "maybe the second", "a day's half", "no fourth", "nothing"],
)
def test_words_pick_among_the_windows_read_out(
    day: date | None, part: PartOfDay | None, told: list[str], perhaps: list[str]
) -> None:
    slots = [a_slot(text) for text in WINDOWS]

    assert [slot.slot_ref for slot in picked(slots, day, part, LANDLORD)] == told
    assert [slot.slot_ref for slot in maybe_by_place(slots, day, part)] == perhaps
