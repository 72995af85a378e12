"""One file that holds all that one machine knows, written and put back while the server runs.

A backup is a zip of SQLite databases: our own, the current generation of the landlord's extract, the feed
store, and a note of when it was made. On DynamoDB the table's point-in-time recovery takes its place.
"""

import fcntl
import json
import os
import shutil
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from skill.bootstrap import is_dynamodb, sqlite_path
from skill.config.settings import Settings
from skill.errors import ConfigurationError, StoreUnavailable
from skill.feeds.opening import feed_store_path, is_in_a_bucket
from skill.feeds.store.feed_store import FEEDS, FeedStore
from skill.housing.private_files import make_file, make_folder, named_errors, sync_file
from skill.housing.sqlite.files import OnDisk
from skill.housing.sqlite.restoring import is_usable, move_aside, replace_rows, restore_own
from skill.housing.sqlite.schema import LANDLORD, OWN
from skill.housing.sqlite.versions import (
    Damaged,
    Schema,
    check_integrity,
    copy_database,
    find_version,
    is_of_kind,
    upgrade,
)

FORMAT = 1
NOTE = "backup.json"
OURS, LANDLORDS, FEED_STORE = "own.sqlite3", "landlord.sqlite3", "feeds.sqlite3"
SCHEMAS: Mapping[str, Schema] = {OURS: OWN, LANDLORDS: LANDLORD, FEED_STORE: FEEDS}
TITLES = {OURS: "our own data", LANDLORDS: "the landlord's extract", FEED_STORE: "the feed store"}

WORKING = ".backup-"
"""Begins the name of the folder in which a backup or a restore works."""

FASTEST = 1
"""A database shrinks to a third at the fastest level already, and little more at any other."""

SQLITE_STARTS = b"SQLite format 3\0"
CURRENT = "SELECT number FROM generations ORDER BY number DESC LIMIT 1"
LEASES = frozenset({"refreshing"})
"""A refresh that runs now keeps its lease."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the databases lie. A feed store in a bucket is none of them: the bucket keeps former versions."""

    own: Path
    feeds: Path | None

    @classmethod
    def of(cls, settings: Settings) -> "Places":
        """Raises `ConfigurationError` where the data is not in files."""
        if is_dynamodb(settings):
            raise ConfigurationError(
                "the data is in DynamoDB, whose point-in-time recovery is the backup: see docs/deploy.md"
            )
        feeds = None if is_in_a_bucket(settings) else feed_store_path(settings)
        return cls(own=sqlite_path(settings), feeds=feeds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """`parts` are what the backup held; `aside` are the files with what it replaced."""

    parts: list[str]
    aside: list[Path]


def write_backup(target: Path, places: Places, *, now: datetime) -> list[str]:
    """Write and check a backup; what is in it. It has its name only once it is whole.

    Raises `ConfigurationError` and `StoreUnavailable`; a file that was there before is then still there.
    """
    if not places.own.exists():
        raise ConfigurationError(f"there is no data at {places.own} to back up")
    if target.exists() and not is_backup(target):
        raise ConfigurationError(f"{target} is there, and is no backup: name another file")
    with named_errors(f"cannot write {target}"), _folder_beside(target) as folder:
        parts = _collected(places, folder)
        unfinished = folder / "backup"
        make_file(unfinished)
        with ZipFile(unfinished, "w", ZIP_DEFLATED, compresslevel=FASTEST) as backup:
            backup.writestr(NOTE, json.dumps({"format": FORMAT, "made_at": now.isoformat()}))
            for name, path in parts.items():
                backup.write(path, name)
        _read_to_the_end(unfinished)
        sync_file(unfinished)
        os.replace(unfinished, target)
        sync_file(target)
    return [TITLES[name] for name in parts]


def is_backup(path: Path) -> bool:
    """A file that cannot be read, or whose parts cannot be listed, is none."""
    try:
        with ZipFile(path) as backup:
            return NOTE in backup.namelist()
    except (BadZipFile, OSError):
        return False


def restore_backup(source: Path, places: Places, *, now: datetime) -> Restored:
    """Replace what is there by what a backup holds, or by a copy that an upgrade left; or change nothing.

    Raises `ConfigurationError` for a file that is damaged, newer or not ours, and `StoreUnavailable`.
    """
    make_folder(places.own.parent)
    with named_errors(f"cannot restore {source}"), _folder_beside(places.own) as folder:
        with _reading(source):
            parts = _unpacked(source, folder)
        if places.feeds is None:
            parts.pop(FEED_STORE, None)
        if not parts:
            raise ConfigurationError(
                f"{source} is a feed store; yours is in a bucket, with its former versions"
            )
        own = _Replaced(places.own, OWN, now) if OURS in parts else None
        feeds = _Replaced(places.feeds, FEEDS, now) if FEED_STORE in parts and places.feeds else None
        if own is not None:
            own.make_way()
            restore_own(own.path, parts[OURS], parts.get(LANDLORDS), aside=own.copy)
        if feeds is not None:
            feeds.make_way()
            FeedStore(feeds.path).close()
            replace_rows(feeds.path, parts[FEED_STORE], aside=feeds.copy, leave=LEASES)
    replaced = [each.aside for each in (own, feeds) if each is not None and each.was_there]
    return Restored(parts=[TITLES[name] for name in parts], aside=replaced)


class _Replaced:
    """A database that is about to be replaced. What it holds is kept in `aside`.

    `copy` is where to copy it to while its rows are replaced; None for one whose rows cannot be.
    """

    def __init__(self, path: Path, schema: Schema, now: datetime) -> None:
        """Raises `ConfigurationError` for a database that is not ours."""
        self.path = path
        self.aside = path.with_name(f"{path.stem}.before-restore-{now:%Y%m%d-%H%M%S}{path.suffix}")
        self.was_there = path.exists()
        self.copy = self.aside if self.was_there and is_usable(path, schema) else None

    def make_way(self) -> None:
        """Move a database whose rows cannot be replaced. A server that has it open must be restarted."""
        if self.was_there and self.copy is None:
            move_aside(self.path, self.aside)


def _collected(places: Places, folder: Path) -> dict[str, Path]:
    """The databases to put into a backup: copies of those that are written to, and a generation itself."""
    parts = {OURS: folder / OURS}
    copy_database(places.own, parts[OURS])
    with closing(sqlite3.connect(parts[OURS])) as own:
        find_version(own, OWN, str(places.own))
        current = own.execute(CURRENT).fetchone()
    if current is not None:
        parts[LANDLORDS] = Path(OnDisk(places.own).title(current[0]))
        _check_generation(parts[LANDLORDS])
    if places.feeds is not None and places.feeds.exists():
        parts[FEED_STORE] = folder / FEED_STORE
        copy_database(places.feeds, parts[FEED_STORE])
    return parts


def _check_generation(path: Path) -> None:
    if not path.exists():
        raise StoreUnavailable(f"a load replaced {path} in this moment: run this again")
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as generation:
        check_integrity(generation, str(path))


def _unpacked(source: Path, folder: Path) -> dict[str, Path]:
    """The databases of a backup, whole and of the current version."""
    if not source.is_file():
        raise ConfigurationError(f"there is no file {source}")
    parts = _unzipped(source, folder) if is_backup(source) else _single(source, folder)
    for name, path in parts.items():
        with closing(sqlite3.connect(path, isolation_level=None)) as part:
            check_integrity(part, str(source))
            if find_version(part, SCHEMAS[name], str(source)) is None:
                raise ConfigurationError(f"{source} is empty")
            upgrade(part, SCHEMAS[name], str(source))
    return parts


def _unzipped(source: Path, folder: Path) -> dict[str, Path]:
    with ZipFile(source) as backup:
        if json.loads(backup.read(NOTE))["format"] > FORMAT:
            raise ConfigurationError(f"{source} was made by a newer Home Coach: install that version")
        backup.getinfo(OURS)
        parts = {name: folder / name for name in SCHEMAS if name in backup.namelist()}
        for name, path in parts.items():
            make_file(path)
            with backup.open(name) as packed, path.open("wb") as plain:
                shutil.copyfileobj(packed, plain)
    return parts


def _single(source: Path, folder: Path) -> dict[str, Path]:
    """A database on its own, such as the copy that is made before an upgrade."""
    with source.open("rb") as file:
        if file.read(len(SQLITE_STARTS)) != SQLITE_STARTS:
            raise ConfigurationError(f"{source} is not a backup of Home Coach, or is damaged")
    copy = folder / "single.sqlite3"
    copy_database(source, copy)
    with closing(sqlite3.connect(copy)) as connection:
        for name in (OURS, FEED_STORE):
            if is_of_kind(connection, SCHEMAS[name]):
                return {name: copy}
    raise ConfigurationError(f"{source} is not a backup of Home Coach")


def _read_to_the_end(path: Path) -> None:
    with ZipFile(path) as backup:
        if backup.testzip() is not None:
            raise StoreUnavailable("the backup cannot be read back")


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """A private folder that goes in the end, and with it what a killed process left of its own."""
    parent = path.absolute().parent
    for left in parent.glob(f"{WORKING}*"):
        _remove_unless_in_use(left)
    with TemporaryDirectory(prefix=WORKING, dir=parent) as name, _opened(name) as held:
        with suppress(OSError):  # not every file system has locks
            fcntl.flock(held, fcntl.LOCK_SH)
        yield Path(name)


def _remove_unless_in_use(folder: Path) -> None:
    """The operating system ends a lock with its process. A folder without a file may be new: it stays."""
    with suppress(OSError), _opened(folder) as held:
        if any(folder.iterdir()):
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder)


@contextmanager
def _opened(folder: Path | str) -> Iterator[int]:
    held = os.open(folder, os.O_RDONLY)
    try:
        yield held
    finally:
        os.close(held)


@contextmanager
def _reading(source: Path) -> Iterator[None]:
    try:
        yield
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        RuntimeError,
        TypeError,
        ValueError,
        Damaged,
    ) as problem:
        raise ConfigurationError(
            f"{source} is damaged, and nothing was changed: use another backup"
        ) from problem
