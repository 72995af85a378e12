"""Rules for size. Amazon's page of interaction model limits could not be read: these are the figures commonly
cited (low certainty), kept because a model inside them is safe.
"""

from collections.abc import Iterator

from skill.interaction_model.lint.finding import LintFinding
from skill.interaction_model.lint.text import phrases, wordings
from skill.interaction_model.model import InteractionModel

LARGEST_FILE = 1_500_000
"""Bytes."""

MOST_INTENTS = 250
MOST_WORDINGS = 50_000
"""Values and synonyms, of all types together."""

MOST_SYNONYMS = 100
"""Of one value."""

LONGEST_SAMPLE = 200
LONGEST_WORDING = 140
"""Characters, both."""


def check_file(raw: bytes) -> Iterator[LintFinding]:
    if len(raw) > LARGEST_FILE:
        yield LintFinding("large-file", f"the file has {len(raw)} bytes; {LARGEST_FILE} is the most")


def check(model: InteractionModel) -> Iterator[LintFinding]:
    intents = len(model.declared_intents)
    if intents > MOST_INTENTS:
        yield LintFinding("too-many-intents", f"has {intents} intents; {MOST_INTENTS} is the most")
    for phrase in phrases(model):
        if len(phrase.text) > LONGEST_SAMPLE:
            message = f"is {len(phrase.text)} characters long; {LONGEST_SAMPLE} is the most"
            yield LintFinding("long-sample", message, intent=phrase.intent.name, sample=phrase.text)
    yield from _values(model)


def _values(model: InteractionModel) -> Iterator[LintFinding]:
    count = sum(1 for _ in wordings(model))
    if count > MOST_WORDINGS:
        yield LintFinding(
            "too-many-wordings", f"has {count} slot values and synonyms; {MOST_WORDINGS} is the most"
        )
    for slot_type in model.declared_types:
        for value in slot_type.values:
            if len(value.synonyms) > MOST_SYNONYMS:
                message = (
                    f"has {len(value.synonyms)} synonyms in {slot_type.name}; {MOST_SYNONYMS} is the most"
                )
                yield LintFinding("too-many-synonyms", message, sample=value.name)
    for slot_type, _, text in wordings(model):
        if len(text) > LONGEST_WORDING:
            message = f"is {len(text)} characters long in {slot_type.name}; {LONGEST_WORDING} is the most"
            yield LintFinding("long-wording", message, sample=text)
