"""Extracts whose every figure shows which load it is from, and readers that would notice a mix of two."""

from datetime import UTC, date, datetime, timedelta

from skill.domain.rent import Frequency, LineKind, PaymentMethod
from skill.housing.extract.rows import (
    AccountKind,
    CoachRow,
    Extract,
    PropertyRow,
    RentAccountRow,
    RentLineRow,
    RepairRow,
    TenancyRow,
)
from skill.housing.sqlite.store import SqliteStore

START = datetime(2026, 1, 1, tzinfo=UTC)
LINES = 10


def numbered_extract(number: int, *, homes: int) -> Extract:
    """Row by row, as a landlord's would come."""
    as_of, refs = START + timedelta(minutes=number), range(homes)
    return Extract(
        source=f"load {number}",
        as_of=as_of,
        coaches=[CoachRow(coach_ref="C", first_name=f"Coach {number}", works_on=frozenset({0}))],
        properties=(PropertyRow(property_ref=f"P{ref}", coach_ref="C") for ref in refs),
        tenancies=(
            TenancyRow(tenancy_ref=f"T{ref}", property_ref=f"P{ref}", started_on=date(2020, 1, 6))
            for ref in refs
        ),
        rent_accounts=(_account(f"A{ref}", f"T{ref}", number) for ref in refs),
        rent_lines=(
            RentLineRow(f"A{ref}", as_of.date(), LineKind.REFUND, number)
            for ref in refs
            for _ in range(LINES)
        ),
        repairs=(
            RepairRow(
                job_ref=f"R{ref}",
                property_ref=f"P{ref}",
                state=f"state {number}",
                reported_at=as_of,
                changed_at=as_of,
            )
            for ref in refs
        ),
    )


def _account(account_ref: str, tenancy_ref: str, number: int) -> RentAccountRow:
    return RentAccountRow(
        account_ref=account_ref,
        tenancy_ref=tenancy_ref,
        kind=AccountKind.MAIN,
        owed_pence=number,
        as_of=START.date(),
        charge_pence=number,
        frequency=Frequency.WEEKLY,
        next_charge_on=None,
        method=PaymentMethod.OTHER,
    )


def loads_heard_in_a_turn(store: SqliteStore, ref: int) -> set[int]:
    """The numbers of the loads that one turn's reads are of: one of them, unless something is wrong."""
    with store.reading():
        home, account = store.home(f"T{ref}"), store.main_account(f"T{ref}")
        lines = store.lines(f"A{ref}", since=START.date())
        if home is None or account is None or len(lines) != LINES:
            return set()
        (repair,) = store.for_home(home)
        coach, info = store.coach("C"), store.loaded()
        instants = [home.as_of, repair.as_of, repair.reported_at, *([info.as_of] if info else [])]
        numbers = [(instant - START) // timedelta(minutes=1) for instant in instants]
        numbers += [account.owed_pence, *(line.owed_pence for line in lines)]
        return {*numbers, int(coach.first_name.split()[1]) if coach else -1}
