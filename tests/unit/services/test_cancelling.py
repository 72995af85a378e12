"""A cancelled repair needs no window: the requested window is released once the cancellation is stored."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from skill.config.settings import Settings
from skill.domain.coaching import MessageKind
from skill.domain.repairs.jobs import Change, Repair, Visit
from skill.domain.repairs.triage import Trade
from skill.errors import StoreUnavailable
from skill.housing.sqlite.store import SqliteStore
from skill.services.repairs import RepairService
from tests.unit.services.stores import Watch, home_of

TENANT, JOB = "T1012", "R0009"
"""Plaster came off, and more work is needed."""


@dataclass
class Failing:
    """The real store, except for the methods that fail."""

    store: SqliteStore
    out_of_reach: set[str] = field(default_factory=set)

    def __getattr__(self, name: str) -> Any:
        return self._fail if name in self.out_of_reach else getattr(self.store, name)

    def _fail(self, *_: object, **__: object) -> None:
        raise StoreUnavailable("gone")


@pytest.fixture
def failing(store: SqliteStore) -> Failing:
    return Failing(store)


@pytest.fixture
def service(failing: Failing, settings: Settings, watch: Watch) -> RepairService:
    return RepairService(failing, clock=watch, landlord=settings.landlord)  # type: ignore[arg-type]


@pytest.fixture
def window(service: RepairService, failing: Failing) -> Visit:
    """Asked for, and not confirmed by anybody."""
    home = home_of(failing.store, TENANT)
    slot = service.offers(home, Trade.PLASTERING)[0]
    assert service.book(home, JOB, slot.slot_ref, request_id="book")
    return Visit(starts_at=slot.starts_at, ends_at=slot.ends_at)


def repair_of(failing: Failing) -> Repair:
    repairs = failing.store.for_home(home_of(failing.store, TENANT))
    return next(repair for repair in repairs if repair.job_ref == JOB)


def ask_for(change: Change, service: RepairService, failing: Failing, request_id: str = "wish") -> bool:
    home = home_of(failing.store, TENANT)
    return service.ask_for_change(home, JOB, change, None, request_id=request_id)


def sent(failing: Failing) -> list[tuple[str, str]]:
    messages = [waiting.message for waiting in failing.store.waiting()]
    return sorted((message.kind.value, message.request_id) for message in messages)


BOOKED = (MessageKind.REPAIR_BOOKING.value, "book")
WISHED = (MessageKind.REPAIR_CHANGE.value, "wish")
GIVEN_BACK = (MessageKind.REPAIR_UNBOOKING.value, "wish")


def test_cancelled_repair_releases_its_window(
    service: RepairService, failing: Failing, window: Visit
) -> None:
    assert repair_of(failing).requested == window

    assert ask_for(Change.CANCEL, service, failing)

    assert repair_of(failing).requested is None
    assert repair_of(failing).state.is_open
    assert sent(failing) == [BOOKED, WISHED, GIVEN_BACK]


def test_request_to_move_keeps_the_window(service: RepairService, failing: Failing, window: Visit) -> None:
    assert ask_for(Change.MOVE, service, failing)

    assert repair_of(failing).requested == window
    assert sent(failing) == [BOOKED, WISHED]


def test_repair_without_a_window_releases_nothing(service: RepairService, failing: Failing) -> None:
    assert ask_for(Change.CANCEL, service, failing)
    assert sent(failing) == [WISHED]


def test_repeated_request_cancels_once(service: RepairService, failing: Failing, window: Visit) -> None:
    ask_for(Change.CANCEL, service, failing)

    assert ask_for(Change.CANCEL, service, failing)
    assert sent(failing) == [BOOKED, WISHED, GIVEN_BACK]


def test_repeated_request_keeps_a_later_booking(
    service: RepairService, failing: Failing, window: Visit
) -> None:
    ask_for(Change.CANCEL, service, failing)
    slot = service.offers(home_of(failing.store, TENANT), Trade.PLASTERING)[1]
    service.book(home_of(failing.store, TENANT), JOB, slot.slot_ref, request_id="another")

    assert ask_for(Change.CANCEL, service, failing)

    requested = repair_of(failing).requested
    assert requested is not None
    assert requested.starts_at == slot.starts_at


def test_failed_cancellation_keeps_the_window(
    service: RepairService, failing: Failing, window: Visit
) -> None:
    failing.out_of_reach = {"add"}

    with pytest.raises(StoreUnavailable):
        ask_for(Change.CANCEL, service, failing)

    assert repair_of(failing).requested == window
    assert sent(failing) == [BOOKED]


def test_failed_release_is_retried_by_the_repeated_request(
    service: RepairService, failing: Failing, window: Visit
) -> None:
    failing.out_of_reach = {"unbook"}
    assert ask_for(Change.CANCEL, service, failing)
    assert repair_of(failing).requested == window
    assert sent(failing) == [BOOKED, WISHED]

    failing.out_of_reach = set()
    assert ask_for(Change.CANCEL, service, failing)
    assert repair_of(failing).requested is None
    assert sent(failing) == [BOOKED, WISHED, GIVEN_BACK]


def test_window_requested_beside_a_confirmed_visit_is_released_too(
    service: RepairService, failing: Failing
) -> None:
    home = home_of(failing.store, "T1001")
    (repair,) = service.visits(home, None).repairs
    assert repair.visit
    assert repair.fault
    slot = service.offers_instead(home, repair, None)[0]
    assert service.book(home, repair.job_ref, slot.slot_ref, request_id="book")
    another = service.book(home_of(failing.store, "T1025"), "R0013", slot.slot_ref, request_id="another")
    assert another
    assert slot not in service.offers(home, repair.fault.trade)

    assert service.ask_for_change(home, repair.job_ref, Change.CANCEL, None, request_id="wish")

    assert slot in service.offers(home, repair.fault.trade)
    assert sent(failing) == [(BOOKED[0], "another"), BOOKED, WISHED, GIVEN_BACK]
