"""What goes into understanding and what comes out of it, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from skill.nlu.words import STOP_STEMS, Token

EXACT = 0.995
"""The quality from which a value counts as said in its own words."""

Resolved = tuple[tuple[str, str], ...]
"""Ids and names of the custom type's values that words stand for; none is Alexa's ER_SUCCESS_NO_MATCH."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedSlot:
    """`value` is as said, but dates are ISO and numbers are figures, as Alexa sends them."""

    name: str
    type: str
    value: str
    matches: Resolved = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The intent that Alexa would send and the slots with a value; `score` is 1 for the model's own words."""

    intent: str
    slots: Mapping[str, RecognisedSlot] = field(default_factory=dict)
    score: float = 1.0
    runner_up: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expecting:
    """The slot that a Dialog.ElicitSlot has just asked for."""

    intent: str
    slot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotMatch:
    """A value of a slot type in an utterance: words `start` up to `end`, of which those at `places` say it.

    `quality` is 1 for the value's own words, less where words differ or others stand between them.
    """

    type: str
    start: int
    end: int
    value: str
    places: frozenset[int]
    resolved: Resolved = ()
    quality: float = 1.0

    @property
    def is_exact(self) -> bool:
        return self.quality >= EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """An utterance taken apart: its words, their tokens, and the values in it by slot type, best first."""

    text: str
    words: tuple[str, ...]
    tokens: tuple[Token, ...]
    slot_matches: Mapping[str, Sequence[SlotMatch]]

    @property
    def stems(self) -> list[str]:
        return [token.stem for token in self.tokens]

    @property
    def trimmed(self) -> str:
        """The text without the politeness around it."""
        return " ".join(self.words[self.tokens[0].start : self.tokens[-1].end]) if self.tokens else self.text

    @property
    def content(self) -> frozenset[int]:
        """The places of the words that carry meaning."""
        return frozenset(token.start for token in self.tokens if token.stem not in STOP_STEMS)

    def values(self, slot_type: str) -> Sequence[SlotMatch]:
        return self.slot_matches.get(slot_type, ())
