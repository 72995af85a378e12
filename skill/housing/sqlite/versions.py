"""Versions of a SQLite database: whose it is, how old it is, and the numbered steps that bring it up to date.

A database says what it is in its header: `application_id` is the kind, `user_version` the version. Those made
before they carried an id are known by one of their tables. See decision 22.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.private_files import make_file, sync_file

RESTORE = "`python -m skill restore FILE`"
PATIENCE_MS = 30_000
"""How long a process waits while another one upgrades the database; gunicorn allows a start as much."""

DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


Step = Callable[[sqlite3.Connection], None]
"""Brings a database to a version from the one before, inside the transaction of the whole upgrade.

It must not commit, so no `executescript`: `run_script` does the same within a transaction.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """One kind of database as it is now, and how an older one gets there.

    `landmark` is a table that every database of this kind has. `oldest` is the oldest version that can be
    upgraded. `files` are the SQL files that create a new one. `steps` are by the version that they lead to.
    """

    kind: str
    application_id: int
    version: int
    oldest: int
    landmark: str
    files: tuple[Path, ...]
    steps: Mapping[int, Step] = field(default_factory=dict)

    @property
    def script(self) -> str:
        return "\n".join(file.read_text(encoding="utf-8") for file in self.files)

    def pending(self, version: int) -> list[Step]:
        return [self.steps[to] for to in sorted(self.steps) if version < to <= self.version]


class Damaged(StoreUnavailable):
    """SQLite cannot read a database that is there."""

    def __init__(self, name: str, why: object) -> None:
        super().__init__(f"{name} is damaged ({why}): restore a backup with {RESTORE}")


class OtherVersion(ConfigurationError):
    """A database of ours was made by a newer Home Coach, or by one too old to upgrade."""


def is_of_kind(connection: sqlite3.Connection, schema: Schema) -> bool:
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    if application_id:
        return bool(application_id == schema.application_id)
    landmark = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(landmark, (schema.landmark,)).fetchone() is not None


def find_version(connection: sqlite3.Connection, schema: Schema, name: str) -> int | None:
    """The version of a database; None for one with nothing in it yet. `name` is what the messages call it.

    Raises `ConfigurationError` for a database that is not ours, `OtherVersion`, and `Damaged`. Each message
    names the file and what helps.
    """
    with damage_errors(name), _one_moment(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        is_ours = is_of_kind(connection, schema)
    if not (is_ours or version or tables):
        return None
    if not is_ours:
        raise ConfigurationError(
            f"{name} is not a Home Coach database ({schema.kind}): name another file, or move this one away"
        )
    if version > schema.version:
        raise OtherVersion(
            f"{name} was made by a newer Home Coach (version {version}, this one knows {schema.version}): "
            f"install that version, or restore a backup with {RESTORE}"
        )
    if version < schema.oldest:
        raise OtherVersion(
            f"{name} was made by an older Home Coach than this one can upgrade (version {version}, "
            f"the oldest is {schema.oldest}): restore a backup with {RESTORE}"
        )
    return int(version)


@contextmanager
def _one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """All reads inside see one state, even while another process creates or upgrades the database."""
    connection.execute("SAVEPOINT one_moment")
    try:
        yield
    finally:
        connection.execute("RELEASE one_moment")


def upgrade(
    connection: sqlite3.Connection, schema: Schema, name: str, *, copy_of: Path | None = None
) -> None:
    """Create what an empty database lacks, or take an older one through its steps: all of it, or nothing.

    Before the first step the database is copied to a file beside `copy_of`. Killed at any point, the old data
    stays, and the next start begins again. Of two processes the second one waits for the first.
    """
    if find_version(connection, schema, name) == schema.version:
        return
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
    # A step may replace a table that others refer to. SQLite only takes this outside a transaction.
    connection.execute("PRAGMA foreign_keys = OFF")
    failed = f"{name} could not be brought up to date and is as it was: "
    with store_errors(failed), transaction(connection):
        _take_steps(connection, schema, name, copy_of)
        mark(connection, schema)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {patience}")


def _take_steps(connection: sqlite3.Connection, schema: Schema, name: str, copy_of: Path | None) -> None:
    version = find_version(connection, schema, name)
    if version is None:
        run_script(connection, schema.script)
        return
    if copy_of is not None and version < schema.version:
        copy_database(copy_of, copy_of.with_name(f"{copy_of.stem}.version-{version}.backup{copy_of.suffix}"))
    for step in schema.pending(version):
        step(connection)
    if orphan := connection.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.IntegrityError(f"row {orphan[1]} of {orphan[0]} refers to nothing")


def mark(connection: sqlite3.Connection, schema: Schema) -> None:
    """Write into the header what the database is."""
    connection.execute(f"PRAGMA application_id = {schema.application_id}")
    connection.execute(f"PRAGMA user_version = {schema.version}")


def copy_database(path: Path, copy: Path) -> None:
    """A checked copy of a database that others may be using. It has its name only once it is whole."""
    unfinished = copy.with_name(f".{copy.name}.unfinished")
    try:
        _remove(unfinished)  # what a killed process left
        make_file(unfinished)
        with (
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(unfinished)) as target,
        ):
            target.execute("PRAGMA journal_mode = OFF")
            with damage_errors(str(path)):
                source.backup(target)
            # One file is easier to keep than a file and its log.
            target.execute("PRAGMA journal_mode = DELETE")
            check_integrity(target, str(path))
        sync_file(unfinished)
        os.replace(unfinished, copy)
        sync_file(copy)
    finally:
        _remove(unfinished)


def check_integrity(connection: sqlite3.Connection, name: str) -> None:
    """Reads all of a database. Raises `Damaged`."""
    with damage_errors(name):
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise Damaged(name, found.splitlines()[-1])


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Each statement of a script, within the transaction that is open."""
    statement = ""
    for part in script.split(";")[:-1]:
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything in the block is committed together, or rolled back together."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def damage_errors(name: str) -> Iterator[None]:
    """Turns SQLite's errors for a damaged file into one that says what helps; others pass."""
    try:
        yield
    except sqlite3.DatabaseError as problem:
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF not in DAMAGED:
            raise
        raise Damaged(name, problem) from problem


@contextmanager
def store_errors(what: str = "") -> Iterator[None]:
    """Turns errors of SQLite and of the file system into `StoreUnavailable`. `what` begins its message."""
    try:
        yield
    except (sqlite3.Error, OSError) as problem:
        raise StoreUnavailable(f"{what}{problem}") from problem


def _remove(database: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        database.with_name(f"{database.name}{suffix}").unlink(missing_ok=True)
