"""What a report comes to: which trade, how soon, which hazard and which right to repair it touches."""

from dataclasses import dataclass
from enum import StrEnum


class Trade(StrEnum):
    PLUMBING = "plumbing"
    HEATING = "heating"
    ELECTRICAL = "electrical"
    JOINERY = "joinery"
    GLAZING = "glazing"
    PLASTERING = "plastering"
    ROOFING = "roofing"
    DRAINAGE = "drainage"
    DAMP = "damp"
    GROUNDS = "grounds"
    CLEANING = "cleaning"
    PESTS = "pests"
    LIFTS = "lifts"
    ADAPTATIONS = "adaptations"
    GENERAL = "general"


class Priority(StrEnum):
    """How soon, in four steps that a landlord's own table gives times to. The most pressing first."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"
    PLANNED = "planned"


class HazardClass(StrEnum):
    """Hazards of the Housing Health and Safety Rating System that a fault at home can be."""

    DAMP_AND_MOULD = "damp_and_mould"
    EXCESS_COLD = "excess_cold"
    EXCESS_HEAT = "excess_heat"
    CARBON_MONOXIDE = "carbon_monoxide"
    ENTRY_BY_INTRUDERS = "entry_by_intruders"
    LIGHTING = "lighting"
    NOISE = "noise"
    DOMESTIC_HYGIENE = "domestic_hygiene"
    FOOD_SAFETY = "food_safety"
    PERSONAL_HYGIENE = "personal_hygiene"
    WATER_SUPPLY = "water_supply"
    FALLS_BATH = "falls_bath"
    FALLS_LEVEL = "falls_level"
    FALLS_STAIRS = "falls_stairs"
    FALLS_BETWEEN_LEVELS = "falls_between_levels"
    ELECTRICAL = "electrical"
    FIRE = "fire"
    HOT_SURFACES = "hot_surfaces"
    ENTRAPMENT = "entrapment"
    EXPLOSION = "explosion"
    STRUCTURAL_COLLAPSE = "structural_collapse"


class RepairRight(StrEnum):
    """The defects of the Schedule to the Secure Tenants of Local Housing Authorities (Right to Repair)
    Regulations 1994, SI 1994/133.
    """

    NO_ELECTRICITY = "no_electricity"
    PART_ELECTRICITY = "part_electricity"
    UNSAFE_ELECTRICS = "unsafe_electrics"
    NO_WATER = "no_water"
    PART_WATER = "part_water"
    NO_GAS = "no_gas"
    BLOCKED_FLUE = "blocked_flue"
    HEATING = "heating"
    BLOCKED_DRAIN_OR_ONLY_TOILET = "blocked_drain_or_only_toilet"
    ONLY_TOILET_NOT_FLUSHING = "only_toilet_not_flushing"
    BLOCKED_SINK_OR_BATH = "blocked_sink_or_bath"
    TAP_STUCK = "tap_stuck"
    LEAKING_PIPE = "leaking_pipe"
    LEAKING_ROOF = "leaking_roof"
    INSECURE_WINDOW_OR_DOOR = "insecure_window_or_door"
    LOOSE_BANISTER = "loose_banister"
    ROTTEN_FLOOR = "rotten_floor"
    ENTRYPHONE = "entryphone"
    EXTRACTOR_FAN = "extractor_fan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """`someone_at_risk` is a tenant's yes or no to one question about everybody at home, never more about
    anybody; None where it was not asked or not answered.
    """

    trade: Trade
    priority: Priority
    hazard: HazardClass | None = None
    right: RepairRight | None = None
    someone_at_risk: bool | None = None
