"""Working days of the four UK jurisdictions, as far ahead as bank holidays are known."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from skill.domain.landlord import Jurisdiction
from skill.errors import NoCalendar

CHECKED_WITH = "0.109"
"""The release of the library `holidays` for which the horizon was chosen; a test compares it with the pin."""

EARLIEST = date(2025, 1, 1)
HORIZON = date(2028, 12, 31)
"""The end of the year after next, seen from that release. GOV.UK publishes about two years ahead; beyond that
the library calculates by rule, and no extra holiday has been proclaimed yet.
"""

SATURDAY = 5

_SUBDIVISIONS = {
    Jurisdiction.ENGLAND: "ENG",
    Jurisdiction.WALES: "WLS",
    Jurisdiction.SCOTLAND: "SCT",
    Jurisdiction.NORTHERN_IRELAND: "NIR",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """Days that are neither Saturday, Sunday nor a bank holiday. `closed_on` are a landlord's further closing
    days, which no statute recognises. Every method raises `NoCalendar` for a day before `EARLIEST` or after
    `HORIZON`.
    """

    jurisdiction: Jurisdiction
    closed_on: frozenset[date] = frozenset()

    def has(self, day: date) -> bool:
        if not EARLIEST <= day <= HORIZON:
            raise NoCalendar(f"bank holidays are known from {EARLIEST} to {HORIZON}, not on {day}")
        if day.weekday() >= SATURDAY or day in self.closed_on:
            return False
        return day not in bank_holidays(self.jurisdiction)

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which itself does not count."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.has(day)
        return day

    def this_or_next(self, day: date) -> date:
        return day if self.has(day) else self.after(day, 1)


@lru_cache(maxsize=len(Jurisdiction))
def bank_holidays(jurisdiction: Jurisdiction) -> frozenset[date]:
    """From `EARLIEST` to `HORIZON`, substitute days included.

    The library is imported only when a calendar is needed: the import takes longer than a whole turn.
    Raises `NoCalendar` where it is not installed.
    """
    try:
        import holidays
    except ImportError as problem:
        raise NoCalendar("the library of bank holidays is not installed") from problem
    years = range(EARLIEST.year, HORIZON.year + 1)
    return frozenset(holidays.UK(subdiv=_SUBDIVISIONS[jurisdiction], years=years))
