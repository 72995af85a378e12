"""A DynamoDB table of an older version is upgraded step by step, by one process at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from threading import Event, Thread
from typing import Any

import pytest

from skill.domain.tenancy import AnswerLevel
from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.address import Address
from skill.housing.dynamodb.items import item_at, plain_item
from skill.housing.dynamodb.setup import DEFINITION
from skill.housing.dynamodb.store import DynamoStore
from skill.housing.dynamodb.table import DynamoTable
from skill.housing.dynamodb.versions import LEASE, LOOKS, TABLE, TableSchema, TableStep
from tests.contract.engines import Engine, Shared, new_address
from tests.contract.extracts import NOW, FixedClock
from tests.upgrades.fixtures import VERSION_5, put_back_table

Change = Callable[[DynamoTable], object]
NEXT = TABLE.version + 1


class Killed(BaseException):
    """The process died here: no code of ours handles it."""


@dataclass
class OldTable:
    """A table as version 5 of the data left it."""

    engine: Engine
    address: Address
    clock: FixedClock

    def store(
        self, *steps: Change, clock: FixedClock | None = None, sleep: Callable[[float], None] | None = None
    ) -> DynamoStore:
        """As a version with these steps opens the table."""
        numbered = tuple(TableStep(NEXT + place, as_step(change)) for place, change in enumerate(steps))
        return DynamoStore(
            self.address,
            clock=clock or self.clock,
            client=Shared(self.engine.client),
            schema=TableSchema(version=TABLE.version + len(steps), steps=numbered),
            seconds=self.engine.seconds,
            sleep=sleep or (lambda _: None),
        )

    def items(self) -> dict[tuple[str, str], dict[str, Any]]:
        found = self.engine.client.scan(TableName=self.address.table, ConsistentRead=True)["Items"]
        return {(item["pk"], item["sk"]): item for item in map(plain_item, found)}


def as_step(change: Change) -> Callable[[DynamoTable], None]:
    def apply(table: DynamoTable) -> None:
        change(table)

    return apply


def note(name: str) -> Change:
    """A step that counts how often it was run."""
    return lambda table: table.update(("NOTES", name), "ADD #times :one", one=1)


@pytest.fixture(params=["dynamodb_moto", pytest.param("dynamodb_engine", marks=pytest.mark.slow)])
def old(request: pytest.FixtureRequest) -> Iterator[OldTable]:
    engine: Engine = request.getfixturevalue(request.param)
    address = new_address(engine)
    engine.client.create_table(TableName=address.table, **DEFINITION)
    put_back_table(engine.client, address.table, VERSION_5)
    yield OldTable(engine, address, FixedClock(NOW))
    engine.client.delete_table(TableName=address.table)


def test_every_item_of_an_older_table_is_kept_and_readable(old: OldTable) -> None:
    before = old.items()
    store = old.store()
    store.prepare()

    assert old.items() == {**before, keys.VERSION: item_at(keys.VERSION, version=TABLE.version)}
    link, account = store.link("account"), store.main_account("T1")
    assert link is not None
    assert link.tenancy_ref == "T1"
    assert store.privacy("T1").level is AnswerLevel.AMOUNTS
    assert store.walk_limit("T1") == 15
    assert account is not None
    assert account.owed_pence == 8430
    assert len(store.waiting()) == 4


def test_a_new_table_carries_the_current_version(old: OldTable) -> None:
    new = OldTable(old.engine, new_address(old.engine), old.clock)
    new.store().prepare()

    assert new.items() == {keys.VERSION: item_at(keys.VERSION, version=TABLE.version)}


def test_steps_run_in_order_and_once(old: OldTable) -> None:
    old.store(note("one")).prepare()
    old.store(note("one"), note("two")).prepare()
    old.store(note("one"), note("two")).prepare()

    items = old.items()
    assert items["NOTES", "one"]["times"] == items["NOTES", "two"]["times"] == 1
    assert items[keys.VERSION] == item_at(keys.VERSION, version=NEXT + 1)


def test_killed_upgrade_resumes_after_the_lease_expires(old: OldTable) -> None:
    def die(_: DynamoTable) -> None:
        raise Killed

    with pytest.raises(Killed):
        old.store(note("one"), die).prepare()
    assert old.items()[keys.VERSION]["version"] == NEXT

    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        old.clock.instant += timedelta(seconds=seconds)

    old.store(note("one"), note("two"), sleep=wait).prepare()

    items = old.items()
    assert items["NOTES", "one"]["times"] == items["NOTES", "two"]["times"] == 1
    assert LEASE.total_seconds() <= sum(waited) <= LEASE.total_seconds() + 2
    assert items[keys.VERSION] == item_at(keys.VERSION, version=NEXT + 1)


def test_second_process_waits_for_the_upgrade_and_then_answers(old: OldTable) -> None:
    begun, waiting = Event(), Event()

    def slowly(table: DynamoTable) -> None:
        begun.set()
        assert waiting.wait(20)
        note("one")(table)

    first = Thread(target=old.store(slowly).prepare)
    first.start()
    assert begun.wait(20)

    def wait(_: float) -> None:
        waiting.set()
        first.join()

    second = old.store(slowly, sleep=wait)
    second.prepare()

    assert old.items()["NOTES", "one"]["times"] == 1
    assert second.link("account") is not None


def test_process_without_its_lease_leaves_the_rest_to_the_holder(old: OldTable) -> None:
    later = FixedClock(NOW + LEASE + timedelta(seconds=1))

    def too_slow(table: DynamoTable) -> None:
        note("one")(table)
        if table.get(("NOTES", "one")) == item_at(("NOTES", "one"), times=1):
            old.store(note("one"), note("two"), clock=later).prepare()

    old.store(too_slow, note("two")).prepare()

    items = old.items()
    assert items["NOTES", "one"]["times"] == 2
    assert items["NOTES", "two"]["times"] == 1
    assert items[keys.VERSION] == item_at(keys.VERSION, version=NEXT + 1)


def test_failed_step_keeps_the_previous_version(old: OldTable) -> None:
    def fail(_: DynamoTable) -> None:
        raise StoreUnavailable("ThrottlingException")

    with pytest.raises(StoreUnavailable):
        old.store(note("one"), fail).prepare()

    assert old.items()[keys.VERSION]["version"] == NEXT


def test_wait_for_a_stuck_upgrade_is_limited(old: OldTable) -> None:
    def die(_: DynamoTable) -> None:
        raise Killed

    waited: list[float] = []
    with pytest.raises(Killed):
        old.store(die).prepare()

    with pytest.raises(StoreUnavailable, match="another process has been upgrading the table"):
        old.store(die, sleep=waited.append).prepare()

    assert len(waited) == LOOKS


def test_newer_table_is_refused_with_advice(old: OldTable) -> None:
    old.store(note("one")).prepare()

    with pytest.raises(ConfigurationError, match=r"newer Home Coach .* install that version, or restore"):
        old.store().prepare()


def test_process_without_write_permission_continues(old: OldTable) -> None:
    client = old.engine.client

    class Refusing(Shared):
        def update_item(self, **parameters: Any) -> Any:
            """An operation that fails as a forbidden one does: by its code."""
            return client.update_item(**{**parameters, "TableName": "another-table"})

    store = DynamoStore(old.address, clock=old.clock, client=Refusing(client), seconds=old.engine.seconds)
    store.prepare()

    assert keys.VERSION not in old.items()
    assert store.link("account") is not None
