"""From any JSON whatever to a `Draft`. Nothing in here may raise, whatever it is given."""

from collections.abc import Iterator, Mapping

from skill.interaction_model.lint.draft import (
    DialogIntent,
    DialogSlot,
    Draft,
    Intent,
    Prompt,
    PromptUse,
    Slot,
    SlotType,
    SlotValue,
)

Json = Mapping[str, object]


def draft_of(document: object) -> Draft:
    model = _object(_object(document).get("interactionModel"))
    language = _object(model.get("languageModel"))
    dialog = _object(model.get("dialog"))
    return Draft(
        document=document,
        invocation_name=_text(language.get("invocationName")),
        intents=tuple(_intent(entry) for entry in _named(language.get("intents"))),
        types=tuple(_slot_type(entry) for entry in _named(language.get("types"))),
        has_dialog="dialog" in model,
        delegation_strategy=_text(dialog.get("delegationStrategy")) or None,
        dialog_intents=tuple(_dialog_intent(entry) for entry in _named(dialog.get("intents"))),
        prompts=tuple(_prompt(entry) for entry in _named(model.get("prompts"), key="id")),
    )


def _intent(entry: Json) -> Intent:
    return Intent(
        name=_text(entry.get("name")),
        slots=tuple(_slot(slot) for slot in _named(entry.get("slots"))),
        samples=_texts(entry.get("samples")),
    )


def _slot(entry: Json) -> Slot:
    return Slot(
        name=_text(entry.get("name")), type=_text(entry.get("type")), samples=_texts(entry.get("samples"))
    )


def _slot_type(entry: Json) -> SlotType:
    return SlotType(
        name=_text(entry.get("name")),
        values=tuple(_slot_values(entry)),
        has_supplier="valueSupplier" in entry,
    )


def _slot_values(entry: Json) -> Iterator[SlotValue]:
    for value in _objects(entry.get("values")):
        name = _object(value.get("name"))
        wording = _text(name.get("value"))
        if wording:
            synonyms = _texts(name.get("synonyms"))
            yield SlotValue(id=_text(value.get("id")) or None, value=wording, synonyms=synonyms)


def _dialog_intent(entry: Json) -> DialogIntent:
    name = _text(entry.get("name"))
    return DialogIntent(
        name=name,
        delegation_strategy=_text(entry.get("delegationStrategy")) or None,
        slots=tuple(_dialog_slot(name, slot) for slot in _named(entry.get("slots"))),
        prompt_uses=tuple(_prompt_uses(name, None, entry)),
    )


def _dialog_slot(intent: str, entry: Json) -> DialogSlot:
    name = _text(entry.get("name"))
    return DialogSlot(
        name=name,
        type=_text(entry.get("type")),
        prompt_uses=tuple(_prompt_uses(intent, name, entry)),
    )


def _prompt_uses(intent: str, slot: str | None, entry: Json) -> Iterator[PromptUse]:
    prompts = _object(entry.get("prompts"))
    for kind in ("elicitation", "confirmation"):
        yield PromptUse(
            intent=intent,
            slot=slot,
            kind=kind,
            is_required=entry.get(f"{kind}Required") is True,
            prompt=_text(prompts.get(kind)) or None,
        )
    for validation in _objects(entry.get("validations")):
        prompt = _text(validation.get("prompt")) or None
        yield PromptUse(intent=intent, slot=slot, kind="validation", is_required=False, prompt=prompt)


def _prompt(entry: Json) -> Prompt:
    variations = _objects(entry.get("variations"))
    return Prompt(
        id=_text(entry.get("id")),
        variations=tuple(_text(variation.get("value")) for variation in variations),
    )


def _named(value: object, *, key: str = "name") -> Iterator[Json]:
    return (entry for entry in _objects(value) if _text(entry.get(key)))


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _objects(value: object) -> Iterator[Json]:
    return (entry for entry in _list(value) if isinstance(entry, dict))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(entry for entry in _list(value) if isinstance(entry, str))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
