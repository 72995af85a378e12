"""Which repairs are told, which one a wish is about, and what goes to the landlord's people."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from skill.config import Settings
from skill.domain.coaching import CallTopic, Message, MessageKind
from skill.domain.faults import FAULTS, Fault
from skill.domain.repairs import Change, Repair, RepairReport, RepairState, Visit
from skill.domain.rooms import Room
from skill.domain.tenancy import Home
from skill.services.coaching import CoachingService
from skill.services.ports import Waiting
from skill.services.repairs import RepairService
from tests.unit.services.stores import NOW, Watch

TAP, FENCE, TOILET = FAULTS["tap_dripping"], FAULTS["fence_broken"], FAULTS["toilet_blocked"]

HOME = Home(
    tenancy_ref="T1",
    property_ref="P1",
    block_ref="B1",
    coach_ref=None,
    place=None,
    started_on=date(2020, 1, 1),
    ended_on=None,
    as_of=NOW,
)


def _repair(job_ref: str, state: RepairState = RepairState.BOOKED, **changes: object) -> Repair:
    repair = Repair(
        job_ref=job_ref,
        reference=None,
        fault=TAP,
        room=Room.KITCHEN,
        is_communal=False,
        state=state,
        reported_at=NOW - timedelta(days=20),
        changed_at=NOW - timedelta(days=1),
        visit=None,
        as_of=NOW,
    )
    return replace(repair, **changes)  # type: ignore[arg-type]


def _visit(days: int) -> Visit:
    starts_at = NOW + timedelta(days=days)
    return Visit(starts_at=starts_at, ends_at=starts_at + timedelta(hours=4))


class Jobs:
    """The jobs of one home, and an outbox."""

    def __init__(self, *repairs: Repair) -> None:
        self.repairs = list(repairs)
        self.sent: list[Message] = []

    def for_home(self, home: Home) -> list[Repair]:
        return self.repairs

    def report(self, report: RepairReport) -> Repair:
        self.reported = report
        return _repair(report.request_id, RepairState.RECEIVED, fault=report.fault, room=report.room)

    def add(self, message: Message) -> None:
        self.sent.append(message)

    def waiting(self) -> list[Waiting]:
        return [Waiting(message=message, attempts=0) for message in self.sent]


def _service(*repairs: Repair) -> RepairService:
    return RepairService(Jobs(*repairs), clock=Watch())


def _refs(repairs: tuple[Repair, ...]) -> list[str]:
    return [repair.job_ref for repair in repairs]


OPEN_TAP = _repair("tap")
OPEN_FENCE = _repair("fence", RepairState.RECEIVED, fault=FENCE)
JUST_DONE = _repair("done", RepairState.DONE, fault=TOILET)
LONG_DONE = _repair("long done", RepairState.DONE, changed_at=NOW - timedelta(days=15))
CALLED_OFF = _repair("off", RepairState.CANCELLED, changed_at=NOW - timedelta(days=14))


@pytest.mark.parametrize(
    ("story", "repairs", "asked", "told", "is_missed"),
    [
        ("all that are open", [OPEN_TAP, OPEN_FENCE], None, ["tap", "fence"], False),
        ("the one that was asked about", [OPEN_TAP, OPEN_FENCE], FENCE, ["fence"], False),
        ("not that one, but others", [OPEN_TAP], FENCE, ["tap"], True),
        ("a closed one is not told while others are open", [OPEN_TAP, JUST_DONE], None, ["tap"], False),
        (
            "lately closed when nothing is open",
            [JUST_DONE, CALLED_OFF, LONG_DONE],
            None,
            ["done", "off"],
            False,
        ),
        ("closed long ago", [LONG_DONE], None, [], False),
        ("nothing at all", [], None, [], False),
        ("nothing at all, asked by name", [], TAP, [], True),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_what_is_told_of_the_repairs(
    story: str, repairs: list[Repair], asked: Fault | None, told: list[str], is_missed: bool
) -> None:
    found = _service(*repairs).status(HOME, asked)
    assert (_refs(found.repairs), found.missed is not None) == (told, is_missed), story


@pytest.mark.parametrize("state", RepairState)
def test_every_open_state_is_told(state: RepairState) -> None:
    old = _repair("job", state, changed_at=NOW - timedelta(days=200))
    assert bool(_service(old).status(HOME, None).repairs) is state.is_open


def test_visits_are_told_soonest_first() -> None:
    later, sooner = _repair("later", visit=_visit(9)), _repair("sooner", visit=_visit(2))
    none, over = _repair("none"), _repair("done", RepairState.DONE, visit=_visit(1))
    assert _refs(_service(later, none, over, sooner).visits(HOME, None).repairs) == ["sooner", "later"]


@pytest.mark.parametrize(
    ("story", "repairs", "asked", "change", "meant"),
    [
        (
            "move the soonest visit",
            [_repair("b", visit=_visit(9)), _repair("a", visit=_visit(2))],
            None,
            Change.MOVE,
            "a",
        ),
        ("move what has no visit", [OPEN_TAP], None, Change.MOVE, None),
        ("move another fault's visit", [_repair("a", visit=_visit(2))], FENCE, Change.MOVE, None),
        ("cancel an open one", [OPEN_TAP], None, Change.CANCEL, "tap"),
        ("cancel by name", [OPEN_TAP, OPEN_FENCE], FENCE, Change.CANCEL, "fence"),
        ("cancel another fault's repair", [OPEN_TAP], FENCE, Change.CANCEL, None),
        ("cancel what is done", [JUST_DONE], None, Change.CANCEL, None),
        ("cancel the block's repair", [_repair("lift", is_communal=True)], None, Change.CANCEL, None),
        (
            "move the block's visit",
            [_repair("lift", is_communal=True, visit=_visit(2))],
            None,
            Change.MOVE,
            None,
        ),
        ("nothing there", [], None, Change.CANCEL, None),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_a_wish_is_about_one_repair_or_none(
    story: str, repairs: list[Repair], asked: Fault | None, change: Change, meant: str | None
) -> None:
    repair = _service(*repairs).to_change(HOME, asked, change)
    assert (repair.job_ref if repair else None) == meant, story


@pytest.mark.parametrize(
    ("fault_id", "room", "goes_to"),
    [
        ("tap_dripping", Room.BATHROOM, Room.BATHROOM),
        ("tap_dripping", None, None),
        ("fence_broken", Room.KITCHEN, Room.GARDEN),
        ("bath_leaking", None, Room.BATHROOM),
    ],
)
def test_a_fault_with_one_place_is_reported_there(
    fault_id: str, room: Room | None, goes_to: Room | None
) -> None:
    jobs = Jobs()
    RepairService(jobs, clock=Watch()).report(HOME, FAULTS[fault_id], room, request_id="r1")
    assert jobs.reported.room is goes_to
    assert (jobs.reported.tenancy_ref, jobs.reported.property_ref, jobs.reported.request_id) == (
        "T1",
        "P1",
        "r1",
    )
    assert jobs.reported.reported_at == NOW


@pytest.mark.parametrize(
    ("change", "wanted_on", "body"),
    [
        (Change.MOVE, date(2026, 12, 1), {"job": "J1", "change": "move", "wanted_on": "2026-12-01"}),
        (Change.CANCEL, None, {"job": "J1", "change": "cancel", "wanted_on": ""}),
    ],
)
def test_a_wish_is_passed_on_and_changes_nothing_itself(
    change: Change, wanted_on: date | None, body: dict[str, str]
) -> None:
    jobs = Jobs(OPEN_TAP)
    RepairService(jobs, clock=Watch()).ask_for_change(HOME, "J1", change, wanted_on, request_id="r1")
    (message,) = jobs.sent
    assert (message.kind, message.tenancy_ref, message.body) == (MessageKind.REPAIR_CHANGE, "T1", body)
    assert jobs.repairs == [OPEN_TAP]


class NoCoaches:
    def coach(self, coach_ref: str) -> None:
        return None


@pytest.mark.parametrize("topic", [None, *CallTopic])
def test_only_a_topic_from_the_list_goes_with_a_call_back(
    topic: CallTopic | None, settings: Settings
) -> None:
    jobs = Jobs()
    service = CoachingService(NoCoaches(), jobs, clock=Watch(), landlord=settings.landlord)
    service.ask_for_call(HOME, topic, date(2026, 11, 26), request_id="r1")
    (message,) = jobs.sent
    expected = topic or CallTopic.SOMETHING_ELSE
    assert message.body == {"topic": expected.value, "wanted_on": "2026-11-26"}
    assert message.created_at == datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_a_home_without_a_coach_has_none(settings: Settings) -> None:
    service = CoachingService(NoCoaches(), Jobs(), clock=Watch(), landlord=settings.landlord)
    assert service.my_coach(HOME) is None
    assert service.my_coach(replace(HOME, coach_ref="gone")) is None
