"""Replacing the landlord's extract as a whole: one transaction, in which readers keep seeing the old one."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

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
from skill.housing.sqlite_connections import Connections, Row
from skill.housing.sqlite_values import coordinates, date_text, ids_text, instant, instant_text, weekdays_text

EMPTY = (
    "DELETE FROM visits",
    "DELETE FROM repairs",
    "DELETE FROM rent_lines",
    "DELETE FROM rent_free_weeks",
    "DELETE FROM rent_accounts",
    "DELETE FROM tenancies",
    "DELETE FROM properties",
    "DELETE FROM coaches",
    "DELETE FROM events",
)

COACH = "INSERT INTO coaches VALUES (?, ?, ?, ?)"
PROPERTY = "INSERT INTO properties VALUES (?, ?, ?, ?, ?)"
TENANCY = "INSERT INTO tenancies VALUES (?, ?, ?, ?)"
RENT_ACCOUNT = "INSERT INTO rent_accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
RENT_FREE_WEEK = "INSERT INTO rent_free_weeks VALUES (?, ?)"
RENT_LINE = "INSERT INTO rent_lines VALUES (?, ?, ?, ?, ?)"
REPAIR = "INSERT INTO repairs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
VISIT = "INSERT INTO visits (job_ref, starts_at, ends_at, state) VALUES (?, ?, ?, ?)"
EVENT = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


LOAD = "INSERT INTO loads (source, as_of, loaded_at, rows, sign) VALUES (?, ?, ?, ?, ?)"

COPIED = (
    ("SELECT * FROM coaches", COACH),
    ("SELECT * FROM properties", PROPERTY),
    ("SELECT * FROM tenancies", TENANCY),
    ("SELECT * FROM rent_accounts", RENT_ACCOUNT),
    ("SELECT * FROM rent_free_weeks", RENT_FREE_WEEK),
    ("SELECT * FROM rent_lines", RENT_LINE),
    ("SELECT * FROM repairs", REPAIR),
    ("SELECT job_ref, starts_at, ends_at, state FROM visits ORDER BY visit_id", VISIT),
    ("SELECT * FROM events", EVENT),
)
"""How each table goes from one file of this schema into another."""


def replace_extract(connections: Connections, extract: Extract, *, at: datetime, check: Check) -> None:
    before = last_load(connections)
    with connections.loading() as connection:
        for emptying in EMPTY:
            connection.execute(emptying)
        rows = {
            "coaches": _fill(connection, COACH, extract.coaches, _coach),
            "properties": _fill(connection, PROPERTY, extract.properties, _property),
            "tenancies": _fill(connection, TENANCY, extract.tenancies, _tenancy),
            "rent_accounts": _fill(connection, RENT_ACCOUNT, extract.rent_accounts, _rent_account),
            "rent_free_weeks": _fill(connection, RENT_FREE_WEEK, extract.rent_free_weeks, _rent_free_week),
            "rent_lines": _fill(connection, RENT_LINE, enumerate(extract.rent_lines), _rent_line),
            "repairs": _fill(connection, REPAIR, extract.repairs, _repair),
            "visits": _fill(connection, VISIT, extract.visits, _visit),
            "events": _fill(connection, EVENT, extract.events, _event),
        }
        check(before, rows)
        connection.execute(
            LOAD,
            (extract.source, instant_text(extract.as_of), instant_text(at), json.dumps(rows), extract.sign),
        )


def last_load(connections: Connections) -> LoadInfo | None:
    row = connections.row("SELECT source, as_of, loaded_at, rows, sign FROM last_load")
    if row is None:
        return None
    source, as_of, loaded_at, rows, sign = row
    return LoadInfo(
        source=source,
        as_of=instant(as_of),
        loaded_at=instant(loaded_at),
        rows=json.loads(rows),
        sign=sign,
    )


def _fill(
    connection: sqlite3.Connection, insert: str, rows: Iterable[Any], as_values: Callable[[Any], Row]
) -> int:
    return connection.executemany(insert, map(as_values, rows)).rowcount


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


def _rent_line(placed: tuple[int, RentLineRow]) -> Row:
    place_in_file, row = placed
    return row.account_ref, row.on.isoformat(), place_in_file, row.kind, row.owed_pence


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
