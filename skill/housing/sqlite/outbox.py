"""The outbox in SQLite: what waits for the landlord, what is being delivered, and what became of it."""

import json
import sqlite3
from datetime import datetime, timedelta

from skill.domain.coaching import Message, MessageKind
from skill.housing.sqlite.connections import Connections, Row
from skill.housing.values import instant, instant_text
from skill.services.ports import Waiting

DELIVERED_KEPT_FOR = timedelta(days=30)
"""Long after Amazon has given up repeating the request that a message came from."""

ADD = """
    INSERT INTO outbox (request_id, kind, tenancy_ref, body, created_at, due_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (request_id, kind, tenancy_ref) DO NOTHING
"""

WAITING = """
    SELECT request_id, kind, tenancy_ref, body, created_at, attempts, due_at, failed_because FROM outbox
    WHERE delivered_at IS NULL
    ORDER BY created_at, request_id, kind, tenancy_ref
"""
LONGEST_DUE = """
    SELECT request_id, kind, tenancy_ref, body, created_at, attempts, due_at, failed_because FROM outbox
    WHERE delivered_at IS NULL AND due_at <= ?
    ORDER BY due_at, created_at, request_id, kind, tenancy_ref LIMIT 1
"""
HOLD = "UPDATE outbox SET due_at = ? WHERE request_id = ? AND kind = ? AND tenancy_ref = ?"
DELIVERED = """
    UPDATE outbox SET delivered_at = ?, due_at = NULL
    WHERE request_id = ? AND kind = ? AND tenancy_ref = ? AND delivered_at IS NULL
"""
NOT_DELIVERED = """
    UPDATE outbox SET attempts = attempts + 1, failed_because = ?, due_at = ?
    WHERE request_id = ? AND kind = ? AND tenancy_ref = ? AND delivered_at IS NULL
"""


class SqliteOutbox:
    """The ports Outbox and Deliveries."""

    _connections: Connections

    def add(self, message: Message) -> None:
        with self._connections.writing() as connection:
            add_message(connection, message)

    def waiting(self) -> list[Waiting]:
        return [_waiting(row) for row in self._connections.rows(WAITING)]

    def take(self, *, at: datetime, until: datetime) -> Waiting | None:
        """A lease is only a later due time, so no one has to end it."""
        with self._connections.writing() as connection:
            row = connection.execute(LONGEST_DUE, (instant_text(at),)).fetchone()
            if row is None:
                return None
            connection.execute(HOLD, (instant_text(until), *row[:3]))
        return _waiting(row)

    def delivered(self, message: Message, *, at: datetime) -> None:
        forgotten = instant_text(at - DELIVERED_KEPT_FOR)
        with self._connections.writing() as connection:
            connection.execute(DELIVERED, (instant_text(at), *_key(message)))
            connection.execute("DELETE FROM outbox WHERE delivered_at < ?", (forgotten,))

    def not_delivered(self, message: Message, *, because: str, next_try_at: datetime | None) -> None:
        due_at = None if next_try_at is None else instant_text(next_try_at)
        with self._connections.writing() as connection:
            connection.execute(NOT_DELIVERED, (because, due_at, *_key(message)))

    def revive(self, *, at: datetime) -> int:
        dead = "UPDATE outbox SET due_at = ? WHERE delivered_at IS NULL AND due_at IS NULL"
        with self._connections.writing() as connection:
            return connection.execute(dead, (instant_text(at),)).rowcount


def add_message(connection: sqlite3.Connection, message: Message) -> None:
    """Add a message within the transaction of what it tells of, such as a repair report."""
    body, created_at = json.dumps(message.body, ensure_ascii=False), instant_text(message.created_at)
    connection.execute(ADD, (*_key(message), body, created_at, created_at))


def _key(message: Message) -> tuple[str, str, str]:
    return message.request_id, message.kind, message.tenancy_ref


def _waiting(row: Row) -> Waiting:
    request_id, kind, tenancy_ref, body, created_at, attempts, due_at, failed_because = row
    message = Message(
        request_id=request_id,
        kind=MessageKind(kind),
        tenancy_ref=tenancy_ref,
        body=json.loads(body),
        created_at=instant(created_at),
    )
    return Waiting(
        message=message,
        attempts=attempts,
        next_try_at=None if due_at is None else instant(due_at),
        failed_because=failed_because,
    )
