"""The answer to a question: what was said is tried first as a value of the slot that was asked for."""

import re
from collections.abc import Iterator

from skill.dialogue.free_words import FREE_WORDS
from skill.interaction_model.model import SEARCH_QUERY, SLOT_MARK, Intent, IntentSlot, InteractionModel
from skill.nlu.filling import SlotFiller, recognised_slot
from skill.nlu.slots import WORD_FOR_WORD
from skill.nlu.templates import Templates
from skill.nlu.utterance import Expecting, Recognised, RecognisedSlot, Utterance
from skill.nlu.words import normalise

CLEARLY_ELSE = 0.7
"""How well another intent must fit to win over a value that the model does not know."""

NAMES_SOMETHING = 0.5
"""How well an intent with a value of its own must fit to win over an answer, which may be any words."""

CERTAINLY_ELSE = 0.95
"""The same where a value that was asked for was said in passing."""


class AnswerRecogniser:
    """Knows the samples of every slot that may be asked for."""

    def __init__(self, model: InteractionModel, filler: SlotFiller) -> None:
        self._model = model
        self._filler = filler
        self._templates = {
            (intent.name, slot.name): Templates([_asked(intent, slot)])
            for intent in model.intents.values()
            for slot in intent.slots
            if slot.samples
        }

    def certain(self, utterance: Utterance, expecting: Expecting) -> Recognised | None:
        """An answer that nothing else can be: a sample of the slot, or a value and no word beside it."""
        intent, slot = self._wanted(expecting)
        if slot.type == SEARCH_QUERY:
            return self._free_text(utterance, intent, slot)
        for texts in self._matches(utterance, intent, slot):
            return self._with_others(utterance, intent, self._filler.value(utterance, slot, texts[slot.name]))
        return None if slot.type in WORD_FOR_WORD else self._whole_value(utterance, intent, slot)

    def likely(self, utterance: Utterance, expecting: Expecting, otherwise: Recognised) -> Recognised:
        """What is left: a value among other words, or words that are no value, unless another intent fits."""
        intent, slot = self._wanted(expecting)
        if otherwise.intent == intent.name and (slot.name in otherwise.slots or _is_put_right(otherwise)):
            return otherwise
        if slot.type in WORD_FOR_WORD and _names_something(otherwise):
            return otherwise
        values = utterance.values(slot.type)
        if otherwise.intent != intent.name and otherwise.score >= (
            CERTAINLY_ELSE if values else CLEARLY_ELSE
        ):
            return otherwise
        if values and slot.type not in WORD_FOR_WORD:
            filled = self._filler.nearly(utterance, Intent(name=intent.name, slots=(slot,)))
            if slot.name in filled:
                return self._with_others(utterance, intent, filled[slot.name])
        if slot.type not in self._model.types or not utterance.words:
            return otherwise
        value = RecognisedSlot(name=slot.name, type=slot.type, value=self._bare(utterance, slot))
        return self._with_others(utterance, intent, value)

    def _wanted(self, expecting: Expecting) -> tuple[Intent, IntentSlot]:
        intent = self._model.intents[expecting.intent]
        slot = intent.slot(expecting.slot)
        if slot is None:
            raise KeyError(f"{expecting.intent} has no slot {expecting.slot}")
        return intent, slot

    def _matches(self, utterance: Utterance, intent: Intent, slot: IntentSlot) -> Iterator[dict[str, str]]:
        templates = self._templates.get((intent.name, slot.name))
        samples = templates.find(utterance) if templates else ()
        return (dict(sample.slots) for sample in samples if slot.name in sample.slots)

    def _free_text(self, utterance: Utterance, intent: Intent, slot: IntentSlot) -> Recognised:
        text = next(self._matches(utterance, intent, slot), {}).get(slot.name)
        rest = text or self._filler.after_opening(utterance, intent.name, slot) or utterance.text
        filled = RecognisedSlot(name=slot.name, type=slot.type, value=rest)
        return Recognised(intent=intent.name, slots={slot.name: filled})

    def _whole_value(self, utterance: Utterance, intent: Intent, slot: IntentSlot) -> Recognised | None:
        """A value is the whole answer when there is no content beside it."""
        for match in utterance.values(slot.type):
            if utterance.content <= match.places:
                return self._with_others(utterance, intent, recognised_slot(slot, match))
        return None

    def _with_others(self, utterance: Utterance, intent: Intent, value: RecognisedSlot) -> Recognised:
        """The other slots of the intent may be in the same breath: "the tap, in the kitchen"."""
        others = Intent(
            name=intent.name,
            slots=tuple(
                slot for slot in intent.slots if slot.name != value.name and slot.type != SEARCH_QUERY
            ),
        )
        used = set(value.value.split())
        beside = {
            name: slot
            for name, slot in self._filler.nearly(utterance, others).items()
            if not set(slot.value.split()) & used
        }
        return Recognised(intent=intent.name, slots={value.name: value, **beside})

    def _bare(self, utterance: Utterance, slot: IntentSlot) -> str:
        """An unknown value without the words that lead to it in the slot's samples: "it's the ..."."""
        openings = sorted(
            (normalise(SLOT_MARK.split(sample)[0]) for sample in slot.samples), key=len, reverse=True
        )
        for opening in openings:
            rest = re.sub(rf"^{re.escape(opening)} ", "", utterance.trimmed) if opening else utterance.trimmed
            if rest != utterance.trimmed:
                return rest
        return utterance.trimmed


def _names_something(recognised: Recognised) -> bool:
    is_free = recognised.intent in FREE_WORDS
    return bool(recognised.slots) and not is_free and recognised.score >= NAMES_SOMETHING


def _is_put_right(recognised: Recognised) -> bool:
    """Whether another slot was filled by a sample, word for word: "no, it's the bathroom"."""
    return bool(recognised.slots) and recognised.score == 1.0


def _asked(intent: Intent, slot: IntentSlot) -> Intent:
    """The intent as it is while one of its slots is asked for."""
    return Intent(name=intent.name, slots=intent.slots, samples=slot.samples)
