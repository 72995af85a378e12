"""The housing store on SQLite: our own records and the landlord's generations in files beside each other."""

from pathlib import Path

from skill.housing.read_model import Memory
from skill.housing.records.turn import Turns
from skill.housing.records.whats_on import MOST_REMEMBERED
from skill.housing.sqlite.connections import Connections
from skill.housing.sqlite.engine import SqliteEngine
from skill.housing.sqlite.generations import forget_lost, upgrade_current
from skill.housing.sqlite.landlord import SqliteLandlordRows
from skill.housing.sqlite.schema import LANDLORD, OWN
from skill.housing.sqlite.versions import Schema
from skill.housing.store import HousingStore
from skill.services.clock import SystemClock
from skill.services.ports import Clock

BUSY_TIMEOUT_MS = 1000
"""How long a write waits for another one: well inside the seconds that Alexa gives an answer."""


class SqliteStore(HousingStore):
    """`path` None or ":memory:" keeps everything in memory, until `close`."""

    def __init__(
        self,
        path: Path | str | None = None,
        *,
        clock: Clock | None = None,
        busy_timeout_ms: int = BUSY_TIMEOUT_MS,
        own: Schema = OWN,
        landlord: Schema = LANDLORD,
    ) -> None:
        on_disk = None if path is None or str(path) == ":memory:" else Path(path)
        clock = clock or SystemClock()
        turns = Turns()
        connections = Connections(
            on_disk, busy_timeout_ms=busy_timeout_ms, own=own, landlord=landlord, turns=turns
        )
        connections.when_replaced = self._bring_up_to_date
        self._connections = connections
        engine = SqliteEngine(connections, clock)
        rows = SqliteLandlordRows(connections, engine, clock)
        super().__init__(engine, rows, clock=clock, turns=turns)

    def prepare(self) -> None:
        """Create what is missing, and bring what an older version made up to date.

        Raises `ConfigurationError` or `StoreUnavailable`, which name the file and what helps.
        """
        self._connections.prepare()
        self._mend_generations()

    def _bring_up_to_date(self) -> None:
        """What was remembered of the database that was there before does not hold for this one."""
        self._connections.bring_up_to_date()
        self._remembered_cells = Memory(MOST_REMEMBERED)
        self._mend_generations()

    def _mend_generations(self) -> None:
        forget_lost(self._connections)
        upgrade_current(self._connections)

    def close(self) -> None:
        self._connections.close()
