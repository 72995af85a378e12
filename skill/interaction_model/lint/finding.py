"""What the linter says: one thing that is wrong with an interaction model, and where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from skill.interaction_model.lint.draft import Draft

LONGEST_QUOTE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a rule found. `sample` is the wording it is about: a sample utterance, slot value or prompt."""

    message: str
    intent: str | None = None
    sample: str | None = None


Rule = Callable[[Draft], Iterator[Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    file: str
    intent: str | None
    sample: str | None
    rule: str
    message: str

    def __str__(self) -> str:
        where = [self.file]
        if self.intent is not None:
            where.append(self.intent)
        if self.sample is not None:
            where.append(f'"{_short(self.sample)}"')
        return _printable(": ".join([*where, f"{self.message} ({self.rule})"]))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"


def _printable(text: str) -> str:
    """One line that any terminal can show, whatever a broken file holds (controls, half characters)."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )
