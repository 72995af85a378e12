"""A recogniser for measuring alone, made from the samples of the model and left untuned.

No one outside Amazon knows how an Echo weighs words; where this one and our own agree, the figures say more
than either does. An utterance goes to the intent of most of its five nearest samples, and the words in the
place of a slot of the nearest one are what the slot holds.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import cycle

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_union

from skill.interaction_model.model import SLOT_MARK, Intent, InteractionModel
from skill.nlu.builtin_intents import BuiltInIntents
from skill.nlu.examples import VALUES
from skill.nlu.utterance import Expecting, Recognised, RecognisedSlot
from skill.nlu.words import normalise

NEIGHBOURS = 5
LEAST_ALIKE = 0.25
"""How like an utterance (cosine) the nearest sample must be; anything less falls back."""

FALLBACK = "AMAZON.FallbackIntent"


@dataclass(frozen=True, slots=True)
class _Sample:
    intent: Intent
    template: str
    said: str


class NearestSamples:
    """Understands as `skill.nlu.understanding.Understanding` does, by other means."""

    def __init__(self, model: InteractionModel) -> None:
        self._model = model
        self._built_ins = BuiltInIntents(model)
        self._ids = {
            name: {
                normalise(phrase): (value.id, value.name) for value in kind.values for phrase in value.phrases
            }
            for name, kind in model.types.items()
        }
        self._samples = [sample for intent in model.intents.values() for sample in self._said_for(intent)]
        self._features = make_union(
            TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"\S+", sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True),
        )
        taught = self._features.fit_transform([sample.said for sample in self._samples])
        self._taught = taught.T.tocsr()

    def recognise(self, words: str, *, today: date, expecting: Expecting | None = None) -> Recognised:
        """`today` makes no difference: dates stay as they were said."""
        text = normalise(words)
        if built_in := self._built_ins.find(text):
            return Recognised(intent=built_in)
        if expecting is not None:
            intent = self._model.intents[expecting.intent]
            return Recognised(intent=intent.name, slots=self._filled(intent, {expecting.slot: text}))
        return self._nearest(text)

    def _nearest(self, text: str) -> Recognised:
        alike = (self._features.transform([text]) @ self._taught).toarray()[0] / 2
        nearest = [int(place) for place in alike.argsort()[::-1][:NEIGHBOURS]]
        if alike[nearest[0]] < LEAST_ALIKE:
            return Recognised(intent=FALLBACK, score=0.0)
        votes = Counter[str]()
        for place in nearest:
            votes[self._samples[place].intent.name] += float(alike[place])
        (winner, _), *_ = votes.most_common(1)
        best = next(place for place in nearest if self._samples[place].intent.name == winner)
        sample = self._samples[best]
        slots = self._filled(sample.intent, slot_words(sample.template, text))
        return Recognised(intent=winner, slots=slots, score=round(float(alike[best]), 3))

    def _filled(self, intent: Intent, texts: Mapping[str, str]) -> dict[str, RecognisedSlot]:
        filled = {}
        for name, text in texts.items():
            kind = intent.type_of(name) or ""
            found = self._ids.get(kind, {}).get(text)
            filled[name] = RecognisedSlot(name=name, type=kind, value=text, matches=(found,) if found else ())
        return filled

    def _said_for(self, intent: Intent) -> Iterator[_Sample]:
        """Each sample with a value in each slot; more than once where there are more values than samples."""
        choices = {slot.name: cycle(self._values(slot.type)) for slot in intent.slots}
        most = max((len(self._values(slot.type)) for slot in intent.slots), default=1)
        samples = self._built_ins.phrases.get(intent.name, intent.samples)
        for _ in range(0, most, max(1, len(samples))):
            for template in samples:
                said = SLOT_MARK.sub(lambda mark: next(choices[mark[1]]), template)
                yield _Sample(intent, template, normalise(said))

    def _values(self, kind: str) -> Sequence[str]:
        return tuple(self._ids.get(kind, ())) or tuple(VALUES.get(kind, ("",)))


def slot_words(template: str, text: str) -> dict[str, str]:
    """What stands in the place of each slot when a sample's own words are laid beside what was said."""
    parts = [part for part in SLOT_MARK.sub(lambda mark: f" {mark[0]} ", template).split() if part]
    said = text.split()
    blocks = SequenceMatcher(a=parts, b=said, autojunk=False).get_matching_blocks()
    found: dict[str, str] = {}
    at, here = 0, 0
    for block in blocks:
        marks = [part[1:-1] for part in parts[at : block.a] if SLOT_MARK.fullmatch(part)]
        between = said[here : block.b]
        if marks and between:
            found[marks[0]] = " ".join(between)
        at, here = block.a + block.size, block.b + block.size
    return found
