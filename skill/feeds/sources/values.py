"""Safe readers of other people's values: the type that is wanted and within reason, or as if never written.

Every kind of feed reads with these, so that one broken field never loses an item.
"""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo

from skill.domain import tenancy
from skill.errors import FeedFailed
from skill.feeds.feed import EARLIEST_YEAR, LATEST_YEAR, Ages

LONGEST_TEXT = 2_000
MAX_ENTRIES = 500
"""Objects that are read of one list within an item."""

DEAREST = 1_000.0
"""Pounds; what costs more is no coffee morning but a mistake."""

LONGEST = timedelta(days=400)
OLDEST = 120
"""Years."""

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NO_SUCH_END = re.compile(r"(?:000\d|9999)-")
"""What databases write for "no date"."""

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE)
_DURATION = re.compile(
    r"P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})(?:\.\d{1,9})?S)?)?"
)
_AMOUNT = re.compile(r"£?\s*(\d{1,6}(?:\.\d{1,2}0*)?)")

_AGES = re.compile(r"(\d{1,3})?\s*(?:-|–|to|\+|and over|plus)\s*(\d{1,3})?")

Json = Mapping[str, Any]


def parse_json(body: bytes) -> Any:
    """A JSON document. NaN and Infinity, which are not JSON but are written, become None.

    Raises `FeedFailed` for what is not JSON.
    """
    try:
        return json.loads(body.decode("utf-8-sig"), parse_constant=lambda _: None)
    except (ValueError, RecursionError) as problem:
        raise FeedFailed("it is not JSON that can be read") from problem


def as_list(value: object) -> list[Any]:
    """Several things, one thing or none, as standards leave open and writers mix up."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def objects(value: object) -> list[Json]:
    """The objects in what may be one, several or something else."""
    return [each for each in as_list(value)[:MAX_ENTRIES] if isinstance(each, Mapping)]


def objects_under(thing: Json, *names: str) -> list[Json]:
    """All the objects under any of the names."""
    return [each for name in names for each in objects(thing.get(name))]


def as_object(value: object) -> Json:
    """The object, or the first of several; an empty one where there is none."""
    return next(iter(objects(value)), {})


def text(value: object) -> str:
    """Cut, and only of characters that can be stored; blank for what is neither text nor number."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    written = str(value)[:LONGEST_TEXT].strip()
    return written if written.isascii() else written.encode("utf-8", "replace").decode()


def last_part(value: object) -> str:
    """The name at the end of "https://schema.org/True", "schema:True" and "#True"."""
    return text(value).replace("#", "/").replace(":", "/").rpartition("/")[2]


def parse_bool(value: object) -> bool | None:
    """A yes or no of JSON or schema.org ("True", "https://schema.org/False"); None for anything else."""
    if isinstance(value, bool):
        return value
    return {"true": True, "1": True, "false": False, "0": False}.get(last_part(value).casefold())


def parse_number(value: object) -> float | None:
    """A finite number, also one that was written as text."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if isfinite(found) else None


def parse_int(value: object, *, least: int = 0, most: int = 1_000_000) -> int | None:
    """A whole number within bounds, also one that was written as text."""
    found = parse_number(value)
    return int(found) if found is not None and found.is_integer() and least <= found <= most else None


def parse_pence(value: object) -> int | None:
    """Pounds as a number or as text ("2.50", "£2"), in pence; None for no amount within reason."""
    if isinstance(value, str):
        found = _AMOUNT.fullmatch(value.strip()[:20])
        value = float(found[1]) if found else None
    pounds = parse_number(value)
    return round(pounds * 100) if pounds is not None and 0 <= pounds <= DEAREST else None


def parse_age(value: object) -> int | None:
    """Whole years that people reach."""
    return parse_int(value, most=OLDEST)


def parse_ages(value: object) -> Ages:
    """The youngest and the oldest of "5-11", "60+", "-17"; neither of what is written otherwise."""
    found = _AGES.fullmatch(text(value).casefold())
    return (parse_age(found[1]), parse_age(found[2])) if found else (None, None)


def parse_place(latitude: object, longitude: object) -> tenancy.Place | None:
    try:
        return tenancy.parse_place(latitude, longitude)
    except ValueError:
        return None


def parse_date(value: object) -> date | None:
    """The day of an ISO 8601 date or time; None outside the years that people make plans for."""
    found = _DATE.match(text(value))
    if found is None or not EARLIEST_YEAR <= int(found[1]) <= LATEST_YEAR:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def parse_end_date(value: object) -> date | None:
    """A last day; None where none is set. Raises `ValueError` for what is not a date."""
    written = text(value)
    found = parse_date(written)
    if written and found is None and not _NO_SUCH_END.match(written):
        raise ValueError("an end that is not a date")
    return found


def parse_time(value: object) -> time | None:
    """A time of day by the clock on the wall; an offset behind it is ignored."""
    found = _TIME.fullmatch(text(value).rpartition("T")[2])
    if found is None:
        return None
    try:
        return time(int(found[1]) % 24 if found[1] == "24" else int(found[1]), int(found[2]))
    except ValueError:
        return None


def parse_datetime(value: object, zone: ZoneInfo) -> datetime | None:
    """An ISO 8601 date and time, of the zone where it has no offset. None for a date alone."""
    written = text(value)
    if len(written) < len("2026-11-23T10"):
        return None
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    if not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        return None
    return found if found.tzinfo else found.replace(tzinfo=zone)


def parse_duration(value: object) -> timedelta | None:
    """ISO 8601 without years and months: "PT1H30M"."""
    found = _DURATION.fullmatch(text(value).upper())
    if found is None or not any(found.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return length if length <= LONGEST else None
