"""How far away something is: a walk in minutes, or too far to call nearby."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from skill.config.settings import Settings
from skill.domain.events.event import Activity, Audience, Entry, Event
from skill.domain.events.nearby import (
    ANY_WALK,
    NEARBY_WITHIN_M,
    Area,
    WalkLimit,
    Wanted,
    metres,
    metres_within,
    nearest,
    walk_minutes,
    walking_band,
)
from skill.domain.landlord import Landlord
from skill.domain.periods import PartOfDay
from skill.domain.tenancy import Place
from tests.tables import each_row

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
ENTRY = EVENT.entry


@pytest.fixture
def landlord(settings: Settings) -> Landlord:
    return settings.landlord


def _north(distance_m: float) -> Place:
    return Place(latitude=HOME.latitude + distance_m / DEGREE_NORTH_M, longitude=HOME.longitude)


@each_row(("distance_m", "minutes"), [(0, 0), (58, 1), (577, 10), (1154, 20), (2885, 50), (4999, 87)])
def test_a_walk_is_longer_than_the_straight_line(distance_m: float, minutes: int) -> None:
    assert walk_minutes(HOME, _north(distance_m)) == minutes
    assert walk_minutes(_north(distance_m), HOME) == minutes


@pytest.mark.parametrize(
    ("place", "here"), [(None, HOME), (HOME, None), (None, None)], ids=["no venue", "no home", "neither"]
)
def test_event_without_a_place_is_offered_without_a_walk(place: Place | None, here: Place | None) -> None:
    assert walk_minutes(here, place) is None


def test_area_ends_at_its_radius() -> None:
    area = Area(centre=HOME, within_m=NEARBY_WITHIN_M)

    assert area.holds(HOME)
    assert area.holds(_north(NEARBY_WITHIN_M - 5))
    assert not area.holds(_north(NEARBY_WITHIN_M + 5))


@each_row(
    ("minutes", "band"),
    [(0, 3), (3, 3), (4, 5), (7, 5), (8, 10), (12, 10), (13, 15), (30, 30), (32, 30), (33, 35), (99, 35)],
)
def test_minutes_are_said_in_fives_up_to_half_an_hour(minutes: int, band: int) -> None:
    assert walking_band(minutes) == band


CAN_WALK = [5, 10, 15, 20, 30, 45, 60]
"""What the interaction model offers, in minutes."""


@each_row("limit", [minutes for minutes in CAN_WALK if minutes <= 30])
def test_walk_is_within_the_minutes_spoken(limit: int) -> None:
    edge = metres_within(limit)

    inside, outside = walk_minutes(HOME, _north(edge - 45)), walk_minutes(HOME, _north(edge + 45))

    assert inside is not None
    assert outside is not None
    assert walking_band(inside) == limit
    assert walking_band(outside) == limit + 5


def test_every_walk_limit_can_be_spoken_and_any_walk_is_the_longest() -> None:
    assert sorted(limit.minutes for limit in WalkLimit if limit is not WalkLimit.ANY) == CAN_WALK
    assert WalkLimit.ANY.minutes == ANY_WALK == max(CAN_WALK)
    assert [metres_within(minutes) for minutes in CAN_WALK] == sorted(map(metres_within, CAN_WALK))
    assert metres_within(ANY_WALK) < NEARBY_WITHIN_M


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
def test_distances_match_the_globe(there: Place, expected_m: float) -> None:
    assert metres(HOME, there) == pytest.approx(expected_m, rel=0.001, abs=0.1)
    assert metres(there, HOME) == pytest.approx(metres(HOME, there))


@each_row(
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
def test_event_matches_the_criteria_or_not(wanted: Wanted, fits: bool, landlord: Landlord) -> None:
    assert wanted.fits(ENTRY, landlord) is fits


@each_row(
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
def test_audience_is_matched_by_events_for_that_audience(
    asked: Audience, held_for: Audience, fits: bool, landlord: Landlord
) -> None:
    entry = replace(ENTRY, audiences=frozenset({held_for}))

    assert Wanted(audience=asked).fits(entry, landlord) is fits


@pytest.mark.parametrize(("price_pence", "fits"), [(0, True), (1, False), (None, False)])
def test_event_of_unknown_price_is_not_free(price_pence: int | None, fits: bool, landlord: Landlord) -> None:
    entry = replace(EVENT, price_pence=price_pence).entry

    assert Wanted(is_free=True).fits(entry, landlord) is fits
    assert Wanted().fits(entry, landlord)


@pytest.mark.parametrize(("is_step_free", "fits"), [(True, True), (False, False), (None, False)])
def test_event_of_unknown_access_is_not_step_free(
    is_step_free: bool | None, fits: bool, landlord: Landlord
) -> None:
    entry = replace(ENTRY, is_step_free=is_step_free)

    assert Wanted(is_step_free=True).fits(entry, landlord) is fits
    assert Wanted().fits(entry, landlord)


@each_row(
    ("starts_at", "part"),
    [
        (datetime(2026, 11, 24, 11, 59, tzinfo=UTC), PartOfDay.MORNING),
        (datetime(2026, 11, 24, 12, 0, tzinfo=UTC), PartOfDay.AFTERNOON),
        (datetime(2026, 11, 24, 16, 59, tzinfo=UTC), PartOfDay.AFTERNOON),
        (datetime(2026, 11, 24, 17, 0, tzinfo=UTC), PartOfDay.EVENING),
        (datetime(2026, 7, 1, 10, 59, tzinfo=UTC), PartOfDay.MORNING),
        (datetime(2026, 7, 1, 11, 0, tzinfo=UTC), PartOfDay.AFTERNOON),
        (datetime(2026, 7, 1, 16, 0, tzinfo=UTC), PartOfDay.EVENING),
    ],
)
def test_part_of_day_is_local_time(starts_at: datetime, part: PartOfDay, landlord: Landlord) -> None:
    entry = replace(ENTRY, starts_at=starts_at)

    assert [each for each in PartOfDay if Wanted(part_of_day=each).fits(entry, landlord)] == [part]


def test_only_access_and_price_are_strict_criteria() -> None:
    wanted = Wanted(
        activity=Activity.FOOD,
        audience=Audience.MEN,
        words="tea",
        part_of_day=PartOfDay.EVENING,
        is_free=True,
        is_step_free=True,
    )

    assert wanted.what_cannot_give_way == Wanted(is_free=True, is_step_free=True)
    assert Wanted(words="tea").what_cannot_give_way == Wanted()


def _thing(ref: str, *, metres_away: float | None = 0, hours: float = 0) -> Entry:
    return replace(
        ENTRY,
        event_ref=ref,
        title=f"Thing {ref}",
        place=None if metres_away is None else _north(metres_away),
        starts_at=ENTRY.starts_at + timedelta(hours=hours),
    )


THINGS = [
    _thing("nowhere", metres_away=None),
    _thing("across town", metres_away=1_700),
    _thing("ten minutes, tomorrow", metres_away=560, hours=24),
    _thing("ten minutes, soon", metres_away=600),
    _thing("next door, in the evening", metres_away=20, hours=8),
    _thing("next door, tomorrow", metres_away=0, hours=24),
]


def test_nearest_come_first_and_soonest_within_a_distance_band() -> None:
    assert [entry.event_ref for entry in nearest(THINGS, HOME, most=12)] == [
        "next door, in the evening",
        "next door, tomorrow",
        "ten minutes, soon",
        "ten minutes, tomorrow",
        "across town",
        "nowhere",
    ]


def test_earlier_day_precedes_nearer_place_if_days_come_first() -> None:
    assert [entry.event_ref for entry in nearest(THINGS, HOME, most=5, is_day_first=True)] == [
        "next door, in the evening",
        "ten minutes, soon",
        "across town",
        "nowhere",
        "next door, tomorrow",
    ]


def test_soonest_come_first_for_a_home_without_a_place() -> None:
    found = nearest(THINGS, None, most=12)

    assert [entry.starts_at for entry in found] == sorted(entry.starts_at for entry in THINGS)
    assert len(nearest(THINGS, None, most=2)) == 2


def test_repeated_event_is_offered_once_at_its_next_date() -> None:
    weekly = [_thing("E1", hours=24 * 7 * week) for week in (2, 0, 1)]

    (found,) = nearest(weekly, HOME, most=12)

    assert found.starts_at == ENTRY.starts_at
