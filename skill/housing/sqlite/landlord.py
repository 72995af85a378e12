"""The landlord's extract on SQLite: the read model, over the generation that is attached."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from skill.domain.ids import parse_enum
from skill.domain.rent import LineKind
from skill.domain.repairs.jobs import RepairState
from skill.domain.repairs.triage import Trade
from skill.housing.extract.cells import (
    COACHES,
    EVENTS,
    LOADS,
    PROPERTIES,
    RENT_ACCOUNTS,
    REPAIRS,
    SLOTS,
    TENANCIES,
    VISITS,
    RowTable,
)
from skill.housing.extract.rows import (
    AnyRow,
    Check,
    EventRow,
    Extract,
    HomeRows,
    Later,
    LoadInfo,
    RentLineRow,
    SlotRow,
)
from skill.housing.read_model import Memory, VoiceJob
from skill.housing.records.engine import Engine, Item, Key
from skill.housing.records.turn import TurnReads, home_partition
from skill.housing.sqlite.connections import Connections, Parameters, Row
from skill.housing.sqlite.generations import (
    add_generation,
    generations,
    roll_back,
)
from skill.housing.sqlite.load import filling
from skill.housing.values import instant, instant_text
from skill.services.ports import Clock

HOMES_REMEMBERED = 500
"""Homes whose rows a process keeps, for the next turns of the same conversation: a few megabytes."""

LINE_COLUMNS = ("on_day", "line_number", "kind", "owed_pence")


def _columns(table: str, layout: RowTable[Any]) -> str:
    return ", ".join(f"{table}.{column}" for column in layout.columns)


def _list_of(table: str, layout: RowTable[Any]) -> str:
    return f"json_group_array(json_array({_columns(table, layout)}))"


_LINES = f"json_array({', '.join(f'json_group_array({column})' for column in LINE_COLUMNS)})"
_JOBS = "repairs.property_ref = properties.property_ref OR repairs.block_ref = properties.block_ref"
ALL_OF_A_HOME = f"""
    SELECT
        loads.as_of,
        {_columns("tenancies", TENANCIES)},
        {_columns("properties", PROPERTIES)},
        {_columns("coaches", COACHES)},
        {_columns("rent_accounts", RENT_ACCOUNTS)},
        (SELECT group_concat(monday, ' ') FROM rent_free_weeks WHERE calendar = rent_free_calendar),
        (SELECT {_LINES} FROM rent_lines JOIN line_kinds USING (kind_number)
         WHERE rent_lines.account_number = rent_accounts.account_number),
        (SELECT {_list_of("repairs", REPAIRS)} FROM repairs WHERE {_JOBS}),
        (SELECT {_list_of("visits", VISITS)} FROM repairs JOIN visits USING (job_ref) WHERE {_JOBS})
    FROM tenancies
        JOIN properties USING (property_ref)
        LEFT JOIN coaches USING (coach_ref)
        LEFT JOIN rent_accounts ON rent_accounts.tenancy_ref = tenancies.tenancy_ref AND kind = 'main'
        JOIN loads
    WHERE tenancies.tenancy_ref = ?
"""  # noqa: S608
"""One row, and lists in it as text, which takes a fraction of the time that a row each would."""


def _select(table: str, layout: RowTable[Any], where: str) -> str:
    return f"SELECT {_columns(table, layout)} FROM {table} WHERE {where}"  # noqa: S608


LOADED = "SELECT source, as_of, loaded_at, rows, sign FROM loads"
TENANCY_OF = "SELECT tenancy_ref FROM rent_accounts WHERE account_ref = ?"
BY_REFERENCE: Mapping[RowTable[Any], str] = {
    COACHES: _select("coaches", COACHES, "coach_ref = ?"),
    EVENTS: _select("events", EVENTS, "event_ref = ?"),
    SLOTS: _select("slots", SLOTS, "slot_ref = ?"),
}
SLOTS_OF_TRADE = _select("slots", SLOTS, "trade = ? AND coach_ref IS ?")
EVENTS_WITHIN = _select("events", EVENTS, "starts_at < :until AND (ends_at > :since OR starts_at >= :since)")
VOICE_JOBS = """
    SELECT property_ref, reference, state FROM repairs
    WHERE reference IS NOT NULL AND property_ref IS NOT NULL
    UNION ALL
    SELECT properties.property_ref, reference, state FROM repairs JOIN properties USING (block_ref)
    WHERE reference IS NOT NULL
"""


class SqliteLandlordRows:
    """The port ReadModel."""

    first_keys: tuple[Key, ...] = ()

    def __init__(self, connections: Connections, engine: Engine, clock: Clock) -> None:
        self._connections = connections
        self._engine = engine
        self._clock = clock
        self._memory = Memory()
        # By the load, and shared by threads. A load never changes.
        self._remembered_homes = lru_cache(HOMES_REMEMBERED)(self._rows_of_home)

    def read_home(self, turn: TurnReads, tenancy_ref: str) -> tuple[HomeRows | None, list[Item]]:
        rows = self._remembered_homes(self._connections.current_load, tenancy_ref)
        return rows, self._engine.query(home_partition(tenancy_ref))

    def loaded(self, turn: TurnReads) -> LoadInfo | None:
        return next(iter(self._all(LOADS, LOADED, ())), None)

    def tenancy_of(self, turn: TurnReads, account_ref: str) -> str | None:
        row = self._connections.row(TENANCY_OF, (account_ref,))
        return None if row is None else str(row[0])

    def row(self, turn: TurnReads, table: RowTable[AnyRow], reference: str) -> AnyRow | None:
        return next(iter(self._all(table, BY_REFERENCE[table], (reference,))), None)

    def remembered(self, turn: TurnReads) -> dict[Any, Any]:
        return self._memory.of(self._connections.current_load)

    def slots(self, turn: TurnReads, trade: Trade, coach_ref: str | None) -> Sequence[SlotRow]:
        return self._all(SLOTS, SLOTS_OF_TRADE, (trade, coach_ref))

    def events(self, turn: TurnReads, *, since: datetime, until: datetime) -> Sequence[EventRow]:
        return self._all(EVENTS, EVENTS_WITHIN, {"since": instant_text(since), "until": instant_text(until)})

    def voice_jobs(self, turn: TurnReads) -> Sequence[VoiceJob]:
        return [
            VoiceJob(property_ref, reference, (parse_enum(RepairState, state) or RepairState.UNKNOWN).is_open)
            for property_ref, reference, state in self._connections.rows(VOICE_JOBS)
        ]

    def load(self, extract: Extract, *, check: Check) -> None:
        """Each table is read to its end before `check` is asked."""
        add_generation(self._connections, filling(extract, at=self._clock.now(), check=check))

    def roll_back(self) -> LoadInfo:
        return roll_back(self._connections)

    def generations(self) -> list[LoadInfo]:
        return generations(self._connections)

    def _rows_of_home(self, _: int, tenancy_ref: str) -> HomeRows | None:
        row = self._connections.row(ALL_OF_A_HOME, (tenancy_ref,))
        return home_rows(row) if row else None

    def _all(self, table: RowTable[AnyRow], sql: str, parameters: Parameters) -> list[AnyRow]:
        return [table.row(cells) for cells in self._connections.rows(sql, parameters)]


def home_rows(row: Row) -> HomeRows:
    """From the row of `ALL_OF_A_HOME`."""
    as_of, *cells, mondays, lines, jobs, visits = row
    tenancy, where, coach, account = _side_by_side(cells, TENANCIES, PROPERTIES, COACHES, RENT_ACCOUNTS)
    return HomeRows(
        as_of=instant(as_of),
        tenancy=tenancy,
        property=where,
        coach=coach,
        account=account,
        lines=Later(lambda: _lines(account.account_ref, json.loads(lines))) if account else (),
        rent_free_on=[date.fromisoformat(monday) for monday in (mondays or "").split()],
        jobs=Later(lambda: map(REPAIRS.row, json.loads(jobs))),
        visits=Later(lambda: map(VISITS.row, json.loads(visits))),
    )


def _side_by_side(cells: Sequence[Any], *tables: RowTable[Any]) -> Iterator[Any]:
    """A row of each table; None where an outer join found none."""
    start = 0
    for table in tables:
        end = start + len(table.columns)
        yield None if cells[start] is None else table.row(cells[start:end])
        start = end


def _lines(account_ref: str, columns: Sequence[Sequence[Any]]) -> list[RentLineRow]:
    """Newest first, and those of one day against the order of the landlord's file."""
    return [
        RentLineRow(account_ref, date.fromordinal(on_day), LineKind(kind), owed_pence)
        for on_day, _, kind, owed_pence in sorted(zip(*columns, strict=True), reverse=True)
    ]
