"""What the landlord's extract says about a home, from its rows to what the services ask for."""

from collections.abc import Collection
from datetime import date, datetime

from skill.domain.ids import parse_enum
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import Repair, RepairState, Visit
from skill.domain.repairs.rooms import Room
from skill.domain.tenancy import Home
from skill.housing.extract.rows import HomeRows, RepairRow, VisitState


def landlords_repairs(rows: HomeRows, home: Home, *, given: Collection[str], now: datetime) -> list[Repair]:
    """The landlord's jobs in a home and its block, in no order. `given` are references that this home got."""
    return [_repair(rows, job, given, now) for job in rows.jobs if _is_theirs(job.reported_at.date(), home)]


def _is_theirs(reported_on: date, home: Home) -> bool:
    """The bounds are whole UTC days. British time is never behind UTC, so what a predecessor
    reported cannot slip in at the start. What is reported after a tenancy ended belongs to the next tenant.
    """
    return home.started_on <= reported_on and (home.ended_on is None or reported_on <= home.ended_on)


def _repair(rows: HomeRows, job: RepairRow, given: Collection[str], now: datetime) -> Repair:
    is_communal = job.block_ref is not None
    return Repair(
        job_ref=job.job_ref,
        reference=job.reference if not is_communal or job.reference in given else None,
        fault=FAULTS.get(job.fault_id or ""),
        room=parse_enum(Room, job.room),
        is_communal=is_communal,
        state=parse_enum(RepairState, job.state) or RepairState.UNKNOWN,
        reported_at=job.reported_at,
        changed_at=job.changed_at,
        visit=_next_visit(rows, job.job_ref, now),
        as_of=rows.as_of,
    )


def _next_visit(rows: HomeRows, job_ref: str, now: datetime) -> Visit | None:
    """The soonest confirmed one that is not over."""
    to_come = [
        (visit.starts_at, visit.ends_at)
        for visit in rows.visits
        if visit.job_ref == job_ref and visit.state is VisitState.CONFIRMED and visit.ends_at > now
    ]
    if not to_come:
        return None
    starts_at, ends_at = min(to_come)
    return Visit(starts_at=starts_at, ends_at=ends_at)
