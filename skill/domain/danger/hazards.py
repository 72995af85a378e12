"""The dangers there are."""

from collections.abc import Iterable
from enum import StrEnum


class Hazard(StrEnum):
    GAS = "gas"
    CARBON_MONOXIDE = "carbon_monoxide"
    FIRE = "fire"
    ELECTRIC_SHOCK = "electric_shock"
    WATER_ON_ELECTRICS = "water_on_electrics"
    FLOOD = "flood"
    COLLAPSE = "collapse"
    TRAPPED = "trapped"
    POISON = "poison"
    INJURY = "injury"
    VIOLENCE = "violence"
    BREAK_IN = "break_in"
    SELF_HARM = "self_harm"


GRAVEST_FIRST = (
    Hazard.VIOLENCE,
    Hazard.FIRE,
    Hazard.CARBON_MONOXIDE,
    Hazard.GAS,
    Hazard.POISON,
    Hazard.INJURY,
    Hazard.SELF_HARM,
    Hazard.BREAK_IN,
    Hazard.ELECTRIC_SHOCK,
    Hazard.COLLAPSE,
    Hazard.TRAPPED,
    Hazard.WATER_ON_ELECTRICS,
    Hazard.FLOOD,
)
"""Which answer is given where several dangers are named: people before buildings, minutes before hours."""


def gravest(hazards: Iterable[Hazard]) -> Hazard | None:
    return min(hazards, key=GRAVEST_FIRST.index, default=None)


NEVER_REPEATED = frozenset({Hazard.INJURY, Hazard.VIOLENCE, Hazard.BREAK_IN, Hazard.SELF_HARM})
"""Of these nothing that was said is read out or kept, because others may be listening or looking."""

OF_THE_BUILDING = frozenset(
    {
        Hazard.GAS,
        Hazard.CARBON_MONOXIDE,
        Hazard.FIRE,
        Hazard.ELECTRIC_SHOCK,
        Hazard.WATER_ON_ELECTRICS,
        Hazard.FLOOD,
        Hazard.COLLAPSE,
        Hazard.TRAPPED,
    }
)
"""What the landlord has to know of, and so the only dangers of which anything is kept. A new hazard is not
among them unless it is added here: what happens to a person is nobody else's to record.
"""
