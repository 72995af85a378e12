"""Rent at scale: every account's year of charges and payments, with what was owed before it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from bench.sample.draws import Draws, Scale, Weighted
from bench.sample.homes import former_ended_on, former_tenancy_ref, tenancy_ref
from skill.domain.periods import months_before
from skill.domain.rent import Frequency, LineKind, PaymentMethod
from skill.housing.extract.rows import AccountKind, RentAccountRow, RentFreeWeekRow, RentLineRow
from skill.housing.sample.days import FRIDAY, MONDAY, next_weekday, workday

WEEKS = 52
YEAR = timedelta(weeks=WEEKS)
SECOND = 0.13
CALENDAR = "48-week"

METHODS = Weighted(
    (38, PaymentMethod.DIRECT_DEBIT),
    (30, PaymentMethod.UNIVERSAL_CREDIT),
    (12, PaymentMethod.HOUSING_BENEFIT),
    (10, PaymentMethod.STANDING_ORDER),
    (10, PaymentMethod.OTHER),
)
WEEKS_OWED = Weighted(
    (30, (-1.0, 0.0)),
    (6, (-5.0, -1.0)),
    (29, (0.0, 0.0)),
    (20, (0.0, 1.0)),
    (11, (1.0, 4.0)),
    (3, (4.0, 12.0)),
    (1, (12.0, 30.0)),
)
"""Ahead, clear and behind, in weeks of rent: on any Monday a third is behind, most of them by little."""

PAID_AS = {
    PaymentMethod.DIRECT_DEBIT: LineKind.DIRECT_DEBIT,
    PaymentMethod.UNIVERSAL_CREDIT: LineKind.UNIVERSAL_CREDIT,
    PaymentMethod.HOUSING_BENEFIT: LineKind.HOUSING_BENEFIT,
    PaymentMethod.STANDING_ORDER: LineKind.STANDING_ORDER,
    PaymentMethod.OTHER: LineKind.CARD,
}
DIRECT_DEBIT_DAYS = (1, 8, 15, 28)
MISSED = 0.02
RETURNED = 0.01


def rent_accounts(scale: Scale) -> Iterator[RentAccountRow]:
    for number in scale.numbers:
        yield from _accounts(scale, number)


def rent_lines(scale: Scale) -> Iterator[RentLineRow]:
    """Account by account, each oldest first; all lines of an account add up to what it owes."""
    for number in scale.numbers:
        for account in _accounts(scale, number):
            yield from _lines(account, scale.draws("lines", number), scale.today)


@lru_cache(maxsize=4)
def rent_free_weeks(today: date) -> tuple[RentFreeWeekRow, ...]:
    """Two weeks at Christmas and two in April, last year's and this year's."""
    return tuple(
        RentFreeWeekRow(calendar=CALENDAR, monday=next_weekday(first, MONDAY) + timedelta(weeks=more))
        for year in (today.year - 1, today.year)
        for first in (date(year, 4, 1), date(year, 12, 18))
        for more in (0, 1)
    )


def _accounts(scale: Scale, number: int) -> Iterator[RentAccountRow]:
    draws = scale.draws("account", number)
    main = _main_account(scale, number, draws)
    moved_on = former_ended_on(scale, number)
    if moved_on is not None:
        yield _former_account(main, number, draws)
    yield main
    if draws.chance(SECOND):
        yield _second_account(main, number, draws)


def _main_account(scale: Scale, number: int, draws: Draws) -> RentAccountRow:
    as_of = scale.today - timedelta(days=1)
    weekly = draws.between(8_000, 16_500)
    is_monthly = draws.chance(0.1)
    charge = (weekly * WEEKS + 6) // 12 if is_monthly else weekly
    owed_pence = _owed(draws, weekly)
    account = RentAccountRow(
        account_ref=f"A{number:06}",
        tenancy_ref=tenancy_ref(number),
        kind=AccountKind.MAIN,
        owed_pence=owed_pence,
        as_of=as_of,
        charge_pence=charge,
        frequency=Frequency.MONTHLY if is_monthly else Frequency.WEEKLY,
        next_charge_on=_next_month(as_of) if is_monthly else next_weekday(scale.today, MONDAY),
        method=draws.weighted(METHODS),
        rent_free_calendar=CALENDAR if not is_monthly and draws.chance(0.1) else None,
        no_arrears_talk=draws.chance(0.01),
    )
    return _with_agreement(_with_expected(account, draws), draws)


def _owed(draws: Draws, weekly: int) -> int:
    low, high = draws.weighted(WEEKS_OWED)
    return int((low + draws.share() * (high - low)) * weekly)


def _with_expected(account: RentAccountRow, draws: Draws) -> RentAccountRow:
    """The landlord knows of some of the money on its way."""
    if not draws.chance(0.2):
        return account
    on = workday(account.as_of + timedelta(days=draws.between(2, 25)))
    return replace(account, expected_pence=_payment(account), expected_on=on)


def _with_agreement(account: RentAccountRow, draws: Draws) -> RentAccountRow:
    if account.owed_pence < account.charge_pence or not draws.chance(0.3):
        return account
    return replace(
        account,
        arrangement_pence=draws.pick((375, 500, 1000)),
        arrangement_frequency=Frequency.WEEKLY,
        arrangement_is_kept=draws.chance(0.7),
    )


def _second_account(main: RentAccountRow, number: int, draws: Draws) -> RentAccountRow:
    kind = AccountKind.GARAGE if draws.chance(0.8) else AccountKind.RECHARGE
    weekly = draws.between(700, 1_900)
    return RentAccountRow(
        account_ref=f"S{number:06}",
        tenancy_ref=main.tenancy_ref,
        kind=kind,
        owed_pence=_owed(draws, weekly),
        as_of=main.as_of,
        charge_pence=weekly,
        frequency=Frequency.WEEKLY,
        next_charge_on=next_weekday(main.as_of + timedelta(days=1), MONDAY),
        method=PaymentMethod.DIRECT_DEBIT,
    )


def _former_account(main: RentAccountRow, number: int, draws: Draws) -> RentAccountRow:
    return RentAccountRow(
        account_ref=f"F{number:06}",
        tenancy_ref=former_tenancy_ref(number),
        kind=AccountKind.FORMER,
        owed_pence=_owed(draws, main.charge_pence),
        as_of=main.as_of,
        charge_pence=0,
        frequency=main.frequency,
        next_charge_on=None,
        method=PaymentMethod.OTHER,
    )


def _lines(account: RentAccountRow, draws: Draws, today: date) -> list[RentLineRow]:
    ref, since = account.account_ref, account.as_of - YEAR
    if account.charge_pence == 0:
        return [RentLineRow(ref, since, LineKind.ADJUSTMENT, account.owed_pence)]
    lines = [
        RentLineRow(ref, day, LineKind.RENT, account.charge_pence) for day in _charge_days(account, today)
    ]
    lines += _payments(account, draws)
    lines.sort(key=_on)
    brought_forward = account.owed_pence - sum(line.owed_pence for line in lines)
    return [RentLineRow(ref, since, LineKind.ADJUSTMENT, brought_forward), *lines]


def _on(line: RentLineRow) -> date:
    return line.on


def _charge_days(account: RentAccountRow, today: date) -> tuple[date, ...]:
    if account.frequency is Frequency.MONTHLY:
        return _months(account.as_of, 1)
    if account.rent_free_calendar is None:
        return _mondays(account.as_of)
    free = {week.monday for week in rent_free_weeks(today)}
    return tuple(monday for monday in _mondays(account.as_of) if monday not in free)


def _payments(account: RentAccountRow, draws: Draws) -> Iterator[RentLineRow]:
    ref, kind, pence = account.account_ref, PAID_AS[account.method], _payment(account)
    for day in PAYDAYS[account.method](account, draws):
        chance = draws.share()
        if chance < MISSED:
            continue
        yield RentLineRow(ref, day, kind, -pence)
        if chance > 1 - RETURNED and kind is LineKind.DIRECT_DEBIT:
            back = min(workday(day + timedelta(days=3)), account.as_of)
            yield RentLineRow(ref, back, LineKind.DIRECT_DEBIT_RETURNED, pence)


def _payment(account: RentAccountRow) -> int:
    """What comes each time: a year of payments is about a year of charges."""
    weekly = account.charge_pence
    if account.frequency is Frequency.MONTHLY:
        weekly = account.charge_pence * 12 // WEEKS
    if account.method is PaymentMethod.STANDING_ORDER:
        return weekly
    if account.method is PaymentMethod.HOUSING_BENEFIT:
        return weekly * 4
    return weekly * 2 if account.method is PaymentMethod.OTHER else (weekly * WEEKS + 6) // 12


def _direct_debit_days(account: RentAccountRow, draws: Draws) -> tuple[date, ...]:
    return _months(account.as_of, draws.pick(DIRECT_DEBIT_DAYS), True)


def _universal_credit_days(account: RentAccountRow, draws: Draws) -> tuple[date, ...]:
    return _months(account.as_of, draws.between(1, 28))


def _housing_benefit_days(account: RentAccountRow, draws: Draws) -> tuple[date, ...]:
    return _mondays(account.as_of)[draws.below(4) :: 4]


def _fridays(account: RentAccountRow, draws: Draws) -> tuple[date, ...]:
    return _weekly(account.as_of, FRIDAY)


def _fortnights(account: RentAccountRow, draws: Draws) -> tuple[date, ...]:
    return _weekly(account.as_of, draws.below(5))[draws.below(2) :: 2]


PAYDAYS: dict[PaymentMethod, Callable[[RentAccountRow, Draws], tuple[date, ...]]] = {
    PaymentMethod.DIRECT_DEBIT: _direct_debit_days,
    PaymentMethod.UNIVERSAL_CREDIT: _universal_credit_days,
    PaymentMethod.HOUSING_BENEFIT: _housing_benefit_days,
    PaymentMethod.STANDING_ORDER: _fridays,
    PaymentMethod.OTHER: _fortnights,
}


def _mondays(until: date) -> tuple[date, ...]:
    return _weekly(until, MONDAY)


@lru_cache(maxsize=32)
def _weekly(until: date, weekday: int) -> tuple[date, ...]:
    last = next_weekday(until - timedelta(days=6), weekday)
    return tuple(last - timedelta(weeks=weeks) for weeks in reversed(range(WEEKS)))


@lru_cache(maxsize=128)
def _months(until: date, day: int, on_workdays: bool = False) -> tuple[date, ...]:
    """Twelve times that day of the month; at a weekend the bank waits until Monday."""
    days = [months_before(until.replace(day=day), months) for months in range(14)]
    days = [workday(each) if on_workdays else each for each in days]
    return tuple(sorted(each for each in days if until - YEAR < each <= until))


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
