"""schema.org events as JSON-LD: a document of their own, or inside the web page that shows them to people."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

from skill.domain.tenancy import Place
from skill.errors import FeedFailed
from skill.feeds.feed import Occurrence, Window
from skill.feeds.sources import values
from skill.feeds.sources.json_ld.pages import json_in
from skill.feeds.sources.schedules import Schedule, by_day_of, days_of, end_after, moment

NO_EVENTS = "there are no events in it that a program can read"
ONLINE = "online: nobody walks there"
DEEPEST = 20
OLDEST = 120
"""Years."""

_ALSO_EVENTS = frozenset({"EventSeries", "Festival", "Hackathon", "CourseInstance"})
_MAY_HOLD_EVENTS = ("@graph", "event", "events", "itemListElement", "item", "mainEntity")
_SHARED_WITH_PARTS = (
    *("@type", "type", "name", "location", "offers", "isAccessibleForFree", "typicalAgeRange", "keywords"),
    *("eventStatus", "eventAttendanceMode"),
)
_TELLS_WHEN = ("startDate", "eventSchedule", "subEvent", "subEvents")
_OFF = ("cancelled", "postponed")
_ONLINE_MODE = "OnlineEventAttendanceMode"
_AGES = re.compile(r"(\d{1,3})?\s*(?:-|–|to|\+)\s*(\d{1,3})?")
_REPEATS = re.compile(r"P(\d{1,2})([DWM])")
_FREQUENCIES = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY"}
_IN_A_WORD = {"DAILY": "P1D", "WEEKLY": "P1W", "MONTHLY": "P1M"}
_STEP_FREE = re.compile(r"step[- ]?free|wheelchair", re.IGNORECASE)

Json = Mapping[str, Any]


def occurrences(body: bytes, window: Window) -> Iterator[Occurrence]:
    """Every date within the window. Raises `FeedFailed` where there is no event at all."""
    found = [event for document in json_in(body) for event in _events(document)]
    if not found:
        raise FeedFailed(NO_EVENTS)
    yield from values.limit_occurrences((each for event in found for each in _told(event, window)), window)


def _told(event: Json, window: Window) -> Iterator[Occurrence]:
    try:
        yield from _of_event(event, window)
    except (ValueError, OverflowError, RecursionError):
        window.skip("an event that cannot be read")


def _events(thing: object, depth: int = 0) -> Iterator[Json]:
    """Wherever they lie: in a list, in a graph, or as parts of another event."""
    if depth > DEEPEST:
        return
    if isinstance(thing, list):
        for each in thing:
            yield from _events(each, depth + 1)
    elif isinstance(thing, Mapping):
        parts = _parts(thing)
        if _is_event(thing) and not parts:
            yield thing
        for each in (*parts, *(thing.get(name) for name in _MAY_HOLD_EVENTS)):
            yield from _events(each, depth + 1)


def _parts(whole: Json) -> list[Json]:
    """What a festival says of itself is true of each of its days, also that it is off. A part that is only
    pointed to tells nothing.
    """
    shared = {name: whole[name] for name in _SHARED_WITH_PARTS if name in whole}
    found = values.as_list(whole.get("subEvent")) + values.as_list(whole.get("subEvents"))
    return [{**shared, **part} for part in map(values.as_object, found) if part.keys() & {*_TELLS_WHEN}]


def _is_event(thing: Json) -> bool:
    return any(kind.endswith("Event") or kind in _ALSO_EVENTS for kind in _types(thing))


def _types(thing: Json) -> list[str]:
    found = values.as_list(thing.get("@type", thing.get("type")))
    return [values.text(kind).rpartition("/")[2].rpartition(":")[2] for kind in found]


def _of_event(event: Json, window: Window) -> Iterator[Occurrence]:
    everywhere = values.as_list(event.get("location"))
    locations = [each for each in everywhere if "VirtualLocation" not in _types(values.as_object(each))]
    is_online = values.text(event.get("eventAttendanceMode")).endswith(_ONLINE_MODE)
    if is_online or (everywhere and not locations):
        window.skip(ONLINE)
        return
    plain = _occurrence(event, values.as_object(next(iter(locations), None)), locations)
    schedules = values.as_list(event.get("eventSchedule"))
    if schedules:
        for each in schedules:
            yield from _scheduled(plain, values.as_object(each), window)
        return
    when = _when(event, window.zone)
    if when is None:
        window.skip("no date")
        return
    starts_at, ends_at, is_all_day = when
    identity = values.text(event.get("@id") or event.get("id") or event.get("url"))
    uid = _uid(identity or plain.title, starts_at)
    yield replace(plain, uid=uid, starts_at=starts_at, ends_at=ends_at, is_all_day=is_all_day)


def _uid(identity: str, starts_at: datetime) -> str:
    digest = blake2b(identity.encode("utf-8", "replace"), digest_size=9).hexdigest()
    return f"{digest}/{starts_at.isoformat()}"


def _when(event: Json, zone: ZoneInfo) -> tuple[datetime, datetime, bool] | None:
    starts, ends = event.get("startDate"), event.get("endDate")
    first = values.parse_date(starts)
    if first is None:
        return None
    begins = values.parse_datetime(starts, zone)
    if begins is None and values.text(starts)[len("2026-11-23") :].strip("T"):
        raise ValueError("a time that is none")
    if begins is None:
        last = max(values.parse_date(ends) or first, first)
        return moment(first, time.min, zone), moment(last + timedelta(days=1), time.min, zone), True
    over = values.parse_datetime(ends, zone)
    duration = values.parse_duration(event.get("duration"))
    if over is None:
        over = begins + duration if duration else begins
    return begins.astimezone(UTC), max(begins, over).astimezone(UTC), False


def _scheduled(plain: Occurrence, row: Json, window: Window) -> Iterator[Occurrence]:
    schedule = _schedule_of(row)
    if schedule is None:
        window.skip("a schedule that cannot be read")
        return
    zone = _zone_of(row, window.zone)
    ends, duration = values.parse_time(row.get("endTime")), values.parse_duration(row.get("duration"))
    for day in days_of(schedule, window):
        starts_at = moment(day, schedule.starts, zone)
        ends_at = end_after(day, schedule.starts, ends, zone)
        yield replace(
            plain,
            uid=_uid(plain.uid or plain.title, starts_at),
            starts_at=starts_at,
            ends_at=starts_at + duration if ends is None and duration else ends_at,
        )


def _zone_of(row: Json, otherwise: ZoneInfo) -> ZoneInfo:
    """The zone of a schedule's times, where it names one that there is."""
    try:
        return ZoneInfo(values.text(row.get("scheduleTimezone")))
    except (ValueError, OSError, KeyError):
        return otherwise


def _schedule_of(row: Json) -> Schedule | None:
    """None where it lacks its first day or time, or where nobody knows how often it is."""
    first, starts = values.parse_date(row.get("startDate")), values.parse_time(row.get("startTime"))
    how_often = values.text(row.get("repeatFrequency")).upper()
    repeats = _REPEATS.fullmatch(_IN_A_WORD.get(how_often, how_often))
    if first is None or starts is None or (how_often and repeats is None):
        return None
    by_day = " ".join(values.text(each) for each in values.as_list(row.get("byDay")))
    month_days = (values.parse_int(each, most=31) for each in values.as_list(row.get("byMonthDay")))
    except_on = (values.parse_date(each) for each in values.as_list(row.get("exceptDate")))
    return Schedule(
        first=first,
        starts=starts,
        frequency=_FREQUENCIES[repeats[2]] if repeats else "",
        every=int(repeats[1]) if repeats else 1,
        by_day=by_day_of(by_day),
        by_month_day=tuple(day for day in month_days if day),
        until=values.parse_date(row.get("endDate")),
        count=values.parse_int(row.get("repeatCount")) or None,
        not_on=frozenset(day for day in except_on if day),
    )


def _occurrence(event: Json, location: Json, locations: list[Any]) -> Occurrence:
    """All but its time, which the caller knows better."""
    youngest, oldest = _ages(event)
    never = datetime.min.replace(tzinfo=UTC)
    said_where = values.text(locations[0]) if locations and not location else ""
    venue, _, rest = said_where.partition(",")
    return Occurrence(
        uid=values.text(event.get("@id") or event.get("id") or event.get("url")),
        title=values.text(event.get("name")),
        starts_at=never,
        ends_at=never,
        venue=values.text(location.get("name")) or venue,
        address=_address_of(location) or rest.strip(),
        place=_place_of(location),
        price_pence=_price(event),
        youngest=youngest,
        oldest=oldest,
        words=tuple(_words(event)),
        is_step_free=True if _STEP_FREE.search(_access(event, location)) else None,
        is_cancelled=any(word in values.text(event.get("eventStatus")).casefold() for word in _OFF),
    )


def _place_of(location: Json) -> Place | None:
    """Where a `Place` lies, by its own coordinates or those of its `geo`."""
    geo = values.as_object(location.get("geo")) or location
    return values.parse_place(geo.get("latitude"), geo.get("longitude"))


def _address_of(location: Json) -> str:
    """The street of a `Place`, or the address as it was written in one line."""
    address = location.get("address")
    return values.text(values.as_object(address).get("streetAddress")) or values.text(address)


def _price_of(offers: object) -> int | None:
    """The dearest of what is asked in pounds, so that nobody is told less; None where nothing is said."""
    found = []
    for each in map(values.as_object, values.as_list(offers)):
        inside = values.as_object(each.get("priceSpecification"))
        if values.text(each.get("priceCurrency") or inside.get("priceCurrency") or "GBP").upper() == "GBP":
            found.append(
                _amount(each.get("price"), each.get("highPrice"), each.get("lowPrice"), inside.get("price"))
            )
    return max((amount for amount in found if amount is not None), default=None)


def _amount(*said: object) -> int | None:
    """The first of them that is an amount."""
    amounts = (0 if values.text(each).casefold() == "free" else values.pence(each) for each in said)
    return next((amount for amount in amounts if amount is not None), None)


def _price(event: Json) -> int | None:
    return 0 if values.parse_bool(event.get("isAccessibleForFree")) else _price_of(event.get("offers"))


def _ages(event: Json) -> tuple[int | None, int | None]:
    """ "5-11", "60+", "-17"; or as its audience has it (PeopleAudience)."""
    found = _AGES.fullmatch(values.text(event.get("typicalAgeRange")))
    if found is not None:
        return (int(found[1]) if found[1] else None), (int(found[2]) if found[2] else None)
    people = values.as_object(next(iter(values.as_list(event.get("audience"))), None))
    youngest, oldest = (
        values.parse_int(people.get(f"required{end}", people.get(f"suggested{end}")), most=OLDEST)
        for end in ("MinAge", "MaxAge")
    )
    return youngest, oldest


def _words(event: Json) -> Iterator[str]:
    for word in values.as_list(event.get("keywords")):
        yield from (part.strip() for part in values.text(word).split(","))
    for each in map(values.as_object, values.as_list(event.get("audience"))):
        yield values.text(each.get("audienceType") or each.get("name"))


def _access(event: Json, location: Json) -> str:
    features = values.as_list(location.get("amenityFeature")) + values.as_list(
        event.get("accessibilityFeature")
    )
    return " ".join(
        values.text(values.as_object(each).get("name")) or values.text(each)
        for each in features
        if values.parse_bool(values.as_object(each).get("value")) is not False
    )
