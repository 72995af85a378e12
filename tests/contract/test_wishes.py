"""Bookings survive loads, and count as requests until the scheduler confirms a visit."""

from datetime import timedelta

import pytest

from skill.housing.extract.rows import VisitState
from skill.housing.store import HousingStore
from tests.contract.extracts import (
    NOW,
    FixedClock,
    a_job,
    a_report,
    a_request,
    a_slot,
    a_visit,
    an_extract,
    days,
)
from tests.contract.test_slots import free
from tests.contract.windows import FRIDAY, WINDOW, book, heard, sent, two_jobs, two_windows, unbook


@pytest.fixture
def store(bare_store: HousingStore) -> HousingStore:
    """T1 has the job R1, T2 the job R2, and there are two windows of one place each."""
    bare_store.load(an_extract(slots=two_windows(), repairs=two_jobs()))
    return bare_store


def test_bookings_survive_a_load_and_still_count(store: HousingStore) -> None:
    book(store, a_request())

    store.load(an_extract(source="next week", slots=two_windows(), repairs=two_jobs()))

    assert heard(store)[0].requested == WINDOW
    assert free(store, "T2") == ["S2"]
    assert book(store, a_request("request-2", job_ref="R2"), "T2") is None


def test_window_moved_by_a_load_stays_booked_and_can_be_rebooked(store: HousingStore) -> None:
    book(store, a_request())
    store.load(an_extract(slots=(a_slot("S1", FRIDAY + days(1)),), repairs=two_jobs()))
    assert free(store, "T2") == []
    assert book(store, a_request("request-2", job_ref="R2"), "T2") is None

    moved = book(store, a_request("request-3"))

    assert moved is not None
    assert moved.starts_at == FRIDAY + days(1)
    assert sent(store)[-1].body["instead_of"] == "S1"
    assert book(store, a_request("request-4", job_ref="R2"), "T2") is None
    unbook(store)
    assert book(store, a_request("request-5", job_ref="R2"), "T2")


def test_requested_window_is_listed_until_a_visit_is_confirmed(store: HousingStore) -> None:
    book(store, a_request())
    asked = a_visit(WINDOW.starts_at, state=VisitState.REQUESTED)
    store.load(an_extract(slots=two_windows(), repairs=two_jobs(), visits=(asked,)))
    assert (heard(store)[0].visit, heard(store)[0].requested) == (None, WINDOW)

    store.load(an_extract(repairs=two_jobs(), visits=(a_visit(WINDOW.starts_at),)))

    assert (heard(store)[0].visit, heard(store)[0].requested) == (WINDOW, None)


@pytest.mark.parametrize("state", ["done", "cancelled"])
def test_closed_job_has_no_requested_window(store: HousingStore, state: str) -> None:
    book(store, a_request())
    store.load(an_extract(repairs=(a_job("R1", state=state),)))

    assert heard(store)[0].requested is None


def test_requested_window_expires_when_it_ends(store: HousingStore, clock: FixedClock) -> None:
    book(store, a_request())

    clock.instant = WINDOW.ends_at - timedelta(seconds=1)
    assert heard(store)[0].requested == WINDOW
    clock.instant = WINDOW.ends_at
    assert heard(store)[0].requested is None


def test_report_keeps_its_window_when_it_becomes_a_landlord_job(store: HousingStore) -> None:
    reported = store.report(a_report())
    request = a_request(job_ref=reported.job_ref, reference=reported.reference)
    booking = book(store, request)
    assert heard(store)[0].requested == WINDOW

    job = a_job("R77", reference=reported.reference, reported_at=NOW, state="received")
    store.load(an_extract(slots=two_windows(), repairs=(job,)))

    (repair,) = heard(store)
    assert (repair.job_ref, repair.requested) == ("R77", WINDOW)
    second = book(store, a_request("request-2", "S2", job_ref="R77", reference=reported.reference))
    assert second is not None
    assert sent(store)[-1].body["instead_of"] == "S1"
    assert free(store) == ["S1"]
    assert unbook(store, job_ref="R77", reference=reported.reference) == second
    assert booking is not None
