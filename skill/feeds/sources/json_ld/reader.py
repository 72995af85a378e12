"""schema.org events as JSON-LD: a document of their own, or inside the web page that shows them to people."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from skill.errors import FeedFailed
from skill.feeds.feed import ONLINE, Ages, Occurrence, Window
from skill.feeds.sources import schema_org, values
from skill.feeds.sources.json_ld.pages import json_in
from skill.feeds.sources.values import Json

DEEPEST = 20

_ALSO_EVENTS = frozenset({"EventSeries", "Festival", "Hackathon", "CourseInstance"})
_MAY_HOLD_EVENTS = ("@graph", "event", "events", "itemListElement", "item", "mainEntity")
_SHARED_WITH_PARTS = (
    *("@type", "type", "name", "location", "offers", "isAccessibleForFree", "typicalAgeRange", "keywords"),
    *("eventStatus", "eventAttendanceMode"),
)
_SAYS_WHEN = ("startDate", "eventSchedule", "subEvent", "subEvents")
_STEP_FREE = re.compile(r"step[- ]?free|wheelchair", re.IGNORECASE)


def occurrences(body: bytes, window: Window) -> Iterator[Occurrence]:
    """Every date about the window. Raises `FeedFailed` where there is no event at all."""
    found = [event for document in json_in(body) for event in _events(document)]
    if not found:
        raise FeedFailed("there are no events in it that a program can read")
    for event in found:
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
    """What a festival says of itself is true of each of its days, also that it is cancelled. A part that is
    only pointed to says nothing.
    """
    shared = {name: whole[name] for name in _SHARED_WITH_PARTS if name in whole}
    found = [*values.as_list(whole.get("subEvent")), *values.as_list(whole.get("subEvents"))]
    return [{**shared, **part} for part in map(values.as_object, found) if part.keys() & {*_SAYS_WHEN}]


def _is_event(thing: Json) -> bool:
    return any(kind.endswith("Event") or kind in _ALSO_EVENTS for kind in schema_org.types_of(thing))


def _of_event(event: Json, window: Window) -> Iterator[Occurrence]:
    everywhere = values.as_list(event.get("location"))
    locations = [
        each for each in everywhere if "VirtualLocation" not in schema_org.types_of(values.as_object(each))
    ]
    if schema_org.is_online(event.get("eventAttendanceMode")) or (everywhere and not locations):
        window.skip(ONLINE)
        return
    plain = _occurrence(event, values.as_object(next(iter(locations), None)), locations)
    schedules = values.as_list(event.get("eventSchedule"))
    if schedules:
        for each in schedules:
            for starts_at, ends_at in schema_org.schedule_dates(values.as_object(each), window):
                yield _at(plain, starts_at, ends_at)
        return
    dates = schema_org.own_dates(event, window.zone)
    if dates is None:
        window.skip(schema_org.NO_DATE)
        return
    starts_at, end, is_all_day = dates
    duration = values.parse_duration(event.get("duration")) or timedelta(0)
    yield _at(plain, starts_at, end or starts_at + duration, is_all_day=is_all_day)


def _at(plain: Occurrence, starts_at: datetime, ends_at: datetime, *, is_all_day: bool = False) -> Occurrence:
    uid = f"{plain.uid or plain.title}/{starts_at.isoformat()}"
    return replace(plain, uid=uid, starts_at=starts_at, ends_at=ends_at, is_all_day=is_all_day)


def _occurrence(event: Json, location: Json, locations: list[Any]) -> Occurrence:
    """All but its time, which the caller knows better."""
    never = datetime.min.replace(tzinfo=UTC)
    written_as_text = values.text(locations[0]) if locations and not location else ""
    venue, _, rest = written_as_text.partition(",")
    address = location.get("address")
    street = values.text(values.as_object(address).get("streetAddress")) or values.text(address)
    return Occurrence(
        uid=schema_org.id_of(event) or values.text(event.get("url")),
        title=values.text(event.get("name")),
        starts_at=never,
        ends_at=never,
        venue=values.text(location.get("name")) or venue,
        address=street or rest.strip(),
        place=schema_org.place_of(location),
        price_pence=_price(event),
        ages=_ages(event),
        words=tuple(_words(event)),
        is_step_free=True if _STEP_FREE.search(_access(event, location)) else None,
        is_cancelled=schema_org.is_cancelled(event.get("eventStatus")) is True,
    )


def _price(event: Json) -> int | None:
    if values.parse_bool(event.get("isAccessibleForFree")):
        return 0
    return schema_org.price_pence(event.get("offers"), default_currency="GBP")


def _ages(event: Json) -> Ages:
    """Its typical range; or as its audience has it (PeopleAudience)."""
    youngest, oldest = values.parse_ages(event.get("typicalAgeRange"))
    if youngest is None and oldest is None:
        people = values.as_object(event.get("audience"))
        youngest = values.parse_age(people.get("requiredMinAge", people.get("suggestedMinAge")))
        oldest = values.parse_age(people.get("requiredMaxAge", people.get("suggestedMaxAge")))
    return youngest, oldest


def _words(event: Json) -> Iterator[str]:
    for word in values.as_list(event.get("keywords")):
        yield from (part.strip() for part in values.text(word).split(","))
    for each in values.objects(event.get("audience")):
        yield values.text(each.get("audienceType") or each.get("name"))


def _access(event: Json, location: Json) -> str:
    features = [
        *values.as_list(location.get("amenityFeature")),
        *values.as_list(event.get("accessibilityFeature")),
    ]
    return " ".join(
        values.text(values.as_object(each).get("name")) or values.text(each)
        for each in features
        if values.parse_bool(values.as_object(each).get("value")) is not False
    )
