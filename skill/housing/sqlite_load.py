"""Filling a new generation from an extract: rows as they come, then the check, then the indices."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain, islice

from skill.domain.rent import LineKind
from skill.housing.extract_rows import (
    Check,
    CoachRow,
    EventRow,
    Extract,
    LoadInfo,
    PropertyRow,
    RentAccountRow,
    RentFreeWeekRow,
    RentLineRow,
    RepairRow,
    TenancyRow,
    VisitRow,
)
from skill.housing.sqlite_bulk import Bulk, Elsewhere, Here, begin
from skill.housing.sqlite_connections import Row
from skill.housing.sqlite_generations import Fill, as_row
from skill.housing.sqlite_schema import LINES_INDEX, create_landlord_tables
from skill.housing.sqlite_values import coordinates, date_text, ids_text, instant_text, weekdays_text

LARGE = 20_000
"""So many rent accounts are worth a helper process."""

ROWS_AT_ONCE = 50

COACH = "INSERT INTO coaches VALUES (?, ?, ?, ?)"
PROPERTY = "INSERT INTO properties VALUES (?, ?, ?, ?, ?)"
TENANCY = "INSERT INTO tenancies VALUES (?, ?, ?, ?)"
RENT_ACCOUNT = "INSERT INTO rent_accounts VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
RENT_FREE_WEEK = "INSERT INTO rent_free_weeks VALUES (?, ?)"
RENT_LINE = "INSERT INTO rent_lines VALUES (NULL, ?, ?, ?, ?)"
REPAIR = "INSERT INTO repairs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
VISIT = "INSERT INTO visits VALUES (NULL, ?, ?, ?, ?)"
LOAD = "INSERT INTO loads VALUES (?, ?, ?, ?, ?)"
EVENT = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def filling(extract: Extract, *, at: datetime, check: Check, large: int = LARGE) -> Fill:
    """Reads each table of the extract once, in its order, and asks `check` when all of them were read."""

    def fill(new: sqlite3.Connection, before: LoadInfo | None) -> LoadInfo:
        create_landlord_tables(new)
        begin(new)
        rows = _fill_homes(Here(new), extract)
        accounts: dict[str, int] = dict(new.execute("SELECT account_ref, account_number FROM rent_accounts"))
        with _rest(new, is_large=len(accounts) >= large) as rest:
            rows |= _fill_rest(rest, extract, accounts)
            check(before, rows)
            info = LoadInfo(
                source=extract.source, as_of=extract.as_of, loaded_at=at, rows=rows, sign=extract.sign
            )
            rest.many(LOAD, [as_row(info)])
            rest.finish()
        return info

    return fill


def _rest(new: sqlite3.Connection, *, is_large: bool) -> Bulk:
    ((_, _, path),) = new.execute("PRAGMA database_list")
    if not is_large or not path:
        return Here(new)
    new.execute("COMMIT")
    new.close()
    return Elsewhere(path)


def _fill_homes(new: Bulk, extract: Extract) -> dict[str, int]:
    return {
        "coaches": _fill(new, COACH, map(_coach, extract.coaches)),
        "properties": _fill(new, PROPERTY, map(_property, extract.properties)),
        "tenancies": _fill(new, TENANCY, map(_tenancy, extract.tenancies)),
        "rent_accounts": _fill(new, RENT_ACCOUNT, map(_rent_account, extract.rent_accounts)),
    }


def _fill_rest(new: Bulk, extract: Extract, accounts: Mapping[str, int]) -> dict[str, int]:
    return {
        "rent_free_weeks": _fill(new, RENT_FREE_WEEK, map(_rent_free_week, extract.rent_free_weeks)),
        "rent_lines": _fill_lines(new, extract.rent_lines, accounts),
        "repairs": _fill(new, REPAIR, map(_repair, extract.repairs)),
        "visits": _fill(new, VISIT, map(_visit, extract.visits)),
        "events": _fill(new, EVENT, map(_event, extract.events)),
    }


def _fill(new: Bulk, insert: str, rows: Iterable[Row]) -> int:
    """A statement that takes many rows needs less than half the time of one that takes a row each."""
    width = insert.count("?")
    before, values = insert.split("VALUES ")
    cells = chain.from_iterable(rows)
    rest: Row = ()
    count = 0

    def full() -> Iterator[Row]:
        nonlocal rest, count
        while len(batch := tuple(islice(cells, ROWS_AT_ONCE * width))) == ROWS_AT_ONCE * width:
            count += ROWS_AT_ONCE
            yield batch
        rest = batch

    new.many(f"{before}VALUES {', '.join([values] * ROWS_AT_ONCE)}", full())
    new.many(insert, zip(*[iter(rest)] * width, strict=True))
    return count + len(rest) // width


def _fill_lines(new: Bulk, lines: Iterable[RentLineRow], accounts: Mapping[str, int]) -> int:
    """Numbers stand for accounts, kinds and days: there are fifteen million lines, and few of those."""
    new.many("INSERT INTO line_kinds (kind_number, kind) VALUES (?, ?)", enumerate(LineKind))
    # An enum's own hash is a call into Python; there is one object of each kind.
    kinds = {id(kind): number for number, kind in enumerate(LineKind)}
    try:
        count = _fill(new, RENT_LINE, _numbered(lines, accounts, kinds))
    except KeyError as problem:
        raise sqlite3.IntegrityError(f"a rent line of no account: {problem}") from problem
    new.many(LINES_INDEX, [()])
    return count


def _numbered(
    lines: Iterable[RentLineRow], accounts: Mapping[str, int], kinds: Mapping[int, int]
) -> Iterator[Row]:
    for account_ref, on, kind, owed_pence in lines:
        yield accounts[account_ref], on.toordinal(), kinds[id(kind)], owed_pence


def _coach(row: CoachRow) -> Row:
    return row.coach_ref, row.first_name, weekdays_text(row.works_on), row.cover_name


def _property(row: PropertyRow) -> Row:
    return row.property_ref, row.block_ref, row.coach_ref, *coordinates(row.place)


def _tenancy(row: TenancyRow) -> Row:
    return row.tenancy_ref, row.property_ref, date_text(row.started_on), date_text(row.ended_on)


def _rent_account(row: RentAccountRow) -> Row:
    return (
        row.account_ref,
        row.tenancy_ref,
        row.kind,
        row.owed_pence,
        date_text(row.as_of),
        row.charge_pence,
        row.frequency,
        date_text(row.next_charge_on),
        row.method,
        row.expected_pence,
        date_text(row.expected_on),
        row.arrangement_pence,
        row.arrangement_frequency,
        row.arrangement_is_kept,
        row.rent_free_calendar,
        row.no_arrears_talk,
    )


def _rent_free_week(row: RentFreeWeekRow) -> Row:
    return row.calendar, date_text(row.monday)


def _repair(row: RepairRow) -> Row:
    return (
        row.job_ref,
        row.property_ref,
        row.block_ref,
        row.reference,
        row.fault_id,
        row.room,
        row.state,
        instant_text(row.reported_at),
        instant_text(row.changed_at),
    )


def _visit(row: VisitRow) -> Row:
    return row.job_ref, instant_text(row.starts_at), instant_text(row.ends_at), row.state


def _event(row: EventRow) -> Row:
    return (
        row.event_ref,
        row.title,
        instant_text(row.starts_at),
        instant_text(row.ends_at),
        row.venue,
        row.address,
        *coordinates(row.place),
        row.price_pence,
        ids_text(row.activities),
        ids_text(row.audiences),
        row.is_step_free,
    )
