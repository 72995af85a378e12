"""Rules for custom slot types: names, stable ids, and wordings that mean one thing only."""

import re
from collections.abc import Iterator

from skill.interaction_model.lint.built_ins import SLOT_TYPES
from skill.interaction_model.lint.draft import Draft, same_words
from skill.interaction_model.lint.finding import Problem
from skill.interaction_model.lint.names import NAME

ID = re.compile(r"[A-Za-z0-9_\-]+")
UNUSUAL = re.compile(r"[^A-Za-zÀ-ÖØ-öø-ÿ0-9 '\-.&]")


def type_name(draft: Draft) -> Iterator[Problem]:
    for slot_type in draft.types:
        if slot_type.name in SLOT_TYPES:
            yield Problem(message=f"slot type {slot_type.name} is Amazon's own and cannot be redefined")
        elif slot_type.name.startswith("AMAZON."):
            yield Problem(
                message=f"slot type {slot_type.name} extends a type that en-GB is not known to have"
            )
        elif not NAME.fullmatch(slot_type.name):
            yield Problem(message=f"slot type name '{slot_type.name}' is not letters and underscores")


def repeated_type(draft: Draft) -> Iterator[Problem]:
    seen: set[str] = set()
    for slot_type in draft.types:
        if slot_type.name.casefold() in seen:
            yield Problem(message=f"slot type {slot_type.name} is defined twice")
        seen.add(slot_type.name.casefold())


def empty_type(draft: Draft) -> Iterator[Problem]:
    for slot_type in draft.types:
        if not slot_type.values and not slot_type.has_supplier:
            yield Problem(message=f"slot type {slot_type.name} has no values")


def unused_type(draft: Draft) -> Iterator[Problem]:
    used = {slot.type for intent in draft.intents for slot in intent.slots}
    for slot_type in draft.types:
        if slot_type.name not in used:
            yield Problem(message=f"no slot is of type {slot_type.name}")


def value_without_id(draft: Draft) -> Iterator[Problem]:
    for slot_type in draft.types:
        for value in slot_type.values:
            if value.id is None:
                yield Problem(message=f"this value of {slot_type.name} has no id", sample=value.value)


def value_id(draft: Draft) -> Iterator[Problem]:
    for slot_type in draft.types:
        for value in slot_type.values:
            if value.id and not ID.fullmatch(value.id):
                message = (
                    f"id '{value.id}' in {slot_type.name} is not letters, digits, hyphens and underscores"
                )
                yield Problem(message=message, sample=value.value)


def repeated_id(draft: Draft) -> Iterator[Problem]:
    for slot_type in draft.types:
        seen: set[str] = set()
        for value in slot_type.values:
            if value.id and value.id in seen:
                message = f"another value of {slot_type.name} has the id {value.id}"
                yield Problem(message=message, sample=value.value)
            seen.add(value.id or "")


def empty_wording(draft: Draft) -> Iterator[Problem]:
    for slot_type, value, text in draft.wordings:
        if not text.strip():
            yield Problem(message=f"{value.label} of {slot_type.name} has an empty value or synonym")


def wording_spacing(draft: Draft) -> Iterator[Problem]:
    for slot_type, _, text in draft.wordings:
        if text.strip() and text != " ".join(text.split()):
            message = f"has a space too many, a tab or a line break (in {slot_type.name})"
            yield Problem(message=message, sample=text)


def wording_characters(draft: Draft) -> Iterator[Problem]:
    for slot_type, _, text in draft.wordings:
        unusual = "".join(dict.fromkeys(UNUSUAL.findall("".join(text.split()))))
        if unusual:
            message = f"a value of {slot_type.name} may not hold {unusual}"
            yield Problem(message=message, sample=text)


def ambiguous_wording(draft: Draft) -> Iterator[Problem]:
    for slot_type in draft.types:
        first: dict[str, int] = {}
        for number, value in enumerate(slot_type.values):
            for text in value.wordings:
                owner = first.setdefault(same_words(text), number)
                if owner != number and text.strip():
                    message = f"means {slot_type.values[owner].label} and {value.label} in {slot_type.name}"
                    yield Problem(message=message, sample=text)


def repeated_wording(draft: Draft) -> Iterator[Problem]:
    for slot_type in draft.types:
        for value in slot_type.values:
            seen: set[str] = set()
            for text in value.wordings:
                if text.strip() and same_words(text) in seen:
                    message = f"is written twice under {value.label} in {slot_type.name}"
                    yield Problem(message=message, sample=text)
                seen.add(same_words(text))
