"""Where the databases of a store lie: our own, and beside it one for each generation of the landlord's data.

A generation is filled before any row names its number, and never written to afterwards.
"""

import fcntl
import os
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from time import monotonic, sleep

from skill.errors import StoreMoved, StoreUnavailable
from skill.housing.private_files import make_file, make_folder, sync_file

BUSY = "another load is under way"

FileId = tuple[int, int]
"""Device and inode: another file under the same name has another one."""

Identity = tuple[FileId | None, ...]
"""The database, its write-ahead log and that log's index, None for one of the two that is not there."""


class OnDisk:
    """The databases of one store, by the names under which SQLite opens them."""

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        self._paths = [f"{self._path}{suffix}" for suffix in ("", "-wal", "-shm")]
        self._stem = f"{path.stem}.landlord."
        self._ours = re.compile(
            rf"\.?{re.escape(self._stem)}(\d+){re.escape(path.suffix)}(\.[0-9a-f]+|-journal)?"
        )

    @property
    def own(self) -> str:
        # SQLite must not create it, because others could then read it.
        return f"{self._path.as_uri()}?mode=rw"

    def identity(self) -> Identity:
        """Which files lie under our names now. Raises `StoreMoved` when our own database is gone.

        Every turn asks for it, so it costs three calls of the system and nothing else.
        """
        own, *logs = map(_file_id, self._paths)
        if own is None:
            raise StoreMoved(f"{self._path} was removed: put it back with `python -m skill restore FILE`")
        return (own, *logs)

    def make_own(self) -> None:
        make_folder(self._path.parent)
        make_file(self._path)

    def make(self, number: int) -> str:
        """Create an empty database for this generation; the name to open it by for writing."""
        make_file(self._file(number))
        return f"{self._file(number).as_uri()}?mode=rw"

    def finish(self, number: int) -> None:
        """Return once a generation would survive a loss of power."""
        sync_file(self._file(number))

    def reading(self, number: int) -> str:
        # It is never written to again, so SQLite need neither lock it nor look for changes.
        return f"{self._file(number).as_uri()}?mode=ro&immutable=1"

    def title(self, number: int) -> str:
        """What messages call a generation."""
        return str(self._file(number))

    def numbers(self) -> set[int]:
        """The generations that there are files of, whole or not."""
        return {number for number, _ in self._found()}

    def remove(self, number: int) -> None:
        """Processes that are reading it carry on: the system keeps a file that is open."""
        for found, path in self._found():
            if found == number:
                with suppress(OSError):
                    path.unlink()

    @contextmanager
    def loading(self, patience: float) -> Iterator[None]:
        """A lock for one load at a time, released when its process dies. `patience` is in seconds.

        Raises `StoreUnavailable` while another load has it.
        """
        lock = self._path.with_name(f"{self._stem}lock")
        make_file(lock)
        held = os.open(lock, os.O_RDWR)
        try:
            _lock(held, patience)
            yield
        finally:
            os.close(held)

    def close(self) -> None:
        """Nothing to do: files stay."""

    def _file(self, number: int) -> Path:
        return self._path.with_name(f"{self._stem}{number}{self._path.suffix}")

    def _found(self) -> list[tuple[int, Path]]:
        """Including what a killed process left unfinished."""
        found = ((self._ours.fullmatch(path.name), path) for path in self._path.parent.iterdir())
        return [(int(match[1]), path) for match, path in found if match]


class InMemory:
    """The same in memory, for one process: a database lives as long as a connection to it is open."""

    def __init__(self) -> None:
        self._name = f"home-coach-{secrets.token_hex(8)}"
        self._open: dict[int | None, sqlite3.Connection] = {}
        self._loading = Lock()

    @property
    def own(self) -> str:
        return f"file:/{self._name}?vfs=memdb"

    def identity(self) -> Identity:
        """Nothing can replace what is in memory."""
        return (None,)

    def make_own(self) -> None:
        if None not in self._open:
            self._open[None] = _anchor(self.own)

    def make(self, number: int) -> str:
        self._open[number] = _anchor(self.reading(number))
        return self.reading(number)

    def finish(self, number: int) -> None:
        """Nothing to do in memory."""

    def reading(self, number: int) -> str:
        return f"file:/{self._name}-{number}?vfs=memdb"

    def title(self, number: int) -> str:
        return self.reading(number)

    def numbers(self) -> set[int]:
        return {number for number in self._open if number is not None}

    def remove(self, number: int) -> None:
        self._open.pop(number).close()

    @contextmanager
    def loading(self, patience: float) -> Iterator[None]:
        if not self._loading.acquire(timeout=patience):
            raise StoreUnavailable(BUSY)
        try:
            yield
        finally:
            self._loading.release()

    def close(self) -> None:
        while self._open:
            self._open.popitem()[1].close()


Files = OnDisk | InMemory


def _file_id(path: str) -> FileId | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _anchor(name: str) -> sqlite3.Connection:
    return sqlite3.connect(name, uri=True, check_same_thread=False)


def _lock(held: int, patience: float) -> None:
    """The operating system's lock, because it is released when a process is killed."""
    give_up_at = monotonic() + patience
    while True:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() > give_up_at:
                raise StoreUnavailable(BUSY) from None
            sleep(0.01)
        else:
            return
