"""Generations of the landlord's extract in SQLite: which are kept, which one is read, and the way back."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress

from skill.errors import NothingToRollBack, StoreUnavailable
from skill.housing.extract.rows import LoadInfo
from skill.housing.sqlite.connections import Connections, Row, named, transaction
from skill.housing.values import instant, instant_text

KEPT = 3

NUMBERS = "SELECT number FROM generations ORDER BY number DESC"
INFOS = "SELECT source, as_of, loaded_at, rows, sign FROM generations ORDER BY number DESC"
NEXT = "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'generations'"
ADD = "INSERT INTO generations (source, as_of, loaded_at, rows, sign, number) VALUES (?, ?, ?, ?, ?, ?)"
FORGET = "DELETE FROM generations WHERE number = ?"
LONG_PATIENCE = "PRAGMA busy_timeout = 30000"
"""Half a minute's wait is nothing beside a load that would have to be made again."""

Fill = Callable[[sqlite3.Connection, LoadInfo | None], LoadInfo]
"""Fills an empty database, given what was loaded before; whatever it raises leaves everything as it was."""


def add_generation(connections: Connections, fill: Fill) -> None:
    """Fill a database beside those that are read, then make it the current one by a single commit."""
    with connections.files.loading(connections.patience):
        _clear_away(connections)
        before = next(iter(generations(connections)), None)
        with connections.alone() as own:
            (number,) = own.execute(NEXT).fetchone()
        try:
            info = _filled(connections, number, fill, before)
            _make_current(connections, number, info)
        finally:
            _clear_away(connections)


def roll_back(connections: Connections) -> LoadInfo:
    """The generation before answers again; the one that answered is gone. Raises `NothingToRollBack`."""
    with connections.files.loading(connections.patience):
        with connections.alone() as own, transaction(own):
            numbers = _numbers(own)
            if len(numbers) < 2:
                raise NothingToRollBack
            own.execute(FORGET, (numbers[0],))
        _clear_away(connections)
        return generations(connections)[0]


def generations(connections: Connections) -> list[LoadInfo]:
    """What is kept, the current one first."""
    with connections.alone() as own:
        return [as_info(row) for row in own.execute(INFOS)]


def forget_lost(connections: Connections) -> None:
    """A backup holds our own file alone: what was loaded must not be looked for where it is no more."""
    with connections.alone() as own:
        if set(_numbers(own)) <= connections.files.numbers():
            return
        with transaction(own):
            there = connections.files.numbers()
            own.executemany(FORGET, [(number,) for number in _numbers(own) if number not in there])


def as_info(row: Row) -> LoadInfo:
    source, as_of, loaded_at, rows, sign = row
    return LoadInfo(
        source=source, as_of=instant(as_of), loaded_at=instant(loaded_at), rows=json.loads(rows), sign=sign
    )


def as_row(info: LoadInfo) -> Row:
    return (
        info.source,
        instant_text(info.as_of),
        instant_text(info.loaded_at),
        json.dumps(dict(info.rows)),
        info.sign,
    )


def _filled(connections: Connections, number: int, fill: Fill, before: LoadInfo | None) -> LoadInfo:
    with named():
        with closing(connections.open_new(number)) as new:
            info = fill(new, before)
        connections.files.finish(number)
        return info


def _make_current(connections: Connections, number: int, info: LoadInfo) -> None:
    with connections.alone() as own:
        own.execute(LONG_PATIENCE)
        with transaction(own):
            own.execute(ADD, (*as_row(info), number))
            own.executemany(FORGET, [(old,) for old in _numbers(own)[KEPT:]])


def _clear_away(connections: Connections) -> None:
    """What no row speaks of: left by a load that died, or not kept any longer. The next load tries again."""
    with suppress(StoreUnavailable, OSError):
        with connections.alone() as own:
            kept = _numbers(own)
        for number in connections.files.numbers().difference(kept):
            connections.files.remove(number)


def _numbers(own: sqlite3.Connection) -> list[int]:
    return [number for (number,) in own.execute(NUMBERS)]
