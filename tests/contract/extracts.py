"""A small extract, and builders for what the tests vary. "Now" is Monday 2 November 2026, ten o'clock."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from skill.domain.coaching import Message, MessageKind
from skill.domain.events.event import Activity, Audience
from skill.domain.rent import Frequency, LineKind, PaymentMethod
from skill.domain.repairs.appointments import BookingRequest
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import RepairReport
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Assessment, Priority, Trade
from skill.domain.tenancy import Place
from skill.housing.extract.rows import (
    AccountKind,
    CoachRow,
    EventRow,
    Extract,
    PropertyRow,
    RentAccountRow,
    RentFreeWeekRow,
    RentLineRow,
    RepairRow,
    SlotRow,
    TenancyRow,
    VisitRow,
    VisitState,
)
from skill.housing.store import HousingStore

OpenStore = Callable[[], HousingStore]

NOW = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
TODAY = NOW.date()
AS_OF = datetime(2026, 11, 1, 20, 0, tzinfo=UTC)


@dataclass
class FixedClock:
    instant: datetime

    def now(self) -> datetime:
        return self.instant


def days(count: float) -> timedelta:
    return timedelta(days=count)


def an_account(**differences: Any) -> RentAccountRow:
    plain = RentAccountRow(
        account_ref="A1",
        tenancy_ref="T1",
        kind=AccountKind.MAIN,
        owed_pence=8430,
        as_of=date(2026, 11, 1),
        charge_pence=11240,
        frequency=Frequency.WEEKLY,
        next_charge_on=date(2026, 11, 2),
        method=PaymentMethod.DIRECT_DEBIT,
    )
    return replace(plain, **differences)


def a_job(job_ref: str = "R1", **differences: Any) -> RepairRow:
    plain = RepairRow(
        job_ref=job_ref,
        property_ref=None if "block_ref" in differences else "P1",
        fault_id="boiler_not_working",
        room="kitchen",
        state="booked",
        reported_at=NOW - days(5),
        changed_at=NOW - days(3),
    )
    return replace(plain, **differences)


def a_visit(starts_at: datetime, *, hours: float = 4, job_ref: str = "R1", **differences: Any) -> VisitRow:
    plain = VisitRow(
        job_ref=job_ref,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=hours),
        state=VisitState.CONFIRMED,
    )
    return replace(plain, **differences)


def an_event(event_ref: str, starts_at: datetime, **differences: Any) -> EventRow:
    plain = EventRow(
        event_ref=event_ref,
        title="Coffee and chat",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        venue="the hall",
        address="Weaver Road",
    )
    return replace(plain, **differences)


def a_slot(slot_ref: str, starts_at: datetime, **differences: Any) -> SlotRow:
    plain = SlotRow(
        slot_ref=slot_ref,
        trade=Trade.PLUMBING,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=4),
    )
    return replace(plain, **differences)


def a_request(request_id: str = "request-1", slot_ref: str = "S1", **differences: Any) -> BookingRequest:
    plain = BookingRequest(
        request_id=request_id,
        job_ref="R1",
        reference=None,
        slot_ref=slot_ref,
        trade=Trade.PLUMBING,
        earliest=NOW,
        at=NOW,
    )
    return replace(plain, **differences)


def an_extract(**tables: Any) -> Extract:
    """T1 and T2 share a block, T3 has a house and is over; the tables that are named replace these."""
    plain = Extract(
        source="housing system",
        as_of=AS_OF,
        coaches=(
            CoachRow(coach_ref="C1", first_name="Siobhán", works_on=frozenset({0, 1, 3}), cover_name="Ngozi"),
        ),
        properties=(
            PropertyRow(
                property_ref="P1",
                block_ref="B1",
                coach_ref="C1",
                place=Place(latitude=52.683, longitude=-1.827),
            ),
            PropertyRow(property_ref="P2", block_ref="B1", coach_ref="C1"),
            PropertyRow(property_ref="P3"),
        ),
        tenancies=(
            TenancyRow(tenancy_ref="T1", property_ref="P1", started_on=date(2024, 5, 6)),
            TenancyRow(tenancy_ref="T2", property_ref="P2", started_on=date(2026, 10, 26)),
            TenancyRow(
                tenancy_ref="T3",
                property_ref="P3",
                started_on=date(2020, 1, 6),
                ended_on=date(2026, 11, 1),
            ),
        ),
        rent_accounts=(an_account(),),
    )
    return replace(plain, **tables)


def a_report(request_id: str = "request-1", **differences: Any) -> RepairReport:
    plain = RepairReport(
        request_id=request_id,
        tenancy_ref="T1",
        property_ref="P1",
        fault=FAULTS["toilet_not_flushing"],
        room=Room.TOILET,
        reported_at=NOW,
        assessment=Assessment(trade=Trade.PLUMBING, priority=Priority.URGENT),
    )
    return replace(plain, **differences)


def a_message(request_id: str = "request-1", **differences: Any) -> Message:
    plain = Message(
        request_id=request_id,
        kind=MessageKind.CALL_BACK,
        tenancy_ref="T1",
        body={"topic": "rent", "wanted_on": "2026-11-03"},
        created_at=NOW,
    )
    return replace(plain, **differences)


def some_lines() -> tuple[RentLineRow, ...]:
    return (
        RentLineRow(account_ref="A1", on=date(2026, 10, 19), kind=LineKind.CASH, owed_pence=-11240),
        RentLineRow(account_ref="A1", on=date(2026, 10, 26), kind=LineKind.RENT, owed_pence=11240),
        RentLineRow(account_ref="A1", on=date(2026, 10, 26), kind=LineKind.CARD, owed_pence=-5000),
        RentLineRow(account_ref="A2", on=date(2026, 10, 26), kind=LineKind.CASH, owed_pence=-1420),
        RentLineRow(account_ref="A1", on=date(2026, 10, 30), kind=LineKind.DIRECT_DEBIT, owed_pence=-11240),
    )


def free_weeks() -> tuple[RentFreeWeekRow, ...]:
    return (
        RentFreeWeekRow(calendar="48-week", monday=date(2026, 12, 28)),
        RentFreeWeekRow(calendar="48-week", monday=date(2026, 12, 21)),
        RentFreeWeekRow(calendar="50-week", monday=date(2027, 3, 29)),
    )


COFFEE = frozenset({Activity.COFFEE_MORNING, Activity.FOOD})
OLDER = frozenset({Audience.OLDER_PEOPLE})
