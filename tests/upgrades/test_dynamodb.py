"""A DynamoDB table of an older version is upgraded step by step, whichever processes do it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import pytest
from boto3.dynamodb.types import TypeDeserializer
from botocore.exceptions import ClientError

from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.dynamodb.address import Address
from skill.housing.dynamodb.engine import DynamoEngine
from skill.housing.dynamodb.store import DEFINITION, DynamoStore
from skill.housing.dynamodb.versions import STEPS, VERSION, Step
from skill.housing.records.engine import Key, Update
from tests.contract.engines import Engine, Shared, new_address
from tests.contract.extracts import NOW, FixedClock
from tests.upgrades.fixtures import VERSION_5, put_back_table, put_items, read_table

UNTIL = "2026-11-30T10:00:00.000000+00:00"

READ = TypeDeserializer().deserialize
CURRENT = len(STEPS)
NEXT = CURRENT + 1


class Killed(BaseException):
    """The process died here: no code of ours handles it."""


class Mortal(Shared):
    """The process dies at this request: before it, or after it was answered."""

    def __init__(self, client: Any, dies_at: int, dies_after: bool) -> None:
        super().__init__(client)
        self.client = client
        self._left, self._dies_after = dies_at, dies_after

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(**parameters: Any) -> Any:
            self._left -= 1
            if self._left == 0 and not self._dies_after:
                raise Killed
            try:
                return getattr(self.client, name)(**parameters)
            finally:
                if self._left == 0:
                    raise Killed

        return call


def empty(client: Any, table: str) -> None:
    for item in client.scan(TableName=table, ConsistentRead=True)["Items"]:
        client.delete_item(TableName=table, Key={"pk": item["pk"], "sk": item["sk"]})


@dataclass
class OldTable:
    """A table as version 5 of the data left it."""

    engine: Engine
    address: Address
    clock: FixedClock
    dies_at: int = 0
    dies_after: bool = False

    def store(self, *steps: Step) -> DynamoStore:
        """As a version with these steps opens the table."""
        return DynamoStore(
            self.address,
            clock=self.clock,
            client=Mortal(self.engine.client, self.dies_at, self.dies_after),
            steps=(*STEPS, *steps),
            seconds=self.engine.seconds,
        )

    def items(self) -> dict[tuple[str, str], dict[str, Any]]:
        """By their keys, without the random word that each write leaves."""
        found = self.engine.client.scan(TableName=self.address.table, ConsistentRead=True)["Items"]
        plain = ({name: READ(value) for name, value in item.items()} for item in found)
        items = {(item.pop("pk"), item.pop("sk")): item for item in plain}
        for key, item in items.items():
            if key != VERSION:
                item.pop("version", None)
        return items


def note(name: str) -> Step:
    """A step that counts how often it was run."""

    def count(engine: DynamoEngine) -> None:
        engine.update(Update(Key("NOTES", name), add={"times": 1}))

    return count


ON_ENGINE = pytest.param("dynamodb_engine", marks=pytest.mark.slow)


@pytest.fixture(params=["dynamodb_moto", ON_ENGINE])
def old(request: pytest.FixtureRequest) -> Iterator[OldTable]:
    engine: Engine = request.getfixturevalue(request.param)
    address = new_address(engine)
    engine.client.create_table(TableName=address.table, **DEFINITION)
    put_back_table(engine.client, address.table, VERSION_5)
    yield OldTable(engine, address, FixedClock(NOW))
    engine.client.delete_table(TableName=address.table)


def test_messages_move_to_their_homes_and_all_else_stays(old: OldTable) -> None:
    before = old.items()
    old.store().prepare()

    assert old.items() == {**moved(before), VERSION: {"version": CURRENT}}


def moved(items: dict[tuple[str, str], dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    """What version 2 makes of the items of version 1."""
    waiting = {key: item for key, item in items.items() if key[0] == "OUTBOX" and "body" in item}
    names = ("request_id", "kind", "tenancy_ref", "created_at", "body")
    messages = {
        (f"HOME#{item['tenancy_ref']}", f"~MESSAGE#{item['kind']}#{item['request_id']}"): {
            name: item[name] for name in names
        }
        for item in waiting.values()
    }
    entries = {key: {name: item[name] for name in item if name != "body"} for key, item in waiting.items()}
    return items | entries | messages


@pytest.mark.parametrize("old", [ON_ENGINE], indirect=True)
def test_upgrade_killed_at_any_request_is_finished_by_the_next_process(old: OldTable) -> None:
    """Before the request reaches the table, and after it has. Two messages are enough."""
    first, second, *_ = (item for item in read_table(VERSION_5) if item["pk"] == {"S": "OUTBOX"})
    deaths = 0
    for request in range(1, 100):
        for is_done in (False, True):
            empty(old.engine.client, old.address.table)
            put_items(old.engine.client, old.address.table, [first, second])
            before = old.items()
            try:
                replace(old, dies_at=request, dies_after=is_done).store().prepare()
            except Killed:
                deaths += 1
            old.store().prepare()
            after = old.items()
            assert after.pop(VERSION)["version"] == CURRENT
            assert after == moved(before), f"killed at request {request}"
        if deaths < 2 * request:
            break

    assert deaths > 10


def test_entry_that_another_process_changes_meanwhile_is_not_undone(old: OldTable) -> None:
    """A worker of version 1 takes each message just before it would be moved, or delivers it."""
    before = old.items()
    entries = {key: "body" in item for key, item in before.items() if key[0] == "OUTBOX"}
    taken, sent, *_ = (key for key, is_waiting in entries.items() if is_waiting)
    change = {
        taken: "SET due = :later, holder = :me",
        sent: "SET delivered_at = :later, expires_at = :end REMOVE due, holder, body",
    }
    values = {":later": {"S": UNTIL}, ":me": {"S": "me"}, ":end": {"N": "1900000000"}}

    class Meddling(Shared):
        def transact_write_items(self, **parameters: Any) -> Any:
            for action in parameters["TransactItems"]:
                place = action.get("Update", {}).get("Key", {})
                expression = change.pop((place.get("pk", {}).get("S"), place.get("sk", {}).get("S")), None)
                if expression:
                    used = {name: value for name, value in values.items() if name in expression}
                    old.engine.client.update_item(
                        TableName=old.address.table,
                        Key=place,
                        UpdateExpression=expression,
                        ExpressionAttributeValues=used,
                    )
            return old.engine.client.transact_write_items(**parameters)

    client = Meddling(old.engine.client)
    DynamoStore(old.address, clock=old.clock, client=client, seconds=old.engine.seconds).prepare()

    gone = ("due", "holder", "body")
    kept = {name: value for name, value in before[sent].items() if name not in gone}
    before[sent] = {**kept, "delivered_at": UNTIL, "expires_at": 1900000000}
    before[taken] |= {"due": UNTIL, "holder": "me"}
    assert not change
    assert old.items() == {**moved(before), VERSION: {"version": CURRENT}}


def test_a_new_table_carries_the_current_version(old: OldTable) -> None:
    new = OldTable(old.engine, new_address(old.engine), old.clock)
    new.store().prepare()

    assert new.items() == {VERSION: {"version": CURRENT}}


def test_steps_run_in_order_and_once(old: OldTable) -> None:
    old.store(note("one")).prepare()
    old.store(note("one"), note("two")).prepare()
    old.store(note("one"), note("two")).prepare()

    items = old.items()
    assert items["NOTES", "one"]["times"] == items["NOTES", "two"]["times"] == 1
    assert items[VERSION] == {"version": NEXT + 1}


def test_killed_upgrade_is_resumed_at_once(old: OldTable) -> None:
    def die(_: DynamoEngine) -> None:
        raise Killed

    with pytest.raises(Killed):
        old.store(note("one"), die).prepare()
    assert old.items()[VERSION]["version"] == NEXT

    old.store(note("one"), note("two")).prepare()

    items = old.items()
    assert items["NOTES", "one"]["times"] == items["NOTES", "two"]["times"] == 1
    assert items[VERSION] == {"version": NEXT + 1}


@pytest.mark.parametrize("old", [ON_ENGINE], indirect=True)
def test_two_processes_at_once_do_the_same_and_both_answer(old: OldTable) -> None:
    before = old.items()
    stores = [old.store(), old.store()]
    with ThreadPoolExecutor(2) as threads:
        for upgraded in [threads.submit(store.prepare) for store in stores]:
            upgraded.result()

    assert old.items() == {**moved(before), VERSION: {"version": CURRENT}}
    assert all(store.link("account") is not None for store in stores)


def test_process_that_another_one_overtakes_undoes_nothing(old: OldTable) -> None:
    """Before it moves a message, and before it marks what it has done, a newer version does all of it."""
    before = old.items()

    class Overtaken(Shared):
        def transact_write_items(self, **parameters: Any) -> Any:
            old.store().prepare()
            return old.engine.client.transact_write_items(**parameters)

    def overtaken(_: DynamoEngine) -> None:
        old.store(note("one"), note("two")).prepare()

    client = Overtaken(old.engine.client)
    DynamoStore(
        old.address,
        clock=old.clock,
        client=client,
        steps=(*STEPS, overtaken),
        seconds=old.engine.seconds,
    ).prepare()

    items = old.items()
    assert items.pop(("NOTES", "one"))["times"] == items.pop(("NOTES", "two"))["times"] == 1
    assert items == {**moved(before), VERSION: {"version": NEXT + 1}}


def test_failed_step_keeps_the_previous_version(old: OldTable) -> None:
    def fail(_: DynamoEngine) -> None:
        raise StoreUnavailable("ThrottlingException")

    with pytest.raises(StoreUnavailable):
        old.store(note("one"), fail).prepare()

    assert old.items()[VERSION]["version"] == NEXT


def test_newer_table_is_refused_with_advice(old: OldTable) -> None:
    old.store(note("one")).prepare()

    with pytest.raises(ConfigurationError, match=r"newer Home Coach .* install that version, or restore"):
        old.store().prepare()


def test_process_without_write_permission_continues(old: OldTable) -> None:
    class Forbidden(Shared):
        def put_item(self, **_: Any) -> Any:
            raise ClientError({"Error": {"Code": "AccessDeniedException"}}, "PutItem")

    client = Forbidden(old.engine.client)
    store = DynamoStore(old.address, clock=old.clock, client=client, seconds=old.engine.seconds)
    store.prepare()

    assert VERSION not in old.items()
    assert store.link("account") is not None
    assert len(store.waiting()) == 4
