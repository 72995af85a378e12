"""Filling a new generation from an extract: rows as they come, then the check, then the indices."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain, islice
from typing import Any

from skill.domain.rent import LineKind
from skill.housing.extract.cells import LOADS, TABLES
from skill.housing.extract.rows import TABLE_NAMES, Check, Extract, LoadInfo, RentLineRow
from skill.housing.sqlite.connections import Row
from skill.housing.sqlite.generations import Fill
from skill.housing.sqlite.schema import LANDLORD, LANDLORD_INDICES, LANDLORD_TABLES
from skill.housing.sqlite.versions import mark

UNREAD_YET = (
    "PRAGMA foreign_keys = OFF",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -32768",
    "PRAGMA threads = 2",
)
"""Nobody reads a new generation and a half one is thrown away, so it needs no journal and no waiting for
the disk; references are checked once all of them are there."""

ROWS_AT_ONCE = 50

RENT_LINES = ("account_number", "on_day", "kind_number", "owed_pence")


def filling(extract: Extract, *, at: datetime, check: Check) -> Fill:
    """Reads each table of the extract once, in its order, and asks `check` when all of them were read."""

    def fill(new: sqlite3.Connection, before: LoadInfo | None) -> LoadInfo:
        for setting in UNREAD_YET:
            new.execute(setting)
        new.executescript(LANDLORD_TABLES.read_text(encoding="utf-8"))
        new.execute("BEGIN")
        rows = check(before, {name: _fill(new, name, extract) for name in TABLE_NAMES})
        info = LoadInfo(
            source=extract.source, as_of=extract.as_of, loaded_at=at, rows=rows, sign=extract.sign
        )
        new.execute("INSERT INTO loads VALUES (?, ?, ?, ?, ?)", LOADS.cells(info))
        new.execute("COMMIT")
        new.executescript(LANDLORD_INDICES.read_text(encoding="utf-8"))
        mark(new, LANDLORD)
        _refuse_orphans(new)
        return info

    return fill


def _fill(new: sqlite3.Connection, name: str, extract: Extract) -> int:
    rows = extract.stored(name)
    if name == "rent_lines":
        return _fill_lines(new, rows)
    return _insert(new, name, TABLES[name].columns, map(TABLES[name].cells, rows))


def _insert(new: sqlite3.Connection, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """A statement that takes many rows needs less than half the time of one that takes a row each."""
    width, count = len(columns), 0
    insert = f"INSERT INTO {name} ({', '.join(columns)}) VALUES "  # noqa: S608
    values = f"({', '.join('?' * width)})"
    many = insert + ", ".join([values] * ROWS_AT_ONCE)
    cells = chain.from_iterable(rows)
    while len(batch := tuple(islice(cells, ROWS_AT_ONCE * width))) == ROWS_AT_ONCE * width:
        count += new.execute(many, batch).rowcount
    return count + new.executemany(insert + values, zip(*[iter(batch)] * width, strict=True)).rowcount


def _fill_lines(new: sqlite3.Connection, lines: Iterable[RentLineRow]) -> int:
    """Numbers stand for accounts, kinds and days: there are millions of lines, and few of those."""
    new.executemany("INSERT INTO line_kinds (kind_number, kind) VALUES (?, ?)", enumerate(LineKind))
    # An enum's own hash is a call into Python; there is one object of each kind.
    kinds = {id(kind): number for number, kind in enumerate(LineKind)}
    accounts: dict[str, int] = dict(new.execute("SELECT account_ref, account_number FROM rent_accounts"))
    try:
        return _insert(new, "rent_lines", RENT_LINES, _numbered(lines, accounts, kinds))
    except KeyError as problem:
        raise sqlite3.IntegrityError(f"a rent line of no account: {problem}") from problem


def _numbered(
    lines: Iterable[RentLineRow], accounts: Mapping[str, int], kinds: Mapping[int, int]
) -> Iterator[Row]:
    for account_ref, on, kind, owed_pence in lines:
        yield accounts[account_ref], on.toordinal(), kinds[id(kind)], owed_pence


def _refuse_orphans(new: sqlite3.Connection) -> None:
    orphan = new.execute("PRAGMA foreign_key_check").fetchone()
    if orphan is not None:
        table, row, parent, _ = orphan
        raise sqlite3.IntegrityError(f"row {row} of {table} has nothing to refer to in {parent}")
