"""The likeliest intent of words that no sample has, judged by the words of all samples together.

A naive Bayes classifier over words, neighbouring words, families of kindred words and slot types. Words that
no sample has speak for `OUT_OF_SCOPE`: what belongs to other skills.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.process import extractOne

from skill.nlu.out_of_scope import OUT_OF_SCOPE
from skill.nlu.words import FAMILIES, MISHEARD_RATIO, STOP_STEMS, sounds_like

STOP_WEIGHT = 0.5
PAIR_WEIGHT = 0.8
FAMILY_WEIGHT = 1.0
TYPE_WEIGHT = 0.5
MEMBER_WEIGHT = 0.2
STRANGE_WEIGHT = 1.5
"""What features count beside a word with meaning, which counts 1."""

STRANGE_MOST = 3
"""From this many strange words on, more of them make no difference."""

SMOOTHING = 0.005
"""What every intent has of every feature, so that none is impossible."""

EXAMPLES_EACH = 100.0
"""Every intent counts as if it had this many examples, so that long lists of samples win nothing."""

DOUBT = 6.0
"""The lead that `OUT_OF_SCOPE` has, on a logarithmic scale, before any word counts."""

SHARPNESS = 0.35
"""Naive Bayes is far too sure of itself; this brings its odds near to how often it is right."""


@dataclass(frozen=True, slots=True)
class Example:
    """Something that is said for an intent: its stems, the slot types in it, and how much it counts."""

    intent: str
    stems: tuple[str, ...]
    types: frozenset[str] = frozenset()
    weight: float = 1.0


class IntentClassifier:
    """Learns from examples. `members` are the words that the values of each custom type are made of."""

    def __init__(self, examples: Sequence[Example], members: Mapping[str, frozenset[str]]) -> None:
        self._types_of: dict[str, list[str]] = defaultdict(list)
        for name, words in members.items():
            for word in words:
                self._types_of[word].append(name)
        self._known = Counter(
            word for example in examples if example.intent != OUT_OF_SCOPE for word in set(example.stems)
        )
        self._gains: dict[str, dict[str, float]] = {}
        self._floors: dict[str, float] = {}
        self._learn(examples)

    def rank(self, stems: Sequence[str], types: Iterable[str]) -> list[tuple[str, float]]:
        """Every intent and `OUT_OF_SCOPE` with its share of likelihood, likeliest first."""
        known = [self._as_known(word) for word in stems]
        features = {
            feature: weight
            for feature, weight in self._features(known, types, 1).items()
            if feature in self._gains
        }
        mass = sum(features.values())
        scores = {intent: mass * floor for intent, floor in self._floors.items()}
        for feature, weight in features.items():
            for intent, gain in self._gains[feature].items():
                scores[intent] += weight * gain
        scores[OUT_OF_SCOPE] += DOUBT
        best = max(scores.values())
        odds = {intent: math.exp((score - best) * SHARPNESS) for intent, score in scores.items()}
        return shares(odds)

    def familiar(self, stems: Sequence[str]) -> float:
        """The share of the words with meaning that some example has."""
        content = [word for word in stems if word not in STOP_STEMS]
        return sum(1 for word in content if word in self._gains) / len(content) if content else 0.0

    def _as_known(self, word: str) -> str:
        """A word that no example has is taken for the one it sounds like."""
        if word in self._gains or len(word) < 5:
            return word
        found = extractOne(word, self._known.keys(), scorer=fuzz.ratio, score_cutoff=MISHEARD_RATIO)
        return found[0] if found and sounds_like(word, found[0]) else word

    def _features(self, stems: Sequence[str], types: Iterable[str], common: int) -> dict[str, float]:
        """The features of an utterance, weighted; a word in fewer than `common` examples is strange."""
        found: dict[str, float] = {}
        for word in stems:
            found[word] = STOP_WEIGHT if word in STOP_STEMS else 1.0
            if word in FAMILIES:
                found[f"#{FAMILIES[word]}"] = FAMILY_WEIGHT
            found.update((f"~{name}", MEMBER_WEIGHT) for name in self._types_of.get(word, ()))
        found.update(
            (f"{one} {other}", PAIR_WEIGHT) for one, other in zip(("^", *stems), (*stems, "$"), strict=True)
        )
        found.update((f"{{{name}}}", TYPE_WEIGHT) for name in sorted(types))
        strange = sum(1 for word in stems if word not in STOP_STEMS and self._known[word] < common)
        if strange:
            found["?"] = STRANGE_WEIGHT * math.sqrt(min(STRANGE_MOST, strange))
        return found

    def _learn(self, examples: Sequence[Example]) -> None:
        """Adds up the features of each intent's examples and keeps the logarithms that `rank` needs.

        A word that only one sample has is as strange there as an unknown word is in an utterance.
        """
        counts: dict[str, float] = defaultdict(float)
        for example in examples:
            counts[example.intent] += example.weight
        sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        totals: dict[str, float] = defaultdict(float)
        for example in examples:
            share = example.weight * EXAMPLES_EACH / counts[example.intent]
            common = 1 if example.intent == OUT_OF_SCOPE else 2
            for feature, weight in self._features(example.stems, example.types, common).items():
                sums[feature][example.intent] += share * weight
                totals[example.intent] += share * weight
        spread = SMOOTHING * len(sums)
        self._floors = {
            intent: math.log(SMOOTHING / (total + spread)) for intent, total in sorted(totals.items())
        }
        self._gains = {
            feature: {intent: math.log(1 + value / SMOOTHING) for intent, value in by_intent.items()}
            for feature, by_intent in sums.items()
        }


def shares(odds: Mapping[str, float]) -> list[tuple[str, float]]:
    """Odds as parts of 1, largest first; equal ones by name, so that the order never varies."""
    whole = sum(odds.values())
    return sorted(
        ((intent, odd / whole) for intent, odd in odds.items()), key=lambda each: (-each[1], each[0])
    )
