"""Filling an intent's slots from what was said, whether a sample fitted word for word or nearly."""

from collections.abc import Iterable, Mapping
from datetime import date

from skill.interaction_model.model import SEARCH_QUERY, SLOT_MARK, Intent, IntentSlot, InteractionModel
from skill.nlu.slots import SlotFinder
from skill.nlu.utterance import RecognisedSlot, SlotMatch, Utterance
from skill.nlu.words import normalise, tokens

SURE_ENOUGH = 0.85
"""How well a value must fit to be sent; one that fits less may still hint at the intent."""


class SlotFiller:
    def __init__(self, model: InteractionModel) -> None:
        self._finder = SlotFinder(model)
        self._openings = {
            (intent.name, slot.name): _openings(slot, (*intent.samples, *slot.samples))
            for intent in model.intents.values()
            for slot in intent.slots
            if slot.type == SEARCH_QUERY
        }

    def take_apart(self, text: str, today: date) -> Utterance:
        """A normalised text with the values that are in it; dates count from `today`."""
        words, compared = tuple(text.split()), tuple(tokens(text))
        found = self._finder.find(words, compared, today)
        return Utterance(text=text, words=words, tokens=compared, slot_matches=found)

    def exactly(
        self, utterance: Utterance, intent: Intent, texts: Mapping[str, str]
    ) -> dict[str, RecognisedSlot]:
        """The slots of a sample that fitted: the words of each are known."""
        filled = ((slot, texts[slot.name]) for slot in intent.slots if slot.name in texts)
        return {slot.name: self.value(utterance, slot, text) for slot, text in filled}

    def value(self, utterance: Utterance, slot: IntentSlot, text: str) -> RecognisedSlot:
        """One slot whose words are known; a value that the model does not have is kept as it was said."""
        for match in utterance.values(slot.type):
            if match.is_exact and f" {text}".endswith(
                " " + " ".join(utterance.words[match.start : match.end])
            ):
                return recognised_slot(slot, match)
        return RecognisedSlot(
            name=slot.name, type=slot.type, value=text, matches=self._finder.resolve(slot.type, text)
        )

    def nearly(self, utterance: Utterance, intent: Intent) -> dict[str, RecognisedSlot]:
        """The values of the intent's types that were said, each word used once."""
        filled: dict[str, RecognisedSlot] = {}
        taken: set[int] = set()
        for slot in intent.slots:
            if slot.type == SEARCH_QUERY:
                rest = self.after_opening(utterance, intent.name, slot)
                if rest:
                    filled[slot.name] = RecognisedSlot(name=slot.name, type=slot.type, value=rest)
                continue
            match = _free(utterance.values(slot.type), taken)
            if match is not None:
                filled[slot.name] = recognised_slot(slot, match)
                taken |= match.places
        return filled

    def after_opening(self, utterance: Utterance, intent: str, slot: IntentSlot) -> str | None:
        """The free text after the longest opening of a sample ("tell my coach that") said anywhere."""
        stems = utterance.stems
        for opening in self._openings.get((intent, slot.name), ()):
            for first in range(len(stems) - len(opening)):
                if tuple(stems[first : first + len(opening)]) == opening:
                    return " ".join(utterance.words[utterance.tokens[first + len(opening) - 1].end :])
        return None


def _openings(slot: IntentSlot, samples: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """What the samples say before the free text, longest first."""
    found = {
        tuple(token.stem for token in tokens(normalise(SLOT_MARK.split(sample)[0])))
        for sample in samples
        if sample.rstrip().endswith(f"{{{slot.name}}}")
    }
    return tuple(sorted((opening for opening in found if opening), key=lambda each: (-len(each), each)))


def _free(found: Iterable[SlotMatch], taken: set[int]) -> SlotMatch | None:
    return next((match for match in found if match.quality >= SURE_ENOUGH and not match.places & taken), None)


def recognised_slot(slot: IntentSlot, match: SlotMatch) -> RecognisedSlot:
    return RecognisedSlot(name=slot.name, type=slot.type, value=match.value, matches=match.resolved)
