"""Rules for custom slot types: names, stable ids, and wordings that mean one thing only."""

import re
from collections.abc import Iterator

from skill.interaction_model.lint.built_ins import SLOT_TYPES
from skill.interaction_model.lint.finding import LintFinding
from skill.interaction_model.lint.names import NAME
from skill.interaction_model.lint.text import repeats, same_words, tidy
from skill.interaction_model.model import BUILT_IN, InteractionModel, SlotType, Value

ID = re.compile(r"[A-Za-z0-9_\-]+")
UNUSUAL = re.compile(r"[^A-Za-zÀ-ÖØ-öø-ÿ0-9 '\-.&]")


def check(model: InteractionModel) -> Iterator[LintFinding]:
    used = {slot.type for intent in model.declared_intents for slot in intent.slots}
    for slot_type in model.declared_types:
        yield from _name(slot_type.name)
        if slot_type.name not in used:
            yield LintFinding("unused-type", f"no slot is of type {slot_type.name}")
        if not slot_type.values and not slot_type.has_supplier:
            yield LintFinding("empty-type", f"slot type {slot_type.name} has no values")
        yield from _ids(slot_type)
        yield from _ambiguous_wordings(slot_type)
        for value in slot_type.values:
            yield from _wordings(slot_type, value)
    for name in repeats(slot_type.name for slot_type in model.declared_types):
        yield LintFinding("repeated-type", f"slot type {name} is defined twice")


def _name(name: str) -> Iterator[LintFinding]:
    if name in SLOT_TYPES:
        yield LintFinding("type-name", f"slot type {name} is Amazon's own and cannot be redefined")
    elif name.startswith(BUILT_IN):
        yield LintFinding("type-name", f"slot type {name} extends a type that en-GB is not known to have")
    elif not NAME.fullmatch(name):
        yield LintFinding("type-name", f"slot type name '{name}' is not letters and underscores")


def _ids(slot_type: SlotType) -> Iterator[LintFinding]:
    seen: set[str | None] = set()
    for value in slot_type.values:
        if value.declared_id is None:
            yield LintFinding(
                "value-without-id", f"this value of {slot_type.name} has no id", sample=value.name
            )
        elif not ID.fullmatch(value.id):
            message = f"id '{value.id}' in {slot_type.name} is not letters, digits, hyphens and underscores"
            yield LintFinding("value-id", message, sample=value.name)
        elif value.id in seen:
            message = f"another value of {slot_type.name} has the id {value.id}"
            yield LintFinding("repeated-id", message, sample=value.name)
        seen.add(value.declared_id)


def _ambiguous_wordings(slot_type: SlotType) -> Iterator[LintFinding]:
    first: dict[str, int] = {}
    for number, value in enumerate(slot_type.values):
        for text in value.phrases:
            owner = first.setdefault(same_words(text), number)
            if owner != number and text.strip():
                message = f"means {slot_type.values[owner].id} and {value.id} in {slot_type.name}"
                yield LintFinding("ambiguous-wording", message, sample=text)


def _wordings(slot_type: SlotType, value: Value) -> Iterator[LintFinding]:
    place = f"{value.id} of {slot_type.name}"
    for text in value.phrases:
        if not text.strip():
            yield LintFinding("empty-wording", f"{place} has an empty value or synonym")
        elif text != tidy(text):
            message = f"has a space too many, a tab or a line break (in {slot_type.name})"
            yield LintFinding("wording-spacing", message, sample=text)
        unusual = "".join(dict.fromkeys(UNUSUAL.findall("".join(text.split()))))
        if unusual:
            message = f"a value of {slot_type.name} may not hold {unusual}"
            yield LintFinding("wording-characters", message, sample=text)
    for text in repeats(tidy(text) for text in value.phrases if text.strip()):
        message = f"is written twice under {value.id} in {slot_type.name}"
        yield LintFinding("repeated-wording", message, sample=text)
