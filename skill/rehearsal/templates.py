"""The model's samples as sentence templates: whole utterances recognised word for word, by hassil."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hassil import recognize_all
from hassil.intents import Intents, SlotList, TextSlotList, WildcardSlotList
from hassil.recognize import RecognizeResult

from skill.rehearsal.model import SEARCH_QUERY, Intent, InteractionModel
from skill.rehearsal.slots import Spot
from skill.rehearsal.words import normalise

SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A sample that is exactly what was said. `literal` is how many of its letters are not slot values."""

    intent: str
    slots: Mapping[str, str]
    literal: int
    is_open: bool

    @property
    def rank(self) -> tuple[bool, int, int]:
        """The more words of the sample itself, the surer; free text loses to anything."""
        return self.is_open, -self.literal, -len(self.slots)


class Templates:
    """All samples of some intents, compiled once."""

    def __init__(self, model: InteractionModel, intents: Iterable[Intent]) -> None:
        self._lists: dict[str, SlotList] = {
            _list_name(slot_type.name): TextSlotList.from_strings(
                dict.fromkeys(normalise(phrase) for value in slot_type.values for phrase in value.phrases),
                allow_template=False,
            )
            for slot_type in model.types.values()
        }
        self._lists[_list_name(SEARCH_QUERY)] = WildcardSlotList(name=None)
        self._intents = Intents.from_dict(
            {
                "language": "en",
                "intents": {
                    intent.name: {
                        "data": [{"sentences": [_template(sample, intent) for sample in intent.samples]}]
                    }
                    for intent in intents
                    if intent.samples
                },
            }
        )

    def find(self, text: str, spots: Mapping[str, Iterable[Spot]]) -> list[Match]:
        """Every sample that the whole text fits, surest first; `spots` lend the built-in types their values."""
        said = text.split()
        lists = dict(self._lists)
        for name, found in spots.items():
            phrases = dict.fromkeys(" ".join(said[spot.start : spot.end]) for spot in found)
            lists.setdefault(_list_name(name), TextSlotList.from_strings(phrases, allow_template=False))
        results = recognize_all(text, self._intents, slot_lists=lists)
        return sorted((_match(result) for result in results), key=lambda match: match.rank)


def _match(result: RecognizeResult) -> Match:
    return Match(
        intent=result.intent.name,
        slots={name: entity.text.strip() for name, entity in result.entities.items()},
        literal=result.text_chunks_matched,
        is_open=any(entity.is_wildcard for entity in result.entities.values()),
    )


def _list_name(type_name: str) -> str:
    return type_name.replace(".", "_")


def _template(sample: str, intent: Intent) -> str:
    """A sample in hassil's notation, each slot naming the list of its type."""
    types = {slot.name: slot.type for slot in intent.slots}
    parts = SLOT.split(sample)
    written = [
        normalise(part) if number % 2 == 0 else f"{{{_list_name(types.get(part, part))}:{part}}}"
        for number, part in enumerate(parts)
    ]
    return " ".join(part for part in written if part)
