"""A landlord's own targets, and the facts that decide which statutes bind it."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from skill.domain.deadlines.law import SAFE_PHASE
from skill.domain.repairs.triage import Priority


class Stage(StrEnum):
    """What must have happened. The first three are landlords' own stages, the next four Awaab's Law's."""

    ATTEND = "attend"
    MAKE_SAFE = "make_safe"
    COMPLETE = "complete"
    INVESTIGATE = "investigate"
    SUMMARY = "summary"
    SAFETY_WORK = "safety_work"
    WORKS_BEGIN = "works_begin"
    RIGHT_TO_REPAIR = "right_to_repair"

    @property
    def field_name(self) -> str:
        """Its name in a message to the landlord."""
        return f"{self.value}_by"


LANDLORDS_STAGES = (Stage.ATTEND, Stage.MAKE_SAFE, Stage.COMPLETE)


class Unit(StrEnum):
    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One row of a landlord's table. `code` and `label` are what its own system calls the priority."""

    priority: Priority
    code: str
    label: str
    stage: Stage
    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRules:
    """`day_ends_at` is a local time: a report that arrives later counts as received on the next working day.

    `closed_on` are further days on which the landlord does not work. Both move only the landlord's own
    targets: office hours do not extend a statutory limit.
    """

    targets: tuple[Target, ...] = ()
    is_council: bool = False
    awaab_phase: int = SAFE_PHASE
    day_ends_at: time | None = None
    closed_on: frozenset[date] = frozenset()
