"""Windows that a landlord gives away, in DynamoDB: remembered by the process while their load is current.

A load never changes once it is current, so a process reads the windows of a trade once. How many places are
taken changes all the time: that is one item, read with the first request of every turn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

from skill.domain.repairs.appointments import Slot
from skill.domain.repairs.triage import Trade
from skill.domain.tenancy import Home
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.items import Item
from skill.housing.dynamodb.reads import DynamoReads
from skill.housing.dynamodb.turn import DynamoTurn, Generation
from skill.housing.records.bookings import one_of_each_window
from skill.housing.values import instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A window as the load has it: how many homes may take it, and in whose patch."""

    slot: Slot
    places: int
    coach_ref: str | None

    def is_for(self, home: Home) -> bool:
        return self.coach_ref is None or self.coach_ref == home.coach_ref


class KnownSlots:
    """The windows of one load by trade and patch, for those that were asked about. Shared by threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._number = ""
        self._areas: dict[tuple[str, str], tuple[Given, ...]] = {}
        self._by_ref: dict[str, Given] = {}

    def area(self, number: str, trade: str, area: str) -> tuple[Given, ...] | None:
        with self._lock:
            return self._areas.get((trade, area)) if number == self._number else None

    def slot(self, number: str, slot_ref: str) -> Given | None:
        with self._lock:
            return self._by_ref.get(slot_ref) if number == self._number else None

    def keep(self, number: str, trade: str, area: str, given: tuple[Given, ...]) -> None:
        with self._lock:
            if number != self._number:
                self._number, self._areas, self._by_ref = number, {}, {}
            self._areas[trade, area] = given
            self._by_ref |= {each.slot.slot_ref: each for each in given}


class DynamoSlots(DynamoReads):
    """The reading half of the port Appointments."""

    _known_slots: KnownSlots

    def free_slots(self, home: Home, trade: Trade, *, after: datetime) -> list[Slot]:
        turn = self._turns.current()
        taken = self._taken(turn)
        generation = self._generation(turn)
        if generation is None:
            return []
        now = self._clock.now()
        return one_of_each_window(
            given.slot
            for given in self._given(generation, home, trade)
            if given.slot.starts_at >= after and count_of(taken, given.slot.slot_ref, now) < given.places
        )

    def _given(self, generation: Generation, home: Home, trade: Trade) -> Iterator[Given]:
        """The load names the trades that have windows, so that no request is made in vain."""
        kinds = generation.slot_areas.get(trade.value, "").split()
        if keys.EVERYWHERE in kinds:
            yield from self._area(generation, trade, "")
        if keys.PATCHES in kinds and home.coach_ref is not None:
            yield from self._area(generation, trade, home.coach_ref)

    def _area(self, generation: Generation, trade: Trade, area: str) -> tuple[Given, ...]:
        known = self._known_slots.area(generation.number, trade, area)
        if known is None:
            items = self._table.query(keys.slots(generation.number, trade, area))
            known = tuple(given_by(item) for item in items)
            self._known_slots.keep(generation.number, trade, area, known)
        return known

    def _given_as(self, slot_ref: str) -> Given | None:
        """It is nearly always one that this process has just offered."""
        generation = self._generation(self._turns.current())
        if generation is None:
            return None
        if known := self._known_slots.slot(generation.number, slot_ref):
            return known
        item = self._table.get(keys.slot(slot_ref, generation.number))
        return given_by(item) if item else None

    def _taken(self, turn: DynamoTurn) -> Item:
        """Outside a turn it is read in one request with the current load."""
        if turn.taken is None:
            wanted = [keys.TAKEN] if turn.knows_generation else [keys.TAKEN, keys.CURRENT]
            found = self._table.get_many(*wanted)
            turn.taken = found.get(keys.TAKEN, {})
            if not turn.knows_generation:
                turn.begin(found.get(keys.CURRENT))
        return turn.taken


def given_by(item: Item) -> Given:
    slot = Slot(
        slot_ref=item["slot_ref"],
        trade=Trade(item["trade"]),
        starts_at=instant(item["starts_at"]),
        ends_at=instant(item["ends_at"]),
    )
    return Given(slot=slot, places=item["places"], coach_ref=item.get("coach_ref"))


def counted_as(slot_ref: str, ends_at: datetime) -> str:
    """The attribute that counts the places taken. It carries the end, which shows when the window is over."""
    return f"{int(ends_at.timestamp()):011}#{slot_ref}"


def count_of(taken: Item, slot_ref: str, now: datetime) -> int:
    """Including what was booked before a later load moved the window."""
    return sum(
        count
        for name, count in taken.items()
        if name.partition("#")[2] == slot_ref and ends_at_of(name) > now
    )


def ends_at_of(name: str) -> datetime:
    return datetime.fromtimestamp(int(name.partition("#")[0]), UTC)
