"""Repairs of the made-up homes: every state once, and every awkward visit."""

from collections.abc import Iterator
from datetime import date, timedelta

from skill.housing.extract.rows import RepairRow, VisitRow
from skill.housing.sample import data
from skill.housing.sample.days import at, workday
from skill.housing.sample.homes import property_ref

REPORTED_AT = "10:20"
CHANGED_AT = "15:40"


def repairs(today: date) -> tuple[RepairRow, ...]:
    return tuple(
        RepairRow(
            job_ref=job_ref,
            property_ref=home,
            block_ref=block,
            reference=repair.reference,
            fault_id=repair.fault,
            room=None if repair.room is None else repair.room.value,
            state=repair.state,
            reported_at=at(today - timedelta(days=repair.reported_days_ago), REPORTED_AT),
            changed_at=at(today - timedelta(days=repair.changed_days_ago), CHANGED_AT),
        )
        for job_ref, home, block, repair in _jobs()
    )


def visits(today: date) -> tuple[VisitRow, ...]:
    return tuple(
        _visit(job_ref, visit, today) for job_ref, _home, _block, repair in _jobs() for visit in repair.visits
    )


def _jobs() -> Iterator[tuple[str, str | None, str | None, data.RepairEntry]]:
    """Job reference, home or block, and repair; those of homes come before those of shared parts."""
    of_homes = [
        (property_ref(ref), None, repair) for ref, home in data.homes().items() for repair in home.repairs
    ]
    shared = [
        (None, kind.block, repair)
        for kind in data.neighbourhood().kinds.values()
        for repair in kind.shared_repairs
    ]
    for number, (home, block, repair) in enumerate([*of_homes, *shared], start=1):
        yield f"R{number:04}", home, block, repair


def _visit(job_ref: str, visit: data.VisitEntry, today: date) -> VisitRow:
    day = today + timedelta(days=visit.in_days)
    if not visit.any_day:
        day = workday(day)
    return VisitRow(
        job_ref=job_ref, starts_at=at(day, visit.starts), ends_at=at(day, visit.ends), state=visit.state
    )
