"""The dangers there are."""

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
    SELF_HARM = "self_harm"
