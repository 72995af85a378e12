"""Rules against wordings that two intents, or an intent and Amazon, would both answer to."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from skill.interaction_model.lint.built_ins import OWNER_OF_PHRASE
from skill.interaction_model.lint.finding import LintFinding
from skill.interaction_model.lint.text import phrases, same_words, slots_in, spoken_words, wordings
from skill.interaction_model.model import SEARCH_QUERY, SLOT_MARK, Intent, InteractionModel

ALLOWED: Mapping[str, str] = tomllib.loads(
    Path(__file__).with_name("overlaps.toml").read_text(encoding="utf-8")
)
"""Intents whose carriers may begin samples of other intents, each with the reason."""


def check(model: InteractionModel) -> Iterator[LintFinding]:
    yield from _repeated_samples(model)
    yield from _ambiguous_samples(model)
    for intent in model.declared_intents:
        for text in intent.samples:
            owner = OWNER_OF_PHRASE.get(same_words(text), intent.name)
            if owner != intent.name:
                message = f"this is how people say {owner}"
                yield LintFinding("steals-built-in", message, intent=intent.name, sample=text)
    yield from _values_alone(model)
    yield from _overlaps(model)


def _overlaps(model: InteractionModel) -> Iterator[LintFinding]:
    """Free words take in all that follows their carrier, samples of other intents among it."""
    carriers = {
        tuple(SLOT_MARK.split(text)[0].split()): (intent, text)
        for intent in model.declared_intents
        for text in intent.samples
        if intent.name not in ALLOWED and _is_free(intent, text)
    }
    found: dict[tuple[str, str], LintFinding] = {}
    for other in model.declared_intents:
        for text in other.samples:
            words = text.split()
            starts = (tuple(words[:count]) for count in range(1, len(words)))
            for intent, carrier in (carriers[start] for start in starts if start in carriers):
                if intent.name != other.name and not _is_free(other, text):
                    message = f'takes in "{text}" of {other.name}'
                    finding = LintFinding("carrier-overlap", message, intent=intent.name, sample=carrier)
                    found.setdefault((carrier, other.name), finding)
    yield from found.values()


def _is_free(intent: Intent, sample: str) -> bool:
    """Whether a sample ends in a slot for any words."""
    *_, last, rest = ["", *SLOT_MARK.split(sample)]
    return not rest.strip() and intent.type_of(last) == SEARCH_QUERY


def _repeated_samples(model: InteractionModel) -> Iterator[LintFinding]:
    seen: set[tuple[str, str | None, str]] = set()
    for phrase in phrases(model):
        key = (phrase.intent.name, phrase.slot.name if phrase.slot else None, same_words(phrase.text))
        if key in seen:
            message = "the same sample twice"
            yield LintFinding("repeated-sample", message, intent=phrase.intent.name, sample=phrase.text)
        seen.add(key)


def _ambiguous_samples(model: InteractionModel) -> Iterator[LintFinding]:
    """Alexa hears slot types, not slot names: samples that differ in names alone are one sample to it."""
    first: dict[str, tuple[Intent, str]] = {}
    for intent in model.declared_intents:
        for text in intent.samples:
            owner, original = first.setdefault(_as_heard(intent, text), (intent, text))
            if same_words(original) != same_words(text):
                message = f'only slot names tell it from "{original}" of {owner.name}'
                yield LintFinding("ambiguous-sample", message, intent=intent.name, sample=text)
            elif owner.name != intent.name:
                message = f"{owner.name} has this sample too"
                yield LintFinding("ambiguous-sample", message, intent=intent.name, sample=text)


def _as_heard(intent: Intent, sample: str) -> str:
    typed = SLOT_MARK.sub(lambda mark: f"{{{intent.type_of(mark[1]) or mark[1]}}}", sample)
    return same_words(typed)


def _values_alone(model: InteractionModel) -> Iterator[LintFinding]:
    """Where an intent's sample is a slot alone, every wording of that slot's type is a sample too."""
    alone = {
        intent.type_of(slots_in(text)[0]): intent.name
        for intent in model.declared_intents
        for text in intent.samples
        if len(slots_in(text)) == 1 and not spoken_words(text).strip()
    }
    for slot_type, _, text in wordings(model):
        owner = OWNER_OF_PHRASE.get(same_words(text))
        if owner and slot_type.name in alone:
            message = f"as a value of {slot_type.name}, alone in a sample, it is heard instead of {owner}"
            yield LintFinding("value-steals-built-in", message, intent=alone[slot_type.name], sample=text)
