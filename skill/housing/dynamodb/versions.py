"""Versions of the DynamoDB table, and the numbered steps that bring an older one up to date.

The version is an item beside those of the loads; a table without one is of version 0. No transaction holds
a whole table, so every step must be idempotent: it is run again when a process was killed in its middle.

To change what items hold: raise the version of `TABLE` by one and add a step. Processes of the version before
may still be answering, so what a step changes must stay readable to both, or be something that only a worker
of the version before would miss. A step finds items by their partitions; there is no scan.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex

from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.dynamodb.engine import DynamoEngine
from skill.housing.dynamodb.requests import Requests
from skill.housing.records.engine import ABSENT, ConditionFailed, Equal, Key, Put, Update
from skill.housing.values import instant_text
from skill.services.ports import Clock

VERSION = Key("LOAD", "VERSION")
"""Which version of Home Coach wrote the table. Every function may read its partition. The engine does not
write this item, because its `version` is a number, as processes of version 1 read it.
"""

FORBIDDEN = "AccessDeniedException"

LEASE = timedelta(minutes=1)
"""Renewed after each step. A process that has died is waited for as long as this."""

LOOKS = 90
LOOK_EVERY = 1.0
"""Seconds between two looks whether another process has finished; all of them take longer than a lease."""


@dataclass(frozen=True, slots=True)
class TableStep:
    """Brings the table to `version` from the one before; idempotent, and harmless on an empty table."""

    version: int
    apply: Callable[[DynamoEngine], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSchema:
    """A version without a step is read and written as it is."""

    version: int
    steps: tuple[TableStep, ...] = ()

    def pending(self, version: int) -> list[TableStep]:
        return [step for step in self.steps if version < step.version <= self.version]


QUEUE = "OUTBOX"
PAGE = 100
NAMES = ("request_id", "kind", "tenancy_ref", "created_at", "body")


def _move_messages(engine: DynamoEngine) -> None:
    """A message lies with its home, and the queue only names it.

    Who holds an entry, and until when, stays as it is. What a process of version 1 has delivered in the same
    moment, or adds later, stays in the form that it had, in which it can be read.
    """
    after = ""
    while page := engine.query(QUEUE, after=after, limit=PAGE):
        for item in page:
            if "body" not in item.body:
                continue
            message = {name: item.body[name] for name in NAMES}
            key = Key(f"HOME#{message['tenancy_ref']}", f"~MESSAGE#{message['kind']}#{message['request_id']}")
            undelivered = Equal("delivered_at", None)
            with suppress(ConditionFailed):
                engine.transact(Put(key, message, ABSENT), Update(item.key, undelivered, drop=["body"]))
        after = page[-1].key.sort


TABLE = TableSchema(version=2, steps=(TableStep(2, _move_messages),))
"""Version 1 is the table of before with a version item in it."""


def upgrade(
    engine: DynamoEngine,
    requests: Requests,
    schema: TableSchema,
    clock: Clock,
    *,
    sleep: Callable[[float], None],
) -> None:
    """Take an older table through its steps, or wait while another process does.

    A process that may not write the version goes on with the table as it is, which it can read: the feeds'
    function. Raises `ConfigurationError` for a table that a newer version made, and `StoreUnavailable` when
    another process takes too long.
    """
    item = _VersionItem(engine, requests, clock)
    for _ in range(LOOKS):
        version = item.read(schema)
        pending = schema.pending(version)
        if not pending:
            if version < schema.version:
                item.mark(schema.version)
            return
        try:
            _take_steps(engine, item, version, pending)
        except ConditionFailed:
            sleep(LOOK_EVERY)
        except StoreUnavailable as problem:
            if str(problem) != FORBIDDEN:
                raise
            return
    raise StoreUnavailable(f"another process has been upgrading the table {engine.table} for too long")


def _take_steps(
    engine: DynamoEngine, item: "_VersionItem", version: int, pending: Sequence[TableStep]
) -> None:
    """Raises `ConditionFailed` while another process has the lease, or when it has taken it over."""
    item.acquire_lease(version)
    for step in pending:
        step.apply(engine)
        item.finish_step(step.version)
    item.release_lease()


_NAMES = re.compile(r"#(\w+)")


class _VersionItem:
    """The version of the table, and the lease of the process that upgrades it."""

    def __init__(self, engine: DynamoEngine, requests: Requests, clock: Clock) -> None:
        self._engine = engine
        self._request = requests
        self._clock = clock
        self._me = token_hex(8)

    def read(self, schema: TableSchema) -> int:
        found = self._engine.get(VERSION).get(VERSION)
        version = int(found.version or 0) if found else 0
        if version > schema.version:
            raise ConfigurationError(
                f"the table {self._engine.table} was upgraded by a newer Home Coach (version {version}, this "
                f"one knows {schema.version}): install that version, or restore the table to a point in time "
                "(docs/deploy.md)"
            )
        return version

    def mark(self, version: int) -> None:
        """Nothing had to be changed, so a process that cannot write this goes on."""
        older = "attribute_not_exists(#version) OR #version < :version"
        with suppress(ConditionFailed, StoreUnavailable):
            self._change("SET #version = :version", older, version=version)

    def acquire_lease(self, version: int) -> None:
        """Raises `ConditionFailed` while another process has it, or where one has been faster."""
        unchanged = "#version = :version" if version else "attribute_not_exists(#version)"
        self._change(
            "SET #holder = :me, #held_until = :until",
            f"{unchanged} AND (attribute_not_exists(#held_until) OR #held_until < :now)",
            me=self._me,
            until=self._lease_end(),
            now=instant_text(self._clock.now()),
            **({"version": version} if version else {}),
        )

    def finish_step(self, version: int) -> None:
        """Raises `ConditionFailed` where the lease ran out and another process has gone on."""
        change = "SET #version = :version, #held_until = :until"
        self._change(change, "#holder = :me", version=version, until=self._lease_end(), me=self._me)

    def release_lease(self) -> None:
        self._change("REMOVE #holder, #held_until", "#holder = :me", me=self._me)

    def _lease_end(self) -> str:
        return instant_text(self._clock.now() + LEASE)

    def _change(self, change: str, condition: str, **values: str | int) -> None:
        self._request(
            "update_item",
            TableName=self._engine.table,
            Key={"pk": {"S": VERSION.partition}, "sk": {"S": VERSION.sort}},
            UpdateExpression=change,
            ConditionExpression=condition,
            ExpressionAttributeNames={f"#{name}": name for name in _NAMES.findall(change + condition)},
            ExpressionAttributeValues={
                f":{name}": {"S": value} if isinstance(value, str) else {"N": str(value)}
                for name, value in values.items()
            },
        )
