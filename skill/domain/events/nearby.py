"""How far away an event is, as a walk in minutes where both ends are known, and which events are near."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from skill.domain.events.event import Activity, Audience, Entry, Event
from skill.domain.events.same_event import once_each
from skill.domain.landlord import Landlord
from skill.domain.periods import PartOfDay, Period, part_of_day
from skill.domain.tenancy import Place

EARTH_RADIUS_M = 6_371_000
STREETS_OVER_STRAIGHT_LINE = 1.3
WALKING_M_PER_MINUTE = 75
NEARBY_WITHIN_M = 4_800
"""In a straight line. Further away is not "nearby" for somebody without a car."""

USUAL_WALK_LIMIT = 30
"""Minutes on foot that count as a walk for a home that has not said otherwise."""

ANY_WALK = 60
"""Minutes, for somebody who does not mind how far."""

STILL_WORTH_IT = timedelta(minutes=30)
"""An event that has begun is offered only while at least this much of it is left."""


class WalkLimit(StrEnum):
    """How far somebody says that they can walk: a number of minutes, or any distance."""

    FIVE = "5"
    TEN = "10"
    FIFTEEN = "15"
    TWENTY = "20"
    THIRTY = "30"
    FORTY_FIVE = "45"
    SIXTY = "60"
    ANY = "any"

    @property
    def minutes(self) -> int:
        return ANY_WALK if self is WalkLimit.ANY else int(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Everything within `within_m` metres of a place, in a straight line."""

    centre: Place
    within_m: float

    def holds(self, place: Place) -> bool:
        return metres(self.centre, place) <= self.within_m


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """An event and the walk to it in minutes; None where either end has no map point."""

    event: Event
    walk_minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a tenant asked for; None means anything. `words` stand for an activity that has no id."""

    activity: Activity | None = None
    audience: Audience | None = None
    words: str | None = None
    part_of_day: PartOfDay | None = None
    is_free: bool = False
    is_step_free: bool = False

    def fits(self, entry: Entry, landlord: Landlord) -> bool:
        if self.words is not None and self.words.casefold() not in entry.title.casefold():
            return False
        if self.activity is not None and self.activity not in entry.activities:
            return False
        if (self.is_free and not entry.is_free) or (self.is_step_free and not entry.is_step_free):
            return False
        return self._is_at(landlord.local(entry.starts_at)) and self._is_for(entry.audiences)

    def _is_at(self, starts: datetime) -> bool:
        return self.part_of_day in {None, part_of_day(starts.hour)}

    def _is_for(self, audiences: frozenset[Audience]) -> bool:
        if self.audience in {None, Audience.EVERYONE}:
            return True
        return bool({self.audience, _ALSO_FOR.get(self.audience)} & audiences)

    @property
    def what_cannot_give_way(self) -> "Wanted":
        """What a wider search must keep: without a ramp, or with a fee, somebody cannot come at all. A
        request for football may give way.
        """
        return Wanted(is_free=self.is_free, is_step_free=self.is_step_free)


_ALSO_FOR = {
    Audience.CHILDREN: Audience.FAMILIES,
    Audience.BABIES_AND_TODDLERS: Audience.FAMILIES,
    Audience.FAMILIES: Audience.CHILDREN,
}
"""Something for families suits children; something for everyone does not answer "for the kids"."""


class Widened(StrEnum):
    """How far a search had to go beyond the request, closest to the request first."""

    NOT = "not"
    FURTHER_AWAY = "further_away"
    OTHER_DAYS = "other_days"
    OTHER_THINGS = "other_things"
    ANYTHING = "anything"

    @property
    def is_of_other_days(self) -> bool:
        return self in {Widened.OTHER_DAYS, Widened.ANYTHING}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatsOn:
    """What was found, nearest first; `widened` says how it differs from the request."""

    found: tuple[Nearby, ...]
    period: Period
    wanted: Wanted
    widened: Widened = Widened.NOT


def metres(here: Place, there: Place) -> float:
    """Straight-line distance on the globe (haversine)."""
    north, south = radians(here.latitude), radians(there.latitude)
    half_chord = (
        sin((south - north) / 2) ** 2
        + cos(north) * cos(south) * sin(radians(there.longitude - here.longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * asin(sqrt(half_chord))


def walk_minutes(here: Place | None, there: Place | None) -> int | None:
    """Minutes on foot: streets are longer than the straight line. None where either end has no map point."""
    if here is None or there is None:
        return None
    return round(metres(here, there) * STREETS_OVER_STRAIGHT_LINE / WALKING_M_PER_MINUTE)


def metres_within(minutes: int) -> float:
    """Straight-line metres that somebody covers in about so many minutes. What we call "about ten minutes'
    walk" is within ten.
    """
    return (minutes + 2.5) * WALKING_M_PER_MINUTE / STREETS_OVER_STRAIGHT_LINE


def walking_band(minutes: int) -> int:
    """Minutes as they are said: 3 for round the corner, then fives up to 30, and 35 for anything longer."""
    if minutes <= 3:
        return 3
    return min(max(5, 5 * round(minutes / 5)), 35)


def nearest(
    entries: Iterable[Entry], here: Place | None, *, most: int, is_day_first: bool = False
) -> list[Entry]:
    """Nearest first, soonest first within a walking band, events without a map point last.

    A repeated event, or one listed by two sources, counts once. With `is_day_first` an earlier day comes
    before a nearer place.
    """
    soonest_first = sorted(entries, key=lambda entry: (entry.starts_at, entry.event_ref))
    ranked = sorted(once_each(soonest_first), key=lambda entry: _rank(entry, here))
    if is_day_first:
        ranked.sort(key=lambda entry: entry.starts_at.date())
    return ranked[:most]


def _rank(entry: Entry, here: Place | None) -> tuple[int, datetime]:
    minutes = walk_minutes(here, entry.place)
    band = walking_band(minutes) if minutes is not None else 0 if here is None else 99
    return band, entry.starts_at
