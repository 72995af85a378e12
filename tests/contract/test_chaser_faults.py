"""Chasers while the store fails at random: numbers without a gap, each with its own message."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from skill.errors import StoreUnavailable
from skill.housing.records.chasers import CHASERS
from skill.housing.records.turn import home_partition
from skill.housing.store import HousingStore
from tests.contract.extracts import an_extract
from tests.contract.faults import Fault, Unreliable, until_it_works
from tests.contract.test_chasers import a_chaser, chaser_messages


def numbers(store: HousingStore) -> dict[str, int]:
    """By their requests, as the landlord hears them."""
    return {message.request_id: int(message.body["times"]) for message in chaser_messages(store)}


def kept(store: HousingStore) -> dict[str, int]:
    """By their requests, as they are counted."""
    items = store._engine.query(home_partition("T1"), prefix=CHASERS)
    return {item.body["request_id"]: item.body["times"] for item in items}


def test_chasers_and_messages_agree_after_every_fault(unreliable: Unreliable) -> None:
    unreliable.sound.load(an_extract())
    stores = [unreliable.faulty(seed)[0] for seed in range(3)]

    def chase(number: int) -> int:
        again = a_chaser(f"request-{number}")
        return until_it_works(lambda: stores[number % 3].chase(again))

    with ThreadPoolExecutor(3) as threads:
        counted = list(threads.map(chase, range(unreliable.many)))

    assert sorted(counted) == list(range(1, unreliable.many + 1))
    expected = {f"request-{number}": times for number, times in enumerate(counted)}
    assert kept(unreliable.sound) == numbers(unreliable.sound) == expected


def test_two_devices_with_the_same_request_count_once(unreliable: Unreliable) -> None:
    (one, _), (other, _) = unreliable.faulty(1), unreliable.faulty(2)

    with ThreadPoolExecutor(2) as threads:
        for number in range(unreliable.many // 2):
            again = a_chaser(f"request-{number}")
            counted = threads.map(lambda store: until_it_works(lambda: store.chase(again)), (one, other))  # noqa: B023
            assert list(counted) == [number + 1] * 2

    assert len(chaser_messages(unreliable.sound)) == unreliable.many // 2


def chase_with_failing_writes(unreliable: Unreliable, fault: Fault) -> None:
    """The turn's reads succeed; its write fails every time."""
    store, client = unreliable.faulty(3, fault, share=0.0)
    with store.reading():
        store.home("T1")
        client.share = 1.0
        with pytest.raises(StoreUnavailable):
            store.chase(a_chaser())


@pytest.mark.parametrize("fault", [Fault.THROTTLED, Fault.UNREACHABLE, Fault.CONFLICT])
def test_chaser_that_fails_to_write_leaves_nothing(fault: Fault, unreliable: Unreliable) -> None:
    chase_with_failing_writes(unreliable, fault)

    assert kept(unreliable.sound) == numbers(unreliable.sound) == {}
    assert unreliable.sound.chase(a_chaser()) == 1


def test_chaser_with_a_lost_response_is_complete_and_counts_once(unreliable: Unreliable) -> None:
    chase_with_failing_writes(unreliable, Fault.ANSWER_LOST)

    assert kept(unreliable.sound) == numbers(unreliable.sound) == {"request-1": 1}
    assert unreliable.sound.chase(a_chaser()) == 1
    assert unreliable.sound.chase(a_chaser("request-2")) == 2


def test_a_chaser_sent_twice_counts_once(unreliable: Unreliable) -> None:
    store, _ = unreliable.faulty(5, Fault.SENT_TWICE, share=1.0)

    counted = {f"request-{number}": store.chase(a_chaser(f"request-{number}")) for number in range(3)}

    assert list(counted.values()) == [1, 2, 3]
    assert kept(unreliable.sound) == numbers(unreliable.sound) == counted
