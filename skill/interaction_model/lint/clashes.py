"""Rules against wordings that two intents, or an intent and Amazon, would both answer to."""

from collections.abc import Iterator

from skill.interaction_model.lint.built_ins import OWNER_OF_PHRASE
from skill.interaction_model.lint.draft import SLOT_MARK, Draft, Intent, same_words, slots_in, spoken_words
from skill.interaction_model.lint.finding import Problem


def repeated_sample(draft: Draft) -> Iterator[Problem]:
    seen: set[tuple[str, str | None, str]] = set()
    for phrase in draft.phrases:
        slot_name = phrase.slot.name if phrase.slot else None
        key = (phrase.intent.name, slot_name, same_words(phrase.text))
        if key in seen:
            yield Problem(message="the same sample twice", intent=phrase.intent.name, sample=phrase.text)
        seen.add(key)


def ambiguous_sample(draft: Draft) -> Iterator[Problem]:
    """Alexa hears slot types, not slot names: samples that differ in names alone are one sample to it."""
    first: dict[str, tuple[Intent, str]] = {}
    for intent in draft.intents:
        for text in intent.samples:
            owner, original = first.setdefault(_as_heard(intent, text), (intent, text))
            if same_words(original) != same_words(text):
                message = f'only slot names tell it from "{original}" of {owner.name}'
                yield Problem(message=message, intent=intent.name, sample=text)
            elif owner.name != intent.name:
                message = f"{owner.name} has this sample too"
                yield Problem(message=message, intent=intent.name, sample=text)


def steals_built_in(draft: Draft) -> Iterator[Problem]:
    for intent in draft.intents:
        for text in intent.samples:
            owner = OWNER_OF_PHRASE.get(same_words(text), intent.name)
            if owner != intent.name:
                yield Problem(message=f"this is how people say {owner}", intent=intent.name, sample=text)


def value_steals_built_in(draft: Draft) -> Iterator[Problem]:
    """Where an intent's sample is a slot alone, every wording of that slot's type is a sample too."""
    alone = {
        intent.type_of(slots_in(text)[0]): intent.name
        for intent in draft.intents
        for text in intent.samples
        if len(slots_in(text)) == 1 and not spoken_words(text).strip()
    }
    for slot_type, _, text in draft.wordings:
        owner = OWNER_OF_PHRASE.get(same_words(text))
        if owner and slot_type.name in alone:
            message = f"as a value of {slot_type.name}, alone in a sample, it is heard instead of {owner}"
            yield Problem(message=message, intent=alone[slot_type.name], sample=text)


def _as_heard(intent: Intent, sample: str) -> str:
    typed = SLOT_MARK.sub(lambda mark: f"{{{intent.type_of(mark[1]) or mark[1]}}}", sample)
    return same_words(typed)
