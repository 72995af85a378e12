"""Filling an intent's slots from what was said, whether a sample fitted word for word or nearly."""

from collections.abc import Iterable, Mapping
from datetime import date

from skill.interaction_model.model import SEARCH_QUERY, Intent, InteractionModel, Slot
from skill.nlu.slots import SlotFinder, Spot
from skill.nlu.templates import SLOT
from skill.nlu.utterance import HeardSlot, Said
from skill.nlu.words import normalise, tokens

SURE_ENOUGH = 0.85
"""How well a value must fit to be sent; one that fits less may still hint at the intent."""


class Filler:
    def __init__(self, model: InteractionModel) -> None:
        self._finder = SlotFinder(model)
        self._openings = {
            (intent.name, slot.name): _openings(slot, (*intent.samples, *slot.samples))
            for intent in model.intents.values()
            for slot in intent.slots
            if slot.type == SEARCH_QUERY
        }

    def listen(self, text: str, today: date) -> Said:
        words, said = tuple(text.split()), tuple(tokens(text))
        return Said(text=text, words=words, tokens=said, spots=self._finder.find(words, said, today))

    def exactly(self, said: Said, intent: Intent, texts: Mapping[str, str]) -> dict[str, HeardSlot]:
        """The slots of a sample that fitted: the words of each are known."""
        filled = ((slot, texts[slot.name]) for slot in intent.slots if slot.name in texts)
        return {slot.name: self.value(said, slot, text) for slot, text in filled}

    def value(self, said: Said, slot: Slot, text: str) -> HeardSlot:
        """One slot whose words are known; a value the model has not got is kept as it was said."""
        for spot in said.spots.get(slot.type, ()):
            if spot.is_exact and f" {text}".endswith(" " + " ".join(said.words[spot.start : spot.end])):
                return _heard(slot, spot)
        return HeardSlot(
            name=slot.name, type=slot.type, value=text, matches=self._finder.resolve(slot.type, text)
        )

    def nearly(self, said: Said, intent: Intent) -> dict[str, HeardSlot]:
        """Whatever values of the intent's types were said, each word used once."""
        filled: dict[str, HeardSlot] = {}
        taken: set[int] = set()
        for slot in intent.slots:
            if slot.type == SEARCH_QUERY:
                rest = self.after_opening(said, intent.name, slot)
                if rest:
                    filled[slot.name] = HeardSlot(name=slot.name, type=slot.type, value=rest)
                continue
            spot = _free(said.spots.get(slot.type, ()), taken)
            if spot is not None:
                filled[slot.name] = _heard(slot, spot)
                taken |= spot.places
        return filled

    def after_opening(self, said: Said, intent: str, slot: Slot) -> str | None:
        """The free text after the longest opening of a sample ("tell my coach that") heard anywhere."""
        stems = [token.stem for token in said.tokens]
        for opening in self._openings.get((intent, slot.name), ()):
            for first in range(len(stems) - len(opening)):
                if tuple(stems[first : first + len(opening)]) == opening:
                    return " ".join(said.words[said.tokens[first + len(opening) - 1].end :])
        return None


def _openings(slot: Slot, samples: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """What the samples say before the free text, longest first."""
    found = {
        tuple(token.stem for token in tokens(normalise(SLOT.split(sample)[0])))
        for sample in samples
        if sample.rstrip().endswith(f"{{{slot.name}}}")
    }
    return tuple(sorted((opening for opening in found if opening), key=lambda each: (-len(each), each)))


def _free(spots: Iterable[Spot], taken: set[int]) -> Spot | None:
    return next((spot for spot in spots if spot.quality >= SURE_ENOUGH and not spot.places & taken), None)


def _heard(slot: Slot, spot: Spot) -> HeardSlot:
    return HeardSlot(name=slot.name, type=slot.type, value=spot.value, matches=spot.matches)
