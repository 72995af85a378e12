"""Rent answers: the choice of the home first, then whether there is a figure to trust, then the figure."""

from datetime import date

import pytest

from skill.config.settings import Settings
from skill.domain.periods import read_period
from skill.domain.rent import (
    Frequency,
    LineKind,
    NextRent,
    NoFigure,
    Payments,
    RentAccount,
    RentLine,
    StandingOnly,
)
from skill.domain.tenancy import AnswerLevel, Home, Withheld
from skill.services.rent import SAID_AT_ONCE, RentService
from tests.tables import each_row
from tests.unit.domain.accounts import TODAY, an_account
from tests.unit.services.stores import NOW, Watch

HOME = Home(
    tenancy_ref="T1",
    property_ref="P1",
    block_ref=None,
    coach_ref=None,
    place=None,
    started_on=date(2020, 1, 1),
    ended_on=None,
    as_of=NOW,
)


class Accounts:
    def __init__(self, account: RentAccount | None, *lines: RentLine) -> None:
        self._account = account
        self._lines = sorted(lines, key=lambda line: line.on, reverse=True)

    def main_account(self, tenancy_ref: str) -> RentAccount | None:
        return self._account

    def lines(self, account_ref: str, *, since: date) -> list[RentLine]:
        return [line for line in self._lines if line.on >= since]


class Chosen:
    """A choice that was made, in place of the service that keeps it."""

    def __init__(self, level: AnswerLevel | Withheld) -> None:
        self._level = level

    def level(self, home: Home, *, pin_given: bool) -> AnswerLevel | Withheld:
        return self._level


def _rent(
    settings: Settings,
    account: RentAccount | None,
    *lines: RentLine,
    level: AnswerLevel | Withheld = AnswerLevel.AMOUNTS,
) -> RentService:
    return RentService(
        Accounts(account, *lines),
        privacy=Chosen(level),  # type: ignore[arg-type]
        clock=Watch(),
        landlord=settings.landlord,
    )


STALE = an_account(as_of=date(2026, 11, 11))


@each_row("account", [an_account(), STALE, None], ids=["fresh", "stale", "none"])
@each_row("why", Withheld)
def test_withheld_figures_stay_withheld_whatever_the_account(
    why: Withheld, account: RentAccount | None, settings: Settings
) -> None:
    rent = _rent(settings, account, level=why)
    assert rent.balance(HOME, pin_given=False) is why
    assert rent.payments(HOME, None, pin_given=False) is why
    assert rent.next_rent(HOME, None, pin_given=False) is why


@pytest.mark.parametrize("level", [AnswerLevel.AMOUNTS, AnswerLevel.STANDING])
@pytest.mark.parametrize(
    ("account", "as_of"), [(STALE, date(2026, 11, 11)), (None, None)], ids=["stale", "none"]
)
def test_no_untrusted_figure_is_spoken(
    level: AnswerLevel, account: RentAccount | None, as_of: date | None, settings: Settings
) -> None:
    rent = _rent(settings, account, level=level)
    assert rent.balance(HOME, pin_given=True) == NoFigure(as_of=as_of)
    assert rent.payments(HOME, None, pin_given=True) == NoFigure(as_of=as_of)
    assert rent.next_rent(HOME, None, pin_given=True) == NoFigure(as_of=as_of)


def test_home_that_chose_no_amounts_hears_none(settings: Settings) -> None:
    line = RentLine(on=date(2026, 11, 20), kind=LineKind.CARD, owed_pence=-5000)
    rent = _rent(settings, an_account(), line, level=AnswerLevel.STANDING)
    assert rent.balance(HOME, pin_given=False) == StandingOnly(
        standing=an_account().standing, as_of=date(2026, 11, 22)
    )
    payments = rent.payments(HOME, None, pin_given=False)
    next_rent = rent.next_rent(HOME, None, pin_given=False)
    assert isinstance(payments, Payments)
    assert payments.with_amounts is False
    assert isinstance(next_rent, NextRent)
    assert next_rent.charge_pence is None


def _line(on: str, kind: LineKind) -> RentLine:
    return RentLine(on=date.fromisoformat(on), kind=kind, owed_pence=-1000)


@each_row(
    ("kind", "is_told"),
    [
        (LineKind.RENT, False),
        (LineKind.ADJUSTMENT, False),
        (LineKind.REFUND, False),
        (LineKind.DIRECT_DEBIT, True),
        (LineKind.DIRECT_DEBIT_RETURNED, True),
        (LineKind.STANDING_ORDER, True),
        (LineKind.CARD, True),
        (LineKind.CASH, True),
        (LineKind.HOUSING_BENEFIT, True),
        (LineKind.UNIVERSAL_CREDIT, True),
    ],
)
def test_payments_are_money_received_or_returned(kind: LineKind, is_told: bool, settings: Settings) -> None:
    payments = _rent(settings, an_account(), _line("2026-11-20", kind)).payments(HOME, None, pin_given=False)
    assert isinstance(payments, Payments)
    assert bool(payments.lines) is is_told


@each_row(
    ("period", "days"),
    [
        (None, ["2026-11-20", "2026-11-13", "2026-11-06"]),
        ("2026-11-13", ["2026-11-13"]),
        ("2026-11", ["2026-11-20", "2026-11-13", "2026-11-06"]),
        ("2026-10", ["2026-10-30"]),
        ("2026-W47", ["2026-11-20"]),
        ("2026-11-14", []),
    ],
)
def test_payments_within_the_period_come_newest_first(
    period: str | None, days: list[str], settings: Settings
) -> None:
    on = ("2026-11-20", "2026-11-13", "2026-11-06", "2026-10-30", "2026-09-04")
    rent = _rent(settings, an_account(), *[_line(day, LineKind.CARD) for day in on])
    asked = read_period(period, TODAY) if period else None
    payments = rent.payments(HOME, asked, pin_given=False)
    assert isinstance(payments, Payments)
    assert [line.on.isoformat() for line in payments.lines] == days
    assert len(payments.lines) <= SAID_AT_ONCE


@each_row(
    ("period", "due_on"),
    [
        (None, ["2026-11-23"]),
        ("2026-11-30", ["2026-11-30"]),
        ("2026-12-01", []),
        ("2026-12", ["2026-12-07", "2026-12-14", "2026-12-28"]),
        ("2026-W52", []),
        ("2026-11", ["2026-11-23", "2026-11-30"]),
        ("2026-10", []),
    ],
)
def test_rent_due_within_the_period(period: str | None, due_on: list[str], settings: Settings) -> None:
    account = an_account(rent_free_on=(date(2026, 12, 21),))
    asked = read_period(period, TODAY) if period else None
    answer = _rent(settings, account).next_rent(HOME, asked, pin_given=False)
    assert isinstance(answer, NextRent)
    assert [day.isoformat() for day in answer.due_on] == due_on
    assert answer.was_asked_for_days is (period is not None)
    assert answer.charge_pence == 11500


def test_rent_free_week_within_the_period_is_named(settings: Settings) -> None:
    account = an_account(rent_free_on=(date(2026, 12, 21), date(2027, 4, 5)))
    answer = _rent(settings, account).next_rent(HOME, read_period("2026-W52", TODAY), pin_given=False)
    assert isinstance(answer, NextRent)
    assert answer.rent_free_on == (date(2026, 12, 21),)


def test_monthly_rent_weeks_away_is_found(settings: Settings) -> None:
    account = an_account(frequency=Frequency.MONTHLY, next_charge_on=date(2026, 12, 23))
    answer = _rent(settings, account).next_rent(HOME, None, pin_given=False)
    assert isinstance(answer, NextRent)
    assert answer.due_on == (date(2026, 12, 23),)
