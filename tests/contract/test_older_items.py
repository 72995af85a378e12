"""Items as the Home Coach before this one writes them: it may still run beside us during an upgrade."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from skill.domain.coaching import MessageKind
from skill.errors import StoreUnavailable
from skill.housing.records.attempts import attempt_name, attempts_key
from skill.housing.records.engine import Key, Put
from skill.housing.records.outbox import DEAD
from skill.housing.records.privacy import PRIVACY
from skill.housing.records.turn import home_partition
from skill.housing.store import HousingStore
from skill.housing.values import instant_text
from tests.contract.extracts import NOW, a_message

SOON = NOW + timedelta(minutes=2)
LATER = NOW + timedelta(hours=1)


def write(store: HousingStore, key: Key, body: dict[str, Any], **beside: Any) -> None:
    """It knows of no versions."""
    store._engine.transact(Put(key, body, version="", **beside))


def write_waiting(store: HousingStore, *, due: str | None = instant_text(NOW), **more: Any) -> None:
    """The whole message is in its entry."""
    message = a_message()
    body = {
        "request_id": message.request_id,
        "kind": message.kind.value,
        "tenancy_ref": message.tenancy_ref,
        "body": message.body,
        "created_at": instant_text(message.created_at),
        "attempts": 0,
    }
    key = Key("OUTBOX", f"{message.kind.value}#{message.tenancy_ref}#{message.request_id}")
    write(store, key, body | more, due=due)


def test_waiting_message_is_listed_taken_and_delivered_once(store: HousingStore) -> None:
    write_waiting(store)

    assert [waiting.message for waiting in store.waiting()] == [a_message()]
    taken = store.take(at=NOW, until=SOON)
    assert taken is not None
    assert taken.message == a_message()
    assert store.take(at=NOW, until=SOON) is None
    store.delivered(taken.message, at=NOW)

    assert store.waiting() == []
    assert store.take(at=LATER, until=LATER) is None


def test_message_leased_in_the_meantime_is_not_taken(store: HousingStore) -> None:
    """Its lease changes the holder alone."""
    write_waiting(store)
    seen = store._engine.query("OUTBOX")
    write_waiting(store, holder="another", due=instant_text(SOON))

    assert [store._replaced(item, {}, due=instant_text(LATER)) for item in seen] == [False]


def test_failed_delivery_is_counted_and_a_dead_letter_revived(store: HousingStore) -> None:
    write_waiting(store, attempts=3, due=DEAD, failed_because="answered 410")
    assert [(each.attempts, each.next_try_at) for each in store.waiting()] == [(3, None)]

    assert store.revive(at=NOW) == 1
    store.not_delivered(a_message(), because="answered 500", next_try_at=LATER)

    (waiting,) = store.waiting()
    assert (waiting.attempts, waiting.failed_because, waiting.next_try_at) == (4, "answered 500", LATER)


@pytest.mark.parametrize("due", [instant_text(NOW), None], ids=["waiting", "delivered"])
def test_repeated_request_adds_no_second_message(store: HousingStore, due: str | None) -> None:
    """Once delivered it is there for a while without an instant at which it is due."""
    write_waiting(store, due=due)
    before = len(store.waiting())

    store.add(a_message())
    store.not_delivered(a_message(), because="too late", next_try_at=LATER)

    assert len(store.waiting()) == before
    store.add(a_message(kind=MessageKind.FEEDBACK, body={"rating": "5"}))
    assert len(store.waiting()) == before + 1


def test_attempts_in_a_list_count_beside_new_ones(store: HousingStore) -> None:
    tries = [attempt_name(NOW - timedelta(minutes=minute), "0") for minute in (5, 0)]
    write(store, attempts_key("code:a"), {"tries": tries})

    store.failed("code:a", at=NOW)

    assert store.failures("code:a", since=NOW) == 2
    assert store.failures("code:a", since=NOW - timedelta(minutes=5)) == 3
    store.clear("code:a")
    assert store.failures("code:a", since=NOW - timedelta(minutes=5)) == 0


@pytest.mark.parametrize("read", [lambda store: store.privacy("T1"), lambda store: store.walk_limit("T1")])
def test_record_of_a_newer_home_coach_is_refused_where_it_is_read(
    store: HousingStore, read: Callable[[HousingStore], object]
) -> None:
    for sort in (PRIVACY, "~REACH"):
        write(store, Key(home_partition("T1"), sort), {"format": 2, "minutes": 5})

    with pytest.raises(StoreUnavailable, match="newer Home Coach"):
        read(store)
    assert store.home("T1") is not None
