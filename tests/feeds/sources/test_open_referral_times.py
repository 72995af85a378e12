"""On which days and at what time a directory's rows say that a service is on, told by exact instants."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from skill.feeds.feed import ONLINE, Window
from skill.feeds.sources.open_referral.reader import NO_TIMES, occurrences
from skill.feeds.sources.schema_org import UNREADABLE_SCHEDULE
from tests.feeds.sources.windows import a_window, told
from tests.tables import each_row

TUESDAYS = {"freq": "WEEKLY", "byday": "TU", "dtstart": "2026-09-01"}


def days(window: Window, *rows: dict[str, Any], **facts: Any) -> list[str]:
    """ "Tue 24 Nov": the row opens at ten unless it says otherwise."""
    return [line.split(" 10:00")[0] for line in told(found(window, *rows, **facts))]


def found(window: Window, *rows: dict[str, Any], **facts: Any) -> list[Any]:
    schedules = [{"opens_at": "10:00", **row} for row in rows]
    body = json.dumps({"contents": [{"id": "s", "name": "Coffee", "schedules": schedules, **facts}]})
    return [each for each in occurrences(body.encode(), window) if window.holds(each.starts_at, each.ends_at)]


@each_row(
    ("row", "expected"),
    [
        ({"freq": "WEEKLY", "byday": "MO,TU", "dtstart": "2026-09-01"}, "Mon 23, Tue 24, Mon 30, Tue 1"),
        ({"freq": "WEEKLY", "byday": ["MO", "TU"], "dtstart": "2026-09-01"}, "Mon 23, Tue 24, Mon 30, Tue 1"),
        ({"freq": "weekly", "byday": "TU", "valid_from": "2026-09-01", "valid_to": "2026-11-24"}, "Tue 24"),
        ({**TUESDAYS, "valid_from": "2026-12-01"}, "Tue 1"),
        ({**TUESDAYS, "until": "2026-11-24T23:00:00Z"}, "Tue 24"),
        ({**TUESDAYS, "until": "9999-12-31"}, "Tue 24, Tue 1"),
        ({"freq": "WEEKLY", "interval": 2, "byday": "TU", "dtstart": "2026-11-10"}, "Tue 24"),
        ({"freq": "WEEKLY", "interval": "2", "byday": "TU", "dtstart": "2026-11-17"}, "Tue 1"),
        ({"freq": "MONTHLY", "byday": "-1MO", "dtstart": "2026-01-01"}, "Mon 30"),
        ({"freq": "MONTHLY", "byday": "4FR"}, "Fri 27"),
        ({"freq": "MONTHLY", "bymonthday": "24,25", "dtstart": "2026-01-01"}, "Tue 24, Wed 25"),
        ({"freq": "MONTHLY", "bymonthday": "-1", "dtstart": "2026-01-01"}, "Mon 30"),
        ({"freq": "WEEKLY", "byday": "TU"}, "Tue 24, Tue 1"),
        ({"freq": "WEEKLY", "weekday": "Tuesday"}, "Tue 24, Tue 1"),
        ({"freq": "WEEKLY", "dtstart": "2026-09-01"}, "Tue 24, Tue 1"),
        ({"freq": "WEEKLY", "byday": "TU", "dtstart": "2026-11-24", "count": 1}, "Tue 24"),
        ({"freq": "WEEKLY", "byday": "TU", "dtstart": "1999-01-05"}, "Tue 24, Tue 1"),
        ({"byday": "TU", "valid_from": "2026-09-03"}, "Tue 24, Tue 1"),
        ({"byday": "4FR", "valid_from": "2026-09-03", "valid_to": "2027-09-03"}, "Fri 27"),
        ({"dtstart": "2026-11-25"}, "Wed 25"),
        ({"dtstart": "2026-11-25", "byday": "WE"}, "Wed 25"),
        ({"valid_from": "2026-11-25", "valid_to": "2026-11-25"}, "Wed 25"),
        ({"dtstart": "2026-11-25", "valid_from": "2026-11-25", "valid_to": "2026-11-25"}, "Wed 25"),
        ({"dtstart": "2026-11-25", "valid_from": "2026-12-01"}, ""),
    ],
)
def test_schedules_as_people_fill_them_in(row: dict[str, Any], expected: str) -> None:
    """The window is a Monday until the Sunday of the week after, two Tuesdays."""
    window = a_window("2026-11-23", "2026-12-06")

    said = days(window, row)

    assert ", ".join(f"{day[:3]} {int(day[4:6])}" for day in said) == expected
    assert not window.notes


@each_row(
    "row",
    [
        {},
        {"freq": "WEEKLY"},
        {"freq": "WEEKLY", "valid_from": "2026-09-03"},
        {"freq": "MONTHLY"},
        {"freq": "YEARLY", "dtstart": "2026-11-24"},
        {"freq": "WEEKLY", "byday": "TU", "interval": 2},
        {"freq": "WEEKLY", "byday": "TU", "count": 5},
        {**TUESDAYS, "byday": "2TU"},
        {**TUESDAYS, "byday": "Tuesdays"},
        {**TUESDAYS, "bymonthday": "32"},
        {**TUESDAYS, "interval": "fortnightly"},
        {**TUESDAYS, "interval": 5000},
        {**TUESDAYS, "until": "31/12/2026"},
        {**TUESDAYS, "dtstart": "9999-11-24"},
        {**TUESDAYS, "dtstart": "0001-01-01"},
        {**TUESDAYS, "dtstart": "next week"},
        {"valid_from": "2026-09-03"},
        {"valid_from": "2026-09-03", "valid_to": "2027-01-01"},
        {"dtstart": "2026-09-03", "valid_to": "2027-01-01"},
    ],
)
def test_a_row_that_leaves_its_days_open_is_noted_and_the_next_one_is_read(row: dict[str, Any]) -> None:
    window = a_window("2026-11-23", "2026-11-29")

    assert days(window, row, TUESDAYS) == ["Tue 24 Nov"]
    assert window.notes == {UNREADABLE_SCHEDULE: 1}


@each_row(
    ("row", "starts", "ends"),
    [
        # By the wall clock on both sides of the clock changes, whatever offset a rule's times carry.
        ({"byday": "SA", "opens_at": "09:00", "closes_at": "10:00"}, "2026-10-24T08:00", "2026-10-24T09:00"),
        ({"byday": "SU", "opens_at": "09:00", "closes_at": "10:00"}, "2026-10-25T09:00", "2026-10-25T10:00"),
        ({"byday": "SA", "opens_at": "10:00Z"}, "2026-10-24T09:00", "2026-10-24T09:00"),
        ({"byday": "SU", "opens_at": "09:00-05:00"}, "2026-10-25T09:00", "2026-10-25T09:00"),
        ({"byday": "SA", "opens_at": "10:00", "timezone": -5}, "2026-10-24T09:00", "2026-10-24T09:00"),
        # Of one date alone an offset is true.
        ({"dtstart": "2026-10-24", "opens_at": "10:00Z"}, "2026-10-24T10:00", "2026-10-24T10:00"),
        ({"dtstart": "2026-10-24", "opens_at": "9:30Z"}, "2026-10-24T09:30", "2026-10-24T09:30"),
        ({"dtstart": "2026-10-24", "opens_at": "10:00"}, "2026-10-24T09:00", "2026-10-24T09:00"),
        (
            {"dtstart": "2026-10-24", "opens_at": "10:00+01:00", "closes_at": "11:00+01:00"},
            "2026-10-24T09:00",
            "2026-10-24T10:00",
        ),
        (
            {"dtstart": "2026-10-24", "opens_at": "22:00", "closes_at": "01:00"},
            "2026-10-24T21:00",
            "2026-10-25T00:00",
        ),
        (
            {"dtstart": "2026-10-24", "opens_at": "22:00", "closes_at": "03:00"},
            "2026-10-24T21:00",
            "2026-10-25T03:00",
        ),
        # Without an end, or with none that is one.
        ({"byday": "SU", "opens_at": "10:00"}, "2026-10-25T10:00", "2026-10-25T10:00"),
        ({"byday": "SU", "opens_at": "10:00", "closes_at": "10:00"}, "2026-10-25T10:00", "2026-10-25T10:00"),
        ({"byday": "SU", "opens_at": "10:00", "closes_at": "late"}, "2026-10-25T10:00", "2026-10-25T10:00"),
    ],
)
def test_instants(row: dict[str, Any], starts: str, ends: str) -> None:
    window = a_window("2026-10-24", "2026-10-25")
    rule = {"freq": "WEEKLY"} if "byday" in row else {}

    (one,) = found(window, {**rule, **row})

    assert one.starts_at == datetime.fromisoformat(starts).replace(tzinfo=UTC)
    assert one.ends_at == datetime.fromisoformat(ends).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "row", [{"opens_at": None}, {"opens_at": "mornings"}, {"opens_at": "00:00", "closes_at": "00:00"}]
)
def test_a_service_without_times_is_skipped(row: dict[str, Any]) -> None:
    window = a_window("2026-11-23", "2026-11-29")

    assert found(window, {**TUESDAYS, **row}) == []
    assert window.notes == {NO_TIMES: 1}


@pytest.mark.parametrize(
    ("how", "count"), [("online", 0), ("By phone", 0), ("in person or online", 1), ("", 1)]
)
def test_a_service_that_is_only_watched_is_skipped(how: str, count: int) -> None:
    window = a_window("2026-11-23", "2026-11-29")

    assert len(found(window, {**TUESDAYS, "attending_type": how})) == count
    assert window.notes[ONLINE] == 1 - count


CLOSED = {"closed": True, "start_date": "2026-11-24", "end_date": "2026-11-30"}
LINK = {"id": "l", "location": {"id": "p", "name": "the library"}}


@each_row(
    ("facts", "is_open"),
    [
        ({"holiday_schedules": [CLOSED]}, False),
        ({"holiday_schedule": {**CLOSED, "closed": "True", "end_date": None}}, False),
        ({"service_at_locations": [{**LINK, "holiday_schedules": [CLOSED]}]}, False),
        ({"service_at_locations": [{**LINK, "location": {"id": "p", "holiday_schedules": [CLOSED]}}]}, False),
        ({"holiday_schedules": [{**CLOSED, "closed": False}]}, True),
        ({"holiday_schedules": [{**CLOSED, "closed": []}]}, True),
        ({"holiday_schedules": [{**CLOSED, "end_date": "2026-11-01"}]}, True),
    ],
)
def test_closed_for_a_holiday(facts: dict[str, Any], is_open: bool) -> None:
    said = days(a_window("2026-11-23", "2026-12-06"), TUESDAYS, **facts)

    assert said == (["Tue 24 Nov"] if is_open else []) + ["Tue 01 Dec"]


def test_one_service_place_and_date_is_listed_once() -> None:
    window = a_window("2026-11-24", "2026-11-24")
    twice = {"service_at_locations": [LINK], "locations": [LINK["location"]]}

    assert [each.uid for each in found(window, TUESDAYS, TUESDAYS, **twice)] == ["s/p/2026-11-24T10:00:00"]
    assert len(found(window, TUESDAYS, {**TUESDAYS, "opens_at": "14:00"}, **twice)) == 2
