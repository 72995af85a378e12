"""Rent accounts of the made-up homes, with thirteen months of lines that add up to what is owed."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, takewhile

from skill.domain.ids import parse_enum
from skill.domain.periods import months_before
from skill.domain.rent import Frequency, LineKind, PaymentMethod
from skill.housing.extract.rows import AccountKind, RentAccountRow, RentFreeWeekRow, RentLineRow
from skill.housing.sample import data
from skill.housing.sample.data import in_pence
from skill.housing.sample.days import FRIDAY, MONDAY, next_weekday, workday

HISTORY = timedelta(days=396)
RENT_FREE = "two-free-weeks"

Line = tuple[date, LineKind, int]
"""The day, what it is, and the pence that it adds to the debt."""


def rent_accounts(today: date) -> tuple[RentAccountRow, ...]:
    return tuple(
        _row(tenancy_ref, home, kind, today)
        for tenancy_ref, home in data.homes().items()
        for kind in home.accounts
    )


def rent_free_weeks(today: date) -> tuple[RentFreeWeekRow, ...]:
    return tuple(RentFreeWeekRow(calendar=RENT_FREE, monday=monday) for monday in _rent_free_mondays(today))


def rent_lines(today: date) -> tuple[RentLineRow, ...]:
    return tuple(
        RentLineRow(_account_ref(tenancy_ref, kind), *line)
        for tenancy_ref, home in data.homes().items()
        for kind, account in home.accounts.items()
        for line in _lines(account, today)
    )


def _account_ref(tenancy_ref: str, kind: AccountKind) -> str:
    main = "A" + tenancy_ref.removeprefix("T")
    return main if kind is AccountKind.MAIN else f"{main}-{kind}"


def _row(tenancy_ref: str, home: data.HomeEntry, kind: AccountKind, today: date) -> RentAccountRow:
    account = home.accounts[kind]
    expected, arrangement = account.expected, account.arrangement
    return RentAccountRow(
        account_ref=_account_ref(tenancy_ref, kind),
        tenancy_ref=tenancy_ref,
        kind=kind,
        owed_pence=in_pence(account.owed),
        as_of=_as_of(account, today),
        charge_pence=in_pence(account.charge),
        frequency=account.frequency,
        next_charge_on=None if home.has_ended else _next_charge_on(account, today),
        method=_method(account),
        expected_pence=in_pence(expected.amount) if expected else None,
        expected_on=workday(today + timedelta(days=expected.in_days)) if expected else None,
        arrangement_pence=in_pence(arrangement.amount) if arrangement else None,
        arrangement_frequency=arrangement.frequency if arrangement else None,
        arrangement_is_kept=arrangement.is_kept if arrangement else None,
        rent_free_calendar=RENT_FREE if account.has_rent_free_weeks else None,
        no_arrears_talk=account.no_arrears_talk,
    )


def _as_of(account: data.Account, today: date) -> date:
    return today - timedelta(days=account.days_old)


def _method(account: data.Account) -> PaymentMethod:
    """That of the first regular payment; cards and cash have no name of their own."""
    by = next((payment.by for payment in account.all_payments()), None)
    return parse_enum(PaymentMethod, by) or PaymentMethod.OTHER


def _next_charge_on(account: data.Account, today: date) -> date | None:
    """The first after the day of the figures, which do not show today's yet."""
    if not account.charge:
        return None
    after = _as_of(account, today) + timedelta(days=1)
    if account.frequency is Frequency.MONTHLY:
        return after if after.day == 1 else (after.replace(day=1) + timedelta(days=32)).replace(day=1)
    monday = next_weekday(after, MONDAY)
    return monday + timedelta(weeks=1) if account.has_rent_free_weeks else monday


def _rent_free_mondays(today: date) -> tuple[date, date]:
    coming = next_weekday(today, MONDAY)
    return coming - timedelta(weeks=26), coming


def _lines(account: data.Account, today: date) -> list[Line]:
    """What was owed thirteen months ago comes first, so that all lines add up to what is owed now."""
    as_of = _as_of(account, today)
    since = as_of - HISTORY
    lines = [
        *_charges(account, today, since, as_of),
        *(line for each in account.all_payments() for line in _payments(each, today, since, as_of)),
        *((today - timedelta(days=line.days_ago), line.kind, in_pence(line.amount)) for line in account.once),
    ]
    lines.sort(key=lambda line: line[0])
    brought_forward = in_pence(account.owed) - sum(pence for _, _, pence in lines)
    return [(since, LineKind.ADJUSTMENT, brought_forward), *lines]


def _charges(account: data.Account, today: date, since: date, as_of: date) -> list[Line]:
    if not account.charge:
        return []
    if account.frequency is Frequency.MONTHLY:
        first = as_of.replace(day=1)
        back = (months_before(first, months) for months in count())
    else:
        monday = next_weekday(as_of - timedelta(days=6), MONDAY)
        back = (monday - timedelta(weeks=weeks) for weeks in count())
    free = _rent_free_mondays(today) if account.has_rent_free_weeks else ()
    days = takewhile(lambda day: day > since, back)
    return [(day, LineKind.RENT, in_pence(account.charge)) for day in days if day not in free]


def _payments(payment: data.Payment, today: date, since: date, as_of: date) -> list[Line]:
    last = as_of - timedelta(days=payment.stopped_days_ago)
    if payment.began_weeks_ago is not None:
        since = max(since, today - timedelta(weeks=payment.began_weeks_ago))
    days = (workday(day) for day in takewhile(lambda day: day > since, _paydays(payment, today)))
    return [(day, payment.by, -in_pence(payment.amount)) for day in days if day <= last]


def _paydays(payment: data.Payment, today: date) -> Iterator[date]:
    """Backwards from the next one."""
    if payment.every == "week":
        friday = next_weekday(today, FRIDAY)
        return (friday - timedelta(weeks=weeks) for weeks in count())
    if payment.every == "first_of_month":
        return (months_before(today.replace(day=1), months) for months in count())
    following = today + timedelta(days=payment.next_in_days)
    if payment.every == "four_weeks":
        return (following - timedelta(weeks=4 * times) for times in count())
    return (months_before(following, months) for months in count())
