"""An extract's rows laid out as items, so that one partition holds all that is ever said about a home.

In a home's partition the landlord's items lie under the number of their load and ours under "~", which sorts
after every number: one query from a load's number on reads both, and no older load. See decision 15.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from skill.domain.ids import parse_enum
from skill.domain.repairs.jobs import RepairState
from skill.housing.extract.cells import (
    COACHES,
    EVENTS,
    PROPERTIES,
    RENT_ACCOUNTS,
    REPAIRS,
    SLOTS,
    TENANCIES,
    VISITS,
    RowTable,
)
from skill.housing.extract.rows import (
    TABLE_NAMES,
    AccountKind,
    CoachRow,
    EventRow,
    Extract,
    PropertyRow,
    RentAccountRow,
    RentFreeWeekRow,
    RentLineRow,
    RepairRow,
    SlotRow,
    TenancyRow,
    VisitRow,
)
from skill.housing.records.engine import Key, Put
from skill.housing.records.turn import home_partition

OWN = "~"
EVERYWHERE, PATCHES = "everywhere", "patches"
"""Which windows of a trade there are: for every home, for those of a coach's patch."""

NO_VERSION = ""
"""No item of a load is written again."""

Puts = Iterable[Put]


def by_reference(table: RowTable[Any], reference: str, number: str) -> Key:
    """Of an item that is looked up by the first column of its table: COACH by coach_ref."""
    kind = table.columns[0].removesuffix("_ref").upper()
    return Key(f"{kind}#{reference}", number)


def partition(what: str, number: str, *of: str) -> str:
    """Of items that are read together: EVENTS in the order of time, SLOTS of a trade and of a coach's patch
    (blank: for every home), and VOICE_JOBS, the landlord's jobs that carry a reference of ours.
    """
    return "#".join((what, number, *of))


class Layout:
    """Items of one load, made while its tables are read; `rows` counts the rows of each table.

    A job of a property is written to each of its tenancies, one of a block to every home in the block. Only
    references are kept in memory while loading, not lines or jobs. From `expires_at` on, in seconds since
    1970, DynamoDB may remove the items.
    """

    def __init__(self, number: str, *, expires_at: int) -> None:
        self._number = number
        self._expires_at = expires_at
        self.rows: dict[str, int] = {}
        self.rent_free: dict[str, str] = {}
        self.slot_areas: dict[str, set[str]] = {}
        self._coaches: dict[str, dict[str, Any]] = {}
        self._properties: dict[str, PropertyRow] = {}
        self._at_property: dict[str, list[str]] = {}
        self._in_block: dict[str | None, list[str]] = {}
        self._of_account: dict[str, str] = {}
        self._of_job: dict[str, Sequence[str]] = {}

    def puts(self, extract: Extract) -> Iterator[Put]:
        """Every reference leads to a row: an extract stops giving rows once it has refused one."""
        layouts: dict[str, Callable[[Any], Puts]] = {
            "coaches": self._coach,
            "properties": self._property,
            "tenancies": self._tenancy,
            "rent_accounts": self._rent_account,
            "rent_free_weeks": self._rent_free_week,
            "rent_lines": self._rent_line,
            "repairs": self._repair,
            "visits": self._visit,
            "events": self._event,
            "slots": self._slot,
        }
        for table in TABLE_NAMES:
            self.rows[table] = 0
            for row in extract.stored(table):
                yield from layouts[table](row)
                self.rows[table] += 1

    def _put(self, key: Key, values: Mapping[str, Any]) -> Put:
        return Put(key, body_of(values), version=NO_VERSION, expires_at=self._expires_at)

    def _to_look_up(self, table: RowTable[Any], reference: str, values: Mapping[str, Any]) -> Put:
        return self._put(by_reference(table, reference, self._number), values)

    def _of_home(self, tenancy_ref: str, what: str, values: Mapping[str, Any]) -> Put:
        return self._put(Key(home_partition(tenancy_ref), f"{self._number}#{what}"), values)

    def _of_homes(self, properties: Iterable[str], what: str, values: Mapping[str, Any]) -> Puts:
        for property_ref in properties:
            for tenancy_ref in self._at_property.get(property_ref, ()):
                yield self._of_home(tenancy_ref, what, values)

    def _coach(self, row: CoachRow) -> Puts:
        coach = body_of({**COACHES.item(row), "coach_ref": None})
        self._coaches[row.coach_ref] = coach
        yield self._to_look_up(COACHES, row.coach_ref, coach)

    def _property(self, row: PropertyRow) -> Puts:
        self._properties[row.property_ref] = row
        if row.block_ref is not None:
            self._in_block.setdefault(row.block_ref, []).append(row.property_ref)
        return ()

    def _tenancy(self, row: TenancyRow) -> Puts:
        where = self._properties[row.property_ref]
        self._at_property.setdefault(row.property_ref, []).append(row.tenancy_ref)
        home = PROPERTIES.item(where) | TENANCIES.item(row)
        home["coach"] = self._coaches[where.coach_ref] if where.coach_ref is not None else None
        yield self._of_home(row.tenancy_ref, "HOME", home)

    def _rent_account(self, row: RentAccountRow) -> Puts:
        self._of_account[row.account_ref] = row.tenancy_ref
        yield self._to_look_up(RENT_ACCOUNTS, row.account_ref, {"tenancy_ref": row.tenancy_ref})
        if row.kind is AccountKind.MAIN:
            yield self._of_home(row.tenancy_ref, "RENT", RENT_ACCOUNTS.item(row))

    def _rent_free_week(self, row: RentFreeWeekRow) -> Puts:
        """A few dates for all homes, kept with the load itself."""
        mondays = self.rent_free.get(row.calendar, "")
        self.rent_free[row.calendar] = f"{mondays} {row.monday.isoformat()}".strip()
        return ()

    def _rent_line(self, row: RentLineRow) -> Puts:
        on, place = row.on.isoformat(), self.rows["rent_lines"]
        line = {**row._asdict(), "on": on, "place": place, "kind": row.kind.value}
        yield self._of_home(self._of_account[row.account_ref], f"LINE#{on}#{place:010}", line)

    def _repair(self, row: RepairRow) -> Puts:
        """And whether a report made by voice is still open, kept in one place for all homes."""
        where = self._in_block.get(row.block_ref, ()) if row.property_ref is None else (row.property_ref,)
        self._of_job[row.job_ref] = where
        yield from self._of_homes(where, f"JOB#{row.job_ref}", {**REPAIRS.item(row), "property_ref": None})
        if row.reference is not None:
            state = parse_enum(RepairState, row.state) or RepairState.UNKNOWN
            for place in where:
                job = {"property_ref": place, "reference": row.reference, "is_open": state.is_open}
                sort = f"{quote(place, safe='')}#{row.reference}#{row.job_ref}"
                yield self._put(Key(partition("VOICE_JOBS", self._number), sort), job)

    def _visit(self, row: VisitRow) -> Puts:
        what = f"VISIT#{self.rows['visits']:010}"
        return self._of_homes(self._of_job[row.job_ref], what, VISITS.item(row))

    def _event(self, row: EventRow) -> Puts:
        event = EVENTS.item(row)
        yield self._to_look_up(EVENTS, row.event_ref, event)
        in_time = partition("EVENTS", self._number)
        yield self._put(Key(in_time, f"{event['starts_at']}#{row.event_ref}"), event)

    def _slot(self, row: SlotRow) -> Puts:
        slot, areas = SLOTS.item(row), self.slot_areas.setdefault(row.trade.value, set())
        areas.add(EVERYWHERE if row.coach_ref is None else PATCHES)
        yield self._to_look_up(SLOTS, row.slot_ref, slot)
        of_a_patch = partition("SLOTS", self._number, row.trade.value, row.coach_ref or "")
        yield self._put(Key(of_a_patch, f"{slot['starts_at']}#{row.slot_ref}"), slot)


def body_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """DynamoDB has no floats: coordinates are exact decimals of what they print as."""
    return {
        name: Decimal(repr(value)) if isinstance(value, float) else value
        for name, value in values.items()
        if value is not None
    }
