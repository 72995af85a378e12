"""Repairs in SQLite: the landlord's jobs and the reports made by voice, as one list."""

import sqlite3
from datetime import datetime, timedelta

from skill.domain.ids import parse_enum
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import KeptReport, Repair, RepairReport, RepairState, Visit
from skill.domain.repairs.rooms import Room
from skill.domain.tenancy import Home
from skill.errors import StoreUnavailable
from skill.housing.records.bookings import with_wishes
from skill.housing.records.reports import kept_assessment, references, report_message, reported_repair
from skill.housing.sqlite.bookings import wishes
from skill.housing.sqlite.connections import Connections, Row
from skill.housing.sqlite.outbox import add_message
from skill.housing.values import instant, instant_text
from skill.services.ports import Clock

LANDLORDS_JOBS = """
    SELECT repairs.job_ref,
           CASE WHEN block_ref IS NULL OR EXISTS (
               SELECT 1 FROM reports
               WHERE reports.tenancy_ref = :tenancy_ref AND reports.reference = repairs.reference
           ) THEN reference END,
           fault_id, room, block_ref IS NOT NULL, repairs.state, reported_at, changed_at,
           visits.starts_at, visits.ends_at,
           (SELECT as_of FROM loads)
    FROM repairs LEFT JOIN visits ON visit_id = (
        SELECT visit_id FROM visits
        WHERE visits.job_ref = repairs.job_ref AND visits.state = 'confirmed' AND visits.ends_at > :now
        ORDER BY visits.starts_at, visits.ends_at LIMIT 1
    )
    WHERE (property_ref = :property_ref OR block_ref = :block_ref)
      AND reported_at >= :started_on AND reported_at < :after_the_end
"""

KEPT_REPORT = """
    SELECT reference, fault_id, room, reported_at FROM reports
    WHERE request_id = ? AND tenancy_ref = ?
"""

OWN_REPORTS = """
    SELECT reference, fault_id, room, reported_at FROM reports
    WHERE tenancy_ref = :tenancy_ref AND NOT EXISTS (
        SELECT 1 FROM repairs
        WHERE repairs.reference = reports.reference
          AND (repairs.property_ref = reports.property_ref OR repairs.block_ref = :block_ref)
    )
"""

TAKEN_REFERENCES = """
    SELECT reference FROM reports WHERE property_ref = :property_ref
    UNION
    SELECT reference FROM repairs
    WHERE reference IS NOT NULL AND (
        property_ref = :property_ref
        OR block_ref = (SELECT block_ref FROM properties WHERE property_ref = :property_ref)
    )
"""


REPORTS_SINCE = """
    SELECT reference, tenancy_ref, property_ref, fault_id, reported_at,
           trade, priority, hazard, repair_right, someone_at_risk, is_secure,
           (SELECT min(repairs.state IN ('done', 'cancelled')) FROM repairs
            WHERE repairs.reference = reports.reference AND (
                repairs.property_ref = reports.property_ref
                OR repairs.block_ref = (
                    SELECT block_ref FROM properties WHERE properties.property_ref = reports.property_ref
                )
            ))
    FROM reports
    WHERE reported_at >= ?
    ORDER BY reported_at, tenancy_ref, request_id
"""
KEEP = """
    INSERT INTO reports (request_id, tenancy_ref, property_ref, reference, fault_id, room, reported_at,
                         trade, priority, hazard, repair_right, someone_at_risk, is_secure)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class SqliteRepairs:
    """The ports Repairs and Reports."""

    _connections: Connections
    _clock: Clock

    def for_home(self, home: Home) -> list[Repair]:
        now = self._clock.now()
        # The bounds are whole UTC days. British time is never behind UTC, so what a predecessor
        # reported cannot slip in at the start.
        heard = {
            "tenancy_ref": home.tenancy_ref,
            "property_ref": home.property_ref,
            "block_ref": home.block_ref,
            "started_on": home.started_on.isoformat(),
            "after_the_end": _day_after(home),
            "now": instant_text(now),
        }
        repairs = [_landlords(row) for row in self._connections.rows(LANDLORDS_JOBS, heard)]
        repairs += [_own(row) for row in self._connections.rows(OWN_REPORTS, heard)]
        repairs.sort(key=lambda repair: repair.job_ref)
        repairs.sort(key=lambda repair: repair.reported_at, reverse=True)
        return with_wishes(repairs, wishes(self._connections, home, now))

    def report(self, report: RepairReport) -> Repair:
        request = (report.request_id, report.tenancy_ref)
        with self._connections.writing() as connection:
            row = connection.execute(KEPT_REPORT, request).fetchone()
            if row is None:
                reference = _free_reference(connection, report)
                _keep(connection, report, reference)
                add_message(connection, report_message(report, reference))
                row = connection.execute(KEPT_REPORT, request).fetchone()
        return _own(row)

    def reports(self, *, since: datetime) -> list[KeptReport]:
        return [_kept(row) for row in self._connections.rows(REPORTS_SINCE, (instant_text(since),))]


def _day_after(home: Home) -> str:
    """What is reported after a tenancy ended belongs to the next tenant."""
    return "9999" if home.ended_on is None else (home.ended_on + timedelta(days=1)).isoformat()


def _keep(connection: sqlite3.Connection, report: RepairReport, reference: str) -> None:
    connection.execute(
        KEEP,
        (
            report.request_id,
            report.tenancy_ref,
            report.property_ref,
            reference,
            report.fault.fault_id,
            report.room,
            instant_text(report.reported_at),
            report.assessment.trade,
            report.assessment.priority,
            report.assessment.hazard,
            report.assessment.right,
            report.assessment.someone_at_risk,
            report.is_secure,
        ),
    )


def _free_reference(connection: sqlite3.Connection, report: RepairReport) -> str:
    rows = connection.execute(TAKEN_REFERENCES, {"property_ref": report.property_ref})
    taken = {reference for (reference,) in rows}
    for reference in references(report.request_id):
        if reference not in taken:
            return reference
    raise StoreUnavailable("every reference of this home is taken")


def _landlords(row: Row) -> Repair:
    job_ref, reference, fault_id, room, is_communal, state, reported_at, changed_at = row[:8]
    visit_starts_at, visit_ends_at, as_of = row[8:]
    return Repair(
        job_ref=job_ref,
        reference=reference,
        fault=FAULTS.get(fault_id),
        room=parse_enum(Room, room),
        is_communal=bool(is_communal),
        state=parse_enum(RepairState, state) or RepairState.UNKNOWN,
        reported_at=instant(reported_at),
        changed_at=instant(changed_at),
        visit=_visit(visit_starts_at, visit_ends_at),
        as_of=instant(as_of),
    )


def _own(row: Row) -> Repair:
    reference, fault_id, room, reported_at = row
    return reported_repair(
        reference=reference,
        fault=FAULTS.get(fault_id),
        room=parse_enum(Room, room),
        reported_at=instant(reported_at),
    )


def _kept(row: Row) -> KeptReport:
    """`is_closed` is none where the landlord's extract shows no job for the report."""
    reference, tenancy_ref, property_ref, fault_id, reported_at = row[:5]
    trade, priority, hazard, right, someone_at_risk, is_secure, is_closed = row[5:]
    return KeptReport(
        reference=reference,
        tenancy_ref=tenancy_ref,
        property_ref=property_ref,
        fault_id=fault_id,
        reported_at=instant(reported_at),
        assessment=kept_assessment(
            trade, priority, hazard, right, None if someone_at_risk is None else bool(someone_at_risk)
        ),
        is_secure=bool(is_secure),
        is_closed=bool(is_closed),
    )


def _visit(starts_at: str | None, ends_at: str | None) -> Visit | None:
    if starts_at is None or ends_at is None:
        return None
    return Visit(starts_at=instant(starts_at), ends_at=instant(ends_at))
