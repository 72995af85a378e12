"""The danger screen: every slot value of a raw request, before anything else is looked at."""

from collections.abc import Iterator
from typing import Any

from skill.domain.danger.recognition import Hazard, hazard_of, recognise
from skill.domain.repairs.faults import FAULTS


def screen(request: dict[str, Any]) -> Hazard | None:
    """The danger in a request, by what was said or by what Alexa resolved it to, whatever the intent."""
    intent = request.get("intent")
    slots = intent.get("slots") if isinstance(intent, dict) else None
    if not isinstance(slots, dict):
        return None
    for name, slot in slots.items():
        for text in _texts(slot):
            if found := recognise(text):
                return found
        if found := _resolved(name, slot):
            return found
    return None


def _texts(slot: Any) -> Iterator[str]:
    """What was said for a slot, in each shape Amazon sends it: one value, or a list of them."""
    if not isinstance(slot, dict):
        return
    value = slot.get("value")
    if isinstance(value, str):
        yield value
    yield from _texts(slot.get("slotValue"))
    values = slot.get("values")
    for item in values if isinstance(values, list) else ():
        yield from _texts(item)


def _resolved(name: str, slot: Any) -> Hazard | None:
    """A hazard, or a fault that is itself one, by the id of the model's value."""
    for found in _ids(slot):
        if name == "hazard" and (hazard := hazard_of(found)):
            return hazard
        if name == "fault" and found in FAULTS and FAULTS[found].danger:
            return FAULTS[found].danger
    return None


def _ids(node: Any) -> Iterator[str]:
    """Every resolved id under a slot's resolutions, authorities that matched nothing having none."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "id" and isinstance(value, str):
                yield value
            elif key in {"resolutions", "resolutionsPerAuthority", "values", "value", "slotValue"}:
                yield from _ids(value)
    elif isinstance(node, list):
        for item in node:
            yield from _ids(item)
