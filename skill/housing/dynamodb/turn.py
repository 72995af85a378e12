"""What one turn has read already, so that it makes at most two requests and uses one load only."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import local

from skill.domain.events.event import Entry
from skill.errors import StoreUnavailable
from skill.housing.dynamodb.items import Item
from skill.housing.extract.rows import LoadInfo
from skill.housing.values import instant

PATIENCE = 1.5
"""Seconds into a turn after which no request begins: the last one and its retry may take five, and Alexa
waits for eight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """One load, as described by the item that names the current one.

    From `ends_at` on none of its items is read, because they expire after that, each at its own time.
    """

    number: str
    info: LoadInfo
    rent_free: dict[str, str]
    slot_areas: dict[str, str]
    ends_at: datetime

    @classmethod
    def of(cls, item: Item) -> "Generation":
        return cls(
            number=item["number"],
            info=LoadInfo(
                source=item["source"],
                as_of=instant(item["as_of"]),
                loaded_at=instant(item["loaded_at"]),
                rows=item["rows"],
                sign=item.get("sign"),
            ),
            rent_free=item["rent_free"],
            slot_areas=item.get("slot_areas", {}),
            ends_at=instant(item["ends_at"]),
        )

    def rent_free_on(self, calendar: str | None) -> tuple[date, ...]:
        mondays = self.rent_free.get(calendar, "") if calendar else ""
        return tuple(sorted(date.fromisoformat(monday) for monday in mondays.split()))


@dataclass(slots=True)
class HomeItems:
    """What a home's partition holds: the landlord's items of one load, and our own.

    `booked` holds by job what counts now, `bookings` what each request did.
    """

    home: Item | None = None
    account: Item | None = None
    lines: list[Item] = field(default_factory=list)
    jobs: list[Item] = field(default_factory=list)
    visits: list[Item] = field(default_factory=list)
    privacy: Item | None = None
    walk_limit: Item | None = None
    reports: list[Item] = field(default_factory=list)
    bookings: dict[str, Item] = field(default_factory=dict)
    booked: dict[str, Item] = field(default_factory=dict)
    chasers: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a geohash cell holds between two instants."""

    since: datetime
    until: datetime
    entries: list[Entry]


@dataclass(slots=True)
class DynamoTurn:
    started: float
    knows_generation: bool = False
    generation: Generation | None = None
    taken: Item | None = None
    links: dict[str, Item | None] = field(default_factory=dict)
    homes: dict[str, HomeItems] = field(default_factory=dict)
    tries: dict[str, frozenset[str]] = field(default_factory=dict)
    cells: dict[str, "Asked"] = field(default_factory=dict)

    def begin(self, current: Item | None) -> None:
        self.knows_generation = True
        self.generation = Generation.of(current) if current else None


class Turns:
    """The turn that each thread is in. Outside a turn every call starts a new one."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._thread = local()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A nested turn is part of the outer one."""
        if self._held() is not None:
            yield
            return
        self._thread.turn = DynamoTurn(self._seconds())
        try:
            yield
        finally:
            self._thread.turn = None

    def current(self) -> DynamoTurn:
        return self._held() or DynamoTurn(self._seconds())

    def refuse_late(self) -> None:
        turn = self._held()
        if turn is not None and self._seconds() - turn.started > PATIENCE:
            raise StoreUnavailable("this turn has taken long enough")

    def _held(self) -> DynamoTurn | None:
        return getattr(self._thread, "turn", None)
