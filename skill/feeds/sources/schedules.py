"""Days of an event that repeats, by the wall clock of where it is.

Open Referral, OpenActive and schema.org all describe repeats with the parts of an iCalendar rule (RFC 5545).
An event at ten is at ten in summer and in winter.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Final, Literal
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday

from skill.feeds.feed import EARLIEST_YEAR, LATEST_YEAR, MAX_OCCURRENCES, Window

FREQUENCIES: Final[dict[str, Literal[1, 2, 3]]] = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY}
MAX_EVERY = 400
_BYDAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FULL_NAME = re.compile(r"(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY")


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """`frequency` is DAILY, WEEKLY, MONTHLY, or blank for one day alone. `by_day` holds "MO" or, by the
    month, "2MO" and "-1FR"; `until` is the last day it may fall on, `count` how often in all.
    """

    first: date
    starts: time
    frequency: str = ""
    every: int = 1
    by_day: tuple[str, ...] = ()
    by_month_day: tuple[int, ...] = ()
    until: date | None = None
    count: int | None = None
    not_on: frozenset[date] = frozenset()


def days_of(schedule: Schedule, window: Window) -> Iterator[date]:
    """Its days about the window, in order. Raises `ValueError` for a schedule that makes no sense."""
    _refuse_absurd(schedule)
    first, last = _days(window)
    if not schedule.frequency:
        found: Iterator[date] = iter((schedule.first,))
    else:
        held = (moment.date() for moment in _rule(schedule, last, first))
        found = islice((day for day in held if _is_one(schedule, day)), schedule.count)
    for number, day in enumerate(found):
        if day > last or number == MAX_OCCURRENCES:
            return
        if day >= first and day not in schedule.not_on:
            yield day


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant (UTC) of a time on the wall; one that the clock skips in spring is an hour later."""
    return datetime.combine(day, at.replace(tzinfo=None), tzinfo=zone).astimezone(UTC)


def end_after(day: date, starts: time, ends: time | None, zone: ZoneInfo) -> datetime:
    """When it is over: on the same day, or after midnight; its start where no end is known."""
    if ends is None:
        return moment(day, starts, zone)
    after_midnight = ends <= starts
    return moment(day + timedelta(days=after_midnight), ends, zone)


def by_day_of(text: str) -> tuple[str, ...]:
    """ "MO,TU", "2MO", "-1FR", or schema.org's "https://schema.org/Monday"; anything else is skipped."""
    found = []
    for word in re.split(r"[,;\s]+", text.upper()):
        word = word.rpartition("/")[2].rpartition(":")[2]
        word = word[:2] if _FULL_NAME.fullmatch(word) else word
        if _BYDAY.fullmatch(word):
            found.append(word)
    return tuple(found)


def _refuse_absurd(schedule: Schedule) -> None:
    if not EARLIEST_YEAR <= schedule.first.year <= LATEST_YEAR:
        raise ValueError("an impossible year")
    if schedule.frequency not in {"", *FREQUENCIES}:
        raise ValueError("a frequency that is not daily, weekly or monthly")
    if not 1 <= schedule.every <= MAX_EVERY:
        raise ValueError("an interval out of range")
    if not all(map(_BYDAY.fullmatch, schedule.by_day)):
        raise ValueError("an unknown day of the week")
    if not all(1 <= abs(day) <= 31 for day in schedule.by_month_day):
        raise ValueError("an unknown day of the month")


def _rule(schedule: Schedule, last: date, first: date) -> rrule:
    """Days that may belong to it, up to the end of the window. Without a count it begins shortly before the
    window, in step.

    dateutil checks the end of a rule only on a day that matches. A rule that never matches would be followed
    to the year 9999; so conditions that may never meet are left to `_is_one`.
    """
    begins = schedule.first if schedule.count is not None else _in_step(schedule, first)
    until = min(last, schedule.until) if schedule.until else last
    by_day = schedule.by_day if schedule.frequency != "DAILY" else ()
    by_month_day = schedule.by_month_day if schedule.frequency == "MONTHLY" and not by_day else ()
    return rrule(
        FREQUENCIES[schedule.frequency],
        dtstart=datetime.combine(begins, time.min),
        interval=schedule.every,
        byweekday=[_weekday(word, schedule.frequency) for word in by_day] or None,
        bymonthday=list(by_month_day) or None,
        until=datetime.combine(until, time.max),
    )


def _is_one(schedule: Schedule, day: date) -> bool:
    from_the_end = day.day - monthrange(day.year, day.month)[1] - 1
    is_day = not schedule.by_day or any(WEEKDAYS[day.weekday()] == word[-2:] for word in schedule.by_day)
    return is_day and (not schedule.by_month_day or bool({day.day, from_the_end} & {*schedule.by_month_day}))


def _in_step(schedule: Schedule, first: date) -> date:
    """For a rule that began long ago: a day in its own rhythm, shortly before the window."""
    days = (first - schedule.first).days
    if days <= 0 or schedule.frequency == "MONTHLY":
        return schedule.first
    rhythm = schedule.every * (7 if schedule.frequency == "WEEKLY" else 1)
    return schedule.first + timedelta(days=max(0, days // rhythm - 1) * rhythm)


def _weekday(word: str, frequency: str) -> weekday:
    which = int(word[:-2]) if len(word) > 2 and frequency == "MONTHLY" else None
    return weekday(WEEKDAYS.index(word[-2:]), which)


def _days(window: Window) -> tuple[date, date]:
    """With a day more at each end, because a window is of instants."""
    first = window.since.astimezone(window.zone).date() - timedelta(days=1)
    return first, window.until.astimezone(window.zone).date() + timedelta(days=1)
