"""The raw envelope: JSON to a dict and back, and a way to look into it that nothing in it can break."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from skill.errors import BadEnvelope

Json = dict[str, Any]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class AnswersEnvelopes(Protocol):
    """The door, as those see it that bring it requests."""

    def answer(self, raw: Json) -> Json: ...


def read_envelope(payload: str | bytes) -> Json:
    """A JSON object as it came: the door looks at it raw, before anything in it is typed.

    Raises `BadEnvelope` for anything but a JSON object of a sane depth.
    """
    try:
        raw = json.loads(payload)
    except (ValueError, RecursionError):
        raise BadEnvelope("not JSON") from None
    if not isinstance(raw, dict):
        raise BadEnvelope("not a JSON object")
    return raw


def write_envelope(answer: Json) -> str:
    return json.dumps(answer, separators=(",", ":"))


def get(holder: object, *keys: str) -> Any:
    """What is under the keys, one within the other; None where one is missing or its holder is no object."""
    for key in keys:
        holder = holder.get(key) if isinstance(holder, dict) else None
    return holder


def items(holder: object, *keys: str) -> list[Any]:
    """The list under the keys; empty where there is none."""
    found = get(holder, *keys)
    return found if isinstance(found, list) else []


def instant_of(stamp: object) -> datetime | None:
    """A timestamp in each form that Alexa has sent: ISO 8601 with its zone, or milliseconds since 1970."""
    try:
        if isinstance(stamp, str):
            instant = datetime.fromisoformat(stamp)
            return instant if instant.tzinfo is not None else None
        if isinstance(stamp, (int, float)) and not isinstance(stamp, bool):
            return EPOCH + timedelta(milliseconds=stamp)
    except (ValueError, OverflowError):
        pass
    return None
