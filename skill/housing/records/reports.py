"""Repairs reported by voice: kept with a reference and a message, and listed with the landlord's own jobs."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import quote

from skill.domain.coaching import Message, MessageKind
from skill.domain.ids import parse_enum
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import VOICE, KeptReport, Repair, RepairReport, RepairState, Visit
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Assessment, HazardClass, Priority, Question, RepairRight, Trade
from skill.domain.tenancy import Home
from skill.errors import StoreUnavailable
from skill.housing.landlord import landlords_repairs
from skill.housing.records.bookings import wishes
from skill.housing.records.codec import body_of, record_of
from skill.housing.records.engine import ABSENT, ConditionFailed, Key, Put
from skill.housing.records.outbox import sent
from skill.housing.records.part import Part
from skill.housing.records.turn import HomeState, home_partition
from skill.housing.values import instant_text

REPORTS = "~REPORT#"
BY_TIME = "REPORTS"
REFERENCES = "REFERENCE#"

LISTED_FOR = timedelta(days=800)
"""How long a report is listed: longer than anyone looks back. The report itself stays with its home."""

REPORT, REFERENCE = range(2)
"""The positions of a report's items in their transaction."""

LOWEST = 1000
HOW_MANY = 9000
NOT_COMPUTED = "not computed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecord:
    """Ids stay as they were kept: one that this version does not know must not hide a report."""

    request_id: str = ""
    tenancy_ref: str = ""
    property_ref: str
    reference: str
    fault_id: str
    room: str | None = None
    reported_at: datetime
    trade: str
    priority: str
    hazard: str | None = None
    repair_right: str | None = None
    someone_at_risk: bool | None = None
    is_secure: bool


def property_partition(property_ref: str) -> str:
    return f"PROPERTY#{property_ref}"


def kept_report(key: Key, record: ReportRecord) -> tuple[Put, Put, Put]:
    """The report, its reference, which no other report of the property may carry, and its place in the list
    of all, with all that the list needs, so that no home has to be read for it.
    """
    at, home = instant_text(record.reported_at), quote(record.tenancy_ref, safe="")
    body, expires_at = body_of(record), int((record.reported_at + LISTED_FOR).timestamp())
    return (
        Put(key, body, ABSENT),
        Put(Key(property_partition(record.property_ref), f"{REFERENCES}{record.reference}"), {}, ABSENT),
        Put(Key(BY_TIME, f"{at}#{home}#{record.request_id}"), body, expires_at=expires_at),
    )


class ReportRecords(Part):
    """The ports Repairs and Reports."""

    def for_home(self, home: Home) -> list[Repair]:
        state, now = self._home(self._turns.current(), home.tenancy_ref), self._clock.now()
        reports = _reports(state)
        shown = {job.reference for job in state.rows.jobs} if state.rows else set()
        repairs = [_repair(report) for report in reports if report.reference not in shown]
        if state.rows is not None:
            given = {report.reference for report in reports}
            repairs += landlords_repairs(state.rows, home, given=given, now=now)
        repairs.sort(key=lambda repair: repair.job_ref)
        repairs.sort(key=lambda repair: repair.reported_at, reverse=True)
        wished = wishes(state, now)
        return [_with_wish(repair, wished.get(repair.booked_as)) for repair in repairs]

    def report(self, report: RepairReport) -> Repair:
        """A reference that an earlier tenant of the property was given is found when it is wanted again."""
        turn = self._turns.current()
        key = Key(home_partition(report.tenancy_ref), f"{REPORTS}{report.request_id}")
        taken: set[str] = set()

        def decide() -> Repair:
            state = self._home(turn, report.tenancy_ref)
            if kept := state.records.get(key.sort):
                return _repair(record_of(ReportRecord, kept.body))
            given = taken | _references(state)
            reference = next((each for each in references(report.request_id) if each not in given), None)
            if reference is None:
                raise StoreUnavailable("every reference of this home is taken")
            record = _record(report, reference)
            try:
                self._transact(turn, *kept_report(key, record), *sent(report_message(report, reference)))
            except ConditionFailed as failed:
                if REPORT not in failed.at and REFERENCE in failed.at:
                    taken.update(self._given_references(report.property_ref))
                raise
            return _repair(record)

        return self._until_it_holds(decide)

    def _given_references(self, property_ref: str) -> set[str]:
        found = self._engine.query(property_partition(property_ref), prefix=REFERENCES)
        return {item.key.sort.removeprefix(REFERENCES) for item in found}

    def reports(self, *, since: datetime) -> list[KeptReport]:
        jobs = self._landlord.voice_jobs(self._turns.current())
        still_open = {(job.property_ref, job.reference) for job in jobs if job.is_open}
        closed = {(job.property_ref, job.reference) for job in jobs} - still_open
        found = self._engine.query(BY_TIME, after=instant_text(since))
        return [_kept(record_of(ReportRecord, item.body), closed) for item in found]


def _reports(state: HomeState) -> list[ReportRecord]:
    return [record_of(ReportRecord, item.body) for item in state.of_kind(REPORTS)]


def _references(state: HomeState) -> set[str]:
    """Those of the landlord's jobs in the home and its block, and of the home's reports."""
    jobs = state.rows.jobs if state.rows else ()
    given = {report.reference for report in _reports(state)}
    return given | {job.reference for job in jobs if job.reference is not None}


def _with_wish(repair: Repair, wish: Visit | None) -> Repair:
    """A wish is shown until the scheduler has confirmed a visit or the repair is closed."""
    is_shown = wish is not None and repair.visit is None and repair.state.is_open
    return replace(repair, requested=wish) if is_shown else repair


def _record(report: RepairReport, reference: str) -> ReportRecord:
    assessment = report.assessment
    return ReportRecord(
        request_id=report.request_id,
        tenancy_ref=report.tenancy_ref,
        property_ref=report.property_ref,
        reference=reference,
        fault_id=report.fault.fault_id,
        room=report.room,
        reported_at=report.reported_at,
        trade=assessment.trade,
        priority=assessment.priority,
        hazard=assessment.hazard,
        repair_right=assessment.right,
        someone_at_risk=assessment.someone_at_risk,
        is_secure=report.is_secure,
    )


def _repair(record: ReportRecord) -> Repair:
    """A report that the landlord's own system does not show yet.

    Its `job_ref` is one of ours, unique within the home: Amazon's request id goes no further.
    """
    fault, room = FAULTS.get(record.fault_id), parse_enum(Room, record.room)
    where = room or (fault.room if fault else None)
    is_shared = fault is not None and fault.is_shared
    return Repair(
        job_ref=f"{VOICE}{record.reference}",
        reference=record.reference,
        fault=fault,
        room=room,
        is_communal=is_shared or (where is not None and where.is_shared),
        state=RepairState.RECEIVED,
        reported_at=record.reported_at,
        changed_at=record.reported_at,
        visit=None,
        as_of=record.reported_at,
    )


def _kept(record: ReportRecord, closed: Collection[tuple[str, str]]) -> KeptReport:
    assessment = Assessment(
        trade=parse_enum(Trade, record.trade) or Trade.GENERAL,
        priority=parse_enum(Priority, record.priority) or Priority.ROUTINE,
        hazard=parse_enum(HazardClass, record.hazard),
        right=parse_enum(RepairRight, record.repair_right),
        someone_at_risk=record.someone_at_risk,
    )
    return KeptReport(
        reference=record.reference,
        tenancy_ref=record.tenancy_ref,
        property_ref=record.property_ref,
        fault_id=record.fault_id,
        reported_at=record.reported_at,
        assessment=assessment,
        is_secure=record.is_secure,
        is_closed=(record.property_ref, record.reference) in closed,
    )


def references(request_id: str) -> Iterator[str]:
    """Four digits without a leading zero, always the same for one request, then the ones after it.

    An adapter takes the first that no other job of the home carries.
    """
    first = int.from_bytes(sha256(request_id.encode()).digest()[:8])
    for step in range(HOW_MANY):
        yield str(LOWEST + (first + step) % HOW_MANY)


def report_message(report: RepairReport, reference: str) -> Message:
    """The report as it leaves for the landlord, with the reference that joins their job to it."""
    assessment, risk = report.assessment, report.assessment.someone_at_risk
    found = {
        "reference": reference,
        "property_ref": report.property_ref,
        "fault": report.fault.fault_id,
        "described_as": report.fault.said,
        "reported_at": report.reported_at.isoformat(),
        "room": report.room,
        "landlord_code": report.landlord_code,
        "answers": _answers(report),
        "trade": assessment.trade,
        "priority": assessment.priority,
        "hazard": assessment.hazard,
        "someone_at_risk": None if risk is None else "yes" if risk else "no",
    }
    body = {name: str(value) for name, value in found.items() if value is not None} | _deadlines(report)
    return Message(
        request_id=report.request_id,
        kind=MessageKind.REPAIR_REPORT,
        tenancy_ref=report.tenancy_ref,
        body=body,
        created_at=report.reported_at,
        coach_ref=report.coach_ref,
    )


def _answers(report: RepairReport) -> str | None:
    """ "only_toilet no, contained yes": all but the one about people, which has a field of its own."""
    about_things = (pair for pair in report.answers.items() if pair[0] is not Question.AT_RISK)
    return ", ".join(f"{question.value} {answer.value}" for question, answer in about_things) or None


def _deadlines(report: RepairReport) -> dict[str, str]:
    if report.deadlines is None:
        return {"clocks": NOT_COMPUTED}
    return {name: due_at.isoformat() for name, due_at in report.deadlines.items()}
