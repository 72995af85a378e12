"""What the texts of a model are made of: slots, the words around them, and when two wordings are one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from skill.interaction_model.model import SLOT_MARK, Intent, IntentSlot, InteractionModel, SlotType, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One sample utterance: of the intent itself or, with `slot`, an answer to that slot's question."""

    intent: Intent
    slot: IntentSlot | None
    text: str


def phrases(model: InteractionModel) -> Iterator[Phrase]:
    for intent in model.declared_intents:
        for text in intent.samples:
            yield Phrase(intent=intent, slot=None, text=text)
        for slot in intent.slots:
            for text in slot.samples:
                yield Phrase(intent=intent, slot=slot, text=text)


def wordings(model: InteractionModel) -> Iterator[tuple[SlotType, Value, str]]:
    for slot_type in model.declared_types:
        for value in slot_type.values:
            for text in value.phrases:
                yield slot_type, value, text


def slots_in(sample: str) -> list[str]:
    return SLOT_MARK.findall(sample)


def spoken_words(sample: str) -> str:
    """What is said besides the slots: "fix my {fault} please" -> "fix my   please"."""
    return SLOT_MARK.sub(" ", sample)


def has_stray_brace(sample: str) -> bool:
    return not {*"{}"}.isdisjoint(spoken_words(sample))


def same_words(text: str) -> str:
    """A key under which wordings that sound alike meet: case and spacing make no difference."""
    return tidy(text.casefold())


def tidy(text: str) -> str:
    return " ".join(text.split())


def repeats(texts: Iterable[str]) -> Iterator[str]:
    """Each text that came before, case apart."""
    seen: set[str] = set()
    for text in texts:
        if text.casefold() in seen:
            yield text
        seen.add(text.casefold())
