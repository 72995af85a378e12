"""A DynamoDB table of an older version is upgraded step by step, by one process at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Event, Thread
from typing import Any

import pytest
from boto3.dynamodb.types import TypeDeserializer
from botocore.exceptions import ClientError

from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.dynamodb.address import Address
from skill.housing.dynamodb.engine import DynamoEngine
from skill.housing.dynamodb.setup import DEFINITION
from skill.housing.dynamodb.store import DynamoStore
from skill.housing.dynamodb.versions import LEASE, LOOKS, TABLE, VERSION, TableSchema, TableStep
from skill.housing.records.engine import Key, Update
from tests.contract.engines import Engine, Shared, new_address
from tests.contract.extracts import NOW, FixedClock
from tests.upgrades.fixtures import VERSION_5, put_back_table, put_items, read_table

UNTIL = "2026-11-30T10:00:00.000000+00:00"

Change = Callable[[DynamoEngine], object]
READ = TypeDeserializer().deserialize
NOTE = Key("NOTES", "one")
NEXT = TABLE.version + 1


class Killed(BaseException):
    """The process died here: no code of ours handles it."""


class Mortal(Shared):
    """The process dies at this request: before it, or after it was done."""

    def __init__(self, client: Any, dies_at: int, dies_after: bool) -> None:
        super().__init__(client)
        self.client = client
        self._left, self._dies_after = dies_at, dies_after

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(**parameters: Any) -> Any:
            self._left -= 1
            if self._left == 0 and not self._dies_after:
                raise Killed
            answer = getattr(self.client, name)(**parameters)
            if self._left == 0:
                raise Killed
            return answer

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

    def store(
        self, *steps: Change, clock: FixedClock | None = None, sleep: Callable[[float], None] | None = None
    ) -> DynamoStore:
        """As a version with these steps opens the table."""
        numbered = tuple(TableStep(NEXT + place, as_step(change)) for place, change in enumerate(steps))
        return DynamoStore(
            self.address,
            clock=clock or self.clock,
            client=Mortal(self.engine.client, self.dies_at, self.dies_after),
            schema=TableSchema(version=TABLE.version + len(steps), steps=(*TABLE.steps, *numbered)),
            seconds=self.engine.seconds,
            sleep=sleep or (lambda _: None),
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


def as_step(change: Change) -> Callable[[DynamoEngine], None]:
    def apply(table: DynamoEngine) -> None:
        change(table)

    return apply


def note(name: str) -> Change:
    """A step that counts how often it was run."""
    return lambda engine: engine.update(Update(Key("NOTES", name), add={"times": 1}))


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

    assert old.items() == {**moved(before), VERSION: {"version": TABLE.version}}


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
            old.store(clock=FixedClock(NOW + 2 * LEASE)).prepare()
            after = old.items()
            assert after.pop(VERSION)["version"] == TABLE.version
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
    assert old.items() == {**moved(before), VERSION: {"version": TABLE.version}}


def test_a_new_table_carries_the_current_version(old: OldTable) -> None:
    new = OldTable(old.engine, new_address(old.engine), old.clock)
    new.store().prepare()

    assert new.items() == {VERSION: {"version": TABLE.version}}


def test_steps_run_in_order_and_once(old: OldTable) -> None:
    old.store(note("one")).prepare()
    old.store(note("one"), note("two")).prepare()
    old.store(note("one"), note("two")).prepare()

    items = old.items()
    assert items["NOTES", "one"]["times"] == items["NOTES", "two"]["times"] == 1
    assert items[VERSION] == {"version": NEXT + 1}


def test_killed_upgrade_resumes_after_the_lease_expires(old: OldTable) -> None:
    def die(_: DynamoEngine) -> None:
        raise Killed

    with pytest.raises(Killed):
        old.store(note("one"), die).prepare()
    assert old.items()[VERSION]["version"] == NEXT

    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        old.clock.instant += timedelta(seconds=seconds)

    old.store(note("one"), note("two"), sleep=wait).prepare()

    items = old.items()
    assert items["NOTES", "one"]["times"] == items["NOTES", "two"]["times"] == 1
    assert LEASE.total_seconds() <= sum(waited) <= LEASE.total_seconds() + 2
    assert items[VERSION] == {"version": NEXT + 1}


def test_second_process_waits_for_the_upgrade_and_then_answers(old: OldTable) -> None:
    begun, waiting = Event(), Event()

    def slowly(table: DynamoEngine) -> None:
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

    def too_slow(table: DynamoEngine) -> None:
        note("one")(table)
        if table.get(NOTE)[NOTE].body["times"] == 1:
            old.store(note("one"), note("two"), clock=later).prepare()

    old.store(too_slow, note("two")).prepare()

    items = old.items()
    assert items["NOTES", "one"]["times"] == 2
    assert items["NOTES", "two"]["times"] == 1
    assert items[VERSION] == {"version": NEXT + 1}


def test_failed_step_keeps_the_previous_version(old: OldTable) -> None:
    def fail(_: DynamoEngine) -> None:
        raise StoreUnavailable("ThrottlingException")

    with pytest.raises(StoreUnavailable):
        old.store(note("one"), fail).prepare()

    assert old.items()[VERSION]["version"] == NEXT


def test_wait_for_a_stuck_upgrade_is_limited(old: OldTable) -> None:
    def die(_: DynamoEngine) -> None:
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
    class Forbidden(Shared):
        def update_item(self, **_: Any) -> Any:
            raise ClientError({"Error": {"Code": "AccessDeniedException"}}, "UpdateItem")

    client = Forbidden(old.engine.client)
    store = DynamoStore(old.address, clock=old.clock, client=client, seconds=old.engine.seconds)
    store.prepare()

    assert VERSION not in old.items()
    assert store.link("account") is not None
    assert len(store.waiting()) == 4
