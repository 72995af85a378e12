"""Files and folders that only their owner may read, because what they hold is about people."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EISDIR
from pathlib import Path

from skill.errors import StoreUnavailable


def make_folder(path: Path) -> None:
    """Create a folder for its owner only; one that exists keeps its mode. Raises `StoreUnavailable`."""
    with named_errors(f"cannot make {path}"):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_file(path: Path, content: bytes = b"") -> None:
    """Create a file that only its owner may read; one that exists stays. Raises `StoreUnavailable`.

    The content is on the disk before the file has its name. The file is never opened under that name: closing
    it would drop the locks that SQLite holds on it elsewhere in this process.
    """
    with named_errors(f"cannot make {path}"):
        if path.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        if not path.exists():
            _link(path, content)


def sync_file(path: Path) -> None:
    """Return once a file and its name in the folder are on the disk. No one may have the file open."""
    with named_errors(f"cannot make {path}"):
        for part in (path, path.parent):
            opened = os.open(part, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def _link(path: Path, content: bytes) -> None:
    unnamed = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with open(os.open(unnamed, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:
            made.write(content)
            made.flush()
            os.fsync(made.fileno())
        with suppress(FileExistsError):
            os.link(unnamed, path)
    finally:
        unnamed.unlink(missing_ok=True)


@contextmanager
def named_errors(what: str) -> Iterator[None]:
    """Turns errors of the file system and of SQLite into `StoreUnavailable`, with what failed and why."""
    try:
        yield
    except (OSError, sqlite3.Error) as problem:
        raise StoreUnavailable(f"{what}: {getattr(problem, 'strerror', None) or problem}") from problem
