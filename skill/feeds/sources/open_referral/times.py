"""When a service of a directory is on: HSDS 3.0 schedules, Open Referral UK 1.x regular ones and holidays.

People fill these rows in by hand. A row that leaves open on which day it falls gives no day: the wrong day
sends someone to a locked door.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from skill.feeds.feed import Window
from skill.feeds.sources import values
from skill.feeds.sources.schedules import (
    FREQUENCIES,
    MAX_EVERY,
    Schedule,
    by_day_of,
    days_of,
    end_after,
    moment,
)
from skill.feeds.sources.values import Json

LONGEST_HOLIDAY = 366
LONG_ENOUGH_AGO = timedelta(days=35)
"""More than a month, so that a rule without a first day has come round once before the window."""

_MONTH_DAY = re.compile(r"-?(?:[1-9]|[12]\d|3[01])")
_OFF_SITE = re.compile(r"online|virtual|phone|video|remote|zoom", re.IGNORECASE)
_IN_PERSON = re.compile(r"person|face|hybrid|both", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bounds:
    """The first and last days of a row; `starts` is the day its rule is counted from."""

    starts: date | None
    valid_from: date | None
    last: date | None

    @property
    def first(self) -> date | None:
        return self.starts or self.valid_from

    def hold(self, day: date) -> bool:
        return (self.valid_from is None or day >= self.valid_from) and (self.last is None or day <= self.last)


def has_times(row: Json) -> bool:
    """Whether it says when it opens; an empty form says from midnight to midnight."""
    opens = values.parse_time(row.get("opens_at"))
    return opens is not None and (opens, values.parse_time(row.get("closes_at"))) != (time(0), time(0))


def is_off_site(row: Json) -> bool:
    """Whether people call or watch instead of going there."""
    how = values.text(row.get("attending_type"))
    return _OFF_SITE.search(how) is not None and _IN_PERSON.search(how) is None


def dates(row: Json, closed: frozenset[date], window: Window) -> Iterator[tuple[datetime, datetime]]:
    """Start and end (UTC) of each date about the window; an unknown end is the start.

    Raises `ValueError` for a row that leaves its days open, before the first is given.
    """
    schedule, bounds = _schedule(row, closed, window)
    ends = values.parse_time(row.get("closes_at"))
    for day in list(days_of(schedule, window)):
        if not bounds.hold(day):
            continue
        if not schedule.frequency:
            yield _once(row, day, window)
        else:
            starts_at = moment(day, schedule.starts, window.zone)
            known = ends if ends != schedule.starts else None
            yield starts_at, end_after(day, schedule.starts, known, window.zone)


def closed_days(*things: Json) -> frozenset[date]:
    """The days on which the service, or its place, is shut for a holiday."""
    days: set[date] = set()
    for thing in things:
        for row in values.objects_under(thing, "holiday_schedules", "holiday_schedule"):
            first, last = values.parse_date(row.get("start_date")), values.parse_date(row.get("end_date"))
            if first is not None and values.parse_bool(row.get("closed")):
                length = min(((last or first) - first).days, LONGEST_HOLIDAY)
                days |= {first + timedelta(days=number) for number in range(length + 1)}
    return frozenset(days)


def _once(row: Json, day: date, window: Window) -> tuple[datetime, datetime]:
    """An offset counts for a single date; in a rule it would be an hour out in summer."""
    starts_at = _at(row.get("opens_at"), day, window)
    ends_at = _at(row.get("closes_at"), day, window)
    if starts_at is None:
        raise ValueError("a time that cannot be read")
    if ends_at is not None and ends_at < starts_at:
        ends_at = _at(row.get("closes_at"), day + timedelta(days=1), window)
    return starts_at, ends_at or starts_at


def _at(said: object, day: date, window: Window) -> datetime | None:
    found = values.parse_time(said)
    if found is None:
        return None
    clock = values.text(said).upper().rpartition("T")[2]
    told = values.parse_datetime(f"{day}T{'0' if clock[1] == ':' else ''}{clock}", window.zone)
    return told.astimezone(UTC) if told else moment(day, found, window.zone)


def _schedule(row: Json, closed: frozenset[date], window: Window) -> tuple[Schedule, _Bounds]:
    starts = values.parse_time(row.get("opens_at"))
    bounds = _bounds(row)
    by_day, by_month_day = _by_day(row), _by_month_day(row)
    frequency = values.text(row.get("freq")).upper() or _frequency(bounds, by_day)
    every = _number(row, "interval", most=MAX_EVERY) or 1
    count = _number(row, "count") or None
    if starts is None or frequency not in {"", *FREQUENCIES}:
        raise ValueError("neither a time nor a rhythm that is known")
    if frequency and not _falls_on_known_days(frequency, bounds, by_day, by_month_day):
        raise ValueError("on which day is not said")
    first = bounds.first
    if first is None:
        if not frequency or every > 1 or count:
            raise ValueError("counted from a day that is not said")
        first = window.since.astimezone(window.zone).date() - LONG_ENOUGH_AGO
    schedule = Schedule(
        first=first,
        starts=starts,
        frequency=frequency,
        every=every,
        by_day=by_day,
        by_month_day=by_month_day,
        until=bounds.last,
        count=count,
        not_on=closed,
    )
    return schedule, bounds


def _bounds(row: Json) -> _Bounds:
    starts, valid_from = values.parse_date(row.get("dtstart")), values.parse_date(row.get("valid_from"))
    if (starts or valid_from) is None and any(
        values.text(row.get(name)) for name in ("dtstart", "valid_from")
    ):
        raise ValueError("a beginning that is not a date")
    ends = (values.parse_end_date(row.get(name)) for name in ("valid_to", "until"))
    last = min((day for day in ends if day is not None), default=None)
    return _Bounds(starts=starts, valid_from=valid_from, last=last)


def _frequency(bounds: _Bounds, by_day: tuple[str, ...]) -> str:
    """For a row without a frequency: one date, or the days of the week that it names."""
    goes_on = bounds.last is None or bounds.first is None or bounds.last > bounds.first
    if by_day and goes_on and (bounds.starts is None or bounds.last is not None):
        return "MONTHLY" if _are_of_month(by_day) else "WEEKLY"
    if bounds.starts is None and goes_on:
        raise ValueError("valid for long, and on no day that is said")
    if bounds.last is not None and goes_on:
        raise ValueError("valid for long, and how often is not said")
    return ""


def _falls_on_known_days(
    frequency: str, bounds: _Bounds, by_day: tuple[str, ...], by_month_day: tuple[int, ...]
) -> bool:
    """By `dtstart` where no day is named; the day from which a row is valid does not count as one."""
    if frequency == "WEEKLY" and _are_of_month(by_day):
        return False
    return frequency == "DAILY" or bool(by_day or by_month_day or bounds.starts)


def _are_of_month(by_day: tuple[str, ...]) -> bool:
    return any(len(day) > 2 for day in by_day)


def _by_day(row: Json) -> tuple[str, ...]:
    said = _said(row, "byday") or _said(row, "weekday")
    found = by_day_of(said)
    if said and not found:
        raise ValueError("unknown days of the week")
    return found


def _by_month_day(row: Json) -> tuple[int, ...]:
    said = [part.strip() for part in _said(row, "bymonthday").split(",") if part.strip()]
    if not all(_MONTH_DAY.fullmatch(part) for part in said):
        raise ValueError("unknown days of the month")
    return tuple(int(part) for part in said)


def _said(row: Json, name: str) -> str:
    return ",".join(filter(None, map(values.text, values.as_list(row.get(name)))))


def _number(row: Json, name: str, *, most: int = 1_000_000) -> int | None:
    said = row.get(name)
    found = values.parse_int(said, most=most)
    if said not in (None, "") and found is None:
        raise ValueError("a number that cannot be read")
    return found
