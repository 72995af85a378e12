"""What is used of an OpenActive item, as it was written: text, figures and labels, each of them made safe.

OpenActive Opportunity Data 2. A field that is not there, or that is absurd, is left out, so that a session's
own fields can be laid over those of its series.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import Any

from skill.domain.tenancy import Place

MAX_CHARACTERS = 2_000
MAX_ENTRIES = 50
DEAREST_POUNDS = 1_000
OLDEST_AGE = 150
LONGEST_MINUTES = 400 * 24 * 60

_DURATION = re.compile(
    r"P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:\d{1,7}(?:\.\d{1,9})?S)?)?"
)
_STEP_FREE = re.compile(r"physical|wheelchair", re.IGNORECASE)
_GENDERS = {"femaleonly": "women", "maleonly": "men", "none": "", "norestriction": ""}
_ADDRESS_PARTS = ("streetAddress", "addressLocality", "postalCode")


def fields(data: Mapping[str, Any]) -> dict[str, Any]:
    """Those that are there, under names of our own; `_FIELDS` says which."""
    found = {ours: read(data[theirs]) for theirs, (ours, read) in _FIELDS.items() if theirs in data}
    if "location" in data:
        where = first(data["location"])
        found |= {"venue": text(where.get("name")), "address": address(where.get("address"))}
    return {name: value for name, value in found.items() if _says_something(name, value)}


def _says_something(name: str, value: object) -> bool:
    """No restriction is something to say, too: the series' own may be another."""
    return value is not None and (name == "gender" or value not in ("", []))


def text(value: object) -> str:
    """Cut, and of characters that can be stored: JSON may hold halves of them."""
    if not isinstance(value, str):
        return ""
    return value[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8").strip()


def first(value: object) -> Mapping[str, Any]:
    """The object, or the first one of several; an empty one where there is none."""
    return next(objects(value), {})


def objects(value: object) -> Iterator[Mapping[str, Any]]:
    """The objects in what may be one, several, or something else."""
    for each in value[:MAX_ENTRIES] if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield each


def named(data: Mapping[str, Any], name: str) -> object:
    """`id` and `type` are written "@id" and "@type" as well."""
    return data.get(f"@{name}", data.get(name))


def address_of(data: Mapping[str, Any]) -> str:
    """What an object is known by, empty where it says nothing; a number is as good as a name."""
    value = named(data, "id")
    return str(value) if isinstance(value, int) and abs(value) < 2**63 else text(value)


def type_of(data: Mapping[str, Any]) -> str:
    value = named(data, "type")
    return last_part(value[0] if isinstance(value, list) and value else value)


def last_part(value: object) -> str:
    """Of "https://openactive.io/FemaleOnly" and "oa:FemaleOnly" what counts."""
    return re.split(r"[/#:]", text(value))[-1]


def number(value: object) -> float | None:
    """Also one in quotes; never one that is infinite or none."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if isfinite(found) else None


def point(location: object) -> Place | None:
    """Where it is on the map, of a Place or of the first one of several."""
    geo = first(first(location).get("geo"))
    latitude, longitude = number(geo.get("latitude")), number(geo.get("longitude"))
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return Place(latitude=latitude, longitude=longitude)


def address(value: object) -> str:
    """In one line, of a text or a PostalAddress."""
    if isinstance(value, str):
        return text(value)
    parts = first(value)
    return ", ".join(part for name in _ADDRESS_PARTS if (part := text(parts.get(name))))


def pence(offers: object) -> int | None:
    """The dearest price in pounds sterling, so that nobody is told less; 0 is free in any currency."""
    prices = [price for offer in objects(offers) if (price := _price(offer)) is not None]
    return max(prices, default=None)


def _price(offer: Mapping[str, Any]) -> int | None:
    value = offer.get("price")
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        price = Decimal(str(value)[:30])
    except (InvalidOperation, ValueError):
        return None
    if not price.is_finite() or not 0 <= price <= DEAREST_POUNDS:
        return None
    is_in_pounds = text(offer.get("priceCurrency")).upper() == "GBP"
    return round(price * 100) if is_in_pounds or price == 0 else None


def ages(value: object) -> list[int | None] | None:
    """The youngest and the oldest, in years; one of them may be open."""
    span = first(value)
    youngest = _age(span.get("minValue", span.get("minimum")))
    oldest = _age(span.get("maxValue", span.get("maximum")))
    if youngest is not None and oldest is not None and oldest < youngest:
        # Systems write 0 for "no limit".
        oldest = None
    return None if youngest is None and oldest is None else [youngest, oldest]


def gender(value: object) -> str | None:
    """Whom it is for alone, in our own words; empty for everybody."""
    return _GENDERS.get(last_part(value).lower())


def _age(value: object) -> int | None:
    years = number(value)
    return int(years) if years is not None and 0 <= years <= OLDEST_AGE else None


def labels(value: object) -> list[str]:
    """Words of a text, of a Concept (its prefLabel), or of several of them."""
    several = value[:MAX_ENTRIES] if isinstance(value, list) else [value]
    words = [text(each.get("prefLabel") if isinstance(each, dict) else each) for each in several]
    return [word for word in words if word and "://" not in word]


def is_step_free(support: object) -> bool | None:
    """True where support of people who cannot use steps is named; nobody says that there is none."""
    return True if any(_STEP_FREE.search(label) for label in labels(support)) else None


def is_off(status: object) -> bool | None:
    """What is postponed has no date any more; what is rescheduled is on at the date that is given."""
    name = last_part(status)
    return name in {"EventCancelled", "EventPostponed", "Cancelled", "Postponed"} if name else None


def is_online(mode: object) -> bool | None:
    """Online alone; what is "mixed" has a place as well (schema.org, eventAttendanceMode)."""
    return last_part(mode) == "OnlineEventAttendanceMode" or None


def is_full(remaining: object) -> bool | None:
    left = number(remaining)
    return None if left is None else left <= 0


def duration(value: object) -> int | None:
    """Whole minutes of an ISO 8601 duration in weeks, days, hours and minutes."""
    found = _DURATION.fullmatch(text(value))
    if found is None or not any(found.groups()):
        return None
    weeks, days, hours, minutes = (int(group or 0) for group in found.groups())
    total = ((weeks * 7 + days) * 24 + hours) * 60 + minutes
    return total if total <= LONGEST_MINUTES else None


_FIELDS: Mapping[str, tuple[str, Callable[[object], object]]] = {
    "name": ("title", text),
    "offers": ("pence", pence),
    "ageRange": ("ages", ages),
    "activity": ("activity", labels),
    "category": ("category", labels),
    "level": ("level", labels),
    "genderRestriction": ("gender", gender),
    "accessibilitySupport": ("step_free", is_step_free),
    "eventStatus": ("off", is_off),
    "eventAttendanceMode": ("online", is_online),
    "remainingAttendeeCapacity": ("full", is_full),
    "duration": ("minutes", duration),
}
