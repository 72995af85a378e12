"""Rules for slots in samples: declared, used, of a type that exists, and AMAZON.SearchQuery's own rules."""

from collections.abc import Iterator

from skill.interaction_model.lint.built_ins import SEARCH_QUERY, SLOT_TYPES
from skill.interaction_model.lint.draft import Draft, Intent, slots_in, spoken_words
from skill.interaction_model.lint.finding import Problem


def undeclared_slot(draft: Draft) -> Iterator[Problem]:
    for phrase in draft.phrases:
        for name in slots_in(phrase.text):
            if phrase.intent.type_of(name) is None:
                message = f"slot '{name}' is not declared{_other_case(phrase.intent, name)}"
                yield Problem(message=message, intent=phrase.intent.name, sample=phrase.text)


def _other_case(intent: Intent, name: str) -> str:
    for slot in intent.slots:
        if slot.name.casefold() == name.casefold():
            return f" (but '{slot.name}' is, and case matters)"
    return ""


def unused_slot(draft: Draft) -> Iterator[Problem]:
    """A slot that no words fill is allowed only where the dialogue declares it."""
    used = {(phrase.intent.name, name) for phrase in draft.phrases for name in slots_in(phrase.text)}
    used |= {(intent.name, slot.name) for intent in draft.dialog_intents for slot in intent.slots}
    for intent in draft.intents:
        for slot in intent.slots:
            if (intent.name, slot.name) not in used:
                message = f"slot '{slot.name}' is in no sample and not in the dialogue"
                yield Problem(message=message, intent=intent.name)


def doubled_slot(draft: Draft) -> Iterator[Problem]:
    for phrase in draft.phrases:
        names = slots_in(phrase.text)
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                message = f"slot '{name}' is in this sample {names.count(name)} times"
                yield Problem(message=message, intent=phrase.intent.name, sample=phrase.text)


def aimless_slot_sample(draft: Draft) -> Iterator[Problem]:
    for phrase in draft.phrases:
        if phrase.slot and phrase.slot.name not in slots_in(phrase.text):
            message = f"a sample of slot '{phrase.slot.name}' has to hold {{{phrase.slot.name}}}"
            yield Problem(message=message, intent=phrase.intent.name, sample=phrase.text)


def unknown_slot_type(draft: Draft) -> Iterator[Problem]:
    known = SLOT_TYPES | {slot_type.name for slot_type in draft.types}
    for intent in draft.intents:
        for slot in intent.slots:
            if slot.type and slot.type not in known:
                message = f"slot '{slot.name}' has a type nobody defines: {slot.type}"
                yield Problem(message=message, intent=intent.name)


def search_query_without_carrier(draft: Draft) -> Iterator[Problem]:
    """An intent's sample needs words around a SearchQuery slot; an answer to its question may be bare."""
    for phrase in draft.phrases:
        has_words = any(character.isalpha() for character in spoken_words(phrase.text))
        if phrase.slot is None and _search_slots(phrase.intent, phrase.text) and not has_words:
            message = f"{SEARCH_QUERY} needs a carrier phrase around it"
            yield Problem(message=message, intent=phrase.intent.name, sample=phrase.text)


def search_query_in_company(draft: Draft) -> Iterator[Problem]:
    for phrase in draft.phrases:
        if _search_slots(phrase.intent, phrase.text) and len(slots_in(phrase.text)) > 1:
            message = f"{SEARCH_QUERY} may not share a sample with another slot"
            yield Problem(message=message, intent=phrase.intent.name, sample=phrase.text)


def _search_slots(intent: Intent, sample: str) -> list[str]:
    return [name for name in slots_in(sample) if intent.type_of(name) == SEARCH_QUERY]
