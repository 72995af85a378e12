"""Understanding without an Echo: from what was said to the intent and slots that Alexa would send."""

from datetime import date
from functools import cache, cached_property
from pathlib import Path

from rapidfuzz import fuzz

from skill.interaction_model.model import Intent, InteractionModel
from skill.nlu.builtin_intents import BuiltInIntents
from skill.nlu.elicited import PRIVATE, Answers
from skill.nlu.elsewhere import BACKGROUND, OPENERS
from skill.nlu.examples import examples, members
from skill.nlu.filling import Filler
from skill.nlu.near import STOPS, NearMisses, shares
from skill.nlu.slots import Spot
from skill.nlu.templates import SLOT, Templates
from skill.nlu.utterance import Expecting, Heard, HeardSlot, Said
from skill.nlu.words import normalise, without_invocation

__all__ = ["Expecting", "Heard", "HeardSlot", "Understanding"]

LAUNCH = "LaunchRequest"
FALLBACK = "AMAZON.FallbackIntent"
EMERGENCY = "EmergencyIntent"
HAZARD = "Hazard"
ROOM = "Room"
NUMBER = "AMAZON.NUMBER"

LIKELY = 0.35
"""Below this share of likelihood nothing was understood."""

SLIPS = {"ReportRepairIntent": 0.15, "PayRentIntent": 0.15, EMERGENCY: 0.3}
"""How likely it may be for another skill before these, which lead to something being done, are left alone."""

SURE_OF_PRIVATE = 0.75
"""How likely what changes privacy must be when no sample of it was said."""

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
"""How well a hazard must fit to lead: a phrase of three words and more may have others between them."""

HINTS_BY_TYPE = {HAZARD: 0.9}
HINT = 0.8
"""How well a value must fit to be counted as heard."""


class Understanding:
    """Deterministic; made once for a model, then asked as often as wanted."""

    def __init__(self, model: InteractionModel) -> None:
        self._model = model
        self._filler = Filler(model)
        self._built_ins = BuiltInIntents(model)
        self._answers = Answers(model, self._filler)
        self._templates = Templates(model.intents.values())
        self._cries = _samples_without_slots(model.intents.get(EMERGENCY))
        self._bare_types = _bare_types(model)

    @cached_property
    def _near(self) -> NearMisses:
        """Learnt when it is first needed: the model's own words do not need it."""
        return NearMisses(list(examples(self._model, self._built_ins)), members(self._model))

    def hear(self, utterance: str, *, today: date, expecting: Expecting | None = None) -> Heard:
        """Dates are reckoned from `today`; `expecting` is the slot that the skill has just asked for."""
        text, is_opening = without_invocation(normalise(utterance), self._model.invocation_name)
        if is_opening:
            return Heard(intent=LAUNCH)
        said = self._filler.listen(text, today)
        leading = self._built_in(said) or self._danger(said)
        if leading is not None:
            return leading
        if expecting is None:
            return self._open(said)
        return self._answers.certain(said, expecting) or self._answers.likely(
            said, expecting, self._open(said)
        )

    def runner_up(self, utterance: str, heard: Heard, *, today: date) -> tuple[str, float] | None:
        """What else the words of all samples together make of it; for whoever looks, as it takes a while."""
        if heard.runner_up is not None:
            return heard.runner_up
        text, _ = without_invocation(normalise(utterance), self._model.invocation_name)
        ranked = self._ranked(self._filler.listen(text, today))
        named = ((FALLBACK if name == BACKGROUND else name, round(share, 3)) for name, share in ranked)
        return next((each for each in named if each[0] != heard.intent), None)

    def _open(self, said: Said) -> Heard:
        """What was said when nothing in particular was asked."""
        return self._exact(said) or self._nearly(said)

    def _built_in(self, said: Said) -> Heard | None:
        found = self._built_ins.find(said.text) or self._built_ins.find(said.trimmed)
        return Heard(intent=found) if found else None

    def _danger(self, said: Said) -> Heard | None:
        """A value of the model's hazards leads, whatever else was said."""
        hazards = () if _asks_for_a_title(said) else said.spots.get(HAZARD, ())
        for spot in hazards:
            is_sure = spot.quality >= SURE_BY_WORDS[min(len(spot.places), 3)]
            if is_sure and self._is_meant(said, spot) and not self._is_literal(said, spot):
                return self._heard(EMERGENCY, said, spot.quality, None)
        return None

    def _is_meant(self, said: Said, hazard: Spot) -> bool:
        """Whether dangerous words are the matter, not a part of "fire door", of a title or of a question."""
        if _heavy(said) and _heavy(said) <= hazard.places:
            return True
        heavy = (_heavy(said) & hazard.places) - _where(said)
        likelihood = dict(self._ranked(said))
        danger, elsewhere = likelihood.get(EMERGENCY, 0.0), likelihood[BACKGROUND]
        if len(hazard.places) < 3 and not _heavy(said) & hazard.places and danger < LIKELY:
            return False
        is_slight = len(heavy) < 2 or not hazard.is_exact
        if _is_part_of_another(said, heavy, is_slight):
            return danger >= CLEARLY_DANGER
        is_ours = len(hazard.places) > 1 or danger >= elsewhere or elsewhere < HARDLY_ELSEWHERE
        return elsewhere < CLEARLY_ELSEWHERE and is_ours

    def _is_literal(self, said: Said, hazard: Spot) -> bool:
        """Whether the words are another intent's own, outside its slots: "I've fallen behind"."""
        words = {said.words[place] for place in hazard.places}
        return any(
            match.intent != EMERGENCY and not words <= set(" ".join(match.slots.values()).split())
            for match in self._templates.find(said)[:1]
        )

    def _exact(self, said: Said) -> Heard | None:
        for match in self._templates.find(said):
            intent = self._model.intents[match.intent]
            return Heard(intent=match.intent, slots=self._filler.exactly(said, intent, match.slots))
        return None

    def _bare(self, said: Said, best: str) -> str:
        """A value and no word of weight beside it is for the intent that has a sample of nothing else."""
        for slot in self._model.intents[best].slots:
            for spot in said.spots.get(slot.type, ()):
                if slot.type in self._bare_types and spot.is_exact and _heavy(said) <= spot.places:
                    return self._bare_types[slot.type]
        return best

    def _nearly(self, said: Said) -> Heard:
        if _asks_for_a_title(said):
            return Heard(intent=FALLBACK)
        if not said.tokens or _is_only_a_number(said):
            return Heard(intent=FALLBACK, score=0.0)
        ranked = [each for each in self._ranked(said) if each[0] != EMERGENCY or self._is_cry(said)]
        (best, score), second = ranked[0], ranked[1]
        if best == BACKGROUND:
            familiar = self._near.familiar([token.stem for token in said.tokens])
            return Heard(intent=FALLBACK, score=round(score * familiar, 3), runner_up=second)
        if score < (SURE_OF_PRIVATE if best in PRIVATE else LIKELY):
            return Heard(intent=FALLBACK, score=0.0, runner_up=(best, score))
        if dict(ranked)[BACKGROUND] > SLIPS.get(best, 1.0):
            return Heard(intent=FALLBACK, score=0.0, runner_up=(best, score))
        best = self._bare(said, best)
        return self._heard(best, said, score, (FALLBACK if second[0] == BACKGROUND else second[0], second[1]))

    def _ranked(self, said: Said) -> list[tuple[str, float]]:
        hints = [
            name
            for name, spots in said.spots.items()
            if spots and spots[0].quality > HINTS_BY_TYPE.get(name, HINT)
        ]
        ranked = self._near.rank([token.stem for token in said.tokens], hints)
        return shares({name: share * (DANGER_FIRST if name == EMERGENCY else 1.0) for name, share in ranked})

    def _is_cry(self, said: Said) -> bool:
        """Whether a danger was named, or help was called for almost as in a sample."""
        if self._filler.nearly(said, self._model.intents[EMERGENCY]):
            return True
        return any(fuzz.ratio(said.text, cry) >= NEARLY_A_SAMPLE for cry in self._cries)

    def _heard(self, name: str, said: Said, score: float, second: tuple[str, float] | None) -> Heard:
        slots = self._filler.nearly(said, self._model.intents[name])
        return Heard(intent=name, slots=slots, score=round(score, 3), runner_up=second)


@cache
def understanding_of(model: Path) -> Understanding:
    """Learnt once in a process from a model's file: its sentences take a second to read."""
    return Understanding(InteractionModel.from_file(model))


def _asks_for_a_title(said: Said) -> bool:
    return bool(said.words) and said.words[0] in OPENERS


def _samples_without_slots(intent: Intent | None) -> tuple[str, ...]:
    return tuple(normalise(each) for each in intent.samples if not SLOT.search(each)) if intent else ()


def _bare_types(model: InteractionModel) -> dict[str, str]:
    """The custom types whose value is a whole sample, and the intent that has it."""
    return {
        slot.type: intent.name
        for intent in model.intents.values()
        for slot in intent.slots
        if slot.type in model.types and intent.name != EMERGENCY and f"{{{slot.name}}}" in intent.samples
    }


def _heavy(said: Said) -> frozenset[int]:
    """Where the words of weight stand."""
    return frozenset(token.start for token in said.tokens if token.stem not in STOPS)


def _where(said: Said) -> frozenset[int]:
    """The words that name a room: no part of what is wrong there."""
    rooms = said.spots.get(ROOM, ())
    return frozenset(place for spot in rooms if spot.is_exact for place in spot.places)


def _is_only_a_number(said: Said) -> bool:
    """A number that nobody asked for means nothing by itself."""
    places = {place for spot in said.spots.get(NUMBER, ()) for place in spot.places}
    return all(token.start in places for token in said.tokens)


def _is_part_of_another(said: Said, places: frozenset[int], is_slight: bool) -> bool:
    """Whether a value of another type holds these words, or some of a slight match, with words of its own."""
    others = (spot for name, spots in said.spots.items() if name != HAZARD for spot in spots)
    return any(
        spot.matches
        and (spot.quality >= CLEARLY_A_VALUE if is_slight else spot.is_exact)
        and (spot.places & places if is_slight else places <= spot.places)
        and (spot.places - places) & _heavy(said)
        for spot in others
    )
