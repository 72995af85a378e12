"""What works beside a server: the outbox is delivered and the feeds are read, in one kind of loop."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread

from skill.bootstrap import Store, is_dynamodb, open_when_needed
from skill.config.settings import Settings
from skill.couriers.target import build_delivery
from skill.errors import StoreNotOpen
from skill.feeds.opening import is_in_a_bucket, refresh_due
from skill.feeds.refreshing import RefreshUnderWay
from skill.services.clock import SystemClock
from skill.services.delivery import DeliveryService
from skill.services.heartbeats import SOME_FAILED, SUCCEEDED, leave_heartbeat
from skill.services.ports import BackgroundJob, Clock, Heartbeats

DELIVER_EVERY = 5.0
"""Seconds: a burst pipe that is reported at night has to be on the list before the phone is picked up."""

DELIVERY_PATIENCE = 15.0
"""Seconds that a stop waits for a delivery: a message is tried for about ten, and one that is cut off is due
again when its lease ends.
"""

REFRESH_EVERY = 60.0
"""Seconds between two looks whether a feed is due."""

REFRESH_PATIENCE = 5.0
"""Seconds that a stop waits for a refresh: what is not read by then is read by the next one."""

BEAT_EVERY = timedelta(minutes=1)
"""How often an unchanged outcome is written: a worker may run every few seconds."""

log = logging.getLogger(__name__)


class Worker:
    """Does one job again and again in a thread of its own. No exception ends it.

    Several processes may each have one. `run` does the job once and gives its outcome, `ok` or another word.
    """

    def __init__(
        self,
        job: BackgroundJob,
        run: Callable[[], str],
        *,
        every: float,
        heartbeats: Heartbeats,
        clock: Clock,
        patience: float | None = None,
    ) -> None:
        """`every` is the pause between two runs and `patience` how long `stop` waits for the run in
        progress, both in seconds; without `patience` it waits until that run has ended.
        """
        self._job = job
        self._run = run
        self._every = every
        self._heartbeats = heartbeats
        self._clock = clock
        self._patience = patience
        self._last_beat: tuple[datetime, str] | None = None
        self._is_stopped = Event()
        self._thread = Thread(target=self._loop, name=job.value, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._is_stopped.set()
        self._thread.join(self._patience)

    def _loop(self) -> None:
        while not self._is_stopped.is_set():
            # Also `SystemExit`, which would end the thread without a word.
            try:
                self._beat(self._run_once())
            except BaseException as failure:
                log.error("worker=%s heartbeat failed=%s", self._job, type(failure).__name__)
            self._is_stopped.wait(self._every)

    def _run_once(self) -> str:
        """An exception is logged by its class alone: its words may quote a message or a password."""
        try:
            return self._run()
        except BaseException as failure:
            outcome = type(failure).__name__
            # Why there is no store is in the log once, from where it was to be opened.
            if not isinstance(failure, StoreNotOpen):
                log.error("worker=%s failed=%s", self._job, outcome)
            return outcome

    def _beat(self, outcome: str) -> None:
        now = self._clock.now()
        if self._last_beat is not None:
            last_at, last_outcome = self._last_beat
            if outcome == last_outcome and now - last_at < BEAT_EVERY:
                return
        self._last_beat = (now, outcome)
        leave_heartbeat(self._job, outcome, self._heartbeats, self._clock)


@contextmanager
def workers_beside_server(settings: Settings) -> Iterator[None]:
    """Run the workers that the settings want while the block lasts. A store that is down stops no server."""
    clock = SystemClock()
    store = open_when_needed(settings, clock)
    with ExitStack() as stack:
        stack.callback(store.close)
        for worker in _workers(settings, store, clock):
            worker.start()
            stack.callback(worker.stop)
        yield


def _workers(settings: Settings, store: Store, clock: Clock) -> Iterator[Worker]:
    """Messages leave where a target is set; feeds are read where their store is on this machine."""
    delivery = build_delivery(settings, store, clock)
    if delivery is not None:
        yield Worker(
            BackgroundJob.OUTBOX,
            lambda: deliver_once(delivery),
            every=DELIVER_EVERY,
            heartbeats=store,
            clock=clock,
            patience=DELIVERY_PATIENCE,
        )
    if not is_in_a_bucket(settings) and not (is_dynamodb(settings) and settings.feeds is None):
        yield Worker(
            BackgroundJob.FEEDS,
            lambda: refresh_once(settings, store, clock),
            every=REFRESH_EVERY,
            heartbeats=store,
            clock=clock,
            patience=REFRESH_PATIENCE,
        )


def deliver_once(delivery: DeliveryService) -> str:
    outcome = delivery.deliver_due()
    if outcome.delivered or outcome.failed:
        log.info("delivered=%d failed=%d", outcome.delivered, outcome.failed)
    return SOME_FAILED if outcome.failed else SUCCEEDED


def refresh_once(settings: Settings, store: Store, clock: Clock) -> str:
    """Of several processes one refreshes at a time; the others have nothing to do."""
    try:
        outcome = refresh_due(settings, store, clock)
    except RefreshUnderWay:
        return SUCCEEDED
    return SOME_FAILED if outcome and outcome.failed else SUCCEEDED
