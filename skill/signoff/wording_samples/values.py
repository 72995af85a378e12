"""The made-up landlord, day, account, repair and event that the samples speak of."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from skill.domain.coaching import Coach
from skill.domain.events.event import Activity, Audience, Event
from skill.domain.events.nearby import Nearby
from skill.domain.landlord import Jurisdiction, Landlord
from skill.domain.rent import Frequency, PaymentMethod, RentAccount
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import Repair, RepairState, Visit
from skill.domain.repairs.rooms import Room

TODAY = date(2026, 11, 23)
"""A Monday, in winter: wall-clock time is UTC."""

NOW = datetime.combine(TODAY, time(10), tzinfo=UTC)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
TWO_WEEKS_AGO = TODAY - timedelta(days=14)
FRIDAY, NEXT_MONDAY = TODAY + timedelta(days=4), TODAY + timedelta(days=7)

LANDLORD = Landlord(
    name="Meadowbank Homes",
    phone="01632 960 100",
    repairs_phone="01632 960 199",
    opening_hours="eight till six, Monday to Friday",
    jurisdiction=Jurisdiction.ENGLAND,
    place=None,
    ways_to_pay=(
        "Direct Debit",
        "the Meadowbank website",
        "a payment card at any shop with a PayPoint sign",
    ),
    call_back_within="by the end of the next working day",
)
NORTHERN_IRISH = replace(LANDLORD, jurisdiction=Jurisdiction.NORTHERN_IRELAND)
WITHOUT_NUMBERS = replace(
    LANDLORD, phone=None, repairs_phone=None, opening_hours=None, ways_to_pay=(), call_back_within=None
)
"""A landlord whose file leaves out everything that may be left out."""

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

COACH = Coach(
    coach_ref="C1",
    first_name="Priya",
    works_on=frozenset({0, 1, 2, 3}),
    cover_name="Sam",
    as_of=datetime.combine(TODAY, time(6), tzinfo=UTC),
)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=UTC)


MORNING_VISIT = Visit(starts_at=at(FRIDAY, 8), ends_at=at(FRIDAY, 12))
AFTERNOON_VISIT = Visit(starts_at=at(NEXT_MONDAY, 13), ends_at=at(NEXT_MONDAY, 17))


def repair(
    fault_id: str | None,
    room: Room | None = None,
    state: RepairState = RepairState.RECEIVED,
    visit: Visit | None = None,
    *,
    is_communal: bool = False,
) -> Repair:
    return Repair(
        job_ref="R1",
        reference="4826",
        fault=FAULTS[fault_id] if fault_id else None,
        room=room,
        is_communal=is_communal,
        state=state,
        reported_at=at(YESTERDAY, 10),
        changed_at=at(YESTERDAY, 15),
        visit=visit,
        as_of=at(TODAY, 6),
    )


DRIPPING_TAP = repair("tap_dripping", Room.KITCHEN, RepairState.BOOKED, MORNING_VISIT)
NO_HOT_WATER = repair("no_hot_water", None, RepairState.WAITING_FOR_PART, AFTERNOON_VISIT)
DAMP = repair("damp_or_mould", Room.BEDROOM, RepairState.BEING_CHECKED)


def event(
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    *,
    venue: str = "the library",
    price_pence: int | None = 0,
    is_step_free: bool | None = None,
) -> Event:
    return Event(
        event_ref="E1",
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        venue=venue,
        address="Market Street",
        place=None,
        price_pence=price_pence,
        activities=frozenset({Activity.COFFEE_MORNING}),
        audiences=frozenset({Audience.EVERYONE}),
        is_step_free=is_step_free,
        as_of=at(TODAY, 6),
    )


def walk_to(found: Event, minutes: int | None) -> Nearby:
    return Nearby(event=found, walk_minutes=minutes)


COFFEE = walk_to(event("Coffee and chat", at(TOMORROW, 10), at(TOMORROW, 11, 30), is_step_free=True), 12)
STAY_AND_PLAY = walk_to(
    event(
        "Stay & play",
        at(FRIDAY, 9, 30),
        at(FRIDAY, 11),
        venue="St Mary's & All Saints",
        price_pence=150,
    ),
    2,
)
FARM_DAY = walk_to(
    event("FARM OPEN DAY", at(NEXT_MONDAY, 11), at(NEXT_MONDAY, 15), venue="Stoke farm", price_pence=None),
    31,
)
HEALTH_DAY = walk_to(
    event(
        "Blood pressure, hearing and flu jab drop-in with the district nurses and the pharmacist",
        at(TODAY, 10),
        at(TODAY, 12),
    ),
    60,
)
EXHIBITION = walk_to(event("The river's history", at(FRIDAY, 10), at(NEXT_MONDAY, 16)), 25)
DROP_IN = walk_to(event("Warm welcome", at(TODAY, 13), at(TODAY, 13)), None)
