"""Chasers while DynamoDB fails at random: numbers without a gap, each with its own message."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from skill.errors import StoreUnavailable
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.address import Address
from skill.housing.dynamodb.store import DynamoStore
from tests.contract.dropping import dropping_proxy
from tests.contract.engines import Engine, new_address
from tests.contract.extracts import NOW, FixedClock, an_extract
from tests.contract.faults import MANY, Fault, Table, until_it_works
from tests.contract.test_chasers import a_chaser, chaser_messages

pytestmark = pytest.mark.slow


def numbers(store: DynamoStore) -> dict[str, int]:
    """By their requests, as the landlord hears them."""
    return {message.request_id: int(message.body["times"]) for message in chaser_messages(store)}


def kept(store: DynamoStore) -> dict[str, int]:
    """By their requests, as they are counted."""
    items = store._table.query(keys.home("T1"))
    return {item["request_id"]: item["times"] for item in items if item["sk"].startswith(keys.TELLINGS)}


def test_chasers_and_messages_agree_after_every_fault(table: Table) -> None:
    table.sound.load(an_extract())
    stores = [table.faulty(seed)[0] for seed in range(3)]

    def chase(number: int) -> int:
        again = a_chaser(f"request-{number}")
        return until_it_works(lambda: stores[number % 3].chase(again))

    with ThreadPoolExecutor(3) as threads:
        counted = list(threads.map(chase, range(MANY)))

    assert sorted(counted) == list(range(1, MANY + 1))
    expected = {f"request-{number}": times for number, times in enumerate(counted)}
    assert kept(table.sound) == numbers(table.sound) == expected


def test_two_devices_with_the_same_request_count_once(table: Table) -> None:
    (one, _), (other, _) = table.faulty(1), table.faulty(2)

    with ThreadPoolExecutor(2) as threads:
        for number in range(MANY // 2):
            again = a_chaser(f"request-{number}")
            counted = threads.map(lambda store: until_it_works(lambda: store.chase(again)), (one, other))  # noqa: B023
            assert list(counted) == [number + 1] * 2

    assert len(chaser_messages(table.sound)) == MANY // 2


def chase_with_failing_writes(table: Table, fault: Fault) -> None:
    """The turn's reads succeed; its write fails every time."""
    store, client = table.faulty(3, fault, share=0.0)
    with store.reading():
        store.home("T1")
        client.share = 1.0
        with pytest.raises(StoreUnavailable):
            store.chase(a_chaser())


@pytest.mark.parametrize("fault", [Fault.THROTTLED, Fault.UNREACHABLE, Fault.CONFLICT])
def test_chaser_that_fails_to_write_leaves_nothing(fault: Fault, table: Table) -> None:
    chase_with_failing_writes(table, fault)

    assert kept(table.sound) == numbers(table.sound) == {}
    assert table.sound.chase(a_chaser()) == 1


def test_chaser_with_a_lost_response_is_complete_and_counts_once(table: Table) -> None:
    chase_with_failing_writes(table, Fault.ANSWER_LOST)

    assert kept(table.sound) == numbers(table.sound) == {"request-1": 1}
    assert table.sound.chase(a_chaser()) == 1
    assert table.sound.chase(a_chaser("request-2")) == 2


def test_a_chaser_sent_twice_counts_once(table: Table) -> None:
    store, _ = table.faulty(5, Fault.SENT_TWICE, share=1.0)

    assert [store.chase(a_chaser(f"request-{number}")) for number in range(3)] == [1, 2, 3]
    assert (
        kept(table.sound) == numbers(table.sound) == {f"request-{number}": number + 1 for number in range(3)}
    )


def test_boto3_retry_after_a_lost_response_counts_once(dynamodb_engine: Engine) -> None:
    """Through a real connection that breaks after the engine has written, every other time."""
    writes: list[str] = []

    def is_lost(operation: str) -> bool:
        if operation == "TransactWriteItems":
            writes.append(operation)
        return operation == "TransactWriteItems" and len(writes) % 2 == 1

    sound = DynamoStore(new_address(dynamodb_engine), clock=FixedClock(NOW), client=dynamodb_engine.client)
    sound.prepare()
    with dropping_proxy(dynamodb_engine.endpoint, is_lost) as url:
        address = Address(table=sound._table.name, region="eu-west-1", endpoint=url)
        store = DynamoStore(address, clock=FixedClock(NOW))
        counted = [store.chase(a_chaser(f"request-{number}")) for number in range(6)]
        store.close()

    assert counted == list(range(1, 7))
    assert list(numbers(sound).values()) == counted
    assert len(writes) >= 12
