"""The phrases of Amazon's built-in intents: the usual ones, which no model need list, and the model's."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from skill.interaction_model.model import InteractionModel
from skill.nlu.words import normalise

USUAL: Mapping[str, Sequence[str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
"""The phrases that reach each intent in every skill."""


class BuiltInIntents:
    """Looks up whole phrases; only intents that the model declares can be meant."""

    def __init__(self, model: InteractionModel) -> None:
        self.phrases: dict[str, tuple[str, ...]] = {
            name: (*model.intents[name].samples, *usual)
            for name, usual in USUAL.items()
            if name in model.intents
        }
        self._intents: dict[str, str] = {}
        for name, phrases in self.phrases.items():
            for phrase in phrases:
                self._intents.setdefault(normalise(phrase), name)

    def find(self, text: str) -> str | None:
        """The built-in intent that this whole phrase stands for."""
        return self._intents.get(text)
