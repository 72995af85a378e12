"""Landlords' words for the kinds and states that answers tell apart. `docs/extract.md` shows these tables."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from skill.domain.rent import Frequency, LineKind, PaymentMethod
from skill.domain.repairs.jobs import RepairState
from skill.domain.repairs.triage import Trade
from skill.housing.extract.columns import normal
from skill.housing.extract.findings import Refused
from skill.housing.extract.money import Side
from skill.housing.extract.rows import AccountKind, TenancyType, VisitState

Meaning = TypeVar("Meaning")

ACCOUNT_KINDS = {
    AccountKind.MAIN: "main, rent, rent account, master, current tenant, tenant, secure, assured",
    AccountKind.GARAGE: "garage, garages, parking, parking space",
    AccountKind.FORMER: "former, former tenant, former tenancy, FTA",
    AccountKind.RECHARGE: "recharge, sundry, rechargeable repair, rechargeable repairs, court costs, "
    "service charge, major works",
}

TENANCY_TYPES = {
    TenancyType.SECURE: "secure, secure tenancy, secure tenant, secure periodic, council secure, SEC, "
    "flexible, flexible tenancy, secure flexible, fixed term secure",
}

FREQUENCIES = {
    Frequency.WEEKLY: "weekly, week, W, 1 weekly",
    Frequency.MONTHLY: "monthly, month, M, calendar monthly",
}

METHODS = {
    PaymentMethod.DIRECT_DEBIT: "direct debit, DD",
    PaymentMethod.STANDING_ORDER: "standing order, SO, STO",
    PaymentMethod.UNIVERSAL_CREDIT: "universal credit, UC, UC APA, UC managed payment",
    PaymentMethod.HOUSING_BENEFIT: "housing benefit, HB, rent rebate",
    PaymentMethod.OTHER: "other, card, cash, cheque, PayPoint, Allpay, online, bank transfer, payroll",
}

LINE_KINDS = {
    LineKind.RENT: "rent, basic rent, rent charge, rent debit, charge, debit, total rent, service charge, "
    "heating, hot water, water rates, garage, garage rent",
    LineKind.DIRECT_DEBIT: "direct debit, DD, direct debit payment",
    LineKind.DIRECT_DEBIT_RETURNED: "direct debit returned, DD unpaid, DD returned, returned DD, "
    "unpaid direct debit, direct debit unpaid",
    LineKind.STANDING_ORDER: "standing order, SO, STO",
    LineKind.CARD: "card, debit card, credit card, card payment, online, online payment, telephone payment, "
    "web payment, internet payment",
    LineKind.CASH: "cash, cheque, PayPoint, Post Office, Allpay, cash payment, payment, bank transfer, "
    "BACS, faster payment",
    LineKind.HOUSING_BENEFIT: "housing benefit, HB, rent rebate, HB payment",
    LineKind.UNIVERSAL_CREDIT: "universal credit, UC, UC received, UC payment, DSS direct",
    LineKind.REFUND: "refund, rent refund",
    LineKind.ADJUSTMENT: "adjustment, HB adjustment, write off, write on, transfer, internal transfer, "
    "opening balance, balance brought forward, court costs, correction",
}

REPAIR_STATES = {
    RepairState.RECEIVED: "received, new, logged, raised, open, reported",
    RepairState.BEING_CHECKED: "being checked, inspection, awaiting inspection, pre inspection, triage, "
    "awaiting approval, to be checked",
    RepairState.BOOKED: "booked, scheduled, appointed, appointment made, appointment booked, issued",
    RepairState.WAITING_FOR_PART: "waiting for part, awaiting parts, awaiting materials, parts ordered, "
    "on order, materials on order",
    RepairState.NO_ACCESS: "no access, carded, no entry, access failed",
    RepairState.MORE_WORK_NEEDED: "more work needed, follow on, follow on required, incomplete, "
    "further works, further works required",
    RepairState.DONE: "done, completed, complete, work completed, practically complete, closed, invoiced",
    RepairState.CANCELLED: "cancelled, canceled, abandoned, rejected, void",
    RepairState.UNKNOWN: "unknown",
}

VISIT_STATES = {
    VisitState.CONFIRMED: "confirmed, booked, scheduled, appointed, planned, agreed",
    VisitState.REQUESTED: "requested, provisional, offered, unconfirmed, pending, tentative",
    VisitState.CANCELLED: "cancelled, canceled, rebooked, rescheduled, completed, complete, done, attended, "
    "no access, carded, missed, failed",
}

SIDES = {
    Side.DEBIT: "debit, DR, D, owes, owing, arrears, charge, charged",
    Side.CREDIT: "credit, CR, C, in credit, ahead, payment, paid",
}

FAULTS = {
    "no_heating_or_hot_water": "heating and hot water",
    "no_heating": "heating, no heating, central heating",
    "no_hot_water": "hot water, no hot water",
    "boiler_not_working": "boiler, boiler repair, gas boiler, boiler breakdown",
    "radiator_not_working": "radiator, radiators",
    "tap_fault": "tap, taps",
    "toilet_fault": "toilet, WC",
    "sink_fault": "sink, basin",
    "bath_fault": "bath",
    "shower_not_working": "shower",
    "leaking_pipe": "leak, leaking pipe, plumbing leak",
    "drain_blocked": "drains, drainage, blocked drain",
    "electrical_fault": "electrical, electrics, electrician",
    "light_not_working": "lighting, light",
    "window_fault": "window, windows, glazing",
    "door_damaged": "door, doors, joinery door",
    "door_lock_broken": "lock, locks, lock change",
    "damp_or_mould": "damp, mould, damp and mould, condensation and mould, DMC",
    "roof_leaking": "roof leak, roofing",
    "gutter_broken": "gutter, guttering, rainwater goods",
    "fence_broken": "fence, fencing",
    "gate_broken": "gate",
    "plaster_coming_off": "plaster, plastering",
    "floor_damaged": "floor, flooring",
    "lift_not_working": "lift, lifts",
    "entryphone_not_working": "door entry, entryphone, intercom",
    "communal_light_out": "communal lighting",
    "rats_or_mice": "pest, pests, pest control, vermin",
    "something_else": "other, general, miscellaneous",
}

ROOMS = {
    "kitchen": "kitchen",
    "bathroom": "bathroom, bath room, wet room",
    "toilet": "toilet, WC, cloakroom",
    "bedroom": "bedroom, bedroom 1, bedroom 2, bedroom 3",
    "living_room": "living room, lounge, sitting room",
    "dining_room": "dining room",
    "hall": "hall, hallway, landing",
    "stairs": "stairs, staircase",
    "loft": "loft, attic, roof space",
    "front_of_home": "front of home, front, external front",
    "back_of_home": "back of home, rear, external rear",
    "outside": "outside, external",
    "garden": "garden, external garden",
    "shared_hall": "shared hall, communal hall, communal area, communal",
    "shared_stairs": "shared stairs, communal stairs, stairwell",
    "shared_outside": "shared outside, communal garden, car park, external communal",
    "whole_home": "whole home, whole property, throughout, whole house",
}

TRADES = {
    Trade.PLUMBING: "plumbing, plumber, PLU, PLUMB",
    Trade.HEATING: "heating, gas, gas engineer, heating engineer, gas and heating",
    Trade.ELECTRICAL: "electrical, electrician, electrics, ELEC",
    Trade.JOINERY: "joinery, joiner, carpentry, carpenter, JOIN",
    Trade.GLAZING: "glazing, glazier",
    Trade.PLASTERING: "plastering, plasterer, PLAST",
    Trade.ROOFING: "roofing, roofer, ROOF",
    Trade.DRAINAGE: "drainage, drains, drain clearance",
    Trade.DAMP: "damp, damp and mould, mould, damp surveyor",
    Trade.GROUNDS: "grounds, grounds maintenance, fencing, groundworks",
    Trade.CLEANING: "cleaning, cleaner, caretaking",
    Trade.PESTS: "pests, pest control",
    Trade.LIFTS: "lifts, lift engineer",
    Trade.ADAPTATIONS: "adaptations, aids and adaptations",
    Trade.GENERAL: "general, multi trade, multi skilled, handyperson, general builder",
}

YES = "yes, y, true, t, 1, on"
NO = "no, n, false, f, 0, off, none"


REMEMBERED = 1000
"""How many ways of writing a word are kept, so that a wrong column fills no memory."""


def words_of(text: str) -> set[str]:
    return {normal(word) for word in text.split(",") if word.strip()}


def meanings(table: Mapping[Meaning, str]) -> dict[str, Meaning]:
    """From each word, without its case, spaces and marks, to what it means."""
    found = {normal(str(meaning)): meaning for meaning in table}
    found |= {word: meaning for meaning, words in table.items() for word in words_of(words)}
    return found


class WordList(Generic[Meaning]):
    """Looks a landlord's word up, once for each way it is written."""

    def __init__(self, table: Mapping[Meaning, str]) -> None:
        self._meanings = meanings(table)
        self._found: dict[str, Meaning | None] = {}

    def find(self, text: str) -> Meaning | None:
        if text in self._found:
            return self._found[text]
        found = self._meanings.get(normal(text))
        if len(self._found) < REMEMBERED:
            self._found[text] = found
        return found


_YES, _NO = words_of(YES), words_of(NO)


def yes_or_no(text: str) -> bool | None:
    """None for a blank. Raises `Refused` for anything that is neither."""
    word = normal(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    if text.strip():
        raise Refused("a yes-or-no column says neither")
    return None


def says_yes(text: str) -> bool:
    """For a hold on an account: a reason or a code counts as yes, because saying less is the safe side."""
    return bool(text.strip()) and normal(text) not in _NO
