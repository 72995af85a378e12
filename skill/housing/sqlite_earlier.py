"""The load before this one, kept as a copy of its file, so that a bad extract can be taken back."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skill.errors import NothingToRollBack
from skill.housing.private_files import make_file
from skill.housing.sqlite_connections import Connections
from skill.housing.sqlite_load import COPIED, EMPTY, LOAD

LAST = "SELECT load_id, source, as_of, loaded_at, rows, sign FROM last_load"


class EarlierLoads:
    """On disk a copy is complete under another name before it gets its own.

    A process that dies between a load and that renaming leaves two copies: the numbers of the loads in
    them tell which one comes before what is loaded now.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._in_memory: sqlite3.Connection | None = None

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Around a load: what was there before is the earlier one afterwards, unless the load is refused."""
        coming = self._copy()
        try:
            yield
        except BaseException:
            if isinstance(coming, Path):
                coming.unlink(missing_ok=True)
            raise
        if isinstance(coming, Path):
            os.replace(coming, self._path(".earlier"))
        else:
            self._in_memory = coming

    def roll_back(self) -> None:
        """Raises `NothingToRollBack` where no earlier load is kept; it is kept no longer once it answers."""
        row = self._connections.row(LAST)
        earlier = self._find(row[0] if row else 0)
        try:
            (_, *told) = earlier.execute(LAST).fetchone()
            with self._connections.loading() as connection:
                for emptying in EMPTY:
                    connection.execute(emptying)
                for select, insert in COPIED:
                    connection.executemany(insert, earlier.execute(select))
                connection.execute(LOAD, told)
        finally:
            earlier.close()
        self._in_memory = None
        for path in self._paths():
            path.unlink(missing_ok=True)

    def _copy(self) -> Path | sqlite3.Connection | None:
        if self._connections.row(LAST) is None:
            return None
        if self._connections.landlord_path is None:
            memory = sqlite3.connect(":memory:", check_same_thread=False)
            self._connections.copy_landlord(memory)
            return memory
        path = self._path(".coming")
        path.unlink(missing_ok=True)
        make_file(path)
        copy = sqlite3.connect(path)
        try:
            self._connections.copy_landlord(copy)
        finally:
            copy.close()
        return path

    def _find(self, current: int) -> sqlite3.Connection:
        """The latest copy of a load that came before the current one."""
        found: dict[int, sqlite3.Connection] = {}
        for candidate in self._candidates():
            row = candidate.execute(LAST).fetchone()
            if row is not None and row[0] < current and row[0] not in found:
                found[row[0]] = candidate
            else:
                candidate.close()
        if not found:
            raise NothingToRollBack
        chosen = found.pop(max(found))
        for other in found.values():
            other.close()
        return chosen

    def _candidates(self) -> Iterator[sqlite3.Connection]:
        if self._in_memory is not None:
            yield self._in_memory
        for path in self._paths():
            if path.exists():
                yield sqlite3.connect(path)

    def _paths(self) -> list[Path]:
        if self._connections.landlord_path is None:
            return []
        return [self._path(".coming"), self._path(".earlier")]

    def _path(self, suffix: str) -> Path:
        current = self._connections.landlord_path
        if current is None:
            raise ValueError("a store in memory has no files")
        return current.with_suffix(suffix + current.suffix)
