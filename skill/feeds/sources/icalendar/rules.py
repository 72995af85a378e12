"""Repairs to a series of calendar entries (RFC 5545) before a library works out its dates.

The library follows any rule, to the year 9999 if need be.
"""

from datetime import UTC, date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from skill.feeds.feed import EARLIEST_YEAR, LATEST_YEAR, Skipped, Window
from skill.feeds.sources import values

Entry = Any
"""A VEVENT; its properties are of thirty types, and of any of them in a hostile file."""

TOO_OFTEN: Final = "it repeats too often"
ZONE_TAKEN_AS_OURS: Final = "an unknown time zone, read as ours"
MAX_RULES = 3
"""Of one entry; the RFC has one in mind."""

_SUB_DAILY = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_BY_THE_CLOCK = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})
_KNOWN_OF_DAYS = frozenset({"FREQ", "INTERVAL", "UNTIL", "COUNT", "WKST", "BYDAY", "BYMONTH"}) | _BY_THE_CLOCK


def repair(series: list[Entry], window: Window) -> None:
    """Raises `Skipped` for a series that cannot be listed, and what a library raises."""
    for entry in series:
        _refuse_absurd(entry)
        _drop_impossible_end(entry)
        for rule in values.as_list(entry.get("RRULE")):
            _last_day_counts(rule, entry["DTSTART"].dt, window.zone)
    if any(_has_unknown_zone(entry) for entry in series):
        window.skip(ZONE_TAKEN_AS_OURS)


def zone_of_calendar(name: str, window: Window) -> str:
    """A zone that exists, for the one that Google and others write beside times in UTC (X-WR-TIMEZONE)."""
    try:
        return ZoneInfo(name).key
    except (ValueError, OSError, KeyError):
        window.skip(ZONE_TAKEN_AS_OURS)
        return window.zone.key


def instant(when: date | datetime, zone: ZoneInfo) -> datetime:
    """UTC. A day begins at midnight where it is; a time that names no zone is in the landlord's."""
    if not isinstance(when, datetime):
        when = datetime.combine(when, time.min)
    return (when if when.tzinfo else when.replace(tzinfo=zone)).astimezone(UTC)


def _refuse_absurd(entry: Entry) -> None:
    if "DTSTART" not in entry:
        raise Skipped("no date")
    if str(entry.get("CLASS", "")).upper() in {"PRIVATE", "CONFIDENTIAL"}:
        raise Skipped("private")
    if not EARLIEST_YEAR <= entry["DTSTART"].dt.year <= LATEST_YEAR:
        raise Skipped("an impossible year")
    rules = values.as_list(entry.get("RRULE"))
    if len(rules) > MAX_RULES or any(_is_too_often(rule) for rule in rules):
        raise Skipped(TOO_OFTEN)
    if any(_may_never_hold(rule) for rule in rules):
        raise Skipped("a rule that may never match")


def _is_too_often(rule: Entry) -> bool:
    is_sub_daily = bool(_SUB_DAILY & set(map(str, rule.get("FREQ", []))))
    return is_sub_daily or any(len(rule.get(name, [])) > 1 for name in _BY_THE_CLOCK) or _interval(rule) < 1


def _may_never_hold(rule: Entry) -> bool:
    """By the day or week, three million days would be tried; UNTIL is checked only on a day that matches."""
    frequency = str(rule.get("FREQ", [""])[0])
    if frequency not in {"DAILY", "WEEKLY"}:
        return False
    if rule.keys() - _KNOWN_OF_DAYS or not all(1 <= int(month) <= 12 for month in rule.get("BYMONTH", [])):
        return True
    return "BYDAY" in rule and frequency == "DAILY" and _interval(rule) % 7 == 0


def _interval(rule: Entry) -> int:
    return min((int(each) for each in rule.get("INTERVAL", [])), default=1)


def _drop_impossible_end(entry: Entry) -> None:
    """The library would swap an end with the later start, and give another day."""
    if "DTEND" not in entry:
        return
    starts, ends = entry["DTSTART"].dt, entry["DTEND"].dt
    try:
        is_one = isinstance(starts, datetime) == isinstance(ends, datetime) and starts <= ends
    except TypeError:
        is_one = False
    if not is_one:
        del entry["DTEND"]


def _last_day_counts(rule: Entry, starts: date | datetime, zone: ZoneInfo) -> None:
    """A date that ends a rule of times is its last day; the library would end it as that day begins."""
    if not isinstance(starts, datetime):
        return
    for until in rule.get("UNTIL", []):
        if not isinstance(until, datetime):
            last = datetime.combine(until, time.max.replace(microsecond=0), tzinfo=starts.tzinfo or zone)
            rule["UNTIL"] = [last.astimezone(UTC) if starts.tzinfo else last.replace(tzinfo=None)]


def _has_unknown_zone(entry: Entry) -> bool:
    start = entry["DTSTART"]
    return "TZID" in start.params and isinstance(start.dt, datetime) and start.dt.tzinfo is None
