"""Homes at scale: seventeen to an estate, eight of them flats of one block; a coach for each patch."""

from collections.abc import Iterator
from datetime import date, timedelta

from bench.sample.draws import Scale, Weighted
from skill.domain.tenancy import Place
from skill.housing.extract.rows import CoachRow, PropertyRow, TenancyRow
from skill.housing.sample.days import FRIDAY, MONDAY, THURSDAY, TUESDAY, WEDNESDAY
from skill.housing.sample.homes import from_centre

HOMES_OF_A_COACH = 175
HOMES_OF_AN_ESTATE = 17
FLATS_OF_A_BLOCK = 8
ESTATES_ABREAST = 110
FORMER = 0.025
"""The share of homes whose former tenancy is in the extract as well."""

NAMES = (
    "Priya",
    "Siobhán",
    "Ngozi",
    "Tom",
    "Aisha",
    "Owen",
    "Zoë",
    "Marek",
    "Grace",
    "Yusuf",
    "Beth",
    "Kofi",
)
WEEK = frozenset(range(5))
WORKING_DAYS = Weighted(
    (70, WEEK),
    (15, frozenset({MONDAY, TUESDAY, THURSDAY})),
    (15, frozenset({TUESDAY, WEDNESDAY, THURSDAY, FRIDAY})),
)


def coaches(scale: Scale) -> Iterator[CoachRow]:
    for number in range(1, coach_of(scale.homes) + 1):
        draws = scale.draws("coach", number)
        yield CoachRow(
            coach_ref=f"C{number:05}",
            first_name=draws.pick(NAMES),
            works_on=draws.weighted(WORKING_DAYS),
            cover_name=draws.pick(NAMES),
        )


def coach_of(number: int) -> int:
    return (number - 1) // HOMES_OF_A_COACH + 1


def block_of(number: int) -> str | None:
    estate, place = divmod(number - 1, HOMES_OF_AN_ESTATE)
    return f"B{estate + 1:05}" if place < FLATS_OF_A_BLOCK else None


def property_ref(number: int) -> str:
    return f"P{number:06}"


def tenancy_ref(number: int) -> str:
    return f"T{number:06}"


def former_tenancy_ref(number: int) -> str:
    return f"T{number:06}-1"


def place_of(estate: int) -> Place:
    """Estates lie on a grid a third of a kilometre apart, to the four decimals of an honest survey."""
    row, column = divmod(estate, ESTATES_ABREAST)
    place = from_centre(north=row / 3, east=column / 3)
    return Place(latitude=round(place.latitude, 4), longitude=round(place.longitude, 4))


def properties(scale: Scale) -> Iterator[PropertyRow]:
    for number in scale.numbers:
        yield PropertyRow(
            property_ref=property_ref(number),
            block_ref=block_of(number),
            coach_ref=f"C{coach_of(number):05}",
            place=place_of((number - 1) // HOMES_OF_AN_ESTATE),
        )


def tenancies(scale: Scale) -> Iterator[TenancyRow]:
    for number in scale.numbers:
        moved_on = former_ended_on(scale, number)
        if moved_on is not None:
            yield TenancyRow(
                tenancy_ref=former_tenancy_ref(number),
                property_ref=property_ref(number),
                started_on=moved_on - timedelta(weeks=200),
                ended_on=moved_on,
            )
        yield TenancyRow(
            tenancy_ref=tenancy_ref(number),
            property_ref=property_ref(number),
            started_on=started_on(scale, number),
        )


def started_on(scale: Scale, number: int) -> date:
    moved_on = former_ended_on(scale, number)
    if moved_on is not None:
        return moved_on + timedelta(days=14)
    return scale.today - timedelta(days=scale.draws("tenancy", number).between(400, 9000))


def former_ended_on(scale: Scale, number: int) -> date | None:
    """When the former tenants moved out, in homes where that was within the year."""
    draws = scale.draws("former", number)
    return scale.today - timedelta(days=draws.between(20, 350)) if draws.chance(FORMER) else None
