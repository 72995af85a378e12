"""Emptying the outbox: each message is tried, at growing intervals, until it succeeds or is a dead letter."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from skill.domain.coaching import Message, MessagePriority
from skill.errors import NotDelivered
from skill.services.ports import Clock, Deliveries

LEASE = timedelta(minutes=2)
"""Longer than any courier takes: a process that holds a message for longer has died."""

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
LONGEST_WAIT_OF_AN_EMERGENCY = timedelta(minutes=5)
DEAD_AFTER = timedelta(days=3)
"""A mail server may be broken over a weekend and a bank holiday; after that a person has to look."""


class Courier(Protocol):
    def deliver(self, message: Message) -> None:
        """Raises `NotDelivered` unless the landlord's side has said that it has the message.

        Any other exception counts as a failed attempt as well.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryOutcome:
    """How many messages left, and how many did not."""

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
        lease: timedelta = LEASE,
    ) -> None:
        """`draw(low, high)` is a random number between the two: many senders must not all try at once."""
        self._deliveries = deliveries
        self._courier = courier
        self._clock = clock
        self._draw = draw
        self._dead_after = dead_after
        self._lease = lease

    def deliver_due(self) -> DeliveryOutcome:
        """Everything that is due now, each message once, the oldest first."""
        started = self._clock.now()
        delivered = failed = 0
        while waiting := self._deliveries.take(at=started, until=self._clock.now() + self._lease):
            failure = self._failure(waiting.message)
            if failure is None:
                delivered += 1
                self._deliveries.delivered(waiting.message, at=self._clock.now())
            else:
                failed += 1
                next_try_at = self._next_try(waiting.message, waiting.attempts, failure.retry_after)
                self._deliveries.not_delivered(
                    waiting.message, because=failure.because, next_try_at=next_try_at
                )
        return DeliveryOutcome(delivered=delivered, failed=failed)

    def _failure(self, message: Message) -> NotDelivered | None:
        """An unforeseen failure is recorded by its class alone: its words may quote a message or password."""
        try:
            self._courier.deliver(message)
        except NotDelivered as failure:
            return failure
        except Exception as failure:
            return NotDelivered(type(failure).__name__)
        return None

    def _next_try(self, message: Message, attempts: int, retry_after: float) -> datetime | None:
        """A random moment before a limit that doubles with each try, but not before the receiver wants it."""
        now = self._clock.now()
        if now - message.created_at > self._dead_after:
            return None
        is_emergency = message.priority is MessagePriority.EMERGENCY
        longest = LONGEST_WAIT_OF_AN_EMERGENCY if is_emergency else LONGEST_WAIT
        limit = min(FIRST_WAIT * 2 ** min(attempts, 20), longest)
        asked = min(timedelta(seconds=retry_after), longest)
        return now + max(asked, timedelta(seconds=self._draw(1, limit.total_seconds())))
