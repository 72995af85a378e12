"""Report a repair, follow it, and ask for a visit to be changed or a job to be cancelled."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol

from skill.domain.coaching import Message, MessageKind
from skill.domain.faults import Fault
from skill.domain.repairs import FRESH_FOR, Change, FoundRepairs, Repair, RepairReport, RepairState
from skill.domain.rooms import Room
from skill.domain.tenancy import Home
from skill.domain.triage import Assessment, Priority, Trade
from skill.services.clocks import Timekeeper
from skill.services.ports import Clock, Outbox, Repairs

STILL_TALKED_ABOUT = timedelta(days=14)
"""A finished or cancelled job is mentioned for this long, and only when nothing is open."""


class RepairStore(Repairs, Outbox, Protocol):
    """The ports this service needs, together."""


class RepairService:
    """Without a timekeeper reports leave without deadlines."""

    def __init__(self, store: RepairStore, *, clock: Clock, timekeeper: Timekeeper | None = None) -> None:
        self._store = store
        self._clock = clock
        self._timekeeper = timekeeper

    def report(
        self,
        home: Home,
        fault: Fault,
        room: Room | None,
        *,
        request_id: str,
        assessment: Assessment | None = None,
    ) -> Repair:
        """Keep a confirmed report; when this returns it is durable and in the outbox.

        `assessment` is what triage came to; without it the fault alone decides.
        """
        assessment = assessment or _by_the_fault(fault)
        now = self._clock.now()
        return self._store.report(
            RepairReport(
                request_id=request_id,
                tenancy_ref=home.tenancy_ref,
                property_ref=home.property_ref,
                fault=fault,
                room=fault.room or room,
                reported_at=now,
                assessment=assessment,
                is_secure=home.is_secure,
                deadlines=self._deadlines(now, assessment, is_secure=home.is_secure),
            )
        )

    def status(self, home: Home, fault: Fault | None) -> FoundRepairs:
        """The open repairs, those for `fault` alone if there are any; else what was lately closed."""
        if stale := self._stale(home):
            return stale
        repairs = self._store.for_home(home)
        return _about(
            fault, [repair for repair in repairs if repair.state.is_open] or self._lately_closed(repairs)
        )

    def visits(self, home: Home, fault: Fault | None) -> FoundRepairs:
        """Open repairs that have a visit booked, the soonest first."""
        if stale := self._stale(home):
            return stale
        repairs = self._store.for_home(home)
        booked = [repair for repair in repairs if repair.state.is_open and repair.visit]
        return _about(fault, sorted(booked, key=lambda repair: repair.visit.starts_at if repair.visit else 0))

    def to_change(self, home: Home, fault: Fault | None, change: Change) -> FoundRepairs:
        """The repairs that a wish may be about: those with a visit to move, or those open to cancel.

        A repair of the shared parts is not one tenant's to move or cancel.
        """
        found = self.visits(home, fault) if change is Change.MOVE else self.status(home, fault)
        own = tuple(repair for repair in found.repairs if repair.state.is_open and not repair.is_communal)
        return replace(found, repairs=own if found.missed is None else ())

    def ask_for_change(
        self, home: Home, job_ref: str, change: Change, wanted_on: date | None, *, request_id: str
    ) -> bool:
        """Pass a wish to the landlord's people; the visit itself stays as it is until they change it.

        False when the home has no such repair open any more.
        """
        open_now = [repair for repair in self._store.for_home(home) if repair.state.is_open]
        repair = next((repair for repair in open_now if repair.job_ref == job_ref), None)
        if repair is None:
            return False
        self._store.add(
            Message(
                request_id=request_id,
                kind=MessageKind.REPAIR_CHANGE,
                tenancy_ref=home.tenancy_ref,
                body={
                    "job": repair.job_ref,
                    "reference": repair.reference or "",
                    "change": change.value,
                    "wanted_on": wanted_on.isoformat() if wanted_on else "",
                },
                created_at=self._clock.now(),
            )
        )
        return True

    def _deadlines(
        self, now: datetime, assessment: Assessment, *, is_secure: bool
    ) -> dict[str, datetime] | None:
        if self._timekeeper is None:
            return {}
        return self._timekeeper.deadlines(now, assessment, is_secure=is_secure)

    def _stale(self, home: Home) -> FoundRepairs | None:
        """By the landlord's last word about the home: a report by voice is as old as the day it was made."""
        if self._clock.now() - home.as_of <= FRESH_FOR:
            return None
        return FoundRepairs(repairs=(), stale_as_of=home.as_of)

    def _lately_closed(self, repairs: list[Repair]) -> list[Repair]:
        since = self._clock.now() - STILL_TALKED_ABOUT
        closed = {RepairState.DONE, RepairState.CANCELLED}
        return [repair for repair in repairs if repair.state in closed and repair.changed_at >= since]


def _by_the_fault(fault: Fault) -> Assessment:
    priority = Priority.URGENT if fault.is_urgent else Priority.ROUTINE
    return Assessment(trade=Trade.GENERAL, priority=priority)


def _about(fault: Fault | None, repairs: list[Repair]) -> FoundRepairs:
    if fault is None:
        return FoundRepairs(repairs=tuple(repairs))
    exact = tuple(repair for repair in repairs if repair.fault == fault)
    alike = tuple(repair for repair in repairs if repair.fault and repair.fault.thing == fault.thing)
    matching = exact or alike
    return FoundRepairs(repairs=matching or tuple(repairs), missed=None if matching else fault)
