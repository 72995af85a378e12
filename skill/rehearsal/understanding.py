"""Understanding without an Echo: from what was said to the intent and slots that Alexa would send."""

from datetime import date
from functools import cached_property

from skill.rehearsal.builtin_intents import BuiltInIntents
from skill.rehearsal.elicited import Answers
from skill.rehearsal.elsewhere import BACKGROUND, OPENERS
from skill.rehearsal.examples import examples, members
from skill.rehearsal.filling import Filler
from skill.rehearsal.heard import Expecting, Heard, HeardSlot, Said
from skill.rehearsal.model import InteractionModel
from skill.rehearsal.near import NearMisses, shares
from skill.rehearsal.slots import Spot
from skill.rehearsal.templates import Templates
from skill.rehearsal.words import normalise, without_invocation

__all__ = ["Expecting", "Heard", "HeardSlot", "Understanding"]

LAUNCH = "LaunchRequest"
FALLBACK = "AMAZON.FallbackIntent"
EMERGENCY = "EmergencyIntent"
HAZARD = "Hazard"

LIKELY = 0.35
"""Below this share of likelihood nothing was understood."""

NEVER_BY_ACCIDENT = frozenset({"ReportRepairIntent", "PayRentIntent"})
SLIP = 0.15
"""These lead to something being done, so they are left alone when it may well be for another skill."""

DANGER_FIRST = 2.0
"""In doubt it is an emergency: its likelihood counts this many times."""

CLEARLY_ELSEWHERE = 0.95
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

    def _open(self, said: Said) -> Heard:
        """What was said when nothing in particular was asked."""
        return self._exact(said) or self._nearly(said)

    def _built_in(self, said: Said) -> Heard | None:
        found = self._built_ins.find(said.text) or self._built_ins.find(said.trimmed)
        return Heard(intent=found) if found else None

    def _danger(self, said: Said) -> Heard | None:
        """A value of the model's hazards leads, unless the words are a sample's own: "I've fallen behind"."""
        hazards = () if _asks_for_a_title(said) else said.spots.get(HAZARD, ())
        for spot in hazards:
            is_sure = spot.quality >= SURE_BY_WORDS[min(len(spot.places), 3)]
            if is_sure and self._may_be_danger(said, spot) and not self._is_literal(said, spot):
                return self._heard(EMERGENCY, said, spot.quality, None)
        return None

    def _is_literal(self, said: Said, spot: Spot) -> bool:
        """Whether a sample of another intent fits whose own words, not its slots, sound like the hazard."""
        hazard = {said.words[place] for place in spot.places}
        return any(
            match.intent != EMERGENCY and not hazard <= set(" ".join(match.slots.values()).split())
            for match in self._templates.find(said)[:1]
        )

    def _may_be_danger(self, said: Said, spot: Spot) -> bool:
        """Titles and questions of fact have dangerous words in them too, most of all single ones."""
        likelihood = dict(self._ranked(said))
        elsewhere = likelihood[BACKGROUND]
        return elsewhere < CLEARLY_ELSEWHERE and (
            len(spot.places) > 1 or likelihood.get(EMERGENCY, 0.0) >= elsewhere
        )

    def _exact(self, said: Said) -> Heard | None:
        for match in self._templates.find(said):
            intent = self._model.intents[match.intent]
            return Heard(intent=match.intent, slots=self._filler.exactly(said, intent, match.slots))
        return None

    def _nearly(self, said: Said) -> Heard:
        if _asks_for_a_title(said):
            return Heard(intent=FALLBACK)
        if not said.tokens:
            return Heard(intent=FALLBACK, score=0.0)
        ranked = self._ranked(said)
        (best, score), second = ranked[0], ranked[1]
        if best == BACKGROUND:
            familiar = self._near.familiar([token.stem for token in said.tokens])
            return Heard(intent=FALLBACK, score=round(score * familiar, 3), runner_up=second)
        if score < LIKELY or (best in NEVER_BY_ACCIDENT and dict(ranked)[BACKGROUND] > SLIP):
            return Heard(intent=FALLBACK, score=0.0, runner_up=(best, score))
        return self._heard(best, said, score, (FALLBACK if second[0] == BACKGROUND else second[0], second[1]))

    def _ranked(self, said: Said) -> list[tuple[str, float]]:
        hints = [
            name
            for name, spots in said.spots.items()
            if spots and spots[0].quality > HINTS_BY_TYPE.get(name, HINT)
        ]
        ranked = self._near.rank([token.stem for token in said.tokens], hints)
        return shares({name: share * (DANGER_FIRST if name == EMERGENCY else 1.0) for name, share in ranked})

    def _heard(self, name: str, said: Said, score: float, second: tuple[str, float] | None) -> Heard:
        slots = self._filler.nearly(said, self._model.intents[name])
        return Heard(intent=name, slots=slots, score=round(score, 3), runner_up=second)


def _asks_for_a_title(said: Said) -> bool:
    return bool(said.words) and said.words[0] in OPENERS
