"""The list of events from feeds: published as a whole, beside the landlord's own events."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from skill.domain.events.event import Activity, Audience, Event, Published
from skill.domain.tenancy import Place
from skill.housing.store import HousingStore
from tests.contract.extracts import NOW, OpenStore, an_event, an_extract, days
from tests.contract.listings import AROUND_HOME, HOME, a_listing, north, on

THREE = (a_listing("f1"), a_listing("f2", place=None), a_listing("f3", NOW + timedelta(hours=5)))


def test_every_event_of_a_first_list_is_new(store: HousingStore) -> None:
    assert store.publish(THREE) == Published(events=3, changed=3, removed=0)
    assert on(store) == ["~f1", "~f2", "~f3"]


def test_the_same_list_again_changes_nothing(store: HousingStore) -> None:
    store.publish(THREE)

    assert store.publish(reversed(THREE)) == Published(events=3, changed=0, removed=0)
    assert on(store) == ["~f1", "~f2", "~f3"]
    assert store.events(["~f1", "~f2", "~f3"]) == list(THREE)


CHANGES: dict[str, Any] = {
    "title": "Pilates",
    "ends_at": NOW + timedelta(hours=2),
    "venue": "the gym",
    "address": "King Street",
    "place": north(300),
    "price_pence": 0,
    "activities": frozenset({Activity.EXERCISE}),
    "audiences": frozenset({Audience.ADULTS}),
    "is_step_free": True,
    "as_of": NOW,
    "youngest": 16,
    "oldest": 99,
    "is_all_day": True,
    "is_sure": False,
}


@pytest.mark.parametrize("field", CHANGES)
def test_an_event_that_changed_in_any_way_is_published_again(store: HousingStore, field: str) -> None:
    store.publish(THREE)
    changed: Event = replace(THREE[0], **{field: CHANGES[field]})

    assert store.publish([changed, *THREE[1:]]) == Published(events=3, changed=1, removed=0)
    assert store.events(["~f1"]) == [changed]
    assert changed.entry in store.entries(AROUND_HOME, since=NOW, until=NOW + days(1))
    assert on(store, AROUND_HOME) == ["~f1", "~f2", "~f3"]


def test_an_event_that_moved_to_another_day_is_on_only_then(store: HousingStore) -> None:
    store.publish(THREE)
    later = replace(THREE[0], starts_at=NOW + days(2), ends_at=NOW + days(2.1))

    assert store.publish([later, *THREE[1:]]) == Published(events=3, changed=1, removed=0)
    assert on(store) == ["~f2", "~f3"]
    assert on(store, since=NOW + days(2), until=NOW + days(3)) == ["~f1"]


@pytest.mark.parametrize("before", [HOME, None, north(40_000)], ids=["here", "nowhere", "far"])
@pytest.mark.parametrize("after", [HOME, None, north(40_000)], ids=["here", "nowhere", "far"])
def test_an_event_that_moved_to_another_place_is_found_only_there(
    store: HousingStore, before: Place | None, after: Place | None
) -> None:
    store.publish([a_listing("f1", place=before)])

    moved = store.publish([a_listing("f1", place=after)])

    assert moved == Published(events=1, changed=int(before != after), removed=0)
    assert on(store) == ["~f1"]
    assert on(store, AROUND_HOME) == (["~f1"] if after in {HOME, None} else [])


def test_shortened_event_ends_earlier(store: HousingStore) -> None:
    weeks = a_listing("f1", ends_at=NOW + days(20))
    store.publish([weeks])

    store.publish([replace(weeks, ends_at=NOW + days(3))])

    assert on(store, since=NOW + days(2), until=NOW + days(3)) == ["~f1"]
    assert on(store, since=NOW + days(10), until=NOW + days(30)) == []


def test_unlisted_events_are_removed(store: HousingStore) -> None:
    long = a_listing("f4", ends_at=NOW + days(9))
    store.publish([*THREE, long])

    assert store.publish(THREE[:1]) == Published(events=1, changed=0, removed=3)
    assert on(store) == ["~f1"]
    assert store.events(["~f1", "~f2", "~f3", "~f4"]) == [THREE[0]]
    assert on(store, since=NOW + days(5), until=NOW + days(6)) == []


def test_empty_list_removes_all_and_it_can_be_filled_again(store: HousingStore) -> None:
    store.publish(THREE)

    assert store.publish([]) == Published(events=0, changed=0, removed=3)
    assert on(store) == []
    assert store.publish(THREE) == Published(events=3, changed=3, removed=0)
    assert on(store) == ["~f1", "~f2", "~f3"]


def test_an_event_listed_twice_counts_as_it_was_listed_last(store: HousingStore) -> None:
    renamed = replace(THREE[0], title="Pilates")

    assert store.publish([*THREE, renamed]) == Published(events=3, changed=3, removed=0)
    assert store.events(["~f1"]) == [renamed]


def test_publishing_keeps_the_landlords_events_and_a_load_keeps_the_list(store: HousingStore) -> None:
    store.load(an_extract(events=(an_event("E1", NOW, place=HOME), an_event("E2", NOW))))
    store.publish(THREE)
    assert on(store, AROUND_HOME) == ["E1", "E2", "~f1", "~f2", "~f3"]

    store.load(an_extract(events=(an_event("E2", NOW), an_event("E3", NOW, place=HOME))))
    assert on(store, AROUND_HOME) == ["E2", "E3", "~f1", "~f2", "~f3"]
    assert store.events(["E1", "E3", "~f1"]) == [*store.events(["E3"]), THREE[0]]

    store.publish([])
    assert on(store, AROUND_HOME) == ["E2", "E3"]


def test_rollback_restores_the_landlords_events_and_keeps_the_list(store: HousingStore) -> None:
    store.load(an_extract(events=(an_event("E1", NOW, place=HOME),)))
    store.load(an_extract(events=(an_event("E2", NOW, place=HOME),)))
    store.publish(THREE)
    assert on(store, AROUND_HOME) == ["E2", "~f1", "~f2", "~f3"]

    store.roll_back()

    assert on(store, AROUND_HOME) == ["E1", "~f1", "~f2", "~f3"]
    assert [event.event_ref for event in store.events(["E1", "E2"])] == ["E1"]


def test_a_list_needs_no_load(bare_store: HousingStore) -> None:
    bare_store.publish(THREE)

    assert on(bare_store, AROUND_HOME) == ["~f1", "~f2", "~f3"]
    assert bare_store.events(["~f3", "E1"]) == [THREE[2]]


def test_a_list_is_there_for_the_next_process(open_store: OpenStore) -> None:
    open_store().publish(THREE)
    another = open_store()

    assert on(another, AROUND_HOME) == ["~f1", "~f2", "~f3"]
    assert another.publish(THREE) == Published(events=3, changed=0, removed=0)


def test_three_thousand_published_events_are_complete(store: HousingStore) -> None:
    """Many of one cell and of one hour, so that no request of an engine holds them all."""
    many = [
        a_listing(
            f"{number:04}",
            NOW + timedelta(minutes=number % 60),
            place=north(number % 1_900) if number % 3 else None,
            title=f"Number {number} of a street party with a title of some length",
        )
        for number in range(3_000)
    ]

    assert store.publish(many) == Published(events=3_000, changed=3_000, removed=0)
    assert on(store, AROUND_HOME) == [event.event_ref for event in many]
    assert store.publish(many[1:]) == Published(events=2_999, changed=0, removed=1)
    assert on(store, AROUND_HOME) == [event.event_ref for event in many[1:]]
