"""The made-up homes, who lives in them since when, what they chose, and their coaches."""

from dataclasses import dataclass
from datetime import date, timedelta

from skill.domain.tenancy import Place, Privacy
from skill.housing.extract.rows import CoachRow, PropertyRow, TenancyRow
from skill.housing.sample import data
from skill.housing.sample.days import WEEKDAYS

CENTRE = Place(latitude=52.6830, longitude=-1.8270)
KM_NORTH = 0.00899
KM_EAST = 0.01484

PIN = "2580"
PIN_HASH = "$argon2id$v=19$m=8,t=1,p=1$c0XjYW88HlKGufaJBEfUiQ$ysmG7lYkPnpM4OyUBahPlw9E9PqKisu4PZcRZkWV0YE"
"""The PIN that one story gives away, and a hash of it that is checked at once: it guards nothing real."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleHome:
    """A home and, in one line, what there is to try in it."""

    tenancy_ref: str
    story: str


SAMPLE_HOMES = tuple(SampleHome(tenancy_ref=ref, story=home.story) for ref, home in data.homes().items())


def coaches() -> tuple[CoachRow, ...]:
    return tuple(
        CoachRow(
            coach_ref=ref,
            first_name=coach.first_name,
            works_on=frozenset(WEEKDAYS.index(day) for day in coach.works_on),
            cover_name=coach.cover_name,
        )
        for ref, coach in data.neighbourhood().coaches.items()
    )


def properties() -> tuple[PropertyRow, ...]:
    kinds = data.neighbourhood().kinds
    return tuple(
        PropertyRow(
            property_ref=property_ref(tenancy_ref),
            block_ref=kinds[home.kind].block,
            coach_ref=home.coach or kinds[home.kind].coach,
            place=_place(kinds[home.kind], position),
        )
        for position, (tenancy_ref, home) in enumerate(data.homes().items())
    )


def tenancies(today: date) -> tuple[TenancyRow, ...]:
    return tuple(
        TenancyRow(
            tenancy_ref=tenancy_ref,
            property_ref=property_ref(tenancy_ref),
            started_on=today - timedelta(weeks=home.weeks, days=1),
            ended_on=None if home.ended_days_ago is None else today - timedelta(days=home.ended_days_ago),
        )
        for tenancy_ref, home in data.homes().items()
    )


def sample_privacies() -> dict[str, Privacy]:
    """What each home chose; the joint tenants are there with nothing chosen."""
    return {
        tenancy_ref: Privacy(level=home.level, pin_hash=PIN_HASH if home.asks_for_pin else None)
        for tenancy_ref, home in data.homes().items()
    }


def property_ref(tenancy_ref: str) -> str:
    return "P" + tenancy_ref.removeprefix("T")


def from_centre(*, north: float, east: float) -> Place:
    """A point that many kilometres from the middle of the landlord's area."""
    return Place(
        latitude=round(CENTRE.latitude + north * KM_NORTH, 6),
        longitude=round(CENTRE.longitude + east * KM_EAST, 6),
    )


def _place(kind: data.Kind, position: int) -> Place:
    """Homes of a kind share a spot or lie along a road, in the order of the file."""
    return from_centre(
        north=kind.north_km + position * kind.north_km_apart,
        east=kind.east_km + position * kind.east_km_apart,
    )
