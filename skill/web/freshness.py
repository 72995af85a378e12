"""Refuses a request that was not made just now, so that an old one cannot be sent again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from skill.errors import Unverified
from skill.web.reasons import Reason
from skill.web.sdk import AbstractVerifier

REQUEST_TOLERANCE = timedelta(seconds=150)
EVENT_TOLERANCE = timedelta(hours=1)
# Alexa delivers an event again for up to an hour. The SDK's own list names five of them and forgets,
# among others, AlexaSkillEvent.SkillAccountUnlinked and the reminders.
EVENTS = ("AlexaSkillEvent.", "Reminders.", "AlexaHouseholdListEvent.")


class FreshnessVerifier(AbstractVerifier):
    """Compares `request.timestamp` with the clock, ahead as well as behind."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    def verify(
        self,
        headers: object,
        serialized_request_env: str,
        deserialized_request_env: Any,
    ) -> None:
        """The parameters are the SDK's; the envelope is the raw dictionary."""
        request = deserialized_request_env.get("request")
        made_at = _instant(request.get("timestamp")) if isinstance(request, dict) else None
        if made_at is None:
            raise Unverified(Reason.TIMESTAMP)
        if abs(self._now() - made_at) > _tolerance(request.get("type")):
            raise Unverified(Reason.NOT_NOW)


def _tolerance(kind: object) -> timedelta:
    is_event = isinstance(kind, str) and kind.startswith(EVENTS)
    return EVENT_TOLERANCE if is_event else REQUEST_TOLERANCE


def _instant(stamp: object) -> datetime | None:
    if not isinstance(stamp, str):
        return None
    try:
        made_at = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return None if made_at.tzinfo is None else made_at
