"""The outbox as couriers see it: no two lease the same message, and no message is forgotten."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from skill.housing.store import HousingStore
from skill.services.ports import Waiting
from tests.contract.extracts import NOW, FixedClock, OpenStore, a_message, a_report

SOON = NOW + timedelta(minutes=2)
LATER = NOW + timedelta(hours=1)


def take(store: HousingStore, at: datetime = NOW, until: datetime = SOON) -> str | None:
    taken = store.take(at=at, until=until)
    return taken.message.request_id if taken else None


def only(store: HousingStore) -> Waiting:
    (waiting,) = store.waiting()
    return waiting


def test_nothing_is_due_in_an_empty_outbox(store: HousingStore) -> None:
    assert take(store) is None


def test_new_message_is_due_at_once_without_attempts(store: HousingStore) -> None:
    store.add(a_message())

    waiting = only(store)
    assert (waiting.next_try_at, waiting.attempts, waiting.failed_because) == (NOW, 0, "")
    taken = store.take(at=NOW, until=SOON)
    assert taken is not None
    assert taken.message == a_message()


def test_leased_message_is_not_taken_until_the_lease_ends(store: HousingStore) -> None:
    store.add(a_message())
    take(store)

    assert take(store) is None
    assert take(store, at=SOON - timedelta(seconds=1)) is None
    assert take(store, at=SOON, until=LATER) == "request-1"


def test_the_longest_due_comes_first(store: HousingStore) -> None:
    for minute in (3, 1, 2):
        store.add(a_message(f"request-{minute}", created_at=NOW - timedelta(minutes=minute)))

    assert [take(store), take(store), take(store), take(store)] == [
        "request-3",
        "request-2",
        "request-1",
        None,
    ]


def test_delivered_message_is_never_sent_again(store: HousingStore) -> None:
    store.add(a_message())
    take(store)

    store.delivered(a_message(), at=NOW)
    store.delivered(a_message(), at=LATER)

    assert store.waiting() == []
    assert take(store, at=LATER) is None
    store.add(a_message())
    assert store.waiting() == []


def test_failure_is_counted_and_retried_at_its_time(store: HousingStore) -> None:
    store.add(a_message())
    take(store)

    store.not_delivered(a_message(), because="no answer in time", next_try_at=LATER)

    waiting = only(store)
    assert (waiting.attempts, waiting.failed_because, waiting.next_try_at) == (1, "no answer in time", LATER)
    assert take(store, at=SOON) is None
    assert take(store, at=LATER) == "request-1"


def test_dead_letter_is_listed_but_not_taken_until_revived(store: HousingStore) -> None:
    store.add(a_message())
    store.add(a_message("request-2"))
    take(store)
    store.not_delivered(a_message(), because="answered 410", next_try_at=None)

    assert only_dead(store) == ["request-1"]
    assert take(store, at=LATER, until=LATER + timedelta(hours=1)) == "request-2"
    assert store.revive(at=LATER) == 1
    assert store.revive(at=LATER) == 0
    assert only_dead(store) == []
    assert take(store, at=LATER) == "request-1"


def only_dead(store: HousingStore) -> list[str]:
    return [each.message.request_id for each in store.waiting() if each.next_try_at is None]


def test_late_failure_does_not_change_a_delivered_message(store: HousingStore) -> None:
    """A holder that was thought dead comes back after another one has delivered."""
    store.add(a_message())
    take(store)
    store.delivered(a_message(), at=NOW)

    store.not_delivered(a_message(), because="no answer in time", next_try_at=LATER)

    assert store.waiting() == []
    assert take(store, at=LATER) is None


def test_concurrent_couriers_never_lease_the_same_message(store: HousingStore) -> None:
    for number in range(12):
        store.add(a_message(f"request-{number}"))

    with ThreadPoolExecutor(8) as threads:
        taken = [each for each in threads.map(lambda _: take(store), range(24)) if each]

    assert sorted(taken) == sorted(f"request-{number}" for number in range(12))


def test_a_reported_repair_is_due_with_its_reference(store: HousingStore) -> None:
    repair = store.report(a_report())

    taken = store.take(at=a_report().reported_at, until=LATER)

    assert taken is not None
    assert taken.message.body["reference"] == repair.reference


def test_old_delivered_messages_are_deleted(store: HousingStore, clock: FixedClock) -> None:
    store.add(a_message())
    store.delivered(a_message(), at=NOW)
    store.add(a_message("request-2"))

    clock.instant = NOW + timedelta(days=31)
    store.delivered(a_message("request-2"), at=clock.instant)
    store.add(a_message())

    assert only(store).message == a_message()


def test_lease_survives_its_process(open_store: OpenStore) -> None:
    first = open_store()
    first.add(a_message())
    take(first)
    first.close()

    assert take(open_store()) is None
    assert take(open_store(), at=SOON) == "request-1"


@pytest.mark.parametrize("field", ["key_safe", "alert", "health", "notes"])
def test_message_cannot_have_a_field_outside_its_kind(field: str) -> None:
    with pytest.raises(ValueError, match="may carry"):
        a_message(body={"topic": "rent", field: "x"})
