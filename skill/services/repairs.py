"""Report a repair, follow it, choose a visit window, and ask for a visit or a job to be changed."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time
from operator import itemgetter
from typing import Protocol

from skill.domain.coaching import Message, MessageKind
from skill.domain.landlord import Landlord
from skill.domain.repairs.appointments import (
    Booking,
    BookingRequest,
    Slot,
    bookable_from,
    instead,
    may_still_change,
    offered,
)
from skill.domain.repairs.faults import Fault
from skill.domain.repairs.jobs import (
    FRESH_FOR,
    Change,
    Chaser,
    FoundRepairs,
    Repair,
    RepairReport,
    Visit,
    may_be_told,
)
from skill.domain.repairs.reporting import Draft, Step, assess, may_be_booked, next_step
from skill.domain.repairs.triage import Assessment, Trade
from skill.domain.tenancy import Home
from skill.errors import StoreUnavailable
from skill.services.deadlines import DeadlinePolicy
from skill.services.ports import Appointments, Chasers, Clock, Outbox, Repairs

log = logging.getLogger(__name__)


class RepairStore(Repairs, Chasers, Appointments, Outbox, Protocol):
    """The ports this service needs, together."""


class RepairService:
    """Without a deadline policy, reports carry no deadlines. `fault_codes` are the landlord's, by fault."""

    def __init__(
        self,
        store: RepairStore,
        *,
        clock: Clock,
        landlord: Landlord,
        deadline_policy: DeadlinePolicy | None = None,
        fault_codes: Mapping[str, str] | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._landlord = landlord
        self._deadline_policy = deadline_policy
        self._fault_codes = fault_codes or {}

    def report(self, home: Home, draft: Draft, *, request_id: str) -> Repair:
        """Keep a confirmed report; it is durable and in the outbox when this returns."""
        now, assessment = self._clock.now(), assess(draft)
        return self._store.report(
            RepairReport(
                request_id=request_id,
                tenancy_ref=home.tenancy_ref,
                property_ref=home.property_ref,
                coach_ref=home.coach_ref,
                fault=draft.fault,
                room=draft.where,
                reported_at=now,
                assessment=assessment,
                answers=draft.answers,
                is_secure=home.is_secure,
                deadlines=self._deadlines(now, assessment, is_secure=home.is_secure),
                landlord_code=self._fault_codes.get(draft.fault.fault_id),
            )
        )

    def next_step(self, home: Home, draft: Draft) -> Step:
        """What to ask next about an unfinished report. Jobs with stale data are not compared with it."""
        now = self._clock.now()
        fresh = [repair for repair in self._store.for_home(home) if now - repair.as_of <= FRESH_FOR]
        return next_step(draft, fresh)

    def chase(self, home: Home, job_ref: str, *, request_id: str) -> int | None:
        """Chase an open job. Returns how often it has been chased, or None when it is no longer open."""
        repair = self.open_job(home, job_ref)
        if repair is None:
            return None
        return self._store.chase(
            Chaser(
                request_id=request_id,
                tenancy_ref=home.tenancy_ref,
                job_ref=repair.job_ref,
                reference=repair.reference,
                told_at=self._clock.now(),
                fault_id=repair.fault.fault_id if repair.fault else None,
                coach_ref=home.coach_ref,
            )
        )

    def open_job(self, home: Home, job_ref: str) -> Repair | None:
        """An open job of the home or its block, by the reference that the conversation remembers."""
        open_now = (repair for repair in self._store.for_home(home) if repair.state.is_open)
        return next((repair for repair in open_now if repair.job_ref == job_ref), None)

    def status(self, home: Home, fault: Fault | None) -> FoundRepairs:
        """The open repairs, only those for `fault` where there are any; otherwise those closed lately."""
        if stale := self._stale(home):
            return stale
        repairs = self._store.for_home(home)
        return _about(
            fault, [repair for repair in repairs if repair.state.is_open] or self._lately_closed(repairs)
        )

    def visits(self, home: Home, fault: Fault | None) -> FoundRepairs:
        """Open repairs that have a visit booked or asked for, the soonest first."""
        if stale := self._stale(home):
            return stale
        windows = [(repair.visit or repair.requested, repair) for repair in self._store.for_home(home)]
        found = [(window.starts_at, repair) for window, repair in windows if window and repair.state.is_open]
        return _about(fault, [repair for _, repair in sorted(found, key=itemgetter(0))])

    def to_change(self, home: Home, fault: Fault | None, change: Change) -> FoundRepairs:
        """The repairs that a request may be about: those with a visit to move, or those open to cancel.

        One tenant cannot move or cancel a repair of shared parts.
        """
        found = self.visits(home, fault) if change is Change.MOVE else self.status(home, fault)
        own = tuple(repair for repair in found.repairs if repair.state.is_open and not repair.is_communal)
        return replace(found, repairs=own if found.missed is None else ())

    def ask_for_change(
        self, home: Home, job_ref: str, change: Change, wanted_on: date | None, *, request_id: str
    ) -> bool:
        """Pass a request to the landlord's staff; the visit itself stays as it is until they change it.

        Cancelling a repair also frees the window that was asked for, even where a confirmed visit hides it.
        False when the home no longer has such a repair open, or when it is of shared parts.
        """
        repair = self._own_open(home, job_ref)
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
                coach_ref=home.coach_ref,
            )
        )
        if change is Change.CANCEL:
            self._give_back(home, repair, request_id=request_id)
        return True

    def _give_back(self, home: Home, repair: Repair, *, request_id: str) -> None:
        """Free the window after the request is kept, never before: staff can still free a window that is left
        over, but a tenant must not lose a window to a request that was not passed on.
        """
        with _or_go_on("a window was not given back"):
            self._store.unbook(
                home, repair.job_ref, reference=repair.reference, request_id=request_id, at=self._clock.now()
            )

    def offers(self, home: Home, trade: Trade) -> tuple[Slot, ...]:
        """Up to three windows to choose from; none where the data is too old.

        The caller has made sure that the repair is not an emergency.
        """
        if self._stale(home):
            return ()
        now = self._clock.now()
        slots = self._store.free_slots(home, trade, after=bookable_from(now, self._landlord))
        return offered(slots, now=now, landlord=self._landlord)

    def offers_if_any(self, home: Home, trade: Trade) -> tuple[Slot, ...]:
        """As `offers`, but none where the windows cannot be read: the answer stands without them."""
        found: tuple[Slot, ...] = ()
        with _or_go_on("no windows were offered"):
            found = self.offers(home, trade)
        return found

    def offers_instead(self, home: Home, repair: Repair, named: date | None) -> tuple[Slot, ...]:
        """Up to three windows to replace the visit that a repair has or asked for.

        `named` is the day that the tenant said, either to come or not to come on. None for what is never
        booked, or where the windows cannot be read: the request can be passed on without them.
        """
        visit, trade, now = repair.visit or repair.requested, _bookable_trade(repair), self._clock.now()
        if visit is None or trade is None or self._stale(home):
            return ()
        after = bookable_from(now, self._landlord)
        if named and named != self._landlord.local(visit.starts_at).date():
            midnight = datetime.combine(named, time.min, tzinfo=self._landlord.timezone)
            after = max(after, midnight.astimezone(UTC))
        slots: list[Slot] = []
        with _or_go_on("no windows were offered"):
            slots = self._store.free_slots(home, trade, after=after)
        fitting = instead(slots, visit, named, self._landlord)
        return offered(fitting, now=now, landlord=self._landlord)

    def book(self, home: Home, job_ref: str, slot_ref: str, *, request_id: str) -> Booking | None:
        """Book a window for a repair in place of the one it had; durable when this returns.

        None when the place has gone, the home has no such repair open, or it is of shared parts or never
        booked. A window that no longer fits the trade or the notice counts as gone.
        """
        repair, now = self._own_open(home, job_ref), self._clock.now()
        trade = _bookable_trade(repair) if repair else None
        if repair is None or trade is None:
            return None
        request = BookingRequest(
            request_id=request_id,
            job_ref=repair.job_ref,
            reference=repair.reference,
            slot_ref=slot_ref,
            trade=trade,
            earliest=bookable_from(now, self._landlord),
            at=now,
        )
        return self._store.book(home, request)

    def may_still_change(self, visit: Visit) -> bool:
        """Whether there is enough notice to move or cancel a visit without asking a person."""
        return may_still_change(visit, self._clock.now(), self._landlord)

    def _own_open(self, home: Home, job_ref: str) -> Repair | None:
        repair = self.open_job(home, job_ref)
        return repair if repair and not repair.is_communal else None

    def _deadlines(
        self, now: datetime, assessment: Assessment, *, is_secure: bool
    ) -> dict[str, datetime] | None:
        if self._deadline_policy is None:
            return {}
        return self._deadline_policy.fields(now, assessment, is_secure=is_secure)

    def _stale(self, home: Home) -> FoundRepairs | None:
        """Judged by the landlord's data: a report by voice is as old as the day it was made."""
        if self._clock.now() - home.as_of <= FRESH_FOR:
            return None
        return FoundRepairs(repairs=(), stale_as_of=home.as_of)

    def _lately_closed(self, repairs: list[Repair]) -> list[Repair]:
        now = self._clock.now()
        return [repair for repair in repairs if may_be_told(repair.state, repair.changed_at, now)]


@contextmanager
def _or_go_on(what: str) -> Iterator[None]:
    """For an extra that may fail: an apology would hide from the tenant what was already kept."""
    try:
        yield
    except StoreUnavailable:
        log.warning("failed=StoreUnavailable but %s", what)


def _bookable_trade(repair: Repair) -> Trade | None:
    """None where the fault is unknown, or where no window is ever offered for it."""
    return repair.fault.trade if repair.fault and may_be_booked(repair.fault) else None


def _about(fault: Fault | None, repairs: list[Repair]) -> FoundRepairs:
    if fault is None:
        return FoundRepairs(repairs=tuple(repairs))
    exact = tuple(repair for repair in repairs if repair.fault == fault)
    alike = tuple(repair for repair in repairs if repair.fault and repair.fault.thing == fault.thing)
    matching = exact or alike
    return FoundRepairs(repairs=matching or tuple(repairs), missed=None if matching else fault)
