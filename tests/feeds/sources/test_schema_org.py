"""What schema.org says, by one reader for every kind of feed that is written in it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skill.feeds.sources.schema_org import UNREADABLE_SCHEDULE, price_pence, schedule_dates
from tests.feeds.sources.windows import LONDON, a_window

ROW = {"startDate": "2026-11-02", "startTime": "10:00", "repeatFrequency": "P1W", "repeatCount": 2}


def _starts(**facts: Any) -> tuple[list[str], dict[str, int]]:
    window = a_window("2026-11-01", "2027-03-31")
    row = {name: value for name, value in (ROW | facts).items() if value is not None}
    found = [starts.astimezone(LONDON).strftime("%d %b %H:%M") for starts, _ in schedule_dates(row, window)]
    return found, dict(window.notes)


READ = [
    ({}, ["02 Nov 10:00", "09 Nov 10:00"]),
    ({"repeatFrequency": "Weekly"}, ["02 Nov 10:00", "09 Nov 10:00"]),
    ({"repeatFrequency": None}, ["02 Nov 10:00"]),
    ({"byDay": ["https://schema.org/Tuesday"]}, ["03 Nov 10:00", "10 Nov 10:00"]),
    ({"repeatFrequency": "P1M", "byMonthDay": [-1, 99]}, ["30 Nov 10:00", "31 Dec 10:00"]),
    ({"repeatFrequency": "P1M", "repeatCount": None, "byMonth": "2"}, ["02 Feb 10:00"]),
    ({"endDate": "2026-11-08T23:59:59"}, ["02 Nov 10:00"]),
    ({"endDate": "9999-12-31"}, ["02 Nov 10:00", "09 Nov 10:00"]),
    ({"exceptDate": "2026-11-02T10:00:00Z"}, ["09 Nov 10:00"]),
    ({"scheduleTimezone": "Europe/Paris"}, ["02 Nov 09:00", "09 Nov 09:00"]),
    ({"startTime": "10:00:00Z"}, ["02 Nov 10:00", "09 Nov 10:00"]),
]
REFUSED: list[dict[str, Any]] = [
    {"startDate": "never"},
    {"startTime": None},
    {"startTime": "25:00"},
    {"repeatFrequency": "P1Y"},
    {"repeatFrequency": "P0D"},
    {"repeatFrequency": "now and then"},
    {"endDate": "soon"},
    {"exceptDate": ["Christmas"]},
    {"byMonth": [13], "repeatCount": None},
    {"byMonth": [12]},
    {"byDay": ["MO"], "byMonthDay": [31]},
    {"scheduleTimezone": "../../etc/passwd"},
    {"scheduleTimezone": "Mars/Base"},
    {"scheduleTimezone": "Europe"},
]


def test_a_schedule_is_read_however_it_is_written() -> None:
    wrong = {str(facts): _starts(**facts) for facts, days in READ if _starts(**facts) != (days, {})}

    assert not wrong


def test_a_schedule_that_leaves_its_days_open_is_skipped_whole_and_counted() -> None:
    wrong = [facts for facts in REFUSED if _starts(**facts) != ([], {UNREADABLE_SCHEDULE: 1})]

    assert not wrong


@pytest.mark.parametrize(
    ("facts", "length"),
    [
        ({"endTime": "11:30", "duration": "PT2H"}, timedelta(minutes=90)),
        ({"duration": "PT2H"}, timedelta(hours=2)),
        ({"endTime": "01:00"}, timedelta(hours=15)),
        ({}, timedelta(minutes=45)),
    ],
)
def test_a_date_ends_at_its_end_after_its_duration_or_after_that_of_the_event(
    facts: dict[str, str], length: timedelta
) -> None:
    (starts_at, ends_at), _ = schedule_dates(
        ROW | facts, a_window("2026-11-01", "2026-11-30"), lasts=timedelta(minutes=45)
    )

    assert starts_at == datetime(2026, 11, 2, 10, tzinfo=UTC)
    assert ends_at - starts_at == length


def test_an_offer_without_a_currency_counts_only_where_pounds_are_meant_or_it_is_free() -> None:
    assert price_pence({"price": 5}) is None
    assert price_pence({"price": 5}, default_currency="GBP") == 500
    assert price_pence({"price": 0}) == 0
