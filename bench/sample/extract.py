"""Many made-up homes with a year of rent and repairs as one extract, row by row.

Nothing in it belongs to a real person: references, a coach's first name, and places on a grid.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from bench.sample.draws import Scale
from bench.sample.events import events
from bench.sample.homes import coaches, properties, tenancies
from bench.sample.rent import rent_accounts, rent_free_weeks, rent_lines
from bench.sample.repairs import repairs, visits
from skill.domain.repairs.triage import Trade
from skill.housing.extract.rows import Extract, SlotRow
from skill.housing.sample.days import at
from skill.housing.sample.slots import WORKING_DAYS, days_from, windows

HOMES_TO_A_PLACE = 2000
MOST_PLACES = 99
MAIN_TRADES = (
    *(Trade.PLUMBING, Trade.HEATING, Trade.ELECTRICAL),
    *(Trade.JOINERY, Trade.ROOFING, Trade.PLASTERING),
)


def scale_extract(homes: int, *, seed: int, today: date) -> Extract:
    """Each table is made while it is read, so its size costs no memory; the same arguments give the same."""
    scale = Scale(homes=homes, seed=seed, today=today)
    return Extract(
        source=f"{homes:,} made-up homes",
        as_of=at(today - timedelta(days=1), "20:00"),
        coaches=coaches(scale),
        properties=properties(scale),
        tenancies=tenancies(scale),
        rent_accounts=rent_accounts(scale),
        rent_free_weeks=rent_free_weeks(today),
        rent_lines=rent_lines(scale),
        repairs=repairs(scale),
        visits=visits(scale),
        events=events(scale),
        slots=slots(scale),
    )


def slots(scale: Scale) -> Iterator[SlotRow]:
    """Every main trade in both halves of each working day, with more places for more homes."""
    places = min(MOST_PLACES, scale.homes // HOMES_TO_A_PLACE + 1)
    for trade in MAIN_TRADES:
        for day in days_from(scale.today):
            if day.weekday() in WORKING_DAYS:
                yield from windows(trade, day, places=places)
