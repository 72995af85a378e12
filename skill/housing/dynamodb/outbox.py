"""The outbox in DynamoDB: an item for each message, indexed by when it is due until it is delivered."""

from datetime import datetime, timedelta
from uuid import uuid4

from skill.domain.coaching import Message, MessageKind
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.items import NEW, If, Item, item_at
from skill.housing.dynamodb.reads import DynamoReads
from skill.housing.dynamodb.table import ConditionFailed
from skill.housing.values import instant, instant_text
from skill.services.ports import Waiting

DEAD = "dead"
"""In place of an instant, for a dead letter. It sorts after every instant, so it is never due."""

LOOKED_AT = 10
DELIVERED_KEPT_FOR = timedelta(days=30)
"""How long a message is known to have been sent: long after Amazon may repeat its request."""


class DynamoOutbox(DynamoReads):
    """The ports Outbox and Deliveries."""

    def add(self, message: Message) -> None:
        try:
            self._table.put(message_item(message), free_for_message(self._clock.now()))
        except ConditionFailed:
            return

    def waiting(self) -> list[Waiting]:
        items = self._table.query(keys.OUTBOX, index=keys.DUE_INDEX)
        items.sort(
            key=lambda item: (item["created_at"], item["request_id"], item["kind"], item["tenancy_ref"])
        )
        return [_waiting(item) for item in items]

    def take(self, *, at: datetime, until: datetime) -> Waiting | None:
        """The first to set a later due time holds the lease; the others try the next message."""
        holder = uuid4().hex
        due = If("#due <= :at", {"at": instant_text(at)})
        while True:
            items = self._table.query(keys.OUTBOX, due, index=keys.DUE_INDEX, at_most=LOOKED_AT)
            if not items:
                return None
            for item in items:
                if held := self._held(item, holder, instant_text(until)):
                    return _waiting(held)

    def _held(self, item: Item, holder: str, until: str) -> Item | None:
        """The same holder may ask again, because an answer can be lost on the way."""
        free = If("#due = :seen OR #holder = :holder", {"seen": item["due"]})
        try:
            return self._table.update(
                (item["pk"], item["sk"]),
                "SET #due = :until, #holder = :holder",
                free,
                until=until,
                holder=holder,
            )
        except ConditionFailed:
            return None

    def delivered(self, message: Message, *, at: datetime) -> None:
        """What it said is deleted; that it was sent is kept."""
        change = "SET #delivered_at = :at, #expires_at = :expires REMOVE #due, #holder, #body"
        expires = int((at + DELIVERED_KEPT_FOR).timestamp())
        self._change(message, change, If("attribute_exists(#due)"), at=instant_text(at), expires=expires)

    def not_delivered(self, message: Message, *, because: str, next_try_at: datetime | None) -> None:
        change = (
            "SET #attempts = #attempts + :one, #failed_because = :because, #due = :due, #last = :this"
            " REMOVE #holder"
        )
        once = If("attribute_exists(#due) AND (attribute_not_exists(#last) OR #last <> :this)")
        due = instant_text(next_try_at) if next_try_at else DEAD
        self._change(message, change, once, one=1, because=because, due=due, this=uuid4().hex)

    def revive(self, *, at: datetime) -> int:
        dead = self._table.query(keys.OUTBOX, If("#due = :dead", {"dead": DEAD}), index=keys.DUE_INDEX)
        return sum(self._revived(item, instant_text(at)) for item in dead)

    def _revived(self, item: Item, at: str) -> bool:
        still_dead = If("#due = :dead OR #due = :at", {"dead": DEAD})
        try:
            self._table.update((item["pk"], item["sk"]), "SET #due = :at", still_dead, at=at)
        except ConditionFailed:
            return False
        return True

    def _change(self, message: Message, change: str, condition: If, **values: object) -> None:
        """A condition that does not hold means that the change was made before."""
        key = keys.message(message.request_id, message.kind, message.tenancy_ref)
        try:
            self._table.update(key, change, condition, **values)
        except ConditionFailed:
            return


def free_for_message(now: datetime) -> If:
    """DynamoDB removes expired items later; for us they are gone when they expire."""
    return If(f"{NEW.expression} OR #expires_at <= :now", {"now": int(now.timestamp())})


def message_item(message: Message) -> Item:
    """Also used within the transaction of what the message tells of, such as a repair report."""
    created_at = instant_text(message.created_at)
    return item_at(
        keys.message(message.request_id, message.kind, message.tenancy_ref),
        request_id=message.request_id,
        kind=message.kind,
        tenancy_ref=message.tenancy_ref,
        body=message.body,
        created_at=created_at,
        attempts=0,
        due=created_at,
    )


def _waiting(item: Item) -> Waiting:
    message = Message(
        request_id=item["request_id"],
        kind=MessageKind(item["kind"]),
        tenancy_ref=item["tenancy_ref"],
        body=item["body"],
        created_at=instant(item["created_at"]),
    )
    return Waiting(
        message=message,
        attempts=item["attempts"],
        next_try_at=None if item["due"] == DEAD else instant(item["due"]),
        failed_because=item.get("failed_because", ""),
    )
