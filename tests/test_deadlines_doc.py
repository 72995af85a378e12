"""`docs/deadlines.md` is true: the command prints its list, its example loads, its names are the code's."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from skill.cli.deadlines import due_line
from skill.config.landlord_file import DEADLINE_KEYS, read_landlord_file
from skill.domain.danger.notes import DangerNote, LimitState
from skill.domain.deadlines.calculation import DeadlineSource
from skill.domain.deadlines.law import SIGNIFICANT
from skill.domain.deadlines.rules import Stage
from skill.domain.deadlines.working_days import HORIZON
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import KeptReport
from skill.domain.repairs.triage import Assessment, HazardClass, Priority, Trade
from skill.services.deadlines import DeadlinePolicy, DeadlineService
from tests.contract.extracts import FixedClock
from tests.tables import each_row

DOC = (Path(__file__).parent.parent / "docs" / "deadlines.md").read_text(encoding="utf-8")
REPORTED = datetime(2026, 11, 23, 10, 20, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 13, 10, tzinfo=UTC)


class Kept:
    """The two reports of the page, and its danger."""

    def reports(self, *, since: datetime) -> list[KeptReport]:
        return [
            self._of("4826", "T1002", "no_heating", Priority.EMERGENCY, HazardClass.EXCESS_COLD, True),
            self._of("5512", "T1009", "damp_or_mould", Priority.ROUTINE, HazardClass.DAMP_AND_MOULD, None),
        ]

    def dangers(self, *, since: datetime) -> list[DangerNote]:
        told_at = datetime(2026, 11, 23, 12, 40, tzinfo=UTC)
        note = DangerNote(
            request_id="request-1",
            tenancy_ref="T1005",
            property_ref="P1",
            danger="flood",
            told_at=told_at,
            possible_by=told_at + timedelta(hours=24),
        )
        return [note]

    def keep_danger(self, note: DangerNote) -> None:
        raise AssertionError("not by the list")

    def settle_danger(self, note: DangerNote, limit: LimitState, *, at: datetime) -> None:
        raise AssertionError("not by the list")

    def _of(
        self,
        reference: str,
        tenancy_ref: str,
        fault: str,
        priority: Priority,
        hazard: HazardClass,
        risk: bool | None,
    ) -> KeptReport:
        return KeptReport(
            reference=reference,
            tenancy_ref=tenancy_ref,
            property_ref="P1",
            fault_id=fault,
            reported_at=REPORTED,
            assessment=Assessment(trade=Trade.DAMP, priority=priority, hazard=hazard, someone_at_risk=risk),
            is_secure=False,
            is_closed=False,
        )


def landlord_file(folder: Path) -> Path:
    found = re.search(r"```toml\n(.+?)```", DOC, re.DOTALL)
    assert found is not None
    path = folder / "landlord.toml"
    path.write_text(f'name = "Two Rivers"\njurisdiction = "england"\n{found[1]}', encoding="utf-8")
    return path


def test_documented_list_is_what_the_command_prints(tmp_path: Path) -> None:
    file = read_landlord_file(landlord_file(tmp_path))
    landlord = file.landlord
    printed = re.findall(r"^[0-9a-f]{4,8}  T.+$", DOC, re.MULTILINE)
    deadline_policy = DeadlinePolicy(landlord=landlord, rules=file.deadline_rules)
    due = DeadlineService(Kept(), clock=FixedClock(NOW), deadline_policy=deadline_policy).due()

    assert {line.split("  ")[4] for line in printed} == {"landlord P1", "awaab"}
    assert [line for line in (due_line(each, landlord, NOW) for each in due) if line in printed] == printed


def test_documented_target_is_accepted(tmp_path: Path) -> None:
    (target,) = read_landlord_file(landlord_file(tmp_path)).deadline_rules.targets

    assert (target.stage, target.amount) == (Stage.MAKE_SAFE, 24)


def test_every_source_of_deadlines_is_documented() -> None:
    assert {kind.value for kind in DeadlineSource} <= set(re.findall(r"`(\w+)`", DOC))


def test_number_of_faults_in_each_phase_is_documented() -> None:
    faults = [fault for fault in FAULTS.values() if fault.danger is None]
    first, second = (sum(fault.hazard in SIGNIFICANT[phase] for fault in faults) for phase in (1, 2))

    assert (
        f"**{second} of the {len(faults)} faults that can be reported** get dates (in phase 1: {first})"
        in DOC
    )


@each_row(
    "words",
    [
        "begin, or take steps to begin",
        "A danger is never a report",
        "`repair_told_again`",
        "`complaint`",
        "not long leaseholders",
        "also one that you met",
    ],
)
def test_exclusions_are_documented(words: str) -> None:
    assert words in DOC


def test_deadlines_facts_and_horizon_are_documented() -> None:
    assert {stage.value for stage in Stage} <= set(re.findall(r"`(\w+)`", DOC))
    assert all(f"`{fact}`" in DOC or f"[{fact}]" in DOC for fact in DEADLINE_KEYS)
    assert f"{HORIZON.day} {HORIZON:%B %Y}" in DOC
