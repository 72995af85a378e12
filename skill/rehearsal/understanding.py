"""Understanding without an Echo: from what was said to the intent and slots that Alexa would send."""

import zlib
from collections.abc import Iterator, Mapping
from datetime import date

from skill.rehearsal.builtin_intents import BuiltInIntents
from skill.rehearsal.elicited import Answers
from skill.rehearsal.elsewhere import BACKGROUND, requests
from skill.rehearsal.filling import Filler
from skill.rehearsal.heard import Expecting, Heard, HeardSlot, Said
from skill.rehearsal.model import InteractionModel
from skill.rehearsal.near import STOPS, Example, NearMisses
from skill.rehearsal.slots import Spot, content
from skill.rehearsal.spoken_dates import date_at
from skill.rehearsal.templates import SLOT, Templates
from skill.rehearsal.words import normalise, tokens, without_invocation

__all__ = ["Expecting", "Heard", "HeardSlot", "Understanding"]

LAUNCH = "LaunchRequest"
FALLBACK = "AMAZON.FallbackIntent"
STOP = "AMAZON.StopIntent"
EMERGENCY = "EmergencyIntent"
HAZARD = "Hazard"

THRESHOLD = 0.35
TILT = 2.0
CLEARLY_ELSEWHERE = 0.95
SURE = {1: 0.995, 2: 0.995, 3: 0.95}


class Understanding:
    """Deterministic; built once per model, then asked as often as wanted."""

    def __init__(self, model: InteractionModel) -> None:
        self._model = model
        self._filler = Filler(model)
        self._builtins = BuiltInIntents(model)
        self._answers = Answers(model, self._filler)
        self._templates = Templates(model.intents.values())
        self._near = NearMisses(list(_examples(model, self._builtins)), _members(model))

    def hear(self, utterance: str, *, today: date, expecting: Expecting | None = None) -> Heard:
        text, is_opening = without_invocation(normalise(utterance), self._model.invocation_name)
        if is_opening:
            return Heard(intent=LAUNCH)
        said = self._filler.listen(text, today)
        if expecting is None:
            return self._open(said)
        built_in = self._builtins.find(said.text) or self._builtins.find(said.trimmed)
        danger = self._danger(said)
        if built_in is not None or danger is not None:
            return Heard(intent=built_in) if built_in else danger
        certain = self._answers.certain(said, expecting)
        return certain or self._answers.likely(said, expecting, self._open(said))

    def _open(self, said: Said) -> Heard:
        """What was said when nothing in particular was asked."""
        built_in = self._builtins.find(said.text) or self._builtins.find(said.trimmed)
        if built_in is not None:
            return Heard(intent=built_in)
        return self._danger(said) or self._exact(said) or self._nearly(said)

    def _danger(self, said: Said) -> Heard | None:
        """A value of the model's hazards leads whatever else was said."""
        for spot in said.spots.get(HAZARD, ()):
            if spot.quality >= SURE[min(len(spot.places), 3)] and self._may_be_danger(said, spot):
                return self._heard_nearly(EMERGENCY, said, spot.quality, None)
        return None

    def _may_be_danger(self, said: Said, spot: Spot) -> bool:
        """Titles and questions of fact contain dangerous words too: a single word needs more than that."""
        ranked = dict(self.ranked(said))
        elsewhere = ranked.get(BACKGROUND, 0.0)
        return elsewhere < CLEARLY_ELSEWHERE and (len(spot.places) > 1 or ranked.get(EMERGENCY, 0.0) >= elsewhere)

    def _exact(self, said: Said) -> Heard | None:
        for match in self._templates.find(said):
            intent = self._model.intents[match.intent]
            return Heard(intent=match.intent, slots=self._filler.exactly(said, intent, match.slots))
        return None

    def _nearly(self, said: Said) -> Heard:
        ranked = self.ranked(said)
        if not ranked:
            return Heard(intent=FALLBACK, score=0.0)
        (best, score), second = ranked[0], ranked[1]
        if best == BACKGROUND or score < THRESHOLD:
            return Heard(intent=FALLBACK, score=score if best == BACKGROUND else 0.0, runner_up=ranked[0])
        return self._heard_nearly(best, said, score, second)

    def ranked(self, said: Said) -> list[tuple[str, float]]:
        types = [
            name
            for name, spots in said.spots.items()
            if spots and spots[0].quality > (0.9 if name == HAZARD else 0.8)
        ]
        ranked = self._near.rank([token.stem for token in said.tokens], types) if said.tokens else []
        t = [(i, p * TILT if i == EMERGENCY else p) for i, p in ranked]
        z = sum(p for _, p in t)
        return sorted(((i, p / z) for i, p in t), key=lambda each: (-each[1], each[0]))

    def _heard_nearly(self, name: str, said: Said, score: float, second: tuple[str, float] | None) -> Heard:
        slots = self._filler.nearly(said, self._model.intents[name])
        return Heard(intent=name, slots=slots, score=round(min(score, 1.0), 3), runner_up=second)


BUILT_IN_VALUES = {
    "AMAZON.DATE": (
        "friday",
        "tomorrow",
        "this weekend",
        "next week",
        "last month",
        "the fourth of december",
    ),
    "AMAZON.NUMBER": ("four", "three", "four eight two nine one six", "six one one eight four two"),
    "AMAZON.FOUR_DIGIT_NUMBER": ("two five eight nought", "one two three four", "seven seven one nine"),
    "AMAZON.Ordinal": ("first", "second", "third"),
    "AMAZON.SearchQuery": ("i won't be in", "the keys are found", "thank you for your help", "i got the job"),
}
BARE = 0.1


def _examples(model: InteractionModel, builtins: BuiltInIntents) -> Iterator[Example]:
    for intent in model.intents.values():
        types = {slot.name: slot.type for slot in intent.slots}
        for sample in dict.fromkeys((*intent.samples, *builtins.phrases.get(intent.name, ()))):
            if SLOT.fullmatch(sample):
                values = (
                    model.types[types[SLOT.fullmatch(sample)[1]]].values
                    if types[SLOT.fullmatch(sample)[1]] in model.types
                    else ()
                )
                for v in values:
                    for p in v.phrases:
                        yield Example(
                            intent.name, _stems(p), frozenset([types[SLOT.fullmatch(sample)[1]]]), BARE
                        )
            else:
                yield Example(
                    intent.name,
                    _stems(_spoken(sample, types, model)),
                    frozenset(types[n] for n in SLOT.findall(sample)),
                )
    for request in requests():
        words = request.split()
        dated = any(date_at(words, start, date(2026, 1, 1)) for start in range(len(words)))
        yield Example(BACKGROUND, _stems(request), frozenset({"AMAZON.DATE"} if dated else ()))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(token.stem for token in tokens(normalise(text)))


def _spoken(sample: str, types: Mapping[str, str], model: InteractionModel) -> str:
    """A sample with values in its slots, one of many by turns."""

    def value(found) -> str:
        t = types[found[1]]
        options = BUILT_IN_VALUES.get(t) or [p for v in model.types[t].values for p in v.phrases]
        return options[zlib.crc32(sample.encode()) % len(options)]

    return SLOT.sub(value, sample)


def _members(model: InteractionModel) -> dict[str, frozenset[str]]:
    return {
        slot_type.name: frozenset(
            stem for value in slot_type.values for phrase in value.phrases for stem in content(phrase)
        )
        - STOPS
        for slot_type in model.types.values()
    }
