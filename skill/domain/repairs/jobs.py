"""Repairs in words a tenant uses: what is wrong, where, and how far it has got."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from skill.domain.repairs.faults import Fault
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Answer, Assessment, Question

VOICE = "voice-"
"""Before the reference of a report that has no job of the landlord's yet."""

FRESH_FOR = timedelta(days=8)
"""What the landlord last said of a job is not passed on after this long: it may be done, or called off."""


class RepairState(StrEnum):
    """A landlord's work-order statuses folded to what a person needs to know."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An appointment window (UTC instants); who stands behind it is said where it is used."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One job. `reference` is the four digits a tenant was given, where it was reported by voice.

    There is no free text here on purpose: a landlord's notes may hold anything, so what is said
    comes from the catalogue of faults. `visit` is the next one that the scheduler has confirmed, or
    None. `requested` is the window asked for by voice, and only while there is no such visit: it must
    not be promised.
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
        """What a booking of it is kept under: the same before the landlord's system shows it and after."""
        return booked_as(self.job_ref, self.reference)


def booked_as(job_ref: str, reference: str | None) -> str:
    return f"{VOICE}{reference}" if reference else job_ref


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairReport:
    """What a tenant confirmed. `request_id` is the request's own id, so that a retry changes nothing.

    `deadlines` are UTC instants for the landlord by the names they have in a message, and None where they
    could not be computed: the report is kept and sent all the same. `landlord_code` is what the landlord's
    own system calls the fault, where it has said so. `answers` are for whoever comes to mend it.
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
    answers: Mapping[Question, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """A report as it is kept. `is_secure` is what the tenancy was when it was reported; `is_closed` whether
    the landlord's extract shows a job for it, and all such jobs done or cancelled.
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
    """A tenant told once more of a job that is open. `request_id` is the request's own id, as of a report."""

    request_id: str
    tenancy_ref: str
    job_ref: str
    reference: str | None
    told_at: datetime

    @property
    def about(self) -> str:
        """What the chasers are counted by: the same before the landlord's system shows the job and after."""
        return booked_as(self.job_ref, self.reference)


class Change(StrEnum):
    MOVE = "move"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRepairs:
    """What there is to tell. `missed` is the fault asked about when none of the repairs is for it.

    `stale_as_of` is set, and nothing told, when the landlord's last word is too old to pass on.
    """

    repairs: tuple[Repair, ...]
    missed: Fault | None = None
    stale_as_of: datetime | None = None
