"""Windows at scale: every main trade in both halves of each working day, for more homes with more places."""

from collections.abc import Iterator

from skill.domain.repairs.triage import Trade
from skill.housing.extract.rows import SlotRow
from skill.housing.sample.draws import Scale
from skill.housing.sample.slots import WORKING_DAYS, days_from, windows

HOMES_TO_A_PLACE = 2000
MOST_PLACES = 99
MAIN = (Trade.PLUMBING, Trade.HEATING, Trade.ELECTRICAL, Trade.JOINERY, Trade.ROOFING, Trade.PLASTERING)


def slots(scale: Scale) -> Iterator[SlotRow]:
    places = min(MOST_PLACES, scale.homes // HOMES_TO_A_PLACE + 1)
    for trade in MAIN:
        for day in days_from(scale.today):
            if day.weekday() in WORKING_DAYS:
                yield from windows(trade, day, places=places)
