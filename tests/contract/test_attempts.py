"""Attempts are counted by what tells them apart, and never by a moment that has not come."""

from datetime import timedelta

from skill.housing.records.attempts import MOST_COUNTED, attempts_key
from skill.housing.store import HousingStore
from skill.services.ports import CLOCKS_DIFFER
from tests.contract.extracts import NOW

DAY = timedelta(days=1)


def test_repeated_attempt_counts_once(store: HousingStore) -> None:
    for seconds in range(3):
        store.failed("pin:a", at=NOW + timedelta(seconds=seconds), attempt="request 1")
    store.failed("pin:a", at=NOW, attempt="request 2")

    assert store.failures("pin:a", since=NOW) == 2


def test_attempts_of_two_subjects_are_told_apart(store: HousingStore) -> None:
    store.failed("pin:a", at=NOW, attempt="request 1")
    store.failed("pin:b", at=NOW, attempt="request 1")

    assert store.failures("pin:a", since=NOW) == store.failures("pin:b", since=NOW) == 1


def test_what_names_an_attempt_is_kept_hashed(store: HousingStore) -> None:
    store.failed("pin:a", at=NOW, attempt="request 1")

    (item,) = store._engine.get(attempts_key("pin:a")).values()
    assert "request" not in repr(item.body)


def test_attempts_are_counted_until_a_moment(store: HousingStore) -> None:
    for minute in (0, 1, 2):
        store.failed("pin:a", at=NOW + timedelta(minutes=minute))

    assert store.failures("pin:a", since=NOW, until=NOW) == 1
    assert store.failures("pin:a", since=NOW, until=NOW + timedelta(minutes=1)) == 2
    assert store.failures("pin:a", since=NOW) == 3


def test_attempts_by_a_clock_that_was_ahead_are_dropped_by_the_next_one(store: HousingStore) -> None:
    for number in range(3):
        store.failed("pin:a", at=NOW + DAY, attempt=str(number))
    store.failed("pin:a", at=NOW + CLOCKS_DIFFER, attempt="a little apart")

    store.failed("pin:a", at=NOW, attempt="now")

    assert store.failures("pin:a", since=NOW) == 2


def test_attempts_by_a_clock_that_was_ahead_do_not_crowd_out_real_ones(store: HousingStore) -> None:
    for number in range(MOST_COUNTED):
        store.failed("pin:a", at=NOW + DAY, attempt=str(number))
    for number in range(3):
        store.failed("pin:a", at=NOW, attempt=f"real {number}")

    assert store.failures("pin:a", since=NOW, until=NOW + CLOCKS_DIFFER) == 3
