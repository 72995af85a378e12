"""Public telephone numbers by what they are for and where the homes are; `numbers.toml` has them all."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from skill.domain.landlord import Jurisdiction


class Helpline(StrEnum):
    """What a number is for. The landlord's own two are in its file, all others in the table."""

    EMERGENCY = "emergency"
    GAS = "gas"
    POWER_CUT = "power_cut"
    HEALTH = "health"
    LOW_MOOD = "low_mood"
    ABUSE = "abuse"
    CHILDREN = "children"
    DEBT = "debt"
    POLICE = "police"
    FLOOD = "flood"
    REPAIRS = "repairs"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicNumber:
    """`line` is None for what is only printed. `number` has spaces where a voice pauses. `check` says what
    nobody has confirmed yet; `is_always` is day and night.
    """

    line: Helpline | None
    number: str
    who: str
    hours: str
    source: str
    places: frozenset[Jurisdiction]
    is_always: bool = False
    is_free: bool = False
    check: str = ""


@cache
def public_numbers() -> tuple[PublicNumber, ...]:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(map(_number, data["numbers"]))


def _number(row: Mapping[str, Any]) -> PublicNumber:
    """Raises `ValueError` for an unknown line or place, `TypeError` for another key."""
    line = Helpline(row["line"]) if "line" in row else None
    places = frozenset(map(Jurisdiction, row.get("places", Jurisdiction)))
    return PublicNumber(**{**row, "line": line, "places": places})


def numbers_of(place: Jurisdiction) -> tuple[PublicNumber, ...]:
    """All that can be rung there, in the order of the file."""
    return tuple(number for number in public_numbers() if place in number.places)


def find_number(line: Helpline, place: Jurisdiction) -> PublicNumber | None:
    """The one that is spoken, or None where that place has none."""
    return next((number for number in numbers_of(place) if number.line is line), None)


def number_of(line: Helpline, place: Jurisdiction) -> PublicNumber:
    """The one that is spoken, of a line that every place has. Raises `LookupError` for another."""
    if (found := find_number(line, place)) is None:
        raise LookupError(f"no number for {line} in {place}")
    return found
