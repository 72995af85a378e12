"""Repairs in DynamoDB: the landlord's jobs and the reports made by voice, as one list."""

from datetime import datetime, timedelta

from skill.domain.ids import parse_enum
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import KeptReport, Repair, RepairReport, RepairState, Visit
from skill.domain.repairs.rooms import Room
from skill.domain.tenancy import Home
from skill.errors import StoreUnavailable
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.bookings import wishes
from skill.housing.dynamodb.items import NEW, If, Item, Put, item_at
from skill.housing.dynamodb.outbox import free_for_message, message_item
from skill.housing.dynamodb.reads import DynamoReads
from skill.housing.dynamodb.table import ConditionFailed
from skill.housing.dynamodb.turn import HomeItems
from skill.housing.extract.rows import VisitState
from skill.housing.records.bookings import with_wishes
from skill.housing.records.reports import kept_assessment, references, report_message, reported_repair
from skill.housing.values import instant, instant_text

REPORT, REFERENCE, MESSAGE = range(3)
"""The positions of a report's items in their transaction; the last one has no condition."""

LISTED_FOR = timedelta(days=800)
"""How long a report is listed: longer than anyone looks back. The report itself stays with its home."""


class DynamoRepairs(DynamoReads):
    """The ports Repairs and Reports."""

    def for_home(self, home: Home) -> list[Repair]:
        turn = self._turns.current()
        generation = self._generation(turn)
        items = self._home_items(turn, home.tenancy_ref)
        repairs = [_own(report) for report in items.reports if not _is_known(report, items)]
        now = instant_text(self._clock.now())
        if generation is not None:
            as_of = generation.info.as_of
            repairs += [_landlords(job, items, now, as_of) for job in items.jobs if _is_theirs(job, home)]
        repairs.sort(key=lambda repair: repair.job_ref)
        repairs.sort(key=lambda repair: repair.reported_at, reverse=True)
        return with_wishes(repairs, wishes(items, now))

    def report(self, report: RepairReport) -> Repair:
        items = self._home_items(self._turns.current(), report.tenancy_ref)
        kept = next((each for each in items.reports if each["request_id"] == report.request_id), None)
        if kept is None:
            kept = self._keep_report(report, taken=_references(items))
            items.reports.append(kept)
        return _own(kept)

    def reports(self, *, since: datetime) -> list[KeptReport]:
        generation = self._generation(self._turns.current())
        jobs = self._table.query(keys.voice_jobs(generation.number)) if generation else []
        known = {(job["property_ref"], job["reference"]) for job in jobs}
        still_open = {(job["property_ref"], job["reference"]) for job in jobs if job["is_open"]}
        found = If("#sk >= :since", {"since": instant_text(since)})
        items = self._table.query(keys.REPORTS_BY_TIME, found)
        return [_kept(item, closed=known - still_open) for item in items]

    def _keep_report(self, report: RepairReport, taken: set[str]) -> Item:
        """The report, its reference, its message and its place in the list of all, together; or the report
        that was there before.
        """
        is_told = False
        for reference in references(report.request_id):
            if reference in taken:
                continue
            item = _report_item(report, reference)
            actions = [
                Put(item, NEW),
                Put(item_at(keys.reference(report.property_ref, reference)), NEW),
                Put(message_item(report_message(report, reference)), free_for_message(self._clock.now())),
                Put(_by_time(report, reference)),
            ]
            try:
                self._table.transact(*actions)
            except ConditionFailed as failed:
                if REPORT in failed.at:
                    return self._kept_report(report)
                if MESSAGE in failed.at:
                    raise StoreUnavailable("a message of this report is there without it") from failed
                if not is_told:
                    is_told, taken = True, taken | self._taken_references(report.property_ref)
            else:
                return item
        raise StoreUnavailable("every reference of this home is taken")

    def _kept_report(self, report: RepairReport) -> Item:
        item = self._table.get(keys.report(report.tenancy_ref, report.request_id))
        if item is None:
            raise StoreUnavailable("a report was there a moment ago")
        return item

    def _taken_references(self, property_ref: str) -> set[str]:
        """Including those that earlier tenants of the property were given."""
        prefix = If("begins_with(#sk, :prefix)", {"prefix": keys.REFERENCES})
        found = self._table.query(keys.property_(property_ref), prefix)
        return {item["sk"].removeprefix(keys.REFERENCES) for item in found}


def _report_item(report: RepairReport, reference: str) -> Item:
    return item_at(
        keys.report(report.tenancy_ref, report.request_id),
        request_id=report.request_id,
        property_ref=report.property_ref,
        reference=reference,
        fault_id=report.fault.fault_id,
        room=report.room,
        reported_at=instant_text(report.reported_at),
        **_assessed(report),
    )


def _by_time(report: RepairReport, reference: str) -> Item:
    """All that the list of reports needs, so that no home has to be read for it."""
    reported_at = instant_text(report.reported_at)
    return item_at(
        keys.report_by_time(reported_at, report.tenancy_ref, report.request_id),
        tenancy_ref=report.tenancy_ref,
        property_ref=report.property_ref,
        reference=reference,
        fault_id=report.fault.fault_id,
        reported_at=reported_at,
        expires_at=int((report.reported_at + LISTED_FOR).timestamp()),
        **_assessed(report),
    )


def _assessed(report: RepairReport) -> Item:
    assessment = report.assessment
    return {
        "trade": assessment.trade,
        "priority": assessment.priority,
        "hazard": assessment.hazard,
        "repair_right": assessment.right,
        "someone_at_risk": assessment.someone_at_risk,
        "is_secure": report.is_secure,
    }


def _kept(item: Item, closed: set[tuple[str, str]]) -> KeptReport:
    return KeptReport(
        reference=item["reference"],
        tenancy_ref=item["tenancy_ref"],
        property_ref=item["property_ref"],
        fault_id=item["fault_id"],
        reported_at=instant(item["reported_at"]),
        assessment=kept_assessment(
            item["trade"],
            item["priority"],
            item.get("hazard"),
            item.get("repair_right"),
            item.get("someone_at_risk"),
        ),
        is_secure=item["is_secure"],
        is_closed=(item["property_ref"], item["reference"]) in closed,
    )


def _references(items: HomeItems) -> set[str]:
    return {item["reference"] for item in (*items.jobs, *items.reports) if item.get("reference")}


def _is_known(report: Item, items: HomeItems) -> bool:
    """Whether the landlord's own system shows the report already."""
    return any(job.get("reference") == report["reference"] for job in items.jobs)


def _is_theirs(job: Item, home: Home) -> bool:
    """The bounds are whole UTC days. British time is never behind UTC, so what a predecessor
    reported cannot slip in at the start.
    """
    after = "9999" if home.ended_on is None else (home.ended_on + timedelta(days=1)).isoformat()
    return home.started_on.isoformat() <= str(job["reported_at"]) < after


def _landlords(job: Item, items: HomeItems, now: str, as_of: datetime) -> Repair:
    is_communal = "block_ref" in job
    is_ours = any(report["reference"] == job.get("reference") for report in items.reports)
    return Repair(
        job_ref=job["job_ref"],
        reference=job.get("reference") if is_ours or not is_communal else None,
        fault=FAULTS.get(job.get("fault_id", "")),
        room=parse_enum(Room, job.get("room")),
        is_communal=is_communal,
        state=parse_enum(RepairState, job["state"]) or RepairState.UNKNOWN,
        reported_at=instant(job["reported_at"]),
        changed_at=instant(job["changed_at"]),
        visit=_next_visit(job["job_ref"], items, now),
        as_of=as_of,
    )


def _next_visit(job_ref: str, items: HomeItems, now: str) -> Visit | None:
    to_come = [
        (visit["starts_at"], visit["ends_at"])
        for visit in items.visits
        if visit["job_ref"] == job_ref and visit["state"] == VisitState.CONFIRMED and visit["ends_at"] > now
    ]
    if not to_come:
        return None
    starts_at, ends_at = min(to_come)
    return Visit(starts_at=instant(starts_at), ends_at=instant(ends_at))


def _own(item: Item) -> Repair:
    return reported_repair(
        reference=item["reference"],
        fault=FAULTS.get(item["fault_id"]),
        room=parse_enum(Room, item.get("room")),
        reported_at=instant(item["reported_at"]),
    )
