"""schema.org events, out of a document or a web page."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.domain.tenancy import Place
from skill.errors import FeedFailed
from skill.feeds.feed import MAX_OCCURRENCES, Occurrence
from skill.feeds.sources.json_ld.reader import occurrences
from tests.feeds.sources.windows import a_window, any_json, fixture, told
from tests.tables import each_row

PAGE = fixture("events-page.html")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HALL = {"@type": "Place", "name": "the hall", "geo": {"latitude": 52.68, "longitude": -1.82}}


def _read(*, most: int = MAX_OCCURRENCES, **facts: Any) -> tuple[list[Occurrence], dict[str, int]]:
    known = {"@type": "Event", "name": "Coffee", "startDate": "2026-11-24T10:00", "location": HALL}
    window = a_window("2026-11-23", "2027-02-23", most=most)
    found = list(window.limit(occurrences(json.dumps(known | facts).encode(), window)))
    return found, dict(window.notes)


def _one(**facts: Any) -> Occurrence:
    (found,), notes = _read(**facts)
    assert notes == {}
    return found


def test_a_page_gives_what_lies_in_its_graph_its_schedules_and_its_parts() -> None:
    window = a_window("2026-11-23", "2026-12-06")

    found = [each for each in occurrences(PAGE, window) if window.holds(each.starts_at, each.ends_at)]

    assert told(each for each in found if not each.is_cancelled) == [
        "Mon 23 Nov 13:00-15:00 Warm welcome &amp; soup",
        "Thu 26 Nov 19:00-21:00 Community choir",
        "Thu 03 Dec 19:00-21:00 Community choir",
        "Sat 05 Dec 17:00-18:00 Carols by candlelight",
        "Sun 06 Dec 15:00-15:00 Family crib service",
    ]
    assert [each.title for each in found if each.is_cancelled] == ["Bell-ringing tour"]
    assert window.notes == {"online only": 1}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-10-22", "2026-10-29", ["Thu 22 Oct 19:00-21:00", "Thu 29 Oct 19:00-21:00"]),
        ("2027-03-25", "2027-04-01", ["Thu 25 Mar 19:00-21:00", "Thu 01 Apr 19:00-21:00"]),
        ("2026-12-24", "2027-01-07", ["Thu 07 Jan 19:00-21:00"]),
    ],
)
def test_a_schedule_keeps_to_the_clock_on_the_wall_and_leaves_days_out(
    first: str, last: str, expected: list[str]
) -> None:
    window = a_window(first, last)
    choir = [
        each
        for each in occurrences(PAGE, window)
        if each.title == "Community choir" and window.holds(each.starts_at, each.ends_at)
    ]

    assert told(choir) == [f"{line} Community choir" for line in expected]


def test_an_event_says_where_for_whom_and_what_it_costs() -> None:
    warm, choir = [
        next(each for each in occurrences(PAGE, a_window("2026-11-23", "2026-11-30")) if word in each.title)
        for word in ("Warm", "choir")
    ]

    assert (warm.venue, warm.address) == ("St Mary's & All Saints", "Church Lane")
    assert warm.place == choir.place == Place(latitude=52.6839, longitude=-1.8329)
    assert (warm.price_pence, choir.price_pence) == (0, 250)
    assert (warm.is_step_free, choir.is_step_free) == (True, None)
    assert warm.words == ("warm space", "lunch")


@pytest.mark.parametrize(
    ("facts", "starts_at", "ends_at"),
    [
        ({}, datetime(2026, 11, 24, 10, tzinfo=UTC), datetime(2026, 11, 24, 10, tzinfo=UTC)),
        (
            {"startDate": "2026-11-24T10:00:00+01:00", "duration": "PT1H30M"},
            datetime(2026, 11, 24, 9, tzinfo=UTC),
            datetime(2026, 11, 24, 10, 30, tzinfo=UTC),
        ),
        (
            {"startDate": "2026-11-24T10:00:00Z", "endDate": "2026-11-24T12:00:00Z"},
            datetime(2026, 11, 24, 10, tzinfo=UTC),
            datetime(2026, 11, 24, 12, tzinfo=UTC),
        ),
        (
            {"startDate": "2026-11-28", "endDate": "2026-11-29"},
            datetime(2026, 11, 28, tzinfo=UTC),
            datetime(2026, 11, 30, tzinfo=UTC),
        ),
    ],
)
def test_times_with_and_without_an_offset_an_end_or_an_hour(
    facts: dict[str, Any], starts_at: datetime, ends_at: datetime
) -> None:
    found = _one(**facts)

    assert (found.starts_at, found.ends_at) == (starts_at, ends_at)
    assert found.is_all_day is (facts.get("startDate") == "2026-11-28")


@each_row(
    ("facts", "expected"),
    [
        ({"offers": [{"price": 5}, {"price": "3.50"}]}, {"price_pence": 500}),
        ({"offers": {"price": 5, "priceCurrency": "EUR"}}, {"price_pence": None}),
        ({"offers": {"lowPrice": 0}}, {"price_pence": 0}),
        ({"offers": {"price": -1}}, {"price_pence": None}),
        ({"offers": {"price": "ask us"}}, {"price_pence": None}),
        ({"offers": {"price": "Free"}}, {"price_pence": 0}),
        ({"offers": {"price": None, "lowPrice": 2}}, {"price_pence": 200}),
        ({"offers": {"priceSpecification": {"price": 2}}}, {"price_pence": 200}),
        ({"offers": {"priceSpecification": {"price": 2, "priceCurrency": "EUR"}}}, {"price_pence": None}),
        ({"isAccessibleForFree": "https://schema.org/True", "offers": {"price": 3}}, {"price_pence": 0}),
        ({"isAccessibleForFree": [1]}, {"price_pence": None}),
        ({"offers": {"price": float("nan")}}, {"price_pence": None}),
        ({"offers": {"price": float("inf")}}, {"price_pence": None}),
        ({"location": HALL | {"amenityFeature": {"name": "Step-free", "value": []}}}, {"is_step_free": True}),
        ({"location": HALL | {"amenityFeature": {"name": "lift", "value": True}}}, {"is_step_free": None}),
        (
            {"location": HALL | {"amenityFeature": {"name": "wheelchair access", "value": "False"}}},
            {"is_step_free": None},
        ),
        ({"location": [{"@type": "VirtualLocation"}, HALL]}, {"venue": "the hall"}),
        ({"audience": {"suggestedMinAge": 60}}, {"ages": (60, None)}),
        ({"audience": {"requiredMinAge": 5, "requiredMaxAge": 10**9}}, {"ages": (5, None)}),
        ({"endDate": "2026-11-23T10:00"}, {"ends_at": datetime(2026, 11, 24, 10, tzinfo=UTC)}),
        ({"subEvent": [{"@id": "#elsewhere"}, "#there", None]}, {"title": "Coffee"}),
        ({"@type": "EventSeries", "subEvent": {"startDate": "2026-11-25"}}, {"is_all_day": True}),
        ({"typicalAgeRange": "5-11"}, {"ages": (5, 11)}),
        ({"typicalAgeRange": "60+"}, {"ages": (60, None)}),
        ({"typicalAgeRange": "all ages"}, {"ages": (None, None)}),
        ({"location": "The Hub, Mill Lane"}, {"venue": "The Hub", "address": "Mill Lane", "place": None}),
        ({"location": {"geo": {"latitude": "NaN", "longitude": 0}}}, {"place": None}),
        ({"eventStatus": "EventPostponed"}, {"is_cancelled": True}),
        ({"eventStatus": "https://schema.org/EventRescheduled"}, {"is_cancelled": False}),
        ({"@type": ["Thing", "schema:DanceEvent"]}, {"title": "Coffee"}),
        ({"name": "x" * 9000}, {"title": "x" * 2000}),
    ],
)
def test_what_it_says_of_itself_is_read_within_reason(
    facts: dict[str, Any], expected: dict[str, Any]
) -> None:
    found = _one(**facts)

    assert {name: getattr(found, name) for name in expected} == expected


@each_row("start", [None, "soon", "9999-12-31", "0001-01-01T00:00", "2026-13-40", 5, ["2026"]])
def test_a_date_that_cannot_be_read_is_counted(start: object) -> None:
    found, notes = _read(startDate=start)

    assert found == []
    assert notes == {"no date that can be read": 1}


@pytest.mark.parametrize("start", ["2026-11-24T25:00", "2026-11-24T9:30", "2026-11-24 in the evening"])
def test_a_time_that_cannot_be_read_does_not_make_a_whole_day(start: str) -> None:
    assert _read(startDate=start) == ([], {"no date that can be read": 1})


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ({}, [True, False]),
        ({"eventStatus": "https://schema.org/EventCancelled"}, [True, True]),
        ({"eventStatus": "EventScheduled"}, [True, False]),
    ],
)
def test_what_is_off_is_off_in_all_its_parts(status: dict[str, str], expected: list[bool]) -> None:
    parts = [
        {"name": "Lanterns", "startDate": "2026-11-25T17:00", "eventStatus": "EventCancelled"},
        {"name": "Fair", "startDate": "2026-11-26T12:00"},
    ]

    found, _ = _read(subEvent=parts, **status)

    assert [each.is_cancelled for each in found] == expected


@pytest.mark.parametrize(
    "facts",
    [
        {"location": {"@type": "VirtualLocation", "url": "https://meet.example"}},
        {"location": [{"@type": "VirtualLocation"}, {"@type": ["VirtualLocation"]}]},
        {"eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode"},
    ],
)
def test_an_online_event_is_skipped_and_counted(facts: dict[str, Any]) -> None:
    assert _read(**facts) == ([], {"online only": 1})


@each_row(
    ("how_often", "days"),
    [
        ("P1W", [24, 1, 8]),
        ("Weekly", [24, 1, 8]),
        ("P2W", [24, 8, 22]),
        ("P1M", [24, 24, 24]),
        ("P1D", [24, 25, 26]),
    ],
)
def test_a_schedule_says_how_often(how_often: str, days: list[int]) -> None:
    row = {"startDate": "2026-11-24", "startTime": "19:00", "duration": "PT2H", "repeatFrequency": how_often}

    found, notes = _read(eventSchedule=row | {"repeatCount": 3})

    assert [each.starts_at.day for each in found] == days
    assert {(each.ends_at - each.starts_at).seconds for each in found} == {7200}
    assert notes == {}


def test_a_schedule_of_unknown_frequency_is_counted() -> None:
    row = {"startDate": "2026-11-24", "startTime": "19:00", "repeatFrequency": "now and then"}

    assert _read(eventSchedule=row) == ([], {"a schedule that cannot be read": 1})


def test_of_a_feed_without_end_so_much_is_read() -> None:
    row = {"startDate": "2026-01-01", "startTime": "19:00", "repeatFrequency": "P1D"}

    found, notes = _read(eventSchedule=[row] * 20, most=1_000)

    assert len(found) == 1_000
    assert notes == {"more than 1,000 dates": 1}


def test_limit_is_of_dates_within_the_window() -> None:
    window, coffee = a_window("2026-11-23", "2027-02-23"), _one()
    long_ago = replace(coffee, starts_at=EPOCH, ends_at=EPOCH)

    found = list(window.limit([long_ago, *[coffee] * (MAX_OCCURRENCES + 2)]))

    assert found == [coffee] * MAX_OCCURRENCES
    assert window.notes == {f"more than {MAX_OCCURRENCES:,} dates": 1}


def test_the_same_date_has_the_same_name_every_time() -> None:
    assert _one().uid == _one(offers={"price": 3}).uid
    assert len({_one().uid, _one(name="Tea").uid, _one(startDate="2026-11-25T10:00").uid}) == 3


@each_row(
    ("body", "why"),
    [
        (b"<html><p>no data</p></html>", "web page without events"),
        (b'{"@type": "WebPage"}', "no events"),
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"\xff\xfe", "not JSON"),
    ],
)
def test_what_holds_no_event_is_refused(body: bytes, why: str) -> None:
    with pytest.raises(FeedFailed, match=why):
        list(occurrences(body, a_window("2026-11-23", "2026-11-30")))


NAMES = (
    *("@type", "startDate", "endDate", "location", "geo", "latitude", "offers", "price", "eventSchedule"),
    *("subEvent", "typicalAgeRange", "keywords", "audience", "duration", "eventStatus", "name", "@id"),
    *("isAccessibleForFree", "amenityFeature", "value", "accessibilityFeature", "startTime", "@graph"),
    *("repeatFrequency", "repeatCount", "byDay", "priceSpecification", "suggestedMinAge", "priceCurrency"),
)
JSON = any_json(NAMES)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES[1:]), JSON, max_size=5))
def test_any_values_anywhere_are_dates_or_a_failure(facts: dict[str, Any]) -> None:
    try:
        found, _ = _read(**facts)
    except FeedFailed:
        return
    assert all(each.starts_at.utcoffset() is not None for each in found)
    assert all(age is None or 0 <= age <= 120 for each in found for age in each.ages)
    assert all(each.price_pence is None or 0 <= each.price_pence <= 100_000 for each in found)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, len(PAGE)), st.binary(max_size=8), st.integers(0, 40))
def test_a_page_may_break_anywhere(at: int, noise: bytes, gone: int) -> None:
    try:
        list(occurrences(PAGE[:at] + noise + PAGE[at + gone :], a_window("2026-11-23", "2026-12-23")))
    except FeedFailed:
        return
