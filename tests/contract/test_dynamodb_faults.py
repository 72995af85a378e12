"""DynamoDB and the network fail at random; a request retried until it works is applied exactly once."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest

from skill.domain.tenancy import AnswerLevel, Privacy
from skill.errors import StoreUnavailable
from skill.housing.dynamodb.address import Address
from skill.housing.dynamodb.store import DynamoStore
from skill.services.ports import Waiting
from tests.contract.dropping import dropping_proxy
from tests.contract.engines import Engine, new_address
from tests.contract.extracts import NOW, FixedClock, a_job, a_message, a_report, an_extract, some_lines
from tests.contract.faults import MANY, Fault, Table, refusal, until_it_works
from tests.contract.weeks import expected_week, heard, week

pytestmark = pytest.mark.slow


def test_every_report_is_stored_once_with_one_message(table: Table) -> None:
    table.sound.load(an_extract())
    stores = [table.faulty(seed) for seed in range(4)]

    def report(number: int) -> str | None:
        store, _ = stores[number % 4]
        return until_it_works(lambda: store.report(a_report(f"request-{number}"))).reference

    with ThreadPoolExecutor(4) as threads:
        told = list(threads.map(report, range(MANY)))

    sound = table.sound
    home = sound.home("T1")
    assert home is not None
    kept = Counter(repair.reference for repair in sound.for_home(home))
    sent = Counter(waiting.message.body["reference"] for waiting in sound.waiting())
    listed = Counter(report.reference for report in sound.reports(since=NOW))
    assert kept == sent == listed == Counter(told)
    assert set(kept.values()) == {1}
    assert sum((client.made for _, client in stores), Counter()).total() > MANY / 2


def test_two_devices_with_the_same_request_keep_one_report(table: Table) -> None:
    table.sound.load(an_extract())
    (one, _), (other, _) = table.faulty(1), table.faulty(2)

    with ThreadPoolExecutor(2) as threads:
        for number in range(MANY // 2):
            report = a_report(f"request-{number}")
            told = threads.map(lambda store: until_it_works(lambda: store.report(report)), (one, other))  # noqa: B023
            assert len({repair.reference for repair in told}) == 1

    assert len(table.sound.waiting()) == MANY // 2


def test_every_message_is_queued_once_and_removed_once_delivered(table: Table) -> None:
    store, _ = table.faulty(3)
    for number in range(MANY):
        until_it_works(lambda: store.add(a_message(f"request-{number}")))  # noqa: B023
    assert len(table.sound.waiting()) == MANY

    at, delivered = NOW, Counter[str]()
    while table.sound.waiting():
        at += timedelta(minutes=3)
        while waiting := taken(store, at):
            delivered[waiting.message.request_id] += 1
            until_it_works(lambda: store.delivered(waiting.message, at=at))  # noqa: B023

    assert set(delivered) == {f"request-{number}" for number in range(MANY)}
    assert set(delivered.values()) == {1}


def taken(store: DynamoStore, at: datetime) -> Waiting | None:
    return until_it_works(lambda: store.take(at=at, until=at + timedelta(minutes=2)))


def test_failed_delivery_recorded_twice_counts_once(table: Table) -> None:
    store, _ = table.faulty(4, Fault.SENT_TWICE, share=1.0)
    store.add(a_message())

    store.not_delivered(a_message(), because="answered 500", next_try_at=NOW + timedelta(hours=1))

    (waiting,) = table.sound.waiting()
    assert waiting.attempts == 1


def test_lease_holds_although_its_request_was_sent_twice(table: Table) -> None:
    store, _ = table.faulty(5, Fault.SENT_TWICE, share=1.0)
    store.add(a_message())

    assert store.take(at=NOW, until=NOW + timedelta(minutes=2)) is not None
    assert table.sound.take(at=NOW, until=NOW + timedelta(minutes=2)) is None


def test_every_code_links_one_account(table: Table) -> None:
    (one, _), (other, _) = table.faulty(6), table.faulty(7)
    for number in range(MANY):
        code = f"hash-{number}"
        until_it_works(lambda: one.keep_code(code, "T1", expires_at=NOW + timedelta(minutes=30)))  # noqa: B023
        with ThreadPoolExecutor(2) as threads:
            links = list(
                threads.map(
                    lambda each: until_it_works(lambda: each[0].redeem(code, each[1], at=NOW)),  # noqa: B023
                    ((one, f"one-{number}"), (other, f"other-{number}")),
                )
            )
        assert len([link for link in links if link]) == 1

    assert until_it_works(lambda: one.unlink_home("T1")) <= MANY
    accounts = [f"{who}-{number}" for number in range(MANY) for who in ("one", "other")]
    assert [table.sound.link(account) for account in accounts] == [None] * 2 * MANY


def test_a_wrong_attempt_sent_twice_is_one(table: Table) -> None:
    store, _ = table.faulty(8, Fault.SENT_TWICE, share=1.0)
    for _ in range(5):
        store.failed("pin:T1", at=NOW)

    assert table.sound.failures("pin:T1", since=NOW) == 5


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


def test_confirmed_choice_is_stored(table: Table) -> None:
    store, _ = table.faulty(11)
    for number in range(MANY):
        chosen = Privacy(level=list(AnswerLevel)[number % 3])
        until_it_works(lambda: store.keep_privacy("T1", chosen))  # noqa: B023
        assert table.sound.privacy("T1") == chosen


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
        address = Address(table=sound._table.name, region="eu-west-1", endpoint=url)
        store = DynamoStore(address, clock=FixedClock(NOW))
        for number in range(10):
            store.report(a_report(f"report-{number}"))
            store.add(a_message(f"message-{number}"))
            store.failed("pin:T1", at=NOW)
        store.keep_code("hash", "T1", expires_at=NOW + timedelta(minutes=30))
        link = store.redeem("hash", "account", at=NOW)
        taken = store.take(at=NOW, until=NOW + timedelta(minutes=2))
        assert taken is not None
        store.not_delivered(taken.message, because="answered 500", next_try_at=NOW + timedelta(hours=1))
        store.close()

    home = sound.home("T1")
    assert home is not None
    assert len(sound.for_home(home)) == 10
    assert len(sound.waiting()) == 20
    assert sum(waiting.attempts for waiting in sound.waiting()) == 1
    assert sound.failures("pin:T1", since=NOW) == 10
    assert sound.link("account") == link
    assert len(writes) >= 60
