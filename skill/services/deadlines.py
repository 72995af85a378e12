"""Deadlines of reported repairs and dangers, for the landlord's staff: with each report, and as one list."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from skill.domain.danger.notes import DangerNote, LimitState
from skill.domain.deadlines.calculation import Deadline, danger_deadlines, deadlines_for
from skill.domain.deadlines.rules import DeadlineRules
from skill.domain.landlord import Landlord
from skill.domain.repairs.jobs import KeptReport
from skill.domain.repairs.triage import Assessment
from skill.errors import NoCalendar
from skill.services.ports import Clock, Dangers, Reports

LOOKED_BACK = timedelta(days=730)
"""A report older than two years is no longer on anyone's list of things to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinePolicy:
    """How one landlord's deadlines are worked out."""

    landlord: Landlord
    rules: DeadlineRules

    def deadlines(
        self, reported_at: datetime, assessment: Assessment, *, is_secure: bool
    ) -> tuple[Deadline, ...] | None:
        """None where they cannot be computed: a report is never lost for want of a calendar."""
        try:
            return deadlines_for(
                reported_at, assessment, landlord=self.landlord, rules=self.rules, is_secure=is_secure
            )
        except NoCalendar:
            return None

    def fields(
        self, reported_at: datetime, assessment: Assessment, *, is_secure: bool
    ) -> dict[str, datetime] | None:
        """The deadlines by their names in a message to the landlord."""
        deadlines = self.deadlines(reported_at, assessment, is_secure=is_secure)
        if deadlines is None:
            return None
        return {deadline.stage.field_name: deadline.due_at for deadline in deadlines}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One deadline of one report or danger; `deadline` is None where a report's cannot be computed."""

    about: KeptReport | DangerNote
    deadline: Deadline | None

    @property
    def since(self) -> datetime:
        """When the landlord came to know of it."""
        return self.about.told_at if isinstance(self.about, DangerNote) else self.about.reported_at


class DeadlineStore(Reports, Dangers, Protocol):
    """The ports this service needs, together."""


class DeadlineService:
    def __init__(self, store: DeadlineStore, *, clock: Clock, deadline_policy: DeadlinePolicy) -> None:
        self._store = store
        self._clock = clock
        self._deadline_policy = deadline_policy

    def due(self, *, within: timedelta | None = None) -> list[Due]:
        """The deadlines of open reports by today's rules, and those that may apply to dangers, soonest first
        after those that cannot be computed.

        `within` keeps only what is due within that time from now. What is overdue is always listed.
        """
        now = self._clock.now()
        kept = self._store.reports(since=now - LOOKED_BACK)
        found = [due for report in kept if not report.is_closed for due in self._of(report)]
        for note in self._store.dangers(since=now - LOOKED_BACK):
            found += [Due(about=note, deadline=deadline) for deadline in danger_deadlines(note)]
        if within is not None:
            found = [due for due in found if due.deadline is None or due.deadline.due_at <= now + within]
        found.sort(key=lambda due: due.deadline.due_at if due.deadline else due.since)
        found.sort(key=lambda due: due.deadline is not None)
        return found

    def settle(self, key: str, limit: LimitState) -> int:
        """Confirm or clear the limit that may apply to a danger, named by its message's key or the beginning
        of it. Returns how many dangers the key names; unless it is one, nothing has changed.
        """
        now = self._clock.now()
        named = [note for note in self._store.dangers(since=now - LOOKED_BACK) if note.key.startswith(key)]
        if len(named) == 1:
            self._store.settle_danger(named[0], limit, at=now)
        return len(named)

    def _of(self, report: KeptReport) -> list[Due]:
        deadlines = self._deadline_policy.deadlines(
            report.reported_at, report.assessment, is_secure=report.is_secure
        )
        if deadlines is None:
            return [Due(about=report, deadline=None)]
        return [Due(about=report, deadline=deadline) for deadline in deadlines]
