"""Days that come again: in step with their first, by the clock on the wall, and never without an end."""

from cProfile import Profile
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.feeds.sources.schedules import Schedule, by_day_of, days_of, end_after, moment
from tests import thorough
from tests.feeds.sources.windows import LONDON, a_window
from tests.tables import each_row

TUESDAY = date(2026, 12, 1)
MAX_STEPS = 400_000
"""Calls in the interpreter; a day tried takes a dozen, and there are three million until the year 9999."""


def _within_december(schedule: Schedule) -> list[str]:
    """Without the day more that a window of days has at each end."""
    found = days_of(schedule, a_window("2026-12-01", "2026-12-31"))
    return [day.isoformat() for day in found if day.month == 12]


@each_row(
    ("facts", "expected"),
    [
        ({}, ["2026-12-01"]),
        ({"frequency": "DAILY", "every": 10}, ["2026-12-01", "2026-12-11", "2026-12-21", "2026-12-31"]),
        ({"frequency": "WEEKLY", "until": date(2026, 12, 15)}, ["2026-12-01", "2026-12-08", "2026-12-15"]),
        ({"frequency": "WEEKLY", "every": 2}, ["2026-12-01", "2026-12-15", "2026-12-29"]),
        ({"frequency": "WEEKLY", "count": 2}, ["2026-12-01", "2026-12-08"]),
        ({"frequency": "WEEKLY", "count": 3, "until": date(2026, 12, 8)}, ["2026-12-01", "2026-12-08"]),
        (
            {"frequency": "WEEKLY", "by_day": ("MO", "FR"), "until": date(2026, 12, 12)},
            ["2026-12-04", "2026-12-07", "2026-12-11"],
        ),
        # By the week an ordinal says nothing (RFC 5545, 3.3.10).
        ({"frequency": "WEEKLY", "by_day": ("2FR",), "count": 2}, ["2026-12-04", "2026-12-11"]),
        ({"frequency": "MONTHLY", "by_day": ("2MO",)}, ["2026-12-14"]),
        ({"frequency": "MONTHLY", "by_day": ("-1FR",)}, ["2026-12-25"]),
        ({"frequency": "MONTHLY", "by_month_day": (15, 31)}, ["2026-12-15", "2026-12-31"]),
        # A skipped day counts as one of the three.
        (
            {"frequency": "WEEKLY", "count": 3, "not_on": frozenset({date(2026, 12, 8)})},
            ["2026-12-01", "2026-12-15"],
        ),
        ({"frequency": "DAILY", "by_day": ("MO",), "count": 2}, ["2026-12-07", "2026-12-14"]),
        (
            {"frequency": "WEEKLY", "by_day": ("TU", "WE"), "by_month_day": (2, -3)},
            ["2026-12-02", "2026-12-29"],
        ),
        ({"frequency": "MONTHLY", "by_day": ("FR",), "by_month_day": (-7,)}, ["2026-12-25"]),
        ({"not_on": frozenset({TUESDAY})}, []),
        ({"frequency": "WEEKLY", "until": date(2026, 11, 1)}, []),
        ({"frequency": "WEEKLY", "count": 0}, []),
    ],
)
def test_days_of_a_rule(facts: dict[str, Any], expected: list[str]) -> None:
    schedule = Schedule(**({"first": TUESDAY, "starts": time(10)} | facts))

    assert _within_december(schedule) == expected


@each_row("first", [date(1971, 1, 5), date(2001, 1, 9), date(2026, 11, 17)])
@each_row("every", [1, 2, 3])
def test_a_rule_from_long_ago_is_in_step_with_its_first_day(first: date, every: int) -> None:
    old = Schedule(first=first, starts=time(10), frequency="WEEKLY", every=every)

    found = list(days_of(old, a_window("2026-11-30", "2027-02-28")))

    assert len(found) in {91 // (7 * every), 91 // (7 * every) + 1}
    assert all((day - first).days % (7 * every) == 0 for day in found)


def test_a_count_of_long_ago_is_over() -> None:
    old = Schedule(first=date(2020, 1, 7), starts=time(10), frequency="WEEKLY", count=10)

    assert list(days_of(old, a_window("2026-11-30", "2026-12-31"))) == []


@each_row(
    "facts",
    [
        {"frequency": "DAILY", "every": 7, "by_day": ("MO",)},
        {"frequency": "MONTHLY", "by_day": ("5MO",), "by_month_day": (1,)},
        {"frequency": "WEEKLY", "by_day": ("MO",), "by_month_day": (31,), "every": 52},
        {"frequency": "DAILY"},
    ],
)
@each_row("count", [None, 5, 10**12])
def test_a_rule_is_not_followed_beyond_the_window(facts: dict[str, Any], count: int | None) -> None:
    endless = Schedule(first=date(1971, 1, 1), starts=time(10), count=count, **facts)
    window = a_window("2026-11-30", "2026-12-31")

    with Profile() as profile:
        found = list(days_of(endless, window))

    assert len(found) <= 34
    assert sum(row.callcount for row in profile.getstats()) < MAX_STEPS


@each_row(
    "facts",
    [
        {"first": date(1, 1, 1)},
        {"first": date(9999, 12, 31)},
        {"frequency": "SECONDLY"},
        {"frequency": "YEARLY"},
        {"frequency": "WEEKLY", "every": 0},
        {"frequency": "WEEKLY", "every": 10**9},
        {"frequency": "WEEKLY", "by_day": ("XX",)},
        {"frequency": "MONTHLY", "by_month_day": (32,)},
        {"frequency": "MONTHLY", "by_month_day": (0,)},
    ],
)
def test_what_is_no_schedule_is_refused(facts: dict[str, Any]) -> None:
    schedule = Schedule(**({"first": TUESDAY, "starts": time(10)} | facts))

    with pytest.raises(ValueError, match=r"\w"):
        list(days_of(schedule, a_window("2026-11-30", "2026-12-31")))


@each_row(
    ("day", "at", "instant"),
    [
        (date(2026, 10, 24), time(10), datetime(2026, 10, 24, 9, tzinfo=UTC)),
        (date(2026, 10, 25), time(10), datetime(2026, 10, 25, 10, tzinfo=UTC)),
        (date(2027, 3, 27), time(10), datetime(2027, 3, 27, 10, tzinfo=UTC)),
        (date(2027, 3, 28), time(10), datetime(2027, 3, 28, 9, tzinfo=UTC)),
        # Half past one is skipped in spring, and comes twice in autumn.
        (date(2027, 3, 28), time(1, 30), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_time_on_the_wall_is_one_instant(day: date, at: time, instant: datetime) -> None:
    assert moment(day, at, LONDON) == instant


@pytest.mark.parametrize(
    ("ends", "instant"),
    [
        (time(21), datetime(2026, 10, 24, 20, tzinfo=UTC)),
        (time(2), datetime(2026, 10, 25, 2, tzinfo=UTC)),
        (None, datetime(2026, 10, 24, 18, tzinfo=UTC)),
    ],
)
def test_an_end_is_the_same_evening_or_after_midnight(ends: time | None, instant: datetime) -> None:
    assert end_after(date(2026, 10, 24), time(19), ends, LONDON) == instant


@each_row(
    ("text", "expected"),
    [
        ("MO,TU", ("MO", "TU")),
        ("2MO;-1FR", ("2MO", "-1FR")),
        ("https://schema.org/Monday http://schema.org/Sunday", ("MO", "SU")),
        ("schema:Friday", ("FR",)),
        ("monday", ("MO",)),
        ("XX, 9MO, ", ()),
    ],
)
def test_days_of_the_week_as_each_standard_writes_them(text: str, expected: tuple[str, ...]) -> None:
    assert by_day_of(text) == expected


@settings(deadline=None, max_examples=thorough.examples(60))
@given(
    st.builds(
        Schedule,
        first=st.dates(),
        starts=st.times(),
        frequency=st.sampled_from(["", "DAILY", "WEEKLY", "MONTHLY", "HOURLY"]),
        every=st.integers(-1, 500),
        by_day=st.lists(st.sampled_from(["MO", "2TU", "-1FR", "??"]), max_size=3).map(tuple),
        by_month_day=st.lists(st.integers(-40, 40), max_size=3).map(tuple),
        until=st.none() | st.dates(),
        count=st.none() | st.integers(0, 10**9),
    )
)
def test_any_schedule_is_days_in_order_or_refused(schedule: Schedule) -> None:
    try:
        found = list(days_of(schedule, a_window("2026-11-30", "2027-01-31")))
    except ValueError:
        return
    assert found == sorted(set(found))
    assert len(found) <= 66
