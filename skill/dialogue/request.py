"""What comes in, whichever assistant heard it: one turn as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from skill.domain.danger.hazards import Hazard

LAUNCH = "LaunchRequest"
"""The intent of a turn that opens the conversation and says nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotContent:
    """`words` as they were heard, and the id of the model's value that they were matched to; either may be
    empty.
    """

    words: str = ""
    value_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """`account` is the speaker's account, hashed; empty where no account is named, which is never linked.

    `request_id` is the same when a request is repeated, so that nothing is kept twice. `attributes` are the
    state that went out with the reply before, as it came back: `Conversation.read` takes anything. `perhaps`
    is a danger that what was said may mean, and that has to be asked about first.
    """

    intent: str
    slots: Mapping[str, SlotContent] = field(default_factory=dict)
    account: str = ""
    request_id: str
    attributes: object = None
    perhaps: Hazard | None = None
