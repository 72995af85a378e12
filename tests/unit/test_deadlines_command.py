"""One line of the command `deadlines`, at chosen moments."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from skill.cli.deadlines import deadlines, due_line
from skill.domain.danger.notes import DangerNote, LimitState
from skill.domain.deadlines.calculation import Deadline, DeadlineSource, danger_deadlines
from skill.domain.deadlines.rules import Stage
from skill.domain.repairs.jobs import KeptReport
from skill.domain.repairs.triage import Assessment, Priority, Trade
from skill.housing.sqlite.store import SqliteStore
from skill.services.clock import SystemClock
from skill.services.deadlines import Due
from tests.tables import each_row
from tests.unit.landlords import LANDLORD

PLAIN = Assessment(trade=Trade.PLUMBING, priority=Priority.URGENT)
REPORT = KeptReport(
    reference="4826",
    tenancy_ref="T1002",
    property_ref="P1002",
    fault_id="tap_stuck",
    reported_at=datetime(2026, 11, 23, 10, 0, tzinfo=UTC),
    assessment=PLAIN,
    is_secure=False,
    is_closed=False,
)


COMPLETE = Deadline(
    source=DeadlineSource.LANDLORD,
    stage=Stage.COMPLETE,
    due_at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    code="P3",
)


def line(due_at: str, now: str, *, deadline: Deadline = COMPLETE, assessment: Assessment = PLAIN) -> str:
    deadline = replace(deadline, due_at=datetime.fromisoformat(due_at))
    return due_line(
        Due(about=replace(REPORT, assessment=assessment), deadline=deadline),
        LANDLORD,
        datetime.fromisoformat(now),
    )


@each_row(
    ("due_at", "now", "told"),
    [
        ("2026-11-27T00:00Z", "2026-11-23T10:00Z", "2026-11-26 24:00  3d 14h left"),
        ("2027-06-10T23:00Z", "2027-06-10T22:59Z", "2027-06-10 24:00  0h 01m left"),
        ("2027-06-10T12:00Z", "2027-06-10T10:00Z", "2027-06-10 13:00  2h 00m left"),
        ("2026-11-24T10:00Z", "2026-11-23T10:00:01Z", "2026-11-24 10:00  23h 59m left"),
        ("2026-11-24T10:00Z", "2026-11-23T10:00Z", "2026-11-24 10:00  1d 0h left"),
        ("2026-11-23T10:00Z", "2026-11-23T10:00Z", "2026-11-23 10:00  OVERDUE by 0h 00m"),
        ("2026-11-23T10:00Z", "2026-11-23T10:00:01Z", "2026-11-23 10:00  OVERDUE by 0h 01m"),
        ("2026-11-23T10:00Z", "2026-11-23T12:30Z", "2026-11-23 10:00  OVERDUE by 2h 30m"),
        ("2026-11-23T10:00Z", "2026-11-26T11:00Z", "2026-11-23 10:00  OVERDUE by 3d 1h"),
    ],
)
def test_what_is_due_says_when_and_how_long_is_left(due_at: str, now: str, told: str) -> None:
    assert line(due_at, now) == f"4826  T1002  tap_stuck  complete  landlord P3  {told}"


def test_what_runs_from_the_end_of_an_investigation_is_the_latest_it_can_be() -> None:
    deadline = replace(COMPLETE, is_at_latest=True)

    assert line("2026-11-27T00:00Z", "2026-11-23T10:00Z", deadline=deadline) == (
        "4826  T1002  tap_stuck  complete  landlord P3  2026-11-26 24:00 at the latest  3d 14h left"
    )


@pytest.mark.parametrize("source", [DeadlineSource.AWAAB, DeadlineSource.RIGHT_TO_REPAIR])
def test_who_set_it_is_told_and_a_statute_has_no_code(source: DeadlineSource) -> None:
    deadline = replace(COMPLETE, source=source, stage=Stage.SAFETY_WORK, code=None)

    assert line("2026-11-24T09:00Z", "2026-11-23T10:00Z", deadline=deadline) == (
        f"4826  T1002  tap_stuck  safety_work  {source.value}  2026-11-24 09:00  23h 00m left"
    )


@pytest.mark.parametrize(("answer", "flag"), [(True, "  someone at risk"), (False, ""), (None, "")])
def test_only_a_yes_is_flagged(answer: bool | None, flag: str) -> None:
    told = line("2026-11-24T09:00Z", "2026-11-23T10:00Z", assessment=replace(PLAIN, someone_at_risk=answer))

    assert told.endswith(f"23h 00m left{flag}")


def test_what_cannot_be_computed_is_told_with_the_moment_of_its_report() -> None:
    told = due_line(Due(about=REPORT, deadline=None), LANDLORD, REPORT.reported_at)

    assert told == "4826  T1002  tap_stuck  clocks not computed  reported 2026-11-23 10:00"


def test_a_danger_is_listed_by_its_key_as_possible_until_somebody_has_settled_it() -> None:
    told_at = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    note = DangerNote(
        request_id="r",
        tenancy_ref="T1002",
        property_ref="P1002",
        danger="water_on_electrics",
        told_at=told_at,
        possible_by=told_at + timedelta(hours=24),
    )
    (told, _), (confirmed, _) = (
        [
            due_line(Due(about=each, deadline=deadline), LANDLORD, told_at)
            for deadline in danger_deadlines(each)
        ]
        for each in (note, replace(note, limit=LimitState.CONFIRMED))
    )

    what = "T1002  danger water_on_electrics  investigate  awaab"
    line_of_both = f"{note.key[:8]}  {what}  2026-11-24 10:00  1d 0h left"
    assert told == f"{line_of_both}  possible: confirm or clear it"
    assert confirmed == f"{line_of_both}  confirmed"


def test_a_danger_is_confirmed_and_cleared_by_the_key_that_the_list_shows(tmp_path: Path) -> None:
    environment = {"HOME_COACH_DATA": f"sqlite:///{tmp_path / 'homes.sqlite3'}"}
    store, note = SqliteStore(tmp_path / "homes.sqlite3", clock=SystemClock()), a_note()
    store.prepare()
    store.keep_danger(note)
    store.close()

    def run(*words: str) -> Result:
        return CliRunner().invoke(deadlines, words, env=environment)

    shown = run().stdout.split()[0]
    assert note.key.startswith(shown)
    assert run("confirm", shown).stdout == f"{shown}  confirmed\n"
    assert [line.endswith("confirmed") for line in run().stdout.splitlines()] == [True, True]
    assert run("clear", shown).exit_code == 0
    assert run().stdout == ""
    assert run("clear", "0" * 8).exit_code == 1
    assert run("clear", shown[:3]).exit_code == 2


def a_note() -> DangerNote:
    told_at = SystemClock().now() - timedelta(hours=1)
    return DangerNote(
        request_id="r",
        tenancy_ref="T1002",
        property_ref="P1002",
        danger="flood",
        told_at=told_at,
        possible_by=told_at + timedelta(hours=24),
    )
