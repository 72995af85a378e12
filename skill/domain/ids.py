"""From an id, as slots, sessions and files carry it, to the enum member that it names."""

from enum import StrEnum
from typing import TypeVar

Kind = TypeVar("Kind", bound=StrEnum)


def parse_enum(kind: type[Kind], value: str | None) -> Kind | None:
    """The member with that value, or None for an unknown id."""
    try:
        return kind(value) if value is not None else None
    except ValueError:
        return None
