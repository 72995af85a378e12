"""Rules for the text of a sample utterance, whether of an intent or of a slot."""

import re
from collections.abc import Iterator

from skill.interaction_model.lint.draft import Draft, Phrase, slots_in, spoken_words
from skill.interaction_model.lint.finding import Problem

ALLOWED = re.compile(r"[^\W\d_]|[ '\-_.]", re.ASCII)
ACCENTED = re.compile(r"[À-ÖØ-öø-ÿ]")
INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]\.")
JOINED_TO_SLOT = re.compile(r"[^\s{]\{|\}(?!'s\b)[^\s}]")


def empty_sample(draft: Draft) -> Iterator[Problem]:
    for phrase in draft.phrases:
        if not phrase.text.strip():
            yield _problem(phrase, "the sample is empty")


def sample_spacing(draft: Draft) -> Iterator[Problem]:
    for phrase in draft.phrases:
        if phrase.text.strip() and phrase.text != " ".join(phrase.text.split()):
            yield _problem(phrase, "has a space too many, a tab or a line break")


def stray_brace(draft: Draft) -> Iterator[Problem]:
    for phrase in draft.phrases:
        if {*"{}"} & {*spoken_words(phrase.text)}:
            yield _problem(phrase, "a brace has no partner")


def joined_slot(draft: Draft) -> Iterator[Problem]:
    for phrase in draft.phrases:
        if JOINED_TO_SLOT.search(phrase.text) or "}{" in phrase.text:
            yield _problem(phrase, "a slot needs a space on either side, or 's after it")


def spoken_digits(draft: Draft) -> Iterator[Problem]:
    for phrase in draft.phrases:
        if any(character.isdigit() for character in spoken_words(phrase.text)):
            yield _problem(phrase, "spell the number out in words")


def sample_case(draft: Draft) -> Iterator[Problem]:
    for phrase in draft.phrases:
        words = spoken_words(phrase.text)
        if words != words.lower():
            yield _problem(phrase, "write it in lower case")


def sample_characters(draft: Draft) -> Iterator[Problem]:
    for phrase in draft.phrases:
        unusual = "".join(dict.fromkeys(filter(_is_unusual, spoken_words(phrase.text))))
        if unusual:
            message = f"may not hold {unusual}; only letters, spaces, apostrophes, hyphens and initials"
            yield _problem(phrase, message)


def full_stop(draft: Draft) -> Iterator[Problem]:
    for phrase in draft.phrases:
        if "." in INITIAL.sub("", spoken_words(phrase.text)):
            yield _problem(phrase, "a full stop belongs to an initial only, as in b. b. c.")


def intent_without_samples(draft: Draft) -> Iterator[Problem]:
    heard = {phrase.intent.name for phrase in draft.phrases}
    for intent in draft.intents:
        if not intent.is_built_in and intent.name not in heard:
            yield Problem(message="nothing anybody says leads here: it has no samples", intent=intent.name)


def built_in_with_slots(draft: Draft) -> Iterator[Problem]:
    """A built-in intent keeps no samples, or is extended with plain words."""
    for intent in draft.intents:
        if intent.is_built_in:
            if intent.slots:
                yield Problem(message="a built-in intent takes no slots", intent=intent.name)
            for text in intent.samples:
                if slots_in(text):
                    message = "a built-in intent is extended with plain words, without slots"
                    yield Problem(message=message, intent=intent.name, sample=text)


def _is_unusual(character: str) -> bool:
    """Digits, capitals and braces have rules, and better words, of their own."""
    if character.isdigit() or character in "{}" or character.isspace():
        return False
    return not (ALLOWED.match(character) or ACCENTED.match(character))


def _problem(phrase: Phrase, message: str) -> Problem:
    return Problem(message=message, intent=phrase.intent.name, sample=phrase.text)
