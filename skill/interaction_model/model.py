"""The interaction model as typed data, read from Amazon's JSON: intents, slots, types and dialogue."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from skill.errors import ConfigurationError

SEARCH_QUERY = "AMAZON.SearchQuery"
SOURCE = Path(__file__).parent.parent.parent / "interaction_models" / "en-GB.json"
"""What every English locale is taught."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """`samples` are what may be said when this one slot has been asked for."""

    name: str
    type: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    name: str
    slots: tuple[Slot, ...] = ()
    samples: tuple[str, ...] = ()

    def slot(self, name: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a custom type; `id` is what the skill works with, the rest is what people say."""

    id: str
    name: str
    synonyms: tuple[str, ...] = ()

    @property
    def phrases(self) -> tuple[str, ...]:
        return (self.name, *self.synonyms)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotType:
    name: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogIntent:
    """What the `dialog` section says of an intent: `elicited` maps its slots to their prompt ids."""

    name: str
    delegation_strategy: str | None
    elicited: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionModel:
    invocation_name: str
    intents: Mapping[str, Intent]
    types: Mapping[str, SlotType]
    dialog: Mapping[str, DialogIntent] = field(default_factory=dict)

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
        model = document["interactionModel"]
        language = model["languageModel"]
        return cls(
            invocation_name=language["invocationName"],
            intents={entry["name"]: _intent(entry) for entry in language["intents"]},
            types={entry["name"]: _slot_type(entry) for entry in language.get("types", ())},
            dialog={entry["name"]: _dialog(entry) for entry in model.get("dialog", {}).get("intents", ())},
        )


def _intent(entry: Mapping[str, Any]) -> Intent:
    slots = tuple(
        Slot(name=slot["name"], type=slot["type"], samples=tuple(slot.get("samples", ())))
        for slot in entry.get("slots", ())
    )
    return Intent(name=entry["name"], slots=slots, samples=tuple(entry.get("samples", ())))


def _slot_type(entry: Mapping[str, Any]) -> SlotType:
    return SlotType(name=entry["name"], values=tuple(_value(value) for value in entry.get("values", ())))


def _value(entry: Mapping[str, Any]) -> Value:
    name = entry["name"]["value"]
    return Value(id=entry.get("id", name), name=name, synonyms=tuple(entry["name"].get("synonyms", ())))


def _dialog(entry: Mapping[str, Any]) -> DialogIntent:
    return DialogIntent(
        name=entry["name"],
        delegation_strategy=entry.get("delegationStrategy"),
        elicited={
            slot["name"]: slot["prompts"]["elicitation"]
            for slot in entry.get("slots", ())
            if slot.get("elicitationRequired") and "elicitation" in slot.get("prompts", {})
        },
    )
