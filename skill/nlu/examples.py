"""What the model shows of how people ask for its intents, as examples that the classifier learns from."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from skill.dialogue.free_words import FREE_WORDS
from skill.interaction_model.model import SLOT_MARK, Intent, InteractionModel
from skill.nlu.builtin_intents import BuiltInIntents
from skill.nlu.classifier import Example
from skill.nlu.out_of_scope import OUT_OF_SCOPE, requests
from skill.nlu.slots import content
from skill.nlu.spoken_dates import date_at
from skill.nlu.words import STOP_STEMS, normalise, tokens

DATE = "AMAZON.DATE"
ANY_DAY = date(2026, 1, 1)
VALUES: Mapping[str, Sequence[str]] = {
    DATE: ("friday", "tomorrow", "this weekend", "next week", "last month", "the fourth of december"),
    "AMAZON.NUMBER": ("four", "three", "four eight two nine one six", "six one one eight four two"),
    "AMAZON.FOUR_DIGIT_NUMBER": ("two five eight nought", "one two three four", "seven seven one nine"),
    "AMAZON.Ordinal": ("first", "second", "third"),
    "AMAZON.SearchQuery": ("i won't be in", "the keys are found", "thank you for your help", "i got the job"),
}
"""What stands in a sample for a slot of Amazon's types."""

VALUE_WEIGHT = 0.1
"""How much a bare value counts where a sample is nothing but its slot: there are very many of them."""


def examples(model: InteractionModel, built_ins: BuiltInIntents) -> Iterator[Example]:
    choices = dict(VALUES)
    for slot_type in model.types.values():
        choices[slot_type.name] = tuple(phrase for value in slot_type.values for phrase in value.phrases)
    for intent in model.intents.values():
        if intent.name in FREE_WORDS:
            continue
        yield from _of_intent(intent, built_ins.phrases.get(intent.name, intent.samples), choices)
    for request in requests():
        words = request.split()
        is_dated = any(date_at(words, start, ANY_DAY) for start in range(len(words)))
        yield Example(OUT_OF_SCOPE, _stems(request), frozenset({DATE}) if is_dated else frozenset())


def members(model: InteractionModel) -> dict[str, frozenset[str]]:
    """The words with meaning in each custom type's values."""
    return {
        slot_type.name: frozenset(
            stem for value in slot_type.values for phrase in value.phrases for stem in content(phrase)
        )
        - STOP_STEMS
        for slot_type in model.types.values()
    }


def _of_intent(
    intent: Intent, samples: Iterable[str], choices: Mapping[str, Sequence[str]]
) -> Iterator[Example]:
    types = {slot.name: slot.type for slot in intent.slots}
    for sample in dict.fromkeys(samples):
        found = frozenset(types[name] for name in SLOT_MARK.findall(sample))
        if SLOT_MARK.fullmatch(sample):
            for phrase in choices.get(next(iter(found)), ()):
                yield Example(intent.name, _stems(phrase), found, VALUE_WEIGHT)
        else:
            yield Example(intent.name, _stems(_spoken(sample, types, choices)), found)


def _spoken(sample: str, types: Mapping[str, str], choices: Mapping[str, Sequence[str]]) -> str:
    """A sample with a value in each slot; which one depends on the sample's own words."""

    def value(slot: re.Match[str]) -> str:
        values = choices.get(types[slot[1]]) or ("",)
        return values[zlib.crc32(sample.encode()) % len(values)]

    return SLOT_MARK.sub(value, sample)


def _stems(text: str) -> tuple[str, ...]:
    return tuple(token.stem for token in tokens(normalise(text)))
