"""What one turn has read already, so that both stores are asked twice at most and answer from one load."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import local
from typing import Any

from skill.errors import StoreUnavailable
from skill.housing.extract.rows import HomeRows
from skill.housing.records.engine import Change, Item, Key, changed

PATIENCE = 1.5
"""Seconds into a turn after which no read begins: the last one and its retry may take five, and Alexa waits
for eight."""


def home_partition(tenancy_ref: str) -> str:
    """All that is kept about a home is in here, so that one query reads it, and one finds what to delete."""
    return f"HOME#{tenancy_ref}"


@dataclass(slots=True)
class HomeState:
    """What a turn knows about a home: the landlord's rows, and our own records by their sort keys."""

    rows: HomeRows | None
    records: dict[str, Item]

    def of_kind(self, prefix: str) -> list[Item]:
        """In the order of their sort keys."""
        return [item for sort, item in sorted(self.records.items()) if sort.startswith(prefix)]


@dataclass(slots=True)
class TurnReads:
    """`load` is what the store knows about the current load: on SQLite, the connection to it. The store alone
    looks at it, and gives it back by `at_end`.
    """

    started: float
    load: Any = None
    at_end: Callable[[], None] | None = None
    items: dict[Key, Item | None] = field(default_factory=dict)
    homes: dict[str, HomeState] = field(default_factory=dict)
    cells: dict[str, Any] = field(default_factory=dict)

    def forget(self, *keys: Key) -> None:
        """Read these again when they are next wanted."""
        partitions = {key.partition for key in keys}
        for tenancy_ref in [ref for ref in self.homes if home_partition(ref) in partitions]:
            del self.homes[tenancy_ref]
        for key in keys:
            self.items.pop(key, None)

    def note(self, *changes: Change) -> None:
        """What was just written counts as read."""
        by_partition = {home_partition(ref): state.records for ref, state in self.homes.items()}
        for change in changes:
            if change.key in self.items:
                self.items[change.key] = changed(self.items[change.key], change)
            records = by_partition.get(change.key.partition, {})
            if after := changed(records.pop(change.key.sort, None), change):
                records[change.key.sort] = after


class Turns:
    """The turn that each thread is in. Outside a turn every call starts a new one."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        """`seconds` is a clock that measures how long a turn has taken."""
        self._seconds = seconds
        self._thread = local()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One that is not nested in another. Entering and leaving do not touch the store."""
        turn = self._thread.turn = TurnReads(self._seconds())
        try:
            yield
        finally:
            self._thread.turn = None
            if turn.at_end is not None:
                turn.at_end()

    @property
    def is_in_one(self) -> bool:
        return self.held() is not None

    def current(self) -> TurnReads:
        return self.held() or TurnReads(self._seconds())

    def refuse_late(self) -> None:
        turn = self.held()
        if turn is not None and self._seconds() - turn.started > PATIENCE:
            raise StoreUnavailable("this turn has taken long enough")

    def held(self) -> TurnReads | None:
        return getattr(self._thread, "turn", None)
