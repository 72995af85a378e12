"""SQLite is fast enough for a voice turn: every look-up of a turn uses an index."""

from contextlib import closing
from pathlib import Path

from skill.housing.extract.cells import COACHES, EVENTS, SLOTS
from skill.housing.records.engine import Key
from skill.housing.sqlite import engine, landlord
from skill.housing.sqlite.connections import Connections

RANGE = ("HOME#T1", "~", b"~\xff", "", 0, -1)

LOOK_UPS: dict[str, tuple[str, object]] = {
    "all of a home": (landlord.ALL_OF_A_HOME, ("T1",)),
    "tenancy of an account": (landlord.TENANCY_OF, ("A1",)),
    "coach": (landlord.BY_REFERENCE[COACHES], ("C1",)),
    "windows of a trade": (landlord.SLOTS_OF_TRADE, ("plumbing", "C1")),
    "window": (landlord.BY_REFERENCE[SLOTS], ("S1",)),
    "event": (landlord.BY_REFERENCE[EVENTS], ("E1",)),
    "items under keys": engine._select_keys([Key("LINK#a", "LINK"), Key("SLOTS", "TAKEN")]),
    "items of a partition": (engine.FORWARDS, RANGE),
    "items of a partition backwards": (engine.BACKWARDS, RANGE),
    "what is due": (engine.DUE, ("OUTBOX", "2026", 0, 10)),
    "what has expired": (engine.DELETE_EXPIRED, (0, 10)),
}


def test_no_look_up_scans_a_whole_table(tmp_path: Path) -> None:
    with closing(Connections(tmp_path / "homes.sqlite3", busy_timeout_ms=50)) as connections:
        connections.prepare()
        scans = {
            name: [step for step in plan if step.startswith("SCAN") and not is_small(step)]
            for name, (sql, parameters) in LOOK_UPS.items()
            if (plan := plan_of(connections, sql, parameters))
        }

    assert scans == {name: [] for name in LOOK_UPS}


def plan_of(connections: Connections, sql: str, parameters: object) -> list[str]:
    return [detail for *_, detail in connections.rows(f"EXPLAIN QUERY PLAN {sql}", parameters)]  # type: ignore[arg-type]


def is_small(step: str) -> bool:
    """The one row about the load."""
    return step == "SCAN loads"
