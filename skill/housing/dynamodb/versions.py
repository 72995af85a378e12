"""Versions of the DynamoDB table, and the numbered steps that bring an older one up to date.

The version is an item beside those of the loads; a table without one is of version 0. No transaction holds
a whole table, so every step must be idempotent: it is run again when a process was killed in its middle, and
twice when two processes begin at once.

To change what items hold, add a step. Processes of the version before may still be answering, so what a step
changes must stay readable to both, or be something that only a worker of the version before would miss. A
step finds items by their partitions; there is no scan.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress

from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.dynamodb.engine import DynamoEngine
from skill.housing.dynamodb.requests import Requests
from skill.housing.records.engine import ABSENT, ConditionFailed, Equal, ItemRefused, Key, Put, Update

VERSION = Key("LOAD", "VERSION")
"""Which version of Home Coach wrote the table. Every function may read its partition. The engine does not
write this item, because its `version` is a number, as processes of version 1 read it.
"""

FORBIDDEN = "AccessDeniedException"
MISSING = "ResourceNotFoundException"

QUEUE = "OUTBOX"
PAGE = 100
NAMES = ("request_id", "kind", "tenancy_ref", "created_at", "body")

Step = Callable[[DynamoEngine], None]


def _leave_as_it_is(engine: DynamoEngine) -> None:
    """Version 1 is the table of before with a version item in it."""


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


STEPS: tuple[Step, ...] = (_leave_as_it_is, _move_messages)
"""The first one brings a table to version 1. Each is harmless on an empty table."""


def upgrade(engine: DynamoEngine, requests: Requests, steps: Sequence[Step]) -> None:
    """Take an older table through its steps. Reading its version also opens the connection.

    A process that may not change the table goes on with it as it is, which it can read: the feeds' function.
    Raises `ConfigurationError` where there is no table or another one, or where a newer version made it.
    """
    version = _version(engine, len(steps))
    try:
        for number, step in enumerate(steps[version:], start=version + 1):
            step(engine)
            _mark(engine.table, requests, number)
    except StoreUnavailable as problem:
        if str(problem) != FORBIDDEN:
            raise


def _version(engine: DynamoEngine, known: int) -> int:
    try:
        found = engine.get(VERSION).get(VERSION)
    except ItemRefused as problem:
        raise ConfigurationError(
            f"the DynamoDB table {engine.table!r} is not a Home Coach table: its keys are not pk and sk"
        ) from problem
    except StoreUnavailable as problem:
        if str(problem) != MISSING:
            raise
        raise ConfigurationError(f"there is no DynamoDB table {engine.table!r} in that region") from problem
    version = int(found.version or 0) if found else 0
    if version > known:
        raise ConfigurationError(
            f"the table {engine.table} was upgraded by a newer Home Coach (version {version}, this one knows "
            f"{known}): install that version, or restore the table to a point in time (docs/deploy.md)"
        )
    return version


def _mark(table: str, request: Requests, version: int) -> None:
    """Another process may have been faster, and a newer one have gone further."""
    with suppress(ConditionFailed):
        request(
            "put_item",
            TableName=table,
            Item={"pk": {"S": VERSION.partition}, "sk": {"S": VERSION.sort}, "version": {"N": str(version)}},
            ConditionExpression="attribute_not_exists(#version) OR #version < :version",
            ExpressionAttributeNames={"#version": "version"},
            ExpressionAttributeValues={":version": {"N": str(version)}},
        )
