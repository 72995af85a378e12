"""Generations of the landlord's extract in SQLite: which are kept, which one is read, how to go back."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress

from skill.errors import NothingToRollBack, StoreUnavailable
from skill.housing.extract.cells import LOADS
from skill.housing.extract.rows import LoadInfo
from skill.housing.sqlite.connections import Connections
from skill.housing.sqlite.versions import PATIENCE_MS, find_version, store_errors, transaction, upgrade

KEPT = 3

NUMBERS = "SELECT number FROM generations ORDER BY number DESC"
INFOS = "SELECT source, as_of, loaded_at, rows, sign FROM generations ORDER BY number DESC"
NEXT = "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'generations'"
ADD = "INSERT INTO generations (source, as_of, loaded_at, rows, sign, number) VALUES (?, ?, ?, ?, ?, ?)"
FORGET = "DELETE FROM generations WHERE number = ?"
FORGET_OLDEST = f"DELETE FROM generations WHERE number NOT IN ({NUMBERS} LIMIT {KEPT})"  # noqa: S608
RENUMBER = """
    INSERT INTO generations (number, source, as_of, loaded_at, rows, sign)
    SELECT ?, source, as_of, loaded_at, rows, sign FROM generations WHERE number = ?
"""
LONG_PATIENCE = f"PRAGMA busy_timeout = {PATIENCE_MS}"
"""Half a minute is short beside a load that would have to be repeated."""

Fill = Callable[[sqlite3.Connection, LoadInfo | None], LoadInfo]
"""Fills an empty database, given what was loaded before; whatever it raises leaves everything as it was."""


def add_generation(connections: Connections, fill: Fill) -> None:
    """Fill a new database, then make it the current generation by a single commit."""
    with connections.files.loading(connections.patience):
        clear_away(connections)
        before = next(iter(generations(connections)), None)
        number = _next_number(connections)
        try:
            with store_errors():
                with closing(connections.open(connections.files.make(number))) as new:
                    info = fill(new, before)
                connections.files.finish(number)
            with connections.own_database() as own:
                own.execute(LONG_PATIENCE)
                with transaction(own):
                    own.execute(ADD, (*LOADS.cells(info), number))
                    own.execute(FORGET_OLDEST)
        finally:
            clear_away(connections)


def roll_back(connections: Connections) -> LoadInfo:
    """Make the previous generation current again and drop the latest. Raises `NothingToRollBack`."""
    with connections.files.loading(connections.patience):
        numbers = _numbers(connections)
        if len(numbers) < 2:
            raise NothingToRollBack
        current, previous = numbers[:2]
        if is_outdated(connections, previous):
            _replace_by_upgraded(connections, previous, drop=current)
        else:
            _forget(connections, current)
        clear_away(connections)
        return generations(connections)[0]


def upgrade_current(connections: Connections) -> None:
    """Replace the current generation by an upgraded copy where its tables are of an older version.

    The one before it is upgraded when it is rolled back to. Raises `ConfigurationError` for a generation that
    a newer version made; a damaged one is left for the next load to replace.
    """
    if not any(is_outdated(connections, number) for number in _numbers(connections)[:1]):
        return
    with connections.files.loading(PATIENCE_MS / 1000):
        current = _numbers(connections)[0]
        if is_outdated(connections, current):  # another process may have been faster
            _replace_by_upgraded(connections, current)
        clear_away(connections)


def is_outdated(connections: Connections, number: int) -> bool:
    schema = connections.landlord_schema
    with suppress(StoreUnavailable), _finished(connections, number) as generation:
        version = find_version(generation, schema, connections.files.title(number))
        return version is not None and schema.pending(version) != []
    return False


@contextmanager
def _finished(connections: Connections, number: int) -> Iterator[sqlite3.Connection]:
    with store_errors(), closing(connections.open(connections.files.reading(number))) as generation:
        yield generation


def copy_in(connections: Connections, original: sqlite3.Connection) -> int:
    """The number of a finished, upgraded copy of a generation, which no row names yet. The original may be in
    use, and is never written to.
    """
    number = _next_number(connections)
    with store_errors(), closing(connections.open(connections.files.make(number))) as copy:
        original.backup(copy)
        upgrade(copy, connections.landlord_schema, connections.files.title(number))
    connections.files.finish(number)
    return number


def _replace_by_upgraded(connections: Connections, old: int, *, drop: int | None = None) -> None:
    with _finished(connections, old) as original:
        new = copy_in(connections, original)
    with connections.own_database() as own, transaction(own):
        own.execute(RENUMBER, (new, old))
        own.executemany(FORGET, [(old,), (drop,)])


def generations(connections: Connections) -> list[LoadInfo]:
    """The loads that are kept, the current one first."""
    with connections.own_database() as own:
        return [LOADS.row(row) for row in own.execute(INFOS)]


def forget_lost(connections: Connections) -> None:
    """Drop the rows of generations whose files are missing, as after copying our own database alone."""
    named = _numbers(connections)  # first, because a load makes its file before its row
    _forget(connections, *set(named).difference(connections.files.numbers()))


def clear_away(connections: Connections) -> None:
    """Remove files that no row names: what a killed load left, or what is not kept any longer."""
    with suppress(StoreUnavailable, OSError):
        kept = _numbers(connections)
        for number in connections.files.numbers().difference(kept):
            connections.files.remove(number)


def _next_number(connections: Connections) -> int:
    """A number that was never used, not even by a file whose row was lost."""
    with connections.own_database() as own:
        (number,) = own.execute(NEXT).fetchone()
    return max(int(number), 1 + max(connections.files.numbers(), default=0))


def _numbers(connections: Connections) -> list[int]:
    """Those that rows name, the current one first."""
    with connections.own_database() as own:
        return [number for (number,) in own.execute(NUMBERS)]


def _forget(connections: Connections, *numbers: int) -> None:
    with connections.own_database() as own:
        own.executemany(FORGET, [(number,) for number in numbers])
