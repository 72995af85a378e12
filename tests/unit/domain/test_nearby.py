"""How far away something is: a walk in minutes, or too far to call nearby."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from skill.domain.events import Activity, Audience, Event
from skill.domain.nearby import NEARBY_WITHIN_M, Wanted, metres, nearby
from skill.domain.tenancy import Place

HOME = Place(latitude=52.6830, longitude=-1.8270)
DEGREE_NORTH_M = 111_195

EVENT = Event(
    event_ref="E1",
    title="Tea & toast",
    starts_at=datetime(2026, 11, 24, 10, tzinfo=UTC),
    ends_at=datetime(2026, 11, 24, 12, tzinfo=UTC),
    venue="The Hub",
    address="1 High Street",
    place=HOME,
    price_pence=0,
    activities=frozenset({Activity.COFFEE_MORNING, Activity.FOOD}),
    audiences=frozenset({Audience.OLDER_PEOPLE}),
    is_step_free=True,
    as_of=datetime(2026, 11, 22, tzinfo=UTC),
)


def _north(distance_m: float) -> Place:
    return Place(latitude=HOME.latitude + distance_m / DEGREE_NORTH_M, longitude=HOME.longitude)


@pytest.mark.parametrize(
    ("distance_m", "walk_minutes"), [(0, 0), (58, 1), (577, 10), (1154, 20), (2885, 50), (4999, 87)]
)
def test_a_walk_is_longer_than_the_straight_line(distance_m: float, walk_minutes: int) -> None:
    found = nearby(replace(EVENT, place=_north(distance_m)), HOME)
    assert found is not None
    assert found.walk_minutes == walk_minutes


def test_five_kilometres_are_the_furthest_that_is_nearby() -> None:
    assert nearby(replace(EVENT, place=_north(NEARBY_WITHIN_M - 5)), HOME) is not None
    assert nearby(replace(EVENT, place=_north(NEARBY_WITHIN_M + 5)), HOME) is None


@pytest.mark.parametrize(
    ("place", "here"), [(None, HOME), (HOME, None), (None, None)], ids=["no venue", "no home", "neither"]
)
def test_what_is_not_on_the_map_is_offered_without_a_walk(place: Place | None, here: Place | None) -> None:
    found = nearby(replace(EVENT, place=place), here)
    assert found is not None
    assert found.walk_minutes is None


@pytest.mark.parametrize(
    ("there", "expected_m"),
    [
        (HOME, 0),
        (Place(latitude=53.6830, longitude=-1.8270), 111_195),
        (Place(latitude=52.6830, longitude=-0.8270), 67_400),
        (Place(latitude=-52.6830, longitude=178.1730), 20_015_087),
    ],
    ids=["here", "a degree north", "a degree east", "the other side of the world"],
)
def test_distances_are_those_of_the_globe(there: Place, expected_m: float) -> None:
    assert metres(HOME, there) == pytest.approx(expected_m, rel=0.001, abs=0.1)
    assert metres(there, HOME) == pytest.approx(metres(HOME, there))


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        (Wanted(), True),
        (Wanted(activity=Activity.FOOD), True),
        (Wanted(activity=Activity.FOOTBALL), False),
        (Wanted(audience=Audience.OLDER_PEOPLE), True),
        (Wanted(audience=Audience.CHILDREN), False),
        (Wanted(activity=Activity.FOOD, audience=Audience.CHILDREN), False),
        (Wanted(words="TOAST"), True),
        (Wanted(words="tea & toast"), True),
        (Wanted(words="bingo"), False),
    ],
)
def test_an_event_fits_a_wish_or_it_does_not(wanted: Wanted, fits: bool) -> None:
    assert wanted.fits(EVENT) is fits


@pytest.mark.parametrize(
    ("asked", "held_for", "fits"),
    [
        (Audience.EVERYONE, Audience.MEN, True),
        (Audience.CHILDREN, Audience.FAMILIES, True),
        (Audience.BABIES_AND_TODDLERS, Audience.FAMILIES, True),
        (Audience.FAMILIES, Audience.CHILDREN, True),
        (Audience.TEENAGERS, Audience.CHILDREN, False),
        (Audience.CHILDREN, Audience.EVERYONE, False),
        (Audience.OLDER_PEOPLE, Audience.ADULTS, False),
    ],
)
def test_a_wish_for_somebody_is_met_by_what_is_meant_for_them(
    asked: Audience, held_for: Audience, fits: bool
) -> None:
    assert Wanted(audience=asked).fits(replace(EVENT, audiences=frozenset({held_for}))) is fits
