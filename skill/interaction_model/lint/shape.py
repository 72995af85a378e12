"""Where a document departs from `interaction_model.schema.json`, and what of it can still be read."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from skill.interaction_model.lint.finding import Finding

SCHEMA = Path(__file__).with_name("interaction_model.schema.json")
KINDS = {"string": "text", "boolean": "true or false", "object": "an object", "array": "a list"}
"""JSON Schema's types in the words of the findings."""

HARMLESS = "additionalProperties"
"""A property too many does not stop the rest from being read."""

Steps = Sequence[str | int]
"""The way from the document down to one of its parts: keys and positions."""


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def check(document: object) -> tuple[list[Finding], Mapping[str, Any] | None]:
    """A finding for each departure, and the document without the parts that have the wrong shape.

    Instead of the document comes None when too little is left for a model.
    """
    departures = list(_validator().iter_errors(document))
    messages = (
        message for error in departures for message in _messages(error, _place(document, error.absolute_path))
    )
    findings = [Finding("shape", message) for message in dict.fromkeys(messages)]
    while ways := [list(error.absolute_path) for error in departures if error.validator != HARMLESS]:
        if [] in ways:
            return findings, None
        document = _without(document, ways)
        departures = list(_validator().iter_errors(document))
    return findings, document if isinstance(document, dict) else None


def _without(part: object, ways: Iterable[Steps]) -> object:
    """A copy of a part without what the ways lead to; what no way touches is not copied."""
    below: dict[str | int, list[Steps]] = defaultdict(list)
    for first, *rest in ways:
        below[first].append(rest)
    items = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    kept = [
        (key, _without(value, below[key]) if key in below else value)
        for key, value in items
        if [] not in below.get(key, ())
    ]
    return dict(kept) if isinstance(part, dict) else [value for _, value in kept]


def _messages(error: ValidationError, place: str) -> Iterator[str]:
    wanted: Any = error.validator_value
    found: Any = error.instance
    schema: Any = error.schema
    match error.validator:
        case "required":
            yield from (f"{place} lacks '{name}'" for name in wanted if name not in found)
        case "additionalProperties":
            unknown = (name for name in found if name not in schema["properties"])
            yield from (f"{place} has a property Alexa does not know: '{name}'" for name in unknown)
        case "type":
            yield f"{place} should be {KINDS[wanted]}, not {_kind(found)}"
        case "enum":
            yield f"{place} should be one of {', '.join(wanted)}"
        case _:
            yield f"{place} is empty"


def _place(document: Any, steps: Iterable[str | int]) -> str:
    """Where a part is: its properties, and in brackets the name, id or number of an entry in a list."""
    place, part = "", document
    for step in steps:
        part = part[step]
        place += f"[{_label(part, step)}]" if isinstance(step, int) else f".{step}"
    return place.removeprefix(".") or "the document"


def _label(entry: object, number: int) -> str:
    name = (entry.get("name") or entry.get("id")) if isinstance(entry, dict) else None
    return name if isinstance(name, str) else str(number)


def _kind(value: object) -> str:
    kinds = ((bool, "true or false"), (int | float, "a number"), (str, "text"), (list, "a list"))
    if value is None:
        return "null"
    return next((kind for type_, kind in kinds if isinstance(value, type_)), "an object")
