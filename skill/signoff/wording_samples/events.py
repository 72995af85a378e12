"""What is heard about one thing that is on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from skill.domain.events.event import Audience
from skill.domain.events.nearby import Nearby
from skill.signoff.wording_samples.sample import Sample, Scene, heard, scene
from skill.signoff.wording_samples.values import (
    COACH,
    COFFEE,
    DROP_IN,
    EXHIBITION,
    FARM_DAY,
    FRIDAY,
    HEALTH_DAY,
    LANDLORD,
    NOW,
    STAY_AND_PLAY,
    TODAY,
    at,
)
from skill.speech import events, moments

_AT = (LANDLORD, NOW)


def _but(nearby: Nearby, **other: Any) -> Nearby:
    return replace(nearby, event=replace(nearby.event, **other))


UNSURE = _but(COFFEE, is_sure=False)
FOR_CHILDREN = _but(STAY_AND_PLAY, youngest=5, oldest=11)
FOR_OLDER_PEOPLE = _but(COFFEE, youngest=50)
FOR_SMALL_ONES = _but(STAY_AND_PLAY, oldest=4)
FOR_CARERS = _but(COFFEE, audiences=frozenset({Audience.CARERS, Audience.DISABLED_PEOPLE}))
FOR_WHO_KNOWS = _but(COFFEE, audiences=frozenset(), is_step_free=False)
PRICE_AND_ALL_UNSURE = _but(FARM_DAY, is_sure=False)
ALL_DAY = _but(FARM_DAY, starts_at=at(FRIDAY, 0), ends_at=at(FRIDAY, 0) + timedelta(days=1), is_all_day=True)
ALL_WEEK = _but(ALL_DAY, ends_at=at(FRIDAY, 0) + timedelta(days=3))
ON_NOW = _but(DROP_IN, starts_at=at(TODAY, 9), ends_at=at(TODAY, 16))
ON_FOR_DAYS = _but(EXHIBITION, starts_at=datetime(2026, 11, 20, 9, tzinfo=UTC))


def scenes() -> tuple[Scene, ...]:
    return (
        scene("When somebody asks for more about one of them", *_details()),
        scene("When somebody asks when it is", *_times()),
        scene("When somebody asks what it costs, where it is or whom it is for", *_the_rest()),
        scene(
            "When somebody would like to go",
            heard("Written down", events.join_event, COACH, COFFEE.event, *_AT),
            heard("Written down, no coach named", events.join_event, None, COFFEE.event, *_AT),
            heard("A reminder", events.remind_event, COACH, COFFEE.event, *_AT),
            heard("A reminder, no coach named", events.remind_event, None, COFFEE.event, *_AT),
        ),
    )


def _details() -> tuple[Sample, ...]:
    cases = {
        "Free, step-free, a short walk": COFFEE,
        "Not free, very near": STAY_AND_PLAY,
        "Price not known, half an hour away": FARM_DAY,
        "Further away": HEALTH_DAY,
        "More than one day": EXHIBITION,
        "No end and no distance known": DROP_IN,
        "For children": FOR_CHILDREN,
        "For small children": FOR_SMALL_ONES,
        "For older people": FOR_OLDER_PEOPLE,
        "Not step-free": FOR_WHO_KNOWS,
        "Long not confirmed": UNSURE,
        "Long not confirmed, price not known": PRICE_AND_ALL_UNSURE,
    }
    return tuple(heard(leads, events.details, nearby, *_AT) for leads, nearby in cases.items())


def _times() -> tuple[Sample, ...]:
    cases = {
        "One morning": COFFEE,
        "More than one day": EXHIBITION,
        "It has begun": ON_NOW,
        "It has begun and goes on for days": ON_FOR_DAYS,
        "All day": ALL_DAY,
        "Whole days": ALL_WEEK,
        "Long not confirmed": UNSURE,
    }
    in_a_list = {
        "In a list: it has begun": ON_NOW,
        "In a list: it goes on for days": ON_FOR_DAYS,
        "In a list: more than one day": EXHIBITION,
        "In a list: all day": ALL_DAY,
    }
    return (
        *(heard(leads, events.time, nearby, *_AT) for leads, nearby in cases.items()),
        *(heard(leads, moments.in_a_list, nearby.event, *_AT) for leads, nearby in in_a_list.items()),
        heard("In the details: no end known", moments.in_full, DROP_IN.event, *_AT),
    )


def _the_rest() -> tuple[Sample, ...]:
    cases: dict[str, tuple[Callable[[Nearby], str], Nearby]] = {
        "What it costs: free": (events.cost, COFFEE),
        "What it costs": (events.cost, STAY_AND_PLAY),
        "What it costs: not known": (events.cost, FARM_DAY),
        "Where it is": (events.way, COFFEE),
        "Where it is: near": (events.way, STAY_AND_PLAY),
        "Where it is: not known how far": (events.way, DROP_IN),
        "Step-free, for everybody": (events.access, COFFEE),
        "Step-free, for some": (events.access, FOR_CARERS),
        "Not step-free": (events.access, FOR_WHO_KNOWS),
        "Not known whether step-free": (events.access, FOR_CHILDREN),
    }
    return tuple(heard(leads, words, nearby) for leads, (words, nearby) in cases.items())
