"""The engine of our own records on SQLite: the table `items`, one row for each."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from skill.housing.records.engine import (
    Change,
    ConditionFailed,
    Delete,
    Item,
    Key,
    Put,
    Update,
    changed,
    check_changes,
    check_key,
    check_range,
    check_size,
    check_unconditional,
    holds,
)
from skill.housing.sqlite.connections import Connections
from skill.services.ports import Clock

BATCH = 200
"""Changes of `write` in one transaction, which takes about a hundredth of a second: others wait that long."""

EXPIRED_AT_ONCE = 10
"""Expired rows deleted with each write: more than a write adds, and few enough that no tenant waits."""

NO_LIMIT = -1
BEYOND_TEXT = b"\xff"
"""A byte after all those that may follow in UTF-8."""

KEYS_AT_ONCE = 100

FROM_ITEMS = "SELECT pk, sk, body, version, due, expires_at FROM items WHERE"
VISIBLE = "(expires_at IS NULL OR expires_at > ?)"
RANGE = f"{FROM_ITEMS} pk = ? AND sk >= ? AND sk <= CAST(? AS TEXT) AND sk <> ? AND {VISIBLE}"
FORWARDS = f"{RANGE} ORDER BY sk LIMIT ?"
BACKWARDS = f"{RANGE} ORDER BY sk DESC LIMIT ?"
DUE = f"{FROM_ITEMS} pk = ? AND due <= ? AND {VISIBLE} ORDER BY due, sk LIMIT ?"

PUT = "INSERT OR REPLACE INTO items (pk, sk, body, version, due, expires_at) VALUES (?, ?, ?, ?, ?, ?)"
DELETE = "DELETE FROM items WHERE pk = ? AND sk = ?"
DELETE_EXPIRED = """
    DELETE FROM items WHERE (pk, sk) IN (SELECT pk, sk FROM items WHERE expires_at <= ? LIMIT ?)
"""

FROM_JSON = json.JSONDecoder().raw_decode
TO_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=dict).encode


class SqliteEngine:
    """`skill.housing.records.engine.Engine`. Text is compared by its bytes, as DynamoDB does."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def get(self, *keys: Key) -> dict[Key, Item]:
        found: dict[Key, Item] = {}
        for first in range(0, len(keys), KEYS_AT_ONCE):
            sql, values = _select_keys(keys[first : first + KEYS_AT_ONCE])
            found |= self._visible(self._connections.rows(sql, values))
        return found

    def query(
        self,
        partition: str,
        *,
        prefix: str = "",
        after: str = "",
        until: str = "",
        backwards: bool = False,
        limit: int | None = None,
    ) -> list[Item]:
        check_range(partition, prefix, after, until)
        ends = [prefix.encode() + BEYOND_TEXT]
        ends += [end.encode() for end in (until, after if backwards else "") if end]
        sql, first = (BACKWARDS, prefix) if backwards else (FORWARDS, max(prefix, after))
        most = NO_LIMIT if limit is None else limit
        rows = self._connections.rows(sql, (partition, first, min(ends), after, self._now(), most))
        return list(map(_item, rows))

    def due(self, partition: str, *, until: str, limit: int) -> list[Item]:
        check_range(partition, until)
        return list(map(_item, self._connections.rows(DUE, (partition, until, self._now(), limit))))

    def transact(self, *changes: Change) -> None:
        self._transact(changes)

    def update(self, change: Update) -> Item:
        (item,) = self._transact([change])
        return item

    def write(self, changes: Iterable[Put | Delete]) -> None:
        waiting = iter(changes)
        while batch := list(islice(waiting, BATCH)):
            check_unconditional(batch)
            with self._connections.writing() as connection:
                for change in batch:
                    _keep(connection, change, changed(None, change))
                self._delete_expired(connection)

    def _transact(self, changes: Sequence[Change]) -> list[Item]:
        """What is there after each change that leaves something."""
        check_changes(changes)
        if not changes:
            return []
        sql, values = _select_keys([change.key for change in changes])
        with self._connections.writing() as connection:
            before = self._visible(connection.execute(sql, values))
            failed = [
                position
                for position, change in enumerate(changes)
                if not holds(change.condition, before.get(change.key))
            ]
            if failed:
                raise ConditionFailed(failed)
            after = [changed(before.get(change.key), change) for change in changes]
            for change, item in zip(changes, after, strict=True):
                if isinstance(change, Update) and item is not None:
                    check_size(item.key, item.body)  # it may have become too large
                _keep(connection, change, item)
            self._delete_expired(connection)
        return [item for item in after if item is not None]

    def _visible(self, rows: Iterable[Sequence[Any]]) -> dict[Key, Item]:
        now, items = self._now(), map(_item, rows)
        return {item.key: item for item in items if item.expires_at is None or item.expires_at > now}

    def _delete_expired(self, connection: sqlite3.Connection) -> None:
        connection.execute(DELETE_EXPIRED, (self._now(), EXPIRED_AT_ONCE))

    def _now(self) -> int:
        return int(self._clock.now().timestamp())


def _select_keys(keys: Sequence[Key]) -> tuple[str, list[str]]:
    """One statement for up to `KEYS_AT_ONCE` keys. Raises `ItemRefused`."""
    for key in keys:
        check_key(key)
    return _select(len(keys)), [text for key in keys for text in key]


@lru_cache(maxsize=KEYS_AT_ONCE)
def _select(count: int) -> str:
    """Finds each item by the primary key: for `IN (VALUES ...)` SQLite would look through the whole table."""
    return " UNION ALL ".join([f"{FROM_ITEMS} pk = ? AND sk = ?"] * count)


def _item(row: Sequence[Any]) -> Item:
    partition, sort, body, version, due, expires_at = row
    return Item(Key(partition, sort), FROM_JSON(body)[0], version, due, expires_at)


def _keep(connection: sqlite3.Connection, change: Change, item: Item | None) -> None:
    if item is None:
        connection.execute(DELETE, change.key)
        return
    connection.execute(PUT, (*item.key, TO_JSON(item.body), item.version, item.due, item.expires_at))
