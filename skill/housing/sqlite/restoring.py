"""Putting the rows of a backup into a database that others may have open.

The file stays; its rows are replaced in one transaction. So a running server answers from the old rows until
the commit and from the restored ones after it, and never writes to a file that has gone.
"""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from skill.housing.sqlite.connections import Connections
from skill.housing.sqlite.generations import FORGET_OLDEST, clear_away, copy_in
from skill.housing.sqlite.versions import (
    PATIENCE_MS,
    Damaged,
    OtherVersion,
    Schema,
    check_integrity,
    copy_database,
    find_version,
    store_errors,
    transaction,
)

ADOPT = """
    INSERT INTO main.generations (number, source, as_of, loaded_at, rows, sign)
    SELECT {number}, source, as_of, loaded_at, rows, sign
    FROM restored.generations ORDER BY number DESC LIMIT 1
"""
"""The restored generation counts as the latest load, so `load --rollback` goes back to the one before."""

TABLES = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite#_%' ESCAPE '#'"


def is_usable(path: Path, schema: Schema) -> bool:
    """Whether rows can be replaced in this database; False for one that is damaged or of another version.

    Raises `ConfigurationError` for a database that is not ours.
    """
    try:
        with (
            store_errors(),
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as connection,
        ):
            find_version(connection, schema, str(path))
            check_integrity(connection, str(path))
    except (Damaged, OtherVersion):
        return False
    return True


def move_aside(path: Path, aside: Path) -> None:
    """With its log, without which SQLite could not read it."""
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(f"{path.name}{suffix}")
        if part.exists():
            os.replace(part, aside.with_name(f"{aside.name}{suffix}"))


def restore_own(path: Path, own: Path, generation: Path | None, *, aside: Path | None) -> None:
    """Replace our own rows, and make `generation` the current one; the loads before it stay.

    Both files are of the current version. What is replaced is copied to `aside` under the same lock, so that
    no report which comes in meanwhile is lost.
    """
    with closing(Connections(path, busy_timeout_ms=PATIENCE_MS)) as connections:
        connections.prepare()
        with connections.files.loading(PATIENCE_MS / 1000):
            try:
                adopt = [] if generation is None else _adoption(connections, generation)
                replace_rows(path, own, aside=aside, leave=frozenset({"generations"}), then=adopt)
            finally:
                clear_away(connections)


def _adoption(connections: Connections, generation: Path) -> list[str]:
    """The statements that make a generation current, whose file is in its place then."""
    with store_errors(), closing(sqlite3.connect(generation)) as original:
        return [ADOPT.format(number=copy_in(connections, original)), FORGET_OLDEST]


def replace_rows(
    path: Path,
    restored: Path,
    *,
    aside: Path | None,
    leave: frozenset[str],
    then: Sequence[str] = (),
) -> None:
    """Replace the rows of every table but those in `leave`; both databases have the same tables.

    The statements `then` end the transaction, in which the other database is attached as `restored`.
    """
    with (
        store_errors(),
        closing(sqlite3.connect(path, isolation_level=None, timeout=PATIENCE_MS / 1000)) as live,
    ):
        live.execute("PRAGMA synchronous = FULL")
        live.execute("ATTACH DATABASE ? AS restored", (str(restored),))
        with transaction(live):
            if aside is not None:
                copy_database(path, aside)
            for table in {name for (name,) in live.execute(TABLES)} - leave:
                live.execute(f'DELETE FROM main."{table}"')  # noqa: S608  # a name out of our own schema
                live.execute(f'INSERT INTO main."{table}" SELECT * FROM restored."{table}"')  # noqa: S608
            for statement in then:
                live.execute(statement)
