"""Understanding without an Echo: from what was said to the intent and slots that Alexa would send."""

from collections.abc import Iterator, Mapping
from datetime import date

from skill.rehearsal.builtin_intents import BuiltInIntents
from skill.rehearsal.elicited import Answers
from skill.rehearsal.elsewhere import BACKGROUND, OPENERS, REQUESTS
from skill.rehearsal.filling import Filler
from skill.rehearsal.heard import Expecting, Heard, HeardSlot, Said
from skill.rehearsal.model import InteractionModel
from skill.rehearsal.near import NearMisses, Sample
from skill.rehearsal.slots import content
from skill.rehearsal.templates import SLOT, Templates
from skill.rehearsal.words import normalise, tokens, without_invocation

__all__ = ["Expecting", "Heard", "HeardSlot", "Understanding"]

LAUNCH = "LaunchRequest"
FALLBACK = "AMAZON.FallbackIntent"
STOP = "AMAZON.StopIntent"
EMERGENCY = "EmergencyIntent"
HAZARD = "Hazard"

THRESHOLD = 0.45


class Understanding:
    """Deterministic; built once per model, then asked as often as wanted."""

    def __init__(self, model: InteractionModel) -> None:
        self._model = model
        self._filler = Filler(model)
        self._builtins = BuiltInIntents(model)
        self._answers = Answers(model, self._filler)
        self._templates = Templates(model, model.intents.values())
        self._near = NearMisses(list(_samples(model, self._builtins)), _members(model))

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
        if said.words[:1] and said.words[0] in OPENERS:
            return None
        for spot in said.spots.get(HAZARD, ()):
            is_whole = len(spot.places) > 1 or len(said.tokens) <= 2
            if spot.quality > 0.985 and is_whole:
                return self._heard_nearly(EMERGENCY, said, spot.quality, None)
        return None

    def _exact(self, said: Said) -> Heard | None:
        for text in dict.fromkeys((said.text, said.trimmed)):
            for match in self._templates.find(text, said.spots):
                intent = self._model.intents[match.intent]
                return Heard(intent=match.intent, slots=self._filler.exactly(said, intent, match.slots))
        return None

    def _nearly(self, said: Said) -> Heard:
        ranked = self.ranked(said)[0]
        if not ranked:
            return Heard(intent=FALLBACK, score=0.0)
        (best, score), second = ranked[0], ranked[1]
        if best == BACKGROUND or score < THRESHOLD:
            return Heard(intent=FALLBACK, score=score if best == BACKGROUND else 0.0, runner_up=ranked[0])
        return self._heard_nearly(best, said, score, second)

    def ranked(self, said):
        items = [t.stem for t in said.tokens]
        covered = {}
        for name, spots in said.spots.items():
            if spots:
                ps = [p for p, t in enumerate(said.tokens) if t.start in spots[0].places]
                if ps:
                    covered["{" + name + "}"] = ps
        return self._near.rank(items, covered) if items else ([], {}, {})

    def _heard_nearly(self, name: str, said: Said, score: float, second: tuple[str, float] | None) -> Heard:
        slots = self._filler.nearly(said, self._model.intents[name])
        return Heard(intent=name, slots=slots, score=round(min(score, 1.0), 3), runner_up=second)


def _samples(model: InteractionModel, builtins: BuiltInIntents) -> Iterator[Sample]:
    for intent in model.intents.values():
        types = {slot.name: slot.type for slot in intent.slots}
        for sample in dict.fromkeys((*intent.samples, *builtins.phrases.get(intent.name, ()))):
            yield Sample(intent.name, _items(sample, types))
    for request in REQUESTS:
        yield Sample(BACKGROUND, _items(request, {}))


def _items(sample: str, types: Mapping[str, str]) -> tuple[str, ...]:
    items: list[str] = []
    for number, part in enumerate(SLOT.split(sample)):
        if number % 2:
            items.append(f"{{{types[part]}}}")
        else:
            items.extend(token.stem for token in tokens(normalise(part)))
    return tuple(items)


def _members(model: InteractionModel) -> dict[str, set[str]]:
    return {
        f"{{{slot_type.name}}}": {
            stem for value in slot_type.values for phrase in value.phrases for stem in content(phrase)
        }
        for slot_type in model.types.values()
    }
