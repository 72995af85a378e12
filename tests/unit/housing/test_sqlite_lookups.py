"""SQLite reads as fast as a voice turn needs: every look-up of a turn goes through an index."""

from contextlib import closing
from pathlib import Path

import pytest

from skill.housing import sqlite_bookings, sqlite_landlord, sqlite_outbox, sqlite_repairs
from skill.housing.sqlite_connections import Connections

PARAMETERS = {
    "tenancy_ref": "T1",
    "property_ref": "P1",
    "block_ref": "B1",
    "started_on": "2026",
    "after_the_end": "9999",
    "now": "2026",
    "trade": "plumbing",
    "after": "2026",
    "at": "2026",
    "earliest": "2026",
    "coach_ref": "C1",
    "slot_ref": "S1",
    "most": 20,
}


@pytest.mark.parametrize(
    ("sql", "parameters"),
    [
        (sqlite_landlord.HOME, ("T1",)),
        (sqlite_landlord.MAIN_ACCOUNT, ("T1",)),
        (sqlite_landlord.LINES, ("A1", 739000)),
        (sqlite_landlord.COACH, ("C1",)),
        (sqlite_landlord.EVENTS_BETWEEN, ("2026", "2027")),
        (sqlite_landlord.EVENT, ("E1",)),
        (sqlite_repairs.LANDLORDS_JOBS, PARAMETERS),
        (sqlite_repairs.OWN_REPORTS, PARAMETERS),
        (sqlite_repairs.TAKEN_REFERENCES, PARAMETERS),
        (sqlite_bookings.FREE_SLOTS, PARAMETERS),
        (sqlite_bookings.SLOT, PARAMETERS),
        (sqlite_bookings.OF_REQUEST, ("request", "T1")),
        (sqlite_bookings.OF_JOB, ("T1", "R1")),
        (sqlite_bookings.FREED_BY, ("request", "T1")),
        (sqlite_bookings.TAKEN_BY_OTHERS, ("S1", "2026", "T1", "R1")),
        (sqlite_bookings.WISHES, ("T1", "2026")),
        (sqlite_outbox.WAITING, ()),
        (sqlite_outbox.LONGEST_DUE, ("2026",)),
    ],
    ids=[
        "home",
        "account",
        "lines",
        "coach",
        "events",
        "event",
        "jobs",
        "reports",
        "references",
        "free slots",
        "slot",
        "booking of a request",
        "booking of a job",
        "freed by a request",
        "places taken",
        "wishes",
        "outbox",
        "due",
    ],
)
def test_no_look_up_reads_a_whole_table_of_the_landlord(
    sql: str, parameters: tuple[object, ...] | dict[str, str], tmp_path: Path
) -> None:
    with closing(Connections(tmp_path / "homes.sqlite3", busy_timeout_ms=50)) as connections:
        connections.prepare()
        plan = [detail for *_, detail in connections.rows(f"EXPLAIN QUERY PLAN {sql}", parameters)]

    scans = [step for step in plan if step.startswith("SCAN") and "INDEX outbox_waiting" not in step]
    assert [step for step in scans if step not in {"SCAN loads"}] == []
