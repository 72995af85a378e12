"""Chasers: each counts once and sends one message; complaints are sent the same way."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from skill.domain.coaching import Message, MessageKind
from skill.domain.repairs.jobs import Chaser
from skill.housing.store import HousingStore
from tests.contract.extracts import NOW, OpenStore, a_job, a_message, a_report, an_extract
from tests.contract.windows import heard


def a_chaser(request_id: str = "request-1", **differences: Any) -> Chaser:
    plain = Chaser(request_id=request_id, tenancy_ref="T1", job_ref="R1", reference=None, told_at=NOW)
    return replace(plain, **differences)


def chaser_messages(store: HousingStore) -> list[Message]:
    messages = (waiting.message for waiting in store.waiting())
    return [message for message in messages if message.kind is MessageKind.REPAIR_CHASED]


def test_each_chaser_counts_and_sends_a_message(store: HousingStore) -> None:
    assert store.chase(a_chaser(reference="4826")) == 1
    later = NOW + timedelta(hours=5)
    assert store.chase(a_chaser("request-2", reference="4826", told_at=later)) == 2

    first, second = chaser_messages(store)
    assert first == Message(
        request_id="request-1",
        kind=MessageKind.REPAIR_CHASED,
        tenancy_ref="T1",
        body={"job": "R1", "reference": "4826", "times": "1", "fault": ""},
        created_at=NOW,
    )
    assert (second.body["times"], second.created_at) == ("2", later)


def test_message_omits_the_reference_of_a_job_without_one(store: HousingStore) -> None:
    store.chase(a_chaser())

    assert chaser_messages(store)[0].body == {"job": "R1", "reference": "", "times": "1", "fault": ""}


def test_repeated_request_counts_once_with_the_same_result(store: HousingStore) -> None:
    store.chase(a_chaser())
    store.chase(a_chaser("request-2"))

    assert store.chase(a_chaser(told_at=NOW + timedelta(seconds=9))) == 1
    assert store.chase(a_chaser("request-3")) == 3
    assert [message.body["times"] for message in chaser_messages(store)] == ["1", "2", "3"]


def test_repeated_request_about_another_job_has_the_first_result(store: HousingStore) -> None:
    store.chase(a_chaser())
    store.chase(a_chaser("request-2"))

    assert store.chase(a_chaser("request-2", job_ref="R5")) == 2
    assert store.chase(a_chaser("request-3", job_ref="R5")) == 1
    assert [message.body["job"] for message in chaser_messages(store)] == ["R1", "R1", "R5"]


def test_request_repeated_after_delivery_sends_no_second_message(store: HousingStore) -> None:
    store.chase(a_chaser())
    store.delivered(chaser_messages(store)[0], at=NOW)

    assert store.chase(a_chaser()) == 1
    assert chaser_messages(store) == []


def test_homes_count_separately_even_in_the_same_request(store: HousingStore) -> None:
    store.chase(a_chaser())

    assert store.chase(a_chaser(tenancy_ref="T2")) == 1
    assert store.chase(a_chaser("request-2", tenancy_ref="T2")) == 2
    assert [message.tenancy_ref for message in chaser_messages(store)] == ["T1", "T2", "T2"]


@pytest.mark.parametrize("other", ["R", "R2", "R1#2", "R1#", "r1", "R1%23", "", "Ä1"])
def test_jobs_count_separately(store: HousingStore, other: str) -> None:
    store.chase(a_chaser())

    assert store.chase(a_chaser("request-2", job_ref=other)) == 1
    assert store.chase(a_chaser("request-3", job_ref=other)) == 2
    assert store.chase(a_chaser("request-4")) == 2


def test_job_named_like_another_jobs_reference_counts_separately(store: HousingStore) -> None:
    store.chase(a_chaser(reference="4826"))

    assert store.chase(a_chaser("request-2", job_ref="4826")) == 1


def test_a_chaser_of_an_unknown_job_is_counted_and_harms_nothing(store: HousingStore) -> None:
    before = heard(store)

    assert store.chase(a_chaser(job_ref="R9999")) == 1
    assert store.chase(a_chaser("request-2", tenancy_ref="T9")) == 1
    assert heard(store) == before


def test_chasers_survive_a_load(store: HousingStore) -> None:
    store.chase(a_chaser())

    store.load(an_extract(source="next week", repairs=(a_job("R1"),)))

    assert store.chase(a_chaser()) == 1
    assert store.chase(a_chaser("request-2")) == 2
    assert [message.body["times"] for message in chaser_messages(store)] == ["1", "2"]


def test_count_continues_when_a_report_becomes_a_landlord_job(store: HousingStore) -> None:
    reported = store.report(a_report())
    store.chase(a_chaser(job_ref=reported.job_ref, reference=reported.reference))

    store.load(an_extract(repairs=(a_job("R77", reference=reported.reference, reported_at=NOW),)))

    (repair,) = heard(store)
    again = a_chaser("request-2", job_ref=repair.job_ref, reference=repair.reference)
    assert repair.job_ref == "R77"
    assert store.chase(again) == 2
    assert chaser_messages(store)[-1].body["job"] == "R77"


def test_chaser_made_in_a_turn_counts_in_it(store: HousingStore) -> None:
    with store.reading():
        heard(store)
        assert store.chase(a_chaser()) == 1
        assert store.chase(a_chaser("request-2")) == 2
        assert store.chase(a_chaser()) == 1


def test_another_process_continues_the_count(open_store: OpenStore) -> None:
    one, other = open_store(), open_store()
    one.load(an_extract())

    with other.reading():
        heard(other)
        assert one.chase(a_chaser()) == 1
        assert other.chase(a_chaser("request-2")) == 2
    assert one.chase(a_chaser("request-2")) == 2
    assert len(chaser_messages(one)) == 2


def test_many_chasers_at_once_are_all_counted(store: HousingStore) -> None:
    chasers = [a_chaser(f"request-{number}") for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        counted = list(threads.map(store.chase, chasers))

    assert sorted(counted) == list(range(1, 9))
    told_as = {message.request_id: int(message.body["times"]) for message in chaser_messages(store)}
    assert told_as == {again.request_id: times for again, times in zip(chasers, counted, strict=True)}


def test_one_request_on_many_devices_at_once_counts_once(store: HousingStore) -> None:
    with ThreadPoolExecutor(6) as threads:
        counted = list(threads.map(store.chase, [a_chaser()] * 12))

    assert counted == [1] * 12
    assert len(chaser_messages(store)) == 1


@pytest.mark.parametrize("body", [{"about": "tap_dripping", "job": "R1"}, {"about": "", "job": ""}])
def test_complaint_is_queued_once_with_its_fields(store: HousingStore, body: dict[str, str]) -> None:
    complaint = a_message(kind=MessageKind.COMPLAINT, body=body)

    store.add(complaint)
    store.add(replace(complaint, created_at=NOW + timedelta(minutes=1)))

    assert [waiting.message for waiting in store.waiting()] == [complaint]


def test_a_complaint_and_a_chaser_of_one_request_are_two_messages(store: HousingStore) -> None:
    store.chase(a_chaser())
    store.add(a_message(kind=MessageKind.COMPLAINT, body={"about": "", "job": "R1"}))

    assert {waiting.message.kind for waiting in store.waiting()} == {
        MessageKind.REPAIR_CHASED,
        MessageKind.COMPLAINT,
    }
