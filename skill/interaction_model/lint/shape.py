"""The attributes of an interaction model as Amazon's own classes name them, and what departs from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from skill.interaction_model.lint.draft import Draft
from skill.interaction_model.lint.finding import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    pass


@dataclass(frozen=True, slots=True)
class Anything:
    pass


@dataclass(frozen=True, slots=True)
class ListOf:
    items: "Shape"


@dataclass(frozen=True, slots=True, kw_only=True)
class Object:
    required: Mapping[str, "Shape"] = field(default_factory=dict)
    optional: Mapping[str, "Shape"] = field(default_factory=dict)


Shape = Text | Choice | Flag | Anything | ListOf | Object

NAME = Text()
WORDING = Text(may_be_empty=True)
SAMPLES = ListOf(WORDING)
STRATEGY = Choice(("ALWAYS", "SKILL_RESPONSE"))
PROMPT_IDS = Object(optional={"elicitation": NAME, "confirmation": NAME})

SLOT = Object(
    required={"name": NAME, "type": NAME},
    optional={
        "samples": SAMPLES,
        "multipleValues": Object(required={"enabled": Flag()}),
        "generatedBy": NAME,
    },
)

INTENT = Object(
    required={"name": NAME}, optional={"slots": ListOf(SLOT), "samples": SAMPLES, "generatedBy": NAME}
)

SLOT_VALUE = Object(
    required={"name": Object(required={"value": NAME}, optional={"synonyms": SAMPLES})},
    optional={"id": NAME},
)

SLOT_TYPE = Object(
    required={"name": NAME},
    optional={"values": ListOf(SLOT_VALUE), "valueSupplier": Anything(), "generatedBy": NAME},
)

SENSITIVITY = Object(
    optional={"fallbackIntentSensitivity": Object(required={"level": Choice(("HIGH", "MEDIUM", "LOW"))})}
)

VALIDATION = Object(
    required={
        "type": Choice(
            (
                "hasEntityResolutionMatch",
                "isInSet",
                "isNotInSet",
                "isGreaterThan",
                "isGreaterThanOrEqualTo",
                "isLessThan",
                "isLessThanOrEqualTo",
                "isInDuration",
                "isNotInDuration",
            )
        ),
        "prompt": NAME,
    },
    optional={"value": Anything(), "values": ListOf(Anything()), "start": Anything(), "end": Anything()},
)

DIALOG_SLOT = Object(
    required={"name": NAME, "type": NAME},
    optional={
        "elicitationRequired": Flag(),
        "confirmationRequired": Flag(),
        "prompts": PROMPT_IDS,
        "validations": ListOf(VALIDATION),
    },
)

DIALOG_INTENT = Object(
    required={"name": NAME},
    optional={
        "delegationStrategy": STRATEGY,
        "confirmationRequired": Flag(),
        "prompts": PROMPT_IDS,
        "slots": ListOf(DIALOG_SLOT),
    },
)

PROMPT = Object(
    required={
        "id": NAME,
        "variations": ListOf(Object(required={"type": Choice(("PlainText", "SSML")), "value": WORDING})),
    }
)

DOCUMENT = Object(
    required={
        "interactionModel": Object(
            required={
                "languageModel": Object(
                    required={"invocationName": NAME, "intents": ListOf(INTENT)},
                    optional={
                        "types": ListOf(SLOT_TYPE),
                        "modelConfiguration": SENSITIVITY,
                        "generatedBy": NAME,
                        "_nameFreeInteraction": Anything(),
                    },
                ),
            },
            optional={
                "dialog": Object(optional={"delegationStrategy": STRATEGY, "intents": ListOf(DIALOG_INTENT)}),
                "prompts": ListOf(PROMPT),
            },
        )
    },
    optional={"version": NAME, "description": WORDING},
)


def shape(draft: Draft) -> Iterator[Problem]:
    for message in _departures(draft.document, DOCUMENT, ""):
        yield Problem(message=message)


def _departures(value: object, wanted: Shape, where: str) -> Iterator[str]:
    if isinstance(wanted, Object):
        yield from _object_departures(value, wanted, where)
    elif isinstance(wanted, ListOf):
        yield from _list_departures(value, wanted, where)
    elif isinstance(wanted, Text):
        yield from _text_departures(value, wanted, where)
    elif isinstance(wanted, Choice):
        if not isinstance(value, str) or value not in wanted.values:
            yield f"{where} should be one of {', '.join(wanted.values)}"
    elif isinstance(wanted, Flag) and not isinstance(value, bool):
        yield _not_a("true or false", value, where)


def _text_departures(value: object, wanted: Text, where: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield _not_a("text", value, where)
    elif not (value or wanted.may_be_empty):
        yield f"{where} is empty"


def _object_departures(value: object, wanted: Object, where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield _not_a("an object", value, where)
        return
    known = {**wanted.required, **wanted.optional}
    for key in wanted.required:
        if key not in value:
            yield f"{where or 'the document'} lacks '{key}'"
    for key, part in value.items():
        if key in known:
            yield from _departures(part, known[key], f"{where}.{key}" if where else key)
        else:
            yield f"{where or 'the document'} has a property Alexa does not know: '{key}'"


def _list_departures(value: object, wanted: ListOf, where: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield _not_a("a list", value, where)
        return
    for number, item in enumerate(value):
        yield from _departures(item, wanted.items, f"{where}[{_label(item, number)}]")


def _label(item: object, number: int) -> str:
    name = (item.get("name") or item.get("id")) if isinstance(item, dict) else None
    return name if isinstance(name, str) else str(number)


def _not_a(wanted: str, value: object, where: str) -> str:
    return f"{where or 'the document'} should be {wanted}, not {_kind(value)}"


def _kind(value: object) -> str:
    kinds = ((bool, "true or false"), (int | float, "a number"), (str, "text"), (list, "a list"))
    if value is None:
        return "null"
    return next((kind for type_, kind in kinds if isinstance(value, type_)), "an object")
