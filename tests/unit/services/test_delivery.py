"""When a message is retried and when it is given up, with a fake clock."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from skill.domain.coaching import Message, MessageKind
from skill.errors import NotDelivered
from skill.housing.sqlite.store import SqliteStore
from skill.services.delivery import (
    FIRST_WAIT,
    LONGEST_WAIT,
    LONGEST_WAIT_OF_AN_EMERGENCY,
    DeliveryOutcome,
    DeliveryService,
)

NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)


@dataclass
class Hands:
    """A clock to be put forward, and the longest or the shortest draw."""

    now_is: datetime = NOW
    longest: bool = True

    def now(self) -> datetime:
        return self.now_is

    def draw(self, low: float, high: float) -> float:
        return high if self.longest else low


@dataclass
class Carrier:
    """Fails for as many deliveries as the test asks."""

    failures: list[Exception] = field(default_factory=list)
    carried: list[str] = field(default_factory=list)

    def deliver(self, message: Message) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.carried.append(message.request_id)


@pytest.fixture
def store() -> SqliteStore:
    store = SqliteStore(None)
    store.prepare()
    return store


def add(
    store: SqliteStore,
    request_id: str = "r1",
    created_at: datetime = NOW,
    kind: MessageKind = MessageKind.CALL_BACK,
) -> None:
    store.add(
        Message(
            request_id=request_id,
            kind=kind,
            tenancy_ref="T1",
            body={},
            created_at=created_at,
        )
    )


def a_service(store: SqliteStore, carrier: Carrier, hands: Hands) -> DeliveryService:
    return DeliveryService(store, carrier, clock=hands, draw=hands.draw, dead_after=timedelta(hours=72))


def wait_of(store: SqliteStore, hands: Hands) -> timedelta | None:
    (waiting,) = store.waiting()
    return None if waiting.next_try_at is None else waiting.next_try_at - hands.now()


def test_every_due_message_is_sent_once(store: SqliteStore) -> None:
    carrier, hands = Carrier(), Hands()
    for number in range(5):
        add(store, f"r{number}")

    outcome = a_service(store, carrier, hands).deliver_due()

    assert outcome == DeliveryOutcome(delivered=5, failed=0)
    assert carrier.carried == [f"r{number}" for number in range(5)]
    assert a_service(store, carrier, hands).deliver_due() == DeliveryOutcome()


def test_failed_message_does_not_stop_the_others_and_is_retried_later(store: SqliteStore) -> None:
    carrier, hands = Carrier(failures=[NotDelivered("cannot be reached")]), Hands(longest=False)
    add(store, "r0")
    add(store, "r1")

    assert a_service(store, carrier, hands).deliver_due() == DeliveryOutcome(delivered=1, failed=1)
    assert carrier.carried == ["r1"]
    assert store.waiting()[0].failed_because == "cannot be reached"


def test_retry_wait_doubles_up_to_an_hour(store: SqliteStore) -> None:
    hands, waits = Hands(), list[timedelta | None]()
    carrier = Carrier(failures=[NotDelivered("cannot be reached") for _ in range(14)])
    add(store)

    for _ in range(14):
        a_service(store, carrier, hands).deliver_due()
        waits.append(wait := wait_of(store, hands))
        assert wait is not None
        hands.now_is += wait

    assert waits[:4] == [FIRST_WAIT, FIRST_WAIT * 2, FIRST_WAIT * 4, FIRST_WAIT * 8]
    assert waits[-1] == LONGEST_WAIT
    assert a_service(store, carrier, hands).deliver_due() == DeliveryOutcome(delivered=1)


def test_an_emergency_waits_five_minutes_at_most_whatever_the_receiver_asks_for(store: SqliteStore) -> None:
    hands = Hands()
    carrier = Carrier(failures=[NotDelivered("answered 503", retry_after=900) for _ in range(9)])
    add(store, kind=MessageKind.DANGER)

    for _ in range(9):
        a_service(store, carrier, hands).deliver_due()
        wait = wait_of(store, hands)
        assert wait == LONGEST_WAIT_OF_AN_EMERGENCY
        hands.now_is += wait

    assert a_service(store, carrier, hands).deliver_due() == DeliveryOutcome(delivered=1)


def test_shortest_random_wait_is_one_second(store: SqliteStore) -> None:
    hands, carrier = Hands(longest=False), Carrier(failures=[NotDelivered("x")] * 3)
    add(store)

    for _ in range(3):
        a_service(store, carrier, hands).deliver_due()
        assert wait_of(store, hands) == timedelta(seconds=1)
        hands.now_is += timedelta(seconds=1)


@pytest.mark.parametrize(("asked", "waited"), [(90, 90), (10**9, 3600), (0, 5)])
def test_retry_after_is_honoured_within_bounds(asked: float, waited: int, store: SqliteStore) -> None:
    hands, carrier = Hands(), Carrier(failures=[NotDelivered("answered 503", retry_after=asked)])
    add(store)

    a_service(store, carrier, hands).deliver_due()

    assert wait_of(store, hands) == timedelta(seconds=waited)


def test_expired_message_becomes_a_dead_letter_after_one_last_try(store: SqliteStore) -> None:
    hands, carrier = Hands(), Carrier(failures=[NotDelivered("answered 500")])
    add(store, created_at=NOW - timedelta(hours=73))

    a_service(store, carrier, hands).deliver_due()
    assert wait_of(store, hands) is None
    assert a_service(store, carrier, hands).deliver_due() == DeliveryOutcome()

    store.revive(at=NOW)
    assert a_service(store, carrier, hands).deliver_due() == DeliveryOutcome(delivered=1)


SECRET = "password pa£ss for Mrs Okafor"


@pytest.mark.parametrize(
    "failure",
    [RuntimeError(SECRET), UnicodeEncodeError("ascii", SECRET, 11, 12, SECRET), RecursionError(SECRET)],
    ids=lambda failure: type(failure).__name__,
)
def test_unexpected_error_is_a_failed_attempt_recorded_by_its_class(
    store: SqliteStore, failure: Exception
) -> None:
    add(store)
    add(store, "r2")
    carrier, hands = Carrier(failures=[failure]), Hands()

    outcome = a_service(store, carrier, hands).deliver_due()
    (waiting,) = store.waiting()

    assert outcome == DeliveryOutcome(delivered=1, failed=1)
    assert (waiting.attempts, waiting.failed_because) == (1, type(failure).__name__)
    assert waiting.next_try_at is not None
