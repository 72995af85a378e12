"""Deadlines of a made-up landlord, and London's wall clock; 24:00 is the midnight at the end of a day."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from skill.domain.deadlines.calculation import Deadline, deadlines_for
from skill.domain.deadlines.rules import DeadlineRules, Stage, Target, Unit
from skill.domain.landlord import Jurisdiction
from skill.domain.repairs.triage import Assessment, Priority, Trade
from tests.unit.landlords import LANDLORD

ROUTINE = Assessment(trade=Trade.GENERAL, priority=Priority.ROUTINE)
EMERGENCY = replace(ROUTINE, priority=Priority.EMERGENCY)
COUNCIL = DeadlineRules(is_council=True)


def at(text: str) -> datetime:
    """A moment on London's wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=LANDLORD.timezone).astimezone(UTC)


def on_the_wall(moment: datetime) -> str:
    local = LANDLORD.local(moment)
    if local.time() == time.min:
        return f"{local - timedelta(days=1):%a %Y-%m-%d} 24:00"
    return f"{local:%a %Y-%m-%d %H:%M}"


def a_target(amount: int, unit: Unit, *, stage: Stage = Stage.COMPLETE) -> Target:
    return Target(priority=Priority.ROUTINE, code="R", label="Routine", stage=stage, amount=amount, unit=unit)


def deadlines(
    aware_at: str,
    assessment: Assessment = ROUTINE,
    rules: DeadlineRules | None = None,
    *,
    jurisdiction: Jurisdiction = Jurisdiction.ENGLAND,
    is_secure: bool = False,
) -> tuple[Deadline, ...]:
    return deadlines_for(
        at(aware_at),
        assessment,
        landlord=replace(LANDLORD, jurisdiction=jurisdiction),
        rules=rules or DeadlineRules(),
        is_secure=is_secure,
    )


def due(found: tuple[Deadline, ...]) -> dict[str, str]:
    return {deadline.stage.value: on_the_wall(deadline.due_at) for deadline in found}
