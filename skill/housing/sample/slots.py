"""Windows that the made-up landlord gives away: mornings and afternoons of the working days of two weeks."""

from collections.abc import Iterator
from datetime import date, timedelta

from skill.domain.repairs.triage import Trade
from skill.housing.extract.rows import SlotRow
from skill.housing.sample import data
from skill.housing.sample.days import SATURDAY, WEEKDAYS, at

DAYS = 14
HALVES = (("AM", "08:00", "12:00"), ("PM", "12:00", "17:00"))
WORKING_DAYS = frozenset(range(SATURDAY))


def slots(today: date) -> tuple[SlotRow, ...]:
    """A window keeps its reference from one day's made-up homes to the next, so that bookings still fit."""
    return tuple(
        slot
        for team in data.neighbourhood().teams
        for day in days_from(today)
        if WEEKDAYS[day.weekday()] in team.weekdays
        for slot in windows(team.trade, day, places=team.places, coach_ref=team.coach)
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
