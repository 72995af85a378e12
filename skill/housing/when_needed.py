"""A store behind the same ports that is opened when it is first needed, and tried again where that fails.

A process that answers tenants comes up without its store, because danger is screened without it. See
decision 38. What only works on the store (a load, the feeds, enrolling) opens it strictly: it stops where
that fails.
"""

import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from threading import Event, Lock, Thread, local
from typing import Any, Protocol

from skill.errors import HomeCoachError, StoreNotOpen

PATIENCE = 1.0
"""Seconds from the start of an attempt for which a turn waits for it: the rest of Alexa's eight is for the
store's own time-outs. The attempt goes on without the turn, so that even a slow one ends.
"""

START_PATIENCE = 4.0
"""Seconds for which a start waits, so that the first tenant finds the store open. Lambda allows ten."""

PAUSE = 5.0
"""Seconds from a failure to the next attempt. Until then turns fail at once, not after a time-out each."""

UNDER_WAY = "is still being opened"

log = logging.getLogger(__name__)


class Openable(Protocol):
    def reading(self) -> AbstractContextManager[None]: ...

    def close(self) -> None: ...


@dataclass(slots=True, kw_only=True)
class Attempt:
    """One opening. `failed_at` is on the clock of `started`. Its thread does not survive a fork."""

    started: float
    process: int = field(default_factory=os.getpid)
    done: Event = field(default_factory=Event)
    store: Openable | None = None
    failed_at: float | None = None
    reason: str = UNDER_WAY


class StoreWhenNeeded:
    """May be shared by threads: one of them opens, the others wait for the same attempt."""

    def __init__(
        self,
        open_store: Callable[[], Openable],
        *,
        patience: float = PATIENCE,
        pause: float = PAUSE,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """`seconds` is a clock that measures how long something takes."""
        self._open_store = open_store
        self._patience = patience
        self._pause = pause
        self._seconds = seconds
        self._store: Openable | None = None
        self._attempt: Attempt | None = None
        self._lock = Lock()
        self._thread = local()
        self._logged: str | None = None

    def open(self, *, patience: float = START_PATIENCE) -> None:
        """Open it now, as far as that takes `patience` seconds. Raises nothing: a failure is in the log."""
        self._attempt_in_hand().done.wait(patience)

    def close(self) -> None:
        if self._store is not None:
            self._store.close()

    def reading(self) -> AbstractContextManager[None]:
        """As the port has it: entering does not touch the store, so it neither opens it nor fails."""
        if self._store is not None:
            return self._store.reading()
        return nullcontext() if self._turn_to_come() else self._turn_of_unopened()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Every other method of a store. Each raises `StoreNotOpen` where there is none."""
        if name.startswith("_"):
            raise AttributeError(name)

        def call(*args: Any, **kwargs: Any) -> Any:
            return getattr(self._opened(), name)(*args, **kwargs)

        return call

    def _opened(self) -> Openable:
        store = self._store
        if store is None:
            attempt = self._attempt_in_hand()
            attempt.done.wait(max(0.0, attempt.started + self._patience - self._seconds()))
            store = attempt.store
            if store is None:
                raise StoreNotOpen(f"the store {attempt.reason}")
        if turn := self._turn_to_come():
            self._thread.turn = None
            turn.enter_context(store.reading())
        return store

    def _turn_to_come(self) -> ExitStack | None:
        return getattr(self._thread, "turn", None)

    @contextmanager
    def _turn_of_unopened(self) -> Iterator[None]:
        """The reads of this thread are held together from the moment at which the store is there."""
        with ExitStack() as turn:
            self._thread.turn = turn
            try:
                yield
            finally:
                self._thread.turn = None

    def _attempt_in_hand(self) -> Attempt:
        """The attempt under way or the last one; a new one after the pause."""
        with self._lock:
            attempt = self._attempt
            if attempt is None or self._is_over(attempt):
                reason = UNDER_WAY if attempt is None else attempt.reason
                attempt = self._attempt = Attempt(started=self._seconds(), reason=reason)
                Thread(target=self._try, args=(attempt,), name="store", daemon=True).start()
            return attempt

    def _is_over(self, attempt: Attempt) -> bool:
        if attempt.store is not None:
            return False
        if attempt.failed_at is None:
            return attempt.process != os.getpid()
        return self._seconds() - attempt.failed_at >= self._pause

    def _try(self, attempt: Attempt) -> None:
        """Also `SystemExit` and the like, after which those who wait would wait in vain."""
        try:
            self._store = attempt.store = self._open_store()
        except BaseException as failure:
            self._note_failure(attempt, f"cannot be opened: {_words_of(failure)}")
        else:
            if self._logged is not None:
                log.warning("the store is open")
            self._logged = None
        attempt.done.set()

    def _note_failure(self, attempt: Attempt, reason: str) -> None:
        """The log says once why, not at every attempt nor for every request."""
        attempt.reason, attempt.failed_at = reason, self._seconds()
        if reason != self._logged:
            log.error("only danger is answered, everything else apologises: the store %s", reason)
        self._logged = reason


def _words_of(failure: BaseException) -> str:
    """Those of our own failures, which name what helps. Others may quote anything."""
    is_ours = isinstance(failure, HomeCoachError) and str(failure)
    return str(failure) if is_ours else type(failure).__name__
