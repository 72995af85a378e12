"""What a conversation remembers between two turns: one typed, frozen value, kept in session attributes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self, get_origin, get_type_hints


class Asking(StrEnum):
    """The question that is open; it decides what yes, no, help and a bare answer mean."""

    ANYTHING_ELSE = "anything_else"
    REPAIR_FAULT = "repair_fault"
    REPAIR_ROOM = "repair_room"
    REPAIR_IS_NEW = "repair_is_new"
    REPAIR_QUESTION = "repair_question"
    REPAIR_CONFIRM = "repair_confirm"
    REPAIR_SLOT = "repair_slot"
    OTHER_FAULT = "other_fault"
    COMPLAINT_OFFER = "complaint_offer"
    MOVE_WHICH = "move_which"
    CANCEL_WHICH = "cancel_which"
    CHANGE_CONFIRM = "change_confirm"
    COACH_OFFER = "coach_offer"
    CALL_CONFIRM = "call_confirm"
    MESSAGE_TEXT = "message_text"
    MESSAGE_CONFIRM = "message_confirm"
    EVENTS = "events"
    ANOTHER_EVENT = "another_event"
    LINK_CODE = "link_code"
    UNLINK_CONFIRM = "unlink_confirm"
    LEVEL = "level"
    LEVEL_CONFIRM = "level_confirm"
    PIN = "pin"
    RATING = "rating"


REPORTING = frozenset(
    {
        Asking.REPAIR_FAULT,
        Asking.REPAIR_ROOM,
        Asking.REPAIR_IS_NEW,
        Asking.REPAIR_QUESTION,
        Asking.REPAIR_CONFIRM,
    }
)
"""The questions of a report in the making, which has to end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Only ids, choices and the windows read out, apart from a message that waits for its yes and the words
    to repeat. It goes to Amazon and back with every turn, and is gone with the session.

    `missed` counts misunderstandings in a row, `reporting` what was asked in this report so far. `answers`
    are those to its questions, each as "question:answer", and `whether` is the one that is open;
    `other_fault`, in `other_room`, waits for its turn. `event` is the one of the `events` that was told about
    last. `resume` is the intent to go on with once a PIN or a choice has been given.
    """

    asking: str = ""
    fault: str = ""
    room: str = ""
    room_asked: int = 0
    whether: str = ""
    answers: tuple[str, ...] = ()
    is_new: bool = False
    reporting: int = 0
    other_fault: str = ""
    other_room: str = ""
    job: str = ""
    change: str = ""
    on: str = ""
    topic: str = ""
    message: str = ""
    slots: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    event_offset: int = 0
    event: str = ""
    resume: str = ""
    level: str = ""
    pin_given: bool = False
    launched: bool = False
    missed: int = 0
    said: str = ""
    question: str = ""

    @classmethod
    def read(cls, attributes: object) -> Self:
        """From session attributes; what is missing, unknown or of another type is as if never said."""
        if not attributes or not isinstance(attributes, dict):
            return cls()
        kept: dict[str, Any] = {}
        for name, kind in _KINDS.items():
            value = attributes.get(name)
            if kind is tuple and isinstance(value, list):
                kept[name] = tuple(each for each in value if isinstance(each, str))
            elif type(value) is kind and not (isinstance(value, int) and value < 0):
                kept[name] = value
        return cls(**kept)

    def attributes(self) -> dict[str, Any]:
        """For the answer: only what differs from a fresh conversation."""
        return {name: value for name in _KINDS if (value := getattr(self, name)) != getattr(_FRESH, name)}

    def fresh(self, **changes: Any) -> Self:
        """The conversation with nothing half-made in it: how it began and a PIN that was given stay."""
        return type(self)(**{"pin_given": self.pin_given, "launched": self.launched} | changes)


_KINDS = {name: get_origin(kind) or kind for name, kind in get_type_hints(Conversation).items()}
_FRESH = Conversation()
