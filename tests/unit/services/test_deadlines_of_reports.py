"""Which deadlines a report carries, and the list of reports that are due."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from skill.domain.danger.notes import DangerNote, LimitState
from skill.domain.deadlines.rules import DeadlineRules, Stage, Target, Unit
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import KeptReport
from skill.domain.repairs.reporting import Draft
from skill.domain.repairs.triage import (
    Answer,
    Assessment,
    HazardClass,
    Priority,
    Question,
    RepairRight,
    Trade,
)
from skill.services.deadlines import LOOKED_BACK, DeadlinePolicy, DeadlineService, Due
from skill.services.repairs import RepairService
from tests.unit.landlords import LANDLORD
from tests.unit.services.stores import NOW, Watch
from tests.unit.services.test_repair_rules import HOME, Jobs

RULES = DeadlineRules(
    is_council=True,
    targets=(
        Target(
            priority=Priority.EMERGENCY,
            code="P1",
            label="Emergency",
            stage=Stage.ATTEND,
            amount=4,
            unit=Unit.HOURS,
        ),
        Target(
            priority=Priority.URGENT,
            code="P2",
            label="Urgent",
            stage=Stage.COMPLETE,
            amount=3,
            unit=Unit.WORKING_DAYS,
        ),
        Target(
            priority=Priority.ROUTINE,
            code="P3",
            label="Routine",
            stage=Stage.COMPLETE,
            amount=48,
            unit=Unit.HOURS,
        ),
    ),
)
POLICY = DeadlinePolicy(landlord=LANDLORD, rules=RULES)
ROUTINE = Assessment(trade=Trade.GENERAL, priority=Priority.ROUTINE)


class LateWatch:
    """Past every bank holiday that is known."""

    def now(self) -> datetime:
        return NOW.replace(year=2031)


class Kept:
    def __init__(self, *kept: KeptReport | DangerNote) -> None:
        self._reports = [each for each in kept if isinstance(each, KeptReport)]
        self.notes = [each for each in kept if isinstance(each, DangerNote)]

    def reports(self, *, since: datetime) -> list[KeptReport]:
        self.since = since
        return self._reports

    def dangers(self, *, since: datetime) -> list[DangerNote]:
        assert since == NOW - LOOKED_BACK
        return self.notes

    def settle_danger(self, note: DangerNote, limit: LimitState, *, at: datetime) -> None:
        self.notes[self.notes.index(note)] = replace(note, limit=limit, settled_at=at)

    def keep_danger(self, note: DangerNote) -> None:
        raise AssertionError("not by this service")


def reference_of(due: Due) -> str:
    return due.about.request_id if isinstance(due.about, DangerNote) else due.about.reference


def a_note(request_id: str, hours_ago: float = 0, **differences: object) -> DangerNote:
    told_at = NOW - timedelta(hours=hours_ago)
    plain = DangerNote(
        request_id=request_id,
        tenancy_ref="T1",
        property_ref="P1",
        danger="flood",
        told_at=told_at,
        possible_by=told_at + timedelta(hours=24),
    )
    return replace(plain, **differences)  # type: ignore[arg-type]


def a_kept(reference: str, reported_at: datetime, **differences: object) -> KeptReport:
    facts: dict[str, object] = {
        "reference": reference,
        "tenancy_ref": "T1",
        "property_ref": "P1",
        "fault_id": "tap_dripping",
        "reported_at": reported_at,
        "assessment": ROUTINE,
        "is_secure": False,
        "is_closed": False,
    }
    return KeptReport(**{**facts, **differences})  # type: ignore[arg-type]


def service(*kept: KeptReport | DangerNote) -> DeadlineService:
    return DeadlineService(Kept(*kept), clock=Watch(), deadline_policy=POLICY)


@pytest.mark.parametrize(
    ("fault_id", "assessment", "deadlines"),
    [
        (
            "toilet_blocked",
            Assessment(trade=Trade.DRAINAGE, priority=Priority.URGENT, hazard=HazardClass.PERSONAL_HYGIENE),
            {"complete_by", "investigate_by", "summary_by", "safety_work_by", "works_begin_by"},
        ),
        (
            "tap_dripping",
            Assessment(trade=Trade.PLUMBING, priority=Priority.ROUTINE, hazard=HazardClass.WATER_SUPPLY),
            {"complete_by"},
        ),
    ],
)
def test_deadlines_follow_the_fault_if_nothing_was_answered(
    fault_id: str, assessment: Assessment, deadlines: set[str]
) -> None:
    jobs = Jobs()
    RepairService(jobs, clock=Watch(), landlord=LANDLORD, deadline_policy=POLICY).report(
        HOME, Draft(fault=FAULTS[fault_id]), request_id="r1"
    )

    assert jobs.reported.assessment == assessment
    assert set(jobs.reported.deadlines or {}) == deadlines


def test_triage_outcome_is_stored_and_decides_the_deadlines() -> None:
    jobs = Jobs()
    answers = {Question.OTHER_HEATING: Answer.NO, Question.AT_RISK: Answer.YES}
    RepairService(jobs, clock=Watch(), landlord=LANDLORD, deadline_policy=POLICY).report(
        HOME, Draft(fault=FAULTS["no_heating"], answers=answers), request_id="r1"
    )

    assert jobs.reported.answers == answers
    assert jobs.reported.assessment == Assessment(
        trade=Trade.HEATING,
        priority=Priority.EMERGENCY,
        hazard=HazardClass.EXCESS_COLD,
        right=RepairRight.HEATING,
        someone_at_risk=True,
    )
    assert jobs.reported.deadlines == {
        "attend_by": NOW + timedelta(hours=4),
        "investigate_by": NOW + timedelta(hours=24),
        "safety_work_by": NOW + timedelta(hours=24),
    }


def test_report_beyond_the_horizon_is_sent_without_deadlines() -> None:
    jobs = Jobs()
    RepairService(jobs, clock=LateWatch(), landlord=LANDLORD, deadline_policy=POLICY).report(
        HOME, Draft(fault=FAULTS["toilet_blocked"]), request_id="r1"
    )

    assert jobs.reported.deadlines is None


def test_report_without_a_deadline_policy_has_no_deadlines() -> None:
    jobs = Jobs()
    RepairService(jobs, clock=Watch(), landlord=LANDLORD).report(
        HOME, Draft(fault=FAULTS["toilet_blocked"]), request_id="r1"
    )

    assert jobs.reported.deadlines == {}


def test_due_reports_come_soonest_first_without_closed_ones() -> None:
    found = service(
        a_kept("1001", NOW - timedelta(hours=1)),
        a_kept("1002", NOW - timedelta(hours=50)),
        a_kept("1003", NOW - timedelta(hours=20), is_closed=True),
        a_kept("1004", NOW - timedelta(hours=30)),
    ).due()

    assert [reference_of(due) for due in found] == ["1002", "1004", "1001"]


def test_report_without_computable_deadlines_is_listed_first() -> None:
    urgent = Assessment(trade=Trade.GENERAL, priority=Priority.URGENT)
    found = service(
        a_kept("1001", NOW - timedelta(hours=50)),
        a_kept("1002", NOW.replace(year=2031), assessment=urgent),
    ).due(within=timedelta(days=0))

    assert [(reference_of(due), due.deadline is None) for due in found] == [
        ("1002", True),
        ("1001", False),
    ]


@pytest.mark.parametrize(
    ("days", "references"), [(0, ["1002"]), (1, ["1002", "1004"]), (2, ["1002", "1004", "1001"])]
)
def test_filter_by_days_keeps_overdue_reports(days: int, references: list[str]) -> None:
    found = service(
        a_kept("1001", NOW - timedelta(hours=1)),
        a_kept("1002", NOW - timedelta(hours=50)),
        a_kept("1004", NOW - timedelta(hours=30)),
    ).due(within=timedelta(days=days))

    assert [reference_of(due) for due in found] == references


def test_due_list_covers_two_years() -> None:
    kept = Kept()
    DeadlineService(kept, clock=Watch(), deadline_policy=POLICY).due()

    assert kept.since == NOW - LOOKED_BACK


def test_dangers_are_listed_with_reports_by_when_their_24_hours_may_end() -> None:
    urgent = Assessment(trade=Trade.GENERAL, priority=Priority.EMERGENCY)
    found = service(a_kept("1001", NOW, assessment=urgent), a_note("late", 25), a_note("new")).due()

    assert [reference_of(due) for due in found] == ["late", "late", "1001", "new", "new"]
    assert [due.deadline.stage for due in found if due.deadline and reference_of(due) == "new"] == [
        Stage.INVESTIGATE,
        Stage.SAFETY_WORK,
    ]
    assert [due.deadline.is_possible for due in found if due.deadline] == [True, True, False, True, True]


def test_a_danger_to_which_no_limit_may_apply_is_not_listed() -> None:
    assert service(a_note("in Scotland", possible_by=None)).due() == []


def test_a_confirmed_limit_applies_and_a_cleared_one_leaves_the_list() -> None:
    kept = Kept(a_note("first"), a_note("second"))
    deadlines = DeadlineService(kept, clock=Watch(), deadline_policy=POLICY)
    first, second = kept.notes

    assert deadlines.settle(first.key[:8], LimitState.CONFIRMED) == 1
    assert deadlines.settle(second.key, LimitState.CLEARED) == 1

    assert [(reference_of(due), due.deadline.is_possible) for due in deadlines.due() if due.deadline] == [
        ("first", False),
        ("first", False),
    ]
    assert [note.settled_at for note in kept.notes] == [NOW, NOW]


def test_a_key_that_names_no_danger_or_more_than_one_settles_none() -> None:
    kept = Kept(a_note("first"), a_note("second"))
    deadlines = DeadlineService(kept, clock=Watch(), deadline_policy=POLICY)

    assert deadlines.settle("no such key", LimitState.CLEARED) == 0
    assert deadlines.settle("", LimitState.CLEARED) == 2
    assert {note.limit for note in kept.notes} == {LimitState.POSSIBLE}
