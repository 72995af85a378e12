"""Versions of the DynamoDB table, and the numbered steps that bring an older one up to date.

The version is an item beside those of the loads; a table without one is of version 0. No transaction holds
a whole table, so every step must be idempotent: it is run again when a process was killed in its middle.

To change what items hold: raise the version of `TABLE` by one and add a step. A step only adds, because
processes of the version before may still be answering. It finds items by their partitions; there is no scan.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex

from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.items import If
from skill.housing.dynamodb.table import ConditionFailed, DynamoTable
from skill.housing.values import instant_text
from skill.services.ports import Clock

LEASE = timedelta(minutes=1)
"""Renewed after each step. A process that has died is waited for as long as this."""

LOOKS = 90
LOOK_EVERY = 1.0
"""Seconds between two looks whether another process has finished; all of them take longer than a lease."""


@dataclass(frozen=True, slots=True)
class TableStep:
    """Brings the table to `version` from the one before; idempotent, and harmless on an empty table."""

    version: int
    apply: Callable[[DynamoTable], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSchema:
    """A version without a step is read and written as it is."""

    version: int
    steps: tuple[TableStep, ...] = ()

    def pending(self, version: int) -> list[TableStep]:
        return [step for step in self.steps if version < step.version <= self.version]


TABLE = TableSchema(version=1)
"""Version 1 is the table of before with a version item in it."""


def upgrade(table: DynamoTable, schema: TableSchema, clock: Clock, *, sleep: Callable[[float], None]) -> None:
    """Take an older table through its steps, or wait while another process does.

    Raises `ConfigurationError` for a table that a newer version made, and `StoreUnavailable` when another
    process takes too long.
    """
    me = token_hex(8)
    for _ in range(LOOKS):
        version = _version(table, schema)
        pending = schema.pending(version)
        if not pending:
            _mark(table, schema, version)
            return
        with suppress(ConditionFailed):
            _acquire_lease(table, clock, me, version)
            for step in pending:
                step.apply(table)
                _finish_step(table, clock, me, step.version)
            table.update(keys.VERSION, "REMOVE #holder, #held_until", If("#holder = :me", {"me": me}))
            continue
        sleep(LOOK_EVERY)
    raise StoreUnavailable(f"another process has been upgrading the table {table.name} for too long")


def _version(table: DynamoTable, schema: TableSchema) -> int:
    item = table.get(keys.VERSION) or {}
    version = int(item.get("version", 0))
    if version > schema.version:
        raise ConfigurationError(
            f"the table {table.name} was upgraded by a newer Home Coach (version {version}, this one knows "
            f"{schema.version}): install that version, or restore the table to a point in time "
            "(docs/deploy.md)"
        )
    return version


def _mark(table: DynamoTable, schema: TableSchema, version: int) -> None:
    """Nothing had to be changed, so a process that may not write the item goes on: the feeds' function."""
    if version == schema.version:
        return
    older = If("attribute_not_exists(#version) OR #version < :version", {"version": schema.version})
    with suppress(ConditionFailed, StoreUnavailable):
        table.update(keys.VERSION, "SET #version = :version", older)


def _acquire_lease(table: DynamoTable, clock: Clock, me: str, version: int) -> None:
    """Raises `ConditionFailed` while another process has it, or where one has been faster."""
    now = clock.now()
    unchanged = "#version = :version" if version else "attribute_not_exists(#version)"
    table.update(
        keys.VERSION,
        "SET #holder = :me, #held_until = :until",
        If(
            f"{unchanged} AND (attribute_not_exists(#held_until) OR #held_until < :now)",
            {"now": instant_text(now), **({"version": version} if version else {})},
        ),
        me=me,
        until=instant_text(now + LEASE),
    )


def _finish_step(table: DynamoTable, clock: Clock, me: str, version: int) -> None:
    """Raises `ConditionFailed` where the lease ran out and another process has gone on."""
    table.update(
        keys.VERSION,
        "SET #version = :version, #held_until = :until",
        If("#holder = :me", {"me": me}),
        version=version,
        until=instant_text(clock.now() + LEASE),
    )
