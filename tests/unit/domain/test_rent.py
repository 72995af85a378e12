"""A rent account: behind or not, fresh or not, when rent is charged, and when help may be offered."""

from datetime import date, timedelta

import pytest

from skill.domain.rent import (
    Arrangement,
    Expected,
    Frequency,
    LineKind,
    RentAccount,
    Standing,
    is_kept,
    kept_from,
)
from tests.tables import each_row
from tests.unit.domain.accounts import TODAY, an_account

MONDAY = date(2026, 11, 30)


@each_row(
    ("owed_pence", "standing"),
    [
        (8430, Standing.OWES),
        (1, Standing.OWES),
        (0, Standing.CLEAR),
        (-1, Standing.AHEAD),
        (-30000, Standing.AHEAD),
    ],
)
def test_one_penny_decides_the_standing_of_an_account(owed_pence: int, standing: Standing) -> None:
    assert an_account(owed_pence=owed_pence).standing is standing


@each_row(
    ("as_of", "is_fresh"),
    [
        ("2026-11-23", True),
        ("2026-11-22", True),
        ("2026-11-16", True),
        ("2026-11-15", True),
        ("2026-11-14", False),
        ("2025-11-23", False),
        ("2026-11-24", False),
        ("2027-01-01", False),
    ],
)
def test_balance_may_be_spoken_for_eight_days_and_never_before_its_day(as_of: str, is_fresh: bool) -> None:
    assert an_account(as_of=date.fromisoformat(as_of)).is_fresh(TODAY) is is_fresh


KEPT = Arrangement(pence=500, frequency=Frequency.WEEKLY, is_kept=True)
BROKEN = Arrangement(pence=500, frequency=Frequency.WEEKLY, is_kept=False)


@each_row(
    ("story", "account", "invites"),
    [
        ("a real debt", an_account(), True),
        ("four pounds sixty is noise of the week", an_account(owed_pence=460), False),
        ("five pounds is the least", an_account(owed_pence=500), True),
        ("a penny under it", an_account(owed_pence=499), False),
        ("nothing owing", an_account(owed_pence=0), False),
        ("in credit", an_account(owed_pence=-9000), False),
        ("breathing space, court or bereavement", an_account(no_arrears_talk=True), False),
        ("benefit on its way covers it", an_account(expected=Expected(pence=8430, on=MONDAY)), False),
        ("benefit on its way falls short", an_account(expected=Expected(pence=8429, on=MONDAY)), True),
        (
            "benefit that should have come by now",
            an_account(expected=Expected(pence=8430, on=MONDAY - timedelta(days=1))),
            True,
        ),
        ("an agreement that is kept", an_account(arrangement=KEPT), False),
        ("an agreement that was broken", an_account(arrangement=BROKEN), True),
        ("broken, but under a hold", an_account(arrangement=BROKEN, no_arrears_talk=True), False),
    ],
)
def test_help_is_offered_for_a_real_debt_without_an_arrangement(
    story: str, account: RentAccount, invites: bool
) -> None:
    assert account.invites_help(MONDAY) is invites, story


def _days(*days: str) -> list[date]:
    return [date.fromisoformat(day) for day in days]


@each_row(
    ("story", "first", "last", "due"),
    [
        ("a day with a charge", "2026-11-30", "2026-11-30", _days("2026-11-30")),
        ("a day without one", "2026-12-01", "2026-12-01", []),
        (
            "four Mondays",
            "2026-12-01",
            "2026-12-31",
            _days("2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28"),
        ),
        (
            "a month with five Mondays",
            "2027-03-01",
            "2027-03-31",
            _days("2027-03-01", "2027-03-08", "2027-03-15", "2027-03-22", "2027-03-29"),
        ),
        ("before the next charge nothing is known", "2026-11-01", "2026-11-22", []),
        ("days the wrong way round", "2026-12-31", "2026-12-01", []),
    ],
)
def test_weekly_rent_is_charged_on_its_weekday(story: str, first: str, last: str, due: list[date]) -> None:
    days = an_account().charges_in(date.fromisoformat(first), date.fromisoformat(last))
    assert days == due, story


def test_rent_free_weeks_are_skipped() -> None:
    account = an_account(rent_free_on=tuple(_days("2026-12-21", "2026-12-28")))
    assert account.charges_in(date(2026, 12, 1), date(2027, 1, 4)) == _days(
        "2026-12-07", "2026-12-14", "2027-01-04"
    )


def test_a_month_of_rent_free_weeks_has_no_charge() -> None:
    account = an_account(rent_free_on=tuple(_days("2026-11-30")))
    assert account.charges_in(date(2026, 11, 30), date(2026, 12, 6)) == []


@pytest.mark.parametrize(
    ("next_charge_on", "first", "last", "due"),
    [
        ("2026-12-01", "2026-12-01", "2027-02-28", _days("2026-12-01", "2027-01-01", "2027-02-01")),
        (
            "2026-12-28",
            "2026-12-01",
            "2027-03-31",
            _days("2026-12-28", "2027-01-28", "2027-02-28", "2027-03-28"),
        ),
        ("2027-01-31", "2027-01-01", "2027-02-28", _days("2027-01-31", "2027-02-28")),
        ("2028-01-30", "2028-01-01", "2028-02-29", _days("2028-01-30", "2028-02-29")),
    ],
    ids=["the first", "the 28th", "February is short", "a leap year"],
)
def test_monthly_rent_is_charged_once_a_month(
    next_charge_on: str, first: str, last: str, due: list[date]
) -> None:
    account = an_account(frequency=Frequency.MONTHLY, next_charge_on=date.fromisoformat(next_charge_on))
    assert account.charges_in(date.fromisoformat(first), date.fromisoformat(last)) == due


def test_rent_on_the_31st_returns_to_it_after_february() -> None:
    account = an_account(frequency=Frequency.MONTHLY, next_charge_on=date(2027, 1, 31))
    assert account.charges_in(date(2027, 1, 1), date(2027, 5, 31)) == _days(
        "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"
    )


def test_an_account_without_a_next_charge_has_none() -> None:
    assert an_account(next_charge_on=None).charges_in(TODAY, date(2027, 12, 31)) == []


KEPT = {
    # kind of line: (a debit, which adds to what is owed; a credit, which takes away)
    LineKind.RENT: (False, True),
    LineKind.DIRECT_DEBIT: (True, True),
    LineKind.DIRECT_DEBIT_RETURNED: (True, True),
    LineKind.STANDING_ORDER: (True, True),
    LineKind.CARD: (True, True),
    LineKind.CASH: (True, True),
    LineKind.HOUSING_BENEFIT: (True, True),
    LineKind.UNIVERSAL_CREDIT: (True, True),
    LineKind.REFUND: (True, True),
    LineKind.ADJUSTMENT: (True, True),  # also every kind that is not known
}


def test_all_lines_but_charges_are_kept() -> None:
    assert {kind: (is_kept(kind, 11240), is_kept(kind, -11240)) for kind in LineKind} == KEPT
    assert not is_kept(LineKind.RENT, 0)


def test_lines_are_kept_for_thirteen_months() -> None:
    cases = {"2026-11-30": "2025-10-30", "2026-01-15": "2024-12-15", "2026-03-31": "2025-02-28"}
    cases |= {"2025-03-31": "2024-02-29", "2026-12-01": "2025-11-01", "2026-02-01": "2025-01-01"}

    found = {as_of: kept_from(date.fromisoformat(as_of)).isoformat() for as_of in cases}

    assert found == cases
