"""By when a reported repair must be dealt with. For the landlord's staff: no deadline is ever spoken."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from skill.domain.danger.notes import DangerNote, LimitState
from skill.domain.deadlines import law
from skill.domain.deadlines.rules import DeadlineRules, Stage, Target, Unit
from skill.domain.deadlines.working_days import WorkingDays
from skill.domain.landlord import Jurisdiction, Landlord
from skill.domain.repairs.triage import Assessment, Priority


class DeadlineSource(StrEnum):
    """Who set a deadline: the landlord's own targets or one of two statutes."""

    LANDLORD = "landlord"
    AWAAB = "awaab"
    RIGHT_TO_REPAIR = "right_to_repair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something must have happened by `due_at`, a UTC instant; the end of a day is the midnight after it.

    `is_at_latest` is set where the limit runs from the end of an investigation, which only the landlord
    knows: the true deadline may be earlier, never later. `is_possible` is set where nobody has said yet
    whether the law sets it at all. `code` is the landlord's own code for its target.
    """

    source: DeadlineSource
    stage: Stage
    due_at: datetime
    code: str | None = None
    is_at_latest: bool = False
    is_possible: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Awareness:
    """When the landlord came to know of a repair, and the rules that apply from then on."""

    at: datetime
    assessment: Assessment
    landlord: Landlord
    rules: DeadlineRules

    @property
    def on(self) -> date:
        return self.landlord.today(self.at)

    def end_of(self, day: date) -> datetime:
        return end_of_day(day, self.landlord.timezone)


def deadlines_for(
    aware_at: datetime, assessment: Assessment, *, landlord: Landlord, rules: DeadlineRules, is_secure: bool
) -> tuple[Deadline, ...]:
    """Every deadline that a report starts, soonest first.

    `aware_at` is the instant of the report, with its time zone. Raises `NoCalendar` for a day outside the
    known bank holidays, and `ValueError` for an instant without a time zone.
    """
    if aware_at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    known = _Awareness(at=aware_at.astimezone(UTC), assessment=assessment, landlord=landlord, rules=rules)
    deadlines = [*_landlord_targets(known), *_awaabs_law(known)]
    if is_secure:
        deadlines += _right_to_repair(known)
    return tuple(sorted(deadlines, key=lambda deadline: deadline.due_at))


def possible_emergency(told_at: datetime, landlord: Landlord) -> datetime | None:
    """By when a danger may have to be made safe, if Awaab's Law is read strictly; None outside England.

    It may be no hazard of the landlord's at all: only its staff can say.
    """
    if landlord.jurisdiction is not Jurisdiction.ENGLAND:
        return None
    return told_at.astimezone(UTC) + timedelta(hours=law.EMERGENCY_HOURS)


def danger_deadlines(note: DangerNote) -> tuple[Deadline, ...]:
    """Those that may apply to a danger, or do since staff have confirmed them; none once they are cleared."""
    if note.possible_by is None or note.limit is LimitState.CLEARED:
        return ()
    return tuple(
        Deadline(
            source=DeadlineSource.AWAAB,
            stage=stage,
            due_at=note.possible_by,
            is_possible=note.limit is LimitState.POSSIBLE,
        )
        for stage in (Stage.INVESTIGATE, Stage.SAFETY_WORK)
    )


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone).astimezone(UTC)


def _landlord_targets(known: _Awareness) -> Iterator[Deadline]:
    for target in known.rules.targets:
        if target.priority is known.assessment.priority:
            yield Deadline(
                source=DeadlineSource.LANDLORD,
                stage=target.stage,
                due_at=_due(target, known),
                code=target.code,
            )


def _due(target: Target, known: _Awareness) -> datetime:
    """Hours are elapsed hours, even when the clocks change; days end at the landlord's midnight."""
    if target.unit is Unit.HOURS:
        return known.at + timedelta(hours=target.amount)
    working_days = WorkingDays(jurisdiction=known.landlord.jurisdiction, closed_on=known.rules.closed_on)
    received_on = _received_on(known, working_days)
    if target.unit is Unit.CALENDAR_DAYS:
        return known.end_of(received_on + timedelta(days=target.amount))
    return known.end_of(working_days.after(received_on, target.amount))


def _received_on(known: _Awareness, working_days: WorkingDays) -> date:
    """The day on which a report counts as received.

    Where the landlord's day ends at a set time, a weekend counts as the next working day, as Friday evening
    does: otherwise a report on Saturday would be due before one made the evening before.
    """
    closes_at = known.rules.day_ends_at
    if closes_at is None:
        return known.on
    is_late = known.landlord.local(known.at).time() > closes_at
    return working_days.after(known.on, 1) if is_late else working_days.this_or_next(known.on)


def _awaabs_law(known: _Awareness) -> Iterator[Deadline]:
    """SI 2025/1042, as the government summarises it. Readings differ on whether the 24 hours for safety work
    begin when the landlord knows or when it has investigated; this takes the stricter reading.
    """
    hazard = known.assessment.hazard
    if hazard is None or known.landlord.jurisdiction is not Jurisdiction.ENGLAND:
        return
    if known.assessment.priority is Priority.EMERGENCY:
        due_at = known.at + timedelta(hours=law.EMERGENCY_HOURS)
        yield Deadline(source=DeadlineSource.AWAAB, stage=Stage.INVESTIGATE, due_at=due_at)
        yield Deadline(source=DeadlineSource.AWAAB, stage=Stage.SAFETY_WORK, due_at=due_at)
    elif hazard in law.SIGNIFICANT[known.rules.awaab_phase]:
        yield from _significant_hazard(known)


def _significant_hazard(known: _Awareness) -> Iterator[Deadline]:
    statutory_days = WorkingDays(jurisdiction=Jurisdiction.ENGLAND)
    investigated_on = statutory_days.after(known.on, law.INVESTIGATE_WORKING_DAYS)
    yield Deadline(source=DeadlineSource.AWAAB, stage=Stage.INVESTIGATE, due_at=known.end_of(investigated_on))
    for stage, on in (
        (Stage.SUMMARY, statutory_days.after(investigated_on, law.SUMMARY_WORKING_DAYS)),
        (Stage.SAFETY_WORK, statutory_days.after(investigated_on, law.SAFETY_WORK_WORKING_DAYS)),
        (Stage.WORKS_BEGIN, investigated_on + timedelta(weeks=law.WORKS_BEGIN_WEEKS)),
    ):
        yield Deadline(source=DeadlineSource.AWAAB, stage=stage, due_at=known.end_of(on), is_at_latest=True)


def _right_to_repair(known: _Awareness) -> Iterator[Deadline]:
    """SI 1994/133, for secure tenants of councils in England."""
    right = known.assessment.right
    if right is None or not known.rules.is_council or known.landlord.jurisdiction is not Jurisdiction.ENGLAND:
        return
    days = law.right_to_repair_days(right, known.on)
    due_on = WorkingDays(jurisdiction=Jurisdiction.ENGLAND).after(known.on, days)
    yield Deadline(
        source=DeadlineSource.RIGHT_TO_REPAIR, stage=Stage.RIGHT_TO_REPAIR, due_at=known.end_of(due_on)
    )
