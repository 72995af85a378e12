"""DynamoDB and the network fail: a load is whole or nothing, and what boto3 repeats happens once."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from skill.errors import StoreUnavailable
from skill.housing.dynamodb.address import Address
from skill.housing.dynamodb.store import DynamoStore
from tests.contract.dropping import dropping_proxy
from tests.contract.engines import Engine, new_address
from tests.contract.extracts import NOW, FixedClock, a_job, a_message, a_report, an_extract, some_lines
from tests.contract.faults import Fault, Table, refusal, until_it_works
from tests.contract.test_chasers import a_chaser, chaser_messages
from tests.contract.weeks import expected_week, heard, week

pytestmark = pytest.mark.slow


def test_load_is_complete_or_changes_nothing(table: Table) -> None:
    store, _ = table.faulty(9, share=0.1)
    last = 0
    for number in range(1, 8):
        with suppress(StoreUnavailable):
            store.load(week(number))
        found = heard(table.sound)
        assert found in ((None, None, [], None), expected_week(last), expected_week(number))
        last = number if found == expected_week(number) else last

    until_it_works(lambda: store.load(week(8)))
    assert heard(table.sound) == expected_week(8)


def test_unprocessed_batch_items_are_written_eventually(table: Table) -> None:
    store, client = table.faulty(10, Fault.PART_LEFT, share=0.5)
    jobs = tuple(a_job(f"R{number}") for number in range(120))

    store.load(an_extract(repairs=jobs, rent_lines=some_lines()[:3]))

    home = table.sound.home("T1")
    assert home is not None
    assert len(table.sound.for_home(home)) == 120
    assert client.made[Fault.PART_LEFT] > 0


class Refusing:
    """A client whose every operation ends in the same way."""

    def __init__(self, failure: Exception) -> None:
        self._failure = failure

    def close(self) -> None:
        """Nothing was opened."""

    def __getattr__(self, operation: str) -> Callable[..., Any]:
        def call(**_: object) -> Any:
            raise self._failure

        return call


@pytest.mark.parametrize(
    "code",
    ["ThrottlingException", "InternalServerError", "AccessDeniedException", "ValidationException", "", "New"],
)
def test_every_refusal_of_dynamodb_is_unavailable_and_reveals_nothing(code: str, table: Table) -> None:
    store = table.open(Refusing(refusal("any", code)))

    asked: list[Callable[[], object]] = [
        lambda: store.home("T1"),
        lambda: store.link("account"),
        lambda: store.report(a_report()),
        lambda: store.add(a_message()),
        lambda: store.failed("pin:T1", at=NOW),
        lambda: store.take(at=NOW, until=NOW),
        lambda: store.load(an_extract()),
        store.waiting,
        store.loaded,
    ]
    for ask in asked:
        with pytest.raises(StoreUnavailable) as raised:
            ask()
        assert "by the plan" not in str(raised.value)


def test_boto3_retry_after_a_lost_response_is_applied_once(dynamodb_engine: Engine) -> None:
    """Through a real connection that breaks after the engine has written, every other time."""
    writes: list[str] = []

    def is_lost(operation: str) -> bool:
        if operation not in {"PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems"}:
            return False
        writes.append(operation)
        return len(writes) % 2 == 1

    sound = DynamoStore(new_address(dynamodb_engine), clock=FixedClock(NOW), client=dynamodb_engine.client)
    sound.prepare()
    sound.load(an_extract())
    with dropping_proxy(dynamodb_engine.endpoint, is_lost) as url:
        address = Address(table=sound._engine.table, region="eu-west-1", endpoint=url)
        store = DynamoStore(address, clock=FixedClock(NOW))
        for number in range(10):
            store.report(a_report(f"report-{number}"))
            store.add(a_message(f"message-{number}"))
            store.failed("pin:T1", at=NOW)
        counted = [store.chase(a_chaser(f"chaser-{number}")) for number in range(6)]
        store.keep_code("hash", "T1", expires_at=NOW + timedelta(minutes=30))
        link = store.redeem("hash", "account", at=NOW)
        taken = store.take(at=NOW, until=NOW + timedelta(minutes=2))
        assert taken is not None
        store.not_delivered(taken.message, because="answered 500", next_try_at=NOW + timedelta(hours=1))
        store.close()

    home = sound.home("T1")
    assert home is not None
    assert len(sound.for_home(home)) == 10
    assert counted == list(range(1, 7))
    assert [int(message.body["times"]) for message in chaser_messages(sound)] == counted
    assert len(sound.waiting()) == 26
    assert sum(waiting.attempts for waiting in sound.waiting()) == 1
    assert sound.failures("pin:T1", since=NOW) == 10
    assert sound.link("account") == link
    assert len(writes) >= 72
