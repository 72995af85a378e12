"""OpenActive's sessions with what their series say of them (Opportunity Data 2.0), as dates to go to."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from skill.feeds import values
from skill.feeds.feed import Occurrence, Window
from skill.feeds.json_ld import address_of, place_of, price_of, schedule_of, zone_of
from skill.feeds.opportunities import Opportunities, address_in
from skill.feeds.schedules import days_of, end_after, moment

_OFF = ("cancelled", "postponed")
_GENDERS = {"FemaleOnly": "women", "MaleOnly": "men"}
_WITHOUT_STEPS = ("physical", "wheelchair", "mobility")

Json = Mapping[str, Any]


def occurrences(opportunities: Opportunities, window: Window) -> Iterator[Occurrence]:
    """What all OpenActive feeds together have on within the window."""
    for about, whole, part in opportunities.on(window.since, window.until):
        try:
            yield from _of(about, whole, part, window)
        except (ValueError, OverflowError, RecursionError):
            window.leave_out("a session that cannot be read")


def _of(about: str, whole: Json, part: Json, window: Window) -> Iterator[Occurrence]:
    """What a session says itself counts more than what its series says of all of them."""
    thing = {**whole, **part}
    if values.whole_number(thing.get("remainingAttendeeCapacity")) == 0:
        window.leave_out("full")
        return
    inside = [each for each in values.a_list(thing.get("subEvent")) if isinstance(each, Mapping)]
    for inner in inside if not part else []:
        own = address_in(inner) or f"{about}/{values.text(inner.get('startDate'))}"
        yield from _of(own, {**thing, "subEvent": None}, inner, window)
    schedules = values.a_list(thing.get("eventSchedule"))
    plain = _plainly(about, thing)
    if schedules and not part:
        for row in map(values.an_object, schedules):
            yield from _scheduled(plain, row, window)
        return
    starts_at = values.a_moment(thing.get("startDate"), window.zone)
    if (part or not inside) and starts_at is not None and values.text(thing.get("name")):
        yield _at(plain, starts_at, thing, window)


def _at(plain: Occurrence, starts_at: datetime, thing: Json, window: Window) -> Occurrence:
    ends_at = values.a_moment(thing.get("endDate"), window.zone)
    duration = values.a_duration(thing.get("duration"))
    if ends_at is None:
        ends_at = starts_at + duration if duration else starts_at
    return replace(
        plain,
        starts_at=starts_at.astimezone(UTC),
        ends_at=ends_at.astimezone(UTC),
    )


def _scheduled(plain: Occurrence, row: Json, window: Window) -> Iterator[Occurrence]:
    """A `PartialSchedule` lacks its first day or its time: its sessions are told one by one instead."""
    schedule = schedule_of(row)
    if schedule is None:
        return
    zone = zone_of(row, window.zone)
    ends, duration = values.wall_time(row.get("endTime")), values.a_duration(row.get("duration"))
    for day in days_of(schedule, window):
        starts_at = moment(day, schedule.starts, zone)
        ends_at = end_after(day, schedule.starts, ends, zone)
        yield replace(
            plain,
            uid=f"{plain.uid}/{starts_at.isoformat()}",
            starts_at=starts_at,
            ends_at=starts_at + duration if ends is None and duration else ends_at,
        )


def _plainly(about: str, thing: Json) -> Occurrence:
    """All but its time."""
    location, ages = values.an_object(thing.get("location")), values.an_object(thing.get("ageRange"))
    never = datetime.min.replace(tzinfo=UTC)
    access = " ".join(_names(thing.get("accessibilitySupport"))).casefold()
    return Occurrence(
        uid=about,
        title=values.text(thing.get("name")),
        starts_at=never,
        ends_at=never,
        venue=values.text(location.get("name")),
        address=address_of(location),
        place=place_of(location),
        price_pence=0 if thing.get("isAccessibleForFree") is True else price_of(thing.get("offers")),
        youngest=values.whole_number(ages.get("minValue"), most=120),
        oldest=values.whole_number(ages.get("maxValue"), most=120) or None,
        words=tuple(_words(thing)),
        is_step_free=True if any(word in access for word in _WITHOUT_STEPS) else None,
        is_cancelled=any(word in values.text(thing.get("eventStatus")).casefold() for word in _OFF),
    )


def _words(thing: Json) -> Iterator[str]:
    for name in ("activity", "category", "level"):
        yield from _names(thing.get(name))
    gender = values.text(thing.get("genderRestriction")).rpartition("/")[2].rpartition(":")[2]
    if gender in _GENDERS:
        yield _GENDERS[gender]


def _names(things: object) -> list[str]:
    """Concepts by their label, or whatever was written instead."""
    found = (
        values.text(values.an_object(each).get("prefLabel")) or values.text(each)
        for each in values.a_list(things)
    )
    return [name for name in found if name]
