"""Shared by the tests of bookings: two windows, two jobs, and short helpers."""

from datetime import UTC, datetime, timedelta

from skill.domain.coaching import Message, MessageKind
from skill.domain.repairs.appointments import Booking, BookingRequest
from skill.domain.repairs.jobs import Repair, Visit
from skill.housing.extract.rows import RepairRow, SlotRow
from skill.housing.store import HousingStore
from tests.contract.extracts import NOW, a_job, a_slot, days
from tests.contract.test_slots import home_of

FRIDAY = datetime(2026, 11, 6, 8, 0, tzinfo=UTC)
WINDOW = Visit(starts_at=FRIDAY, ends_at=FRIDAY + timedelta(hours=4))


def two_windows(*, places: int = 1) -> tuple[SlotRow, ...]:
    return a_slot("S1", FRIDAY, places=places), a_slot("S2", FRIDAY + days(3), places=places)


def two_jobs() -> tuple[RepairRow, ...]:
    return (
        a_job("R1", state="received"),
        a_job("R2", state="received", property_ref="P2", reported_at=NOW - days(2)),
    )


def book(store: HousingStore, request: BookingRequest, tenancy_ref: str = "T1") -> Booking | None:
    return store.book(home_of(store, tenancy_ref), request)


def unbook(
    store: HousingStore, request_id: str = "undo", job_ref: str = "R1", reference: str | None = None
) -> Booking | None:
    return store.unbook(home_of(store), job_ref, reference=reference, request_id=request_id, at=NOW)


def sent(store: HousingStore) -> list[Message]:
    kinds = {MessageKind.REPAIR_BOOKING, MessageKind.REPAIR_UNBOOKING}
    return [waiting.message for waiting in store.waiting() if waiting.message.kind in kinds]


def heard(store: HousingStore, tenancy_ref: str = "T1") -> list[Repair]:
    return store.for_home(home_of(store, tenancy_ref))
