"""Dangers of the building: kept once, with their message, and settled by the landlord's staff."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

from skill.domain.coaching import MessageKind, MessagePriority
from skill.domain.danger.notes import DangerNote, LimitState
from skill.housing.store import HousingStore
from tests.contract.extracts import NOW, FixedClock, OpenStore, an_extract


def a_note(request_id: str = "request-1", **differences: Any) -> DangerNote:
    plain = DangerNote(
        request_id=request_id,
        tenancy_ref="T1",
        property_ref="P1",
        coach_ref="C1",
        danger="water_on_electrics",
        told_at=NOW,
        possible_by=NOW + timedelta(hours=24),
    )
    return replace(plain, **differences)


def test_a_danger_waits_as_a_message_with_which_and_when_and_the_notice(store: HousingStore) -> None:
    store.keep_danger(a_note())

    (waiting,) = store.waiting()
    message = waiting.message
    assert (message.kind, message.tenancy_ref, message.coach_ref) == (MessageKind.DANGER, "T1", "C1")
    assert (message.created_at, message.priority) == (NOW, MessagePriority.EMERGENCY)
    assert message.key == a_note().key
    assert message.body == {
        "danger": "water_on_electrics",
        "property_ref": "P1",
        "told_at": "2026-11-02T10:00:00+00:00",
        "possible_by": "2026-11-03T10:00:00+00:00",
        "notice": "section 11, Landlord and Tenant Act 1985",
    }


def test_a_danger_to_which_no_limit_may_apply_speaks_of_no_notice(store: HousingStore) -> None:
    store.keep_danger(a_note(possible_by=None))

    (waiting,) = store.waiting()
    assert waiting.message.body.keys() == {"danger", "property_ref", "told_at"}


def test_the_same_request_again_changes_nothing(store: HousingStore) -> None:
    store.keep_danger(a_note())
    store.settle_danger(a_note(), LimitState.CONFIRMED, at=NOW)
    store.keep_danger(a_note(told_at=NOW + timedelta(seconds=7)))

    assert len(store.waiting()) == 1
    assert store.dangers(since=NOW) == [a_note(limit=LimitState.CONFIRMED, settled_at=NOW)]


def test_the_same_request_at_the_same_time_is_one_danger(store: HousingStore) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(store.keep_danger, [a_note()] * 16))

    assert (len(store.waiting()), len(store.dangers(since=NOW))) == (1, 1)


def test_another_request_and_another_home_are_dangers_of_their_own(store: HousingStore) -> None:
    notes = [a_note(), a_note("request-2"), a_note(tenancy_ref="T2", property_ref="P2")]
    for note in notes:
        store.keep_danger(note)

    assert len(store.waiting()) == 3
    assert {note.key for note in store.dangers(since=NOW)} == {note.key for note in notes}


def test_dangers_are_listed_oldest_first_since_an_instant(store: HousingStore) -> None:
    for minute in (5, 1, 9):
        store.keep_danger(a_note(f"request-{minute}", told_at=NOW + timedelta(minutes=minute)))

    found = store.dangers(since=NOW + timedelta(minutes=5))
    assert [note.request_id for note in found] == ["request-5", "request-9"]


def test_a_danger_is_settled_alone_and_once_more(store: HousingStore) -> None:
    first, second = a_note(), a_note("request-2")
    for note in (first, second):
        store.keep_danger(note)

    store.settle_danger(first, LimitState.CONFIRMED, at=NOW)
    store.settle_danger(first, LimitState.CLEARED, at=NOW + timedelta(hours=1))

    assert [(note.limit, note.settled_at) for note in store.dangers(since=NOW)] == [
        (LimitState.CLEARED, NOW + timedelta(hours=1)),
        (LimitState.POSSIBLE, None),
    ]


def test_a_danger_that_is_not_listed_cannot_be_settled(store: HousingStore) -> None:
    store.settle_danger(a_note(), LimitState.CLEARED, at=NOW)

    assert store.dangers(since=NOW) == []


def test_delivery_and_a_load_leave_a_danger_listed(store: HousingStore) -> None:
    store.keep_danger(a_note())
    (waiting,) = store.waiting()

    store.delivered(waiting.message, at=NOW)
    store.load(an_extract(source="the week after"))
    store.keep_danger(a_note())

    assert store.waiting() == []
    assert store.dangers(since=NOW) == [a_note()]


def test_a_danger_is_still_there_for_the_next_process(open_store: OpenStore) -> None:
    open_store().keep_danger(a_note())

    assert open_store().dangers(since=NOW) == [a_note()]
    assert len(open_store().waiting()) == 1


def test_a_danger_is_forgotten_after_800_days_and_no_sooner(store: HousingStore, clock: FixedClock) -> None:
    store.keep_danger(a_note())

    clock.instant = NOW + timedelta(days=799)
    assert store.dangers(since=NOW) == [a_note()]
    clock.instant = NOW + timedelta(days=801)
    assert store.dangers(since=NOW) == []
