"""Danger, recognised in anything that was said, by whole phrases and without asking anything.

Where a phrase could be read either way it counts as danger: a needless answer costs a moment. What
is plainly a repair (a gas fire that will not light, an alarm that wants a battery) must not be
caught, or nobody could report it. The phrases are in `signs.toml`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skill.domain.danger.hazards import Hazard

__all__ = ["Hazard", "hazard_of", "recognise"]

LONGEST = 2000
"""Characters that are looked at: more than anybody says in one breath to a speaker."""

_PART = re.compile(r"\{([A-Z_]+)\}")


@dataclass(frozen=True, slots=True)
class Sign:
    """Danger when any of `patterns` is in what was said and `unless` is not."""

    hazard: Hazard
    patterns: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None

    def is_in(self, text: str) -> bool:
        # A loop, since two hundred patterns are tried for every utterance: a generator takes twice the time.
        for pattern in self.patterns:
            if pattern.search(text):
                return self.unless is None or self.unless.search(text) is None
        return False


def _read_signs(data: Mapping[str, Any]) -> Iterator[Sign]:
    """Raises `ValueError` for an unknown hazard, `KeyError` for an unknown part."""
    parts: dict[str, str] = {}

    def filled(pattern: str) -> str:
        return _PART.sub(lambda found: parts[found[1]], pattern)

    for name, written in data["parts"].items():
        parts[name] = filled(written if isinstance(written, str) else "|".join(written))
    for each in data["signs"]:
        patterns = tuple(re.compile(filled(pattern)) for pattern in each["patterns"])
        unless = re.compile(filled(each["unless"])) if "unless" in each else None
        yield Sign(Hazard(each["hazard"]), patterns, unless)


_DATA = tomllib.loads(Path(__file__).with_name("signs.toml").read_text(encoding="utf-8"))
_SIGNS = tuple(_read_signs(_DATA))
_PLAINER = {said: plain for plain, words in _DATA["plainer"].items() for said in words}
_NOT_WORDS = re.compile(r"[^a-z0-9' ]+")
_TO_PLAINER = re.compile(rf"\b(?:{'|'.join(sorted(_PLAINER, key=len, reverse=True))})\b")


def recognise(said: str) -> Hazard | None:
    """The gravest danger in what was said, or None."""
    text = _plain(said)
    return next((sign.hazard for sign in _SIGNS if sign.is_in(text)), None)


def hazard_of(value_id: str) -> Hazard | None:
    """What an id of the interaction model stands for: "injury", or a kind of it, "injury_illness"."""
    return next((hazard for hazard in Hazard if f"{value_id}_".startswith(f"{hazard}_")), None)


def _plain(said: str) -> str:
    lowered = said[:LONGEST].lower().replace("’", "'").replace("-", " ")
    words = " ".join(_NOT_WORDS.sub(" ", lowered).split())
    return _TO_PLAINER.sub(lambda found: _PLAINER[found[0]], words)
