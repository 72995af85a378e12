"""Rules for size. Amazon's page of interaction model limits could not be read: these are the figures commonly
cited (low certainty), kept because a model inside them is safe. The size of the file is checked on reading.
"""

from collections.abc import Iterator

from skill.interaction_model.lint.draft import Draft
from skill.interaction_model.lint.finding import Problem

MOST_INTENTS = 250
MOST_WORDINGS = 50_000
MOST_SYNONYMS = 100
LONGEST_SAMPLE = 200
LONGEST_WORDING = 140


def too_many_intents(draft: Draft) -> Iterator[Problem]:
    if len(draft.intents) > MOST_INTENTS:
        yield Problem(message=f"has {len(draft.intents)} intents; {MOST_INTENTS} is the most")


def too_many_wordings(draft: Draft) -> Iterator[Problem]:
    count = sum(1 for _ in draft.wordings)
    if count > MOST_WORDINGS:
        yield Problem(message=f"has {count} slot values and synonyms; {MOST_WORDINGS} is the most")


def too_many_synonyms(draft: Draft) -> Iterator[Problem]:
    for slot_type in draft.types:
        for value in slot_type.values:
            if len(value.synonyms) > MOST_SYNONYMS:
                message = (
                    f"has {len(value.synonyms)} synonyms in {slot_type.name}; {MOST_SYNONYMS} is the most"
                )
                yield Problem(message=message, sample=value.value)


def long_sample(draft: Draft) -> Iterator[Problem]:
    for phrase in draft.phrases:
        if len(phrase.text) > LONGEST_SAMPLE:
            message = f"is {len(phrase.text)} characters long; {LONGEST_SAMPLE} is the most"
            yield Problem(message=message, intent=phrase.intent.name, sample=phrase.text)


def long_wording(draft: Draft) -> Iterator[Problem]:
    for slot_type, _, text in draft.wordings:
        if len(text) > LONGEST_WORDING:
            message = f"is {len(text)} characters long in {slot_type.name}; {LONGEST_WORDING} is the most"
            yield Problem(message=message, sample=text)
