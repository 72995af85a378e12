"""Awaab's Law and the Right to Repair, line by line."""

from dataclasses import replace
from datetime import time

import pytest

from skill.domain.deadlines.calculation import DeadlineSource
from skill.domain.deadlines.law import SIGNIFICANT
from skill.domain.deadlines.rules import DeadlineRules
from skill.domain.landlord import Jurisdiction
from skill.domain.repairs.triage import HazardClass, Priority, RepairRight
from tests.tables import each_row
from tests.unit.domain.deadline_policies import COUNCIL, EMERGENCY, ROUTINE, deadlines, due

# reported, investigate, summary, safety work, works begin
SIGNIFICANT_HAZARDS = """
2026-11-02T10:00 | Mon 2026-11-16 | Thu 2026-11-19 | Mon 2026-11-23 | Mon 2027-02-08
2026-12-18T10:00 | Wed 2027-01-06 | Mon 2027-01-11 | Wed 2027-01-13 | Wed 2027-03-31
2026-12-22T18:30 | Fri 2027-01-08 | Wed 2027-01-13 | Fri 2027-01-15 | Fri 2027-04-02
2027-03-12T09:00 | Tue 2027-03-30 | Fri 2027-04-02 | Tue 2027-04-06 | Tue 2027-06-22
"""


@pytest.mark.parametrize("line", SIGNIFICANT_HAZARDS.strip().splitlines())
def test_a_significant_hazard(line: str) -> None:
    reported, *days = (cell.strip() for cell in line.split("|"))
    rules = DeadlineRules(day_ends_at=time(17))
    found = deadlines(reported, replace(ROUTINE, hazard=HazardClass.DAMP_AND_MOULD), rules)

    stages = ("investigate", "summary", "safety_work", "works_begin")
    assert due(found) == {stage: f"{day} 24:00" for stage, day in zip(stages, days, strict=True)}
    assert [deadline.is_at_latest for deadline in found] == [False, True, True, True]
    assert {deadline.source for deadline in found} == {DeadlineSource.AWAAB}


@each_row(
    ("reported", "expected"),
    [
        ("2026-12-24T17:30", "Fri 2026-12-25 17:30"),
        ("2026-10-24T22:00", "Sun 2026-10-25 21:00"),
        ("2027-03-27T22:00", "Sun 2027-03-28 23:00"),
    ],
    ids=["over Christmas", "the clocks go back", "the clocks go forward"],
)
@each_row("hazard", HazardClass)
def test_emergency_hazard_has_24_hours_for_both_steps(
    hazard: HazardClass, reported: str, expected: str
) -> None:
    rules = DeadlineRules(awaab_phase=1, day_ends_at=time(17))

    found = deadlines(reported, replace(EMERGENCY, hazard=hazard), rules)

    assert due(found) == {"investigate": expected, "safety_work": expected}


# each hazard, and the phase from which it can be a significant one
PHASES = """
damp_and_mould 1
excess_cold 2
excess_heat 2
falls_bath 2
falls_level 2
falls_stairs 2
falls_between_levels 2
structural_collapse 2
explosion 2
fire 2
electrical 2
domestic_hygiene 2
personal_hygiene 2
food_safety 2
carbon_monoxide 3
entry_by_intruders 3
lighting 3
noise 3
water_supply 3
hot_surfaces 3
entrapment 3
"""


@pytest.mark.parametrize("phase", [1, 2, 3])
def test_each_phase_of_awaabs_law_adds_its_hazards(phase: int) -> None:
    table = dict(line.split() for line in PHASES.strip().splitlines())

    assert set(table) == {hazard.value for hazard in HazardClass}
    assert {hazard.value for hazard in SIGNIFICANT[phase]} == {
        hazard for hazard, since in table.items() if int(since) <= phase
    }
    for hazard in HazardClass:
        found = deadlines(
            "2026-11-02T10:00", replace(ROUTINE, hazard=hazard), DeadlineRules(awaab_phase=phase)
        )
        assert bool(found) is (hazard in SIGNIFICANT[phase])


def test_second_phase_applies_by_default() -> None:
    assert DeadlineRules().awaab_phase == 2


@each_row("jurisdiction", [each for each in Jurisdiction if each is not Jurisdiction.ENGLAND])
@each_row("priority", Priority)
def test_english_statutes_bind_only_in_england(jurisdiction: Jurisdiction, priority: Priority) -> None:
    assessment = replace(
        ROUTINE, priority=priority, hazard=HazardClass.DAMP_AND_MOULD, right=RepairRight.NO_WATER
    )

    assert deadlines("2026-11-02T10:00", assessment, COUNCIL, jurisdiction=jurisdiction, is_secure=True) == ()


# the Schedule's defects and working days, for a report on Monday 2 November 2026
SCHEDULE = """
no_electricity 1
part_electricity 3
unsafe_electrics 1
no_water 1
part_water 3
no_gas 1
blocked_flue 1
heating 1
blocked_drain_or_only_toilet 1
only_toilet_not_flushing 1
blocked_sink_or_bath 3
tap_stuck 3
leaking_pipe 1
leaking_roof 7
insecure_window_or_door 1
loose_banister 3
rotten_floor 3
entryphone 7
extractor_fan 7
"""
AFTER_2_NOVEMBER = {1: "Tue 2026-11-03 24:00", 3: "Thu 2026-11-05 24:00", 7: "Wed 2026-11-11 24:00"}


@each_row("line", SCHEDULE.strip().splitlines())
def test_each_right_to_repair(line: str) -> None:
    right, days = line.split()

    found = deadlines("2026-11-02T10:00", replace(ROUTINE, right=RepairRight(right)), COUNCIL, is_secure=True)

    assert due(found) == {"right_to_repair": AFTER_2_NOVEMBER[int(days)]}
    assert found[0].source is DeadlineSource.RIGHT_TO_REPAIR


def test_schedule_lists_every_right_to_repair() -> None:
    assert {line.split()[0] for line in SCHEDULE.strip().splitlines()} == {
        right.value for right in RepairRight
    }


@each_row(
    ("reported", "expected"),
    [
        ("2026-10-31T23:59", "Wed 2026-11-04 24:00"),
        ("2026-11-01T00:00", "Mon 2026-11-02 24:00"),
        ("2027-04-30T23:59", "Tue 2027-05-04 24:00"),
        ("2027-05-01T00:00", "Thu 2027-05-06 24:00"),
        ("2027-10-31T12:00", "Wed 2027-11-03 24:00"),
        ("2027-01-15T12:00", "Mon 2027-01-18 24:00"),
        ("2027-07-15T12:00", "Tue 2027-07-20 24:00"),
    ],
    ids=[
        "last day of summer",
        "first day of winter",
        "last day of winter, before a bank holiday",
        "first day of summer by the local date, still 30 April in UTC",
        "last day of the next summer",
        "in winter",
        "in summer",
    ],
)
def test_heating_has_one_day_in_winter_and_three_in_summer(reported: str, expected: str) -> None:
    found = deadlines(reported, replace(ROUTINE, right=RepairRight.HEATING), COUNCIL, is_secure=True)

    assert due(found) == {"right_to_repair": expected}


@pytest.mark.parametrize(("is_council", "is_secure"), [(False, True), (True, False), (False, False)])
def test_only_secure_council_tenants_have_the_right_to_repair(is_council: bool, is_secure: bool) -> None:
    assessment = replace(ROUTINE, right=RepairRight.NO_WATER)

    assert (
        deadlines("2026-11-02T10:00", assessment, DeadlineRules(is_council=is_council), is_secure=is_secure)
        == ()
    )
