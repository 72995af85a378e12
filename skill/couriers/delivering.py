"""Joins outbox and courier: once, for the command, or again and again beside the server."""

import logging
import random
from datetime import timedelta
from threading import Event, Thread

from skill.bootstrap import Store
from skill.config.settings import Settings
from skill.couriers.target import courier_for
from skill.errors import HomeCoachError
from skill.services.delivery import LEASE, DeliveryService
from skill.services.ports import Clock

EVERY = 5.0
"""Seconds: a tenant who reports a burst pipe at night is on the list when the phone is picked up."""

log = logging.getLogger(__name__)


def build_delivery(
    settings: Settings, store: Store, clock: Clock, *, lease: timedelta = LEASE
) -> DeliveryService | None:
    """None where no target is set: then messages wait, and `outbox` shows them."""
    if settings.outbox is None:
        return None
    return DeliveryService(
        store,
        courier_for(settings.outbox, settings.outbox_secret, clock.now),
        clock=clock,
        draw=random.SystemRandom().uniform,
        dead_after=timedelta(hours=settings.outbox_dead_after_hours),
        lease=lease,
    )


class DeliveryWorker:
    """Delivers beside a server, in a thread of its own; several processes may each have one."""

    def __init__(self, delivery: DeliveryService, *, every: float = EVERY) -> None:
        self._delivery = delivery
        self._every = every
        self._over = Event()
        self._thread = Thread(target=self._run, name="delivery", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns once the message in hand is where it belongs."""
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(self._every):
            try:
                outcome = self._delivery.deliver_due()
            except HomeCoachError as failure:
                log.error("delivery failed=%s", type(failure).__name__)
            else:
                if outcome.delivered or outcome.failed:
                    log.info("delivered=%d failed=%d", outcome.delivered, outcome.failed)
