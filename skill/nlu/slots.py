"""Values of the model's slot types in an utterance, said exactly or nearly."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.process import extract

from skill.interaction_model.model import SEARCH_QUERY, InteractionModel, SlotType
from skill.nlu.spoken_dates import PARTS_OF_DAY, date_at
from skill.nlu.spoken_numbers import four_digits_at, number_at, ordinal_at
from skill.nlu.utterance import Resolved, SlotMatch
from skill.nlu.words import FAMILIES, MISHEARD_RATIO, Token, normalise, sounds_like, tokens

ARTICLES = frozenset({"a", "an", "the", "be"})
LIGHT = ARTICLES | {"my", "our", "your", "it", "that", "this", "ther"}
"""Words that make no difference inside a value: "toilet is not flushing" is "my toilet not flushing"."""

NEAR_ENOUGH = 0.78
"""How much of a value must have been said, by the weight of its words; of one word `MISHEARD_COUNTS`."""

KINDRED_COUNTS = 0.8
MISHEARD_COUNTS = 0.9
"""How much a word counts that is of the same family as the value's own, or sounds like it."""

JOINT = "and"
SAID_IN_TWOS = frozenset({"Fault"})
"""Types of which people name two values in one sentence, with "and" between them."""

WORD_FOR_WORD = frozenset({"Hazard", "Answer"})
"""Types whose values count only in their own order with nothing between: recognition here must be no safer
than on an Echo, and an answer keeps all of its words.
"""

SPREAD = 4
"""How many words may stand between those of a value."""

GAP_COSTS = 0.01
"""What each of them takes off the quality."""

NUMBERS = {
    "AMAZON.NUMBER": number_at,
    "AMAZON.FOUR_DIGIT_NUMBER": four_digits_at,
    "AMAZON.Ordinal": ordinal_at,
}
LEAST_WEIGHT = 0.15
"""Of a word that almost all values share."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One way of saying a value, as the stems that matter."""

    stems: tuple[str, ...]
    id: str
    name: str


def content(text: str) -> tuple[str, ...]:
    """The stems of a phrase without those that make no difference, but two of them wherever there are two."""
    stems = tuple(token.stem for token in tokens(normalise(text)))
    for light in (LIGHT, ARTICLES):
        heavy = tuple(stem for stem in stems if stem not in light)
        if len(heavy) > 1:
            return heavy
    return tuple(stem for stem in stems if stem not in ARTICLES) or stems


class ValueFinder:
    """Finds the values of one custom type, by the words that its phrases are made of."""

    def __init__(self, slot_type: SlotType) -> None:
        self._name = slot_type.name
        self._phrases = list(
            dict.fromkeys(
                _Phrase(content(phrase), value.id, value.name)
                for value in slot_type.values
                for phrase in value.phrases
            )
        )
        self._by_stem: dict[str, list[int]] = {}
        for number, phrase in enumerate(self._phrases):
            for stem in dict.fromkeys(phrase.stems):
                self._by_stem.setdefault(stem, []).append(number)
        self._by_family: dict[int, list[str]] = {}
        for stem in self._by_stem:
            if stem in FAMILIES:
                self._by_family.setdefault(FAMILIES[stem], []).append(stem)
        self._weights = self._weigh()
        self._whole = [sum(self._weights[stem] for stem in phrase.stems) for phrase in self._phrases]
        self._alike: dict[str, dict[str, float]] = {}

    def _weigh(self) -> dict[str, float]:
        """A word that few values share says more; the scale is that of a word in one value only."""
        ids = {stem: {self._phrases[each].id for each in found} for stem, found in self._by_stem.items()}
        most = math.log(1 + len({phrase.id for phrase in self._phrases}))
        return {stem: max(LEAST_WEIGHT, 1 - math.log(len(each)) / (most or 1)) for stem, each in ids.items()}

    def find(self, words: Sequence[str], said: Sequence[Token]) -> list[SlotMatch]:
        """Every value in the utterance, best first: the surest to a tenth, then what explains most.

        Word for word the most words explain most: "kicked my door in" is more than "kicked my".
        """
        is_by_words = self._name in WORD_FOR_WORD
        spoken = [token for token in said if token.stem not in ARTICLES]
        found = [
            (
                -round(match.quality, 1),
                -len(match.places) if is_by_words else 0,
                -self._whole[number],
                -match.quality,
                number,
                match,
            )
            for number in self._candidates(spoken)
            if (match := self._match(words, spoken, number))
        ]
        return [each[-1] for each in sorted(found, key=lambda each: each[:-1])]

    def _candidates(self, spoken: Sequence[Token]) -> list[int]:
        """The phrases most of whose words were said, in whatever order."""
        reached: dict[str, float] = {}
        for token in spoken:
            for stem, alike in self._stems_like(token.stem).items():
                reached[stem] = max(alike, reached.get(stem, 0.0))
        said: dict[int, float] = {}
        for stem, alike in reached.items():
            share = alike * self._weights[stem]
            for number in self._by_stem[stem]:
                said[number] = said.get(number, 0.0) + share
        return [number for number, share in said.items() if share >= NEAR_ENOUGH * self._whole[number]]

    def _stems_like(self, stem: str) -> dict[str, float]:
        """The words of this type that this word may be, and how like it they are."""
        if stem not in self._alike:
            near = {stem} & self._by_stem.keys() | set(self._by_family.get(FAMILIES.get(stem, -1), ()))
            if not near and len(stem) > 4:
                near = {
                    each
                    for each, *_ in extract(
                        stem, self._by_stem.keys(), scorer=fuzz.ratio, limit=8, score_cutoff=MISHEARD_RATIO
                    )
                }
            self._alike[stem] = {each: alike for each in sorted(near) if (alike := likeness(stem, each))}
        return self._alike[stem]

    def _match(self, words: Sequence[str], spoken: Sequence[Token], number: int) -> SlotMatch | None:
        phrase = self._phrases[number]
        if self._name in WORD_FOR_WORD:
            spoken = [token for token in spoken if token.stem not in LIGHT or token.stem in phrase.stems]
        best, taken = 0.0, list[Token]()
        for first in range(len(spoken)):
            window = self._one_thing(spoken[first : first + len(phrase.stems) + SPREAD], phrase.stems)
            if self._name in WORD_FOR_WORD:
                window = window[: len(phrase.stems)]
            quality, used = self._quality(phrase.stems, window, self._whole[number])
            if used and used[0] == 0 and quality > best:
                best, taken = quality, [window[place] for place in used]
        if best < (NEAR_ENOUGH if len(phrase.stems) > 1 else MISHEARD_COUNTS):
            return None
        start, end = taken[0].start, taken[-1].end
        return SlotMatch(
            type=self._name,
            start=start,
            end=end,
            value=" ".join(words[start:end]),
            places=frozenset(token.start for token in taken),
            resolved=((phrase.id, phrase.name),),
            quality=best,
        )

    def _one_thing(self, window: Sequence[Token], stems: Sequence[str]) -> Sequence[Token]:
        """Two faults in one sentence are two values: "my tap is dripping and my boiler's broken"."""
        if self._name not in SAID_IN_TWOS or JOINT in stems:
            return window
        at = next((place for place, token in enumerate(window) if token.stem == JOINT and place > 0), None)
        return window[:at]

    def _quality(
        self, stems: Sequence[str], window: Sequence[Token], whole: float
    ) -> tuple[float, list[int]]:
        """How much of the phrase is in the window (words in any order), and at which places."""
        used: list[int] = []
        got = 0.0
        for stem in stems:
            best, at = 0.0, -1
            for place, token in enumerate(window):
                alike = self._stems_like(token.stem).get(stem, 0.0)
                if alike > best and place not in used:
                    best, at = alike, place
            if at >= 0:
                used.append(at)
                got += best * self._weights[stem]
        between = window[: max(used, default=-1) + 1]
        gaps = sum(1 for place, token in enumerate(between) if place not in used and token.stem not in LIGHT)
        return got / whole - GAP_COSTS * gaps, sorted(used)


@lru_cache(maxsize=65536)
def likeness(said: str, meant: str) -> float:
    """1 for the same word, less for a misheard one or one of the same family."""
    if said == meant:
        return 1.0
    if FAMILIES.get(said, -1) == FAMILIES.get(meant, -2):
        return KINDRED_COUNTS
    if len(said) > 4 and len(meant) > 4 and fuzz.ratio(said, meant) >= MISHEARD_RATIO:
        return MISHEARD_COUNTS if sounds_like(said, meant) else 0.0
    return 0.0


class SlotFinder:
    """Finds values of every type that the model uses."""

    def __init__(self, model: InteractionModel) -> None:
        self._custom = {name: ValueFinder(slot_type) for name, slot_type in model.types.items()}
        self._types = tuple(
            dict.fromkeys(slot.type for intent in model.intents.values() for slot in intent.slots)
        )

    def find(self, words: Sequence[str], said: Sequence[Token], today: date) -> Mapping[str, list[SlotMatch]]:
        return {
            name: self._find_type(name, words, said, today) for name in self._types if name != SEARCH_QUERY
        }

    def _find_type(
        self, name: str, words: Sequence[str], said: Sequence[Token], today: date
    ) -> list[SlotMatch]:
        if name in self._custom:
            return self._custom[name].find(words, said)
        found = [
            SlotMatch(
                type=name,
                start=start,
                end=start + taken[0],
                value=taken[1],
                places=frozenset(range(start, start + taken[0])),
            )
            for start in range(len(words))
            for taken in _built_ins_at(name, words, start, today)
        ]
        return sorted(found, key=lambda match: (match.start - match.end, match.start))

    def resolve(self, name: str, text: str) -> Resolved:
        """Entity resolution of a whole value: exact first, then near; empty is ER_SUCCESS_NO_MATCH."""
        if name not in self._custom:
            return ()
        found = self._custom[name].find(text.split(), tokens(text))
        return found[0].resolved if found else ()


def _built_ins_at(name: str, words: Sequence[str], start: int, today: date) -> list[tuple[int, str]]:
    """The longest value that begins there; of "tomorrow evening" also the day: another slot has the rest."""
    longest = _built_in_at(name, words, start, today)
    if longest is None:
        return []
    end = start + longest[0] - 1
    if name != "AMAZON.DATE" or longest[0] < 2 or words[end] not in PARTS_OF_DAY:
        return [longest]
    day = date_at(words[:end], start, today)
    return [longest, day] if day else [longest]


def _built_in_at(name: str, words: Sequence[str], start: int, today: date) -> tuple[int, str] | None:
    if name == "AMAZON.DATE":
        return date_at(words, start, today)
    find = NUMBERS.get(name)
    return find(words, start) if find else None
