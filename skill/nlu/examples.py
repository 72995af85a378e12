"""Everything the model shows of how its intents are asked for, as examples for near misses."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from skill.interaction_model.model import Intent, InteractionModel
from skill.nlu.builtin_intents import BuiltInIntents
from skill.nlu.elsewhere import BACKGROUND, requests
from skill.nlu.near import STOPS, Example
from skill.nlu.slots import content
from skill.nlu.spoken_dates import date_at
from skill.nlu.templates import SLOT
from skill.nlu.words import normalise, tokens

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
"""A bare value is an example too where a sample is nothing but its slot; there are very many of them."""


def examples(model: InteractionModel, built_ins: BuiltInIntents) -> Iterator[Example]:
    choices = dict(VALUES)
    for slot_type in model.types.values():
        choices[slot_type.name] = tuple(phrase for value in slot_type.values for phrase in value.phrases)
    for intent in model.intents.values():
        yield from _of_intent(intent, built_ins.phrases.get(intent.name, intent.samples), choices)
    for request in requests():
        words = request.split()
        is_dated = any(date_at(words, start, ANY_DAY) for start in range(len(words)))
        yield Example(BACKGROUND, _stems(request), frozenset({DATE}) if is_dated else frozenset())


def members(model: InteractionModel) -> dict[str, frozenset[str]]:
    """The words of weight in each custom type's values."""
    return {
        slot_type.name: frozenset(
            stem for value in slot_type.values for phrase in value.phrases for stem in content(phrase)
        )
        - STOPS
        for slot_type in model.types.values()
    }


def _of_intent(
    intent: Intent, samples: Iterable[str], choices: Mapping[str, Sequence[str]]
) -> Iterator[Example]:
    types = {slot.name: slot.type for slot in intent.slots}
    for sample in dict.fromkeys(samples):
        heard = frozenset(types[name] for name in SLOT.findall(sample))
        if SLOT.fullmatch(sample):
            for phrase in choices.get(next(iter(heard)), ()):
                yield Example(intent.name, _stems(phrase), heard, VALUE_WEIGHT)
        else:
            yield Example(intent.name, _stems(_spoken(sample, types, choices)), heard)


def _spoken(sample: str, types: Mapping[str, str], choices: Mapping[str, Sequence[str]]) -> str:
    """A sample with a value in each slot; which one depends on the sample's own words."""

    def value(slot: re.Match[str]) -> str:
        values = choices.get(types[slot[1]]) or ("",)
        return values[zlib.crc32(sample.encode()) % len(values)]

    return SLOT.sub(value, sample)


def _stems(text: str) -> tuple[str, ...]:
    return tuple(token.stem for token in tokens(normalise(text)))
