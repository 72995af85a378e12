"""What the linter says: one thing that is wrong with an interaction model, and where."""

from dataclasses import KW_ONLY, dataclass
from typing import Literal

LONGEST_QUOTE = 120
"""How many characters of a sample are quoted."""

# fmt: off
RuleName = Literal[
    # the file
    "unreadable-file", "bad-encoding", "bad-json", "duplicate-key", "large-file", "shape",
    # names
    "invocation-name", "required-intent", "answer-intent", "home-made-intent", "unknown-built-in",
    "intent-name", "repeated-intent", "slot-name", "repeated-slot",
    # samples and the slots in them
    "intent-without-samples", "built-in-with-slots", "empty-sample", "sample-spacing", "stray-brace",
    "joined-slot", "spoken-digits", "sample-case", "sample-characters", "full-stop",
    "undeclared-slot", "unused-slot", "doubled-slot", "aimless-slot-sample", "unknown-slot-type",
    "search-query-without-carrier", "search-query-in-company",
    # clashes
    "repeated-sample", "ambiguous-sample", "steals-built-in", "value-steals-built-in", "carrier-overlap",
    # slot types
    "type-name", "repeated-type", "empty-type", "unused-type", "value-without-id", "value-id", "repeated-id",
    "empty-wording", "wording-spacing", "wording-characters", "ambiguous-wording", "repeated-wording",
    # sizes
    "too-many-intents", "too-many-wordings", "too-many-synonyms", "long-sample", "long-wording",
    # the dialog and its prompts
    "unknown-dialog-intent", "repeated-dialog-intent", "unknown-dialog-slot", "dialog-slot-type",
    "missing-dialog-slot", "repeated-dialog-slot", "delegation-strategy",
    "missing-prompt", "unknown-prompt", "unused-prompt", "repeated-prompt", "empty-prompt", "prompt-braces",
    "prompt-slot",
]
# fmt: on
"""Every rule, by the name that is printed beside a finding."""


@dataclass(frozen=True, slots=True)
class LintFinding:
    """`sample` is the wording it is about: a sample utterance, a slot value or a prompt."""

    rule: RuleName
    message: str
    _: KW_ONLY
    intent: str | None = None
    sample: str | None = None
    file: str = ""

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
