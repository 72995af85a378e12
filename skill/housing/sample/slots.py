"""Windows that the made-up landlord gives away: mornings and afternoons of the working days of two weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from skill.domain.repairs.triage import Trade
from skill.housing.extract.rows import SlotRow
from skill.housing.sample.days import FRIDAY, SATURDAY, TUESDAY, at

DAYS = 14
HALVES = (("AM", "08:00", "12:00"), ("PM", "12:00", "17:00"))
WORKING_DAYS = frozenset(range(SATURDAY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Who comes on which weekdays, to how many homes in each half of the day."""

    trade: Trade
    places: int
    weekdays: frozenset[int] = WORKING_DAYS
    coach_ref: str | None = None


TEAMS = (
    Team(trade=Trade.PLUMBING, places=2),
    Team(trade=Trade.HEATING, places=2),
    Team(trade=Trade.ELECTRICAL, places=1),
    Team(trade=Trade.JOINERY, places=1),
    Team(trade=Trade.PLASTERING, places=1, weekdays=frozenset({TUESDAY, FRIDAY})),
    Team(trade=Trade.ROOFING, places=1, weekdays=frozenset({FRIDAY})),
    Team(trade=Trade.GROUNDS, places=1, weekdays=frozenset({TUESDAY}), coach_ref="C2"),
)
"""Grounds work is given away in Siobhán's patch alone, and no other trade at all."""


def slots(today: date) -> tuple[SlotRow, ...]:
    """A window keeps its reference from one day's made-up homes to the next, so that bookings still fit."""
    return tuple(
        slot
        for team in TEAMS
        for day in days_from(today)
        if day.weekday() in team.weekdays
        for slot in windows(team.trade, day, places=team.places, coach_ref=team.coach_ref)
    )


def days_from(today: date) -> Iterator[date]:
    return (today + timedelta(days=days) for days in range(1, DAYS + 1))


def windows(trade: Trade, day: date, *, places: int, coach_ref: str | None = None) -> Iterator[SlotRow]:
    for half, starts, ends in HALVES:
        yield SlotRow(
            slot_ref=f"{trade.upper()}-{day:%Y%m%d}-{half}",
            trade=trade,
            starts_at=at(day, starts),
            ends_at=at(day, ends),
            places=places,
            coach_ref=coach_ref,
        )
