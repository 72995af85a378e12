"""Alexa's request as the dialogue takes it, whatever is new, missing or of another type in it.

Amazon requires that additions never break a skill: what cannot be read is as if it were not there.
"""

from uuid import uuid4

from skill.alexa.envelope import Json, get, items
from skill.dialogue.request import LAUNCH, Request, SlotContent
from skill.domain.danger.hazards import Hazard
from skill.services.links import account_of
from skill.speech.plain import speakable

MATCHED = "ER_SUCCESS_MATCH"
"""How Alexa's entity resolution says that what was heard is a value of the model."""


def read_request(raw: Json, *, perhaps: Hazard | None = None) -> Request:
    """Of an envelope whose request is a launch or an intent; of `perhaps` the danger screen is not sure."""
    request = raw["request"]
    is_launch = request["type"] == LAUNCH
    return Request(
        intent=LAUNCH if is_launch else _text(get(request, "intent", "name")),
        slots={} if is_launch else _slots(get(request, "intent", "slots")),
        account=account_in(raw),
        request_id=request_id_in(request),
        attributes=get(raw, "session", "attributes"),
        perhaps=perhaps,
    )


def request_id_in(request: Json) -> str:
    """Amazon's id, the same when it repeats a request; a new one where it has none."""
    return _text(request.get("requestId")) or uuid4().hex


def _slots(slots: object) -> dict[str, SlotContent]:
    found = slots.items() if isinstance(slots, dict) else ()
    return {
        name: SlotContent(words=_text(slot.get("value")), value_id=_value_id(slot))
        for name, slot in found
        if isinstance(slot, dict)
    }


def _value_id(slot: Json) -> str:
    """The id of the first value that any authority matched."""
    for resolution in items(slot, "resolutions", "resolutionsPerAuthority"):
        is_match = get(resolution, "status", "code") == MATCHED
        for wrapper in items(resolution, "values") if is_match else ():
            if found := _text(get(wrapper, "value", "id")):
                return found
    return ""


def account_in(raw: Json) -> str:
    """The speaker's account, hashed: that of the context, as Amazon advises, else that of the session."""
    user = get(raw, "context", "System", "user")
    user_id = _text(get(user if isinstance(user, dict) else get(raw, "session", "user"), "userId"))
    return account_of(user_id) if user_id else ""


def _text(value: object) -> str:
    """Text without what SSML cannot hold, and a number as its figures; empty for anything else."""
    return speakable(str(value)) if isinstance(value, (str, int, float)) else ""
