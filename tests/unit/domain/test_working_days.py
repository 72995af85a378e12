"""Working days over Christmas, Easter and the summer, checked against a printed calendar."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from skill.domain.deadlines.working_days import CHECKED_WITH, EARLIEST, HORIZON, WorkingDays, bank_holidays
from skill.domain.landlord import Jurisdiction
from skill.errors import NoCalendar
from tests.tables import each_row

ROOT = Path(__file__).parents[3]
ENGLAND = WorkingDays(jurisdiction=Jurisdiction.ENGLAND)
SCOTLAND = WorkingDays(jurisdiction=Jurisdiction.SCOTLAND)
WALES = WorkingDays(jurisdiction=Jurisdiction.WALES)
NORTHERN_IRELAND = WorkingDays(jurisdiction=Jurisdiction.NORTHERN_IRELAND)

# day of the report, working days, last day in England and Wales, last day in Scotland
VECTORS = """
Fri 2026-12-18   10   2027-01-06   2027-01-07
Tue 2026-12-22    5   2026-12-31   2026-12-31
Tue 2026-12-22   10   2027-01-08   2027-01-11
Thu 2026-12-24    1   2026-12-29   2026-12-29
Thu 2026-12-24   10   2027-01-12   2027-01-13
Thu 2026-12-31    1   2027-01-04   2027-01-05
Wed 2027-03-24    3   2027-03-31   2027-03-30
Thu 2027-07-29    3   2027-08-03   2027-08-04
Thu 2027-08-26    3   2027-09-01   2027-08-31
"""


@each_row("line", VECTORS.strip().splitlines())
def test_working_days_are_counted_from_the_day_after(line: str) -> None:
    weekday, *rest = line.split()
    start, in_england, in_scotland = (date.fromisoformat(text) for text in (rest[0], *rest[2:]))
    count = int(rest[1])

    assert start.strftime("%a") == weekday
    assert ENGLAND.after(start, count) == in_england
    assert WALES.after(start, count) == in_england
    assert SCOTLAND.after(start, count) == in_scotland


@each_row(
    ("day", "england", "scotland", "northern_ireland"),
    [
        ("2026-06-15", True, False, True),
        ("2026-11-30", True, False, True),
        ("2027-01-04", True, False, True),
        ("2027-03-17", True, True, False),
        ("2027-03-26", False, False, False),
        ("2027-03-29", False, True, False),
        ("2027-07-12", True, True, False),
        ("2027-08-02", True, False, True),
        ("2027-08-30", False, True, False),
        ("2027-12-25", False, False, False),
        ("2027-12-28", False, False, False),
    ],
    ids=[
        "the World Cup",
        "St Andrew's Day",
        "substitute of 2 January",
        "St Patrick's Day",
        "Good Friday",
        "Easter Monday",
        "the Boyne",
        "Scotland's summer holiday",
        "the late summer holiday",
        "Christmas on a Saturday",
        "substitute of Boxing Day",
    ],
)
def test_each_jurisdiction_has_its_own_holidays(
    day: str, england: bool, scotland: bool, northern_ireland: bool
) -> None:
    on = date.fromisoformat(day)

    assert (ENGLAND.has(on), SCOTLAND.has(on), NORTHERN_IRELAND.has(on)) == (
        england,
        scotland,
        northern_ireland,
    )


def test_landlords_closed_days_are_skipped_too() -> None:
    closed = WorkingDays(
        jurisdiction=Jurisdiction.ENGLAND,
        closed_on=frozenset({date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31)}),
    )

    assert closed.after(date(2026, 12, 24), 1) == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-12-24", "2026-12-24"), ("2026-12-25", "2026-12-29"), ("2026-11-28", "2026-11-30")],
)
def test_non_working_day_counts_as_the_next_working_day(day: str, expected: str) -> None:
    assert ENGLAND.this_or_next(date.fromisoformat(day)) == date.fromisoformat(expected)


def test_last_known_working_day_is_given_and_the_next_is_refused() -> None:
    assert ENGLAND.after(date(2028, 12, 28), 1) == date(2028, 12, 29)
    with pytest.raises(NoCalendar, match="2028-12-31"):
        ENGLAND.after(date(2028, 12, 29), 1)


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2029, 1, 1), date(2040, 1, 2)])
def test_day_beyond_the_horizon_is_refused(day: date) -> None:
    with pytest.raises(NoCalendar):
        ENGLAND.has(day)


@pytest.mark.parametrize("jurisdiction", Jurisdiction)
def test_every_year_up_to_the_horizon_has_its_holidays(jurisdiction: Jurisdiction) -> None:
    in_year = {
        year: sum(day.year == year for day in bank_holidays(jurisdiction))
        for year in range(EARLIEST.year, HORIZON.year + 1)
    }

    assert all(count >= 8 for count in in_year.values())


def test_horizon_fits_the_pinned_release_of_the_library() -> None:
    """Whoever moves the pin looks at what GOV.UK has published, then moves the horizon and this with it."""
    pins = (ROOT / "requirements-lambda.txt").read_text(encoding="utf-8")

    assert f"holidays=={CHECKED_WITH}\n" in pins


def test_holidays_library_is_imported_only_when_needed() -> None:
    """A cold start would wait for it."""
    loaded = "import sys, skill.bootstrap; print('holidays' in sys.modules)"

    run = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)

    assert run.stdout == "False\n"
