"""What goes into understanding and what comes out of it, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from skill.nlu.slots import Spot
from skill.nlu.words import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardSlot:
    """`value` is as said, but dates are ISO and numbers are figures, as Alexa sends them.

    `matches` are the ids and names of a custom type's values; none is Alexa's ER_SUCCESS_NO_MATCH.
    """

    name: str
    type: str
    value: str
    matches: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The intent Alexa would send and the slots with a value; `score` is 1 for the model's own words."""

    intent: str
    slots: Mapping[str, HeardSlot] = field(default_factory=dict)
    score: float = 1.0
    runner_up: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expecting:
    """The slot that a Dialog.ElicitSlot has just asked for."""

    intent: str
    slot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An utterance taken apart: its words, their tokens, and the values in it by slot type, best first."""

    text: str
    words: tuple[str, ...]
    tokens: tuple[Token, ...]
    spots: Mapping[str, list[Spot]]

    @property
    def trimmed(self) -> str:
        """The text without the politeness around it."""
        return " ".join(self.words[self.tokens[0].start : self.tokens[-1].end]) if self.tokens else self.text
