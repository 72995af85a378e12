"""Values out of a stranger's document: of the type that is wanted and within reason, or as if never said."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from skill.domain.tenancy import Place
from skill.errors import FeedFailed
from skill.feeds.feed import EARLIEST_YEAR, LATEST_YEAR, MAX_OCCURRENCES, Occurrence, Window

LONGEST_TEXT = 2_000
DEAREST = 1_000.0
"""Pounds; whatever costs more is no coffee morning, but somebody's mistake."""

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE)
_DURATION = re.compile(r"P(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6})S)?)?")
_AMOUNT = re.compile(r"£?\s*(\d{1,6}(?:\.\d{1,2})?)")


def parse(body: bytes) -> Any:
    """A JSON document. Raises `FeedFailed` for what is none."""
    try:
        return json.loads(body.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as problem:
        raise FeedFailed("it is no JSON that can be read") from problem


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)


def as_object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def as_list(value: object) -> list[Any]:
    """Several things, one thing or none, as standards leave open and writers mix up."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def objects(thing: Mapping[str, Any], *names: str) -> list[Mapping[str, Any]]:
    """All the objects under any of the names."""
    return [each for name in names for each in as_list(thing.get(name)) if isinstance(each, Mapping)]


def text(value: object) -> str:
    """Blank for what is no text or number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)[:LONGEST_TEXT].strip()


def parse_bool(value: object) -> bool | None:
    """A yes or no of JSON or schema.org ("True", "https://schema.org/False"); None for anything else."""
    if isinstance(value, bool):
        return value
    return {"true": True, "1": True, "false": False, "0": False}.get(
        text(value).rpartition("/")[2].casefold()
    )


def parse_int(value: object, *, most: int = 1_000_000) -> int | None:
    """From 0 to `most`, also where it was written as text."""
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit() and len(value) < 12:
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if type(value) is int and 0 <= value <= most else None


def pence(value: object) -> int | None:
    """Pounds as a number or as text ("2.50", "£2"), in pence; None for no amount within reason."""
    if isinstance(value, str):
        found = _AMOUNT.fullmatch(value.strip()[:20])
        value = float(found[1]) if found else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= DEAREST:
        return None
    return round(value * 100)


def parse_place(latitude: object, longitude: object) -> Place | None:
    north, east = _degrees(latitude), _degrees(longitude)
    if north is None or east is None or abs(north) > 180 or abs(east) > 180:
        return None
    return Place(latitude=north, longitude=east)


def _degrees(value: object) -> float | None:
    try:
        number = float(value) if isinstance(value, str | int | float) else None
    except (ValueError, OverflowError):
        return None
    return number if number is not None and isfinite(number) else None


def parse_date(value: object) -> date | None:
    """The day of an ISO 8601 date or time; None for another year than people make plans for."""
    found = _DAY.match(text(value))
    if found is None or not EARLIEST_YEAR <= int(found[1]) <= LATEST_YEAR:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def parse_time(value: object) -> time | None:
    """A time of day by the clock on the wall; an offset behind it is passed over."""
    found = _TIME.fullmatch(text(value).rpartition("T")[2])
    if found is None:
        return None
    try:
        return time(int(found[1]) % 24 if found[1] == "24" else int(found[1]), int(found[2]))
    except ValueError:
        return None


def parse_datetime(value: object, zone: ZoneInfo) -> datetime | None:
    """An ISO 8601 date and time; without an offset it is of the zone. None for a date alone."""
    said = text(value)
    if parse_date(said) is None or len(said) < len("2026-11-23T10"):
        return None
    try:
        found = datetime.fromisoformat(said)
        return found if found.tzinfo else found.replace(tzinfo=zone)
    except ValueError:
        return None


def parse_duration(value: object) -> timedelta | None:
    """ISO 8601 without years and months: "PT1H30M"."""
    found = _DURATION.fullmatch(text(value).upper())
    if found is None or not any(found.groups()):
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def limit_occurrences(found: Iterable[Occurrence], window: Window) -> Iterator[Occurrence]:
    """As many within the window as are read of one feed; what is of another time is passed over."""
    count = 0
    for each in found:
        if window.holds(each.starts_at, each.ends_at):
            if count == MAX_OCCURRENCES:
                window.skip(f"more than {MAX_OCCURRENCES:,} dates")
                return
            count += 1
            yield each
