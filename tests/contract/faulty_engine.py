"""An engine of records that fails as a network and a busy table do, by a seeded plan."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from threading import Lock
from typing import Any, TypeVar

from skill.errors import StoreUnavailable
from skill.housing.records.engine import Change, Delete, Engine, Item, Key, Put, Update
from skill.housing.sqlite.landlord import SqliteLandlordRows
from skill.housing.sqlite.store import SqliteStore
from skill.housing.store import HousingStore
from tests.contract.extracts import FixedClock
from tests.contract.faults import SHARE, Fault

Result = TypeVar("Result")


class FaultyEngine:
    """Does what it is asked, or a `share` of the time one of the faults, as `FaultyClient` does."""

    def __init__(self, engine: Engine, *, seed: int, share: float, faults: Sequence[Fault]) -> None:
        self._engine = engine
        self._random = Random(seed)
        self.share = share
        self._faults = faults
        self._lock = Lock()
        self.made: Counter[Fault] = Counter()

    def get(self, *keys: Key) -> dict[Key, Item]:
        return self._read(lambda: self._engine.get(*keys))

    def query(self, partition: str, **asked: Any) -> list[Item]:
        return self._read(lambda: self._engine.query(partition, **asked))

    def due(self, partition: str, *, until: str, limit: int) -> list[Item]:
        return self._read(lambda: self._engine.due(partition, until=until, limit=limit))

    def transact(self, *changes: Change) -> None:
        self._write(lambda: self._engine.transact(*changes))

    def update(self, change: Update) -> Item:
        return self._write(lambda: self._engine.update(change))

    def write(self, changes: Iterable[Put | Delete]) -> None:
        kept = list(changes)
        self._write(lambda: self._engine.write(kept))

    def _read(self, ask: Callable[[], Result]) -> Result:
        self._fail_before()
        return ask()

    def _write(self, ask: Callable[[], Result]) -> Result:
        fault = self._fail_before()
        if fault in {Fault.ANSWER_LOST, Fault.SENT_TWICE}:
            ask()
        if fault is Fault.ANSWER_LOST:
            raise StoreUnavailable(fault)
        return ask()

    def _fail_before(self) -> Fault | None:
        """The fault of this request, where it is one that shows later."""
        with self._lock:
            if self._random.random() >= self.share:
                return None
            fault = self._random.choice(self._faults)
            self.made[fault] += 1
        if fault in {Fault.ANSWER_LOST, Fault.SENT_TWICE}:
            return fault
        raise StoreUnavailable(fault)


@dataclass(frozen=True, slots=True)
class UnreliableMemory:
    """A store in memory, reached without faults, and with them in as many processes as are asked for."""

    sound: SqliteStore
    clock: FixedClock
    many: int = 60

    def faulty(self, seed: int, *faults: Fault, share: float = SHARE) -> tuple[HousingStore, FaultyEngine]:
        engine = FaultyEngine(self.sound._engine, seed=seed, share=share, faults=faults or tuple(Fault))
        rows = SqliteLandlordRows(self.sound._connections, engine, self.clock)
        return HousingStore(engine, rows, clock=self.clock, turns=self.sound._turns), engine
