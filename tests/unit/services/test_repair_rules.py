"""Which repairs are listed, which one a change request means, and what is sent to the landlord."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from skill.domain.coaching import Message, MessageKind
from skill.domain.repairs.faults import FAULTS, Fault
from skill.domain.repairs.jobs import Change, FoundRepairs, Repair, RepairReport, RepairState, Visit
from skill.domain.repairs.reporting import Draft
from skill.domain.repairs.rooms import Room
from skill.domain.tenancy import Home
from skill.services.ports import Waiting
from skill.services.repairs import RepairService
from tests.tables import each_row
from tests.unit.landlords import LANDLORD
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

    def unbook(self, *_: object, **__: object) -> None:
        return None

    def waiting(self) -> list[Waiting]:
        return [Waiting(message=message, attempts=0) for message in self.sent]


def _service(*repairs: Repair) -> RepairService:
    return RepairService(Jobs(*repairs), clock=Watch(), landlord=LANDLORD)


def _refs(repairs: tuple[Repair, ...]) -> list[str]:
    return [repair.job_ref for repair in repairs]


OPEN_TAP = _repair("tap")
OPEN_FENCE = _repair("fence", RepairState.RECEIVED, fault=FENCE)
JUST_DONE = _repair("done", RepairState.DONE, fault=TOILET)
LONG_DONE = _repair("long done", RepairState.DONE, changed_at=NOW - timedelta(days=15))
CALLED_OFF = _repair("off", RepairState.CANCELLED, changed_at=NOW - timedelta(days=14))


@each_row(
    ("story", "repairs", "asked", "told", "is_missed"),
    [
        ("all that are open", [OPEN_TAP, OPEN_FENCE], None, ["tap", "fence"], False),
        ("the one that was asked about", [OPEN_TAP, OPEN_FENCE], FENCE, ["fence"], False),
        ("not that one, but others", [OPEN_TAP], FENCE, ["tap"], True),
        ("a closed repair is not listed while others are open", [OPEN_TAP, JUST_DONE], None, ["tap"], False),
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
)
def test_status_lists_the_repairs_asked_about(
    story: str, repairs: list[Repair], asked: Fault | None, told: list[str], is_missed: bool
) -> None:
    found = _service(*repairs).status(HOME, asked)
    assert (_refs(found.repairs), found.missed is not None) == (told, is_missed), story


@each_row("state", RepairState)
def test_status_includes_every_open_state(state: RepairState) -> None:
    old = _repair("job", state, changed_at=NOW - timedelta(days=200))
    assert bool(_service(old).status(HOME, None).repairs) is state.is_open


def test_status_lists_visits_soonest_first() -> None:
    later, sooner = _repair("later", visit=_visit(9)), _repair("sooner", visit=_visit(2))
    none, over = _repair("none"), _repair("done", RepairState.DONE, visit=_visit(1))
    assert _refs(_service(later, none, over, sooner).visits(HOME, None).repairs) == ["sooner", "later"]


LIFT = _repair("lift", is_communal=True, visit=_visit(2))
A_VISIT, A_LATER_VISIT = _repair("a", visit=_visit(2)), _repair("b", visit=_visit(9))
FENCE_VISIT = _repair("fence", fault=FENCE, visit=_visit(5))


@each_row(
    ("story", "repairs", "asked", "change", "meant"),
    [
        ("move the only visit", [A_VISIT, OPEN_FENCE], None, Change.MOVE, ["a"]),
        ("move one of two visits", [A_LATER_VISIT, A_VISIT], None, Change.MOVE, ["a", "b"]),
        ("move one of two by name", [A_VISIT, FENCE_VISIT], FENCE, Change.MOVE, ["fence"]),
        ("move one of two of a name", [A_LATER_VISIT, FENCE_VISIT, A_VISIT], TAP, Change.MOVE, ["a", "b"]),
        ("move what has no visit", [OPEN_TAP], None, Change.MOVE, []),
        ("move another fault's visit", [A_VISIT], FENCE, Change.MOVE, []),
        ("cancel the only one", [OPEN_TAP], None, Change.CANCEL, ["tap"]),
        ("cancel one of two", [OPEN_TAP, OPEN_FENCE], None, Change.CANCEL, ["tap", "fence"]),
        ("cancel by name", [OPEN_TAP, OPEN_FENCE], FENCE, Change.CANCEL, ["fence"]),
        ("cancel another fault's repair", [OPEN_TAP], FENCE, Change.CANCEL, []),
        ("cancel what is done", [JUST_DONE], None, Change.CANCEL, []),
        ("cancel the block's repair", [LIFT], None, Change.CANCEL, []),
        ("move the block's visit", [LIFT], None, Change.MOVE, []),
        ("cancel beside the block's repair", [LIFT, OPEN_TAP], None, Change.CANCEL, ["tap"]),
        ("move beside the block's visit", [LIFT, A_LATER_VISIT], None, Change.MOVE, ["b"]),
        ("nothing there", [], None, Change.CANCEL, []),
    ],
)
def test_change_request_applies_to_the_homes_own_repairs(
    story: str, repairs: list[Repair], asked: Fault | None, change: Change, meant: list[str]
) -> None:
    found = _service(*repairs).to_change(HOME, asked, change)
    assert _refs(found.repairs) == meant, story
    assert found.stale_as_of is None


LAST_WORD = NOW - timedelta(days=8)


@each_row(
    ("as_of", "is_stale"),
    [
        (NOW, False),
        (LAST_WORD, False),
        (LAST_WORD - timedelta(seconds=1), True),
        (LAST_WORD - timedelta(days=30), True),
    ],
)
@each_row(
    "ask",
    [
        lambda service, home: service.status(home, None),
        lambda service, home: service.status(home, FENCE),
        lambda service, home: service.visits(home, None),
        lambda service, home: service.to_change(home, None, Change.MOVE),
        lambda service, home: service.to_change(home, None, Change.CANCEL),
    ],
    ids=["status", "status by name", "visits", "to move", "to cancel"],
)
@each_row("repairs", [(A_VISIT,), ()], ids=["a repair", "none"])
def test_stale_repairs_are_not_given(
    repairs: tuple[Repair, ...],
    ask: Callable[[RepairService, Home], FoundRepairs],
    as_of: datetime,
    is_stale: bool,
) -> None:
    """Not that there is none, either."""
    found = ask(_service(*repairs), replace(HOME, as_of=as_of))
    assert found.stale_as_of == (as_of if is_stale else None)
    if is_stale:
        assert found == FoundRepairs(repairs=(), stale_as_of=as_of)


def test_old_voice_report_does_not_hide_fresh_landlord_data() -> None:
    long_ago = NOW - timedelta(days=30)
    by_voice = _repair("voice", RepairState.RECEIVED, fault=FENCE, reported_at=long_ago, as_of=long_ago)
    service = _service(A_VISIT, by_voice)
    assert _refs(service.status(HOME, None).repairs) == ["a", "voice"]
    assert _refs(service.visits(HOME, None).repairs) == ["a"]


@pytest.mark.parametrize(
    ("fault_id", "room", "goes_to"),
    [
        ("tap_dripping", Room.BATHROOM, Room.BATHROOM),
        ("tap_dripping", None, None),
        ("fence_broken", Room.KITCHEN, Room.GARDEN),
        ("bath_leaking", None, Room.BATHROOM),
    ],
)
def test_fault_with_one_possible_room_is_reported_there(
    fault_id: str, room: Room | None, goes_to: Room | None
) -> None:
    jobs = Jobs()
    RepairService(jobs, clock=Watch(), landlord=LANDLORD).report(
        HOME, Draft(fault=FAULTS[fault_id], room=room), request_id="r1"
    )
    assert jobs.reported.room is goes_to
    assert (jobs.reported.tenancy_ref, jobs.reported.property_ref, jobs.reported.request_id) == (
        "T1",
        "P1",
        "r1",
    )
    assert jobs.reported.reported_at == NOW


@pytest.mark.parametrize(
    ("job", "change", "wanted_on", "body"),
    [
        (
            "a",
            Change.MOVE,
            date(2026, 12, 1),
            {"job": "a", "reference": "", "change": "move", "wanted_on": "2026-12-01"},
        ),
        ("a", Change.MOVE, None, {"job": "a", "reference": "", "change": "move", "wanted_on": ""}),
        (
            "fence",
            Change.CANCEL,
            None,
            {"job": "fence", "reference": "4826", "change": "cancel", "wanted_on": ""},
        ),
    ],
)
def test_change_request_is_sent_and_changes_nothing_itself(
    job: str, change: Change, wanted_on: date | None, body: dict[str, str]
) -> None:
    repairs = [A_VISIT, replace(OPEN_FENCE, reference="4826")]
    jobs = Jobs(*repairs)
    service = RepairService(jobs, clock=Watch(), landlord=LANDLORD)
    assert service.ask_for_change(HOME, job, change, wanted_on, request_id="r1") is True
    (message,) = jobs.sent
    assert (message.kind, message.tenancy_ref, message.body) == (MessageKind.REPAIR_CHANGE, "T1", body)
    assert (message.request_id, message.created_at) == ("r1", NOW)
    assert jobs.repairs == repairs


@each_row("change", Change)
@each_row("job", ["done", "off", "shared", "another home's", ""])
def test_change_request_for_a_closed_repair_is_not_sent(job: str, change: Change) -> None:
    jobs = Jobs(OPEN_TAP, JUST_DONE, CALLED_OFF, _repair("shared", is_communal=True))
    service = RepairService(jobs, clock=Watch(), landlord=LANDLORD)
    assert service.ask_for_change(HOME, job, change, None, request_id="r1") is False
    assert jobs.sent == []
