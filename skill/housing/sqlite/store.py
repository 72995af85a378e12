"""The housing store on SQLite: every port of the services, over the extract and our own records."""

from contextlib import AbstractContextManager
from pathlib import Path

from skill.housing.extract.rows import Check, Extract, LoadInfo, accept
from skill.housing.sqlite.bookings import SqliteBookings
from skill.housing.sqlite.chasers import SqliteChasers
from skill.housing.sqlite.connections import Connections
from skill.housing.sqlite.events import SqliteEvents
from skill.housing.sqlite.generations import (
    add_generation,
    as_info,
    forget_lost,
    generations,
    roll_back,
    upgrade_current,
)
from skill.housing.sqlite.landlord import SqliteLandlord
from skill.housing.sqlite.load import filling
from skill.housing.sqlite.outbox import SqliteOutbox
from skill.housing.sqlite.own import SqliteOwnRecords
from skill.housing.sqlite.repairs import SqliteRepairs
from skill.housing.sqlite.schema import LANDLORD, OWN
from skill.housing.sqlite.versions import Schema
from skill.services.clock import SystemClock
from skill.services.ports import Clock

BUSY_TIMEOUT_MS = 1000
"""How long a write waits for another one: well inside the seconds that Alexa gives an answer."""


class SqliteStore(
    SqliteLandlord,
    SqliteEvents,
    SqliteRepairs,
    SqliteChasers,
    SqliteBookings,
    SqliteOwnRecords,
    SqliteOutbox,
):
    """May be shared by threads. `path` None or ":memory:" keeps everything in memory, until `close`.

    `clock` tells which visits are still to come. Call `prepare` once before anything else.
    """

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
        self._connections = Connections(on_disk, busy_timeout_ms=busy_timeout_ms, own=own, landlord=landlord)
        self._clock = clock or SystemClock()

    def prepare(self) -> None:
        """Create what is missing, and bring what an older version made up to date.

        Raises `ConfigurationError` or `StoreUnavailable`, which name the file and what helps.
        """
        self._connections.prepare()
        forget_lost(self._connections)
        upgrade_current(self._connections)

    def load(self, extract: Extract, *, check: Check = accept) -> None:
        """Replace the landlord's extract as a whole; what we keep ourselves stays.

        Each table is read to its end before `check` is asked; what it raises leaves everything as it was.
        """
        add_generation(self._connections, filling(extract, at=self._clock.now(), check=check))

    def roll_back(self) -> LoadInfo:
        return roll_back(self._connections)

    def generations(self) -> list[LoadInfo]:
        return generations(self._connections)

    def reading(self) -> AbstractContextManager[None]:
        return self._connections.reading()

    def loaded(self) -> LoadInfo | None:
        row = self._connections.row("SELECT source, as_of, loaded_at, rows, sign FROM loads")
        return None if row is None else as_info(row)

    def close(self) -> None:
        self._connections.close()
