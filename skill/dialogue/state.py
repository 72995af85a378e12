"""What a conversation remembers between two turns: one typed, frozen value, kept in session attributes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from types import UnionType
from typing import Any, Self, get_args, get_origin, get_type_hints

from skill.domain.coaching import CallTopic
from skill.domain.ids import parse_enum
from skill.domain.repairs.appointments import Slot
from skill.domain.repairs.faults import FAULTS, Fault
from skill.domain.repairs.jobs import Change
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Answer, Question, Trade
from skill.domain.tenancy import AnswerLevel


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
    to repeat. It goes to the assistant and back with every turn, and is gone with the session.

    `missed` counts misunderstandings in a row, `reporting` what was asked in this report so far. `answers`
    are those to its questions, and `whether` is the one that is open; `other_fault`, in `other_room`, waits
    for its turn. `on` is the day that was named for a call or a visit, and `windows` are those for a visit
    that were read out. `event` is the one of the `events` that was spoken about last. `resume` is the intent
    to go on with once a PIN or a choice has been given.
    """

    asking: Asking | None = None
    fault: Fault | None = None
    room: Room | None = None
    room_asked: int = 0
    whether: Question | None = None
    answers: Mapping[Question, Answer] = field(default_factory=dict)
    is_new: bool = False
    reporting: int = 0
    other_fault: Fault | None = None
    other_room: Room | None = None
    job: str = ""
    change: Change | None = None
    on: date | None = None
    topic: CallTopic | None = None
    message: str = ""
    windows: tuple[Slot, ...] = ()
    events: tuple[str, ...] = ()
    event_offset: int = 0
    event: str = ""
    resume: str = ""
    level: AnswerLevel | None = None
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
        read = {
            name: codec.read(attributes[key])
            for name, codec in _CODECS.items()
            if (key := _KEYS.get(name, name)) in attributes
        }
        return cls(**{name: value for name, value in read.items() if value is not None})

    def attributes(self) -> dict[str, Any]:
        """For the answer, as JSON has it: only what differs from a fresh conversation."""
        changed = ((name, getattr(self, name)) for name in _CODECS)
        return {
            _KEYS.get(name, name): _CODECS[name].write(value)
            for name, value in changed
            if value != getattr(_FRESH, name)
        }

    def fresh(self, **changes: Any) -> Self:
        """The conversation with nothing half-made in it: how it began and a PIN that was given stay."""
        return type(self)(**{"pin_given": self.pin_given, "launched": self.launched} | changes)


@dataclass(frozen=True, slots=True)
class _Codec:
    """How a field's value is read from JSON, None where it cannot be, and written to it."""

    read: Callable[[Any], Any]
    write: Callable[[Any], Any]


def _exactly(kind: type) -> _Codec:
    """JSON's own values, as they are. A bool is no number."""
    return _Codec(lambda value: value if type(value) is kind else None, lambda value: value)


def _read_count(value: Any) -> int | None:
    return value if type(value) is int and value >= 0 else None


def _member(kind: type[StrEnum]) -> _Codec:
    return _Codec(lambda value: parse_enum(kind, value) if isinstance(value, str) else None, str)


def _read_day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _read_texts(value: Any) -> tuple[str, ...] | None:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else None


def _read_answers(value: Any) -> dict[Question, Answer] | None:
    if not isinstance(value, dict):
        return None
    known = ((parse_enum(Question, asked), _ANSWER.read(given)) for asked, given in value.items())
    return {asked: given for asked, given in known if asked and given}


def _read_windows(value: Any) -> tuple[Slot, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(slot for each in value if (slot := _read_slot(each)))


def _read_slot(value: Any) -> Slot | None:
    try:
        trade, starts_at, ends_at, slot_ref = value.split(" ", 3)
        return Slot(
            slot_ref=slot_ref,
            trade=Trade(trade),
            starts_at=datetime.fromisoformat(starts_at).astimezone(UTC),
            ends_at=datetime.fromisoformat(ends_at).astimezone(UTC),
        )
    except (AttributeError, ValueError, OverflowError):
        return None


def _write_windows(windows: tuple[Slot, ...]) -> list[str]:
    """The reference comes last, because it is the landlord's and may hold a space."""
    return [
        f"{slot.trade} {slot.starts_at.isoformat()} {slot.ends_at.isoformat()} {slot.slot_ref}"
        for slot in windows
    ]


_ANSWER = _member(Answer)
_BY_TYPE: Mapping[Any, _Codec] = {
    bool: _exactly(bool),
    int: _Codec(_read_count, int),
    str: _exactly(str),
    Fault: _Codec(
        lambda value: FAULTS.get(value) if isinstance(value, str) else None, lambda fault: fault.fault_id
    ),
    date: _Codec(_read_day, date.isoformat),
    tuple[str, ...]: _Codec(_read_texts, list),
    tuple[Slot, ...]: _Codec(_read_windows, _write_windows),
    Mapping[Question, Answer]: _Codec(
        _read_answers, lambda answers: {str(asked): str(given) for asked, given in answers.items()}
    ),
}


def _codec(hint: Any) -> _Codec:
    """Of a field's type; "or None" changes nothing, since what is None is never written."""
    kind = get_args(hint)[0] if get_origin(hint) is UnionType else hint
    return _BY_TYPE[kind] if kind in _BY_TYPE else _member(kind)


_KEYS = {"windows": "slots"}
"""Fields whose session attribute keeps an older name: a session may be open while the version changes."""

_CODECS = {name: _codec(hint) for name, hint in get_type_hints(Conversation).items()}
_FRESH = Conversation()
