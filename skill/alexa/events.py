"""What Alexa lets us know and takes no speech for. So far it is the end of a session."""

import logging

from skill.alexa.envelope import Json, get

log = logging.getLogger(__name__)

SESSION_ENDED = "SessionEndedRequest"

ERRORS = frozenset(
    {"INVALID_RESPONSE", "DEVICE_COMMUNICATION_ERROR", "INTERNAL_SERVICE_ERROR", "ENDPOINT_TIMEOUT"}
)
"""The kinds that Amazon documents. Only these are logged: anything else could hold what was said."""


def session_ended(request: Json) -> None:
    """An error is how Alexa tells that it threw an answer of ours away."""
    if request.get("reason") == "ERROR":
        kind = get(request, "error", "type")
        is_known = isinstance(kind, str) and kind in ERRORS
        log.warning("session ended by error=%s", kind if is_known else "unknown")
