"""Where a document departs from `interaction_model.schema.json`, and what of it can still be read."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache, reduce
from operator import getitem
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from skill.interaction_model.lint.finding import LintFinding

SCHEMA = Path(__file__).with_name("interaction_model.schema.json")
KINDS = {"string": "text", "boolean": "true or false", "object": "an object", "array": "a list"}
"""JSON Schema's types in the words of the findings."""

HARMLESS = frozenset({"additionalProperties", "enum"})
"""A property too many or a text that Alexa does not know does not stop the rest from being read."""


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def check(document: object) -> tuple[list[LintFinding], Mapping[str, Any] | None]:
    """A finding for each departure, and the document without what has the wrong shape.

    Instead of the document comes None when too little is left for a model.
    """
    departures = list(_validator().iter_errors(document))
    messages = (
        message for error in departures for message in _messages(error, _place(document, error.absolute_path))
    )
    findings = [LintFinding("shape", message) for message in dict.fromkeys(messages)]
    readable = deepcopy(document) if departures else document
    while wrong := {tuple(error.absolute_path): error for error in departures if not _is_harmless(error)}:
        if () in wrong:
            return findings, None
        for way in sorted(wrong, reverse=True):  # from behind, so that positions in lists stay true
            _mend(readable, way, wrong[way])
        departures = list(_validator().iter_errors(readable))
    return findings, readable if isinstance(readable, dict) else None


def _is_harmless(error: ValidationError) -> bool:
    """Whether the part can be read as it is."""
    schema: Any = error.schema
    return error.validator in HARMLESS or error.instance == schema.get("default", error)


def _mend(document: Any, way: Sequence[str | int], error: ValidationError) -> None:
    """Gives a part what it lacks, where the schema has a default for it, else takes the part away."""
    schema: Any = error.schema
    *above, last = way
    holder = reduce(getitem, above, document)
    lacking = _lacking(error) if error.validator == "required" else []
    if lacking and all("default" in schema["properties"][name] for name in lacking):
        holder[last].update({name: schema["properties"][name]["default"] for name in lacking})
    else:
        del holder[last]


def _lacking(error: ValidationError) -> list[str]:
    wanted: Any = error.validator_value
    found: Any = error.instance
    return [name for name in wanted if name not in found]


def _messages(error: ValidationError, place: str) -> Iterator[str]:
    wanted: Any = error.validator_value
    found: Any = error.instance
    schema: Any = error.schema
    match error.validator:
        case "required":
            yield from (f"{place} lacks '{name}'" for name in _lacking(error))
        case "additionalProperties":
            unknown = (name for name in found if name not in schema["properties"])
            yield from (f"{place} has a property Alexa does not know: '{name}'" for name in unknown)
        case "type" if "enum" not in schema:
            yield f"{place} should be {KINDS[wanted]}, not {_kind(found)}"
        case "enum":
            yield f"{place} should be one of {', '.join(wanted)}"
        case "minLength":
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
