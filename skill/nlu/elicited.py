"""The answer to a question: what was said is first tried as the slot that was asked for."""

import re
from collections.abc import Iterator

from skill.interaction_model.model import SEARCH_QUERY, Intent, InteractionModel, Slot
from skill.nlu.filling import Filler
from skill.nlu.templates import SLOT, Templates
from skill.nlu.thesaurus import STOP_WORDS
from skill.nlu.utterance import Expecting, Heard, HeardSlot, Said
from skill.nlu.words import normalise, stem

CLEARLY_ELSE = 0.7
"""How well another intent must fit to win over a value that the model does not know."""

CERTAINLY_ELSE = 0.95
"""The same where a value that was asked for was said in passing."""

PRIVATE = frozenset({"AnswerLevelIntent", "LinkHomeIntent", "PinIntent", "UnlinkHomeIntent"})
"""These change what is private: only a value that the model has answers their questions."""

_STOPS = frozenset(stem(word) for word in STOP_WORDS)


class Answers:
    def __init__(self, model: InteractionModel, filler: Filler) -> None:
        self._model = model
        self._filler = filler
        self._templates = {
            (intent.name, slot.name): Templates([_asked(intent, slot)])
            for intent in model.intents.values()
            for slot in intent.slots
            if slot.samples
        }

    def certain(self, said: Said, expecting: Expecting) -> Heard | None:
        """An answer that nothing else can be: a sample of the slot, or a value and no word beside it."""
        intent, slot = self._wanted(expecting)
        if slot.type == SEARCH_QUERY:
            return self._free_text(said, intent, slot)
        for match in self._matches(said, intent, slot):
            return self._with_others(said, intent, self._filler.value(said, slot, match[slot.name]))
        return self._whole_value(said, intent, slot)

    def likely(self, said: Said, expecting: Expecting, otherwise: Heard) -> Heard:
        """What is left: a value among other words, or words that are no value, unless another intent fits."""
        intent, slot = self._wanted(expecting)
        if otherwise.intent == intent.name and (slot.name in otherwise.slots or _is_put_right(otherwise)):
            return otherwise
        values = said.spots.get(slot.type)
        if otherwise.intent != intent.name and otherwise.score >= (
            CERTAINLY_ELSE if values else CLEARLY_ELSE
        ):
            return otherwise
        if values:
            filled = self._filler.nearly(said, Intent(name=intent.name, slots=(slot,)))
            return self._with_others(said, intent, filled[slot.name])
        if slot.type not in self._model.types or not said.tokens or intent.name in PRIVATE:
            return otherwise
        value = HeardSlot(name=slot.name, type=slot.type, value=self._bare(said, slot))
        return self._with_others(said, intent, value)

    def _wanted(self, expecting: Expecting) -> tuple[Intent, Slot]:
        intent = self._model.intents[expecting.intent]
        slot = intent.slot(expecting.slot)
        if slot is None:
            raise KeyError(f"{expecting.intent} has no slot {expecting.slot}")
        return intent, slot

    def _matches(self, said: Said, intent: Intent, slot: Slot) -> Iterator[dict[str, str]]:
        templates = self._templates.get((intent.name, slot.name))
        found = templates.find(said) if templates else ()
        return (dict(match.slots) for match in found if slot.name in match.slots)

    def _free_text(self, said: Said, intent: Intent, slot: Slot) -> Heard:
        text = next(self._matches(said, intent, slot), {}).get(slot.name)
        rest = text or self._filler.after_opening(said, intent.name, slot) or said.text
        return _filled(intent, HeardSlot(name=slot.name, type=slot.type, value=rest))

    def _whole_value(self, said: Said, intent: Intent, slot: Slot) -> Heard | None:
        """A value is the whole answer when no word of weight is left beside it."""
        for spot in said.spots.get(slot.type, ()):
            beside = {token.start for token in said.tokens if token.stem not in _STOPS} - spot.places
            if not beside:
                filled = HeardSlot(name=slot.name, type=slot.type, value=spot.value, matches=spot.matches)
                return self._with_others(said, intent, filled)
        return None

    def _with_others(self, said: Said, intent: Intent, value: HeardSlot) -> Heard:
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
            for name, slot in self._filler.nearly(said, others).items()
            if not set(slot.value.split()) & used
        }
        return Heard(intent=intent.name, slots={value.name: value, **beside})

    def _bare(self, said: Said, slot: Slot) -> str:
        """An unknown value without the words that lead to it in the slot's samples: "it's the ..."."""
        openings = sorted(
            (normalise(SLOT.split(sample)[0]) for sample in slot.samples), key=len, reverse=True
        )
        for opening in openings:
            rest = re.sub(rf"^{re.escape(opening)} ", "", said.trimmed) if opening else said.trimmed
            if rest != said.trimmed:
                return rest
        return said.trimmed


def _is_put_right(heard: Heard) -> bool:
    """Whether another slot was filled by a sample, word for word: "no, it's the bathroom"."""
    return bool(heard.slots) and heard.score == 1.0


def _asked(intent: Intent, slot: Slot) -> Intent:
    """The intent as it is while one of its slots is asked for."""
    return Intent(name=intent.name, slots=intent.slots, samples=slot.samples)


def _filled(intent: Intent, value: HeardSlot) -> Heard:
    return Heard(intent=intent.name, slots={value.name: value})
