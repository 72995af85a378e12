"""Connections to the SQLite files, and the one place where an `sqlite3.Error` becomes `StoreUnavailable`.

Each connection has our own database open, and one generation of the landlord's extract attached.
"""

import os
import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from skill.errors import StoreUnavailable
from skill.housing.sqlite.files import Files, InMemory, OnDisk
from skill.housing.sqlite.schema import LANDLORD, OWN, create_empty_landlord, use_write_ahead_log
from skill.housing.sqlite.versions import Schema, damage_errors, find_version, transaction, upgrade

NOTHING_LOADED = 0
CURRENT = "SELECT coalesce(max(number), 0) FROM generations"

Row = tuple[Any, ...]
Parameters = Sequence[object] | Mapping[str, object]


class Connection(sqlite3.Connection):
    """`generation` is the number of the generation that is attached."""

    generation = NOTHING_LOADED


class _Turn(threading.local):
    """What this thread is doing: how deeply its turns are nested, and which connection they read from."""

    depth = 0
    connection: Connection | None = None


class Connections:
    """A pool of connections: each caller borrows one and gives it back.

    A thread that ends leaves nothing behind, and a forked process opens its own. In memory, one caller at a
    time is served.
    """

    def __init__(
        self, path: Path | None, *, busy_timeout_ms: int, own: Schema = OWN, landlord: Schema = LANDLORD
    ) -> None:
        self.files: Files = InMemory() if path is None else OnDisk(path)
        self.patience = busy_timeout_ms / 1000
        self.landlord_schema = landlord
        self._own_schema = own
        self._path = path
        self._name = str(path or "memory")
        self._idle: deque[Connection] = deque()
        self._turn = _Turn()
        self._process = os.getpid()
        self._inherited: list[object] = []
        self._only_one = threading.Lock() if path is None else None
        self._is_closed = False

    def prepare(self) -> None:
        """Create our own database where it is missing, readable by its owner only, or bring it up to date.

        Raises `ConfigurationError` or `StoreUnavailable`, which name the file and what helps; nothing has
        changed then.
        """
        with store_errors():
            self.files.make_own()
            with self.own_database() as connection:
                find_version(connection, self._own_schema, self._name)
                if self._path is not None:
                    use_write_ahead_log(connection, patience=self.patience)
                upgrade(connection, self._own_schema, self._name, copy_of=self._path)

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        found: list[Row] = self._read(sql, parameters, sqlite3.Cursor.fetchall)
        return found

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        found: Row | None = self._read(sql, parameters, sqlite3.Cursor.fetchone)
        return found

    def _read(self, sql: str, parameters: Parameters, fetch: Callable[[sqlite3.Cursor], Any]) -> Any:
        """Every turn reads several times, so this does without the context managers that writes use."""
        connection = self._borrow()
        try:
            return fetch(connection.execute(sql, parameters))
        except sqlite3.Error as problem:
            raise StoreUnavailable(str(problem)) from problem
        finally:
            self._give_back(connection)

    @property
    def generation(self) -> int:
        """The number of the generation that this thread reads now."""
        connection = self._borrow()
        try:
            return connection.generation
        finally:
            self._give_back(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction on our own database: all of it reaches the disk, or none."""
        connection = self._borrow()
        try:
            with store_errors(), transaction(connection):
                yield connection
        finally:
            self._give_back(connection)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Within the block this thread keeps the connection of its first read, and so one generation."""
        turn = self._turn
        turn.depth += 1
        try:
            yield
        finally:
            turn.depth -= 1
            if not turn.depth and turn.connection is not None:
                connection, turn.connection = turn.connection, None
                self._put_away(connection)

    @contextmanager
    def own_database(self) -> Iterator[Connection]:
        """Our own database with no generation attached, for the code that manages the generations."""
        self._acquire()
        try:
            with store_errors(), damage_errors(self._name), closing(self._open(self.files.own)) as connection:
                yield connection
        finally:
            self._release()

    def open_new(self, number: int) -> Connection:
        """An empty database for a generation that no row names yet."""
        return self._open(self.files.make(number))

    def open_finished(self, number: int) -> Connection:
        return self._open(self.files.reading(number))

    def close(self) -> None:
        self._is_closed = True
        self._close_idle()
        self.files.close()

    def _borrow(self) -> Connection:
        self._acquire()
        try:
            if self._process != os.getpid():
                self._leave_to_parent()
            return self._turn.connection or self._current()
        except BaseException as problem:
            self._release()
            if isinstance(problem, sqlite3.Error | OSError):
                raise StoreUnavailable(str(problem)) from problem
            raise

    def _current(self) -> Connection:
        """A connection with the current generation attached; within a turn it stays with the thread."""
        connection = self._idle_one() or self._opened()
        if self._turn.depth:
            self._turn.connection = connection
        return connection

    def _idle_one(self) -> Connection | None:
        try:
            connection = self._idle.pop()
        except IndexError:
            return None
        if connection.execute(CURRENT).fetchone()[0] == connection.generation:
            return connection
        connection.close()
        self._close_idle()
        return None

    def _give_back(self, connection: Connection) -> None:
        if connection is not self._turn.connection:
            self._put_away(connection)
        self._release()

    def _put_away(self, connection: Connection) -> None:
        if self._is_closed:
            connection.close()
        else:
            self._idle.append(connection)

    def _acquire(self) -> None:
        if self._only_one is not None and not self._only_one.acquire(timeout=self.patience):
            raise StoreUnavailable("database is locked")

    def _release(self) -> None:
        if self._only_one is not None:
            self._only_one.release()

    def _close_idle(self) -> None:
        """This also releases generations whose files were removed, and the disk space they take."""
        while True:
            try:
                self._idle.pop().close()
            except IndexError:
                return

    def _leave_to_parent(self) -> None:
        """SQLite forbids using, and even closing, a connection that a fork carried over."""
        self._inherited += [self._idle, self._turn.connection]
        self._idle = deque()
        self._turn.connection = None
        self._process = os.getpid()

    def _opened(self) -> Connection:
        """With the current generation attached. A load may remove it after we read its number; then there
        is a newer one.
        """
        connection, tried = self._open(self.files.own), None
        try:
            while True:
                (number,) = connection.execute(CURRENT).fetchone()
                try:
                    self._attach(connection, number)
                    return connection
                except sqlite3.OperationalError:
                    if number == tried:
                        raise
                    tried = number
        except BaseException:
            connection.close()
            raise

    def _attach(self, connection: Connection, number: int) -> None:
        is_empty = number == NOTHING_LOADED
        name = ":memory:" if is_empty else self.files.reading(number)
        connection.execute("ATTACH DATABASE ? AS landlord", (name,))
        connection.generation = number
        if is_empty:
            create_empty_landlord(connection)

    def _open(self, name: str) -> Connection:
        if self._is_closed:
            raise StoreUnavailable("the store is closed")
        connection = sqlite3.connect(
            name,
            timeout=self.patience,
            isolation_level=None,
            check_same_thread=False,
            uri=True,
            factory=Connection,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return connection


@contextmanager
def store_errors() -> Iterator[None]:
    """Turns the errors of SQLite and of the file system into `StoreUnavailable`."""
    try:
        yield
    except (sqlite3.Error, OSError) as problem:
        raise StoreUnavailable(str(problem)) from problem
