"""Amazon's envelopes, read without breaking on what is new, and without the SDK's cost.

The SDK looks every type up by name for every field of every request, and raises on an enum value, a
request type or a field shape it does not know, before any handler runs. This one compiles a reader
for each model class once and leaves out what it cannot read: Amazon requires that additions never
break a skill.
"""

import json
import re
from collections.abc import Callable, Hashable
from datetime import date, datetime
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any, cast

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope, ResponseEnvelope

from skill.errors import BadEnvelope

Reader = Callable[[Any], Any]

_PRIMITIVES: dict[str, type] = {"str": str, "int": int, "long": int, "float": float, "bool": bool}
_LIST = re.compile(r"list\[(.*)\]")
_DICT = re.compile(r"dict\([^,]*, (.*)\)")


class EnvelopeSerializer(DefaultSerializer):
    """Text to a raw dict, a raw dict to a typed envelope, an answer to text."""

    def deserialize(  # type: ignore[override]  # a raw dict on purpose
        self, payload: str | bytes, obj_type: object = None
    ) -> dict[str, Any]:
        """A JSON object as it came, whatever `obj_type`: the door looks at it raw before it is typed.

        Raises `BadEnvelope` for anything but a JSON object of a sane depth.
        """
        try:
            raw = json.loads(payload)
        except (ValueError, RecursionError):
            raise BadEnvelope("not JSON") from None
        if not isinstance(raw, dict):
            raise BadEnvelope("not a JSON object")
        return raw

    def typed(self, raw: dict[str, Any]) -> RequestEnvelope:
        """The SDK's own model of a request, as far as it can be read."""
        return _model_reader(RequestEnvelope)(raw)  # type: ignore[no-any-return]

    def plain(self, answer: ResponseEnvelope) -> dict[str, Any]:
        """The SDK's model of an answer as the dict that JSON is made of."""
        return _write(answer)  # type: ignore[no-any-return]

    def serialize(self, obj: object) -> str:
        """An answer of the door, already plain, to text: what Amazon's web dispatch asks for."""
        return json.dumps(obj, separators=(",", ":"))


@cache
def _reader(type_name: str) -> Reader:
    """How to read a value of a type as the SDK's models name it; unreadable values become None."""
    if found := _LIST.fullmatch(type_name):
        return _list_reader(_reader(found[1]))
    if found := _DICT.fullmatch(type_name):
        return _dict_reader(_reader(found[1]))
    if type_name in _PRIMITIVES:
        return _primitive_reader(_PRIMITIVES[type_name])
    if type_name in {"datetime", "date"}:
        return _read_datetime if type_name == "datetime" else _read_date
    if type_name == "object":
        return lambda value: value
    module, _, name = type_name.rpartition(".")
    model = getattr(import_module(module), name)
    return _enum_reader(model) if issubclass(model, Enum) else _model_reader(model)


def _list_reader(read: Reader) -> Reader:
    return lambda value: [read(item) for item in value] if isinstance(value, list) else None


def _dict_reader(read: Reader) -> Reader:
    return lambda value: {key: read(item) for key, item in value.items()} if isinstance(value, dict) else None


def _primitive_reader(kind: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is kind:
            return value
        return None if value is None or isinstance(value, (dict, list)) else _converted(kind, value)

    return read


def _converted(kind: type, value: Any) -> Any:
    try:
        return kind(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _read_datetime(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _read_date(value: Any) -> date | None:
    instant = _read_datetime(value)
    return instant.date() if instant else None


def _enum_reader(kind: type[Enum]) -> Reader:
    known = {member.value: member for member in kind}
    return lambda value: known.get(value) if isinstance(value, str) else None


@cache
def _model_reader(model: Any) -> Reader:
    if hasattr(model, "get_real_child_model"):
        return _polymorphic_reader(model)
    return _fields_reader(model)


def _polymorphic_reader(model: Any) -> Reader:
    """A model whose class is named by a field of the value; an unknown name gives None."""
    children = model.discriminator_value_class_map
    key = model.json_discriminator_key

    def read(value: Any) -> Any:
        name = (
            children.get(value.get(key))
            if isinstance(value, dict) and isinstance(value.get(key), str)
            else None
        )
        return _child_reader(name)(value) if name else None

    return read


@cache
def _child_reader(type_name: str) -> Reader:
    module, _, name = type_name.rpartition(".")
    return _fields_reader(getattr(import_module(module), name))


def _fields_reader(model: Any) -> Reader:
    """Readers are looked up on first use of a field: models refer to each other in circles."""
    types = model.deserialized_types
    attributes = {
        json_name: attribute for attribute, json_name in model.attribute_map.items() if attribute in types
    }
    plan: dict[str, tuple[str, Reader]] = {}

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            return None
        instance = model()
        for json_name, item in value.items():
            field = plan.get(json_name)
            if field is None:
                attribute = attributes.get(json_name)
                if attribute is None:
                    continue
                field = plan[json_name] = (attribute, _reader(types[attribute]))
            setattr(instance, field[0], field[1](item))
        return instance

    return read


def _write(value: Any) -> Any:
    """A value of the SDK's models as JSON has it; fields that are None are left out."""
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, dict):
        return {key: _write(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_write(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    written = {}
    for name, attribute in _fields(cast(Hashable, type(value))):
        item = getattr(value, attribute)
        if item is not None:
            written[name] = _write(item)
    return written


_PLAIN = frozenset({str, int, float, bool})


@cache
def _fields(model: Any) -> tuple[tuple[str, str], ...]:
    """The JSON names and attributes of a model class."""
    names = model.attribute_map
    return tuple((names.get(attribute, attribute), attribute) for attribute in model.deserialized_types)
