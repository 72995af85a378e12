"""Records as bodies of items, and back: a dataclass names what a body holds.

Instants, days and enums are text in a body, and what is None is left out. A body may hold more names than its
record: another version of Home Coach wrote them.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args

from skill.errors import StoreUnavailable
from skill.housing.records.engine import Body
from skill.housing.values import instant, instant_text

Record = TypeVar("Record")

FORMAT = "format"
"""A body says which format it has from the second one on, by this name; its record says which it knows, as a
class variable."""


def body_of(record: Any) -> dict[str, Any]:
    kind: Any = type(record)
    named = ((name, getattr(record, name)) for name in _readers(kind))
    body = {name: _written(value) for name, value in named if value is not None}
    return body if _format(kind) == 1 else {FORMAT: _format(kind), **body}


def record_of(kind: type[Record], body: Body) -> Record:
    """Raises `StoreUnavailable` for a body that this version of Home Coach cannot read."""
    if body.get(FORMAT, 1) > _format(kind):
        raise StoreUnavailable(f"a {kind.__name__} written by a newer Home Coach")
    readers = _readers(kind)  # type: ignore[arg-type]  # a class is hashable
    try:
        return kind(**{name: read(body[name]) for name, read in readers.items() if name in body})
    except (TypeError, ValueError) as problem:
        raise StoreUnavailable(f"a {kind.__name__} that cannot be read") from problem


def _format(kind: Any) -> int:
    return int(getattr(kind, FORMAT, 1))


def _written(value: Any) -> Any:
    match value:
        case StrEnum():
            return value.value
        case datetime():
            return instant_text(value)
        case date():
            return value.isoformat()
        case Mapping():
            return dict(value)
    return value


@lru_cache
def _readers(kind: Any) -> dict[str, Callable[[Any], Any]]:
    return {field.name: _reader(field.type) for field in fields(kind)}


def _reader(kind: Any) -> Callable[[Any], Any]:
    """How a value of a field's type is read."""
    if isinstance(kind, UnionType):
        (kind,) = (each for each in get_args(kind) if each is not NoneType)
    if kind is datetime:
        return instant
    if kind is date:
        return date.fromisoformat
    return kind if isinstance(kind, type) and issubclass(kind, StrEnum) else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
