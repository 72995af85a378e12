"""An extract's rows laid out as items, so that one partition holds all that is ever said about a home.

In a home's partition the landlord's items lie under the number of their load and ours under "~", which sorts
after every number: one query from a load's number on reads both, and no older load. See decision 15.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar
from urllib.parse import quote

from skill.domain.ids import parse_enum
from skill.domain.repairs.jobs import RepairState
from skill.errors import LoadRefused
from skill.housing.extract.cells import (
    COACHES,
    EVENTS,
    PROPERTIES,
    RENT_ACCOUNTS,
    REPAIRS,
    SLOTS,
    TENANCIES,
    VISITS,
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

ACCOUNT, COACH, EVENT, SLOT = "ACCOUNT", "COACH", "EVENT", "SLOT"

NO_VERSION = ""
"""No item of a load is written again."""

Kept = TypeVar("Kept")
Homes = list[str]
Puts = Iterable[Put]


def key_by_ref(kind: str, reference: str, number: str) -> Key:
    """Of an item that is looked up by a reference of the landlord's."""
    return Key(f"{kind}#{reference}", number)


def events_partition(number: str) -> str:
    """In the order of time."""
    return f"EVENTS#{number}"


def slots_partition(number: str, trade: str, coach_ref: str | None) -> str:
    """Of a coach's patch, or those that every home may have."""
    return f"SLOTS#{number}#{trade}#{coach_ref or ''}"


def voice_jobs_partition(number: str) -> str:
    """The landlord's jobs that carry a reference of ours."""
    return f"VOICE_JOBS#{number}"


class Layout:
    """Items of one load, made while its tables are read; `rows` counts the rows of each table.

    A job of a property is written to each of its tenancies, one of a block to every home in the block. Only
    references are kept in memory while loading, not lines or jobs. From `expires_at` on, in seconds since
    1970, DynamoDB may remove them.
    """

    def __init__(self, number: str, *, expires_at: int) -> None:
        self._number = number
        self._expires_at = expires_at
        self.rows: dict[str, int] = {}
        self.rent_free: dict[str, str] = {}
        self.slot_areas: dict[str, set[str]] = {}
        self._coaches: dict[str, dict[str, Any]] = {}
        self._properties: dict[str, PropertyRow] = {}
        self._at_property: dict[str, Homes] = {}
        self._in_block: dict[str, Homes] = {}
        self._properties_in_block: dict[str, list[str]] = {}
        self._tenancies: dict[str, PropertyRow] = {}
        self._of_account: dict[str, str] = {}
        self._of_job: dict[str, Homes] = {}

    def puts(self, extract: Extract) -> Iterator[Put]:
        """Raises `LoadRefused` for a row that refers to nothing."""
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

    def _of_home(self, tenancy_ref: str, what: str, values: Mapping[str, Any]) -> Put:
        return self._put(Key(home_partition(tenancy_ref), f"{self._number}#{what}"), values)

    def _coach(self, row: CoachRow) -> Puts:
        coach = body_of({**COACHES.item(row), "coach_ref": None})
        self._coaches[row.coach_ref] = coach
        yield self._put(key_by_ref(COACH, row.coach_ref, self._number), coach)

    def _property(self, row: PropertyRow) -> Puts:
        if row.coach_ref is not None:
            _found(self._coaches, row.coach_ref, f"property {row.property_ref} names a coach")
        self._properties[row.property_ref] = row
        self._at_property[row.property_ref] = []
        if row.block_ref is not None:
            self._properties_in_block.setdefault(row.block_ref, []).append(row.property_ref)
        return ()

    def _tenancy(self, row: TenancyRow) -> Puts:
        where = _found(self._properties, row.property_ref, f"tenancy {row.tenancy_ref} names a property")
        self._tenancies[row.tenancy_ref] = where
        self._at_property[row.property_ref].append(row.tenancy_ref)
        if where.block_ref is not None:
            self._in_block.setdefault(where.block_ref, []).append(row.tenancy_ref)
        home = PROPERTIES.item(where) | TENANCIES.item(row)
        home["coach"] = self._coaches.get(where.coach_ref or "")
        yield self._of_home(row.tenancy_ref, "HOME", home)

    def _rent_account(self, row: RentAccountRow) -> Puts:
        _found(self._tenancies, row.tenancy_ref, f"rent account {row.account_ref} names a tenancy")
        self._of_account[row.account_ref] = row.tenancy_ref
        yield self._put(key_by_ref(ACCOUNT, row.account_ref, self._number), {"tenancy_ref": row.tenancy_ref})
        if row.kind is AccountKind.MAIN:
            yield self._of_home(row.tenancy_ref, "RENT", RENT_ACCOUNTS.item(row))

    def _rent_free_week(self, row: RentFreeWeekRow) -> Puts:
        """A few dates for all homes, kept with the load itself."""
        mondays = self.rent_free.get(row.calendar, "")
        self.rent_free[row.calendar] = f"{mondays} {row.monday.isoformat()}".strip()
        return ()

    def _rent_line(self, row: RentLineRow) -> Puts:
        tenancy_ref = _found(self._of_account, row.account_ref, "a rent line names a rent account")
        on, place = row.on.isoformat(), self.rows["rent_lines"]
        line = {**row._asdict(), "on": on, "place": place, "kind": row.kind.value}
        yield self._of_home(tenancy_ref, f"LINE#{on}#{place:010}", line)

    def _repair(self, row: RepairRow) -> Puts:
        if row.property_ref is not None:
            homes = _found(self._at_property, row.property_ref, f"job {row.job_ref} names a property")
        else:
            homes = self._in_block.get(row.block_ref or "", [])
        self._of_job[row.job_ref] = homes
        job = {**REPAIRS.item(row), "property_ref": None}
        yield from (self._of_home(home, f"JOB#{row.job_ref}", job) for home in homes)
        yield from self._voice_job(row)

    def _voice_job(self, row: RepairRow) -> Puts:
        """Whether a report made by voice is still open, kept in one place for all homes."""
        if row.reference is None:
            return
        state = parse_enum(RepairState, row.state) or RepairState.UNKNOWN
        in_block = self._properties_in_block.get(row.block_ref or "", [])
        for place in [row.property_ref] if row.property_ref is not None else in_block:
            sort = f"{quote(place, safe='')}#{row.reference}#{row.job_ref}"
            job = {"property_ref": place, "reference": row.reference, "is_open": state.is_open}
            yield self._put(Key(voice_jobs_partition(self._number), sort), job)

    def _visit(self, row: VisitRow) -> Puts:
        visit, what = VISITS.item(row), f"VISIT#{self.rows['visits']:010}"
        homes = _found(self._of_job, row.job_ref, "a visit names a job")
        return [self._of_home(home, what, visit) for home in homes]

    def _event(self, row: EventRow) -> Puts:
        """One item in the order of time, one by reference."""
        event = EVENTS.item(row)
        yield self._put(Key(events_partition(self._number), f"{event['starts_at']}#{row.event_ref}"), event)
        yield self._put(key_by_ref(EVENT, row.event_ref, self._number), event)

    def _slot(self, row: SlotRow) -> Puts:
        """One item among those of its trade and patch, one by reference."""
        if row.coach_ref is not None:
            _found(self._coaches, row.coach_ref, f"slot {row.slot_ref} names a coach")
        areas = self.slot_areas.setdefault(row.trade.value, set())
        areas.add(EVERYWHERE if row.coach_ref is None else PATCHES)
        slot = SLOTS.item(row)
        partition = slots_partition(self._number, row.trade.value, row.coach_ref)
        yield self._put(Key(partition, f"{slot['starts_at']}#{row.slot_ref}"), slot)
        yield self._put(key_by_ref(SLOT, row.slot_ref, self._number), slot)


def _found(known: Mapping[str, Kept], reference: str, who: str) -> Kept:
    if reference not in known:
        raise LoadRefused(f"{who} that is not there: {reference}")
    return known[reference]


def body_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """DynamoDB has no floats: coordinates are exact decimals of what they print as."""
    return {
        name: Decimal(repr(value)) if isinstance(value, float) else value
        for name, value in values.items()
        if value is not None
    }
