"""A landlord's own deadlines, line by line for a repairs manager, and what holds for every deadline."""

from dataclasses import replace
from datetime import date, time

import pytest

from skill.domain.deadlines.calculation import DeadlineSource, deadlines_for
from skill.domain.deadlines.rules import DeadlineRules, Stage, Unit
from skill.domain.repairs.triage import HazardClass, Priority, RepairRight
from skill.errors import NoCalendar
from tests.tables import each_row
from tests.unit.domain.deadline_policies import EMERGENCY, LANDLORD, ROUTINE, a_target, at, deadlines, due

# reported, amount, unit, due
LANDLORDS_OWN = """
Mon 2026-11-02 10:00    24 hours           Tue 2026-11-03 10:00
Sat 2026-10-24 22:00    24 hours           Sun 2026-10-25 21:00
Sun 2026-10-25 00:30     4 hours           Sun 2026-10-25 03:30
Sat 2027-03-27 22:00    24 hours           Sun 2027-03-28 23:00
Sun 2027-03-28 00:30     4 hours           Sun 2027-03-28 05:30
Sat 2026-10-24 22:00     1 calendar_days   Sun 2026-10-25 24:00
Sat 2027-03-27 22:00     1 calendar_days   Sun 2027-03-28 24:00
Mon 2026-11-02 10:00    28 calendar_days   Mon 2026-11-30 24:00
Fri 2026-12-18 10:00    20 working_days    Wed 2027-01-20 24:00
Thu 2026-12-24 10:00     1 working_days    Tue 2026-12-29 24:00
Sat 2026-11-07 10:00     3 working_days    Wed 2026-11-11 24:00
Mon 2026-11-02 00:00     1 working_days    Tue 2026-11-03 24:00
Mon 2026-11-02 23:59     1 working_days    Tue 2026-11-03 24:00
Mon 2027-06-07 00:30     1 working_days    Tue 2027-06-08 24:00
"""


@each_row("line", LANDLORDS_OWN.strip().splitlines())
def test_a_landlords_own_targets(line: str) -> None:
    weekday, day, hour, amount, unit, *expected = line.split()
    rules = DeadlineRules(targets=(a_target(int(amount), Unit(unit)),))

    assert date.fromisoformat(day).strftime("%a") == weekday
    assert due(deadlines(f"{day}T{hour}", rules=rules)) == {"complete": " ".join(expected)}


# reported, due after 1 working day, after 1 calendar day, after 4 hours; the day ends at 17:00
LATE = """
Mon 2026-11-02 16:59 | Tue 2026-11-03 24:00 | Tue 2026-11-03 24:00 | Mon 2026-11-02 20:59
Mon 2026-11-02 17:00 | Tue 2026-11-03 24:00 | Tue 2026-11-03 24:00 | Mon 2026-11-02 21:00
Mon 2026-11-02 17:01 | Wed 2026-11-04 24:00 | Wed 2026-11-04 24:00 | Mon 2026-11-02 21:01
Fri 2026-11-06 18:00 | Tue 2026-11-10 24:00 | Tue 2026-11-10 24:00 | Fri 2026-11-06 22:00
Sat 2026-11-07 09:00 | Tue 2026-11-10 24:00 | Tue 2026-11-10 24:00 | Sat 2026-11-07 13:00
Sat 2026-11-07 18:00 | Tue 2026-11-10 24:00 | Tue 2026-11-10 24:00 | Sat 2026-11-07 22:00
Thu 2026-12-24 17:30 | Wed 2026-12-30 24:00 | Wed 2026-12-30 24:00 | Thu 2026-12-24 21:30
"""


@each_row("line", LATE.strip().splitlines())
def test_report_after_hours_counts_from_the_next_working_day_but_hours_run_at_once(
    line: str,
) -> None:
    reported, working, calendar, hours = (cell.strip() for cell in line.split("|"))
    rules = DeadlineRules(
        day_ends_at=time(17),
        targets=(
            a_target(1, Unit.WORKING_DAYS, stage=Stage.COMPLETE),
            a_target(1, Unit.CALENDAR_DAYS, stage=Stage.MAKE_SAFE),
            a_target(4, Unit.HOURS, stage=Stage.ATTEND),
        ),
    )

    found = due(deadlines("T".join(reported.split()[1:]), rules=rules))

    assert found == {"complete": working, "make_safe": calendar, "attend": hours}


def test_targets_apply_to_their_own_priority_only() -> None:
    rules = DeadlineRules(
        targets=(
            replace(a_target(24, Unit.HOURS, stage=Stage.MAKE_SAFE), priority=Priority.EMERGENCY),
            replace(a_target(4, Unit.HOURS, stage=Stage.ATTEND), priority=Priority.EMERGENCY, code="P1"),
        )
    )

    attend, make_safe = deadlines("2026-11-02T10:00", EMERGENCY, rules)

    assert (attend.stage, attend.code, attend.source) == (Stage.ATTEND, "P1", DeadlineSource.LANDLORD)
    assert (make_safe.stage, make_safe.code) == (Stage.MAKE_SAFE, "R")
    assert deadlines("2026-11-02T10:00", ROUTINE, rules) == ()


def test_closed_days_move_the_landlords_targets_but_no_statute() -> None:
    rules = DeadlineRules(
        closed_on=frozenset({date(2026, 12, 29)}), targets=(a_target(1, Unit.WORKING_DAYS),), is_council=True
    )
    found = due(
        deadlines("2026-12-24T10:00", replace(ROUTINE, right=RepairRight.NO_WATER), rules, is_secure=True)
    )

    assert found == {"complete": "Wed 2026-12-30 24:00", "right_to_repair": "Tue 2026-12-29 24:00"}


@pytest.mark.parametrize("answer", [True, False, None])
def test_person_at_risk_moves_no_deadline(answer: bool | None) -> None:
    damp = replace(ROUTINE, hazard=HazardClass.DAMP_AND_MOULD, someone_at_risk=answer)
    found = deadlines("2026-11-02T10:00", damp)

    assert len(found) == 4
    assert due(found) == due(deadlines("2026-11-02T10:00", replace(damp, someone_at_risk=None)))


def test_report_beyond_the_horizon_is_refused_rather_than_guessed() -> None:
    with pytest.raises(NoCalendar):
        deadlines("2028-12-28T10:00", replace(ROUTINE, hazard=HazardClass.DAMP_AND_MOULD))


def test_hours_need_no_calendar() -> None:
    found = deadlines("2029-06-01T10:00", replace(EMERGENCY, hazard=HazardClass.FIRE))

    assert set(due(found).values()) == {"Sat 2029-06-02 10:00"}


def test_instant_without_a_time_zone_is_an_error() -> None:
    with pytest.raises(ValueError, match="time zone"):
        deadlines_for(
            at("2026-11-02T10:00").replace(tzinfo=None),
            ROUTINE,
            landlord=LANDLORD,
            rules=DeadlineRules(),
            is_secure=False,
        )
