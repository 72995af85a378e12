"""Days as Alexa's AMAZON.DATE gives them: a day, a weekend, a week, a month, a season, a year, or "now"."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{1,2})(-WE)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-XX)?")
_YEAR = re.compile(r"(\d{4})(?:-XX-XX)?")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
SEASON_STARTS_IN = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


NOON = 12
TEA_TIME = 17
"""Hours of the landlord's local time: before noon is morning, from tea time on is evening."""


class PartOfDay(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


def part_of_day(hour: int) -> PartOfDay:
    """The part of the day for an hour of local time."""
    if hour < NOON:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if hour < TEA_TIME else PartOfDay.EVENING


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A run of days, both ends included. `is_weekend` and `is_now` keep the tenant's own word for the
    answer.
    """

    first: date
    last: date
    is_weekend: bool = False
    is_now: bool = False

    @property
    def is_one_day(self) -> bool:
        return self.first == self.last

    def from_today(self, today: date) -> "Period":
        """The part from today on, for questions about the future."""
        return replace(self, first=max(self.first, today))

    def gone_by(self, today: date) -> "Period":
        """The latest such days that have begun: about the past, "October" means the last one."""
        if self.first <= today:
            return self
        days_ahead = (self.first - today).days
        if (self.last - self.first).days < 7 and (days_ahead <= 7 or not self.is_one_day):
            earlier = timedelta(weeks=-(-days_ahead // 7))
            return Period(first=self.first - earlier, last=self.last - earlier, is_weekend=self.is_weekend)
        is_later_in_the_year = (self.first.month, self.first.day) > (today.month, today.day)
        return self._in_year(today.year - 1 if is_later_in_the_year else today.year)

    def _in_year(self, year: int) -> "Period":
        """The same day, month or season of another year; the end of February is adjusted."""
        if self.is_one_day:
            day = date(year, self.first.month, min(self.first.day, monthrange(year, self.first.month)[1]))
            return Period(first=day, last=day)
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        return _months(year, self.first.month, months)


def read_period(value: str, today: date) -> Period | None:
    """The days that an AMAZON.DATE value means, or None for a value that is not in the calendar."""
    text = value.strip().upper()
    if text == "PRESENT_REF":
        return Period(first=today, last=today, is_now=True)
    try:
        return _day(text) or _week(text) or _season(text) or _month(text) or _year(text)
    except (ValueError, OverflowError):
        return None


def _day(text: str) -> Period | None:
    if not (found := _DAY.fullmatch(text)):
        return None
    day = date(int(found[1]), int(found[2]), int(found[3]))
    return Period(first=day, last=day) if day.year < MAXYEAR else None


def _week(text: str) -> Period | None:
    if not (found := _WEEK.fullmatch(text)):
        return None
    monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    if found[3]:
        return Period(first=monday + timedelta(days=5), last=monday + timedelta(days=6), is_weekend=True)
    return Period(first=monday, last=monday + timedelta(days=6))


def _month(text: str) -> Period | None:
    found = _MONTH.fullmatch(text)
    return _months(int(found[1]), int(found[2]), 1) if found else None


def _season(text: str) -> Period | None:
    found = _SEASON.fullmatch(text)
    return _months(int(found[1]), SEASON_STARTS_IN[found[2]], 3) if found else None


def _year(text: str) -> Period | None:
    found = _YEAR.fullmatch(text)
    return _months(int(found[1]), 1, 12) if found else None


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or the last day of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months(year: int, month: int, count: int) -> Period:
    first = date(year, month, 1)
    after = year * 12 + month - 1 + count
    if after // 12 > MAXYEAR:
        raise ValueError("past the calendar")
    return Period(first=first, last=date(after // 12, after % 12 + 1, 1) - timedelta(days=1))
