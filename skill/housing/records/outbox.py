"""What waits for the landlord, what is being delivered, and what became of it.

A message lies with its home, so that it is found and forgotten with it. An entry in the queue says when it
may be tried next, which is also when its lease ends, so no one has to end a lease. Delivery removes the entry
and what the message said; that it was sent is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any
from urllib.parse import quote

from skill.domain.coaching import Message
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

OLDEST_FIRST = attrgetter("message.created_at", "message.request_id", "message.kind", "message.tenancy_ref")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """What an entry says beside the names of its message."""

    attempts: int = 0
    failed_because: str = ""


def message_key(tenancy_ref: str, kind: str, request_id: str) -> Key:
    return Key(home_partition(tenancy_ref), f"{MESSAGES}{kind}#{request_id}")


def entry_key(message: Message) -> Key:
    home = quote(message.tenancy_ref, safe="")
    return Key(QUEUE, f"{message.kind.value}#{home}#{message.request_id}")


def sent(message: Message) -> tuple[Put, Put]:
    """A new message and its entry, for the transaction of what it tells of, such as a repair report."""
    due = instant_text(message.created_at)
    return (
        Put(_key(message), body_of(message), ABSENT),
        Put(entry_key(message), _named(message) | body_of(Tries()), ABSENT, due=due),
    )


def delivered(message: Message, at: datetime) -> Put:
    """A message that has arrived: what it said is deleted, and the rest with time."""
    kept = _named(message) | {"delivered_at": instant_text(at)}
    expires_at = int((at + DELIVERED_KEPT_FOR).timestamp())
    return Put(_key(message), kept, Equal("delivered_at", None), expires_at=expires_at)


def _key(message: Message) -> Key:
    return message_key(message.tenancy_ref, message.kind.value, message.request_id)


def _named(message: Message) -> dict[str, Any]:
    """A message without what it says to the landlord."""
    return {name: value for name, value in body_of(message).items() if name != "body"}


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
        return sorted(found, key=OLDEST_FIRST)

    def _read(self, entries: Sequence[Item]) -> list[Waiting]:
        """Entries with their messages, without those that were delivered in the meantime."""
        found = {item.key: item for item in entries}
        found |= self._engine.get(*{_message_of(item) for item in entries} - found.keys())
        both = ((item, found.get(_message_of(item))) for item in entries)
        return [_waiting(entry, message) for entry, message in both if message and "body" in message.body]

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
            attempts = record_of(Tries, item.body).attempts + 1
            tries = body_of(Tries(attempts=attempts, failed_because=because))
            if not self._replaced(item, tries, due=due):
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


def _message_of(entry: Item) -> Key:
    """Where the message lies: in its entry, if a Home Coach before this one has added it."""
    named = entry.body
    if "body" in named:
        return entry.key
    return message_key(named["tenancy_ref"], named["kind"], named["request_id"])


def _waiting(entry: Item, message: Item) -> Waiting:
    tries = record_of(Tries, entry.body)
    return Waiting(
        message=record_of(Message, message.body),
        attempts=tries.attempts,
        next_try_at=None if entry.due is None or entry.due == DEAD else instant(entry.due),
        failed_because=tries.failed_because,
    )
