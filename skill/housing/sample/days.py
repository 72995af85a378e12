"""Days and times of the made-up homes, all counted from `today`."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = get_args(Weekday)
"""Their names in the order of their numbers, which are those of Python's dates."""

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def at(day: date, clock: str) -> datetime:
    """The instant when clocks at the homes show that time, such as "09:30"."""
    local = datetime.combine(day, time.fromisoformat(clock), tzinfo=ZoneInfo("Europe/London"))
    return local.astimezone(UTC)


def next_weekday(day: date, weekday: int) -> date:
    """That weekday on or after the day."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def workday(day: date) -> date:
    """The day itself from Monday to Friday, the Monday after it at a weekend."""
    return day if day.weekday() < SATURDAY else next_weekday(day, MONDAY)
