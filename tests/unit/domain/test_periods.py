"""Every shape of AMAZON.DATE, and impossible dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.periods import Period, months_before, read_period
from tests.tables import each_row

TODAY = date(2026, 11, 23)


@each_row(
    ("value", "first", "last"),
    [
        ("2026-11-28", "2026-11-28", "2026-11-28"),
        ("PRESENT_REF", "2026-11-23", "2026-11-23"),
        ("present_ref", "2026-11-23", "2026-11-23"),
        (" 2026-11-28 ", "2026-11-28", "2026-11-28"),
        ("2026-W48", "2026-11-23", "2026-11-29"),
        ("2026-W48-WE", "2026-11-28", "2026-11-29"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        ("2026-W53-WE", "2027-01-02", "2027-01-03"),
        ("2027-W1", "2027-01-04", "2027-01-10"),
        ("2027-W01", "2027-01-04", "2027-01-10"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2026-11-XX", "2026-11-01", "2026-11-30"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2027", "2027-01-01", "2027-12-31"),
        ("2027-XX-XX", "2027-01-01", "2027-12-31"),
        ("2027-SP", "2027-03-01", "2027-05-31"),
        ("2027-SU", "2027-06-01", "2027-08-31"),
        ("2027-FA", "2027-09-01", "2027-11-30"),
        ("2026-WI", "2026-12-01", "2027-02-28"),
        ("2027-WI", "2027-12-01", "2028-02-29"),
        ("0001-01-01", "0001-01-01", "0001-01-01"),
    ],
)
def test_each_value_gives_its_days(value: str, first: str, last: str) -> None:
    period = read_period(value, TODAY)
    assert period is not None
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))


@each_row(
    "value",
    [
        "",
        " ",
        "?",
        "tomorrow",
        "2026-02-30",
        "2026-13-01",
        "2026-13",
        "2026-00-10",
        "2026-W54",
        "2026-W00",
        "2027-W53",
        "2026-W48-WX",
        "2026-XX",
        "202X",
        "20XX-XX-XX",
        "2026-XX-28",
        "XXXX-11-28",
        "0000",
        "0000-01-01",
        "9999",
        "9999-12",
        "9999-12-31",
        "9999-W52",
        "9999-WI",
        "2026-AU",
        "2026-11-28T10:00",
        "2026-11-28\n",
        "-2026-11-28",
        "PAST_REF",
        "FUTURE_REF",
        "٢٠٢٦-١١-٢٨x",
        "2026/11/28",
        "1" * 5000,
    ],
)
def test_impossible_date_gives_no_period(value: str) -> None:
    assert read_period(value, TODAY) is None or value.strip() == "2026-11-28"


@pytest.mark.parametrize(
    ("value", "is_weekend"), [("2026-W48-WE", True), ("2026-W48", False), ("2026-11-28", False)]
)
def test_is_weekend_holds_for_weekends_only(value: str, is_weekend: bool) -> None:
    period = read_period(value, TODAY)
    assert period is not None
    assert period.is_weekend is is_weekend


@pytest.mark.parametrize(
    ("first", "last", "from_today"),
    [
        ("2026-11-01", "2026-11-30", ("2026-11-23", "2026-11-30")),
        ("2026-12-01", "2026-12-31", ("2026-12-01", "2026-12-31")),
        ("2026-11-23", "2026-11-23", ("2026-11-23", "2026-11-23")),
    ],
)
def test_remaining_period_starts_today(first: str, last: str, from_today: tuple[str, str]) -> None:
    ahead = Period(first=date.fromisoformat(first), last=date.fromisoformat(last)).from_today(TODAY)
    assert (ahead.first.isoformat(), ahead.last.isoformat()) == from_today


def test_past_period_has_nothing_remaining() -> None:
    ahead = Period(first=date(2026, 10, 1), last=date(2026, 10, 31)).from_today(TODAY)
    assert ahead.last < ahead.first


@given(st.text(alphabet="0123456789-WXESPUFAI_R ", max_size=14) | st.text(max_size=20))
def test_any_text_is_read_without_error(value: str) -> None:
    period = read_period(value, TODAY)
    assert period is None or (
        period.first <= period.last and period.last - period.first <= timedelta(days=366)
    )


@given(st.dates(max_value=date(9998, 12, 31)))
def test_any_day_means_itself(day: date) -> None:
    assert read_period(day.isoformat(), TODAY) == Period(first=day, last=day)


@each_row(
    ("value", "first", "last"),
    [
        ("2026-11-23", "2026-11-23", "2026-11-23"),
        ("2026-11-27", "2026-11-20", "2026-11-20"),
        ("2026-12-04", "2025-12-04", "2025-12-04"),
        ("2027-11-04", "2026-11-04", "2026-11-04"),
        ("2028-02-29", "2026-02-28", "2026-02-28"),
        ("2026-W48-WE", "2026-11-21", "2026-11-22"),
        ("2026-W49", "2026-11-23", "2026-11-29"),
        ("2027-10", "2026-10-01", "2026-10-31"),
        ("2026-12", "2025-12-01", "2025-12-31"),
        ("2028-02", "2026-02-01", "2026-02-28"),
        ("9999-10", "2026-10-01", "2026-10-31"),
    ],
    ids=[
        "today",
        "Friday is last Friday",
        "a date still to come is last year's",
        "a date gone by is this year's",
        "leap day",
        "this weekend is last weekend",
        "next week is this week",
        "October",
        "December",
        "February",
        "the end of time",
    ],
)
def test_past_period_is_the_latest_of_its_kind(value: str, first: str, last: str) -> None:
    period = read_period(value, TODAY)

    assert period is not None
    gone_by = period.gone_by(TODAY)
    assert (gone_by.first.isoformat(), gone_by.last.isoformat()) == (first, last)


@each_row(
    ("day", "months", "before"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2028, 3, 30), 1, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2026, 11, 30)),
        (date(2026, 1, 15), 13, date(2024, 12, 15)),
        (date(2026, 5, 1), 0, date(2026, 5, 1)),
    ],
)
def test_a_month_before_is_the_same_day_or_the_last_one(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before
