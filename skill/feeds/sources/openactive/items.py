"""From one OpenActive item to the part that is kept, or to nothing where it is of no use.

OpenActive Opportunity Data 2. A field that is missing or absurd is left out, so that a session's own fields
can be laid over those of its series.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from skill.domain.events.nearby import Area
from skill.domain.tenancy import Place
from skill.feeds.feed import corrected
from skill.feeds.sources import schema_org, values
from skill.feeds.sources.openactive.opportunities import OpportunityItem, minutes
from skill.feeds.sources.values import Json

SERIES = frozenset({"SessionSeries", "EventSeries"})
WORTH_KEEPING = SERIES | {"ScheduledSession", "Event", "HeadlineEvent", "CourseInstance"}
"""The kinds that people can turn up to; a Slot, for instance, needs a booking account."""

ALWAYS = (0, 10**8)
"""Minutes, for items with schedules and for those whose dates are not known."""

A_DAY = 24 * 60
MAX_LABELS = 50
MAX_SCHEDULES = 10
DEEPEST = 3
UK = ZoneInfo("Europe/London")
"""The zone of times without an offset: OpenActive is a UK standard."""

_STEP_FREE = re.compile(r"physical|wheelchair", re.IGNORECASE)
_GENDERS = {"femaleonly": "women", "maleonly": "men", "none": "", "norestriction": ""}
_ADDRESS_PARTS = ("streetAddress", "addressLocality", "postalCode")


def item_of(kind: object, data: Json, *, area: Area | None, now: datetime) -> OpportunityItem | None:
    """None for what is of no use: another kind, or over by `now`. `kind` is what the feed calls it.

    Where a date cannot be used, `data` says why under "why_not", for the notes of the window.
    """
    what = _type_of(data) or values.text(kind).partition(".")[0]
    if what not in WORTH_KEEPING:
        return None
    whole = data.get("superEvent")
    found, place = _with_what_it_is_part_of(data, DEEPEST)
    dates = _dates(data)
    is_series = what in SERIES and not {"parts", "schedules"} & dates.keys()
    starts, ends = (None, None) if is_series else _span(dates)
    if ends is not None and ends < minutes(now):
        return None
    return OpportunityItem(
        kind=what,
        address=schema_org.id_of(data),
        parent=schema_org.id_of(whole) if isinstance(whole, dict) else values.text(whole),
        starts=starts,
        ends=ends,
        place=place,
        is_far=is_far(place, area),
        data=found if is_series else found | dates,
    )


def _type_of(data: Json) -> str:
    return next(iter(schema_org.types_of(data)), "")


def is_far(place: Place | None, area: Area | None) -> bool:
    """Whether it is known to lie outside the area, also with its coordinates the other way round."""
    found = corrected(place, area) if place is not None else None
    return found is not None and area is not None and not area.holds(found)


def _with_what_it_is_part_of(data: Json, deepest: int) -> tuple[dict[str, Any], Place | None]:
    """Its own fields over those of a series that it contains."""
    own, place = _fields(data), schema_org.place_of(data.get("location"))
    whole = data.get("superEvent")
    if isinstance(whole, dict) and deepest:
        above, place_above = _with_what_it_is_part_of(whole, deepest - 1)
        return above | own, place or place_above
    return own, place


def _dates(data: Json) -> dict[str, Any]:
    """Its parts, else its schedules, else its own date, as minutes since 1970."""
    parts = [_part(each) for each in values.objects(data.get("subEvent"))]
    if parts:
        return {"parts": parts}
    schedules = [
        _schedule(each)
        for each in values.objects(data.get("eventSchedule"))[:MAX_SCHEDULES]
        if _type_of(each) in {"Schedule", ""} or _is_enough(each)
    ]
    return {"schedules": schedules} if schedules else own_date(data)


def _is_enough(schedule: Json) -> bool:
    """A PartialSchedule may lack anything; without a first day and a time it gives no dates."""
    is_partial = _type_of(schedule) == "PartialSchedule"
    return is_partial and bool(
        values.text(schedule.get("startDate")) and values.text(schedule.get("startTime"))
    )


def _part(data: Json) -> dict[str, Any]:
    own = _fields(data)
    place = schema_org.place_of(data.get("location"))
    if place is not None:
        own["at"] = [place.latitude, place.longitude]
    return own | {"uid": schema_org.id_of(data)} | own_date(data)


_USED_OF_A_SCHEDULE = (
    *("startDate", "endDate", "startTime", "endTime", "duration", "repeatFrequency", "repeatCount"),
    *("scheduleTimezone", "byDay", "byMonth", "byMonthDay", "exceptDate"),
)


def _schedule(data: Json) -> dict[str, Any]:
    """As it is written, since its days depend on when it is read; a partial one is not sure."""
    found = {name: _plain(data[name]) for name in _USED_OF_A_SCHEDULE if name in data}
    return found | {"is_partial": True} if _type_of(data) == "PartialSchedule" else found


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [_plain(each) for each in value[: values.MAX_ENTRIES] if not isinstance(each, (list, dict))]
    return value if isinstance(value, int) and abs(value) < 2**31 else values.text(value)


def own_date(data: Json) -> dict[str, Any]:
    """`starts` and, where it is known, `ends`, in minutes; or `why_not`."""
    dates = schema_org.own_dates(data, UK)
    if dates is None:
        return {"why_not": schema_org.NO_DATE}
    starts_at, ends_at, is_all_day = dates
    found: dict[str, Any] = {"starts": minutes(starts_at)}
    if is_all_day:
        found["is_all_day"] = True
    if ends_at is not None:
        found["ends"] = minutes(ends_at)
    return found


def _span(dates: Json) -> tuple[int, int]:
    """Around all of its dates, with a day more where the end is not known or only its series has it."""
    parts = dates.get("parts", [dates])
    known = [part for part in parts if "starts" in part]
    if "schedules" in dates or len(known) < len(parts):
        return ALWAYS
    ends = [part.get("ends", part["starts"] + max(part.get("minutes", 0), A_DAY)) for part in known]
    return min(part["starts"] for part in known), max(ends)


def _fields(data: Json) -> dict[str, Any]:
    """Those that are there, under names of our own; `_READERS` says which."""
    found = {ours: read(data[theirs]) for theirs, (ours, read) in _READERS.items() if theirs in data}
    if "location" in data:
        where = values.as_object(data["location"])
        found |= {"venue": values.text(where.get("name")), "address": _address(where.get("address"))}
    return {name: value for name, value in found.items() if _says_something(name, value)}


def _says_something(name: str, value: object) -> bool:
    """No restriction of gender is something to say, too: that of the series may be another."""
    return value is not None and (name == "gender" or value not in ("", []))


def _address(value: object) -> str:
    """In one line, of a text or a PostalAddress."""
    parts = (values.text(values.as_object(value).get(name)) for name in _ADDRESS_PARTS)
    return values.text(value) or ", ".join(filter(None, parts))


def _ages(value: object) -> list[int | None] | None:
    """The youngest and the oldest, in years; one of them may be open."""
    span = values.as_object(value)
    youngest = values.parse_age(span.get("minValue", span.get("minimum")))
    oldest = values.parse_age(span.get("maxValue", span.get("maximum")))
    if youngest is not None and oldest is not None and oldest < youngest:
        # Systems write 0 for "no limit".
        oldest = None
    return None if youngest is None and oldest is None else [youngest, oldest]


def _labels(value: object) -> list[str]:
    """Words of a text, of a Concept (its prefLabel), or of several of them."""
    several = values.as_list(value)[:MAX_LABELS]
    words = [values.text(each.get("prefLabel") if isinstance(each, Mapping) else each) for each in several]
    return [word for word in words if word and "://" not in word]


def _is_step_free(support: object) -> bool | None:
    """True where support of people who cannot use steps is named; feeds never say that there is none."""
    return True if any(_STEP_FREE.search(label) for label in _labels(support)) else None


def _is_full(remaining: object) -> bool | None:
    left = values.parse_number(remaining)
    return None if left is None else left <= 0


def _minutes(duration: object) -> int | None:
    found = values.parse_duration(duration)
    return None if found is None else int(found.total_seconds() // 60)


_READERS: Mapping[str, tuple[str, Callable[[object], object]]] = {
    "name": ("title", values.text),
    "offers": ("pence", schema_org.price_pence),
    "ageRange": ("ages", _ages),
    "activity": ("activity", _labels),
    "category": ("category", _labels),
    "level": ("level", _labels),
    "genderRestriction": ("gender", lambda gender: _GENDERS.get(values.last_part(gender).lower())),
    "accessibilitySupport": ("step_free", _is_step_free),
    "eventStatus": ("off", schema_org.is_cancelled),
    "eventAttendanceMode": ("online", lambda mode: schema_org.is_online(mode) or None),
    "remainingAttendeeCapacity": ("full", _is_full),
    "duration": ("minutes", _minutes),
}
