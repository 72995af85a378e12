"""iCalendar (RFC 5545): the calendars of halls and clubs, with dates that repeat, move and are cancelled.

Libraries do the reading and the recurrence; each series is read separately, so a broken one costs no other.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from time import monotonic as time_now
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, vText

from skill.domain.tenancy import Place
from skill.errors import FeedFailed
from skill.feeds.feed import Occurrence, Skipped, Window
from skill.feeds.sources import values
from skill.feeds.sources.icalendar.rules import TOO_OFTEN, Entry, instant, repair, zone_of_calendar

NOT_ONE = "it is not a calendar that can be read"
PATIENCE = 60.0
"""Seconds for a whole calendar: some rules take very long to work out."""

MAX_DATES = 5_000
"""Of one series within the window."""

_AMOUNT = r"(free|£\s?\d+(?:\.\d\d)?)"
_AMOUNTS = re.compile(r"£\s?[\d.,]+")
_UNLESS = re.compile(
    r"\bfree\b.*£|£.*\bfree\b|\bfree (?:for|to|if|with)\b|:\s*free parking|£\s?\d+,\d", re.I | re.S
)
_PRICE = re.compile(
    rf"\b(?:price|cost|entry|admission|tickets?)\b\s*(?:is|:|-)?\s*{_AMOUNT}(?![\w.]*\d)\b"
    rf"|^\s*{_AMOUNT}(?:\s+(?:entry|admission|to all))?\s*[.!]?\s*$",
    re.IGNORECASE | re.MULTILINE,
)


def occurrences(body: bytes, window: Window, seconds: Callable[[], float] = time_now) -> Iterator[Occurrence]:
    """Every date about the window. Raises `FeedFailed` for what is no calendar."""
    calendar = _calendar(body)
    if zone := _text(calendar, "X-WR-TIMEZONE"):
        calendar["X-WR-TIMEZONE"] = vText(zone_of_calendar(zone, window))
    zones = calendar.walk("VTIMEZONE")
    give_up_at = seconds() + PATIENCE
    for uid, series in _series(calendar).items():
        if seconds() > give_up_at:
            window.skip("the rest, which takes too long to read")
            return
        try:
            yield from _dates(uid, series, calendar, zones, window)
        except Skipped as reason:
            window.skip(str(reason))
        except Exception:
            # The libraries pass on any error that the standard library raised below them.
            window.skip("an entry that cannot be read")


def _calendar(body: bytes) -> Calendar:
    try:
        found = Calendar.from_ical(body.decode("utf-8-sig", "replace").strip("\r\n\t \x00"))
    except Exception as problem:
        raise FeedFailed(NOT_ONE) from problem
    if not isinstance(found, Calendar):
        raise FeedFailed(NOT_ONE)
    return found


def _series(calendar: Calendar) -> dict[str, list[Entry]]:
    """Entries by their series: the rule, and those of its dates that were moved."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for number, entry in enumerate(calendar.walk("VEVENT")):
        found[_text(entry, "UID") or f"{_text(entry, 'SUMMARY')}-{number}"].append(entry)
    return found


def _dates(
    uid: str, series: list[Entry], calendar: Calendar, zones: list[Entry], window: Window
) -> Iterator[Occurrence]:
    repair(series, window)
    alone = Calendar()
    for name in ("PRODID", "VERSION", "X-WR-TIMEZONE"):
        if name in calendar:
            alone[name] = calendar[name]
    alone.subcomponents = [*zones, *series]
    found = recurring_ical_events.of(alone).between(
        window.since.astimezone(window.zone), window.until.astimezone(window.zone)
    )
    if len(found) > MAX_DATES:
        raise Skipped(TOO_OFTEN)
    is_one = len(series) == 1 and not {"RRULE", "RDATE"} & series[0].keys()
    for entry in found:
        yield _occurrence(uid if is_one else f"{uid}/{_original(entry, window.zone)}", entry, window.zone)


def _original(entry: Entry, zone: ZoneInfo) -> str:
    """Which date of its series it is, wherever it was moved to and in any zone that it is written in."""
    known = (entry.get("RECURRENCE-ID") or entry["DTSTART"]).dt
    return (instant(known, zone) if isinstance(known, datetime) else known).isoformat()


def _occurrence(uid: str, entry: Entry, zone: ZoneInfo) -> Occurrence:
    starts = entry["DTSTART"].dt
    ends = entry["DTEND"].dt if "DTEND" in entry else starts
    venue, _, address = _text(entry, "LOCATION").replace("\n", ",").partition(",")
    return Occurrence(
        uid=uid,
        title=_text(entry, "SUMMARY"),
        starts_at=instant(starts, zone),
        ends_at=instant(ends, zone),
        is_all_day=not isinstance(starts, datetime),
        venue=venue.strip(),
        address=address.strip(" ,"),
        place=_place(entry),
        price_pence=_price(_text(entry, "DESCRIPTION")),
        words=_categories(entry),
        is_cancelled=_text(entry, "STATUS").upper() == "CANCELLED",
    )


def _text(entry: Entry, name: str) -> str:
    value = entry.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    return values.text(str(value)) if value is not None else ""


def _place(entry: Entry) -> Place | None:
    where = entry.get("GEO")
    return values.parse_place(where.latitude, where.longitude) if hasattr(where, "latitude") else None


def _categories(entry: Entry) -> tuple[str, ...]:
    found = [getattr(each, "cats", [each]) for each in values.as_list(entry.get("CATEGORIES"))]
    return tuple(values.text(str(word)) for words in found for word in words)


def _price(description: str) -> int | None:
    """Only what is called a price, or is a line of its own, and the same each time: "free parking" is not the
    price of the event.
    """
    said = {(named or alone).casefold() for named, alone in _PRICE.findall(description)}
    if len(said) != 1 or len(set(_AMOUNTS.findall(description))) > 1 or _UNLESS.search(description):
        return None
    (amount,) = said
    return 0 if amount == "free" else values.parse_pence(amount.replace(" ", ""))
