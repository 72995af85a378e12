"""By when reports have to be dealt with: told to the landlord's people with each report, and as one list."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from skill.domain.deadlines.deadlines import Clock, clocks_of
from skill.domain.deadlines.rules import DeadlineRules
from skill.domain.landlord import Landlord
from skill.domain.repairs.jobs import KeptReport
from skill.domain.repairs.triage import Assessment
from skill.errors import NoCalendar
from skill.services.ports import Clock as Present
from skill.services.ports import Reports

LOOKED_BACK = timedelta(days=730)
"""What was reported longer ago than two years is nobody's list of things to do any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinePolicy:
    """One landlord's clocks."""

    landlord: Landlord
    rules: DeadlineRules

    def clocks(
        self, reported_at: datetime, assessment: Assessment, *, is_secure: bool
    ) -> tuple[Clock, ...] | None:
        """None where they cannot be computed: no report is ever lost to a calendar."""
        try:
            return clocks_of(
                reported_at, assessment, landlord=self.landlord, rules=self.rules, is_secure=is_secure
            )
        except NoCalendar:
            return None

    def deadlines(
        self, reported_at: datetime, assessment: Assessment, *, is_secure: bool
    ) -> dict[str, datetime] | None:
        """By the names they have in a message."""
        clocks = self.clocks(reported_at, assessment, is_secure=is_secure)
        if clocks is None:
            return None
        return {clock.stage.field_name: clock.due_at for clock in clocks}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One clock of one report; `clock` is None where the report's clocks cannot be computed."""

    report: KeptReport
    clock: Clock | None


class DeadlineService:
    def __init__(self, store: Reports, *, clock: Present, deadline_policy: DeadlinePolicy) -> None:
        self._store = store
        self._clock = clock
        self._deadline_policy = deadline_policy

    def due(self, *, within: timedelta | None = None) -> list[Due]:
        """What has not been closed, soonest first, by the rules of today; first what cannot be computed.

        `within` leaves out what is due later than that from now. What is overdue always stays.
        """
        now = self._clock.now()
        kept = self._store.reports(since=now - LOOKED_BACK)
        found = [due for report in kept if not report.is_closed for due in self._of(report)]
        if within is not None:
            found = [due for due in found if due.clock is None or due.clock.due_at <= now + within]
        found.sort(key=lambda due: due.clock.due_at if due.clock else due.report.reported_at)
        found.sort(key=lambda due: due.clock is not None)
        return found

    def _of(self, report: KeptReport) -> list[Due]:
        clocks = self._deadline_policy.clocks(
            report.reported_at, report.assessment, is_secure=report.is_secure
        )
        if clocks is None:
            return [Due(report=report, clock=None)]
        return [Due(report=report, clock=clock) for clock in clocks]
