"""Which windows a tenant may pick, and for which repairs one may be booked."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from skill.config.settings import Settings
from skill.domain.coaching import MessageKind
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import Visit
from skill.domain.repairs.reporting import Draft
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Trade
from skill.errors import StoreUnavailable
from skill.housing.sqlite.store import SqliteStore
from skill.services.repairs import RepairService
from tests.unit.services.stores import NOW, Watch, home_of

WITH_PLASTER_OFF = "T1012"
"""Its job is R0009, and more work is needed."""


@pytest.fixture
def service(store: SqliteStore, settings: Settings, watch: Watch) -> RepairService:
    return RepairService(store, clock=watch, landlord=settings.landlord)


def refs(
    service: RepairService, store: SqliteStore, trade: Trade, tenancy_ref: str = WITH_PLASTER_OFF
) -> list[str]:
    return [slot.slot_ref for slot in service.offers(home_of(store, tenancy_ref), trade)]


def test_three_half_days_are_offered_from_a_day_ahead(service: RepairService, store: SqliteStore) -> None:
    assert refs(service, store, Trade.PLUMBING) == [
        "PLUMBING-20261124-PM",
        "PLUMBING-20261125-AM",
        "PLUMBING-20261125-PM",
    ]


def test_trade_without_availability_has_no_offers(service: RepairService, store: SqliteStore) -> None:
    assert refs(service, store, Trade.LIFTS) == []


def test_grounds_work_is_offered_in_one_patch_only(service: RepairService, store: SqliteStore) -> None:
    assert refs(service, store, Trade.GROUNDS, "T1001") == []
    assert refs(service, store, Trade.GROUNDS, "T1030") == [
        "GROUNDS-20261124-PM",
        "GROUNDS-20261201-AM",
        "GROUNDS-20261201-PM",
    ]


def test_stale_availability_offers_nothing(service: RepairService, store: SqliteStore, watch: Watch) -> None:
    watch.later(days=9)

    assert service.offers(home_of(store, WITH_PLASTER_OFF), Trade.PLUMBING) == ()


class NoWindows:
    """The real store, but for its windows, which cannot be read."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def free_slots(self, *_: object, **__: object) -> None:
        raise StoreUnavailable("gone")


def test_unreadable_windows_give_no_offers_if_they_are_optional(
    store: SqliteStore, settings: Settings, watch: Watch
) -> None:
    service = RepairService(NoWindows(store), clock=watch, landlord=settings.landlord)  # type: ignore[arg-type]
    home = home_of(store, WITH_PLASTER_OFF)

    assert service.offers_if_any(home, Trade.PLUMBING) == ()
    with pytest.raises(StoreUnavailable):
        service.offers(home, Trade.PLUMBING)


def test_a_window_is_booked_and_replaced(service: RepairService, store: SqliteStore) -> None:
    home = home_of(store, WITH_PLASTER_OFF)
    first, second, _ = service.offers(home, Trade.PLASTERING)

    assert service.book(home, "R0009", first.slot_ref, request_id="one")
    assert first.slot_ref not in refs(service, store, Trade.PLASTERING)
    booking = service.book(home, "R0009", second.slot_ref, request_id="two")

    assert booking is not None
    assert first.slot_ref in refs(service, store, Trade.PLASTERING)
    (repair,) = service.status(home, None).repairs
    assert repair.requested is not None
    assert repair.requested.starts_at == second.starts_at


def test_a_report_just_made_may_be_booked(service: RepairService, store: SqliteStore) -> None:
    home = home_of(store, "T1002")
    repair = service.report(home, Draft(fault=FAULTS["tap_dripping"], room=Room.KITCHEN), request_id="report")
    (slot, *_) = service.offers(home, Trade.PLUMBING)

    booking = service.book(home, repair.job_ref, slot.slot_ref, request_id="yes")

    assert booking is not None
    assert (booking.job_ref, booking.reference) == (repair.job_ref, repair.reference)
    assert [waiting.message.kind for waiting in store.waiting()] == [
        MessageKind.REPAIR_REPORT,
        MessageKind.REPAIR_BOOKING,
    ]


@pytest.mark.parametrize(
    ("tenancy_ref", "job_ref"),
    [("T1002", "R0002"), ("T1009", "R0007"), ("T1030", "R0020"), ("T1003", "R9999")],
    ids=["another home's", "completed", "shared parts", "unknown"],
)
def test_no_window_is_booked_without_an_open_repair_of_the_home(
    service: RepairService, store: SqliteStore, tenancy_ref: str, job_ref: str
) -> None:
    home = home_of(store, tenancy_ref)
    (slot, *_) = service.offers(home, Trade.ELECTRICAL)

    assert service.book(home, job_ref, slot.slot_ref, request_id="yes") is None
    assert store.waiting() == []


@pytest.mark.parametrize(
    "fault", ["lost_keys", "front_door_will_not_lock", "damp_or_mould", "something_else"]
)
def test_no_window_is_booked_for_an_emergency_or_a_case_for_a_person(
    service: RepairService, store: SqliteStore, fault: str
) -> None:
    home = home_of(store, "T1002")
    repair = service.report(home, Draft(fault=FAULTS[fault]), request_id="report")
    (slot, *_) = service.offers(home, Trade.JOINERY)

    assert service.book(home, repair.job_ref, slot.slot_ref, request_id="yes") is None
    assert [waiting.message.kind for waiting in store.waiting()] == [MessageKind.REPAIR_REPORT]


def test_no_window_of_another_trade_is_booked(service: RepairService, store: SqliteStore) -> None:
    home = home_of(store, WITH_PLASTER_OFF)
    (slot, *_) = service.offers(home, Trade.PLUMBING)

    assert service.book(home, "R0009", slot.slot_ref, request_id="yes") is None
    assert store.waiting() == []


def test_no_window_is_booked_within_the_landlords_notice(
    service: RepairService, store: SqliteStore, watch: Watch
) -> None:
    home = home_of(store, WITH_PLASTER_OFF)
    slot, *_ = service.offers(home, Trade.PLASTERING)
    watch.at = slot.starts_at - timedelta(hours=24) + timedelta(minutes=1)

    assert service.book(home, "R0009", slot.slot_ref, request_id="late") is None
    watch.later(minutes=-1)
    assert service.book(home, "R0009", slot.slot_ref, request_id="in time")


@pytest.mark.parametrize(
    ("fault", "is_offered"),
    [
        ("door_sticking", True),
        ("lost_keys", False),
        ("front_door_will_not_lock", False),
        (None, False),
    ],
)
def test_replacement_windows_are_offered_for_bookable_repairs(
    service: RepairService, store: SqliteStore, fault: str | None, is_offered: bool
) -> None:
    home = home_of(store, WITH_PLASTER_OFF)
    visit = Visit(starts_at=NOW + timedelta(days=2), ends_at=NOW + timedelta(days=2, hours=4))
    (repair,) = service.status(home, None).repairs
    moved = replace(repair, fault=FAULTS[fault] if fault else None, visit=visit)

    assert bool(service.offers_instead(home, moved, None)) is is_offered


def test_a_visit_may_be_changed_until_a_day_before(
    service: RepairService, store: SqliteStore, watch: Watch
) -> None:
    (repair,) = service.visits(home_of(store, "T1001"), None).repairs
    assert repair.visit is not None
    assert service.may_still_change(repair.visit)

    watch.at = repair.visit.starts_at - timedelta(hours=24) + timedelta(minutes=1)

    assert not service.may_still_change(repair.visit)
