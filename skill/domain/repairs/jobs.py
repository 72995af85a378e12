"""Repairs in words a tenant uses: what is wrong, where, and how far it has got."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from skill.domain.repairs.faults import Fault
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Answer, Assessment, Question

VOICE = "voice-"
"""Prefix of a report's reference until the landlord's system shows a job for it."""

FRESH_FOR = timedelta(days=8)
"""Data about a job that is older than this is not passed on: the job may be done or cancelled."""

STILL_TALKED_ABOUT = timedelta(days=14)
"""A finished or cancelled job is mentioned for this long, and only when nothing is open."""


class RepairState(StrEnum):
    """A landlord's work-order statuses, reduced to what a tenant needs to know."""

    RECEIVED = "received"
    BEING_CHECKED = "being_checked"
    BOOKED = "booked"
    WAITING_FOR_PART = "waiting_for_part"
    NO_ACCESS = "no_access"
    MORE_WORK_NEEDED = "more_work_needed"
    DONE = "done"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"

    @property
    def is_open(self) -> bool:
        return self not in {RepairState.DONE, RepairState.CANCELLED}


def may_be_told(state: RepairState, changed_at: datetime, now: datetime) -> bool:
    """Whether any answer mentions a job: it is open, or was closed a short while ago."""
    return state.is_open or changed_at >= now - STILL_TALKED_ABOUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An appointment window (UTC instants), confirmed or requested as its user says."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One job. `reference` is the four digits a tenant was given, where it was reported by voice.

    There is deliberately no free text: a landlord's notes may hold anything, so the words come from the
    catalogue of faults. `visit` is the next visit that the scheduler has confirmed, or None. `requested` is
    the window asked for by voice, only while there is no such visit: it must not be promised.
    """

    job_ref: str
    reference: str | None
    fault: Fault | None
    room: Room | None
    is_communal: bool
    state: RepairState
    reported_at: datetime
    changed_at: datetime
    visit: Visit | None
    requested: Visit | None = None
    as_of: datetime

    @property
    def booked_as(self) -> str:
        """The key of its booking: the same before and after the landlord's system shows the job."""
        return booked_as(self.job_ref, self.reference)


def booked_as(job_ref: str, reference: str | None) -> str:
    return f"{VOICE}{reference}" if reference else job_ref


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairReport:
    """What a tenant confirmed. `request_id` is the request's own id, so that a retry changes nothing.

    `deadlines` are UTC instants by their names in the message to the landlord, and None where they could not
    be computed: the report is kept and sent all the same. `landlord_code` is the fault's code in the
    landlord's own system, where given. `answers` are for the operative who comes to mend it.
    """

    request_id: str
    tenancy_ref: str
    property_ref: str
    fault: Fault
    room: Room | None
    reported_at: datetime
    assessment: Assessment
    is_secure: bool = False
    deadlines: Mapping[str, datetime] | None = field(default_factory=dict)
    landlord_code: str | None = None
    coach_ref: str | None = None
    answers: Mapping[Question, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """A stored report. `is_secure` is the tenancy's state when it was reported; `is_closed` says whether the
    landlord's extract shows jobs for it that are all done or cancelled.
    """

    reference: str
    tenancy_ref: str
    property_ref: str
    fault_id: str
    reported_at: datetime
    assessment: Assessment
    is_secure: bool
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chaser:
    """A tenant asked again about an open job. `request_id` is the request's own id, as in a report."""

    request_id: str
    tenancy_ref: str
    job_ref: str
    reference: str | None
    told_at: datetime
    fault_id: str | None = None
    coach_ref: str | None = None

    @property
    def about(self) -> str:
        """The key by which chasers are counted: the same before and after the landlord's system shows the
        job.
        """
        return booked_as(self.job_ref, self.reference)


class Change(StrEnum):
    MOVE = "move"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRepairs:
    """Repairs to speak about. `missed` is the fault asked about when none of the repairs is for it.

    `stale_as_of` is set, without repairs, when the landlord's data is too old to pass on.
    """

    repairs: tuple[Repair, ...]
    missed: Fault | None = None
    stale_as_of: datetime | None = None
