"""What both stores do alike with booked windows: which are offered, their messages, and a repair's wish."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from skill.domain.coaching import Message, MessageKind
from skill.domain.repairs.appointments import Booking, Slot
from skill.domain.repairs.jobs import Repair, Visit
from skill.domain.tenancy import Home
from skill.services.ports import MOST_SLOTS

KEPT_FOR = timedelta(days=30)
"""After a window's end: long after Amazon may repeat the request that booked it."""


def one_of_each_window(slots: Iterable[Slot]) -> list[Slot]:
    """Soonest first, no two at the same time, and not too many."""
    found: dict[tuple[datetime, datetime], Slot] = {}
    for slot in sorted(slots, key=lambda slot: (slot.starts_at, slot.ends_at, slot.slot_ref)):
        found.setdefault((slot.starts_at, slot.ends_at), slot)
    return list(found.values())[:MOST_SLOTS]


def with_wishes(repairs: Iterable[Repair], wishes: Mapping[str, Visit]) -> list[Repair]:
    """A wish is shown until the scheduler has confirmed a visit or the repair is closed."""
    return [
        replace(repair, requested=wishes[repair.booked_as])
        if repair.booked_as in wishes and repair.visit is None and repair.state.is_open
        else repair
        for repair in repairs
    ]


def booking_message(
    home: Home, booking: Booking, *, request_id: str, at: datetime, instead_of: str | None
) -> Message:
    body = _body(booking)
    if instead_of is not None:
        body["instead_of"] = instead_of
    return _message(MessageKind.REPAIR_BOOKING, home, body, request_id, at)


def unbooking_message(home: Home, booking: Booking, *, request_id: str, at: datetime) -> Message:
    return _message(MessageKind.REPAIR_UNBOOKING, home, _body(booking), request_id, at)


def _body(booking: Booking) -> dict[str, str]:
    return {
        "job": booking.job_ref,
        "reference": booking.reference or "",
        "slot": booking.slot_ref,
        "starts_at": booking.starts_at.isoformat(),
        "ends_at": booking.ends_at.isoformat(),
    }


def _message(kind: MessageKind, home: Home, body: dict[str, str], request_id: str, at: datetime) -> Message:
    return Message(request_id=request_id, kind=kind, tenancy_ref=home.tenancy_ref, body=body, created_at=at)
