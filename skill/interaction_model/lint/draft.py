"""A model as somebody wrote it: what can be read of it, and never a failure for what cannot.

Parts of the wrong type or without a name are left out here; the shape rule reports them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SLOT_MARK = re.compile(r"\{([^{}]*)\}")


def slots_in(sample: str) -> list[str]:
    return SLOT_MARK.findall(sample)


def spoken_words(sample: str) -> str:
    """What is said besides the slots: "fix my {fault} please" -> "fix my   please"."""
    return SLOT_MARK.sub(" ", sample)


def same_words(text: str) -> str:
    """A key under which wordings that sound alike meet: case and spacing make no difference."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    name: str
    type: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    name: str
    slots: tuple[Slot, ...]
    samples: tuple[str, ...]

    @property
    def is_built_in(self) -> bool:
        return self.name.startswith("AMAZON.")

    def type_of(self, slot_name: str) -> str | None:
        return next((slot.type for slot in self.slots if slot.name == slot_name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One sample utterance: of the intent itself or, with `slot`, an answer to that slot's question."""

    intent: Intent
    slot: Slot | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotValue:
    id: str | None
    value: str
    synonyms: tuple[str, ...]

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.value, *self.synonyms)

    @property
    def label(self) -> str:
        return self.id or self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotType:
    name: str
    values: tuple[SlotValue, ...]
    has_supplier: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptUse:
    """A place in the dialogue that asks: `kind` is elicitation, confirmation or validation."""

    intent: str
    slot: str | None
    kind: str
    is_required: bool
    prompt: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogSlot:
    name: str
    type: str
    prompt_uses: tuple[PromptUse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogIntent:
    name: str
    delegation_strategy: str | None
    slots: tuple[DialogSlot, ...]
    prompt_uses: tuple[PromptUse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    id: str
    variations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    document: object
    invocation_name: str
    intents: tuple[Intent, ...]
    types: tuple[SlotType, ...]
    has_dialog: bool
    delegation_strategy: str | None
    dialog_intents: tuple[DialogIntent, ...]
    prompts: tuple[Prompt, ...]

    @property
    def phrases(self) -> Iterator[Phrase]:
        for intent in self.intents:
            for text in intent.samples:
                yield Phrase(intent=intent, slot=None, text=text)
            for slot in intent.slots:
                for text in slot.samples:
                    yield Phrase(intent=intent, slot=slot, text=text)

    @property
    def wordings(self) -> Iterator[tuple[SlotType, SlotValue, str]]:
        for slot_type in self.types:
            for value in slot_type.values:
                for text in value.wordings:
                    yield slot_type, value, text

    @property
    def prompt_uses(self) -> Iterator[PromptUse]:
        for intent in self.dialog_intents:
            yield from intent.prompt_uses
            for slot in intent.slots:
                yield from slot.prompt_uses

    def intent(self, name: str) -> Intent | None:
        return next((intent for intent in self.intents if intent.name == name), None)
