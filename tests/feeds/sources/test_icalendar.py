"""Calendars: what repeats, moves and is called off, by the clock on the wall, and nothing that breaks us."""

import itertools
from cProfile import Profile
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.domain.tenancy import Place
from skill.errors import FeedFailed
from skill.feeds.feed import Occurrence
from skill.feeds.sources.icalendar.reader import PATIENCE, occurrences
from tests.feeds.sources.windows import a_window, fixture, told
from tests.tables import each_row

HALL = fixture("community-hall.ics")
LIBRARY = fixture("library.ics")
HEAD, TAIL = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n", "END:VCALENDAR\r\n"


def a_calendar(*lines: str) -> bytes:
    event = "\r\n".join(("BEGIN:VEVENT", "UID:a", "SUMMARY:Coffee", *lines, "END:VEVENT", ""))
    return f"{HEAD}{event}{TAIL}".encode()


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        # Both clock-change weekends: ten by the clock is ten by the clock.
        (
            "2026-10-20",
            "2026-10-27",
            [
                "Tue 20 Oct 10:00-11:30 COFFEE & CHAT ☕ 10am!",
                "Sat 24 Oct 00:00-00:00 Autumn clean-up day",
                "Sun 25 Oct 12:30-14:00 Sunday lunch club",
                "Tue 27 Oct 10:00-11:30 COFFEE & CHAT ☕ 10am!",
            ],
        ),
        (
            "2027-03-23",
            "2027-03-30",
            [
                "Tue 23 Mar 10:00-11:30 COFFEE & CHAT ☕ 10am!",
                "Sun 28 Mar 12:30-14:00 Sunday lunch club",
                "Tue 30 Mar 10:00-11:30 COFFEE & CHAT ☕ 10am!",
            ],
        ),
        # One moved, one time that floats, one for two whole days.
        (
            "2026-11-27",
            "2026-12-02",
            [
                "Fri 27 Nov 19:30-22:00 Quiz night",
                "Sat 28 Nov 00:00-00:00 Craft fair",
                "Sun 29 Nov 12:30-14:00 Sunday lunch club",
                "Wed 02 Dec 14:00-15:30 Coffee & chat (Christmas special)",
            ],
        ),
        # Not at Christmas.
        ("2026-12-21", "2026-12-31", ["Sun 27 Dec 12:30-14:00 Sunday lunch club"]),
    ],
)
def test_a_calendar_is_read_by_the_clock_on_the_halls_wall(
    first: str, last: str, expected: list[str]
) -> None:
    assert told(occurrences(HALL, a_window(first, last))) == expected


def _one(title: str, first: str, last: str, body: bytes = HALL) -> Occurrence:
    (found,) = [each for each in occurrences(body, a_window(first, last)) if each.title.startswith(title)]
    return found


def test_an_entry_says_where_what_kind_and_what_it_costs() -> None:
    coffee = _one("COFFEE", "2026-11-24", "2026-11-24")
    lunch = _one("Sunday", "2026-11-29", "2026-11-29")

    assert (coffee.venue, coffee.address) == ("Meadowbank Community Hall", "Weaver Road")
    assert coffee.place == Place(latitude=52.6857, longitude=-1.8211)
    assert coffee.words == ("Social", "Coffee")
    assert (coffee.price_pence, lunch.price_pence) == (0, 450)


def test_whole_days_and_what_is_called_off_say_so() -> None:
    fair = _one("Craft", "2026-11-28", "2026-11-28")
    clean_up = _one("Autumn", "2026-10-24", "2026-10-24")

    assert fair.is_all_day
    assert fair.starts_at == datetime(2026, 11, 28, tzinfo=UTC)
    assert fair.ends_at == datetime(2026, 11, 30, tzinfo=UTC)
    assert clean_up.starts_at == datetime(2026, 10, 23, 23, tzinfo=UTC)
    assert (clean_up.is_cancelled, fair.is_cancelled) == (True, False)


def test_a_calendar_in_utc_with_a_zone_of_its_own_follows_its_clock() -> None:
    assert told(occurrences(LIBRARY, a_window("2026-10-23", "2026-10-30"))) == [
        "Fri 23 Oct 10:30-11:15 Rhyme time",
        "Fri 30 Oct 10:30-11:15 Rhyme time",
    ]


def test_what_cannot_be_is_counted_and_stops_nothing() -> None:
    window = a_window("2026-11-23", "2026-12-03")

    found = told(occurrences(LIBRARY, window))

    assert "Fri 27 Nov 10:30-11:15 Rhyme time" in found
    assert "Thu 03 Dec 10:00-12:00 Jobs club" in found
    assert "Wed 02 Dec 14:00-16:00 Local history group" in found
    assert window.notes == {
        "it repeats too often": 1,
        "an impossible year": 1,
        "an unknown time zone, read as ours": 1,
    }


def test_a_date_of_a_series_is_known_again_wherever_it_is_moved_to() -> None:
    special = _one("Coffee & chat (", "2026-12-02", "2026-12-02")
    plain = _one("COFFEE", "2026-11-24", "2026-11-24")
    again = _one(
        "COFFEE", "2026-11-23", "2026-11-25", HALL.replace(b"20261229", b"20261117,20261110,20261103")
    )

    assert special.uid == "coffee@hall.example/2026-12-01T10:00:00+00:00"
    assert again.uid == plain.uid == "coffee@hall.example/2026-11-24T10:00:00+00:00"


@each_row(
    ("lines", "expected"),
    [
        # An end before its start does not count: the library would swap the two, and give the day before.
        (["DTSTART:20261124T100000Z", "DTEND:20261123T100000Z"], ["Tue 24 Nov 10:00-10:00 Coffee"]),
        (["DTSTART;VALUE=DATE:20261124", "DTEND:20261124T120000Z"], ["Tue 24 Nov 00:00-00:00 Coffee"]),
        (["DTSTART;VALUE=DATE:20261124"], ["Tue 24 Nov 00:00-00:00 Coffee"]),
        (["DTSTART:20261124T100000Z"], ["Tue 24 Nov 10:00-10:00 Coffee"]),
        (["DTSTART:20261124T100000Z", "DURATION:PT90M"], ["Tue 24 Nov 10:00-11:30 Coffee"]),
        (
            ["DTSTART:20261124T100000Z", "RDATE:20261126T140000Z"],
            ["Tue 24 Nov 10:00-10:00 Coffee", "Thu 26 Nov 14:00-14:00 Coffee"],
        ),
        # The day that ends a rule is its last.
        (
            ["DTSTART;TZID=Europe/London:20261124T193000", "RRULE:FREQ=DAILY;UNTIL=20261125"],
            ["Tue 24 Nov 19:30-19:30 Coffee", "Wed 25 Nov 19:30-19:30 Coffee"],
        ),
        (
            ["DTSTART:20261124T193000", "RRULE:FREQ=DAILY;UNTIL=20261125"],
            ["Tue 24 Nov 19:30-19:30 Coffee", "Wed 25 Nov 19:30-19:30 Coffee"],
        ),
        (
            ["DTSTART;VALUE=DATE:20261124", "RRULE:FREQ=DAILY;UNTIL=20261125"],
            ["Tue 24 Nov 00:00-00:00 Coffee", "Wed 25 Nov 00:00-00:00 Coffee"],
        ),
    ],
)
def test_starts_and_ends_as_calendars_write_them(lines: list[str], expected: list[str]) -> None:
    assert told(occurrences(a_calendar(*lines), a_window("2026-11-23", "2026-12-30"))) == expected


def test_a_calendar_in_utc_of_an_unknown_zone_is_read_in_ours() -> None:
    body = LIBRARY.replace(b"X-WR-TIMEZONE:Europe/London", b"X-WR-TIMEZONE:Library Standard Time")
    window = a_window("2026-10-23", "2026-10-30")

    assert told(occurrences(body, window)) == [
        "Fri 23 Oct 10:30-11:15 Rhyme time",
        "Fri 30 Oct 10:30-11:15 Rhyme time",
    ]
    assert window.notes["an unknown time zone, read as ours"] >= 1


def test_a_date_that_is_moved_keeps_its_name_whichever_zone_tells_of_it() -> None:
    rule = "DTSTART;TZID=Europe/London:20260901T100000\r\nRRULE:FREQ=WEEKLY"
    moved = ("BEGIN:VEVENT", "UID:a", "RECURRENCE-ID:20260915T090000Z", "DTSTART:20260916T130000Z")
    window = a_window("2026-09-14", "2026-09-17")

    (before,) = occurrences(a_calendar(rule), window)
    (after,) = occurrences(a_calendar(rule, "END:VEVENT", *moved), window)

    assert after.starts_at == datetime(2026, 9, 16, 13, tzinfo=UTC)
    assert before.uid == after.uid == "a/2026-09-15T09:00:00+00:00"


@each_row(
    ("description", "pence"),
    [
        ("Free", 0),
        ("All welcome.\\n£3\\nBring a mug", 300),
        ("Free entry!", 0),
        ("Tickets: £2.50", 250),
        ("Tickets £5. Price: £3", None),
        ("Free parking behind the hall", None),
        ("£3 a cup, cakes £1", None),
        ("Price £99999", None),
    ],
)
def test_a_price_is_only_what_is_plainly_one(description: str, pence: int | None) -> None:
    body = a_calendar("DTSTART:20261124T100000Z", f"DESCRIPTION:{description}")

    (found,) = occurrences(body, a_window("2026-11-23", "2026-11-30"))

    assert found.price_pence == pence


MAX_STEPS = 1_000_000
"""Calls in the interpreter; the days until the year 9999 take several millions."""

HOSTILE = {
    "a rule without end": ["DTSTART:20200101T100000Z", "RRULE:FREQ=DAILY"],
    "a rule from long ago": ["DTSTART:19710101T100000Z", "RRULE:FREQ=DAILY"],
    "a rule to the year 9999": ["DTSTART:20261124T100000Z", "RRULE:FREQ=YEARLY;UNTIL=99991231T000000Z"],
    "a rule that never holds": ["DTSTART:20261124T100000Z", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"],
    "a day that never holds": ["DTSTART:19710101T100000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"],
    "a week that never holds": ["DTSTART:19710101T100000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5;COUNT=9"],
    "a month that there is not": ["DTSTART:19710101T100000Z", "RRULE:FREQ=DAILY;BYMONTH=13"],
    "every seventh day on another": ["DTSTART:19710101T100000Z", "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO"],
    "rules upon rules": ["DTSTART:20261124T100000Z", *["RRULE:FREQ=DAILY"] * 400],
    "every second": ["DTSTART:20261124T100000Z", "RRULE:FREQ=SECONDLY"],
    "every minute of some hours": [
        "DTSTART:20261124T100000Z",
        "RRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3",
    ],
    "an interval of nothing": ["DTSTART:20261124T100000Z", "RRULE:FREQ=WEEKLY;INTERVAL=0"],
    "a count of billions": ["DTSTART:20261124T100000Z", "RRULE:FREQ=DAILY;COUNT=999999999999"],
    "a year of nothing": ["DTSTART:00010101T000000Z"],
    "the end of time": ["DTSTART:99991231T235959Z", "RRULE:FREQ=DAILY"],
    "no start": ["DTEND:20261124T100000Z"],
    "an end before the start": ["DTSTART:20261124T100000Z", "DTEND:20261123T100000Z"],
    "a start that is not a date": ["DTSTART:soon"],
    "a length of ages": ["DTSTART:20261124T100000Z", "DURATION:P99999999D"],
    "no such zone": ["DTSTART;TZID=Nowhere/Land:20261124T100000"],
    "coordinates that are none": ["DTSTART:20261124T100000Z", "GEO:north;west"],
    "dates of every kind": ["DTSTART:20261124T100000Z", "RDATE:20261125T100000Z,soon", "EXDATE:never"],
}


@each_row("name", HOSTILE)
def test_nothing_in_a_calendar_breaks_us_or_goes_on_for_ever(name: str) -> None:
    window = a_window("2026-11-23", "2027-05-23")
    body = a_calendar(*HOSTILE[name])

    with Profile() as profile:
        found = list(occurrences(body, window))

    assert sum(row.callcount for row in profile.getstats()) < MAX_STEPS
    assert len(found) <= 200
    assert found or window.notes


def test_a_calendar_that_a_machine_thinks_about_for_too_long_is_read_so_far() -> None:
    window = a_window("2026-11-23", "2026-11-30")
    passing = itertools.count(0, PATIENCE / 2)

    found = list(occurrences(HALL, window, seconds=lambda: next(passing)))

    assert len(found) < len(list(occurrences(HALL, a_window("2026-11-23", "2026-11-30"))))
    assert window.notes == {"the rest, which takes too long to read": 1}


@each_row("body", [b"", b"<html>", b"hello", b"\xff\xfe\x00", b"BEGIN:VEVENT\r\nEND:VEVENT", b"{}"])
def test_what_is_no_calendar_is_refused(body: bytes) -> None:
    with pytest.raises(FeedFailed, match="not a calendar"):
        list(occurrences(body, a_window("2026-11-23", "2026-11-30")))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, len(HALL)), st.binary(max_size=12), st.integers(0, 30))
def test_whatever_happens_to_a_calendar_on_its_way_is_dates_or_a_failure(
    at: int, noise: bytes, gone: int
) -> None:
    body = HALL[:at] + noise + HALL[at + gone :]

    try:
        found = list(occurrences(body, a_window("2026-11-23", "2026-12-23")))
    except FeedFailed:
        return
    assert all(each.starts_at.utcoffset() is not None for each in found)
