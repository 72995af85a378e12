"""Occurrences of OpenActive items that say themselves, by schedules, when they are on."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from skill.feeds.sources.openactive.opportunities import Opportunities
from tests.feeds.sources.openactive.pages import a_window, an_event, found, one, opportunities_in, several


@pytest.fixture
def opportunities() -> Iterator[Opportunities]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield opportunities_in(connection)
    connection.close()


def on_mondays(time: str = "10:00", **more: Any) -> dict[str, Any]:
    return {
        "@type": "Schedule",
        "startDate": "2026-11-02",
        "endDate": "2026-11-09",
        "startTime": time,
        "repeatFrequency": "P1W",
        "byDay": ["https://schema.org/Monday"],
        "scheduleTimezone": "Europe/London",
        **more,
    }


def a_series(*schedules: dict[str, Any]) -> dict[str, Any]:
    return {"@type": "SessionSeries", "@id": "x:s", "name": "Yoga", "eventSchedule": list(schedules)}


def test_what_is_on_twice_a_day_is_two_things(opportunities: Opportunities) -> None:
    dates = several(opportunities, a_series(on_mondays("10:00"), on_mondays("14:00")))

    assert sorted(each.uid for each in dates) == [
        "x:s 2026-11-02T10:00:00",
        "x:s 2026-11-02T14:00:00",
        "x:s 2026-11-09T10:00:00",
        "x:s 2026-11-09T14:00:00",
    ]


def test_a_schedule_may_be_for_some_months_only(opportunities: Opportunities) -> None:
    dates = several(opportunities, a_series(on_mondays(endDate="2027-04-01", byMonth=[12, 2])))

    assert {each.starts_at.month for each in dates} == {12, 2}
    assert len(dates) == 8


def test_a_partial_schedule_should_be_asked_about(opportunities: Opportunities) -> None:
    partial = on_mondays(endDate="2026-11-02", **{"@type": "PartialSchedule"})

    found_one = one(opportunities, a_series(partial))

    assert found_one.starts_at == datetime(2026, 11, 2, 10, tzinfo=UTC)
    assert not found_one.is_sure


@pytest.mark.parametrize("missing", ["startDate", "startTime"])
def test_a_partial_schedule_may_say_nothing_of_dates(missing: str, opportunities: Opportunities) -> None:
    partial = {name: value for name, value in on_mondays().items() if name != missing}

    dates = several(opportunities, a_series(partial | {"@type": "PartialSchedule"}), an_event())
    window = a_window()
    found(opportunities, window)

    assert [each.title for each in dates] == ["Tea dance"]
    assert not window.notes


def test_a_schedule_that_is_whole_is_sure(opportunities: Opportunities) -> None:
    assert all(each.is_sure for each in several(opportunities, a_series(on_mondays())))
