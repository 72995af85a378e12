"""What waits for the landlord, what is being delivered, and what became of it.

A message lies with its home, so that it is found and forgotten with it. An entry in the queue says when it
may be tried next, which is also when its lease ends, so no one has to end a lease. Delivery removes the entry
and what the message said; that it was sent is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from skill.domain.coaching import Message, MessageKind
from skill.housing.records.codec import body_of, record_of
from skill.housing.records.engine import (
    ABSENT,
    Condition,
    ConditionFailed,
    Delete,
    Equal,
    Item,
    Key,
    Put,
    SameVersion,
)
from skill.housing.records.part import Part
from skill.housing.records.turn import home_partition
from skill.housing.values import instant, instant_text
from skill.services.ports import Waiting

QUEUE = "OUTBOX"
MESSAGES = "~MESSAGE#"

DEAD = "dead"
"""In place of an instant, for a dead letter. It sorts after every instant, so it is never due."""

LOOKED_AT = 10
DELIVERED_KEPT_FOR = timedelta(days=30)
"""How long a message is known to have been sent: long after Amazon may repeat its request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMessage:
    """`body` is what it says to the landlord, until it is delivered."""

    request_id: str
    kind: MessageKind
    tenancy_ref: str
    created_at: datetime
    body: Mapping[str, str] | None = None
    delivered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueEntry:
    """It names its message. A Home Coach before this one kept the whole message in here: `body`."""

    request_id: str
    kind: MessageKind
    tenancy_ref: str
    created_at: datetime
    attempts: int = 0
    failed_because: str = ""
    body: Mapping[str, str] | None = None


def message_key(message: Message | QueueEntry) -> Key:
    return Key(home_partition(message.tenancy_ref), f"{MESSAGES}{message.kind.value}#{message.request_id}")


def entry_key(message: Message) -> Key:
    home = quote(message.tenancy_ref, safe="")
    return Key(QUEUE, f"{message.kind.value}#{home}#{message.request_id}")


def sent(message: Message) -> tuple[Put, Put]:
    """A new message and its entry, for the transaction of what it tells of, such as a repair report."""
    kept = KeptMessage(
        request_id=message.request_id,
        kind=message.kind,
        tenancy_ref=message.tenancy_ref,
        created_at=message.created_at,
        body=message.body,
    )
    due = instant_text(message.created_at)
    return (
        Put(message_key(message), body_of(kept), ABSENT),
        Put(entry_key(message), queued(message), ABSENT, due=due),
    )


def queued(message: Message, *, attempts: int = 0, failed_because: str = "") -> dict[str, Any]:
    """The body of a message's entry."""
    return body_of(
        QueueEntry(
            request_id=message.request_id,
            kind=message.kind,
            tenancy_ref=message.tenancy_ref,
            created_at=message.created_at,
            attempts=attempts,
            failed_because=failed_because,
        )
    )


def delivered(message: Message, at: datetime) -> Put:
    """A message that has arrived: what it said is deleted, and the rest with time."""
    kept = KeptMessage(
        request_id=message.request_id,
        kind=message.kind,
        tenancy_ref=message.tenancy_ref,
        created_at=message.created_at,
        delivered_at=at,
    )
    expires_at = int((at + DELIVERED_KEPT_FOR).timestamp())
    return Put(message_key(message), body_of(kept), Equal("delivered_at", None), expires_at=expires_at)


class OutboxRecords(Part):
    """The ports Outbox and Deliveries."""

    def add(self, message: Message) -> None:
        """A condition that does not hold means that it was added before."""
        try:
            self._transact(self._turns.current(), *sent(message))
        except ConditionFailed:
            return

    def waiting(self) -> list[Waiting]:
        found = self._read([item for item in self._engine.query(QUEUE) if item.due is not None])
        return sorted(found, key=_oldest_first)

    def _read(self, entries: list[Item]) -> list[Waiting]:
        """Entries with their messages, without those that were delivered in the meantime."""
        named = [(item, record_of(QueueEntry, item.body)) for item in entries]
        keys = [message_key(entry) for _, entry in named if entry.body is None]
        messages = self._engine.get(*keys) if keys else {}
        found = []
        for item, entry in named:
            body = entry.body if entry.body is not None else _said(messages.get(message_key(entry)))
            if body is not None:
                found.append(_waiting(item, entry, body))
        return found

    def take(self, *, at: datetime, until: datetime) -> Waiting | None:
        """The first to set a later due time holds the lease; the others try the next message."""
        while entries := self._engine.due(QUEUE, until=instant_text(at), limit=LOOKED_AT):
            for item in entries:
                lease = self._replaced(item, {}, due=instant_text(until))
                for waiting in self._read([item] if lease else []):
                    return waiting
        return None

    def delivered(self, message: Message, *, at: datetime) -> None:
        """A condition that does not hold means that it was marked before. Then no entry may stay: a process
        of the version before may have added the message once more.
        """
        try:
            self._engine.transact(delivered(message, at), Delete(entry_key(message)))
        except ConditionFailed:
            self._engine.transact(Delete(entry_key(message)))

    def not_delivered(self, message: Message, *, because: str, next_try_at: datetime | None) -> None:
        """A message that has been delivered has no entry."""
        key = entry_key(message)
        due = instant_text(next_try_at) if next_try_at else DEAD

        def decide() -> None:
            item = self._engine.get(key).get(key)
            if item is None or item.due is None:
                return
            attempts = record_of(QueueEntry, item.body).attempts + 1
            if not self._replaced(item, {"attempts": attempts, "failed_because": because}, due=due):
                raise ConditionFailed

        self._until_it_holds(decide)

    def revive(self, *, at: datetime) -> int:
        dead = [item for item in self._engine.query(QUEUE) if item.due == DEAD]
        return sum(self._replaced(item, {}, due=instant_text(at)) for item in dead)

    def _replaced(self, item: Item, differences: Mapping[str, Any], *, due: str) -> bool:
        """Whether the entry was as we had read it, and is now ours. The answer to the change may have been
        lost, and the change sent again: then what is there has our version.
        """
        change = Put(item.key, {**item.body, **differences}, _as_it_was(item), due=due)
        try:
            self._engine.transact(change)
        except ConditionFailed:
            now = self._engine.get(item.key).get(item.key)
            return now is not None and now.version == change.version
        return True


def _as_it_was(item: Item) -> Condition:
    """An entry without a version is one of a Home Coach before this one, which names who holds a lease."""
    return SameVersion(item.version) if item.version else Equal("holder", item.body.get("holder"))


def _said(item: Item | None) -> Mapping[str, str] | None:
    return record_of(KeptMessage, item.body).body if item else None


def _waiting(item: Item, entry: QueueEntry, body: Mapping[str, str]) -> Waiting:
    message = Message(
        request_id=entry.request_id,
        kind=entry.kind,
        tenancy_ref=entry.tenancy_ref,
        body=dict(body),
        created_at=entry.created_at,
    )
    return Waiting(
        message=message,
        attempts=entry.attempts,
        next_try_at=None if item.due is None or item.due == DEAD else instant(item.due),
        failed_because=entry.failed_because,
    )


def _oldest_first(waiting: Waiting) -> tuple[datetime, str, str, str]:
    message = waiting.message
    return message.created_at, message.request_id, message.kind, message.tenancy_ref
