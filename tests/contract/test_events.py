"""Events of the landlord and of feeds, as one list."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from skill.domain.events.event import Entry, Event
from skill.domain.events.nearby import Area, metres
from skill.domain.tenancy import Place
from skill.housing.store import HousingStore
from tests.contract.extracts import AS_OF, COFFEE, NOW, OLDER, an_event, an_extract, days
from tests.contract.listings import AROUND_HOME, HOME, REACH_M, a_listing, north, on

MOMENT = timedelta(seconds=1)
WITHIN = {
    "at home": HOME,
    "almost at the edge north": north(REACH_M - 5),
    "almost at the edge south": north(5 - REACH_M),
    "almost at the edge east": north(0, east=REACH_M - 5),
    "almost at the edge west": north(0, east=5 - REACH_M),
    "nowhere": None,
}
TOWNS_AWAY = {
    "far north": north(40_000),
    "far south": north(-40_000),
    "far east": north(0, east=40_000),
    "far west": north(0, east=-40_000),
}


def test_the_landlords_events_within_an_area_and_on_no_map_are_found(store: HousingStore) -> None:
    store.load(an_extract(events=tuple(an_event(ref, NOW, place=place) for ref, place in WITHIN.items())))

    assert on(store, AROUND_HOME) == sorted(WITHIN)


def test_feed_events_towns_away_are_not_read(store: HousingStore) -> None:
    store.publish(a_listing(ref, place=place) for ref, place in (WITHIN | TOWNS_AWAY).items())

    assert on(store, AROUND_HOME) == sorted(f"~{ref}" for ref in WITHIN)


def test_area_over_many_map_cells_is_read_completely(store: HousingStore) -> None:
    wide = Area(centre=HOME, within_m=41_000)
    store.publish(a_listing(ref, place=place) for ref, place in TOWNS_AWAY.items())

    assert on(store, wide) == sorted(f"~{ref}" for ref in TOWNS_AWAY)


@pytest.mark.parametrize("east", [-1, 1])
@pytest.mark.parametrize("further", [-1, 1])
def test_event_on_the_edge_is_within(store: HousingStore, further: int, east: int) -> None:
    """A box around a circle is a box on a globe."""
    there = north(further * 1_500, east=east * 1_500)
    exactly = Area(centre=HOME, within_m=metres(HOME, there))
    store.load(an_extract(events=(an_event("E1", NOW, place=there),)))
    store.publish([a_listing("f1", place=there)])

    assert exactly.holds(there)
    assert on(store, exactly) == ["E1", "~f1"]


def test_without_an_area_everything_is_found(store: HousingStore) -> None:
    places = WITHIN | TOWNS_AWAY
    store.load(an_extract(events=tuple(an_event(ref, NOW, place=place) for ref, place in places.items())))
    store.publish(a_listing(ref, place=place) for ref, place in places.items())

    assert on(store) == sorted([*places, *(f"~{ref}" for ref in places)])


TIMES = {
    "over": (NOW - days(1), NOW - MOMENT),
    "just over": (NOW - timedelta(hours=1), NOW - MOMENT),
    "over on the dot": (NOW - timedelta(hours=1), NOW),
    "a moment on the dot": (NOW, NOW),
    "ongoing": (NOW - timedelta(hours=1), NOW + MOMENT),
    "around it all": (NOW - timedelta(hours=1), NOW + days(2)),
    "on the dot": (NOW, NOW + timedelta(hours=1)),
    "soon": (NOW + timedelta(hours=3), NOW + timedelta(hours=4)),
    "almost the end": (NOW + days(1) - MOMENT, NOW + days(2)),
    "at the end": (NOW + days(1), NOW + days(2)),
    "later": (NOW + days(9), NOW + days(9.5)),
}
ARE_ON = ["a moment on the dot", "almost the end", "around it all", "on the dot", "ongoing", "soon"]


@pytest.mark.parametrize("place", [HOME, None], ids=["on the map", "nowhere"])
def test_landlord_events_are_found_from_start_until_just_before_end(
    store: HousingStore, place: Place | None
) -> None:
    rows = [an_event(ref, start, ends_at=end, place=place) for ref, (start, end) in TIMES.items()]
    store.load(an_extract(events=tuple(rows)))

    assert on(store, AROUND_HOME) == ARE_ON
    assert on(store) == ARE_ON


@pytest.mark.parametrize("place", [HOME, None], ids=["on the map", "nowhere"])
def test_feed_events_are_found_from_start_until_just_before_end(
    store: HousingStore, place: Place | None
) -> None:
    store.publish(a_listing(ref, start, ends_at=end, place=place) for ref, (start, end) in TIMES.items())

    assert on(store, AROUND_HOME) == [f"~{ref}" for ref in ARE_ON]
    assert on(store) == [f"~{ref}" for ref in ARE_ON]


def test_event_of_several_days_is_found_once_on_each_day(store: HousingStore) -> None:
    begins = NOW - days(40)
    store.load(an_extract(events=(an_event("a week", begins, ends_at=begins + days(6.9)),)))
    store.publish([a_listing("a month", begins, ends_at=begins + days(29.9))])

    for day in range(-2, 33):
        found = on(store, AROUND_HOME, since=begins + days(day), until=begins + days(day + 1))

        assert found == ["a week"] * (0 <= day < 7) + ["~a month"] * (0 <= day < 30), day


def test_one_turn_may_search_several_periods(store: HousingStore) -> None:
    store.load(an_extract(events=(an_event("E1", NOW), an_event("E2", NOW + days(90)))))
    store.publish([a_listing("f1"), a_listing("f2", NOW + days(90)), a_listing("f0", NOW - days(3))])

    with store.reading():
        assert on(store, AROUND_HOME) == ["E1", "~f1"]
        assert on(store, AROUND_HOME, since=NOW + days(90), until=NOW + days(91)) == ["E2", "~f2"]
        assert on(store, AROUND_HOME, since=NOW - days(4)) == ["E1", "~f0", "~f1"]
        assert on(store, AROUND_HOME) == ["E1", "~f1"]


def test_an_instant_in_summer_time_is_the_same_instant(store: HousingStore) -> None:
    summer = timezone(timedelta(hours=1))
    starts_at = datetime(2026, 7, 1, 0, 30, tzinfo=summer)
    half_past_eleven = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    store.load(an_extract(events=(an_event("E1", starts_at),)))
    store.publish([a_listing("f1", starts_at)])

    found = store.entries(
        AROUND_HOME, since=half_past_eleven.astimezone(summer), until=half_past_eleven + timedelta(minutes=1)
    )

    assert [entry.starts_at for entry in found] == [half_past_eleven] * 2
    assert [entry.starts_at.utcoffset() for entry in found] == [timedelta(0)] * 2
    before = half_past_eleven - timedelta(minutes=1)
    assert on(store, since=before, until=half_past_eleven.astimezone(summer)) == []


RICH: dict[str, Any] = {
    "title": "Knit & natter: bring £1, it's Zoë's",
    "ends_at": NOW + timedelta(hours=2),
    "venue": "Café “Ŵ”",
    "address": "1a Weaver Road",
    "place": Place(latitude=52.6912345, longitude=-1.8312345),
    "price_pence": 100,
    "activities": COFFEE,
    "audiences": OLDER,
    "is_step_free": False,
}
ONLY_OF_FEEDS: dict[str, Any] = {"youngest": 0, "oldest": 17, "is_all_day": True, "is_sure": False}


def test_every_field_of_a_landlord_event_is_read_back(store: HousingStore) -> None:
    store.load(an_extract(events=(an_event("E1", NOW, **RICH),)))

    assert store.events(["E1"]) == [Event(event_ref="E1", starts_at=NOW, as_of=AS_OF, **RICH)]


def test_every_field_of_a_feed_event_is_read_back(store: HousingStore) -> None:
    event = a_listing("f1", as_of=AS_OF - days(3), **RICH, **ONLY_OF_FEEDS)
    store.publish([event])

    assert store.events(["~f1"]) == [event]


def test_entry_has_the_fields_that_selection_needs(store: HousingStore) -> None:
    events = [a_listing("f1", **RICH, **ONLY_OF_FEEDS), a_listing("f2", place=None, price_pence=0)]
    store.load(an_extract(events=(an_event("E1", NOW, **RICH),)))
    store.publish(events)

    found = {entry.event_ref: entry for entry in store.entries(None, since=NOW, until=NOW + days(1))}

    (landlords,) = store.events(["E1"])
    assert found == {event.event_ref: event.entry for event in [landlords, *events]}
    assert all(isinstance(entry, Entry) for entry in found.values())


@pytest.mark.parametrize("price_pence", [None, 0, 1], ids=["unknown", "free", "a penny"])
@pytest.mark.parametrize("is_step_free", [None, True, False], ids=["unknown", "step-free", "steps"])
def test_unknown_price_and_access_stay_unknown(
    store: HousingStore, price_pence: int | None, is_step_free: bool | None
) -> None:
    store.load(an_extract(events=(an_event("E1", NOW, price_pence=price_pence, is_step_free=is_step_free),)))
    store.publish([a_listing("f1", price_pence=price_pence, is_step_free=is_step_free)])

    for event in store.events(["E1", "~f1"]):
        assert (event.price_pence, event.is_step_free) == (price_pence, is_step_free)
    for entry in store.entries(None, since=NOW, until=NOW + days(1)):
        assert (entry.is_free, entry.is_step_free) == (price_pence == 0, is_step_free)


def test_events_come_in_the_requested_order_without_unknown_ones(store: HousingStore) -> None:
    store.load(an_extract(events=(an_event("E1", NOW), an_event("E2", NOW + days(200)))))
    store.publish([a_listing("f1"), a_listing("f2", NOW + days(200))])
    asked = ["~f2", "E9", "E2", "~f9", "~f1", "~E1", "f1", "E1"]

    assert [event.event_ref for event in store.events(asked)] == ["~f2", "E2", "~f1", "E1"]
    assert [event.event_ref for event in store.events(["~f1", "E1", "~f1"])] == ["~f1", "E1", "~f1"]
    assert store.events([]) == []
