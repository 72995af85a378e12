"""iCalendar (RFC 5545): the calendars of halls and clubs, with all that repeats, moves and is called off.

Reading and recurrence are the libraries'; each series is read by itself, so that a broken one stands alone.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from time import monotonic as time_now
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

from skill.domain.tenancy import Place
from skill.errors import FeedFailed
from skill.feeds import values
from skill.feeds.feed import EARLIEST_YEAR, LATEST_YEAR, MOST_OF_A_FEED, Occurrence, Window

Entry = Any
"""A VEVENT; its properties are of thirty types, and of any of them in a hostile file."""

NOT_ONE = "it is no calendar that can be read"
PATIENCE = 60.0
"""Seconds for a whole calendar: rules can be written that a machine thinks about for long."""

MOST_DATES = 5_000
"""Of one series within the window."""

_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_BY_THE_CLOCK = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})
_PRICE = re.compile(
    r"\b(?:price|cost|entry|admission|tickets?)\b\s*(?:is|:|-)?\s*(free|£\s?\d+(?:\.\d\d)?)\b", re.I
)


def occurrences(body: bytes, window: Window, seconds: Callable[[], float] = time_now) -> Iterator[Occurrence]:
    """Every date within the window. Raises `FeedFailed` for what is no calendar."""
    calendar = _calendar(body)
    count, give_up_at = 0, seconds() + PATIENCE
    for uid, series in _series(calendar).items():
        if seconds() > give_up_at:
            window.leave_out("the rest of it, which takes too long to read")
            return
        try:
            for found in _dates(uid, series, calendar, window):
                yield found
                count += 1
                if count == MOST_OF_A_FEED:
                    window.leave_out(f"more than {MOST_OF_A_FEED:,} dates")
                    return
        except _LeftOut as reason:
            window.leave_out(str(reason))
        except Exception:
            # The libraries raise whatever the standard library raised below them.
            window.leave_out("an entry that cannot be read")


class _LeftOut(Exception):
    """A series that is not told of, and why."""


def _calendar(body: bytes) -> Calendar:
    try:
        found = Calendar.from_ical(body.decode("utf-8-sig", "replace").strip("\r\n\t \x00"))
    except Exception as problem:
        raise FeedFailed(NOT_ONE) from problem
    if not isinstance(found, Calendar):
        raise FeedFailed(NOT_ONE)
    return found


def _series(calendar: Calendar) -> dict[str, list[Entry]]:
    """Entries by what they are dates of: the rule, and those of its dates that were moved."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for number, entry in enumerate(calendar.walk("VEVENT")):
        found[_text(entry, "UID") or f"{_text(entry, 'SUMMARY')}-{number}"].append(entry)
    return found


def _dates(uid: str, series: list[Entry], calendar: Calendar, window: Window) -> Iterator[Occurrence]:
    for entry in series:
        _refuse_absurd(entry)
    alone = Calendar()
    for name in ("PRODID", "VERSION", "X-WR-TIMEZONE"):
        if name in calendar:
            alone[name] = calendar[name]
    alone.subcomponents = [*calendar.walk("VTIMEZONE"), *series]
    found = recurring_ical_events.of(alone).between(
        window.since.astimezone(window.zone), window.until.astimezone(window.zone)
    )
    if len(found) > MOST_DATES:
        raise _LeftOut("it is on more often than anybody could go")
    is_one = len(series) == 1 and not {"RRULE", "RDATE"} & series[0].keys()
    for entry in found:
        yield _occurrence(uid if is_one else f"{uid}/{_original(entry)}", entry, window.zone)


def _refuse_absurd(entry: Entry) -> None:
    if "DTSTART" not in entry:
        raise _LeftOut("no date")
    if not EARLIEST_YEAR <= entry["DTSTART"].dt.year <= LATEST_YEAR:
        raise _LeftOut("a year in which nothing happens")
    for rule in values.a_list(entry.get("RRULE")):
        is_too_often = _TOO_OFTEN & set(map(str, rule.get("FREQ", []))) or _BY_THE_CLOCK & rule.keys()
        if is_too_often or any(int(each) < 1 for each in rule.get("INTERVAL", [])):
            raise _LeftOut("it is on more often than anybody could go")


def _original(entry: Entry) -> str:
    """Which date of its series it is, wherever it was moved to."""
    known = entry.get("RECURRENCE-ID") or entry["DTSTART"]
    return str(known.dt.isoformat())


def _occurrence(uid: str, entry: Entry, zone: ZoneInfo) -> Occurrence:
    starts = entry["DTSTART"].dt
    ends = entry["DTEND"].dt if "DTEND" in entry else starts
    venue, _, address = _text(entry, "LOCATION").replace("\n", ",").partition(",")
    return Occurrence(
        uid=uid,
        title=_text(entry, "SUMMARY"),
        starts_at=_moment(starts, zone),
        ends_at=_moment(ends, zone),
        is_all_day=not isinstance(starts, datetime),
        venue=venue.strip(),
        address=address.strip(" ,"),
        place=_place(entry),
        price_pence=_price(_text(entry, "DESCRIPTION")),
        words=_categories(entry),
        is_cancelled=_text(entry, "STATUS").upper() == "CANCELLED",
    )


def _moment(when: date | datetime, zone: ZoneInfo) -> datetime:
    """A day begins at midnight where it is; a time that names no zone is of the landlord's."""
    if not isinstance(when, datetime):
        when = datetime.combine(when, time.min)
    return (when if when.tzinfo else when.replace(tzinfo=zone)).astimezone(UTC)


def _text(entry: Entry, name: str) -> str:
    value = entry.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    return values.text(str(value)) if value is not None else ""


def _place(entry: Entry) -> Place | None:
    where = entry.get("GEO")
    return values.a_place(where.latitude, where.longitude) if hasattr(where, "latitude") else None


def _categories(entry: Entry) -> tuple[str, ...]:
    found = [getattr(each, "cats", [each]) for each in values.a_list(entry.get("CATEGORIES"))]
    return tuple(values.text(str(word)) for words in found for word in words)


def _price(description: str) -> int | None:
    """Only what is called a price: "free parking" says nothing of the event."""
    found = _PRICE.search(description)
    if found is None:
        return None
    return 0 if found[1].casefold() == "free" else values.pence(found[1].replace(" ", ""))
