"""Connections to the SQLite files: each has our own database open, and one generation of the landlord's
extract attached.
"""

import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

from skill.errors import ConfigurationError, StoreMoved, StoreUnavailable
from skill.housing.records.turn import Turns
from skill.housing.sqlite.files import FileId, Files, Identity, InMemory, OnDisk
from skill.housing.sqlite.schema import LANDLORD, OWN, create_empty_landlord, use_write_ahead_log
from skill.housing.sqlite.versions import (
    Schema,
    damage_errors,
    find_version,
    store_errors,
    transaction,
    upgrade,
)

NOTHING_LOADED = 0

QUEUE_PATIENCE_S = 3.0
"""For the threads of this process that write before. Alexa waits for eight seconds."""

CURRENT = "SELECT coalesce(max(number), 0) FROM generations"

Row = tuple[Any, ...]
Parameters = Sequence[object] | Mapping[str, object]


class Connection(sqlite3.Connection):
    """`generation` is the number of the generation that is attached, and `files` are those that are open."""

    generation = NOTHING_LOADED
    files: Identity = ()


class Connections:
    """A pool of connections: each caller borrows one and gives it back.

    A turn keeps the connection of its first read, and so one generation. A thread that ends leaves nothing
    behind, and a forked process opens its own. Threads that write queue up here: SQLite's own wait is a sleep
    and another try, in which one of many waiters may be passed over until its time is up.

    SQLite goes on writing to a file that was removed or replaced, and what it writes is lost. So a connection
    is used only as long as the files it has open lie under their names.
    """

    def __init__(
        self,
        path: Path | None,
        *,
        busy_timeout_ms: int,
        own: Schema = OWN,
        landlord: Schema = LANDLORD,
        turns: Turns | None = None,
    ) -> None:
        self.files: Files = InMemory() if path is None else OnDisk(path)
        self.patience = busy_timeout_ms / 1000
        self.landlord_schema = landlord
        self._own_schema = own
        self._path = path
        self._name = str(path or "memory")
        self._idle: deque[Connection] = deque()
        self._turns = turns or Turns()
        self._process = os.getpid()
        self._writer = Lock()
        self._inherited: list[object] = []
        self._is_closed = False
        self._prepared: FileId | None = None
        self._opened_last: Identity = ()
        self.when_replaced: Callable[[], None] = self.bring_up_to_date
        """What a database needs that took the place of the one which was prepared."""

    def prepare(self) -> None:
        """Create our own database where it is missing, readable by its owner only, or bring it up to date.

        Raises `ConfigurationError` or `StoreUnavailable`, which name the file and what helps; nothing has
        changed then.
        """
        with store_errors():
            self.files.make_own()
            self.bring_up_to_date()

    def bring_up_to_date(self) -> None:
        """The same for a database that is there; a missing one is not made."""
        found = self.files.identity()[0]
        with self.own_database() as connection:
            find_version(connection, self._own_schema, self._name)
            if self._path is not None:
                use_write_ahead_log(connection, patience=self.patience)
            upgrade(connection, self._own_schema, self._name, copy_of=self._path)
        self._prepared = found

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Every turn reads several times, so this does without the context managers that writes use."""
        connection = self._borrow()
        try:
            return connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as problem:
            raise StoreUnavailable(str(problem)) from problem
        finally:
            self._give_back(connection)

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        return next(iter(self.rows(sql, parameters)), None)

    @property
    def current_load(self) -> tuple[FileId | None, int]:
        """The generation that this thread reads now: the database that names it, and its number."""
        connection = self._borrow()
        self._give_back(connection)
        return connection.files[0], connection.generation

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction on our own database: all of it reaches the disk, or none.

        Raises `StoreMoved` when it reached a file that is no longer ours.
        """
        connection = self._borrow()
        try:
            with self._turn_to_write(), store_errors(), transaction(connection):
                yield connection
            if connection.files != self.files.identity():
                raise StoreMoved(f"{self._name} was replaced while it was written to")
        finally:
            self._give_back(connection)

    @contextmanager
    def _turn_to_write(self) -> Iterator[None]:
        """Raises `StoreUnavailable` when the threads before take too long."""
        writer = self._writer
        if not writer.acquire(timeout=QUEUE_PATIENCE_S):
            raise StoreUnavailable("others are still writing")
        try:
            yield
        finally:
            writer.release()

    @contextmanager
    def own_database(self) -> Iterator[Connection]:
        """Our own database with no generation attached, for the code that manages the generations."""
        with store_errors(), damage_errors(self._name), closing(self.open(self.files.own)) as connection:
            yield connection

    def close(self) -> None:
        self._is_closed = True
        self._close_idle()
        self.files.close()

    def _borrow(self) -> Connection:
        """A connection with the current generation attached; within a turn it stays with the thread."""
        if self._process != os.getpid():
            self._leave_to_parent()
        turn = self._turns.held()
        if turn is not None and turn.load is not None:
            kept: Connection = turn.load
            return kept
        with store_errors():
            connection = self._idle_one() or self._opened()
        if turn is not None:
            turn.load, turn.at_end = connection, partial(self._put_away, connection)
        return connection

    def _idle_one(self) -> Connection | None:
        files = self.files.identity()
        try:
            connection = self._idle.pop()
        except IndexError:
            return None
        is_ours = connection.files == files
        if is_ours and connection.execute(CURRENT).fetchone()[0] == connection.generation:
            return connection
        connection.close()
        self._close_idle()
        return None

    def _give_back(self, connection: Connection) -> None:
        turn = self._turns.held()
        if turn is None or turn.load is not connection:
            self._put_away(connection)

    def _put_away(self, connection: Connection) -> None:
        if self._is_closed:
            connection.close()
        else:
            self._idle.append(connection)

    def _close_idle(self) -> None:
        """This also releases generations whose files were removed, and the disk space they take."""
        while True:
            try:
                self._idle.pop().close()
            except IndexError:
                return

    def _leave_to_parent(self) -> None:
        """SQLite forbids using, and even closing, a connection that a fork carried over."""
        self._inherited.append(self._idle)
        self._idle = deque()
        self._process = os.getpid()
        self._writer = Lock()
        if turn := self._turns.held():
            self._inherited.append(turn.load)
            turn.load = turn.at_end = None

    def _opened(self) -> Connection:
        """With the current generation attached. A load may remove it after we read its number; then there
        is a newer one.
        """
        own = self._accept_replaced()
        connection, tried = self.open(self.files.own), None
        try:
            while True:
                (number,) = connection.execute(CURRENT).fetchone()
                try:
                    self._attach(connection, number)
                    connection.files = self._opened_files(own)
                    return connection
                except sqlite3.OperationalError:
                    if number == tried:
                        raise
                    tried = number
        except BaseException:
            connection.close()
            raise

    def _accept_replaced(self) -> FileId | None:
        """The database under our name, brought up to date if it is not the one that was prepared."""
        own, *logs = self.files.identity()
        if self._prepared not in {None, own}:
            if logs[0] is not None and logs[0] in self._opened_last:
                # SQLite would take what it holds for changes to the new one.
                raise StoreMoved(f"{self._name} was replaced and the log of the old one lies beside it")
            try:
                self.when_replaced()
            except ConfigurationError as problem:
                raise StoreUnavailable(str(problem)) from problem
        return own

    def _opened_files(self, own: FileId | None) -> Identity:
        """Those that a connection has open after its first read, which opens the log and its index."""
        files = self.files.identity()
        if files[0] != own:
            raise StoreMoved(f"{self._name} was replaced while it was opened")
        self._opened_last = files
        return files

    def _attach(self, connection: Connection, number: int) -> None:
        is_empty = number == NOTHING_LOADED
        name = ":memory:" if is_empty else self.files.reading(number)
        connection.execute("ATTACH DATABASE ? AS landlord", (name,))
        connection.generation = number
        if is_empty:
            create_empty_landlord(connection)

    def open(self, name: str) -> Connection:
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
