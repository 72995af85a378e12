"""The interaction model as typed data, read from Amazon's JSON: intents, slots, types, dialog and prompts.

Everything stays in the order of the file, and what is declared twice stays there twice, so that the linter
can find it. `intents` and `types` are the same by name.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from skill.errors import ConfigurationError

BUILT_IN = "AMAZON."
"""What the names of Amazon's own intents and slot types begin with."""

SEARCH_QUERY = "AMAZON.SearchQuery"
WAKE_WORDS = frozenset({"alexa", "amazon", "computer", "echo"})
"""What wakes an Echo."""

SOURCE = Path(__file__).parent.parent.parent / "interaction_models" / "en-GB.json"
"""The model that every English locale is taught."""

SLOT_MARK = re.compile(r"\{([^{}]*)\}")
"""A slot in a sample or a prompt, as in "fix my {fault}"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentSlot:
    """`samples` are what may be said when this one slot has been asked for."""

    name: str
    type: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    name: str
    slots: tuple[IntentSlot, ...] = ()
    samples: tuple[str, ...] = ()

    @property
    def is_built_in(self) -> bool:
        return self.name.startswith(BUILT_IN)

    def slot(self, name: str) -> IntentSlot | None:
        return next((slot for slot in self.slots if slot.name == name), None)

    def type_of(self, slot_name: str) -> str | None:
        slot = self.slot(slot_name)
        return slot.type if slot else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a custom type: what people say for it, and the id that the file gives it, if any."""

    name: str
    synonyms: tuple[str, ...] = ()
    declared_id: str | None = None

    @property
    def id(self) -> str:
        """What the skill works with; Alexa sends the name where there is no id."""
        return self.declared_id or self.name

    @property
    def phrases(self) -> tuple[str, ...]:
        return (self.name, *self.synonyms)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotType:
    """`has_supplier`: its values come from a catalogue outside the model."""

    name: str
    values: tuple[Value, ...] = ()
    has_supplier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptUse:
    """A place in the dialog that may ask something: `kind` is elicitation, confirmation or validation."""

    kind: str
    is_required: bool
    prompt: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogSlot:
    name: str
    type: str
    prompts: tuple[PromptUse, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogIntent:
    name: str
    delegation_strategy: str | None = None
    slots: tuple[DialogSlot, ...] = ()
    prompts: tuple[PromptUse, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialog:
    """Which slots may be asked for, by whom (`delegation_strategy`) and with which prompts."""

    delegation_strategy: str | None = None
    intents: tuple[DialogIntent, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        return frozenset(intent.name for intent in self.intents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    id: str
    variations: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class InteractionModel:
    invocation_name: str
    declared_intents: tuple[Intent, ...]
    declared_types: tuple[SlotType, ...] = ()
    dialog: Dialog = Dialog()
    prompts: tuple[Prompt, ...] = ()

    @cached_property
    def intents(self) -> Mapping[str, Intent]:
        """Of two with one name the first."""
        found: dict[str, Intent] = {}
        for intent in self.declared_intents:
            found.setdefault(intent.name, intent)
        return found

    @cached_property
    def types(self) -> Mapping[str, SlotType]:
        return {slot_type.name: slot_type for slot_type in self.declared_types}

    @classmethod
    def from_file(cls, path: Path) -> "InteractionModel":
        """Raises `ConfigurationError` when the file is missing, is not JSON or has not the model's shape."""
        try:
            return cls.from_document(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
            raise ConfigurationError(
                f"cannot read the interaction model {path.name}: {problem!r}"
            ) from problem

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "InteractionModel":
        """Raises `KeyError`, `TypeError` or `AttributeError` when the document has not the model's shape."""
        model = document["interactionModel"]
        language = model["languageModel"]
        dialog = model.get("dialog", {})
        return cls(
            invocation_name=language["invocationName"],
            declared_intents=tuple(map(_intent, language["intents"])),
            declared_types=tuple(map(_slot_type, language.get("types", ()))),
            dialog=Dialog(
                delegation_strategy=dialog.get("delegationStrategy"),
                intents=tuple(map(_dialog_intent, dialog.get("intents", ()))),
            ),
            prompts=tuple(map(_prompt, model.get("prompts", ()))),
        )


def _intent(entry: Mapping[str, Any]) -> Intent:
    slots = tuple(
        IntentSlot(name=slot["name"], type=slot["type"], samples=tuple(slot.get("samples", ())))
        for slot in entry.get("slots", ())
    )
    return Intent(name=entry["name"], slots=slots, samples=tuple(entry.get("samples", ())))


def _slot_type(entry: Mapping[str, Any]) -> SlotType:
    return SlotType(
        name=entry["name"],
        values=tuple(
            Value(
                name=value["name"]["value"],
                synonyms=tuple(value["name"].get("synonyms", ())),
                declared_id=value.get("id"),
            )
            for value in entry.get("values", ())
        ),
        has_supplier="valueSupplier" in entry,
    )


def _dialog_intent(entry: Mapping[str, Any]) -> DialogIntent:
    return DialogIntent(
        name=entry["name"],
        delegation_strategy=entry.get("delegationStrategy"),
        slots=tuple(
            DialogSlot(name=slot["name"], type=slot["type"], prompts=tuple(_prompt_uses(slot)))
            for slot in entry.get("slots", ())
        ),
        prompts=tuple(_prompt_uses(entry)),
    )


def _prompt_uses(entry: Mapping[str, Any]) -> Iterator[PromptUse]:
    prompts = entry.get("prompts", {})
    for kind in ("elicitation", "confirmation"):
        yield PromptUse(kind=kind, is_required=entry.get(f"{kind}Required", False), prompt=prompts.get(kind))
    for validation in entry.get("validations", ()):
        yield PromptUse(kind="validation", is_required=False, prompt=validation["prompt"])


def _prompt(entry: Mapping[str, Any]) -> Prompt:
    return Prompt(id=entry["id"], variations=tuple(each["value"] for each in entry["variations"]))
