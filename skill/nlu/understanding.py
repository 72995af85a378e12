"""Understanding without an Echo: from what was said to the intent and slots that Alexa would send."""

from datetime import date
from functools import cache, cached_property
from pathlib import Path

from rapidfuzz import fuzz

from skill.interaction_model.model import SLOT_MARK, InteractionModel
from skill.nlu.answers import PRIVATE, AnswerRecogniser
from skill.nlu.builtin_intents import BuiltInIntents
from skill.nlu.classifier import IntentClassifier, shares
from skill.nlu.examples import examples, members
from skill.nlu.filling import SlotFiller
from skill.nlu.out_of_scope import OPENERS, OUT_OF_SCOPE
from skill.nlu.templates import Templates
from skill.nlu.utterance import Expecting, Recognised, SlotMatch, Utterance
from skill.nlu.words import normalise, without_invocation

LAUNCH = "LaunchRequest"
FALLBACK = "AMAZON.FallbackIntent"
EMERGENCY = "EmergencyIntent"
WHO_TO_RING = "WhoToRingIntent"
HAZARD = "Hazard"
ROOM = "Room"
NUMBER = "AMAZON.NUMBER"

LIKELY = 0.35
"""Below this share of likelihood nothing was understood."""

SLIPS = {"ReportRepairIntent": 0.15, "PayRentIntent": 0.15, EMERGENCY: 0.3}
"""These lead to something being done: how likely it may be at most that the words are for another skill."""

SURE_OF_PRIVATE = 0.75
"""How likely an intent that changes privacy must be when no sample of it was said."""

NEARLY_A_SAMPLE = 90
"""How alike, in hundredths, a cry for help that names no danger must be to one of the model's samples."""

DANGER_FIRST = 2.0
"""In doubt it is an emergency: its likelihood counts this many times."""

CLEARLY_DANGER = 0.8
CLEARLY_ELSEWHERE = 0.95
HARDLY_ELSEWHERE = 0.05
CLEARLY_A_VALUE = 0.95
"""How sure it must be that a title or a general question only mentions a danger."""

SURE_BY_WORDS = {1: 0.995, 2: 0.995, 3: 0.9}
"""How well a hazard must fit to lead, by its words: from three on, others may stand between them."""

HINTS_BY_TYPE = {HAZARD: 0.9}
HINT = 0.8
"""How well a value must fit to speak for the intents that have its type."""


class Understanding:
    """Deterministic; made once for a model, then asked as often as wanted."""

    def __init__(self, model: InteractionModel) -> None:
        self._model = model
        self._filler = SlotFiller(model)
        self._built_ins = BuiltInIntents(model)
        self._answers = AnswerRecogniser(model, self._filler)
        self._templates = Templates(model.intents.values())
        self._cries = _samples_without_slots(model, EMERGENCY)
        self._bare_types = _bare_types(model)

    @cached_property
    def _classifier(self) -> IntentClassifier:
        """Taught when it is first needed: the model's own words do not need it."""
        return IntentClassifier(list(examples(self._model, self._built_ins)), members(self._model))

    def recognise(self, words: str, *, today: date, expecting: Expecting | None = None) -> Recognised:
        """Dates count from `today`; `expecting` is the slot that the skill has just asked for.

        Raises `KeyError` when the model has no such slot.
        """
        text, is_opening = without_invocation(normalise(words), self._model.invocation_name)
        if is_opening:
            return Recognised(intent=LAUNCH)
        utterance = self._filler.take_apart(text, today)
        leading = self._built_in(utterance) or self._danger(utterance)
        if leading is not None:
            return leading
        if expecting is None:
            return self._unasked(utterance)
        return self._answers.certain(utterance, expecting) or self._answers.likely(
            utterance, expecting, self._unasked(utterance)
        )

    def runner_up(self, words: str, recognised: Recognised, *, today: date) -> tuple[str, float] | None:
        """The next likeliest intent and its share; for the words of a sample it takes a while."""
        if recognised.runner_up is not None:
            return recognised.runner_up
        text, _ = without_invocation(normalise(words), self._model.invocation_name)
        ranked = self._ranked(self._filler.take_apart(text, today))
        named = ((_public(name), round(share, 3)) for name, share in ranked)
        return next((each for each in named if each[0] != recognised.intent), None)

    def _unasked(self, utterance: Utterance) -> Recognised:
        """What was said when nothing in particular was asked."""
        return self._exact(utterance) or self._nearly(utterance)

    def _built_in(self, utterance: Utterance) -> Recognised | None:
        found = self._built_ins.find(utterance.text) or self._built_ins.find(utterance.trimmed)
        return Recognised(intent=found) if found else None

    def _danger(self, utterance: Utterance) -> Recognised | None:
        """A value of the model's hazards leads, whatever else was said."""
        is_other = _asks_for_a_title(utterance) or self._asks_whom_to_ring(utterance)
        hazards = () if is_other else utterance.values(HAZARD)
        for hazard in hazards:
            is_sure = hazard.quality >= SURE_BY_WORDS[min(len(hazard.places), 3)]
            if is_sure and self._is_meant(utterance, hazard) and not self._is_literal(utterance, hazard):
                return self._filled(EMERGENCY, utterance, hazard.quality, None)
        return None

    def _asks_whom_to_ring(self, utterance: Utterance) -> bool:
        """In a sample's very words: "is there a helpline for domestic violence"."""
        return any(sample.intent == WHO_TO_RING for sample in self._templates.find(utterance)[:1])

    def _is_meant(self, utterance: Utterance, hazard: SlotMatch) -> bool:
        """Whether dangerous words are the matter, not a part of "fire door", of a title or of a question."""
        if utterance.content and utterance.content <= hazard.places:
            return True
        content = (utterance.content & hazard.places) - _room_places(utterance)
        likelihood = dict(self._ranked(utterance))
        danger, elsewhere = likelihood.get(EMERGENCY, 0.0), likelihood[OUT_OF_SCOPE]
        if len(hazard.places) < 3 and not utterance.content & hazard.places and danger < LIKELY:
            return False
        is_slight = len(content) < 2 or not hazard.is_exact
        if _is_part_of_another(utterance, content, is_slight):
            return danger >= CLEARLY_DANGER
        is_ours = len(hazard.places) > 1 or danger >= elsewhere or elsewhere < HARDLY_ELSEWHERE
        return elsewhere < CLEARLY_ELSEWHERE and is_ours

    def _is_literal(self, utterance: Utterance, hazard: SlotMatch) -> bool:
        """Whether the words are another intent's own, outside its slots: "I've fallen behind"."""
        words = {utterance.words[place] for place in hazard.places}
        return any(
            sample.intent != EMERGENCY and not words <= set(" ".join(sample.slots.values()).split())
            for sample in self._templates.find(utterance)[:1]
        )

    def _exact(self, utterance: Utterance) -> Recognised | None:
        for sample in self._templates.find(utterance):
            slots = self._filler.exactly(utterance, self._model.intents[sample.intent], sample.slots)
            return Recognised(intent=sample.intent, slots=slots)
        return None

    def _nearly(self, utterance: Utterance) -> Recognised:
        if _asks_for_a_title(utterance):
            return Recognised(intent=FALLBACK)
        if not utterance.tokens or _is_only_a_number(utterance):
            return Recognised(intent=FALLBACK, score=0.0)
        ranked = [each for each in self._ranked(utterance) if each[0] != EMERGENCY or self._is_cry(utterance)]
        (best, score), second = ranked[0], ranked[1]
        if best == OUT_OF_SCOPE:
            familiar = self._classifier.familiar(utterance.stems)
            return Recognised(intent=FALLBACK, score=round(score * familiar, 3), runner_up=second)
        is_unsure = score < (SURE_OF_PRIVATE if best in PRIVATE else LIKELY)
        if is_unsure or dict(ranked)[OUT_OF_SCOPE] > SLIPS.get(best, 1.0):
            return Recognised(intent=FALLBACK, score=0.0, runner_up=(best, score))
        return self._filled(self._bare(utterance, best), utterance, score, (_public(second[0]), second[1]))

    def _ranked(self, utterance: Utterance) -> list[tuple[str, float]]:
        hints = [
            name
            for name, found in utterance.slot_matches.items()
            if found and found[0].quality > HINTS_BY_TYPE.get(name, HINT)
        ]
        ranked = self._classifier.rank(utterance.stems, hints)
        return shares({name: share * (DANGER_FIRST if name == EMERGENCY else 1.0) for name, share in ranked})

    def _is_cry(self, utterance: Utterance) -> bool:
        """Whether a danger was named, or help was called for almost as in a sample."""
        if self._filler.nearly(utterance, self._model.intents[EMERGENCY]):
            return True
        return any(fuzz.ratio(utterance.text, cry) >= NEARLY_A_SAMPLE for cry in self._cries)

    def _bare(self, utterance: Utterance, best: str) -> str:
        """A value without other content is for the intent that has a sample of nothing but that value."""
        for slot in self._model.intents[best].slots:
            for match in utterance.values(slot.type):
                if slot.type in self._bare_types and match.is_exact and utterance.content <= match.places:
                    return self._bare_types[slot.type]
        return best

    def _filled(
        self, name: str, utterance: Utterance, score: float, second: tuple[str, float] | None
    ) -> Recognised:
        slots = self._filler.nearly(utterance, self._model.intents[name])
        return Recognised(intent=name, slots=slots, score=round(score, 3), runner_up=second)


@cache
def understanding_of(model: Path) -> Understanding:
    """Made once in a process from a model's file: compiling its sentences takes a second."""
    return Understanding(InteractionModel.from_file(model))


def _public(name: str) -> str:
    """An intent as others know it."""
    return FALLBACK if name == OUT_OF_SCOPE else name


def _asks_for_a_title(utterance: Utterance) -> bool:
    return bool(utterance.words) and utterance.words[0] in OPENERS


def _samples_without_slots(model: InteractionModel, intent: str) -> tuple[str, ...]:
    samples = model.intents[intent].samples if intent in model.intents else ()
    return tuple(normalise(sample) for sample in samples if not SLOT_MARK.search(sample))


def _bare_types(model: InteractionModel) -> dict[str, str]:
    """The custom types whose value is a whole sample, and the intent that has it."""
    return {
        slot.type: intent.name
        for intent in model.intents.values()
        for slot in intent.slots
        if slot.type in model.types and intent.name != EMERGENCY and f"{{{slot.name}}}" in intent.samples
    }


def _room_places(utterance: Utterance) -> frozenset[int]:
    """The places of the words that name a room: no part of what is wrong there."""
    return frozenset(place for room in utterance.values(ROOM) if room.is_exact for place in room.places)


def _is_only_a_number(utterance: Utterance) -> bool:
    """A number by itself means nothing when none was asked for."""
    places = {place for number in utterance.values(NUMBER) for place in number.places}
    return all(token.start in places for token in utterance.tokens)


def _is_part_of_another(utterance: Utterance, places: frozenset[int], is_slight: bool) -> bool:
    """Whether a value of another type has these words (of a slight match some of them) and content beside."""
    others = (match for name, found in utterance.slot_matches.items() if name != HAZARD for match in found)
    return any(
        match.resolved
        and (match.quality >= CLEARLY_A_VALUE if is_slight else match.is_exact)
        and (match.places & places if is_slight else places <= match.places)
        and (match.places - places) & utterance.content
        for match in others
    )
