"""The model's samples as sentence templates: whole utterances recognised word for word, by hassil."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hassil import recognize_all
from hassil.intents import Intents, SlotList, TextSlotList, WildcardSlotList
from hassil.recognize import RecognizeResult

from skill.interaction_model.model import SEARCH_QUERY, SLOT_MARK, Intent
from skill.nlu.slots import LIGHT
from skill.nlu.utterance import SlotMatch, Utterance
from skill.nlu.words import normalise

DATE_SLOT = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleMatch:
    """A sample that is exactly what was said, with the words of each of its slots.

    `literal` counts its letters that are not slot values, `dated` its slots that are dates; `is_open`: one of
    them takes any words.
    """

    intent: str
    slots: Mapping[str, str]
    literal: int
    dated: int
    is_open: bool

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """The more words of the sample itself, the surer; free text loses to anything.

        "Tonight" is a date and an evening: a word of the model's own lists says more than the day alone.
        """
        return self.is_open, -self.literal, -len(self.slots), self.dated


class Templates:
    """All samples of some intents, compiled once; the values for their slots come with each utterance.

    Of thousands, only those are tried whose rarest word was said.
    """

    def __init__(self, intents: Iterable[Intent]) -> None:
        spoken = [intent for intent in intents if intent.samples]
        types = {slot.type for intent in spoken for slot in intent.slots}
        self._lists: dict[str, SlotList] = {_list_name(name): _values(()) for name in types}
        self._lists[_list_name(SEARCH_QUERY)] = WildcardSlotList(name=None)
        templates = {
            intent.name: [_template(sample, intent) for sample in intent.samples] for intent in spoken
        }
        named = [(name, template) for name, written in templates.items() for template in written]
        self._places = {each: place for place, each in enumerate(named)}
        uses = Counter(word for _, template in named for word in _own_words(template))
        self._intents = Intents.from_dict(
            {
                "language": "en",
                "intents": {
                    name: {"data": _by_rarest_word(written, uses)} for name, written in templates.items()
                },
            }
        )

    def find(self, utterance: Utterance) -> list[SampleMatch]:
        """Every sample that the whole utterance fits, politeness apart, surest first."""
        lists = {
            _list_name(name): _values(
                phrase for match in found if match.is_exact for phrase in _phrases(utterance, match)
            )
            for name, found in utterance.slot_matches.items()
        }
        results = [
            result
            for text in dict.fromkeys((utterance.text, utterance.trimmed))
            for result in sorted(
                recognize_all(text, self._intents, slot_lists={**self._lists, **lists}), key=self._place
            )
        ]
        return sorted((_match(result) for result in results), key=lambda sample: sample.rank)

    def _place(self, result: RecognizeResult) -> int:
        """Of equals the one that the model has first is the surest."""
        template = result.intent_sentence.text if result.intent_sentence else None
        return self._places[result.intent.name, template or ""]


def _phrases(utterance: Utterance, match: SlotMatch) -> Iterator[str]:
    """A value's words, and the same with the articles before them, which may belong to either side."""
    start = match.start
    yield " ".join(utterance.words[start : match.end])
    while start and utterance.words[start - 1] in LIGHT:
        start -= 1
        yield " ".join(utterance.words[start : match.end])


def _values(phrases: Iterable[str]) -> TextSlotList:
    return TextSlotList.from_strings(dict.fromkeys(phrases), allow_template=False)


def _match(result: RecognizeResult) -> SampleMatch:
    return SampleMatch(
        intent=result.intent.name,
        slots={name: entity.text.strip() for name, entity in result.entities.items()},
        literal=result.text_chunks_matched,
        dated=sum(name == DATE_SLOT for name in result.entities),
        is_open=any(entity.is_wildcard for entity in result.entities.values()),
    )


def _by_rarest_word(templates: Iterable[str], uses: Mapping[str, int]) -> list[dict[str, list[str]]]:
    """hassil's blocks of sentences, each with the word that must have been said; some have no such word."""
    groups: dict[str, list[str]] = defaultdict(list)
    for template in templates:
        groups[min(_own_words(template), key=lambda word: (uses[word], word), default="")].append(template)
    return [
        {"sentences": sentences, **({"required_keywords": [word]} if word else {})}
        for word, sentences in groups.items()
    ]


def _own_words(template: str) -> set[str]:
    return set(SLOT_MARK.sub(" ", template).split())


def _list_name(type_name: str) -> str:
    return type_name.replace(".", "_")


def _template(sample: str, intent: Intent) -> str:
    """A sample in hassil's notation, each slot naming the list of its type."""
    types = {slot.name: slot.type for slot in intent.slots}
    parts = SLOT_MARK.split(sample)
    written = [
        normalise(part) if number % 2 == 0 else f"{{{_list_name(types.get(part, part))}:{part}}}"
        for number, part in enumerate(parts)
    ]
    return " ".join(part for part in written if part)
