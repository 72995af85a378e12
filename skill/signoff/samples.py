"""Sample values for docs/wording.md: what the sentences are about, by the type that a speech function takes.

`BY_TYPE` has the values of a type under the words that tell them apart on the page, the usual one first;
`BY_NAME` those of a parameter whose type says too little. The members of an enum and both values of a bool
need no entry. `CASES` lists the calls of a function whose sentence depends on several values together.
All of it is made up.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from skill.config.landlord_file import read_landlord_file
from skill.config.settings import SAMPLE_LANDLORD
from skill.domain.coaching import CallTopic, Coach, CoachToday
from skill.domain.danger.hazards import Hazard
from skill.domain.events.event import Activity, Audience, Event
from skill.domain.events.nearby import Nearby, WalkLimit, Wanted, WhatsOn, Widened
from skill.domain.landlord import Jurisdiction, Landlord
from skill.domain.periods import PartOfDay, Period
from skill.domain.rent import (
    Arrangement,
    Expected,
    Frequency,
    LineKind,
    NextRent,
    NoFigure,
    PaymentMethod,
    Payments,
    RentAccount,
    RentLine,
    Standing,
    StandingOnly,
)
from skill.domain.repairs.appointments import Booking, Slot
from skill.domain.repairs.faults import FAULTS, Fault
from skill.domain.repairs.jobs import Change, FoundRepairs, Repair, RepairState, Visit
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Advice, Assessment, Priority, Trade
from skill.speech import coaching, events, moments, rent, repairs, reporting, safety, triage, whats_on

Values = Mapping[str, Any]
"""Words for the page, and the value (in `CASES`: the arguments) that they stand for."""

TODAY = date(2026, 11, 23)
"""A Monday, in winter: wall-clock time is UTC."""

YESTERDAY, TOMORROW, LAST_FRIDAY = (TODAY + timedelta(days=days) for days in (-1, 1, -3))
FRIDAY, NEXT_MONDAY = TODAY + timedelta(days=4), TODAY + timedelta(days=7)
WEEK = timedelta(weeks=1)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=UTC)


NOW = at(TODAY, 10)

LANDLORD = read_landlord_file(SAMPLE_LANDLORD).landlord
NORTHERN_IRISH = replace(LANDLORD, jurisdiction=Jurisdiction.NORTHERN_IRELAND)
WITHOUT_NUMBERS = replace(
    LANDLORD, phone=None, repairs_phone=None, opening_hours=None, ways_to_pay=(), call_back_within=None
)
"""A landlord whose file leaves out everything that may be left out."""

COACH = Coach(
    coach_ref="C1",
    first_name="Priya",
    works_on=frozenset({0, 1, 2, 3}),
    cover_name="Sam",
    as_of=at(TODAY, 6),
)

# Rent

ACCOUNT = RentAccount(
    account_ref="A1",
    tenancy_ref="T1",
    owed_pence=8430,
    as_of=YESTERDAY,
    charge_pence=11250,
    frequency=Frequency.WEEKLY,
    next_charge_on=NEXT_MONDAY,
    method=PaymentMethod.DIRECT_DEBIT,
)
EXPECTED = Expected(pence=42000, on=FRIDAY)
WEEKLY = Arrangement(pence=500, frequency=Frequency.WEEKLY, is_kept=True)
MONTHLY = Arrangement(pence=2000, frequency=Frequency.MONTHLY, is_kept=True)
ACCOUNTS = {
    "behind": ACCOUNT,
    "behind, and a payment is expected": replace(ACCOUNT, expected=EXPECTED),
    "behind, with an agreement that is kept": replace(ACCOUNT, arrangement=WEEKLY),
    "behind, with both": replace(ACCOUNT, expected=EXPECTED, arrangement=MONTHLY),
    "behind, in Breathing Space": replace(ACCOUNT, arrangement=WEEKLY, no_arrears_talk=True),
    "up to date": replace(ACCOUNT, owed_pence=0),
    "ahead": replace(ACCOUNT, owed_pence=-2000),
    "a figure from today": replace(ACCOUNT, as_of=TODAY),
    "a figure from some days ago": replace(ACCOUNT, as_of=LAST_FRIDAY),
}


def payment(kind: LineKind, weeks_ago: int = 0) -> RentLine:
    return RentLine(on=LAST_FRIDAY - weeks_ago * WEEK, kind=kind, owed_pence=-11250)


def came_in(
    *lines: RentLine, since: date = TODAY - 5 * WEEK, until: date = TODAY, amounts: bool = True
) -> Payments:
    return Payments(lines=lines, since=since, until=until, as_of=YESTERDAY, with_amounts=amounts)


THREE_PAYMENTS = (
    payment(LineKind.DIRECT_DEBIT),
    payment(LineKind.DIRECT_DEBIT, 1),
    payment(LineKind.CARD, 2),
)
NAMED_PAYMENTS = (
    *(LineKind.DIRECT_DEBIT, LineKind.DIRECT_DEBIT_RETURNED, LineKind.STANDING_ORDER, LineKind.CARD),
    *(LineKind.CASH, LineKind.HOUSING_BENEFIT, LineKind.UNIVERSAL_CREDIT),
)
PAYMENTS = {
    **{kind.value.replace("_", " "): came_in(payment(kind)) for kind in NAMED_PAYMENTS},
    "three": came_in(*THREE_PAYMENTS),
    "two, and no amounts are wanted": came_in(*THREE_PAYMENTS[:2], amounts=False),
    "none": came_in(),
    "none on the day asked about": came_in(since=LAST_FRIDAY, until=LAST_FRIDAY),
    "none in the days asked about": came_in(since=date(2026, 10, 1), until=date(2026, 10, 31)),
    "days after the last extract": came_in(since=TODAY),
}

NEXT_RENT = NextRent(
    due_on=(NEXT_MONDAY,),
    rent_free_on=(),
    charge_pence=11250,
    method=PaymentMethod.OTHER,
    was_asked_for_days=False,
)
CHRISTMAS = date(2026, 12, 21)
MONDAYS = tuple(NEXT_MONDAY + week * WEEK for week in range(4))
ASKED_FOR_DAYS = replace(NEXT_RENT, was_asked_for_days=True)
NEXT_RENTS = {
    "by Direct Debit": replace(NEXT_RENT, method=PaymentMethod.DIRECT_DEBIT),
    "by standing order": replace(NEXT_RENT, method=PaymentMethod.STANDING_ORDER),
    "another way": NEXT_RENT,
    "no amounts are wanted": replace(NEXT_RENT, charge_pence=None),
    "after a rent-free week": replace(NEXT_RENT, rent_free_on=(CHRISTMAS,), due_on=(CHRISTMAS + WEEK,)),
    "several weeks": replace(ASKED_FOR_DAYS, due_on=MONDAYS),
    "several weeks, one rent-free": replace(ASKED_FOR_DAYS, due_on=MONDAYS[:3], rent_free_on=(CHRISTMAS,)),
    "several weeks, two rent-free, no amounts": replace(
        ASKED_FOR_DAYS, due_on=MONDAYS[:3], rent_free_on=(CHRISTMAS, CHRISTMAS + WEEK), charge_pence=None
    ),
    "a rent-free week": replace(ASKED_FOR_DAYS, due_on=(), rent_free_on=(CHRISTMAS,)),
    "nothing due in those days": replace(ASKED_FOR_DAYS, due_on=()),
    "not known": replace(NEXT_RENT, due_on=()),
}

# Repairs

MORNING = Visit(starts_at=at(FRIDAY, 8), ends_at=at(FRIDAY, 12))
AFTERNOON = Visit(starts_at=at(NEXT_MONDAY, 13), ends_at=at(NEXT_MONDAY, 17))


def repair(
    fault_id: str | None, state: RepairState, visit: Visit | None = None, room: Room | None = None
) -> Repair:
    return Repair(
        job_ref="R1",
        reference="4826",
        fault=FAULTS[fault_id] if fault_id else None,
        room=room,
        is_communal=room is Room.SHARED_STAIRS,
        state=state,
        reported_at=at(YESTERDAY, 10),
        changed_at=at(YESTERDAY, 15),
        visit=visit,
        as_of=at(TODAY, 6),
    )


TAP = repair("tap_dripping", RepairState.BOOKED, MORNING, Room.KITCHEN)
TAP_ASKED_FOR = replace(TAP, state=RepairState.RECEIVED, visit=None, requested=MORNING)
"""A time was asked for by voice, and nobody has confirmed it."""

HOT_WATER = repair("no_hot_water", RepairState.WAITING_FOR_PART, AFTERNOON)
DAMP = repair("damp_or_mould", RepairState.BEING_CHECKED, room=Room.BEDROOM)
LIGHT = repair("communal_light_out", RepairState.RECEIVED, room=Room.SHARED_STAIRS)
GATE = replace(repair("gate_broken", RepairState.RECEIVED, MORNING), is_communal=True)
UNKNOWN = repair(None, RepairState.RECEIVED, room=Room.KITCHEN)
DRAUGHT = FAULTS["window_draughty"]


def found(*listed: Repair, missed: Fault | None = None) -> FoundRepairs:
    return FoundRepairs(repairs=listed, missed=missed)


TOO_OLD = FoundRepairs(repairs=(), stale_as_of=at(TODAY - 2 * WEEK, 20))
REPAIRS = {
    **{
        f"{state.value.replace('_', ' ')}{words}": found(repair("no_hot_water", state, visit))
        for state in RepairState
        for words, visit in (("", None), (", with a visit booked", MORNING))
        if state.is_open or visit is None
    },
    "a time was asked for": found(TAP_ASKED_FOR),
    "none": found(),
    "none, asked about one fault": found(missed=DRAUGHT),
    "two": found(TAP, HOT_WATER),
    "three": found(TAP, HOT_WATER, DAMP),
    "four": found(GATE, TAP, HOT_WATER, DAMP),
    "asked about another fault, and there is one": found(TAP, missed=DRAUGHT),
    "asked about another fault, and there are two": found(TAP, DAMP, missed=DRAUGHT),
    "asked about another fault, and there are many": found(LIGHT, HOT_WATER, TAP, DAMP, missed=DRAUGHT),
    "in the shared part of a block": found(LIGHT),
    "the fault is not known": found(UNKNOWN),
    "our data is too old": TOO_OLD,
    **{
        f"{state.value.replace('_', ' ')}, in a list": found(DAMP, repair("tap_dripping", state))
        for state in RepairState
    },
}
VISITS = {
    "one": found(TAP),
    "two": found(TAP, HOT_WATER),
    "four": found(TAP, HOT_WATER, TAP, HOT_WATER),
    "one that is only asked for": found(TAP_ASKED_FOR),
    "one booked and one only asked for": found(HOT_WATER, TAP_ASKED_FOR),
    "none": found(),
    "none, asked about one fault": found(missed=DRAUGHT),
    "asked about another fault": found(TAP, missed=DRAUGHT),
    "our data is too old": TOO_OLD,
}


def slot(day: date, starts: int, ends: int) -> Slot:
    return Slot(slot_ref="S1", trade=Trade.PLUMBING, starts_at=at(day, starts), ends_at=at(day, ends))


SLOTS = [slot(TOMORROW, 12, 17), slot(FRIDAY, 8, 12), slot(FRIDAY, 12, 17)]
BOOKING = Booking(
    slot_ref="S1",
    job_ref="voice-4826",
    reference="4826",
    starts_at=MORNING.starts_at,
    ends_at=MORNING.ends_at,
)
ROUTINE, URGENT, EMERGENCY = (
    Assessment(trade=Trade.PLUMBING, priority=priority)
    for priority in (Priority.ROUTINE, Priority.URGENT, Priority.EMERGENCY)
)

# What's on


COFFEE = Nearby(
    event=Event(
        event_ref="E1",
        title="Coffee and chat",
        starts_at=at(TOMORROW, 10),
        ends_at=at(TOMORROW, 11, 30),
        venue="the library",
        address="Market Street",
        place=None,
        price_pence=0,
        activities=frozenset({Activity.COFFEE_MORNING}),
        audiences=frozenset({Audience.EVERYONE}),
        is_step_free=True,
        as_of=at(TODAY, 6),
    ),
    walk_minutes=12,
)


def but(nearby: Nearby, **other: Any) -> Nearby:
    return replace(nearby, event=replace(nearby.event, **other))


def event(title: str, starts_at: datetime, ends_at: datetime, walk: int | None) -> Nearby:
    other = but(COFFEE, title=title, starts_at=starts_at, ends_at=ends_at, is_step_free=None)
    return replace(other, walk_minutes=walk)


LONG_TITLE = "Blood pressure, hearing and flu jab drop-in with the district nurses and the pharmacist"
ALL_SAINTS: dict[str, Any] = {"venue": "St Mary's & All Saints", "price_pence": 150}
STOKE_FARM: dict[str, Any] = {"venue": "Stoke farm", "price_pence": None}
PLAY = but(event("Stay & play", at(FRIDAY, 9, 30), at(FRIDAY, 11), 2), **ALL_SAINTS)
FARM = but(event("FARM OPEN DAY", at(NEXT_MONDAY, 11), at(NEXT_MONDAY, 15), 31), **STOKE_FARM)
HEALTH = event(LONG_TITLE, at(TODAY, 10), at(TODAY, 12), 60)
EXHIBITION = event("The river's history", at(FRIDAY, 10), at(NEXT_MONDAY, 16), 25)
DROP_IN = event("Warm welcome", at(TODAY, 13), at(TODAY, 13), None)
ALL_DAY = but(FARM, starts_at=at(FRIDAY, 0), ends_at=at(FRIDAY, 0) + timedelta(days=1), is_all_day=True)
ON_NOW = but(DROP_IN, starts_at=at(TODAY, 9), ends_at=at(TODAY, 16))
ON_FOR_DAYS = but(EXHIBITION, starts_at=at(LAST_FRIDAY, 9))
FOR_CARERS = frozenset({Audience.CARERS, Audience.DISABLED_PEOPLE})
NEARBY = {
    "free, step-free, a short walk": COFFEE,
    "not free, very near": PLAY,
    "price not known, half an hour away": FARM,
    "further away": HEALTH,
    "more than one day": EXHIBITION,
    "no end and no distance known": DROP_IN,
    "for children": but(PLAY, youngest=5, oldest=11),
    "for small children": but(PLAY, oldest=4),
    "for older people": but(COFFEE, youngest=50),
    "for some": but(COFFEE, audiences=FOR_CARERS),
    "not step-free, and not known whom it is for": but(COFFEE, audiences=frozenset(), is_step_free=False),
    "long not confirmed": but(COFFEE, is_sure=False),
    "long not confirmed, price not known": but(FARM, is_sure=False),
    "it has begun": ON_NOW,
    "it has begun and goes on for days": ON_FOR_DAYS,
    "all day": ALL_DAY,
    "whole days": but(ALL_DAY, ends_at=at(FRIDAY, 0) + timedelta(days=3)),
}


def days(first: date, last: date, **more: Any) -> Period:
    return Period(first=first, last=last, **more)


WEEKEND = days(date(2026, 11, 28), date(2026, 11, 29), is_weekend=True)
LATER = date(2026, 12, 5)
PERIODS: dict[str, tuple[Period, PartOfDay | None]] = {
    "a day": (days(FRIDAY, FRIDAY), None),
    "tonight": (days(TODAY, TODAY), PartOfDay.EVENING),
    "tomorrow evening": (days(TOMORROW, TOMORROW), PartOfDay.EVENING),
    "the morning of a day further off": (days(LATER, LATER), PartOfDay.MORNING),
    "now": (days(TODAY, TODAY, is_now=True), None),
    "no day was said": (days(TODAY, TODAY + timedelta(days=5)), None),
    "the weekend": (WEEKEND, None),
    "the weekend, in the evening": (WEEKEND, PartOfDay.EVENING),
    "next week": (days(date(2026, 11, 30), date(2026, 12, 6)), None),
    "a week further off": (days(date(2026, 12, 7), date(2026, 12, 13)), None),
    "this month": (days(TODAY, date(2026, 11, 30)), None),
    "a month": (days(date(2027, 1, 1), date(2027, 1, 31)), None),
    "a month far ahead": (days(date(2027, 11, 1), date(2027, 11, 30)), None),
    "a season": (days(date(2027, 6, 1), date(2027, 8, 31)), None),
    "this year": (days(TODAY, date(2026, 12, 31)), None),
    "a year": (days(date(2027, 1, 1), date(2027, 12, 31)), None),
}


FOR_THE_WEEKEND: dict[str, Any] = {"period": WEEKEND, "wanted": Wanted(activity=Activity.FOOTBALL)}


def search(*shown: Nearby, **asked: Any) -> dict[str, Any]:
    facts = {"period": days(TODAY, TOMORROW), "wanted": Wanted(), "widened": Widened.NOT, **asked}
    return {"answer": WhatsOn(found=shown, **facts), "shown": shown}


def missed(wanted: Wanted) -> dict[str, Any]:
    return search(PLAY, period=days(TOMORROW, TOMORROW), wanted=wanted, widened=Widened.OTHER_DAYS)


SEARCHES = {
    "three or more": search(COFFEE, PLAY, FARM),
    "one, with a long title": search(HEALTH),
    "nothing for weeks": search(),
    "only further away": search(COFFEE, period=WEEKEND, widened=Widened.FURTHER_AWAY),
    "of that kind only further away": search(COFFEE, **FOR_THE_WEEKEND, widened=Widened.FURTHER_AWAY),
    "on other days": search(COFFEE, **FOR_THE_WEEKEND, widened=Widened.OTHER_DAYS),
    "other things": search(COFFEE, **FOR_THE_WEEKEND, widened=Widened.OTHER_THINGS),
    "other things on other days": search(COFFEE, **FOR_THE_WEEKEND, widened=Widened.ANYTHING),
    "those days are over": search(COFFEE, period=days(TODAY, date(2026, 10, 31)), widened=Widened.OTHER_DAYS),
    **{f"no {each.value.replace('_', ' ')}": missed(Wanted(activity=each)) for each in Activity},
    "nothing by a name of their own": missed(Wanted(words="crown green bowls")),
    "nothing for carers": missed(Wanted(audience=Audience.CARERS)),
    "nothing free": missed(Wanted(is_free=True)),
    "nothing free and step-free": missed(Wanted(is_free=True, is_step_free=True)),
}

# What each parameter gets

BY_TYPE: Mapping[Any, Values] = {
    Landlord: {"": LANDLORD, "Northern Ireland": NORTHERN_IRISH, "no numbers are set": WITHOUT_NUMBERS},
    Coach: {"": COACH},
    Coach | None: {"": COACH, "no coach is named": None},
    CoachToday: {
        "in today": CoachToday(coach=COACH, is_in_today=True),
        "not in, covered": CoachToday(coach=COACH, is_in_today=False),
        "not in, not covered": CoachToday(coach=replace(COACH, cover_name=None), is_in_today=False),
    },
    StandingOnly: {each.value: StandingOnly(standing=each, as_of=YESTERDAY) for each in Standing},
    NoFigure: {
        "no account": NoFigure(as_of=None),
        "more than eight days old": NoFigure(as_of=TODAY - timedelta(days=17)),
    },
    Payments: PAYMENTS,
    NextRent: NEXT_RENTS,
    Fault: {"in the home": FAULTS["tap_dripping"], "in the shared parts": FAULTS["communal_light_out"]},
    Repair: {"": TAP, "in the shared parts": GATE},
    FoundRepairs: REPAIRS,
    Sequence[Slot]: {"three": SLOTS, "two": SLOTS[1:], "one": SLOTS[1:2]},
    Visit | Slot | Booking: {"": SLOTS[2]},
    Booking: {"": BOOKING},
    Nearby: NEARBY,
    Event: {
        "": COFFEE.event,
        "it has begun": ON_NOW.event,
        "it goes on for days": ON_FOR_DAYS.event,
        "more than one day": EXHIBITION.event,
        "all day": ALL_DAY.event,
        "no end known": DROP_IN.event,
    },
}
BY_NAME: Mapping[str, Values] = {
    "today": {"": TODAY},
    "now": {"": NOW},
    "on": {"": None, "a day was named": FRIDAY},
    "minutes": {f"{minutes} minutes": minutes for minutes in sorted({limit.minutes for limit in WalkLimit})},
    "count": {"three were read out": 3, "one was read out": 1},
    "rating": {"four or five": 4, "one to three": 3},
    "times": {"for the first time": 1, "not for the first time": 2},
}
WITH_AND_WITHOUT_COACH: Values = {"": {}, "no coach is named": {"coach": None}}
CASES: Mapping[Callable[..., str], Values] = {
    coaching.call_read_back: {
        "nothing said about what or when": {"topic": None},
        **{topic.value.replace("_", " "): {"topic": topic} for topic in CallTopic},
        "on a day": {"topic": None, "on": TOMORROW},
        "on a day, about rent": {"topic": CallTopic.RENT, "on": FRIDAY},
        "no coach is named": {"coach": None, "topic": None},
    },
    coaching.call_asked_for: {
        "": {},
        "a day was asked for": {"on": FRIDAY},
        "no coach is named, and no usual time": {"coach": None, "landlord": WITHOUT_NUMBERS},
    },
    coaching.message_read_back: {
        "": {"text": "I'll be out till three"},
        "no coach is named": {"coach": None, "text": "the gate is locked"},
    },
    events.join_event: WITH_AND_WITHOUT_COACH,
    events.remind_event: WITH_AND_WITHOUT_COACH,
    rent.balance: {words: {"account": account} for words, account in ACCOUNTS.items()},
    repairs.what: {
        "a fault and a room": {"fault": TAP.fault, "room": Room.KITCHEN},
        "a fault with one place only": {"fault": FAULTS["no_hot_water"], "room": Room.WHOLE_HOME},
        "a room that the fault names": {"fault": FAULTS["toilet_blocked"], "room": Room.TOILET},
        "a fault that we do not know": {"fault": None, "room": Room.KITCHEN},
    },
    repairs.next_visit: {words: {"found": visits} for words, visits in VISITS.items()},
    repairs.visit_booked: {"": {}},
    repairs.change_read_back: {
        "move, to a day": {"change": Change.MOVE, "wanted_on": NEXT_MONDAY},
        "move, no day said": {"repair": HOT_WATER, "change": Change.MOVE, "wanted_on": None},
        "cancel": {"change": Change.CANCEL, "wanted_on": None},
        "cancel, the fault not known": {"repair": UNKNOWN, "change": Change.CANCEL, "wanted_on": None},
    },
    repairs.which_one: {"": {"found": found(TAP, HOT_WATER)}},
    reporting.first_of_two: {"": {"fault": FAULTS["boiler_not_working"]}},
    reporting.read_back: {
        "": {"fault": TAP.fault, "room": Room.KITCHEN, "line": None},
        "a fault without a room": {"fault": FAULTS["no_hot_water"], "room": None, "line": None},
        "with a safety line": {"fault": TAP.fault, "room": Room.KITCHEN, "line": Advice.STOP_TAP},
        "it may not be yours": {"fault": FAULTS["toilet_seat_broken"], "room": None, "line": None},
    },
    reporting.reported: {
        "routine": {"assessment": ROUTINE},
        "urgent": {"repair": HOT_WATER, "assessment": URGENT},
        "urgent, no number": {"repair": HOT_WATER, "assessment": URGENT, "landlord": WITHOUT_NUMBERS},
        "an emergency": {"repair": HOT_WATER, "assessment": EMERGENCY},
    },
    reporting.reported_before_windows: {
        "routine": {"assessment": ROUTINE},
        "urgent": {"repair": HOT_WATER, "assessment": URGENT},
    },
    reporting.and_now: {"": {"fault": FAULTS["toilet_leaking"]}},
    safety.danger: {
        **{hazard.value.replace("_", " "): {"hazard": hazard} for hazard in Hazard},
        "of an unknown kind": {"hazard": None},
        "gas, in Northern Ireland": {"hazard": Hazard.GAS, "landlord": NORTHERN_IRISH},
        "flood, no repairs number is set": {"hazard": Hazard.FLOOD, "landlord": WITHOUT_NUMBERS},
    },
    triage.not_here: {
        "no power": {"fault": FAULTS["no_power"]},
        "no power, in Northern Ireland": {"fault": FAULTS["no_power"], "landlord": NORTHERN_IRISH},
        "no water": {"fault": FAULTS["no_water"]},
        "no gas": {"fault": FAULTS["no_gas"]},
    },
    moments.asked: {words: {"period": days, "part": part} for words, (days, part) in PERIODS.items()},
    whats_on.found: SEARCHES,
    whats_on.listing: {"": {"shown": (PLAY, EXHIBITION)}},
}
