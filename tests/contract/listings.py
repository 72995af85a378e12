"""Events as feeds list them, and places around the tests' home, for every adapter."""

from dataclasses import replace
from datetime import datetime, timedelta
from math import cos, radians
from typing import Any

from skill.domain.events.event import Event
from skill.domain.events.nearby import Area
from skill.domain.tenancy import Place
from skill.housing.store import HousingStore
from tests.contract.extracts import AS_OF, NOW, days

HOME = Place(latitude=52.683, longitude=-1.827)
DEGREE_M = 111_195
REACH_M = 2_000
TOMORROW = NOW + days(1)
AROUND_HOME = Area(centre=HOME, within_m=REACH_M)


def a_listing(event_ref: str, starts_at: datetime = NOW, **differences: Any) -> Event:
    plain = Event(
        event_ref=f"~{event_ref}",
        title="Yoga",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        venue="the library",
        address="Queen Street",
        place=HOME,
        price_pence=None,
        activities=frozenset(),
        audiences=frozenset(),
        is_step_free=None,
        as_of=AS_OF,
    )
    return replace(plain, **differences)


def north(metres: float, *, east: float = 0) -> Place:
    """So many metres from home."""
    across = DEGREE_M * cos(radians(HOME.latitude))
    return Place(latitude=HOME.latitude + metres / DEGREE_M, longitude=HOME.longitude + east / across)


def on(
    store: HousingStore,
    area: Area | None = None,
    *,
    since: datetime = NOW,
    until: datetime = TOMORROW,
) -> list[str]:
    """The references of what is on, sorted: the port promises no order, and each of them once."""
    return sorted(entry.event_ref for entry in store.entries(area, since=since, until=until))
