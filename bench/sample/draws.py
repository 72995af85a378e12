"""Random draws that are the same on every machine and with every Python."""

import random
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import Generic, TypeVar

Choice = TypeVar("Choice")
Chosen = TypeVar("Chosen", covariant=True)


class Weighted(Generic[Chosen]):
    """Choices, and how often each is drawn."""

    def __init__(self, *choices: tuple[float, Chosen]) -> None:
        bounds = list(accumulate(weight for weight, _ in choices))
        self._upto = [
            (bound / bounds[-1], choice) for bound, (_, choice) in zip(bounds, choices, strict=True)
        ]
        self._last = choices[-1][1]

    def at(self, share: float) -> Chosen:
        return next((choice for bound, choice in self._upto if share < bound), self._last)


class Draws:
    """Draws for one home and one purpose, so that a home is the same however many are made before it.

    Of `random` only `random()` is used: its sequence is the one that Python promises never to change.
    """

    def __init__(self, *seed: object) -> None:
        self.share = random.Random(":".join(map(str, seed))).random  # made-up homes, no secrets

    def below(self, count: int) -> int:
        return int(self.share() * count)

    def between(self, low: int, high: int) -> int:
        """A whole number; both ends are possible."""
        return low + int(self.share() * (high - low + 1))

    def chance(self, share: float) -> bool:
        return self.share() < share

    def pick(self, choices: Sequence[Choice]) -> Choice:
        return choices[int(self.share() * len(choices))]

    def weighted(self, choices: Weighted[Choice]) -> Choice:
        return choices.at(self.share())


class Scale:
    """How many homes are made, from which seed, and the day of the export."""

    def __init__(self, *, homes: int, seed: int, today: date) -> None:
        self.homes = homes
        self.seed = seed
        self.today = today

    def draws(self, purpose: str, number: int) -> Draws:
        return Draws(self.seed, purpose, number)

    @property
    def numbers(self) -> range:
        return range(1, self.homes + 1)
