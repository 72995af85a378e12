"""SQLite is fast enough for a voice turn: every look-up of a turn uses an index."""

from contextlib import closing
from pathlib import Path

import pytest

from skill.housing.sqlite import bookings, events, landlord, landlord_rows, outbox, repairs
from skill.housing.sqlite.connections import Connections

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
    "south": 52.6,
    "north": 52.7,
    "west": -1.9,
    "east": -1.8,
    "first_minute": 3_590_000,
    "last_minute": 3_600_000,
    "since": "2026",
    "until": "2027",
}


@pytest.mark.parametrize(
    ("sql", "parameters"),
    [
        (landlord_rows.ALL_OF_A_HOME, ("T1",)),
        (landlord_rows.TENANCY_OF, ("A1",)),
        (landlord_rows.COACH, ("C1",)),
        (landlord_rows.SLOTS_OF_TRADE, ("plumbing", "C1")),
        (landlord_rows.SLOT, ("S1",)),
        (landlord_rows.EVENT, ("E1",)),
        (landlord.HOME, ("T1",)),
        (landlord.MAIN_ACCOUNT, ("T1",)),
        (landlord.LINES, ("A1", 739000)),
        (landlord.COACH, ("C1",)),
        (events.ENTRIES, PARAMETERS),
        (events.LANDLORDS_EVENT, ("E1",)),
        (events.FEEDS_EVENT, ("~f1",)),
        (events.NUMBER, ("~f1",)),
        (repairs.LANDLORDS_JOBS, PARAMETERS),
        (repairs.OWN_REPORTS, PARAMETERS),
        (repairs.TAKEN_REFERENCES, PARAMETERS),
        (bookings.FREE_SLOTS, PARAMETERS),
        (bookings.SLOT, PARAMETERS),
        (bookings.OF_REQUEST, ("request", "T1")),
        (bookings.OF_JOB, ("T1", "R1")),
        (bookings.FREED_BY, ("request", "T1")),
        (bookings.TAKEN_BY_OTHERS, ("S1", "2026", "T1", "R1")),
        (bookings.WISHES, ("T1", "2026")),
        (outbox.WAITING, ()),
        (outbox.LONGEST_DUE, ("2026",)),
    ],
    ids=[
        "all of a home",
        "tenancy of an account",
        "landlord's coach",
        "windows of a trade",
        "window",
        "event by reference",
        "home",
        "account",
        "lines",
        "coach",
        "what is on",
        "landlord's event",
        "feeds' event",
        "number of an event",
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
def test_no_look_up_scans_a_whole_table_of_the_landlord(
    sql: str, parameters: tuple[object, ...] | dict[str, str], tmp_path: Path
) -> None:
    plan = plan_of(sql, parameters, tmp_path)

    scans = [step for step in plan if step.startswith("SCAN") and "INDEX outbox_waiting" not in step]
    assert [step for step in scans if step not in {"SCAN loads"} and not uses_an_rtree(step)] == []


def plan_of(sql: str, parameters: object, folder: Path) -> list[str]:
    with closing(Connections(folder / "homes.sqlite3", busy_timeout_ms=50)) as connections:
        connections.prepare()
        return [detail for *_, detail in connections.rows(f"EXPLAIN QUERY PLAN {sql}", parameters)]  # type: ignore[arg-type]


def uses_an_rtree(step: str) -> bool:
    """SQLite says "scan" of every virtual table; the letters after the 2 are constraints that it is given, a
    column and a comparison each. Without one it reads all there is.
    """
    _, found, constraints = step.partition(" VIRTUAL TABLE INDEX 2:")
    return bool(found and constraints)


@pytest.mark.parametrize("table", ["events", "feed_events"])
def test_events_are_found_by_all_sides_of_a_box_and_its_times(table: str, tmp_path: Path) -> None:
    plan = plan_of(events.ENTRIES, PARAMETERS, tmp_path)

    (tree,) = [step for step in plan if step.startswith(f"SCAN {table}_by_place VIRTUAL TABLE INDEX 2:")]
    assert len(tree.partition(" INDEX 2:")[2]) == 2 * 6
    assert f"SEARCH {table} USING INTEGER PRIMARY KEY (rowid=?)" in plan
    assert f"SEARCH {table} USING INDEX {table}_without_place (starts_at<?)" in plan
