"""A request that changed nothing still changes nothing when repeated, whatever happened in between."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from skill.housing.store import HousingStore
from tests.contract.extracts import NOW, FixedClock, a_request, an_extract
from tests.contract.test_slots import free
from tests.contract.windows import WINDOW, book, heard, sent, two_jobs, two_windows, unbook


@pytest.fixture
def store(bare_store: HousingStore) -> HousingStore:
    """T1 has the job R1, T2 the job R2, and there are two windows of one place each."""
    bare_store.load(an_extract(slots=two_windows(), repairs=two_jobs()))
    return bare_store


def test_repeated_release_of_nothing_keeps_a_later_booking(store: HousingStore) -> None:
    assert unbook(store) is None
    book(store, a_request())

    assert unbook(store) is None
    assert heard(store)[0].requested == WINDOW
    assert len(sent(store)) == 1


def test_repeated_booking_of_its_own_window_does_not_move_back(store: HousingStore) -> None:
    first = book(store, a_request())
    assert book(store, a_request("request-3")) == first
    second = book(store, a_request("request-4", "S2"))

    assert book(store, a_request("request-3")) == first
    assert second is not None
    assert [repair.requested and repair.requested.starts_at for repair in heard(store)] == [second.starts_at]
    assert len(sent(store)) == 2


def test_repeated_refused_request_gets_no_place_freed_since(store: HousingStore) -> None:
    book(store, a_request())
    assert book(store, a_request("request-2", job_ref="R2"), "T2") is None
    unbook(store)

    assert book(store, a_request("request-2", job_ref="R2"), "T2") is None
    assert free(store, "T2") == ["S1", "S2"]
    assert book(store, a_request("request-3", job_ref="R2"), "T2") is not None


def test_window_unknown_at_the_request_cannot_be_booked_after_the_next_load(store: HousingStore) -> None:
    store.load(an_extract(repairs=two_jobs()))
    assert book(store, a_request()) is None
    store.load(an_extract(slots=two_windows(), repairs=two_jobs()))

    assert book(store, a_request()) is None
    assert free(store) == ["S1", "S2"]


def test_one_request_id_may_book_and_release(store: HousingStore) -> None:
    assert unbook(store, "request-1") is None
    first = book(store, a_request())

    assert first is not None
    assert unbook(store, "request-1") is None
    assert book(store, a_request()) == first


def test_result_is_the_same_within_a_turn(store: HousingStore) -> None:
    with store.reading():
        assert unbook(store) is None
        first = book(store, a_request())
        assert book(store, a_request("request-2")) == first
        assert unbook(store) is None
        unbook(store, "another")
        assert book(store, a_request("request-2")) == first
        assert heard(store)[0].requested is None


def test_empty_result_is_still_stored_the_next_day(store: HousingStore, clock: FixedClock) -> None:
    assert book(store, a_request(slot_ref="S9")) is None
    clock.instant = NOW + timedelta(days=1)
    assert book(store, a_request("request-2", at=clock.instant)) is not None

    assert book(store, a_request(slot_ref="S1", at=clock.instant)) is None


def test_concurrent_repeats_of_an_empty_request_have_one_result(store: HousingStore) -> None:
    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda _: unbook(store), range(8)))

    assert answers == [None] * 8
    assert sent(store) == []
