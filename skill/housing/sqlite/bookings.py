"""Windows in SQLite: what the landlord gives away, and which places of it are taken by voice."""

import sqlite3
from datetime import datetime

from skill.domain.repairs.appointments import Booking, BookingRequest, Slot
from skill.domain.repairs.jobs import Visit, booked_as
from skill.domain.repairs.triage import Trade
from skill.domain.tenancy import Home
from skill.housing.records.bookings import KEPT_FOR, booking_message, unbooking_message
from skill.housing.sqlite.connections import Connections, Row
from skill.housing.sqlite.outbox import add_message
from skill.housing.values import instant, instant_text
from skill.services.ports import MOST_SLOTS, Clock

FREE_SLOTS = """
    SELECT min(slot_ref), trade, starts_at, ends_at FROM slots
    WHERE trade = :trade AND starts_at >= :after AND (coach_ref IS NULL OR coach_ref = :coach_ref)
      AND places > (
          SELECT count(*) FROM bookings
          WHERE bookings.slot_ref = slots.slot_ref AND freed_by IS NULL AND bookings.ends_at > :now
      )
    GROUP BY starts_at, ends_at
    ORDER BY starts_at, ends_at LIMIT :most
"""

SLOT = """
    SELECT starts_at, ends_at, places FROM slots
    WHERE slot_ref = :slot_ref AND trade = :trade AND starts_at > :at AND starts_at >= :earliest
      AND (coach_ref IS NULL OR coach_ref = :coach_ref)
"""

BOOKING = "SELECT slot_ref, job_ref, reference, starts_at, ends_at FROM bookings WHERE"
OF_REQUEST = f"{BOOKING} request_id = ? AND tenancy_ref = ?"
OF_JOB = f"{BOOKING} tenancy_ref = ? AND job = ? AND freed_by IS NULL"
FREED_BY = f"{BOOKING} freed_by = ? AND tenancy_ref = ?"

TAKEN_BY_OTHERS = """
    SELECT count(*) FROM bookings
    WHERE slot_ref = ? AND freed_by IS NULL AND ends_at > ? AND NOT (tenancy_ref = ? AND job = ?)
"""
FREE = "UPDATE bookings SET freed_by = ? WHERE tenancy_ref = ? AND job = ? AND freed_by IS NULL"
KEEP = """
    INSERT INTO bookings (request_id, tenancy_ref, job, job_ref, reference, slot_ref, starts_at, ends_at,
                          freed_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
FORGET = "DELETE FROM bookings WHERE ends_at < ?"

REPLACED = ""
"""In `freed_by`, for a booking that no longer counts or never did, without a request that freed it."""

NO_WINDOW = ""
"""In `slot_ref`, for a request that was answered with no window."""

UNBOOKING = "unbooking "
"""Prefix of a request that found nothing to free, because a booking may carry the same request id."""

WISHES = """
    SELECT job, starts_at, ends_at FROM bookings
    WHERE tenancy_ref = ? AND freed_by IS NULL AND ends_at > ?
"""


class SqliteBookings:
    """The port Appointments."""

    _connections: Connections
    _clock: Clock

    def free_slots(self, home: Home, trade: Trade, *, after: datetime) -> list[Slot]:
        wanted = {
            "trade": trade,
            "after": instant_text(after),
            "coach_ref": home.coach_ref,
            "now": instant_text(self._clock.now()),
            "most": MOST_SLOTS,
        }
        return [_slot(row) for row in self._connections.rows(FREE_SLOTS, wanted)]

    def book(self, home: Home, request: BookingRequest) -> Booking | None:
        with self._connections.writing() as connection:
            kept = connection.execute(OF_REQUEST, (request.request_id, home.tenancy_ref)).fetchone()
            if kept:
                return _answer(kept)
            answer, has_taken = _booked(connection, home, request)
            if not has_taken:
                job = booked_as(request.job_ref, request.reference)
                _keep(connection, home, job, request.request_id, answer, request.at, freed_by=REPLACED)
        return answer

    def unbook(
        self, home: Home, job_ref: str, *, reference: str | None, request_id: str, at: datetime
    ) -> Booking | None:
        job = booked_as(job_ref, reference)
        with self._connections.writing() as connection:
            freed = connection.execute(FREED_BY, (request_id, home.tenancy_ref)).fetchone()
            if freed:
                return _answer(freed)
            booking = _of_job(connection, home, job, at)
            if booking is None:
                _keep(connection, home, job, UNBOOKING + request_id, None, at, freed_by=request_id)
                return None
            connection.execute(FREE, (request_id, home.tenancy_ref, job))
            add_message(connection, unbooking_message(home, booking, request_id=request_id, at=at))
        return booking


def wishes(connections: Connections, home: Home, now: datetime) -> dict[str, Visit]:
    """The windows that a home has asked for and that are not over, by job."""
    rows = connections.rows(WISHES, (home.tenancy_ref, instant_text(now)))
    return {
        job: Visit(starts_at=instant(starts_at), ends_at=instant(ends_at)) for job, starts_at, ends_at in rows
    }


def _booked(
    connection: sqlite3.Connection, home: Home, request: BookingRequest
) -> tuple[Booking | None, bool]:
    """The answer, and whether a place was taken for it."""
    job, at = booked_as(request.job_ref, request.reference), instant_text(request.at)
    wanted = {
        "slot_ref": request.slot_ref,
        "trade": request.trade,
        "at": at,
        "earliest": instant_text(request.earliest),
        "coach_ref": home.coach_ref,
    }
    slot = connection.execute(SLOT, wanted).fetchone()
    if slot is None:
        return None, False
    starts_at, ends_at, places = slot
    booking = _booking((request.slot_ref, request.job_ref, request.reference, starts_at, ends_at))
    before = _of_job(connection, home, job, request.at)
    if before and before.is_same_window(booking):
        return before, False
    others = (request.slot_ref, at, home.tenancy_ref, job)
    if connection.execute(TAKEN_BY_OTHERS, others).fetchone()[0] >= places:
        return None, False
    connection.execute(FREE, (REPLACED, home.tenancy_ref, job))
    _keep(connection, home, job, request.request_id, booking, request.at, freed_by=None)
    message = booking_message(
        home,
        booking,
        request_id=request.request_id,
        at=request.at,
        instead_of=before.slot_ref if before else None,
    )
    add_message(connection, message)
    return booking, True


def _keep(
    connection: sqlite3.Connection,
    home: Home,
    job: str,
    request_id: str,
    answer: Booking | None,
    at: datetime,
    *,
    freed_by: str | None,
) -> None:
    """Keep the answer to a request for when it is repeated, and forget what ended long ago."""
    connection.execute(FORGET, (instant_text(at - KEPT_FOR),))
    kept = answer or Booking(slot_ref=NO_WINDOW, job_ref=job, reference=None, starts_at=at, ends_at=at)
    connection.execute(
        KEEP,
        (
            request_id,
            home.tenancy_ref,
            job,
            kept.job_ref,
            kept.reference,
            kept.slot_ref,
            instant_text(kept.starts_at),
            instant_text(kept.ends_at),
            freed_by,
        ),
    )


def _of_job(connection: sqlite3.Connection, home: Home, job: str, at: datetime) -> Booking | None:
    """The job's booking, unless its window is over: then it cannot be moved or freed."""
    row = connection.execute(OF_JOB, (home.tenancy_ref, job)).fetchone()
    booking = _booking(row) if row else None
    return booking if booking and booking.ends_at > at else None


def _slot(row: Row) -> Slot:
    slot_ref, trade, starts_at, ends_at = row
    return Slot(slot_ref=slot_ref, trade=Trade(trade), starts_at=instant(starts_at), ends_at=instant(ends_at))


def _answer(row: Row) -> Booking | None:
    booking = _booking(row)
    return None if booking.slot_ref == NO_WINDOW else booking


def _booking(row: Row) -> Booking:
    slot_ref, job_ref, reference, starts_at, ends_at = row
    return Booking(
        slot_ref=slot_ref,
        job_ref=job_ref,
        reference=reference,
        starts_at=instant(starts_at),
        ends_at=instant(ends_at),
    )
