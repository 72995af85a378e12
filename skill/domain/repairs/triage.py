"""What a report amounts to: which trade, how soon, which hazard class and which right to repair."""

from dataclasses import dataclass
from enum import StrEnum

from skill.domain.danger.hazards import Hazard


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
    """How soon, most pressing first. A landlord's own table gives each step its times."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"
    PLANNED = "planned"

    @property
    def sooner(self) -> "Priority":
        steps = list(Priority)
        return steps[max(0, steps.index(self) - 1)]


class HazardClass(StrEnum):
    """Hazards of the Housing Health and Safety Rating System that a fault at home can cause."""

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


class Question(StrEnum):
    """Questions about a fault; each can be answered yes, no, or "I don't know"."""

    NEAR_ELECTRICS = "near_electrics"
    CONTAINED = "contained"
    HOT_OR_BURNING = "hot_or_burning"
    SHORT_BEEP = "short_beep"
    COMING_DOWN = "coming_down"
    ANYONE_STUCK = "anyone_stuck"
    SHUT_IN = "shut_in"
    NEIGHBOURS_TOO = "neighbours_too"
    ONLY_TOILET = "only_toilet"
    ONLY_WASHING = "only_washing"
    CAN_LOCK = "can_lock"
    WAY_IN = "way_in"
    WAY_OUT = "way_out"
    COMING_INSIDE = "coming_inside"
    COULD_FALL = "could_fall"
    TRIP = "trip"
    OTHER_HEATING = "other_heating"
    BULB_TRIED = "bulb_tried"
    AT_RISK = "at_risk"


class Network(StrEnum):
    """The supply that may have failed when a whole street is without it."""

    WATER = "water"
    GAS = "gas"
    POWER = "power"


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Advice(StrEnum):
    """A safety line said with the read-back, until somebody has come."""

    STOP_TAP = "stop_tap"
    LEAVE_OFF = "leave_off"
    KEEP_OFF = "keep_off"
    KEEP_CLEAR = "keep_clear"
    TRIP_SWITCH = "trip_switch"
    METER_CREDIT = "meter_credit"
    BULB = "bulb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What an answer changes. `sooner` raises the priority one step, `sooner_at_risk` only for faults marked
    so; `is_worse` brings the right to repair that a fault has only then; `elsewhere` means that the network
    has failed, not the home.
    """

    danger: Hazard | None = None
    elsewhere: bool = False
    priority: Priority | None = None
    sooner: bool = False
    sooner_at_risk: bool = False
    is_worse: bool = False
    advice: Advice | None = None


NOTHING = Effect()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The effect of each answer to a question; `unsure` is the answer that "I don't know" counts as."""

    if_yes: Effect = NOTHING
    if_no: Effect = NOTHING
    unsure: Answer = Answer.UNSURE

    @property
    def may_be_danger(self) -> bool:
        return bool(self.if_yes.danger or self.if_no.danger)

    def effect(self, answer: Answer) -> Effect:
        counted = self.unsure if answer is Answer.UNSURE else answer
        if counted is Answer.UNSURE:
            return NOTHING
        return self.if_yes if counted is Answer.YES else self.if_no


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """`someone_at_risk` is a tenant's yes or no to one question about everyone at home, and never says more
    about anyone; None where it was not asked or not answered.
    """

    trade: Trade
    priority: Priority
    hazard: HazardClass | None = None
    right: RepairRight | None = None
    someone_at_risk: bool | None = None
