"""What both stores do alike with a repair reported by voice: reference, repair, messages."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from skill.domain.coaching import Message, MessageKind
from skill.domain.ids import parse_enum
from skill.domain.repairs.faults import Fault
from skill.domain.repairs.jobs import VOICE, Chaser, Repair, RepairReport, RepairState
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Assessment, HazardClass, Priority, Question, RepairRight, Trade

LOWEST = 1000
HOW_MANY = 9000
NOT_COMPUTED = "not computed"


def references(request_id: str) -> Iterator[str]:
    """Four digits without a leading zero, always the same for one request, then the ones after it.

    An adapter takes the first that no other job of the home carries.
    """
    first = int.from_bytes(sha256(request_id.encode()).digest()[:8])
    for step in range(HOW_MANY):
        yield str(LOWEST + (first + step) % HOW_MANY)


def reported_repair(
    *, reference: str, fault: Fault | None, room: Room | None, reported_at: datetime
) -> Repair:
    """A report that the landlord's own system does not show yet.

    Its `job_ref` is one of ours, unique within the home: Amazon's request id goes no further.
    """
    where = room if room is not None or fault is None else fault.room
    is_shared = fault is not None and fault.is_shared
    return Repair(
        job_ref=f"{VOICE}{reference}",
        reference=reference,
        fault=fault,
        room=room,
        is_communal=is_shared or (where is not None and where.is_shared),
        state=RepairState.RECEIVED,
        reported_at=reported_at,
        changed_at=reported_at,
        visit=None,
        as_of=reported_at,
    )


def report_message(report: RepairReport, reference: str) -> Message:
    """The report as it leaves for the landlord, with the reference that joins their job to it."""
    body = {
        "reference": reference,
        "property_ref": report.property_ref,
        "fault": report.fault.fault_id,
        "described_as": report.fault.said,
        "reported_at": report.reported_at.isoformat(),
    }
    if report.room is not None:
        body["room"] = report.room.value
    if report.landlord_code is not None:
        body["landlord_code"] = report.landlord_code
    if answers := _answers(report):
        body["answers"] = answers
    body |= _assessed(report.assessment) | _deadlines(report)
    return Message(
        request_id=report.request_id,
        kind=MessageKind.REPAIR_REPORT,
        tenancy_ref=report.tenancy_ref,
        body=body,
        created_at=report.reported_at,
    )


def chaser_message(again: Chaser, times: int) -> Message:
    """That a tenant is still waiting. `times` counts the chasers after the report itself."""
    return Message(
        request_id=again.request_id,
        kind=MessageKind.REPAIR_CHASED,
        tenancy_ref=again.tenancy_ref,
        body={"job": again.job_ref, "reference": again.reference or "", "times": str(times)},
        created_at=again.told_at,
    )


def _answers(report: RepairReport) -> str:
    """ "only_toilet no, contained yes": all but the one about people, which has a field of its own."""
    about_things = (pair for pair in report.answers.items() if pair[0] is not Question.AT_RISK)
    return ", ".join(f"{question.value} {answer.value}" for question, answer in about_things)


def _assessed(assessment: Assessment) -> dict[str, str]:
    body = {"trade": assessment.trade.value, "priority": assessment.priority.value}
    if assessment.hazard is not None:
        body["hazard"] = assessment.hazard.value
    if assessment.someone_at_risk is not None:
        body["someone_at_risk"] = "yes" if assessment.someone_at_risk else "no"
    return body


def _deadlines(report: RepairReport) -> dict[str, str]:
    if report.deadlines is None:
        return {"clocks": NOT_COMPUTED}
    return {name: due_at.isoformat() for name, due_at in report.deadlines.items()}


def kept_assessment(
    trade: str | None,
    priority: str | None,
    hazard: str | None,
    right: str | None,
    someone_at_risk: bool | None,
) -> Assessment:
    """The assessment as it was stored. A value that this version does not know must not hide a report."""
    return Assessment(
        trade=parse_enum(Trade, trade) or Trade.GENERAL,
        priority=parse_enum(Priority, priority) or Priority.ROUTINE,
        hazard=parse_enum(HazardClass, hazard),
        right=parse_enum(RepairRight, right),
        someone_at_risk=someone_at_risk,
    )
