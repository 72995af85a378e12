"""The loop of the workers: nothing that a job or the store raises ends it, and each run is recorded."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from skill.errors import NotDelivered, StoreUnavailable
from skill.operations.workers import BEAT_EVERY, Worker
from skill.services.heartbeats import LONGEST_OUTCOME, leaving_heartbeat
from skill.services.ports import BackgroundJob, Heartbeat

NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)
SECRET = "pa£ss"
FAILURES = [
    RuntimeError(SECRET),
    StoreUnavailable(SECRET),
    NotDelivered(SECRET),
    MemoryError(SECRET),
    RecursionError(SECRET),
    UnicodeEncodeError("ascii", SECRET, 2, 3, SECRET),
    SystemExit(SECRET),
    KeyboardInterrupt(SECRET),
]


@dataclass
class Clock:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class Kept:
    """Heartbeats in a list; `failures` are raised in turn instead of keeping one."""

    beats: list[Heartbeat] = field(default_factory=list)
    failures: list[BaseException] = field(default_factory=list)

    def beat(self, heartbeat: Heartbeat) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.beats.append(heartbeat)

    def heartbeats(self) -> list[Heartbeat]:
        return self.beats


def run_until(steps: list[Callable[[], str]], kept: Kept, clock: Clock) -> None:
    """A worker whose runs are the steps, one each; it is stopped after the last one."""
    is_over, left = threading.Event(), iter(steps)

    def run() -> str:
        step = next(left, None)
        if step is None:
            is_over.set()
            return "ok"
        return step()

    worker = Worker(BackgroundJob.OUTBOX, run, every=0, heartbeats=kept, clock=clock)
    worker.start()
    assert is_over.wait(10)
    worker.stop()


def raising(failure: BaseException) -> Callable[[], str]:
    def step() -> str:
        raise failure

    return step


def test_no_exception_ends_a_worker_and_each_is_recorded_by_its_class(
    caplog: pytest.LogCaptureFixture,
) -> None:
    kept = Kept()

    run_until([raising(failure) for failure in FAILURES], kept, Clock())

    assert [beat.outcome for beat in kept.beats] == [*(type(failure).__name__ for failure in FAILURES), "ok"]
    assert SECRET not in caplog.text


def test_a_store_that_keeps_no_heartbeat_ends_no_worker() -> None:
    kept = Kept(failures=list(FAILURES))

    run_until([lambda run=run: f"run {run}" for run in range(len(FAILURES))], kept, Clock())

    assert kept.failures == []
    assert [beat.outcome for beat in kept.beats] == ["ok"]


def test_an_unchanged_outcome_is_written_once_a_minute_and_a_changed_one_at_once() -> None:
    kept, clock = Kept(), Clock()

    def later() -> str:
        clock.at += BEAT_EVERY - timedelta(seconds=1)
        return "ok"

    run_until([lambda: "ok", lambda: "ok", lambda: "some failed", lambda: "ok", later, later], kept, clock)

    assert [(beat.outcome, beat.at - NOW) for beat in kept.beats] == [
        ("ok", timedelta()),
        ("some failed", timedelta()),
        ("ok", timedelta()),
        ("ok", 2 * (BEAT_EVERY - timedelta(seconds=1))),
    ]


def test_a_stop_waits_for_the_run_in_progress() -> None:
    has_begun, may_end, ended = threading.Event(), threading.Event(), []

    def run() -> str:
        has_begun.set()
        may_end.wait(10)
        ended.append(True)
        return "ok"

    worker = Worker(BackgroundJob.OUTBOX, run, every=60, heartbeats=Kept(), clock=Clock())
    worker.start()
    assert has_begun.wait(10)
    stopping = threading.Thread(target=worker.stop)
    stopping.start()
    may_end.set()
    stopping.join(10)

    assert ended == [True]


def test_a_stop_with_patience_leaves_a_run_that_takes_longer() -> None:
    has_begun, may_end = threading.Event(), threading.Event()

    def run() -> str:
        has_begun.set()
        may_end.wait(10)
        return "ok"

    worker = Worker(BackgroundJob.FEEDS, run, every=60, heartbeats=Kept(), clock=Clock(), patience=0.01)
    worker.start()
    assert has_begun.wait(10)
    worker.stop()
    may_end.set()


def test_a_timer_leaves_a_heartbeat_however_its_run_ends(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    kept, clock = Kept(), Clock()

    with leaving_heartbeat(BackgroundJob.LOAD, kept, clock) as run:
        run.outcome = "refused"
    with pytest.raises(RuntimeError), leaving_heartbeat(BackgroundJob.FEEDS, kept, clock):
        raise RuntimeError(SECRET)
    with leaving_heartbeat(BackgroundJob.OUTBOX, kept, clock) as run:
        run.outcome = "x" * 1000

    assert kept.beats == [
        Heartbeat(job=BackgroundJob.LOAD, at=NOW, outcome="refused"),
        Heartbeat(job=BackgroundJob.FEEDS, at=NOW, outcome="RuntimeError"),
        Heartbeat(job=BackgroundJob.OUTBOX, at=NOW, outcome="x" * LONGEST_OUTCOME),
    ]
    assert SECRET not in caplog.text


def test_a_run_that_another_process_does_leaves_no_heartbeat() -> None:
    kept = Kept()

    with (
        pytest.raises(RuntimeError),
        leaving_heartbeat(BackgroundJob.FEEDS, kept, Clock(), unless=(RuntimeError,)),
    ):
        raise RuntimeError(SECRET)

    assert kept.beats == []


def test_a_heartbeat_that_cannot_be_kept_does_not_spoil_the_run() -> None:
    with leaving_heartbeat(BackgroundJob.LOAD, Kept(failures=[StoreUnavailable(SECRET)]), Clock()):
        pass
