"""When an event is on, and which days were asked about, as a tenant would say it."""

from datetime import date, datetime, timedelta

from skill.domain.events.event import Event
from skill.domain.landlord import Landlord
from skill.domain.periods import PartOfDay, Period
from skill.speech import plain

ONE_SITTING = timedelta(hours=18)
"""Anything longer, such as an exhibition or a weekend away, is said with the day it ends."""

_SEASONS = {2: "the winter", 5: "the spring", 8: "the summer", 11: "the autumn"}
"""By the month in which they end."""


def asked(period: Period, part: PartOfDay | None, today: date) -> str:
    """How the days asked about are said: "this weekend", "in January", "tomorrow evening"."""
    if period.is_one_day and not period.is_weekend and not period.is_now:
        return _one_day(period.first, part, today)
    return f"{_days(period, today)}{f' in the {part.value}' if part else ''}"


def _one_day(day: date, part: PartOfDay | None, today: date) -> str:
    if part is None:
        return plain.on_day(day, today)
    if day == today:
        return f"this {part.value}"
    if (day - today).days < 7:
        return f"{plain.on_day(day, today)} {part.value}"
    return f"{plain.on_day(day, today)}, in the {part.value},"


def _days(period: Period, today: date) -> str:
    if period.is_now:
        return "right now"
    if period.is_weekend:
        return _which(period, today, "weekend")
    days = (period.last - period.first).days
    if days < 7:
        is_default = period.first == today and period.last.weekday() < 6
        return "in the next few days" if is_default else _which(period, today, "week")
    return _months(period, today, days)


def _which(period: Period, today: date, what: str) -> str:
    weeks = (period.last - _monday(today)).days // 7
    return {0: "this ", 1: "next "}.get(weeks, "that ") + what


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _months(period: Period, today: date, days: int) -> str:
    """A month, a season or a year; the part of it that is over has been cut off."""
    year = period.last.year
    if days > 92:
        return "this year" if year == today.year else f"in {year}"
    if days > 31:
        season = _SEASONS.get(period.last.month)
        return f"in {season}" if season else "this year"
    if (year, period.last.month) == (today.year, today.month):
        return "this month"
    return f"in {plain.month(period.last)}{f' {year}' if (period.first - today).days > 320 else ''}"


def in_a_list(event: Event, landlord: Landlord, now: datetime) -> str:
    """How the time of an event is said in a list: "tomorrow at ten in the morning", "all day on Friday"."""
    today, start = landlord.today(now), landlord.local(event.starts_at)
    if _is_one_whole_day(event, landlord):
        return f"all day {plain.on_day(start.date(), today)}"
    is_long = event.is_all_day or _is_long(event)
    if event.starts_at <= now < event.ends_at:
        until = plain.day(_last_day(event, landlord), today)
        return f"on now until {until if is_long else plain.clock_time(landlord.local(event.ends_at))}"
    if is_long:
        return f"from {plain.day(start.date(), today)} until {plain.day(_last_day(event, landlord), today)}"
    return f"{plain.day(start.date(), today)} at {plain.clock_time(start)}"


def in_full(event: Event, landlord: Landlord, now: datetime) -> str:
    """How the time of an event is said in its details.

    One day with its hours, or from one day until another; no end where none is known.
    """
    today = landlord.today(now)
    start, end = landlord.local(event.starts_at), landlord.local(event.ends_at)
    day = plain.on_day(start.date(), today)
    if event.is_all_day:
        return f"{day}, all day" if _is_one_whole_day(event, landlord) else in_a_list(event, landlord, now)
    if event.ends_at <= event.starts_at:
        return f"{day} at {plain.clock_time(start)}"
    until = f"{plain.day(end.date(), today)} at {plain.clock_time(end)}"
    if event.starts_at <= now < event.ends_at:
        return f"on now, until {until if _is_long(event) else plain.clock_time(end)}"
    if _is_long(event):
        return f"{day} at {plain.clock_time(start)}, until {until}"
    return f"{day}, {plain.between(start, end)}"


def _is_one_whole_day(event: Event, landlord: Landlord) -> bool:
    return event.is_all_day and _last_day(event, landlord) <= landlord.local(event.starts_at).date()


def _is_long(event: Event) -> bool:
    return event.ends_at - event.starts_at >= ONE_SITTING


def _last_day(event: Event, landlord: Landlord) -> date:
    """An event that ends at midnight ended the day before."""
    return landlord.local(event.ends_at - timedelta(seconds=1)).date()
