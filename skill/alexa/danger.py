"""The danger screen: every slot of a raw request, before anything else is looked at."""

from collections.abc import Iterator
from typing import Any

from skill.alexa.envelope import Json, get, items
from skill.dialogue.free_words import FREE_WORDS
from skill.domain.danger.hazards import Hazard, gravest
from skill.domain.danger.recognition import Finding, assess, hazard_of
from skill.domain.repairs.faults import FAULTS

HAZARD = "hazard"
HAZARD_LEADS = ("i", "there's a", "i've", "he's", "i'm", "somebody's", "water's")
"""What people say before the words that are a value of the model's hazards: "i've cut myself"."""

_FAULTS = frozenset({"fault", "other_fault"})


def screen(request: Json) -> Finding | None:
    """The gravest sure danger in a request, by what was said or by what Alexa resolved it to, whatever its
    type and its intent; else the gravest that has to be asked about. Only words are sure: an id is not.
    """
    found = list(_findings(request))
    sure = [each.hazard for each in found if each.is_sure]
    if hazard := gravest(sure or [each.hazard for each in found]):
        return Finding(hazard, is_sure=bool(sure))
    return None


def _findings(request: Json) -> Iterator[Finding]:
    intent = get(request, "intent", "name")
    for name, slot in _slots(request):
        strings = list(_strings(slot))
        said = dict.fromkeys(text for key, text in strings if key == "value")
        resolved = [hazard for key, text in strings if key == "id" and (hazard := _resolved(name, text))]
        for text in said:
            yield from _found_in(text, _leads(intent, name) if resolved or name != HAZARD else ())
        # Amazon resolves what is only like a value, too: an id by itself is a reason to ask.
        yield from (Finding(hazard, is_sure=False) for hazard in resolved)


def _leads(intent: object, slot: object) -> tuple[str, ...]:
    """What may have stood before the words of a slot and was not sent."""
    if slot == HAZARD:
        return HAZARD_LEADS
    return FREE_WORDS.get(intent, ()) if isinstance(intent, str) else ()


def _found_in(text: str, leads: tuple[str, ...]) -> Iterator[Finding]:
    for words in (text, *(f"{lead} {text}" for lead in leads)):
        if finding := assess(words):
            yield finding


def _slots(request: Json) -> Iterator[tuple[object, object]]:
    """By name; some types of request carry them beside an intent, and a list of them is read too."""
    for holder in ("intent", "apiRequest"):
        slots = get(request, holder, "slots")
        yield from slots.items() if isinstance(slots, dict) else ()
        yield from ((get(slot, "name"), slot) for slot in items(request, holder, "slots"))


def _strings(slot: object) -> Iterator[tuple[str, str]]:
    """Every text under a slot with the key it is under, in each shape that Amazon sends: one value, a list
    of them, and what they were resolved to. A loop, since no depth of nesting may break it.
    """
    waiting: list[tuple[str, Any]] = [("", slot)]
    while waiting:
        key, node = waiting.pop()
        if isinstance(node, str):
            yield key, node
        elif isinstance(node, dict):
            waiting.extend(node.items())
        elif isinstance(node, list):
            waiting.extend(("value" if key == "values" else key, each) for each in node)


def _resolved(name: object, value_id: str) -> Hazard | None:
    """A hazard, or a fault that is itself one, by the id of the model's value."""
    if name == HAZARD:
        return hazard_of(value_id)
    fault = FAULTS.get(value_id) if name in _FAULTS else None
    return fault.danger if fault else None
