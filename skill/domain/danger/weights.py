"""What may be danger, by a table of weights that was learnt from what people say in danger and out of it.

`make danger` trains the table, `weights.json`, on the phrases in `tests/policy/`. It decides what is asked
about and never what is answered at once: that is for the signs, which people can read.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from skill.domain.danger.hazards import Hazard
from skill.domain.danger.signs import HERE

TABLE = HERE / "weights.json"

SCALE = 100
"""Weights are kept as whole hundredths, so that the table is small and the same on every machine."""

PARTS_OF_WORDS = (3, 4, 5)
"""Characters of the parts of a word that are looked at, its beginning and end being characters too."""

FEWEST_WORDS = 4
"""With fewer there is too little to weigh: what one slot holds, "side of the house", would be asked about."""

UNCLEAR = Hazard.INJURY
"""Whose question is the general one: "Is anyone in danger right now?"."""


@dataclass(frozen=True, slots=True)
class Weights:
    bias: float
    threshold: float
    weights: Mapping[str, int]
    """By feature, in hundredths."""

    margin: float
    hazards: Mapping[str, Mapping[Hazard, int]]
    """By word, how much it speaks for each danger, in hundredths."""

    def score(self, text: str) -> float:
        """How much plain words sound like danger: the logarithm of the odds."""
        known = [self.weights[each] for each in set(features(text)) if each in self.weights]
        return self.bias + sum(known) / SCALE / math.sqrt(len(known) or 1)

    def perhaps(self, text: str) -> Hazard | None:
        """Which danger plain words may be about, or None when they are not worth a question."""
        return self.likeliest(text) if self.is_enough(text) and self.score(text) > self.threshold else None

    @staticmethod
    def is_enough(text: str) -> bool:
        return len(text.split()) >= FEWEST_WORDS

    def likeliest(self, text: str) -> Hazard:
        """The danger that the words speak for, where they do so clearly."""
        speak_for = [self.hazards[word] for word in set(text.split()) if word in self.hazards]
        sums = {hazard: sum(each.get(hazard, 0) for each in speak_for) / SCALE for hazard in Hazard}
        first, second = sorted(sums, key=lambda hazard: -sums[hazard])[:2]
        return first if sums[first] - sums[second] >= self.margin else UNCLEAR


@cache
def read_weights() -> Weights:
    """Read when it is first needed, and kept."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    hazards = [Hazard(each) for each in table["hazards"]]
    return Weights(
        bias=table["bias"],
        threshold=table["threshold"],
        weights=table["weights"],
        margin=table["margin"],
        hazards={word: dict(zip(hazards, row, strict=True)) for word, row in table["words"].items()},
    )


def features(text: str) -> Iterator[str]:
    """Words, pairs of words in a row, and parts of words, each told from the others by its shape."""
    words = text.split()
    for word in words:
        yield f"={word}"
        padded = f" {word} "
        for size in PARTS_OF_WORDS:
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]
    for one, other in pairwise(words):
        yield f"{one} {other}"
