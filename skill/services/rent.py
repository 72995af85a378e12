"""What a tenant asks about rent: the balance, whether money arrived, what is due next."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from skill.domain.landlord import Landlord
from skill.domain.periods import Period
from skill.domain.rent import MONEY_IN, NextRent, NoFigure, Payments, RentAccount, StandingOnly
from skill.domain.tenancy import AnswerLevel, Home, Withheld
from skill.services.ports import Clock, RentAccounts
from skill.services.privacy import PrivacyService

LOOKS_BACK = timedelta(days=35)
"""Far enough for a monthly payment to be among the recent ones."""

LOOKS_AHEAD = timedelta(days=366)
"""Nobody knows the rent beyond its next review."""

SAID_AT_ONCE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """An account that may be talked about, with or without its amounts."""

    account: RentAccount
    with_amounts: bool


class RentService:
    def __init__(
        self, accounts: RentAccounts, *, privacy: PrivacyService, clock: Clock, landlord: Landlord
    ) -> None:
        self._accounts = accounts
        self._privacy = privacy
        self._clock = clock
        self._landlord = landlord

    def balance(self, home: Home, *, pin_given: bool) -> Withheld | NoFigure | StandingOnly | RentAccount:
        allowed = self._allowed(home, pin_given=pin_given)
        if not isinstance(allowed, Allowed):
            return allowed
        account = allowed.account
        if allowed.with_amounts:
            return account
        return StandingOnly(standing=account.standing, as_of=account.as_of)

    def payments(
        self, home: Home, period: Period | None, *, pin_given: bool
    ) -> Withheld | NoFigure | Payments:
        allowed = self._allowed(home, pin_given=pin_given)
        if not isinstance(allowed, Allowed):
            return allowed
        account = allowed.account
        today = self._today()
        gone_by = period.gone_by(today) if period else Period(first=today - LOOKS_BACK, last=today)
        lines = [
            line
            for line in self._accounts.lines(account.account_ref, since=gone_by.first)
            if line.kind in MONEY_IN and line.on <= gone_by.last
        ]
        return Payments(
            lines=tuple(lines[:SAID_AT_ONCE]),
            since=gone_by.first,
            until=min(gone_by.last, today),
            as_of=account.as_of,
            with_amounts=allowed.with_amounts,
        )

    def next_rent(
        self, home: Home, period: Period | None, *, pin_given: bool
    ) -> Withheld | NoFigure | NextRent:
        allowed = self._allowed(home, pin_given=pin_given)
        if not isinstance(allowed, Allowed):
            return allowed
        account = allowed.account
        today = self._today()
        ahead = period.from_today(today) if period else Period(first=today, last=today + LOOKS_BACK)
        ahead = replace(ahead, last=min(ahead.last, today + LOOKS_AHEAD))
        due = account.charges_in(ahead.first, ahead.last)
        return NextRent(
            due_on=tuple(due if period else due[:1]),
            rent_free_on=tuple(day for day in account.rent_free_on if ahead.first <= day <= ahead.last)
            if account.next_charge_on
            else (),
            charge_pence=account.charge_pence if allowed.with_amounts else None,
            method=account.method,
            was_asked_for_days=period is not None,
        )

    def _allowed(self, home: Home, *, pin_given: bool) -> Withheld | NoFigure | Allowed:
        """The tenant's choice comes first, then whether there is a figure fresh enough to say."""
        level = self._privacy.level(home, pin_given=pin_given)
        if isinstance(level, Withheld):
            return level
        account = self._accounts.main_account(home.tenancy_ref)
        if account is None or not account.is_fresh(self._today()):
            return NoFigure(as_of=account.as_of if account else None)
        return Allowed(account=account, with_amounts=level is AnswerLevel.AMOUNTS)

    def _today(self) -> date:
        return self._landlord.today(self._clock.now())
