"""Rules for sample utterances, of an intent or of a slot: how they are written, and the slots in them."""

import re
from collections import Counter
from collections.abc import Iterator

from skill.interaction_model.lint.built_ins import SLOT_TYPES
from skill.interaction_model.lint.finding import LintFinding, RuleName
from skill.interaction_model.lint.text import Phrase, has_stray_brace, phrases, slots_in, spoken_words, tidy
from skill.interaction_model.model import SEARCH_QUERY, Intent, InteractionModel

UNUSUAL = re.compile(r"[^\s\dA-Za-zÀ-ÖØ-öø-ÿ'\-_.{}]")
"""Digits, capitals and braces have rules, and better words, of their own."""

INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]\.")
JOINED_TO_SLOT = re.compile(r"[^\s{]\{|\}(?!'s\b)[^\s}]")

BrokenRule = tuple[RuleName, str]
"""The rule that a sample breaks, and what is wrong."""


def check(model: InteractionModel) -> Iterator[LintFinding]:
    for phrase in phrases(model):
        for rule, message in (*_layout(phrase.text), *_spelling(phrase.text), *_slots(phrase)):
            yield LintFinding(rule, message, intent=phrase.intent.name, sample=phrase.text)
    for intent in model.declared_intents:
        if intent.is_built_in:
            yield from _extended_built_in(intent)
        elif not intent.samples and not any(slot.samples for slot in intent.slots):
            message = "nothing anybody says leads here: it has no samples"
            yield LintFinding("intent-without-samples", message, intent=intent.name)
    yield from _declared_slots(model)


def _layout(text: str) -> Iterator[BrokenRule]:
    if not text.strip():
        yield "empty-sample", "the sample is empty"
    elif text != tidy(text):
        yield "sample-spacing", "has a space too many, a tab or a line break"
    if has_stray_brace(text):
        yield "stray-brace", "a brace has no partner"
    if JOINED_TO_SLOT.search(text) or "}{" in text:
        yield "joined-slot", "a slot needs a space on either side, or 's after it"


def _spelling(text: str) -> Iterator[BrokenRule]:
    words = spoken_words(text)
    if any(character.isdigit() for character in words):
        yield "spoken-digits", "spell the number out in words"
    if words != words.lower():
        yield "sample-case", "write it in lower case"
    unusual = "".join(dict.fromkeys(UNUSUAL.findall(words)))
    if unusual:
        yield (
            "sample-characters",
            f"may not hold {unusual}; only letters, spaces, apostrophes, hyphens and initials",
        )
    if "." in INITIAL.sub("", words):
        yield "full-stop", "a full stop belongs to an initial only, as in b. b. c."


def _slots(phrase: Phrase) -> Iterator[BrokenRule]:
    times = Counter(slots_in(phrase.text))
    for name, count in times.items():
        if phrase.intent.slot(name) is None:
            yield "undeclared-slot", f"slot '{name}' is not declared{_other_case(phrase.intent, name)}"
        if count > 1:
            yield "doubled-slot", f"slot '{name}' is in this sample {count} times"
    if phrase.slot and phrase.slot.name not in times:
        name = phrase.slot.name
        yield "aimless-slot-sample", f"a sample of slot '{name}' has to hold {{{name}}}"
    if any(phrase.intent.type_of(name) == SEARCH_QUERY for name in times):
        yield from _search_query(phrase, times.total())


def _other_case(intent: Intent, name: str) -> str:
    for slot in intent.slots:
        if slot.name.casefold() == name.casefold():
            return f" (but '{slot.name}' is, and case matters)"
    return ""


def _search_query(phrase: Phrase, slots: int) -> Iterator[BrokenRule]:
    """An intent's sample needs words around such a slot; an answer to its question may be bare."""
    has_words = any(character.isalpha() for character in spoken_words(phrase.text))
    if phrase.slot is None and not has_words:
        yield "search-query-without-carrier", f"{SEARCH_QUERY} needs a carrier phrase around it"
    if slots > 1:
        yield "search-query-in-company", f"{SEARCH_QUERY} may not share a sample with another slot"


def _extended_built_in(intent: Intent) -> Iterator[LintFinding]:
    """A built-in intent keeps no samples, or is extended with plain words."""
    if intent.slots:
        yield LintFinding("built-in-with-slots", "a built-in intent takes no slots", intent=intent.name)
    for text in intent.samples:
        if slots_in(text):
            message = "a built-in intent is extended with plain words, without slots"
            yield LintFinding("built-in-with-slots", message, intent=intent.name, sample=text)


def _declared_slots(model: InteractionModel) -> Iterator[LintFinding]:
    """A slot that no words fill is allowed only where the dialog declares it."""
    used = {(phrase.intent.name, name) for phrase in phrases(model) for name in slots_in(phrase.text)}
    used |= {(intent.name, slot.name) for intent in model.dialog.intents for slot in intent.slots}
    known = SLOT_TYPES | model.types.keys()
    for intent in model.declared_intents:
        for slot in intent.slots:
            if (intent.name, slot.name) not in used:
                message = f"slot '{slot.name}' is in no sample and not in the dialogue"
                yield LintFinding("unused-slot", message, intent=intent.name)
            if slot.type and slot.type not in known:
                message = f"slot '{slot.name}' has a type that is not defined: {slot.type}"
                yield LintFinding("unknown-slot-type", message, intent=intent.name)
