"""Heartbeats: what works beside the conversation leaves a record of when it last ran and how that went."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from skill.errors import StoreUnavailable
from skill.services.ports import BackgroundJob, Clock, Heartbeat, Heartbeats

SUCCEEDED = "ok"
SOME_FAILED = "some failed"
"""The run itself went well; a message or a feed did not. It is tried again."""

LONGEST_OUTCOME = 60

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Run:
    """One run of a job. `outcome` is a word of our own, or the class of what ended the run."""

    outcome: str = SUCCEEDED


@contextmanager
def leaving_heartbeat(
    job: BackgroundJob, heartbeats: Heartbeats, clock: Clock, *, unless: tuple[type[Exception], ...] = ()
) -> Iterator[Run]:
    """Leave a heartbeat at the end of the block, however it ends; what the block raises goes on.

    `unless` are the failures that leave none, since another process does the job and leaves its own.
    """
    run = Run()
    try:
        yield run
    except unless:
        raise
    except BaseException as failure:
        leave_heartbeat(job, type(failure).__name__, heartbeats, clock)
        raise
    leave_heartbeat(job, run.outcome, heartbeats, clock)


def leave_heartbeat(job: BackgroundJob, outcome: str, heartbeats: Heartbeats, clock: Clock) -> None:
    """A heartbeat that cannot be kept is logged: it must not spoil the work that it is about."""
    try:
        heartbeats.beat(Heartbeat(job=job, at=clock.now(), outcome=outcome[:LONGEST_OUTCOME]))
    except StoreUnavailable:
        log.warning("heartbeat job=%s not kept", job)
