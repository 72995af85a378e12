"""A rent account as a tenant understands it: behind, up to date or ahead, and as of when."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from skill.domain.periods import months_before

FRESH_FOR = timedelta(days=8)
"""A balance older than this is not spoken: a weekly extract that failed once is still fresh, twice is not."""

SMALL_BALANCE_PENCE = 500
"""Below this no one is offered help with arrears: it is noise of the week, not debt."""

KEPT_MONTHS = 13
"""How far back lines are kept. "In June", without a year, is at most twelve months ago; the thirteenth month
allows for figures that are some days old.
"""


class Standing(StrEnum):
    OWES = "owes"
    CLEAR = "clear"
    AHEAD = "ahead"


class Frequency(StrEnum):
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class PaymentMethod(StrEnum):
    DIRECT_DEBIT = "direct_debit"
    STANDING_ORDER = "standing_order"
    UNIVERSAL_CREDIT = "universal_credit"
    HOUSING_BENEFIT = "housing_benefit"
    OTHER = "other"


class LineKind(StrEnum):
    """What one line of a rent account is."""

    RENT = "rent"
    DIRECT_DEBIT = "direct_debit"
    DIRECT_DEBIT_RETURNED = "direct_debit_returned"
    STANDING_ORDER = "standing_order"
    CARD = "card"
    CASH = "cash"
    HOUSING_BENEFIT = "housing_benefit"
    UNIVERSAL_CREDIT = "universal_credit"
    REFUND = "refund"
    ADJUSTMENT = "adjustment"


MONEY_IN = frozenset(
    {
        LineKind.DIRECT_DEBIT,
        LineKind.DIRECT_DEBIT_RETURNED,
        LineKind.STANDING_ORDER,
        LineKind.CARD,
        LineKind.CASH,
        LineKind.HOUSING_BENEFIT,
        LineKind.UNIVERSAL_CREDIT,
    }
)
"""The lines that answer "did my payment arrive"; a returned Direct Debit is the answer "no"."""


def is_kept(kind: LineKind, owed_pence: int) -> bool:
    """Whether a line of an account is worth keeping: it is a credit, or a debit that may reverse a credit.

    Charges, three lines of four, are no part of any answer: the balance and the next charge come with the
    account. A debit of any other kind is kept, because it may be a payment that went back.
    """
    return owed_pence < 0 or kind is not LineKind.RENT


def kept_from(as_of: date) -> date:
    """The first day whose lines are kept, in an extract of that day."""
    return months_before(as_of, KEPT_MONTHS)


@dataclass(frozen=True, slots=True, kw_only=True)
class RentLine:
    """One line of an account. `owed_pence` is what it does to the debt: rent adds, a payment takes away."""

    on: date
    kind: LineKind
    owed_pence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Money the landlord knows to be on its way, such as benefit paid in arrears."""

    pence: int
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """A repayment agreement: `pence` on top of the rent, each `frequency`."""

    pence: int
    frequency: Frequency
    is_kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RentAccount:
    """The main account of a current tenancy; garages, recharges and former homes are other accounts.

    `owed_pence` is positive when the tenant owes. `next_charge_on` passes over rent-free weeks,
    whose Mondays are in `rent_free_on`. `no_arrears_talk` is set for Breathing Space (England and
    Wales), court, bereavement and abuse: the balance on request and nothing else.
    """

    account_ref: str
    tenancy_ref: str
    owed_pence: int
    as_of: date
    charge_pence: int
    frequency: Frequency
    next_charge_on: date | None
    method: PaymentMethod
    expected: Expected | None = None
    arrangement: Arrangement | None = None
    rent_free_on: tuple[date, ...] = ()
    no_arrears_talk: bool = False

    @property
    def standing(self) -> Standing:
        if self.owed_pence == 0:
            return Standing.CLEAR
        return Standing.OWES if self.owed_pence > 0 else Standing.AHEAD

    def is_fresh(self, today: date) -> bool:
        """A figure dated after today is as little to be trusted as an old one."""
        return timedelta(0) <= today - self.as_of <= FRESH_FOR

    def invites_help(self, today: date) -> bool:
        """Whether the coach may be offered after this balance: a real debt, unarranged, and no hold on it."""
        if self.no_arrears_talk or self.owed_pence < SMALL_BALANCE_PENCE:
            return False
        if self.expected and self.expected.on >= today and self.expected.pence >= self.owed_pence:
            return False
        return self.arrangement is None or not self.arrangement.is_kept

    def charges_in(self, first: date, last: date) -> list[date]:
        """The days from `first` to `last` on which rent is charged, without rent-free weeks."""
        if self.next_charge_on is None:
            return []
        due, days = self.next_charge_on, []
        on = due.day
        while due <= last:
            if due >= first and due not in self.rent_free_on:
                days.append(due)
            due = due + timedelta(days=7) if self.frequency is Frequency.WEEKLY else _month_after(due, on)
        return days


def _month_after(day: date, on: int) -> date:
    """Day `on` of the next month, or that month's last day."""
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
    return date(year, month, min(on, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingOnly:
    """What may be said where the tenant chose no amounts."""

    standing: Standing
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFigure:
    """There is no balance to say: no account yet, or a figure that is too old (`as_of`)."""

    as_of: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Payments:
    """Money that came in from `since` to `until`, newest first; amounts only where they were chosen."""

    lines: tuple[RentLine, ...]
    since: date
    until: date
    as_of: date
    with_amounts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NextRent:
    """When rent is charged. `due_on` are the days asked about, or the next one alone.

    `rent_free_on` are the rent-free weeks' Mondays among the days asked about.
    """

    due_on: tuple[date, ...]
    rent_free_on: tuple[date, ...]
    charge_pence: int | None
    method: PaymentMethod
    was_asked_for_days: bool
