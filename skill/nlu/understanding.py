"""Understanding without an Echo: from what was said to the intent and slots that Alexa would send."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from skill.dialogue.free_words import FREE_WORDS, SLOT
from skill.interaction_model.model import SEARCH_QUERY, SLOT_MARK, InteractionModel
from skill.nlu.answers import AnswerRecogniser
from skill.nlu.builtin_intents import BuiltInIntents
from skill.nlu.carriers import Carriers
from skill.nlu.classifier import IntentClassifier, shares
from skill.nlu.examples import examples, members
from skill.nlu.filling import SlotFiller
from skill.nlu.out_of_scope import OPENERS, OUT_OF_SCOPE
from skill.nlu.templates import Templates
from skill.nlu.utterance import Expecting, Recognised, RecognisedSlot, SlotMatch, Utterance
from skill.nlu.words import normalise, tokens, without_invocation

LAUNCH = "LaunchRequest"
FALLBACK = "AMAZON.FallbackIntent"
EMERGENCY = "EmergencyIntent"
HAZARD = "Hazard"
NUMBER = "AMAZON.NUMBER"

LIKELY = 0.35
"""Below this share of likelihood nothing was understood."""

ONLY_A_CARRIER = 0.5
"""The score of free words: any answer to a question that was asked is likelier."""

REPORT = "ReportRepairIntent"
FAULT_SLOTS = frozenset({"fault", "other_fault"})
MOST_UNEXPLAINED = 0.5
"""Of the words with meaning, the part that neither a slot nor a sample of the intent guessed accounts for."""

STRONG = 0.75
"""A report less likely than this loses to a carrier where a slot accounts for half of the words only."""

CLEAR_REPORT = 0.9
"""How likely a report must be for all words in its slots to count, and not only those that name a fault."""

LONG = 4
"""From so many words with meaning on, a guess has to account for them."""

SLIPS = {REPORT: 0.15, "PayRentIntent": 0.15}
"""These lead to something being done: how likely it may be at most that the words are for another skill."""

PRIVATE = frozenset({"AnswerLevelIntent", "LinkHomeIntent", "PinIntent", "UnlinkHomeIntent"})
SURE_OF_PRIVATE = 0.75
"""What changes privacy, and how likely it must be when no sample of it was said."""

DANGER_FIRST = 2.0
"""In doubt it is an emergency: its likelihood counts this many times."""

CLEARLY_ELSEWHERE = 0.95
"""How likely it must be that a request for another skill only mentions a danger."""

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
        free = [intent for intent in model.intents.values() if intent.name in FREE_WORDS]
        self._carriers = Carriers(free)
        self._alarms = Carriers(intent for intent in model.intents.values() if intent.name == EMERGENCY)
        self._templates = Templates(intent for intent in model.intents.values() if intent not in free)
        self._bare_types = _bare_types(model)

    @cached_property
    def _classifier(self) -> IntentClassifier:
        """Taught when it is first needed: the model's own words do not need it."""
        return IntentClassifier(list(examples(self._model, self._built_ins)), members(self._model))

    @cached_property
    def _words_of(self) -> dict[str, frozenset[str]]:
        """The words that the samples of each intent are made of, the values of their slots apart."""
        return {
            intent.name: frozenset(
                token.stem
                for sample in intent.samples
                for token in tokens(normalise(SLOT_MARK.sub(" ", sample)))
            )
            for intent in self._model.intents.values()
        }

    def recognise(self, words: str, *, today: date, expecting: Expecting | None = None) -> Recognised:
        """Dates count from `today`; `expecting` is the slot that the skill has just asked for.

        Raises `KeyError` when the model has no such slot.
        """
        text, is_opening = without_invocation(normalise(words), self._model.invocation_name)
        if is_opening:
            return Recognised(intent=LAUNCH)
        utterance = self._filler.take_apart(text, today)
        leading = self._built_in(utterance)
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
        """What was said when nothing in particular was asked: free words are what no intent accounts for."""
        exact = self._exact(utterance)
        if exact is not None:
            return exact
        nearly = self._nearly(utterance)
        is_understood = self._is_understood(utterance, nearly)
        danger = self._danger(utterance)
        if danger is not None and not (is_understood and self._names_more(utterance, nearly, danger)):
            return self._of_danger(utterance, danger)
        return nearly if is_understood else self._free(utterance) or nearly

    def _free(self, utterance: Utterance) -> Recognised | None:
        """The words behind a carrier: one at the beginning, politeness apart, or else the first inside."""
        trimmed = utterance.trimmed.split()
        carried = (
            self._carriers.leading(utterance.words)
            or self._carriers.leading(trimmed)
            or self._carriers.within(utterance.words)
        )
        if carried is None:
            return None
        slot = RecognisedSlot(name=SLOT, type=SEARCH_QUERY, value=carried.words)
        return Recognised(intent=carried.intent, slots={SLOT: slot}, score=ONLY_A_CARRIER)

    def _is_understood(self, utterance: Utterance, nearly: Recognised) -> bool:
        """Whether an intent accounts for what was said: a fault among many other words is no report of it."""
        if nearly.intent == FALLBACK:
            return False
        places = {name: _places(utterance, slot) for name, slot in nearly.slots.items()}
        content = utterance.content - places.pop("room", frozenset())
        if nearly.intent == REPORT and nearly.score >= CLEAR_REPORT:
            places |= {name: places[name] | _span(utterance, nearly.slots[name]) for name in places}
        unexplained = content.difference(*places.values())
        if nearly.intent != REPORT:
            unexplained -= self._known_places(utterance, nearly.intent)
        most = MOST_UNEXPLAINED * len(content)
        if nearly.intent != REPORT:
            return len(content) < LONG or len(unexplained) <= most
        is_weak = nearly.score < STRONG and self._carriers.leading(utterance.words) is not None
        return bool(places) and (len(unexplained) < most if is_weak else len(unexplained) <= most)

    def _known_places(self, utterance: Utterance, intent: str) -> set[int]:
        """Where words of the intent's own samples were said."""
        return {token.start for token in utterance.tokens if token.stem in self._words_of[intent]}

    def _built_in(self, utterance: Utterance) -> Recognised | None:
        found = self._built_ins.find(utterance.text) or self._built_ins.find(utterance.trimmed)
        return Recognised(intent=found) if found else None

    def _danger(self, utterance: Utterance) -> SlotMatch | None:
        """A value of the model's hazards in its own words, whatever was said around it."""
        hazards = utterance.values(HAZARD)
        return next((each for each in hazards if each.is_exact and self._is_meant(utterance, each)), None)

    def _names_more(self, utterance: Utterance, nearly: Recognised, danger: SlotMatch) -> bool:
        """Whether a report names a fault in at least as many words: all of them arrive in its slot too."""
        faults = (_places(utterance, slot) for name, slot in nearly.slots.items() if name in FAULT_SLOTS)
        return nearly.intent == REPORT and max(map(len, faults), default=0) >= len(danger.places)

    def _of_danger(self, utterance: Utterance, hazard: SlotMatch) -> Recognised:
        """Among many other words free words are nearer, where the utterance begins with a carrier."""
        is_aside = len(utterance.content - hazard.places) > len(hazard.places)
        free = self._free(utterance) if is_aside and self._carriers.leading(utterance.words) else None
        return free or self._emergency(utterance, hazard)

    def _emergency(self, utterance: Utterance, hazard: SlotMatch) -> Recognised:
        """An Echo fills the slot with all words behind a carrier, and resolves no more than a value."""
        intent = self._model.intents[EMERGENCY]
        carried = self._alarms.leading(utterance.words)
        words = carried.words if carried else utterance.text
        is_value = utterance.content <= hazard.places
        slot = RecognisedSlot(
            name=intent.slots[0].name, type=HAZARD, value=words, matches=hazard.resolved if is_value else ()
        )
        return Recognised(intent=EMERGENCY, slots={slot.name: slot}, score=round(hazard.quality, 3))

    def _is_meant(self, utterance: Utterance, hazard: SlotMatch) -> bool:
        """Whether it is the matter, and no title, request for another skill or turn of phrase."""
        if utterance.content and utterance.content <= hazard.places:
            return True
        ranked = dict(self._ranked(utterance))
        if _asks_for_a_title(utterance) or ranked[OUT_OF_SCOPE] >= CLEARLY_ELSEWHERE:
            return False
        return len(utterance.content & hazard.places) > 1 or ranked[EMERGENCY] >= LIKELY

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
        ranked = [each for each in self._ranked(utterance) if each[0] != EMERGENCY]
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
        if name == REPORT:
            slots = _widened(utterance, slots)
        return Recognised(intent=name, slots=slots, score=round(score, 3), runner_up=second)


@cache
def understanding_of(model: Path) -> Understanding:
    """Made once in a process from a model's file: compiling its sentences takes a second."""
    return Understanding(InteractionModel.from_file(model))


def _match_of(utterance: Utterance, slot: RecognisedSlot) -> SlotMatch | None:
    """The value that a slot was filled with."""
    found = utterance.values(slot.type)
    return next((match for match in found if f"{slot.value} ".startswith(f"{match.value} ")), None)


def _places(utterance: Utterance, slot: RecognisedSlot) -> frozenset[int]:
    """Where the words of a value were said."""
    match = _match_of(utterance, slot)
    return match.places if match else frozenset()


def _span(utterance: Utterance, slot: RecognisedSlot) -> frozenset[int]:
    """Where the words of a slot were said, all of them."""
    match = _match_of(utterance, slot)
    return frozenset(range(match.start, match.start + len(slot.value.split()))) if match else frozenset()


def _widened(utterance: Utterance, slots: Mapping[str, RecognisedSlot]) -> dict[str, RecognisedSlot]:
    """An Echo fills a slot with all words up to the next one: "lift's broke down with him in it"."""
    matches = {name: match for name, slot in slots.items() if (match := _match_of(utterance, slot))}
    starts = sorted(match.start for match in matches.values())
    widened = dict(slots)
    for name in FAULT_SLOTS & matches.keys():
        start = matches[name].start
        end = next((other for other in starts if other > start), len(utterance.words))
        words = " ".join(utterance.words[start : max(end, matches[name].end)])
        widened[name] = replace(slots[name], value=words)
    return widened


def _public(name: str) -> str:
    """An intent as others know it."""
    return FALLBACK if name == OUT_OF_SCOPE else name


def _asks_for_a_title(utterance: Utterance) -> bool:
    return bool(utterance.words) and utterance.words[0] in OPENERS


def _bare_types(model: InteractionModel) -> dict[str, str]:
    """The custom types whose value is a whole sample, and the intent that has it."""
    return {
        slot.type: intent.name
        for intent in model.intents.values()
        for slot in intent.slots
        if slot.type in model.types and intent.name != EMERGENCY and f"{{{slot.name}}}" in intent.samples
    }


def _is_only_a_number(utterance: Utterance) -> bool:
    """A number by itself means nothing when none was asked for."""
    places = {place for number in utterance.values(NUMBER) for place in number.places}
    return all(token.start in places for token in utterance.tokens)
