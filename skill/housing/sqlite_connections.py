"""Connections to the SQLite files, and the one place where an `sqlite3.Error` gets its name of the house.

On disk there are two files: our own, and beside it the landlord's extract, attached for reading. A load
writes the second only, so it never holds up a report. In memory both live in one connection.
"""

import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, local
from time import monotonic, sleep
from typing import Any

from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.private_files import make_file, make_folder

SCHEMA_VERSION = 3
OWN_SCHEMA = Path(__file__).with_name("schema_own.sql")
LANDLORD_SCHEMA = Path(__file__).with_name("schema_landlord.sql")

Row = tuple[Any, ...]
Parameters = Sequence[object] | Mapping[str, object]


class Connections:
    """Lends each caller a connection of its own; idle ones wait to be lent again.

    A thread that ends leaves nothing behind, and a forked process opens its own.
    """

    def __init__(self, path: Path | None, *, busy_timeout_ms: int) -> None:
        self._path = None if path is None else path.absolute()
        self._timeout = busy_timeout_ms / 1000
        self._idle: deque[sqlite3.Connection] = deque()
        self._process = os.getpid()
        self._inherited: list[deque[sqlite3.Connection]] = []
        self._only_one = Lock() if path is None else None
        self._is_closed = False
        self._turn = _Turn()

    @property
    def landlord_path(self) -> Path | None:
        return None if self._path is None else self._path.with_suffix(".landlord" + self._path.suffix)

    def prepare(self) -> None:
        """Create what is missing, for our own eyes; a file of another version is left alone and refused."""
        with _named():
            if self._path is None or self.landlord_path is None:
                with self._lent() as connection:
                    _create(connection, OWN_SCHEMA, LANDLORD_SCHEMA)
                return
            make_folder(self._path.parent)
            for path, schema in ((self._path, OWN_SCHEMA), (self.landlord_path, LANDLORD_SCHEMA)):
                make_file(path)
                connection = self._open(path)
                try:
                    _use_write_ahead_log(connection, patience=self._timeout)
                    _create(connection, schema)
                finally:
                    connection.close()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        found: list[Row] = self._read(sql, parameters, sqlite3.Cursor.fetchall)
        return found

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        found: Row | None = self._read(sql, parameters, sqlite3.Cursor.fetchone)
        return found

    def _read(self, sql: str, parameters: Parameters, fetch: Callable[[sqlite3.Cursor], Any]) -> Any:
        """Every turn reads several times, so this goes without the context managers that writes use."""
        if self._turn.is_on:
            return self._read_in_turn(sql, parameters, fetch)
        connection = self._borrow()
        try:
            return fetch(connection.execute(sql, parameters))
        except sqlite3.Error as problem:
            raise StoreUnavailable(str(problem)) from problem
        finally:
            self._give_back(connection)

    @contextmanager
    def one_load(self) -> Iterator[None]:
        """Reads of this thread inside see one load, from the first of them on; in memory they see each one.

        A write of this thread ends that, so that it is seen by the reads after it: only a load that comes
        in the middle of such a turn can still be noticed.
        """
        turn = self._turn
        turn.is_on = self._path is not None
        try:
            yield
        finally:
            self._let_go()
            turn.is_on = False

    def _read_in_turn(self, sql: str, parameters: Parameters, fetch: Callable[[sqlite3.Cursor], Any]) -> Any:
        turn = self._turn
        try:
            if turn.connection is None:
                turn.connection = self._borrow()
                turn.connection.execute("BEGIN")
            return fetch(turn.connection.execute(sql, parameters))
        except sqlite3.Error as problem:
            raise StoreUnavailable(str(problem)) from problem

    def _let_go(self) -> None:
        connection, self._turn.connection = self._turn.connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            self._give_back(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction on our own file: all of it, on the disk, or none."""
        self._let_go()
        with _named(), self._lent() as connection, _transaction(connection):
            yield connection

    @contextmanager
    def loading(self) -> Iterator[sqlite3.Connection]:
        """One transaction on the landlord's extract."""
        if self.landlord_path is None:
            with self.writing() as connection:
                yield connection
            return
        with _named():
            connection = self._open(self.landlord_path)
            try:
                with _transaction(connection):
                    yield connection
            finally:
                connection.close()

    def copy_landlord(self, target: sqlite3.Connection) -> None:
        """All of the landlord's extract as it is now, into an empty database."""
        with _named():
            if self.landlord_path is None:
                with self._lent() as connection:
                    connection.backup(target)
                return
            connection = self._open(self.landlord_path)
            try:
                connection.backup(target)
            finally:
                connection.close()

    def close(self) -> None:
        self._is_closed = True
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        connection = self._borrow()
        try:
            yield connection
        finally:
            self._give_back(connection)

    def _borrow(self) -> sqlite3.Connection:
        if self._only_one is not None and not self._only_one.acquire(timeout=self._timeout):
            raise StoreUnavailable("database is locked")
        if self._process != os.getpid():
            self._leave_to_parent()
        try:
            return self._idle.pop()
        except IndexError:
            return self._opened()

    def _opened(self) -> sqlite3.Connection:
        """A new connection; without one, the lock on an in-memory store must not stay taken."""
        try:
            with _named():
                return self._open_both()
        except BaseException:
            self._release()
            raise

    def _give_back(self, connection: sqlite3.Connection) -> None:
        if self._is_closed:
            connection.close()
        else:
            self._idle.append(connection)
        self._release()

    def _release(self) -> None:
        if self._only_one is not None:
            self._only_one.release()

    def _leave_to_parent(self) -> None:
        """SQLite forbids using, and even closing, a connection that a fork carried over."""
        self._inherited.append(self._idle)
        self._idle = deque()
        self._process = os.getpid()

    def _open_both(self) -> sqlite3.Connection:
        if self._path is None or self.landlord_path is None:
            return self._open(None)
        connection = self._open(self._path)
        connection.execute("ATTACH DATABASE ? AS landlord", (f"{self.landlord_path.as_uri()}?mode=ro",))
        return connection

    def _open(self, path: Path | None) -> sqlite3.Connection:
        if self._is_closed:
            raise StoreUnavailable("the store is closed")
        # Never made by SQLite itself, which would let others read it.
        name = ":memory:" if path is None else f"{path.as_uri()}?mode=rw"
        connection = sqlite3.connect(
            name, timeout=self._timeout, isolation_level=None, check_same_thread=False, uri=True
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return connection


class _Turn(local):
    """What a thread holds while it answers one request."""

    is_on = False
    connection: sqlite3.Connection | None = None


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as problem:
        raise StoreUnavailable(str(problem)) from problem


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _use_write_ahead_log(connection: sqlite3.Connection, *, patience: float) -> None:
    """The mode stays with the file. Two processes may meet here at the first start, and this is the
    one lock that SQLite's own busy timeout does not wait for.
    """
    give_up_at = monotonic() + patience
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if monotonic() > give_up_at:
                raise
            sleep(0.01)


def _create(connection: sqlite3.Connection, *schemas: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == SCHEMA_VERSION:
        return
    if version != 0:
        age = "a newer" if version > SCHEMA_VERSION else "an older"
        raise ConfigurationError(f"the database was written by {age} version of Home Coach")
    tables = "\n".join(schema.read_text(encoding="utf-8") for schema in schemas)
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{tables}\nPRAGMA user_version = {SCHEMA_VERSION};\nCOMMIT;"
        )
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
