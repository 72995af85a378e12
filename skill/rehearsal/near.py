"""Near misses: what people say who never read our samples, judged by the words of all samples together.

A naive Bayes model over words, neighbouring words, families of kindred words and kinds of value. Words
that no sample has speak for `BACKGROUND`, the things that belong to other skills.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from skill.rehearsal.elsewhere import BACKGROUND
from skill.rehearsal.thesaurus import STOP_WORDS
from skill.rehearsal.words import FAMILIES, stem

STOPS = frozenset(stem(word) for word in STOP_WORDS)
UNKNOWN = "?"
P = dict(
    stop=0.5,
    pair=0.8,
    fam=1.0,
    marker=0.5,
    member=0.2,
    unk=2.0,
    alpha=0.005,
    scale=100.0,
    most=3,
    bg=2.0,
    temp=0.35,
)


@dataclass(frozen=True, slots=True)
class Example:
    """Something said for an intent: its stems, the slot types in it, and how much it counts."""

    intent: str
    stems: tuple[str, ...]
    types: frozenset[str] = frozenset()
    weight: float = 1.0


class NearMisses:
    def __init__(self, examples: Sequence[Example], members: Mapping[str, frozenset[str]]) -> None:
        self._members = members
        self._known = Counter(
            word for example in examples if example.intent != BACKGROUND for word in set(example.stems)
        )
        self._intents = sorted({example.intent for example in examples})
        self._learn(examples)

    def _features(self, stems: Sequence[str], types: Iterable[str], least: int) -> dict[str, float]:
        found: dict[str, float] = {}
        for word in stems:
            found[word] = P["stop"] if word in STOPS else 1.0
            if word in FAMILIES:
                found[f"#{FAMILIES[word]}"] = P["fam"]
            for name, members in self._members.items():
                if word in members:
                    found[f"~{name}"] = P["member"]
        for pair in zip(("^", *stems), (*stems, "$"), strict=True):
            found[" ".join(pair)] = P["pair"]
        for name in types:
            found[f"{{{name}}}"] = P["marker"]
        strange = sum(1 for word in stems if word not in STOPS and self._known[word] < least)
        if strange:
            found[UNKNOWN] = P["unk"] * math.sqrt(min(P["most"], strange))
        return found

    def _learn(self, examples: Sequence[Example]) -> None:
        weights: dict[str, float] = defaultdict(float)
        for example in examples:
            weights[example.intent] += example.weight
        sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for example in examples:
            share = example.weight * P["scale"] / weights[example.intent]
            least = 1 if example.intent == BACKGROUND else 2
            for feature, value in self._features(example.stems, example.types, least).items():
                sums[feature][example.intent] += share * value
        totals: dict[str, float] = defaultdict(float)
        for by_intent in sums.values():
            for intent, value in by_intent.items():
                totals[intent] += value
        size = P["alpha"] * len(sums)
        self._base = {intent: math.log(P["alpha"] / (totals[intent] + size)) for intent in self._intents}
        self._gain = {
            feature: {
                intent: math.log((value + P["alpha"]) / P["alpha"]) for intent, value in by_intent.items()
            }
            for feature, by_intent in sums.items()
        }

    def rank(self, stems: Sequence[str], types: Iterable[str]) -> list[tuple[str, float]]:
        features = {
            feature: value
            for feature, value in self._features(stems, types, 1).items()
            if feature in self._gain
        }
        mass = sum(features.values())
        scores = {intent: mass * base for intent, base in self._base.items()}
        for feature, value in features.items():
            for intent, gain in self._gain[feature].items():
                scores[intent] += value * gain
        scores[BACKGROUND] += P["bg"]
        best = max(scores.values())
        odds = {intent: math.exp((score - best) * P["temp"]) for intent, score in scores.items()}
        whole = sum(odds.values())
        return sorted(
            ((intent, odd / whole) for intent, odd in odds.items()), key=lambda each: (-each[1], each[0])
        )
