"""rent_accounts.csv and rent_free_weeks.csv, a record at a time. Whether a balance is owed or in credit is
never guessed.
"""

from datetime import date

from skill.domain.rent import Frequency, PaymentMethod
from skill.housing.extract import money, words
from skill.housing.extract.context import LoadContext, own_ref, pence_if_any, reference
from skill.housing.extract.findings import Refused, named
from skill.housing.extract.money import BalanceSign
from skill.housing.extract.records import Record
from skill.housing.extract.rows import AccountKind, RentAccountRow, RentFreeWeekRow

UNSAID = "nothing says whether a positive balance is owed or in credit: answer the question, or give --sign"
NO_BALANCE = "an account without a balance, skipped: no figure is spoken for it"
UNKNOWN_KIND = "an account of a kind that is not known, skipped: it is never spoken"


def account(record: Record, context: LoadContext) -> RentAccountRow | None:
    account_ref = context.accounts.add(_account_ref(record))
    tenancy_ref = context.tenancies.find(record["tenancy_ref"], "tenancy_ref")
    kind = _kind(record)
    if kind is None or not record["balance"]:
        why_not = UNKNOWN_KIND if kind is None else NO_BALANCE
        context.accounts.skip(account_ref)
        context.findings.note(record.file.name, why_not, record.number, account_ref)
        return None
    if kind is AccountKind.MAIN:
        _only_main(tenancy_ref, context)
    charge_pence = pence_if_any(record, "charge") or 0
    expected_pence, expected_on = _expected(record, context)
    pence, each, is_kept = _arrangement(record)
    return RentAccountRow(
        account_ref=account_ref,
        tenancy_ref=tenancy_ref,
        kind=kind,
        owed_pence=owed_pence(record["balance"], record["sign"], context.sign),
        as_of=context.past_day(record, "as_of") if record["as_of"] else context.figures_on,
        charge_pence=charge_pence,
        frequency=_frequency(record, "frequency", is_needed=charge_pence > 0) or Frequency.WEEKLY,
        next_charge_on=context.day_if_any(record, "next_charge_on"),
        method=context.meaning(record, "method", words.METHODS) or PaymentMethod.OTHER,
        expected_pence=expected_pence,
        expected_on=expected_on,
        arrangement_pence=pence,
        arrangement_frequency=each,
        arrangement_is_kept=is_kept,
        rent_free_calendar=_calendar(record, context),
        no_arrears_talk=words.says_yes(record["no_arrears_talk"]),
    )


def _account_ref(record: Record) -> str:
    """Some systems know an account by its tenancy alone."""
    return own_ref(record, "account_ref" if "account_ref" in record.file.places else "tenancy_ref")


def _kind(record: Record) -> AccountKind | None:
    if "kind" not in record.file.places:
        return AccountKind.MAIN
    if not record["kind"]:
        raise Refused("kind is blank: is this the account of the home?")
    return words.ACCOUNT_KINDS[record["kind"]]


def _only_main(tenancy_ref: str, context: LoadContext) -> None:
    if tenancy_ref in context.with_main_account:
        raise Refused("a second main account of one tenancy: which balance is the rent?")
    context.with_main_account.add(tenancy_ref)


def owed_pence(balance: str, sign: str, convention: BalanceSign | None) -> int:
    """What is owed, negative when the tenant is ahead. Raises `Refused` rather than guess."""
    side, own_convention = words.SIDES[sign], words.SIGNS[sign]
    if sign and side is None and own_convention is None:
        raise Refused("sign is not debit, credit, positive-owes or positive-credit")
    owed = money.owed_pence(balance, side, own_convention or convention, column="balance", side_column="sign")
    if owed is None and named("balance", money.amount, balance).pence:
        raise Refused(UNSAID)
    return owed or 0


def _frequency(record: Record, column: str, *, is_needed: bool) -> Frequency | None:
    if not record[column] and not is_needed:
        return None
    frequency = words.FREQUENCIES[record[column]]
    if frequency is None and is_needed:
        raise Refused(f"{column} is neither weekly nor monthly")
    return frequency


def _expected(record: Record, context: LoadContext) -> tuple[int, date] | tuple[None, None]:
    pence, on = pence_if_any(record, "expected_amount"), context.day_if_any(record, "expected_on")
    if pence is not None and on is not None:
        return pence, on
    if pence or on:
        raise Refused("expected_amount and expected_on are there together or not at all")
    return None, None


def _arrangement(record: Record) -> tuple[int, Frequency, bool] | tuple[None, None, None]:
    """All three columns or none: whether an arrangement is kept is never guessed. Raises `Refused`."""
    pence = pence_if_any(record, "arrangement_amount")
    if not pence:
        return None, None, None
    each = _frequency(record, "arrangement_frequency", is_needed=True)
    is_kept = named("arrangement_kept", words.yes_or_no, record["arrangement_kept"])
    if each is None or is_kept is None:
        raise Refused("arrangement_amount, arrangement_frequency and arrangement_kept go together")
    return pence, each, is_kept


def _calendar(record: Record, context: LoadContext) -> str | None:
    if not record["rent_free_calendar"]:
        return None
    calendar = reference(record["rent_free_calendar"], "rent_free_calendar")
    context.calendars.setdefault(calendar, record.number)
    return calendar


def rent_free_week(record: Record, context: LoadContext) -> RentFreeWeekRow:
    row = RentFreeWeekRow(
        calendar=reference(record["calendar"], "calendar"), monday=context.day(record, "monday")
    )
    if row.monday.weekday() != 0:
        raise Refused("monday: a date is not a Monday")
    if row in context.rent_free_weeks:
        raise Refused("a rent-free week comes twice")
    context.rent_free_weeks.add(row)
    return row
