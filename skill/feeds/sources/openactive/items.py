"""From the data of one OpenActive item to what is kept of it, or to nothing where it is of no use."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from skill.domain.events.nearby import Area
from skill.domain.tenancy import Place
from skill.feeds.feed import EARLIEST_YEAR, LATEST_YEAR
from skill.feeds.sources.openactive.fields import address_of, fields, objects, point, text, type_of
from skill.feeds.sources.openactive.opportunities import OpportunityItem, minutes

SERIES = frozenset({"SessionSeries", "EventSeries"})
WORTH_KEEPING = SERIES | {"ScheduledSession", "Event", "HeadlineEvent", "CourseInstance"}
"""The kinds that somebody can go to at a time; nobody without a booking account can go to a Slot."""

ALWAYS = (0, 10**8)
"""Minutes of what says itself when it is on, or whose time is not known."""

A_DAY = 24 * 60
MAX_PARTS = 500
MAX_SCHEDULES = 10
DEEPEST = 3
UK = ZoneInfo("Europe/London")
"""Of times that name no offset: OpenActive is a standard of this country."""

_DAY_ALONE = re.compile(r"\d{4}-\d\d-\d\d")


def item_of(
    kind: object, data: Mapping[str, Any], *, area: Area | None, now: datetime
) -> OpportunityItem | None:
    """None for what is of no use: another kind, or over by `now`. `kind` is the feed's own word for it.

    Where a date cannot be used, `data` says why not under "why_not", for the notes of a reading.
    """
    what = type_of(data) or text(kind).partition(".")[0]
    if what not in WORTH_KEEPING:
        return None
    found, place = _with_what_it_is_part_of(data, DEEPEST)
    dates = _dates(data)
    is_series = what in SERIES and not {"parts", "schedules"} & dates.keys()
    starts, ends = (None, None) if is_series else _span(dates)
    if ends is not None and ends < minutes(now):
        return None
    return OpportunityItem(
        kind=what,
        address=address_of(data),
        parent=_parent(data),
        starts=starts,
        ends=ends,
        place=place,
        is_far=is_far(place, area),
        data=found if is_series else found | dates,
    )


def is_far(place: Place | None, area: Area | None) -> bool:
    """Not what is on no map, and not what fits the other way round: that may yet be put right."""
    if place is None or area is None or (abs(place.latitude) < 1 and abs(place.longitude) < 1):
        return False
    swapped = Place(latitude=place.longitude, longitude=place.latitude)
    return not area.holds(place) and not (abs(swapped.latitude) <= 90 and area.holds(swapped))


def _with_what_it_is_part_of(data: Mapping[str, Any], deepest: int) -> tuple[dict[str, Any], Place | None]:
    """Its own fields over those of a series that it carries within itself."""
    own, place = fields(data), point(data.get("location"))
    whole = data.get("superEvent")
    if isinstance(whole, dict) and deepest:
        above, place_above = _with_what_it_is_part_of(whole, deepest - 1)
        return above | own, place or place_above
    return own, place


def _parent(data: Mapping[str, Any]) -> str:
    whole = data.get("superEvent")
    return address_of(whole) if isinstance(whole, dict) else text(whole)


def _dates(data: Mapping[str, Any]) -> dict[str, Any]:
    """Its parts, else its schedules, else its own date, as minutes since 1970."""
    parts = [_part(each) for each in _several(data.get("subEvent"), MAX_PARTS)]
    if parts:
        return {"parts": parts}
    schedules = [
        _schedule(each)
        for each in _several(data.get("eventSchedule"), MAX_SCHEDULES)
        if type_of(each) in {"Schedule", ""} or _is_enough(each)
    ]
    return {"schedules": schedules} if schedules else own_date(data)


def _is_enough(schedule: Mapping[str, Any]) -> bool:
    """A PartialSchedule may leave out anything; without a first day and a time it says nothing of dates."""
    is_partial = type_of(schedule) == "PartialSchedule"
    return is_partial and bool(text(schedule.get("startDate")) and text(schedule.get("startTime")))


def _several(value: object, most: int) -> list[Mapping[str, Any]]:
    return list(objects(value[:most] if isinstance(value, list) else value))


def _part(data: Mapping[str, Any]) -> dict[str, Any]:
    own = fields(data)
    place = point(data.get("location"))
    if place is not None:
        own["at"] = [place.latitude, place.longitude]
    return own | {"uid": address_of(data)} | own_date(data)


_USED_OF_A_SCHEDULE = (
    *("startDate", "endDate", "startTime", "endTime", "duration", "repeatFrequency", "repeatCount"),
    *("scheduleTimezone", "byDay", "byMonth", "byMonthDay", "exceptDate"),
)


def _schedule(data: Mapping[str, Any]) -> dict[str, Any]:
    """As it is written, since its days follow from when it is read; what is partial may be otherwise."""
    found = {name: _plain(data[name]) for name in _USED_OF_A_SCHEDULE if name in data}
    return found | {"is_partial": True} if type_of(data) == "PartialSchedule" else found


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [_plain(each) for each in value[:MAX_PARTS] if not isinstance(each, (list, dict))]
    return value if isinstance(value, int) and abs(value) < 2**31 else text(value)


def own_date(data: Mapping[str, Any]) -> dict[str, Any]:
    """`starts` and, where it is known, `ends`, in minutes; or `why_not`."""
    try:
        starts = _moment(data.get("startDate"))
        if starts is None:
            return {"why_not": "no date that can be read"}
        ends = _moment(data.get("endDate"), is_end=True)
        is_all_day = _is_day(data.get("startDate"))
    except ValueError:
        return {"why_not": "a date that cannot be read"}
    except OverflowError:
        return {"why_not": "a year in which nothing happens"}
    found: dict[str, Any] = {"starts": minutes(starts)}
    if is_all_day:
        found["is_all_day"] = True
        ends = ends or starts + timedelta(days=1)
    if ends is not None:
        found["ends"] = max(minutes(ends), minutes(starts))
    return found


def _is_day(value: object) -> bool:
    return _DAY_ALONE.fullmatch(text(value)) is not None


def _moment(value: object, *, is_end: bool = False) -> datetime | None:
    """None for nothing; a day that ends something is over at midnight. Raises `ValueError` for what is no
    date, and `OverflowError` for a year of no feed.
    """
    written = text(value)
    if not written:
        return None
    found = datetime.fromisoformat(written)
    if not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        raise OverflowError
    if _is_day(written):
        day = found.date() + timedelta(days=is_end)
        return datetime.combine(day, time.min, tzinfo=UK).astimezone(UTC)
    return (found if found.tzinfo else found.replace(tzinfo=UK)).astimezone(UTC)


def _span(dates: Mapping[str, Any]) -> tuple[int, int]:
    """Around all of its dates; a day more where its end is not known, or only its series knows it."""
    parts = dates.get("parts", [dates])
    known = [part for part in parts if "starts" in part]
    if "schedules" in dates or len(known) < len(parts):
        return ALWAYS
    ends = [part.get("ends", part["starts"] + max(part.get("minutes", 0), A_DAY)) for part in known]
    return min(part["starts"] for part in known), max(ends)
