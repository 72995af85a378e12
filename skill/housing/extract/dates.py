"""Days and instants as housing systems write them. What could be read two ways is refused."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from skill.housing.extract.findings import Refused

EARLIEST = date(1900, 1, 2)
"""Excel's day zero and the empty dates of older systems are before it."""

REMEMBERED = 100_000
"""How many ways of writing a day are kept: a housing system has fewer days than homes."""

FUTURE = "a date is in the future"

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ISO = re.compile(r"(\d{4})([/-])(\d{2})\2(\d{2})(?:[T ](.+))?")
_BRITISH = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[T ]+(.+))?")
_IN_WORDS = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})(?:[T ]+(.+))?")
_SHORT_YEAR = re.compile(r"\d{1,2}[/. -](?:\d{1,2}|[A-Za-z]{3,9})[/. -]\d{2}(?:\s.*)?")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6})\d*)?)?(?: ?([AP]M))?", re.IGNORECASE)
_ZONE = re.compile(r"(.*?)\s*(Z|[+-]\d{2}:?\d{2})", re.IGNORECASE)


def day(text: str, zone: ZoneInfo) -> date:
    """The day at the landlord's homes. Raises `Refused`."""
    on, rest = _day_and_rest(text)
    if not rest:
        return on
    return instant(text, zone).astimezone(zone).date()


class Days(dict[str, date]):
    """`day` of each text up to `latest`, worked out once for each way it is written. Raises `Refused`."""

    def __init__(self, zone: ZoneInfo, *, latest: date = date.max) -> None:
        super().__init__()
        self._zone, self._latest = zone, latest

    def __missing__(self, text: str) -> date:
        found = day(text.strip(), self._zone)
        if found > self._latest:
            raise Refused(FUTURE)
        if len(self) < REMEMBERED:
            self[text] = found
        return found


def instant(text: str, zone: ZoneInfo) -> datetime:
    """UTC; a time without a zone is the landlord's wall clock, a day without a time its first moment."""
    return plain_instant(text, zone) or _any_instant(text, zone)


def plain_instant(text: str, zone: ZoneInfo) -> datetime | None:
    """`instant` for the usual ISO form, quickly; None for any other form."""
    if text[4:5] != "-" or text[7:8] != "-" or text[10:11] not in {"T", " "} or text[13:14] != ":":
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    if found.year <= EARLIEST.year:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)


def _any_instant(text: str, zone: ZoneInfo) -> datetime:
    on, rest = _day_and_rest(text)
    if not rest:
        return at(on, time(), zone)
    with_zone = _ZONE.fullmatch(rest)
    clock = time_of_day(with_zone[1] if with_zone else rest)
    if with_zone is None:
        return at(on, clock, zone)
    offset = datetime.fromisoformat(f"2000-01-01T00:00:00{with_zone[2].upper()}").tzinfo
    return datetime.combine(on, clock, offset).astimezone(UTC)


def at(on: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, clock, zone).astimezone(UTC)


def time_of_day(text: str) -> time:
    """ "08:00", "8:00", "1:30 PM". Raises `Refused`."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise Refused("a time is not like 08:30")
    hour = int(found[1])
    if found[5]:
        hour = hour % 12 + (12 if found[5].upper() == "PM" else 0)
    try:
        return time(hour, int(found[2]), int(found[3] or 0), int((found[4] or "0").ljust(6, "0")))
    except ValueError:
        raise Refused("a time is not like 08:30") from None


def _day_and_rest(text: str) -> tuple[date, str]:
    if found := _ISO.fullmatch(text):
        year, month, on, rest = int(found[1]), int(found[3]), int(found[4]), found[5]
    elif found := _BRITISH.fullmatch(text):
        year, month, on, rest = int(found[4]), int(found[3]), int(found[1]), found[5]
        if month > 12 >= on:
            raise Refused("a date has the month first; it must be DD/MM/YYYY or YYYY-MM-DD")
    elif (found := _IN_WORDS.fullmatch(text)) and (named := _month(found[2])):
        year, month, on, rest = int(found[3]), named, int(found[1]), found[4]
    else:
        raise Refused(_why_not(text))
    try:
        whole = date(year, month, on)
    except ValueError:
        raise Refused("a date is not in the calendar") from None
    if whole < EARLIEST:
        raise Refused("a date is before 1900, as Excel's empty date is")
    return whole, (rest or "").strip()


def _month(word: str) -> int | None:
    named = (number for number, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()))
    return next(named, None)


def _why_not(text: str) -> str:
    if not text:
        return "a date is blank"
    if _SHORT_YEAR.fullmatch(text):
        return "a date has a year of two digits"
    if re.fullmatch(r"\d{4,6}(\.\d+)?", text):
        return "a date is a bare number, as Excel shows one in a column of numbers"
    return "a date is not DD/MM/YYYY or YYYY-MM-DD"
