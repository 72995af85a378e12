"""A request that changed nothing changes nothing when it is repeated either, whatever came between."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from skill.housing.sqlite.store import SqliteStore
from tests.contract.extracts import NOW, FixedClock, a_request, an_extract
from tests.contract.test_slots import free
from tests.contract.windows import WINDOW, book, heard, sent, two_jobs, two_windows, unbook


@pytest.fixture
def store(bare_store: SqliteStore) -> SqliteStore:
    """T1 has the job R1, T2 the job R2, and there are two windows of one place each."""
    bare_store.load(an_extract(slots=two_windows(), repairs=two_jobs()))
    return bare_store


def test_what_found_nothing_to_give_back_leaves_the_window_booked_since(store: SqliteStore) -> None:
    assert unbook(store) is None
    book(store, a_request())

    assert unbook(store) is None
    assert heard(store)[0].requested == WINDOW
    assert len(sent(store)) == 1


def test_what_had_its_window_already_does_not_move_back_to_it(store: SqliteStore) -> None:
    first = book(store, a_request())
    assert book(store, a_request("request-3")) == first
    second = book(store, a_request("request-4", "S2"))

    assert book(store, a_request("request-3")) == first
    assert second is not None
    assert [repair.requested and repair.requested.starts_at for repair in heard(store)] == [second.starts_at]
    assert len(sent(store)) == 2


def test_a_repeated_request_that_came_too_late_does_not_get_a_place_freed_since(store: SqliteStore) -> None:
    book(store, a_request())
    assert book(store, a_request("request-2", job_ref="R2"), "T2") is None
    unbook(store)

    assert book(store, a_request("request-2", job_ref="R2"), "T2") is None
    assert free(store, "T2") == ["S1", "S2"]
    assert book(store, a_request("request-3", job_ref="R2"), "T2") is not None


def test_a_window_that_no_load_gave_away_cannot_be_booked_after_the_next_load(store: SqliteStore) -> None:
    store.load(an_extract(repairs=two_jobs()))
    assert book(store, a_request()) is None
    store.load(an_extract(slots=two_windows(), repairs=two_jobs()))

    assert book(store, a_request()) is None
    assert free(store) == ["S1", "S2"]


def test_one_id_may_book_and_give_back(store: SqliteStore) -> None:
    assert unbook(store, "request-1") is None
    first = book(store, a_request())

    assert first is not None
    assert unbook(store, "request-1") is None
    assert book(store, a_request()) == first


def test_within_a_turn_the_answer_stays_too(store: SqliteStore) -> None:
    with store.reading():
        assert unbook(store) is None
        first = book(store, a_request())
        assert book(store, a_request("request-2")) == first
        assert unbook(store) is None
        unbook(store, "another")
        assert book(store, a_request("request-2")) == first
        assert heard(store)[0].requested is None


def test_an_answer_of_none_is_there_the_next_day(store: SqliteStore, clock: FixedClock) -> None:
    assert book(store, a_request(slot_ref="S9")) is None
    clock.instant = NOW + timedelta(days=1)
    assert book(store, a_request("request-2", at=clock.instant)) is not None

    assert book(store, a_request(slot_ref="S1", at=clock.instant)) is None


def test_one_request_that_finds_nothing_many_times_at_once_is_one_answer(store: SqliteStore) -> None:
    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda _: unbook(store), range(8)))

    assert answers == [None] * 8
    assert sent(store) == []
