"""Emptying the outbox: tried again until it succeeds, more and more slowly, and a dead letter in the end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from skill.domain.coaching import Message
from skill.errors import NotDelivered
from skill.services.ports import Clock, Deliveries

HELD_FOR = timedelta(minutes=2)
"""Longer than any courier takes: whoever holds a message for longer has died."""

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
DEAD_AFTER = timedelta(days=3)
"""A weekend and a bank holiday of a broken mail server; after that somebody has to look."""


class Courier(Protocol):
    def deliver(self, message: Message) -> None:
        """Raises `NotDelivered`, and nothing else, when the landlord's side has not said that it has it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    delivered: int = 0
    failed: int = 0


class DeliveryService:
    def __init__(
        self,
        deliveries: Deliveries,
        courier: Courier,
        *,
        clock: Clock,
        draw: Callable[[float, float], float],
        dead_after: timedelta = DEAD_AFTER,
    ) -> None:
        """`draw(low, high)` is a random number between the two, so that many senders don't come in step."""
        self._deliveries = deliveries
        self._courier = courier
        self._clock = clock
        self._draw = draw
        self._dead_after = dead_after

    def deliver_due(self) -> Outcome:
        """Everything that is due now, each message once, the oldest first."""
        started = self._clock.now()
        delivered = failed = 0
        while waiting := self._deliveries.take(at=started, until=self._clock.now() + HELD_FOR):
            try:
                self._courier.deliver(waiting.message)
            except NotDelivered as failure:
                failed += 1
                next_try_at = self._next_try(waiting.message, waiting.attempts, failure.retry_after)
                self._deliveries.not_delivered(
                    waiting.message, because=failure.because, next_try_at=next_try_at
                )
            else:
                delivered += 1
                self._deliveries.delivered(waiting.message, at=self._clock.now())
        return Outcome(delivered=delivered, failed=failed)

    def _next_try(self, message: Message, attempts: int, retry_after: float) -> datetime | None:
        """Any time up to a limit that doubles with each try, but not before the receiver wants it."""
        now = self._clock.now()
        if now - message.created_at > self._dead_after:
            return None
        limit = min(FIRST_WAIT * 2 ** min(attempts, 20), LONGEST_WAIT)
        asked = min(timedelta(seconds=retry_after), LONGEST_WAIT)
        return now + max(asked, timedelta(seconds=self._draw(1, limit.total_seconds())))
