"""What OpenActive items may hold that is of no use: noted, cut or unknown, and never a surprise."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from skill.feeds.sources.openactive.opportunities import Opportunities
from tests.feeds.sources.openactive.pages import (
    FakePages,
    a_window,
    an_event,
    at,
    found,
    one,
    opportunities_in,
    read,
    several,
    updated,
)


@pytest.fixture
def opportunities() -> Iterator[Opportunities]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield opportunities_in(connection)
    connection.close()


@pytest.mark.parametrize(
    "schedule",
    [
        {"startDate": "never", "startTime": "10:00"},
        {"startDate": "2026-11-01"},
        {"startDate": "2026-11-01", "startTime": "10:00", "repeatFrequency": "P1Y"},
        {"startDate": "2026-11-01", "startTime": "10:00", "repeatFrequency": "P0D"},
        {"startDate": "2026-11-01", "startTime": "10:00", "scheduleTimezone": "../../etc/passwd"},
        {
            "startDate": "2026-11-01",
            "startTime": "10:00",
            "byDay": ["MO"],
            "byMonthDay": [31],
            "repeatCount": 9,
        },
        {"startDate": "2026-11-01", "startTime": "10:00", "repeatFrequency": "P1W", "byMonth": [13]},
        {
            "startDate": "2026-11-01",
            "startTime": "10:00",
            "repeatFrequency": "P1W",
            "byMonth": [12],
            "repeatCount": 9,
        },
    ],
)
def test_a_schedule_that_cannot_be_read_is_noted(
    schedule: dict[str, Any], opportunities: Opportunities
) -> None:
    assert several(opportunities, an_event(eventSchedule={"@type": "Schedule", **schedule})) == []

    window = a_window()
    found(opportunities, window)

    assert window.notes == {"a schedule that cannot be read": 1}


@pytest.mark.parametrize(
    "starts", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "next week", "2026-11-05T25:00:00Z", None, 17]
)
def test_a_date_that_cannot_be_read_is_noted(starts: Any, opportunities: Opportunities) -> None:
    assert several(opportunities, an_event(starts=starts)) == []

    window = a_window()
    found(opportunities, window)

    assert window.notes == {"no date that can be read": 1}


def test_a_time_without_an_offset_is_that_of_this_country(opportunities: Opportunities) -> None:
    event = one(opportunities, an_event(starts="2026-10-24T10:00:00"))

    assert event.starts_at == datetime(2026, 10, 24, 9, tzinfo=UTC)


def test_dates_without_a_time_are_whole_days(opportunities: Opportunities) -> None:
    event = one(opportunities, an_event(starts="2026-10-24", endDate="2026-10-25"))

    assert event.is_all_day
    assert (event.starts_at, event.ends_at) == (
        datetime(2026, 10, 23, 23, tzinfo=UTC),
        datetime(2026, 10, 26, tzinfo=UTC),
    )


@pytest.mark.parametrize("kind", ["Slot", "FacilityUse", "IndividualFacilityUse", "OnDemandEvent", ""])
def test_what_needs_a_booking_account_is_not_kept(kind: str, opportunities: Opportunities) -> None:
    pages = FakePages()
    pages.put("/1", [updated(1, an_event() | {"@type": kind}, kind="Slot")], "/2")
    pages.put("/2", [], "/2")
    read(opportunities, pages)

    assert found(opportunities) == []


@pytest.mark.parametrize(
    ("offers", "pence"),
    [
        (None, None),
        ([], None),
        ({"price": 0}, 0),
        ([{"price": 7.25, "priceCurrency": "GBP"}, {"price": "6", "priceCurrency": "gbp"}], 725),
        ({"price": 5, "priceCurrency": "EUR"}, None),
        ({"price": -1, "priceCurrency": "GBP"}, None),
        ({"price": 1e300, "priceCurrency": "GBP"}, None),
        ({"price": float("nan"), "priceCurrency": "GBP"}, None),
        ({"price": "call us", "priceCurrency": "GBP"}, None),
        ({"price": True, "priceCurrency": "GBP"}, None),
        ("free", None),
    ],
)
def test_the_dearest_price_in_pounds(offers: Any, pence: int | None, opportunities: Opportunities) -> None:
    assert one(opportunities, an_event(offers=offers)).price_pence == pence


@pytest.mark.parametrize(
    ("span", "ages"),
    [
        ({"minValue": 16, "maxValue": 19}, (16, 19)),
        ({"minimum": 5, "maximum": "11"}, (5, 11)),
        ({"maxValue": 4}, (None, 4)),
        ({"minValue": 50, "maxValue": 0}, (50, None)),
        ({"minValue": -1, "maxValue": 999}, (None, None)),
        ("over fifty", (None, None)),
    ],
)
def test_ages_are_years_that_people_reach(
    span: Any, ages: tuple[int | None, int | None], opportunities: Opportunities
) -> None:
    event = one(opportunities, an_event(ageRange=span))

    assert event.ages == ages


@pytest.mark.parametrize(
    "place",
    [
        at(float("nan"), 1),
        at(float("inf"), 1),
        at(91, 1),
        at(52, 181),
        at(None, 1),
        at("north", "west"),
        at(10**400, 1),
        {"geo": 17},
        17,
        [],
    ],
)
def test_a_point_that_cannot_be_read_is_no_place(place: Any, opportunities: Opportunities) -> None:
    assert one(opportunities, an_event(location=place)).place is None


def test_texts_are_cut_and_can_be_stored(opportunities: Opportunities) -> None:
    event = one(opportunities, an_event(name="\ud800" + "x" * 10_000))

    assert len(event.title) == 2_000
    assert event.title.startswith("?x")


def test_what_is_postponed_is_not_on(opportunities: Opportunities) -> None:
    assert one(opportunities, an_event(eventStatus="https://schema.org/EventPostponed")).is_cancelled


def test_a_session_may_be_on_though_its_series_is_off(opportunities: Opportunities) -> None:
    series = {"@type": "SessionSeries", "@id": "x:s", "name": "Swim", "eventStatus": "EventCancelled"}
    session = {"@type": "ScheduledSession", "superEvent": "x:s", "startDate": "2026-11-05T14:00:00Z"}
    on = {**session, "@id": "x:on", "eventStatus": "https://schema.org/EventScheduled"}

    found_two = several(opportunities, series, {**session, "@id": "x:off"}, on)

    assert {each.uid: each.is_cancelled for each in found_two} == {"x:off": True, "x:on": False}
