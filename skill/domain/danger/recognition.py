"""Danger, recognised in anything that was said, by whole phrases and without asking anything.

Where a phrase could be read either way it counts as danger: a needless answer costs a moment. What
is plainly a repair (a gas fire that will not light, an alarm that wants a battery) must not be
caught, or nobody could report it. The phrases are in `signs.toml`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skill.domain.danger.hazards import Hazard

__all__ = ["Finding", "Hazard", "assess", "hazard_of", "recognise"]

LONGEST = 2000
"""Characters that are looked at: more than anybody says in one breath to a speaker."""

_PART = re.compile(r"\{([A-Z_]+)\}")
_WITHIN = re.compile(r"\{WITHIN_(\d+)\}")

TAKEN_OUT = " / "
"""In place of harmless words: no pattern reads it as a word, so words that stood apart stay apart."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Danger when any of `patterns` is in what was said, also once the `harmless` words are taken out."""

    hazard: Hazard
    patterns: tuple[re.Pattern[str], ...]
    harmless: re.Pattern[str] | None
    overruled: re.Pattern[str] | None

    def is_in(self, text: str) -> bool:
        if not self._is_found(text):
            return False
        if self.harmless is None or (self.overruled is not None and self.overruled.search(text)):
            return True
        return self._is_found(self.harmless.sub(TAKEN_OUT, text))

    def _is_found(self, text: str) -> bool:
        return any(pattern.search(text) for pattern in self.patterns)


def _read_signs(data: Mapping[str, Any]) -> Iterator[Sign]:
    """Raises `ValueError` for an unknown hazard, `KeyError` for an unknown part."""
    parts: dict[str, str] = {}

    def filled(pattern: str) -> str:
        within = _WITHIN.sub(r"(?: {NEXT_WORD}){0,\1}", pattern)
        return _PART.sub(lambda found: parts[found[1]], within)

    def compiled(patterns: Sequence[str]) -> re.Pattern[str] | None:
        return re.compile("|".join(map(filled, patterns))) if patterns else None

    for name, written in data["parts"].items():
        parts[name] = filled(written if isinstance(written, str) else "|".join(written))
    for each in data["signs"]:
        yield Sign(
            hazard=Hazard(each["hazard"]),
            patterns=tuple(re.compile(filled(pattern)) for pattern in each["patterns"]),
            harmless=compiled(each.get("harmless", ())),
            overruled=compiled(each.get("overruled", ())),
        )


_DATA = tomllib.loads(Path(__file__).with_name("signs.toml").read_text(encoding="utf-8"))
_SIGNS = tuple(_read_signs(_DATA))
_PLAINER = {said: plain for plain, words in _DATA["plainer"].items() for said in words}
_NOT_WORDS = re.compile(r"[^a-z0-9' ]+")
_TO_PLAINER = re.compile(rf"\b(?:{'|'.join(sorted(_PLAINER, key=len, reverse=True))})\b")


@dataclass(frozen=True, slots=True)
class Finding:
    """A danger in what was said: answered at once when it is sure, asked about when it is not."""

    hazard: Hazard
    is_sure: bool


def assess(said: str) -> Finding | None:
    """The gravest sure danger in what was said, else what may be one, else None."""
    hazard = recognise(said)
    return Finding(hazard, is_sure=True) if hazard else None


def recognise(said: str) -> Hazard | None:
    """The gravest danger that is sure in what was said, or None."""
    text = _plain(said)
    return next((sign.hazard for sign in _SIGNS if sign.is_in(text)), None)


def hazard_of(value_id: str) -> Hazard | None:
    """What an id of the interaction model stands for: "injury", or a kind of it, "injury_illness"."""
    return next((hazard for hazard in Hazard if f"{value_id}_".startswith(f"{hazard}_")), None)


def _plain(said: str) -> str:
    lowered = said[:LONGEST].lower().replace("’", "'").replace("-", " ")
    words = " ".join(_NOT_WORDS.sub(" ", lowered).split())
    return _TO_PLAINER.sub(lambda found: _PLAINER[found[0]], words)
