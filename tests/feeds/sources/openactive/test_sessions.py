"""Occurrences from OpenActive items: whose words count, when they are, and what is skipped."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from skill.domain.tenancy import Place
from skill.feeds.feed import Occurrence
from skill.feeds.sources.openactive.opportunities import Opportunities
from tests.feeds.sources.openactive.pages import (
    HERE,
    HOST,
    FakePages,
    a_window,
    an_event,
    at,
    found,
    of_the_fixtures,
    one,
    opportunities_in,
    read,
    several,
    updated,
)

SESSION = f"{HOST}/api/scheduled-sessions"
SERIES = f"{HOST}/api/session-series"


@pytest.fixture
def opportunities() -> Iterator[Opportunities]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield opportunities_in(connection)
    connection.close()


@pytest.fixture
def filled(opportunities: Opportunities) -> Opportunities:
    pages = of_the_fixtures()
    read(opportunities, pages, "/openactive/sessions-1.json", number=2)
    read(opportunities, pages, "/openactive/series-1.json", number=1)
    return opportunities


def test_sessions_take_what_they_do_not_say_from_their_series(filled: Opportunities) -> None:
    first = next(each for each in found(filled) if each.uid == f"{SESSION}/1")

    assert first == Occurrence(
        uid=f"{SESSION}/1",
        title="Gentle yoga",
        starts_at=datetime(2026, 10, 18, 9, tzinfo=UTC),
        ends_at=datetime(2026, 10, 18, 10, tzinfo=UTC),
        venue="the leisure centre",
        address="Mill Lane, Shenfold, ZZ1 4AB",
        place=Place(latitude=52.6831, longitude=-1.8274),
        price_pence=550,
        ages=(16, None),
        words=("Yoga", "Wellbeing", "Beginner"),
        is_step_free=True,
    )


def test_every_date_is_the_instant_that_the_feed_says(filled: Opportunities) -> None:
    dates = [(each.uid.rpartition("/")[2], each.starts_at) for each in found(filled)]

    assert [date for date in dates if "walk" not in date[0]] == [
        ("1", datetime(2026, 10, 18, 9, tzinfo=UTC)),
        ("2", datetime(2026, 10, 25, 10, tzinfo=UTC)),
        ("3", datetime(2026, 11, 29, 10, 30, tzinfo=UTC)),
        ("4", datetime(2026, 11, 30, 18, tzinfo=UTC)),
        ("9", datetime(2026, 12, 6, 10, tzinfo=UTC)),
        ("10", datetime(2026, 12, 14, 14, tzinfo=UTC)),
        ("5", datetime(2027, 3, 21, 10, tzinfo=UTC)),
        ("6", datetime(2027, 3, 28, 9, tzinfo=UTC)),
        ("13", datetime(2027, 4, 5, 17, tzinfo=UTC)),
    ]


def test_a_schedule_is_by_the_wall_clock_of_its_zone_except_on_some_days(filled: Opportunities) -> None:
    walks = [each for each in found(filled) if each.title == "Saturday walk"]
    starts = {each.starts_at for each in walks}

    assert len(walks) == 27
    assert walks[0].uid == f"{SERIES}/saturday-walk 2026-10-17T10:30:00"
    assert walks[0].ends_at - walks[0].starts_at == timedelta(hours=1, minutes=15)
    assert datetime(2026, 10, 24, 9, 30, tzinfo=UTC) in starts
    assert datetime(2026, 10, 31, 10, 30, tzinfo=UTC) in starts
    assert datetime(2027, 3, 27, 10, 30, tzinfo=UTC) in starts
    assert datetime(2027, 4, 3, 9, 30, tzinfo=UTC) in starts
    assert not any(each.date() == datetime(2026, 12, 26, tzinfo=UTC).date() for each in starts)


def test_a_sessions_own_words_win(filled: Opportunities) -> None:
    by_uid = {each.uid: each for each in found(filled)}
    third = by_uid[f"{SESSION}/3"]

    assert (third.title, third.price_pence) == ("Gentle yoga with live music", 0)
    assert third.venue == "the leisure centre"


def test_an_end_that_is_not_said_follows_from_how_long_it_is(filled: Opportunities) -> None:
    lasts = {each.uid.rpartition("/")[2]: each.ends_at - each.starts_at for each in found(filled)}

    assert (lasts["3"], lasts["4"], lasts["6"]) == (
        timedelta(hours=1),
        timedelta(minutes=90),
        timedelta(minutes=90),
    )


def test_a_cancelled_session_is_cancelled_and_a_rescheduled_one_is_at_its_new_time(
    filled: Opportunities,
) -> None:
    off = {each.uid for each in found(filled) if each.is_cancelled}

    assert off == {f"{SESSION}/9"}


def test_what_is_full_and_what_belongs_to_nothing_known_is_noted(filled: Opportunities) -> None:
    window = a_window()
    titles = {each.title for each in found(filled, window)}

    assert window.notes == {"full": 1, "a session of an unknown series": 1}
    assert "Lane swimming" not in titles


def test_a_window_is_what_is_looked_into(filled: Opportunities) -> None:
    window = a_window(datetime(2026, 11, 30, 19, tzinfo=UTC), datetime(2026, 12, 5, 10, tzinfo=UTC))

    assert [each.title for each in found(filled, window)] == ["Walking football"]


def test_an_area_that_has_become_smaller_counts(filled: Opportunities) -> None:
    smaller = type(HERE)(centre=HERE.centre, within_m=200)

    assert {each.venue for each in found(filled, area=smaller)} == {"the leisure centre"}


def test_whom_it_is_for_is_among_its_words(filled: Opportunities) -> None:
    football = next(each for each in found(filled) if each.title == "Walking football")

    assert football.words == ("Walking Football", "men")
    assert (football.ages, football.price_pence) == ((50, 99), 0)
    assert football.place == Place(latitude=52.6872, longitude=-1.8201)
    assert football.is_step_free is None


def test_an_event_stands_for_itself(opportunities: Opportunities) -> None:
    event = one(opportunities, an_event(endDate="2026-11-05T16:00:00Z"))

    assert event.uid == "1 0"
    assert event.starts_at == datetime(2026, 11, 5, 14, tzinfo=UTC)
    assert event.ends_at == datetime(2026, 11, 5, 16, tzinfo=UTC)


def test_ids_of_two_feeds_are_not_mixed_up(opportunities: Opportunities) -> None:
    pages = FakePages()
    for path in ("/1", "/3"):
        pages.put(path, [updated(7, an_event(path)), updated("7", an_event(f"{path} too"))], "/2")
    pages.put("/2", [], "/2")
    read(opportunities, pages, "/1", number=1)
    read(opportunities, pages, "/3", number=2)

    assert sorted(each.uid for each in found(opportunities)) == ['1 "7"', "1 7", '2 "7"', "2 7"]


def test_one_item_in_two_feeds_is_on_once(opportunities: Opportunities) -> None:
    both = an_event(**{"@id": f"{HOST}/tea"})

    assert one(opportunities, both, both).uid == f"{HOST}/tea"


def test_a_series_within_a_session_gives_its_words(opportunities: Opportunities) -> None:
    series = {"type": "SessionSeries", "id": f"{HOST}/s", "name": "Tai chi", "location": at(52.684, -1.828)}
    session = {"type": "ScheduledSession", "startDate": "2026-11-05T14:00:00Z", "superEvent": series}

    found_one = one(opportunities, session)

    assert (found_one.title, found_one.place) == ("Tai chi", Place(latitude=52.684, longitude=-1.828))


def test_a_series_may_belong_to_another_one(opportunities: Opportunities) -> None:
    above = {"@type": "EventSeries", "@id": "x:festival", "location": at(52.684, -1.828), "name": "Festival"}
    series = {"@type": "SessionSeries", "@id": "x:dance", "superEvent": "x:festival", "name": "Dance"}
    session = {"@type": "ScheduledSession", "startDate": "2026-11-05T14:00:00Z", "superEvent": "x:dance"}

    found_one = one(opportunities, session, series, above)

    assert (found_one.title, found_one.place) == ("Dance", Place(latitude=52.684, longitude=-1.828))


def test_parts_are_dates_of_their_own(opportunities: Opportunities) -> None:
    parts = [
        {"@id": "x:1", "startDate": "2026-11-05T14:00:00Z", "duration": "PT2H"},
        {"startDate": "2026-11-12T14:00:00Z", "location": at(52.69, -1.83), "name": "The last one"},
        {"startDate": "2026-11-13T14:00:00Z", "remainingAttendeeCapacity": 0},
        {"startDate": "when we like"},
        "x:another",
    ]
    course = {"@type": "CourseInstance", "@id": "x:c", "name": "Pottery", "subEvent": parts}

    first, last = several(opportunities, course)

    assert (first.uid, first.title, first.ends_at) == (
        "x:1",
        "Pottery",
        datetime(2026, 11, 5, 16, tzinfo=UTC),
    )
    assert (last.title, last.place) == ("The last one", Place(latitude=52.69, longitude=-1.83))
    assert last.uid.startswith("x:c ")


def test_a_series_with_sessions_of_its_own_needs_no_schedule(opportunities: Opportunities) -> None:
    schedule = {
        "@type": "Schedule",
        "startDate": "2026-11-01",
        "startTime": "10:00",
        "repeatFrequency": "P1D",
    }
    series = {"@type": "SessionSeries", "@id": "x:s", "name": "Swim", "eventSchedule": schedule}
    session = {"@type": "ScheduledSession", "startDate": "2026-11-05T14:00:00Z", "superEvent": "x:s"}

    assert one(opportunities, series, session).starts_at == datetime(2026, 11, 5, 14, tzinfo=UTC)


def test_what_is_online_only_is_skipped(opportunities: Opportunities) -> None:
    base = "https://schema.org/"
    told = several(
        opportunities,
        an_event(name="At home", eventAttendanceMode=f"{base}OnlineEventAttendanceMode"),
        an_event(name="In the hall", eventAttendanceMode=f"{base}OfflineEventAttendanceMode"),
        an_event(name="Both", eventAttendanceMode=f"{base}MixedEventAttendanceMode"),
    )

    assert {each.title for each in told} == {"In the hall", "Both"}
