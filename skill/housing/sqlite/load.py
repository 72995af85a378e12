"""Filling a new generation from an extract: rows as they come, then the check, then the indices."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain, islice

from skill.domain.rent import LineKind
from skill.housing.extract.rows import (
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
    SlotRow,
    TenancyRow,
    VisitRow,
    kept_lines,
)
from skill.housing.sqlite.connections import Row
from skill.housing.sqlite.generations import Fill, as_row
from skill.housing.sqlite.schema import LANDLORD, create_landlord_indices, create_landlord_tables
from skill.housing.sqlite.versions import mark
from skill.housing.values import coordinates, date_text, ids_text, instant_text, weekdays_text

UNREAD_YET = (
    "PRAGMA foreign_keys = OFF",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -32768",
    "PRAGMA threads = 2",
)
"""Nobody reads a new generation and a half one is thrown away, so it needs no journal and no waiting for
the disk; references are checked once all of them are there."""

ROWS_AT_ONCE = 50

COACH = "INSERT INTO coaches VALUES (?, ?, ?, ?)"
PROPERTY = "INSERT INTO properties VALUES (?, ?, ?, ?, ?)"
TENANCY = "INSERT INTO tenancies VALUES (?, ?, ?, ?, ?)"
RENT_ACCOUNT = "INSERT INTO rent_accounts VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
RENT_FREE_WEEK = "INSERT INTO rent_free_weeks VALUES (?, ?)"
RENT_LINE = "INSERT INTO rent_lines VALUES (NULL, ?, ?, ?, ?)"
REPAIR = "INSERT INTO repairs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
VISIT = "INSERT INTO visits VALUES (NULL, ?, ?, ?, ?)"
EVENT = "INSERT INTO events VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
SLOT = "INSERT INTO slots VALUES (?, ?, ?, ?, ?, ?)"


def filling(extract: Extract, *, at: datetime, check: Check) -> Fill:
    """Reads each table of the extract once, in its order, and asks `check` when all of them were read."""

    def fill(new: sqlite3.Connection, before: LoadInfo | None) -> LoadInfo:
        for setting in UNREAD_YET:
            new.execute(setting)
        create_landlord_tables(new)
        new.execute("BEGIN")
        rows = check(before, _fill_tables(new, extract))
        info = LoadInfo(
            source=extract.source, as_of=extract.as_of, loaded_at=at, rows=rows, sign=extract.sign
        )
        new.execute("INSERT INTO loads VALUES (?, ?, ?, ?, ?)", as_row(info))
        new.execute("COMMIT")
        create_landlord_indices(new)
        mark(new, LANDLORD)
        _refuse_orphans(new)
        return info

    return fill


def _fill_tables(new: sqlite3.Connection, extract: Extract) -> dict[str, int]:
    return {
        "coaches": _fill(new, COACH, map(_coach, extract.coaches)),
        "properties": _fill(new, PROPERTY, map(_property, extract.properties)),
        "tenancies": _fill(new, TENANCY, map(_tenancy, extract.tenancies)),
        "rent_accounts": _fill(new, RENT_ACCOUNT, map(_rent_account, extract.rent_accounts)),
        "rent_free_weeks": _fill(new, RENT_FREE_WEEK, map(_rent_free_week, extract.rent_free_weeks)),
        "rent_lines": _fill_lines(new, kept_lines(extract)),
        "repairs": _fill(new, REPAIR, map(_repair, extract.repairs)),
        "visits": _fill(new, VISIT, map(_visit, extract.visits)),
        "events": _fill(new, EVENT, map(_event, extract.events)),
        "slots": _fill(new, SLOT, map(_slot, extract.slots)),
    }


def _fill(new: sqlite3.Connection, insert: str, rows: Iterable[Row]) -> int:
    """A statement that takes many rows needs less than half the time of one that takes a row each."""
    width = insert.count("?")
    before, values = insert.split("VALUES ")
    many = f"{before}VALUES {', '.join([values] * ROWS_AT_ONCE)}"
    cells = chain.from_iterable(rows)
    rest: Row = ()

    def full() -> Iterator[Row]:
        nonlocal rest
        while len(batch := tuple(islice(cells, ROWS_AT_ONCE * width))) == ROWS_AT_ONCE * width:
            yield batch
        rest = batch

    count = new.executemany(many, full()).rowcount
    return count + new.executemany(insert, zip(*[iter(rest)] * width, strict=True)).rowcount


def _fill_lines(new: sqlite3.Connection, lines: Iterable[RentLineRow]) -> int:
    """Numbers stand for accounts, kinds and days: there are millions of lines, and few of those."""
    new.executemany("INSERT INTO line_kinds (kind_number, kind) VALUES (?, ?)", enumerate(LineKind))
    # An enum's own hash is a call into Python; there is one object of each kind.
    kinds = {id(kind): number for number, kind in enumerate(LineKind)}
    accounts: dict[str, int] = dict(new.execute("SELECT account_ref, account_number FROM rent_accounts"))
    try:
        return _fill(new, RENT_LINE, _numbered(lines, accounts, kinds))
    except KeyError as problem:
        raise sqlite3.IntegrityError(f"a rent line of no account: {problem}") from problem


def _numbered(
    lines: Iterable[RentLineRow], accounts: Mapping[str, int], kinds: Mapping[int, int]
) -> Iterator[Row]:
    for account_ref, on, kind, owed_pence in lines:
        yield accounts[account_ref], on.toordinal(), kinds[id(kind)], owed_pence


def _refuse_orphans(new: sqlite3.Connection) -> None:
    orphan = new.execute("PRAGMA foreign_key_check").fetchone()
    if orphan is not None:
        table, row, parent, _ = orphan
        raise sqlite3.IntegrityError(f"row {row} of {table} has nothing to refer to in {parent}")


def _coach(row: CoachRow) -> Row:
    return row.coach_ref, row.first_name, weekdays_text(row.works_on), row.cover_name


def _property(row: PropertyRow) -> Row:
    return row.property_ref, row.block_ref, row.coach_ref, *coordinates(row.place)


def _tenancy(row: TenancyRow) -> Row:
    started_on, ended_on = date_text(row.started_on), date_text(row.ended_on)
    return row.tenancy_ref, row.property_ref, started_on, ended_on, row.is_secure


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


def _slot(row: SlotRow) -> Row:
    return (
        row.slot_ref,
        row.trade,
        instant_text(row.starts_at),
        instant_text(row.ends_at),
        row.places,
        row.coach_ref,
    )
