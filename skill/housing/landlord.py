"""The landlord's half of every answer, for both stores: from rows of the extract to homes, rent accounts,
coaches, jobs, windows and events.

What of it a home's own records change, such as a window that is taken, is decided in `records/`.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeVar

from skill.domain.coaching import Coach
from skill.domain.events.event import Entry, Event
from skill.domain.ids import parse_enum
from skill.domain.rent import Arrangement, Expected, RentAccount, RentLine
from skill.domain.repairs.appointments import Slot
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import Repair, RepairState, Visit
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Trade
from skill.domain.tenancy import Home
from skill.housing.extract.cells import COACHES, EVENTS, SLOTS
from skill.housing.extract.rows import (
    HomeRows,
    RentAccountRow,
    RepairRow,
    SlotRow,
    VisitRow,
    VisitState,
)
from skill.housing.records.part import Part
from skill.housing.records.turn import TurnReads

Made = TypeVar("Made")

LOOKED_BACK = timedelta(days=1)
LOOKED_AHEAD = timedelta(days=49)
"""As far as a tenant's questions about events reach, so that the next one takes no further read."""


@dataclass(frozen=True, slots=True)
class KnownEvents:
    """The landlord's own events at any moment between two instants."""

    since: datetime
    until: datetime
    events: Sequence[Event]
    entries: Sequence[Entry]

    def cover(self, since: datetime, until: datetime) -> bool:
        return self.since <= since and until <= self.until


class LandlordAnswers(Part):
    """The ports Homes, RentAccounts and Coaches, and the landlord's half of Appointments and Events.

    A load never changes, and windows and events are not private: a process reads each of them once a load.
    """

    def home(self, tenancy_ref: str) -> Home | None:
        rows = self._home(self._turns.current(), tenancy_ref).rows
        return home_of(rows) if rows else None

    def main_account(self, tenancy_ref: str) -> RentAccount | None:
        rows = self._home(self._turns.current(), tenancy_ref).rows
        return _rent_account(rows.account, rows.rent_free_on) if rows and rows.account else None

    def lines(self, account_ref: str, *, since: date) -> list[RentLine]:
        """Of a main account: those of others are never spoken."""
        rows = self._rows_with_account(self._turns.current(), account_ref)
        return [_made_of(RentLine, line) for line in (rows.lines if rows else ()) if line.on >= since]

    def coach(self, coach_ref: str) -> Coach | None:
        """A home's coach comes with the home."""
        turn = self._turns.current()
        for rows in _homes_read(turn):
            if rows.coach and rows.coach.coach_ref == coach_ref:
                return _made_of(Coach, rows.coach, as_of=rows.as_of)
        row = self._landlord.row(turn, COACHES, coach_ref)
        loaded = self._landlord.loaded(turn)
        return _made_of(Coach, row, as_of=loaded.as_of) if row and loaded else None

    def windows(self, turn: TurnReads, home: Home, trade: Trade) -> list[SlotRow]:
        """Those of a trade that the landlord offers to this home, taken or not."""
        areas = dict.fromkeys([None, home.coach_ref])
        return [row for coach_ref in areas for row in self._windows_of(turn, trade, coach_ref)]

    def window(self, turn: TurnReads, slot_ref: str) -> SlotRow | None:
        """It is nearly always one that this process has just offered."""
        known = self._landlord.remembered(turn)
        return known.get(("slot", slot_ref)) or self._landlord.row(turn, SLOTS, slot_ref)

    def landlords_entries(self, since: datetime, until: datetime) -> list[Entry]:
        """The landlord's own events at any moment from `since` until before `until`."""
        entries = self._known_events(self._turns.current(), since, until).entries
        return [entry for entry in entries if entry.is_on(since=since, until=until)]

    def landlords_event(self, event_ref: str) -> Event | None:
        """It is nearly always one that was read out, from the coming weeks."""
        turn, now = self._turns.current(), self._clock.now()
        for event in self._known_events(turn, now, now).events:
            if event.event_ref == event_ref:
                return event
        row, loaded = self._landlord.row(turn, EVENTS, event_ref), self._landlord.loaded(turn)
        return _made_of(Event, row, as_of=loaded.as_of) if row and loaded else None

    def _rows_with_account(self, turn: TurnReads, account_ref: str) -> HomeRows | None:
        """The account is nearly always the one that this turn has just read."""
        if found := _with_account(_homes_read(turn), account_ref):
            return found
        tenancy_ref = self._landlord.tenancy_of(turn, account_ref)
        rows = self._home(turn, tenancy_ref).rows if tenancy_ref else None
        return _with_account([rows] if rows else [], account_ref)

    def _windows_of(self, turn: TurnReads, trade: Trade, coach_ref: str | None) -> Sequence[SlotRow]:
        known = self._landlord.remembered(turn)
        if (trade, coach_ref) not in known:
            rows = self._landlord.slots(turn, trade, coach_ref)
            known |= {("slot", row.slot_ref): row for row in rows}
            known[trade, coach_ref] = rows
        windows: Sequence[SlotRow] = known[trade, coach_ref]
        return windows

    def _known_events(self, turn: TurnReads, since: datetime, until: datetime) -> KnownEvents:
        """Every event of this time, and others."""
        known = self._landlord.remembered(turn)
        events: KnownEvents | None = known.get("events")
        if events is None or not events.cover(since, until):
            now = self._clock.now()
            since, until = min(since, now - LOOKED_BACK), max(until, now + LOOKED_AHEAD)
            rows, loaded = self._landlord.events(turn, since=since, until=until), self._landlord.loaded(turn)
            found = [_made_of(Event, row, as_of=loaded.as_of) for row in rows] if loaded else []
            entries = [event.entry for event in found]
            events = known["events"] = KnownEvents(since, until, found, entries)
        return events


def home_of(rows: HomeRows) -> Home:
    return _made_of(Home, rows.property, rows.tenancy, as_of=rows.as_of)


def landlords_repairs(rows: HomeRows, home: Home, *, given: Collection[str], now: datetime) -> list[Repair]:
    """The landlord's jobs of a home and its block since the tenancy began, in no order.

    `given` are the references that the home was given by voice. What was reported after the tenancy ended
    belongs to the next tenant.
    """
    return [
        _repair(job, rows, is_given=job.reference in given, now=now)
        for job in rows.jobs
        # A day here is a UTC day. British time is never behind UTC, so what a predecessor reported cannot
        # slip in at the start.
        if home.is_current(job.reported_at.astimezone(UTC).date())
    ]


def slot_of(row: SlotRow) -> Slot:
    return _made_of(Slot, row)


def is_offered_to(row: SlotRow, home: Home) -> bool:
    return row.coach_ref is None or row.coach_ref == home.coach_ref


def _homes_read(turn: TurnReads) -> list[HomeRows]:
    return [state.rows for state in turn.homes.values() if state.rows]


def _with_account(homes: Iterable[HomeRows], account_ref: str) -> HomeRows | None:
    return next((rows for rows in homes if rows.account and rows.account.account_ref == account_ref), None)


def _rent_account(row: RentAccountRow, rent_free_on: Sequence[date]) -> RentAccount:
    expected = arrangement = None
    if row.expected_pence is not None and row.expected_on is not None:
        expected = Expected(pence=row.expected_pence, on=row.expected_on)
    if row.arrangement_pence is not None and row.arrangement_frequency is not None:
        arrangement = Arrangement(
            pence=row.arrangement_pence,
            frequency=row.arrangement_frequency,
            is_kept=bool(row.arrangement_is_kept),
        )
    return _made_of(
        RentAccount,
        row,
        expected=expected,
        arrangement=arrangement,
        rent_free_on=tuple(sorted(rent_free_on)),
    )


def _repair(job: RepairRow, rows: HomeRows, *, is_given: bool, now: datetime) -> Repair:
    """The reference of a job in the shared parts is only for the home that was given it."""
    is_communal = job.block_ref is not None
    return Repair(
        job_ref=job.job_ref,
        reference=job.reference if is_given or not is_communal else None,
        fault=FAULTS.get(job.fault_id or ""),
        room=parse_enum(Room, job.room),
        is_communal=is_communal,
        state=parse_enum(RepairState, job.state) or RepairState.UNKNOWN,
        reported_at=job.reported_at,
        changed_at=job.changed_at,
        visit=_next_visit(job.job_ref, rows.visits, now),
        as_of=rows.as_of,
    )


def _next_visit(job_ref: str, visits: Iterable[VisitRow], now: datetime) -> Visit | None:
    to_come = [
        (visit.starts_at, visit.ends_at)
        for visit in visits
        if visit.job_ref == job_ref and visit.state is VisitState.CONFIRMED and visit.ends_at > now
    ]
    if not to_come:
        return None
    starts_at, ends_at = min(to_come)
    return Visit(starts_at=starts_at, ends_at=ends_at)


def _made_of(kind: type[Made], *rows: Any, **more: Any) -> Made:
    """What the domain calls by the names that the rows use, and `more` that they do not have."""
    made: Any = kind
    for row in rows:
        names, values_of = _shared_names(made, row.__class__)
        more |= zip(names, values_of(row), strict=True)
    return kind(**more)


@lru_cache
def _shared_names(kind: Any, kind_of_row: type) -> tuple[Sequence[str], Callable[[object], Iterable[Any]]]:
    """Two names at least, and how their values are read."""
    names = [field.name for field in fields(kind) if hasattr(kind_of_row, field.name)]
    return names, attrgetter(*names)
