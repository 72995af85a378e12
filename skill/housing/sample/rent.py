"""Rent accounts of the made-up homes, with thirteen months of lines that add up to what is owed."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, takewhile

from skill.domain.rent import Frequency, LineKind
from skill.housing.extract.rows import RentAccountRow, RentFreeWeekRow, RentLineRow
from skill.housing.sample.accounts import ACCOUNTS, RENT_FREE, Account, Every, Habit
from skill.housing.sample.days import FRIDAY, MONDAY, next_weekday, same_day_months_before, workday

HISTORY = timedelta(days=396)


def rent_accounts(today: date) -> tuple[RentAccountRow, ...]:
    return tuple(_row(account, today) for account in ACCOUNTS)


def rent_free_weeks(today: date) -> tuple[RentFreeWeekRow, ...]:
    return tuple(RentFreeWeekRow(calendar=RENT_FREE, monday=monday) for monday in _rent_free_mondays(today))


def rent_lines(today: date) -> tuple[RentLineRow, ...]:
    return tuple(line for account in ACCOUNTS for line in _lines(account, today))


def _row(account: Account, today: date) -> RentAccountRow:
    expected_pence, in_days = account.expected or (None, None)
    pence, each, is_kept = account.arrangement or (None, None, None)
    return RentAccountRow(
        account_ref=account.account_ref,
        tenancy_ref=f"T{account.number}",
        kind=account.kind,
        owed_pence=account.owed_pence,
        as_of=today - timedelta(days=account.days_old),
        charge_pence=account.charge_pence,
        frequency=account.frequency,
        next_charge_on=_next_charge_on(account, today),
        method=account.method,
        expected_pence=expected_pence,
        expected_on=None if in_days is None else workday(today + timedelta(days=in_days)),
        arrangement_pence=pence,
        arrangement_frequency=each,
        arrangement_is_kept=is_kept,
        rent_free_calendar=account.rent_free_calendar,
        no_arrears_talk=account.no_arrears_talk,
    )


def _next_charge_on(account: Account, today: date) -> date | None:
    """The first after the day of the figures, which do not show today's yet."""
    if account.charge_pence == 0 or account.has_ended:
        return None
    after = today - timedelta(days=account.days_old - 1)
    if account.frequency is Frequency.MONTHLY:
        return after if after.day == 1 else (after.replace(day=1) + timedelta(days=32)).replace(day=1)
    monday = next_weekday(after, MONDAY)
    return monday + timedelta(weeks=1) if account.rent_free_calendar else monday


def _rent_free_mondays(today: date) -> tuple[date, date]:
    coming = next_weekday(today, MONDAY)
    return coming - timedelta(weeks=26), coming


def _lines(account: Account, today: date) -> list[RentLineRow]:
    """What was owed thirteen months ago comes first, so that all lines add up to what is owed now."""
    as_of = today - timedelta(days=account.days_old)
    since = as_of - HISTORY
    lines = [
        *_charges(account, today, since, as_of),
        *(line for habit in account.habits for line in _payments(account, habit, today, since, as_of)),
        *(
            _line(account, today - timedelta(days=days_ago), kind, pence)
            for days_ago, kind, pence in account.once
        ),
    ]
    lines.sort(key=lambda line: line.on)
    brought_forward = account.owed_pence - sum(line.owed_pence for line in lines)
    return [_line(account, since, LineKind.ADJUSTMENT, brought_forward), *lines]


def _charges(account: Account, today: date, since: date, as_of: date) -> list[RentLineRow]:
    if account.charge_pence == 0:
        return []
    if account.frequency is Frequency.MONTHLY:
        first = as_of.replace(day=1)
        back = (same_day_months_before(first, months) for months in count())
    else:
        monday = next_weekday(as_of - timedelta(days=6), MONDAY)
        back = (monday - timedelta(weeks=weeks) for weeks in count())
    free = _rent_free_mondays(today) if account.rent_free_calendar else ()
    return [
        _line(account, day, LineKind.RENT, account.charge_pence)
        for day in takewhile(lambda day: day > since, back)
        if day not in free
    ]


def _payments(account: Account, habit: Habit, today: date, since: date, as_of: date) -> list[RentLineRow]:
    last = as_of - timedelta(days=habit.stopped_for)
    earliest = since if habit.since_weeks is None else max(since, today - timedelta(weeks=habit.since_weeks))
    days = (workday(day) for day in takewhile(lambda day: day > earliest, _paydays(habit, today)))
    return [_line(account, day, habit.kind, -habit.pence) for day in days if day <= last]


def _paydays(habit: Habit, today: date) -> Iterator[date]:
    """Backwards from the next one."""
    if habit.every is Every.WEEK:
        friday = next_weekday(today, FRIDAY)
        return (friday - timedelta(weeks=weeks) for weeks in count())
    if habit.every is Every.FIRST_OF_MONTH:
        return (same_day_months_before(today.replace(day=1), months) for months in count())
    following = today + timedelta(days=habit.in_days)
    if habit.every is Every.FOUR_WEEKS:
        return (following - timedelta(weeks=4 * times) for times in count())
    return (same_day_months_before(following, months) for months in count())


def _line(account: Account, on: date, kind: LineKind, owed_pence: int) -> RentLineRow:
    return RentLineRow(account_ref=account.account_ref, on=on, kind=kind, owed_pence=owed_pence)
