"""Free words behind a carrier: what an Echo sends of an utterance that no sample fits.

An Echo's recogniser is statistical, so a carrier need not be the first of what was said: of "nice lad, your
plumber, but he's put a screw through the pipe" we take it to send the words behind "he's": an estimate.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from skill.interaction_model.model import SLOT_MARK, Intent
from skill.nlu.words import normalise

SAYS_SO = frozenset(
    {"i", "he", "she", "it", "we", "they", "there", "is", "has", "are", "have", "somebody", "someone"}
)
"""A carrier inside an utterance has one of these, or a short form ("he's"): a bare thing is no sentence."""


@dataclass(frozen=True, slots=True)
class Carried:
    """An intent of free words, and the words behind its carrier."""

    intent: str
    words: str


class Carriers:
    """Knows what stands before the slot at the end of each sample."""

    def __init__(self, intents: Iterable[Intent]) -> None:
        self._by_words: dict[tuple[str, ...], str] = {}
        for intent in intents:
            for sample in intent.samples:
                before, *slot = SLOT_MARK.split(sample)
                if slot and before and not slot[-1].strip():
                    self._by_words.setdefault(tuple(normalise(before).split()), intent.name)
        self._longest = max((len(carrier) for carrier in self._by_words), default=0)

    def leading(self, words: Sequence[str]) -> Carried | None:
        """The words behind the longest carrier that the utterance begins with."""
        return next(self._at(words, 0), None)

    def within(self, words: Sequence[str]) -> Carried | None:
        """The words behind the first carrier inside the utterance: the first leaves the most of them.

        It has to begin a sentence of its own: of "turn the lights off" nothing is carried.
        """
        for start in range(1, len(words) - 1):
            for carried in self._at(words, start):
                carrier = words[start : len(words) - len(carried.words.split())]
                if any("'" in word or (word in SAYS_SO and len(carrier) > 1) for word in carrier):
                    return carried
        return None

    def _at(self, words: Sequence[str], start: int) -> Iterator[Carried]:
        """The longest first; at least one word is left behind a carrier."""
        for end in range(min(start + self._longest, len(words) - 1), start, -1):
            if intent := self._by_words.get(tuple(words[start:end])):
                yield Carried(intent, " ".join(words[end:]))
