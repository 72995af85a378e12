"""Whether Home Coach can protect a tenant, and whether everything behind it works."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from skill.bootstrap import NO_OUTBOX, Store, is_dynamodb
from skill.config.settings import Settings
from skill.domain.coaching import Message, MessagePriority
from skill.domain.danger.recognition import recognise
from skill.domain.rent import FRESH_FOR
from skill.errors import StoreMoved, StoreNotOpen
from skill.feeds.opening import feed_store_path, is_in_a_bucket
from skill.services.delivery import LONGEST_WAIT, LONGEST_WAIT_OF_AN_EMERGENCY
from skill.services.heartbeats import SOME_FAILED, SUCCEEDED
from skill.services.links import MANY_WRONG_CODES, wrong_codes
from skill.services.ports import BackgroundJob, Clock, Heartbeat

CERTAIN_DANGER = "I can smell gas"

SILENT_AFTER = {BackgroundJob.OUTBOX: timedelta(minutes=10), BackgroundJob.FEEDS: timedelta(hours=3)}
"""A timer runs the outbox every minute and the feeds every hour; a late run is not yet a dead one."""


EMERGENCY_LATE = 2 * LONGEST_WAIT_OF_AN_EMERGENCY
"""A timer and two tries were in vain by then."""


def can_screen_danger() -> bool:
    """All that a process needs to be kept running: it recognises danger, whatever is dead behind it."""
    return recognise(CERTAIN_DANGER) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthCheck:
    """The state of one thing. `reason` is in our own words or the class of a failure, never about a home."""

    is_ok: bool
    reason: str
    age: timedelta | None = None

    def as_json(self) -> dict[str, Any]:
        told = {"ok": self.is_ok, "reason": self.reason}
        return told if self.age is None else {**told, "age_seconds": int(self.age.total_seconds())}


class Readiness:
    """Asks the store about everything behind the conversation: states and ages, no names."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        *,
        delivers: bool,
        reads_feeds: Callable[[], bool],
        takes_messages: bool = True,
    ) -> None:
        """`delivers` is whether messages have a target, and `reads_feeds` whether a feed was ever added.
        Without `takes_messages` none is kept.
        """
        self._store = store
        self._clock = clock
        self._delivers = delivers
        self._reads_feeds = reads_feeds
        self._takes_messages = takes_messages

    def checks(self) -> dict[str, HealthCheck]:
        """Each check by its name. Raises nothing: a check that fails says with what class of failure."""
        now = self._clock.now()
        checks = {
            "store": self._store_check,
            "load": self._load,
            "outbox": self._outbox,
            "feeds": self._feeds,
            "workers": self._workers,
            "links": self._links,
        }
        return {name: _guarded(check, now) for name, check in checks.items()}

    def report(self) -> dict[str, Any]:
        """The checks as JSON; `ready` is whether all are well. Raises nothing."""
        checks = self.checks()
        return {
            "ready": all(check.is_ok for check in checks.values()),
            "checks": {name: check.as_json() for name, check in checks.items()},
        }

    def _store_check(self, now: datetime) -> HealthCheck:
        try:
            self._store.loaded()
        except (StoreNotOpen, StoreMoved) as failure:
            return HealthCheck(is_ok=False, reason=str(failure))
        return HealthCheck(is_ok=True, reason="answers")

    def _load(self, now: datetime) -> HealthCheck:
        loaded = self._store.loaded()
        if loaded is None:
            return HealthCheck(is_ok=False, reason="nothing is loaded")
        age = now - loaded.as_of
        if age > FRESH_FOR:
            return HealthCheck(is_ok=False, reason="too old to be spoken", age=age)
        last = self._heartbeat(BackgroundJob.LOAD)
        if last is not None and last.outcome != SUCCEEDED:
            return HealthCheck(is_ok=False, reason=f"the last load: {last.outcome}", age=age)
        return HealthCheck(is_ok=True, reason="fresh", age=age)

    def _outbox(self, now: datetime) -> HealthCheck:
        if not self._takes_messages:
            return HealthCheck(is_ok=False, reason=f"no report is taken: {NO_OUTBOX}")
        waiting = self._store.waiting()
        if not waiting:
            return HealthCheck(is_ok=True, reason="empty")
        oldest = now - min(each.message.created_at for each in waiting)
        if any(each.next_try_at is None for each in waiting):
            return HealthCheck(is_ok=False, reason="dead letters", age=oldest)
        if not self._delivers:
            return HealthCheck(is_ok=True, reason="waits, no target is set", age=oldest)
        if any(_is_late(each.message, now) for each in waiting):
            return HealthCheck(is_ok=False, reason="not delivered", age=oldest)
        return HealthCheck(is_ok=True, reason="waits", age=oldest)

    def _feeds(self, now: datetime) -> HealthCheck:
        last = self._heartbeat(BackgroundJob.FEEDS)
        if last is None:
            return HealthCheck(is_ok=not self._reads_feeds(), reason="never read")
        is_ok = last.outcome in {SUCCEEDED, SOME_FAILED}
        return HealthCheck(is_ok=is_ok, reason=last.outcome, age=now - last.at)

    def _workers(self, now: datetime) -> HealthCheck:
        """The age is that of the heartbeat that is furthest behind."""
        expected = [(BackgroundJob.OUTBOX, self._delivers), (BackgroundJob.FEEDS, self._reads_feeds())]
        beats = {job: self._heartbeat(job) for job, is_expected in expected if is_expected}
        silent = [job for job, beat in beats.items() if beat is None or now - beat.at > SILENT_AFTER[job]]
        ages = [now - beat.at for beat in beats.values() if beat is not None]
        reason = f"silent: {', '.join(silent)}" if silent else "all beat"
        return HealthCheck(is_ok=not silent, reason=reason, age=max(ages, default=None))

    def _links(self, now: datetime) -> HealthCheck:
        is_guessing = wrong_codes(self._store, now) > MANY_WRONG_CODES
        return HealthCheck(is_ok=not is_guessing, reason="many wrong codes" if is_guessing else "quiet")

    def _heartbeat(self, job: BackgroundJob) -> Heartbeat | None:
        return next((beat for beat in self._store.heartbeats() if beat.job is job), None)


def readiness_of(settings: Settings, store: Store, clock: Clock) -> Readiness:
    return Readiness(
        store,
        clock,
        delivers=settings.outbox is not None,
        reads_feeds=lambda: _has_feeds(settings),
        takes_messages=settings.takes_messages,
    )


def _has_feeds(settings: Settings) -> bool:
    """Whether a feed store was ever made. What is in a bucket was set up by somebody who wants it read."""
    if is_in_a_bucket(settings):
        return True
    if settings.feeds is None and is_dynamodb(settings):
        return False
    return feed_store_path(settings).exists()


def _guarded(check: Callable[[datetime], HealthCheck], now: datetime) -> HealthCheck:
    try:
        return check(now)
    except Exception as failure:
        return HealthCheck(is_ok=False, reason=type(failure).__name__)


def _is_late(message: Message, now: datetime) -> bool:
    is_emergency = message.priority is MessagePriority.EMERGENCY
    return now - message.created_at > (EMERGENCY_LATE if is_emergency else LONGEST_WAIT)
