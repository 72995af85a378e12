"""Bookings: the last place is booked once, a job has one window, each request counts once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from skill.domain.coaching import Message, MessageKind
from skill.domain.repairs.appointments import Booking
from skill.domain.repairs.jobs import Visit
from skill.domain.repairs.triage import Trade
from skill.housing.store import HousingStore
from tests.contract.extracts import (
    NOW,
    FixedClock,
    OpenStore,
    a_job,
    a_request,
    an_extract,
)
from tests.contract.test_slots import free, home_of
from tests.contract.windows import FRIDAY, WINDOW, book, heard, sent, two_jobs, two_windows, unbook


@pytest.fixture
def store(bare_store: HousingStore) -> HousingStore:
    """T1 has the job R1, T2 the job R2, and there are two windows of one place each."""
    bare_store.load(an_extract(slots=two_windows(), repairs=two_jobs()))
    return bare_store


def test_a_booking_is_kept_with_one_message_and_takes_the_place(store: HousingStore) -> None:
    booking = book(store, a_request(reference="4826"))

    assert booking == Booking(
        slot_ref="S1", job_ref="R1", reference="4826", starts_at=WINDOW.starts_at, ends_at=WINDOW.ends_at
    )
    (message,) = sent(store)
    assert message == Message(
        request_id="request-1",
        kind=MessageKind.REPAIR_BOOKING,
        tenancy_ref="T1",
        body={
            "job": "R1",
            "reference": "4826",
            "slot": "S1",
            "starts_at": "2026-11-06T08:00:00+00:00",
            "ends_at": "2026-11-06T12:00:00+00:00",
        },
        created_at=NOW,
        coach_ref="C1",
    )
    assert free(store, "T2") == ["S2"]


def test_the_last_place_is_given_once_and_the_second_request_gets_none(store: HousingStore) -> None:
    assert book(store, a_request())

    assert book(store, a_request("request-2", job_ref="R2"), "T2") is None
    assert len(sent(store)) == 1
    assert heard(store, "T2")[0].requested is None


def test_window_with_two_places_can_be_booked_twice(store: HousingStore) -> None:
    store.load(an_extract(slots=two_windows(places=2), repairs=two_jobs()))

    assert book(store, a_request())
    assert book(store, a_request("request-2", job_ref="R2"), "T2")
    assert book(store, a_request("request-3", job_ref="R3"), "T2") is None
    assert free(store) == ["S2"]


@pytest.mark.parametrize("slot_ref", ["S9", "", "s1"])
def test_window_outside_the_extract_cannot_be_booked(store: HousingStore, slot_ref: str) -> None:
    assert book(store, a_request(slot_ref=slot_ref)) is None
    assert sent(store) == []


def test_a_window_that_has_begun_cannot_be_booked(store: HousingStore) -> None:
    assert book(store, a_request(at=FRIDAY)) is None
    assert book(store, a_request("request-2", at=FRIDAY - timedelta(minutes=1))) is not None


def test_window_of_another_trade_or_too_soon_cannot_be_booked(store: HousingStore) -> None:
    assert book(store, a_request(trade=Trade.HEATING)) is None
    assert book(store, a_request("request-2", earliest=FRIDAY + timedelta(microseconds=1))) is None
    assert sent(store) == []
    assert book(store, a_request("request-3", earliest=FRIDAY)) is not None


def test_repeated_request_gives_the_existing_booking(store: HousingStore) -> None:
    first = book(store, a_request())

    assert book(store, a_request(at=NOW + timedelta(seconds=9))) == first
    assert book(store, a_request(slot_ref="S2")) == first
    assert len(sent(store)) == 1


def test_repeated_request_keeps_its_place_when_the_window_is_full(store: HousingStore) -> None:
    first = book(store, a_request())
    store.load(an_extract(repairs=two_jobs()))

    assert book(store, a_request()) == first


def test_same_request_id_from_another_home_is_another_booking(store: HousingStore) -> None:
    store.load(an_extract(slots=two_windows(places=2), repairs=two_jobs()))

    assert book(store, a_request())
    assert book(store, a_request(job_ref="R2"), "T2")
    assert [message.tenancy_ref for message in sent(store)] == ["T1", "T2"]


def test_booking_another_window_releases_the_first(store: HousingStore) -> None:
    book(store, a_request())
    second = book(store, a_request("request-2", "S2"))

    assert second is not None
    assert [message.body.get("instead_of") for message in sent(store)] == [None, "S1"]
    assert heard(store)[0].requested == Visit(starts_at=second.starts_at, ends_at=second.ends_at)
    assert free(store, "T2") == ["S1"]
    assert book(store, a_request("request-3", job_ref="R2"), "T2")


def test_repeated_request_of_a_replaced_booking_changes_nothing(store: HousingStore) -> None:
    first = book(store, a_request())
    second = book(store, a_request("request-2", "S2"))

    assert book(store, a_request()) == first
    assert second is not None
    assert heard(store)[0].requested == Visit(starts_at=second.starts_at, ends_at=second.ends_at)
    assert len(sent(store)) == 2


def test_job_keeps_its_window_when_the_other_is_full(store: HousingStore) -> None:
    book(store, a_request())
    book(store, a_request("request-2", "S2", job_ref="R2"), "T2")

    assert book(store, a_request("request-3", "S2")) is None
    assert heard(store)[0].requested == WINDOW
    assert free(store) == []


def test_window_of_a_job_is_not_booked_twice(store: HousingStore) -> None:
    first = book(store, a_request())

    assert book(store, a_request("request-2")) == first
    assert len(sent(store)) == 1


def test_two_jobs_of_a_home_have_a_window_each(store: HousingStore) -> None:
    store.load(an_extract(slots=two_windows(), repairs=(a_job("R1"), a_job("R5"))))
    book(store, a_request())
    book(store, a_request("request-2", "S2", job_ref="R5"))

    assert sorted(message.body["job"] for message in sent(store)) == ["R1", "R5"]
    assert all(repair.requested for repair in heard(store))


def test_released_window_is_free_again_and_sends_a_message(store: HousingStore) -> None:
    booking = book(store, a_request())

    assert unbook(store) == booking
    assert heard(store)[0].requested is None
    assert free(store) == ["S1", "S2"]
    message = sent(store)[-1]
    assert (message.kind, message.request_id, message.tenancy_ref) == ("repair_unbooking", "undo", "T1")
    assert message.body == {
        "job": "R1",
        "reference": "",
        "slot": "S1",
        "starts_at": "2026-11-06T08:00:00+00:00",
        "ends_at": "2026-11-06T12:00:00+00:00",
    }


def test_releasing_twice_releases_once(store: HousingStore) -> None:
    booking = book(store, a_request())
    unbook(store)

    assert unbook(store) == booking
    assert unbook(store, "another") is None
    assert len(sent(store)) == 2
    assert free(store) == ["S1", "S2"]


def test_repeated_release_keeps_a_later_booking(store: HousingStore) -> None:
    first = book(store, a_request())
    unbook(store)
    book(store, a_request("request-2"))

    assert unbook(store) == first
    assert heard(store)[0].requested == WINDOW
    assert free(store) == ["S2"]


def test_repeated_request_does_not_release_a_replaced_booking(store: HousingStore) -> None:
    book(store, a_request())
    second = book(store, a_request("request-2", "S2"))

    assert unbook(store, "request-2") == second


def test_release_without_a_booking_does_nothing(store: HousingStore) -> None:
    book(store, a_request())

    assert unbook(store, job_ref="R9") is None
    assert store.unbook(home_of(store, "T2"), "R1", reference=None, request_id="undo", at=NOW) is None
    assert heard(store)[0].requested == WINDOW
    assert len(sent(store)) == 1


def test_past_window_is_not_released(store: HousingStore) -> None:
    book(store, a_request())

    home = home_of(store)
    assert store.unbook(home, "R1", reference=None, request_id="undo", at=WINDOW.ends_at) is None


def test_job_may_book_again_after_its_window_ended(store: HousingStore, clock: FixedClock) -> None:
    book(store, a_request())
    clock.instant = WINDOW.ends_at

    assert book(store, a_request("request-2", "S2", at=clock.instant)) is not None
    assert "instead_of" not in sent(store)[-1].body


def test_booking_made_in_a_turn_is_listed_in_it(store: HousingStore) -> None:
    with store.reading():
        assert free(store) == ["S1", "S2"]
        assert heard(store)[0].requested is None
        book(store, a_request())
        assert heard(store)[0].requested == WINDOW
        assert free(store) == ["S2"]
        unbook(store)
        assert heard(store)[0].requested is None
        assert free(store) == ["S1", "S2"]


def test_another_process_lists_the_booking(open_store: OpenStore) -> None:
    one, other = open_store(), open_store()
    one.load(an_extract(slots=two_windows(), repairs=two_jobs()))
    assert free(other, "T2") == ["S1", "S2"]

    assert book(one, a_request())

    assert free(other, "T2") == ["S2"]
    assert heard(other)[0].requested == WINDOW
    assert book(other, a_request("request-2", job_ref="R2"), "T2") is None


def test_exactly_one_of_many_concurrent_requests_gets_the_last_place(store: HousingStore) -> None:
    requests = [a_request(f"request-{number}", job_ref=f"job-{number}") for number in range(12)]
    with ThreadPoolExecutor(6) as threads:
        bookings = list(threads.map(lambda request: book(store, request), requests))

    assert sum(booking is not None for booking in bookings) == 1
    assert len(sent(store)) == 1


def test_one_request_on_two_devices_at_once_books_once(store: HousingStore) -> None:
    with ThreadPoolExecutor(6) as threads:
        bookings = list(threads.map(lambda _: book(store, a_request()), range(8)))

    assert len(set(bookings)) == 1
    assert bookings[0] is not None
    assert len(sent(store)) == 1


def test_two_windows_for_one_job_at_once_leave_one_of_them(store: HousingStore) -> None:
    requests = [a_request("request-1", "S1"), a_request("request-2", "S2")]
    with ThreadPoolExecutor(2) as threads:
        bookings = list(threads.map(lambda request: book(store, request), requests))

    assert None not in bookings
    assert len(free(store)) == 1
    assert [message.body.get("instead_of") is None for message in sent(store)].count(True) == 1
