"""How far away something is, as a person would say it: a walk, in minutes, or nothing at all."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from skill.domain.events import Activity, Audience, Event
from skill.domain.periods import Period
from skill.domain.tenancy import Place

EARTH_RADIUS_M = 6_371_000
STREETS_OVER_STRAIGHT_LINE = 1.3
WALKING_M_PER_MINUTE = 75
NEARBY_WITHIN_M = 5_000
"""Straight line; what lies further off is not "nearby" to somebody without a car."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """An event and the walk to it in minutes; None where either end is not on the map."""

    event: Event
    walk_minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a tenant asked for; None means anything. `words` stand for an activity that has no id."""

    activity: Activity | None = None
    audience: Audience | None = None
    words: str | None = None

    def fits(self, event: Event) -> bool:
        if self.words is not None and self.words.casefold() not in event.title.casefold():
            return False
        if self.activity is not None and self.activity not in event.activities:
            return False
        if self.audience in {None, Audience.EVERYONE}:
            return True
        return bool({self.audience, _ALSO_FOR.get(self.audience)} & event.audiences)


_ALSO_FOR = {
    Audience.CHILDREN: Audience.FAMILIES,
    Audience.BABIES_AND_TODDLERS: Audience.FAMILIES,
    Audience.FAMILIES: Audience.CHILDREN,
}
"""Something for families suits children; something for everyone is no answer to "for the kids"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatsOn:
    """What was found, soonest first. `is_wider` says that the exact wish had no match and a wider one has."""

    found: tuple[Nearby, ...]
    period: Period
    wanted: Wanted
    is_wider: bool = False


def metres(here: Place, there: Place) -> float:
    """Straight-line distance on the globe (haversine)."""
    north, south = radians(here.latitude), radians(there.latitude)
    half_chord = (
        sin((south - north) / 2) ** 2
        + cos(north) * cos(south) * sin(radians(there.longitude - here.longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * asin(sqrt(half_chord))


def nearby(event: Event, here: Place | None) -> Nearby | None:
    """The event with its walk, or None when it is too far to be called nearby."""
    if here is None or event.place is None:
        return Nearby(event=event, walk_minutes=None)
    distance = metres(here, event.place)
    if distance > NEARBY_WITHIN_M:
        return None
    return Nearby(
        event=event, walk_minutes=round(distance * STREETS_OVER_STRAIGHT_LINE / WALKING_M_PER_MINUTE)
    )
