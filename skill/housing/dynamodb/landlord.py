"""The landlord's extract on DynamoDB: the read model, over the items of the current load."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from skill.domain.rent import LineKind
from skill.domain.repairs.triage import Trade
from skill.housing.dynamodb.engine import DynamoEngine
from skill.housing.dynamodb.layout import EVERYWHERE, OWN, PATCHES, by_reference, partition
from skill.housing.dynamodb.loads import CURRENT, KEPT, Generation, add_generation, kept_loads, roll_back
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
    AnyRow,
    Check,
    EventRow,
    Extract,
    HomeRows,
    Later,
    LoadInfo,
    RentLineRow,
    RepairRow,
    SlotRow,
)
from skill.housing.read_model import Memory, VoiceJob
from skill.housing.records.engine import Body, Item
from skill.housing.records.part import TAKEN
from skill.housing.records.turn import TurnReads, home_partition
from skill.housing.values import instant_text
from skill.services.ports import Clock

LONGEST_EVENT = timedelta(days=7)
"""An event that lasts longer is found only by its first week."""


class DynamoLandlordRows:
    """The port ReadModel."""

    first_keys = (CURRENT, TAKEN)
    """A request of its own for the places taken would be a third one in a turn that offers windows."""

    def __init__(self, engine: DynamoEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._memory = Memory()

    def read_home(self, turn: TurnReads, tenancy_ref: str) -> tuple[HomeRows | None, list[Item]]:
        """Items of later loads lie between: one being written, one refused, or one rolled back."""
        home, generation = home_partition(tenancy_ref), self._generation(turn)
        if generation is None:
            return None, self._engine.query(home, prefix=OWN)
        items = self._engine.query(home, after=generation.number)
        theirs: dict[str, list[Body]] = {}
        for item in items:
            number, _, what = item.key.sort.partition("#")
            if number == generation.number:
                theirs.setdefault(what.partition("#")[0], []).append(item.body)
        ours = [item for item in items if item.key.sort.startswith(OWN)]
        return home_rows(theirs, generation) if "HOME" in theirs else None, ours

    def loaded(self, turn: TurnReads) -> LoadInfo | None:
        generation = self._current(turn)
        return generation.info if generation else None

    def tenancy_of(self, turn: TurnReads, account_ref: str) -> str | None:
        body = self._body(turn, RENT_ACCOUNTS, account_ref)
        return body["tenancy_ref"] if body else None

    def row(self, turn: TurnReads, table: RowTable[AnyRow], reference: str) -> AnyRow | None:
        """A coach's item does not repeat its reference."""
        body = self._body(turn, table, reference)
        return table.row_of({table.columns[0]: reference, **body}) if body else None

    def remembered(self, turn: TurnReads) -> dict[Any, Any]:
        generation = self._generation(turn)
        return self._memory.of(generation.number if generation else None)

    def slots(self, turn: TurnReads, trade: Trade, coach_ref: str | None) -> Sequence[SlotRow]:
        """The load names the trades that have windows, so that no request is made in vain."""
        generation = self._generation(turn)
        areas = generation.slot_areas.get(trade.value, "").split() if generation else []
        if (EVERYWHERE if coach_ref is None else PATCHES) not in areas:
            return []
        return [SLOTS.row_of(body) for body in self._listed(turn, "SLOTS", trade.value, coach_ref or "")]

    def events(self, turn: TurnReads, *, since: datetime, until: datetime) -> Sequence[EventRow]:
        """No sort key with a reference comes before the bare instant, so `until` itself is excluded."""
        after, until_then = instant_text(since - LONGEST_EVENT), instant_text(until)
        found = self._listed(turn, "EVENTS", after=after, until=until_then)
        return [EVENTS.row_of(body) for body in found]

    def voice_jobs(self, turn: TurnReads) -> Sequence[VoiceJob]:
        return [VoiceJob(**body) for body in self._listed(turn, "VOICE_JOBS")]

    def load(self, extract: Extract, *, check: Check) -> None:
        add_generation(self._engine, extract, at=self._clock.now(), check=check)

    def roll_back(self) -> LoadInfo:
        return roll_back(self._engine, self._clock.now())

    def generations(self) -> list[LoadInfo]:
        return [Generation(item).info for item in kept_loads(self._engine, self._clock.now())[:KEPT]]

    def _current(self, turn: TurnReads) -> Generation | None:
        """None where nothing was loaded. What names it came with the turn's first read."""
        if CURRENT not in turn.items:
            turn.items[CURRENT] = self._engine.get(CURRENT).get(CURRENT)
        item = turn.items[CURRENT]
        if turn.load is None and item is not None:
            turn.load = Generation(item)
        current: Generation | None = turn.load
        return current

    def _generation(self, turn: TurnReads) -> Generation | None:
        """None also where the current load has ended."""
        generation = self._current(turn)
        return generation if generation and self._clock.now() < generation.ends_at else None

    def _listed(self, turn: TurnReads, what: str, *of: str, after: str = "", until: str = "") -> list[Body]:
        generation = self._generation(turn)
        if generation is None:
            return []
        items = self._engine.query(partition(what, generation.number, *of), after=after, until=until)
        return [item.body for item in items]

    def _body(self, turn: TurnReads, table: RowTable[Any], reference: str) -> Body | None:
        generation = self._generation(turn)
        if generation is None:
            return None
        at = by_reference(table, reference, generation.number)
        item = self._engine.get(at).get(at)
        return item.body if item else None


def home_rows(found: Mapping[str, Sequence[Body]], generation: Generation) -> HomeRows:
    """From the bodies of a home's items by their kind."""
    (home,) = found["HOME"]
    rent = found.get("RENT")
    account = RENT_ACCOUNTS.row_of(rent[0]) if rent else None
    coach = {**home["coach"], "coach_ref": home["coach_ref"]} if "coach" in home else None
    return HomeRows(
        as_of=generation.info.as_of,
        tenancy=TENANCIES.row_of(home),
        property=PROPERTIES.row_of(home),
        coach=COACHES.row_of(coach) if coach else None,
        account=account,
        lines=Later(lambda: _lines(account.account_ref, found.get("LINE", ()))) if account else (),
        rent_free_on=generation.rent_free_on(account.rent_free_calendar) if account else (),
        jobs=Later(lambda: [_job(job, home) for job in found.get("JOB", ())]),
        visits=Later(lambda: map(VISITS.row_of, found.get("VISIT", ()))),
    )


def _lines(account_ref: str, found: Sequence[Body]) -> Iterable[RentLineRow]:
    """Items come in the order of their days, and of the landlord's file within a day."""
    return (
        RentLineRow(account_ref, date.fromisoformat(line["on"]), LineKind(line["kind"]), line["owed_pence"])
        for line in reversed(found)
        if line["account_ref"] == account_ref
    )


def _job(job: Body, home: Body) -> RepairRow:
    """A job of the home itself is kept without its property, since the home says which it is."""
    return REPAIRS.row_of(job if "block_ref" in job else {**job, "property_ref": home["property_ref"]})
