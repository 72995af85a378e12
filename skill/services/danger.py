"""A note for the landlord of a danger of the building. The answer to the danger never depends on it.

What happens to a person (injury, violence, self-harm) is never noted. Nothing here is logged but a mistake of
ours: if there were a line for the others, a missing line would point to these.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import BoundedSemaphore

from skill.domain.danger.hazards import OF_THE_BUILDING, Hazard
from skill.domain.danger.notes import DangerNote
from skill.domain.deadlines.calculation import possible_emergency
from skill.domain.landlord import Landlord
from skill.domain.tenancy import Home
from skill.errors import NotTaken, StoreUnavailable
from skill.services.ports import Dangers

log = logging.getLogger(__name__)

PATIENCE = 0.5
"""Seconds for which the answer to a danger waits for its note. Then the answer says nothing of it."""

WAITS = (1.0, 3.0)
"""Seconds before each further try in the background. A store that is down for longer is `/readyz` to tell."""

WRITERS = 4
MOST_AT_ONCE = 64
"""Notes being written or waiting for a writer: many homes tell of one flood. Beyond it none is taken on,
because a store that answers nobody must not fill the memory."""


class DangerService:
    def __init__(
        self,
        store: Dangers,
        *,
        home_of: Callable[[str], Home | None],
        landlord: Landlord,
        patience: float = PATIENCE,
        most_at_once: int = MOST_AT_ONCE,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`home_of` gives the home that is linked to an account."""
        self._store = store
        self._home_of = home_of
        self._landlord = landlord
        self._patience = patience
        self._sleep = sleep
        self._places = BoundedSemaphore(most_at_once)
        self._writers = ThreadPoolExecutor(WRITERS, thread_name_prefix="danger")

    def note(self, account: str, hazard: Hazard, *, request_id: str, told_at: datetime) -> bool:
        """Whether the landlord has a durable message about the danger, for the answer to say so.

        False after `patience`, while the writing goes on; also for an account without a home and for what is
        not of the building. The same `request_id` again is the same message, and another one another: each
        telling is a notice of its own, and a danger told twice may have become worse. It raises nothing.
        """
        if hazard not in OF_THE_BUILDING or not account or not self._places.acquire(blocking=False):
            return False
        try:
            writing = self._writers.submit(self._write, account, hazard, request_id, told_at)
        except RuntimeError:
            # The process is ending, or the system has no thread left.
            self._places.release()
            return False
        try:
            return writing.result(timeout=self._patience)
        except TimeoutError:
            return False

    def close(self) -> None:
        """Take no further note, and wait for those that are being written."""
        self._writers.shutdown()

    def _write(self, account: str, hazard: Hazard, request_id: str, told_at: datetime) -> bool:
        """A failure without a name is a mistake of ours, so its class is worth a line."""
        try:
            return self._kept(account, hazard, request_id, told_at)
        except (StoreUnavailable, NotTaken):
            return False
        except Exception as failure:
            log.error("failed=%s", type(failure).__name__)
            return False
        finally:
            self._places.release()

    def _kept(self, account: str, hazard: Hazard, request_id: str, told_at: datetime) -> bool:
        for wait in WAITS:
            try:
                return self._keep(account, hazard, request_id, told_at)
            except StoreUnavailable:
                self._sleep(wait)
        return self._keep(account, hazard, request_id, told_at)

    def _keep(self, account: str, hazard: Hazard, request_id: str, told_at: datetime) -> bool:
        home = self._home_of(account)
        if home is None:
            return False
        self._store.keep_danger(
            DangerNote(
                request_id=request_id,
                tenancy_ref=home.tenancy_ref,
                property_ref=home.property_ref,
                coach_ref=home.coach_ref,
                danger=hazard.value,
                told_at=told_at,
                possible_by=possible_emergency(told_at, self._landlord),
            )
        )
        return True
