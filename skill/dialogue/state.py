"""What a conversation remembers between two turns: one typed, frozen value, kept in session attributes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from types import UnionType
from typing import Any, Self, get_args, get_origin, get_type_hints

from skill.dialogue.request import SlotContent
from skill.domain.coaching import CallTopic
from skill.domain.danger.hazards import Hazard
from skill.domain.ids import parse_enum
from skill.domain.repairs.appointments import Slot
from skill.domain.repairs.faults import FAULTS, Fault
from skill.domain.repairs.jobs import Change
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Answer, Question, Trade
from skill.domain.tenancy import AnswerLevel
from skill.speech.plain import speakable


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
    DANGER = "danger"


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
class Held:
    """What was wanted when it was asked whether it is danger, and the question that was open then.

    The rest of the conversation stays as it was meanwhile, so that a no goes on as if nothing had been asked.
    Without a hazard it was an emergency of an unknown kind.
    """

    hazard: Hazard | None
    intent: str
    slots: Mapping[str, SlotContent]
    asking: Asking | None = None
    question: str = ""
    said: str = ""
    missed: int = 0
    reporting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Only ids, choices and the windows read out, apart from a message that waits for its yes and the words
    to repeat. It goes to the assistant and back with every turn, and is gone with the session.

    `missed` counts misunderstandings in a row, `reporting` what was asked in this report so far. `answers`
    are those to its questions, and `whether` is the one that is open; `other_fault`, in `other_room`, waits
    for its turn. `on` is the day that was named for a call or a visit, and `windows` are those for a visit
    that were read out. `event` is the one of the `events` that was spoken about last. `resume` is the intent
    to go on with once a PIN or a choice has been given. `held` waits for the answer whether it is danger, and
    `cleared` are the dangers that were denied.

    `link`, `choice` and `pin` are marks (`skill/services/privacy.py`): of the link and the choice under which
    all of this was said, and of a PIN that was given. They are checked at every turn.
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
    held: Held | None = None
    cleared: tuple[Hazard, ...] = ()
    pin: str = ""
    link: str = ""
    choice: str = ""
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
        return {
            key: codec.write(value)
            for name, key, codec, fresh in _WRITTEN
            if (value := getattr(self, name)) != fresh
        }

    def fresh(self, **changes: Any) -> Self:
        """The conversation with nothing half-made in it: how it began, for whom, a PIN that was given and the
        dangers that were denied stay.
        """
        kept: dict[str, Any] = {name: getattr(self, name) for name in _KEPT}
        return type(self)(**kept | changes)


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
    return tuple(map(speakable, filter(_is_text, value))) if isinstance(value, list) else None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


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
        trade, starts_at, ends_at, slot_ref = speakable(value).split(" ", 3)
        return Slot(
            slot_ref=slot_ref,
            trade=Trade(trade),
            starts_at=datetime.fromisoformat(starts_at).astimezone(UTC),
            ends_at=datetime.fromisoformat(ends_at).astimezone(UTC),
        )
    except (TypeError, ValueError, OverflowError):
        return None


def _write_windows(windows: tuple[Slot, ...]) -> list[str]:
    """The reference comes last, because it is the landlord's and may hold a space."""
    return [
        f"{slot.trade} {slot.starts_at.isoformat()} {slot.ends_at.isoformat()} {slot.slot_ref}"
        for slot in windows
    ]


LONGEST_TEXT = 8000
"""Characters of one text that is remembered: Alexa speaks no longer answer."""

LONGEST_WORDS = 2000
"""Characters of what was said for a slot that are held: more than the danger screen looks at."""

MOST_SLOTS = 20


def _read_held(value: Any) -> Held | None:
    """Whole or not at all, since half of it would go on with something else than was wanted."""
    if not isinstance(value, dict):
        return None
    hazard, slots = _HAZARD.read(value.get("hazard")), _read_held_slots(value.get("slots"))
    intent = _SHORT.read(value.get("intent"))
    if (hazard is None and "hazard" in value) or not slots or intent is None:
        return None
    before = {name: codec.read(value[name]) for name, codec in _BEFORE.items() if name in value}
    known = {name: each for name, each in before.items() if each is not None}
    return Held(hazard=hazard, intent=intent, slots=slots, **known)


def _read_held_slots(value: Any) -> dict[str, SlotContent] | None:
    if not isinstance(value, dict) or len(value) > MOST_SLOTS:
        return None
    read = {_SHORT.read(name): _read_content(content) for name, content in value.items()}
    found = {name: content for name, content in read.items() if name and content}
    return found if len(found) == len(value) else None


def _read_content(value: Any) -> SlotContent | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    words, value_id = _WORDS.read(value[0]), _SHORT.read(value[1])
    return SlotContent(words=words, value_id=value_id) if words is not None and value_id is not None else None


def _write_held(held: Held) -> dict[str, Any]:
    """Words beyond `LONGEST_WORDS` are left out, and slots beyond `MOST_SLOTS`."""
    slots = list(held.slots.items())[:MOST_SLOTS]
    before = {
        name: codec.write(getattr(held, name)) for name, codec in _BEFORE.items() if getattr(held, name)
    }
    return {
        **({"hazard": str(held.hazard)} if held.hazard else {}),
        "intent": held.intent,
        "slots": {name: [content.words[:LONGEST_WORDS], content.value_id] for name, content in slots},
        **before,
    }


def _read_hazards(value: Any) -> tuple[Hazard, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(dict.fromkeys(hazard for each in value if (hazard := _HAZARD.read(each))))


def _at_most(length: int) -> _Codec:
    """Text that the store and SSML can hold."""
    return _Codec(
        lambda value: speakable(value) if isinstance(value, str) and len(value) <= length else None, str
    )


_SHORT, _WORDS = _at_most(200), _at_most(LONGEST_WORDS)
_HAZARD = _member(Hazard)
_ANSWER = _member(Answer)
_BY_TYPE: Mapping[Any, _Codec] = {
    bool: _exactly(bool),
    int: _Codec(_read_count, int),
    str: _at_most(LONGEST_TEXT),
    Fault: _Codec(
        lambda value: FAULTS.get(value) if isinstance(value, str) else None, lambda fault: fault.fault_id
    ),
    date: _Codec(_read_day, date.isoformat),
    tuple[str, ...]: _Codec(_read_texts, list),
    tuple[Hazard, ...]: _Codec(_read_hazards, lambda hazards: [str(hazard) for hazard in hazards]),
    Held: _Codec(_read_held, _write_held),
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

_BEFORE = {
    name: _codec(hint)
    for name, hint in get_type_hints(Held).items()
    if name not in {"hazard", "intent", "slots"}
}
_KEPT = ("pin", "link", "choice", "launched", "cleared")

_CODECS = {name: _codec(hint) for name, hint in get_type_hints(Conversation).items()}
_FRESH = Conversation()
_WRITTEN = tuple(
    (name, _KEYS.get(name, name), codec, getattr(_FRESH, name)) for name, codec in _CODECS.items()
)
