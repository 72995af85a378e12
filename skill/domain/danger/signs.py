"""The signs of danger in `signs.toml`: patterns that somebody responsible for safeguarding can read and
change.

What is read here is `signs.json`, which `make danger` writes from it, because TOML takes 40 ms to read at
each start. Only the few patterns whose anchors are in what was said are compiled and searched: the table
holds for each pattern the beginnings of words of which a match must have one. A pattern without any is
always searched.
"""

import functools
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from skill.domain.danger.hazards import Hazard

TAKEN_OUT = " / "
"""In place of harmless words: no pattern reads it as a word, so words that stood apart stay apart."""

ANCHOR_SIZES = (3, 4)
"""Characters of an anchor: four, or three for a shorter word."""

HERE = Path(__file__).parent
TABLE = HERE / "signs.json"

_PART = re.compile(r"\{([A-Z_]+)\}")
_WITHIN = re.compile(r"\{WITHIN_(\d+)\}")
_NOT_WORDS = re.compile(r"[^a-z0-9' ]+")


class Certainty(StrEnum):
    """What a sign is enough for: an answer at once, or one question first."""

    SURE = "sure"
    PERHAPS = "perhaps"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression, compiled when it is first searched."""

    written: str
    key: int
    """What it goes by among the anchors."""

    def search(self, text: str) -> bool:
        return _compiled(self.written).search(text) is not None

    def taken_out_of(self, text: str) -> str:
        return _compiled(self.written).sub(TAKEN_OUT, text)


@dataclass(frozen=True, slots=True)
class Sign:
    """Danger when any of `patterns` is in what was said, also once the `harmless` words are taken out."""

    hazard: Hazard
    certainty: Certainty
    patterns: tuple[Pattern, ...]
    harmless: Pattern | None
    overruled: Pattern | None

    def is_in(self, text: str, ruled_out: frozenset[int]) -> bool:
        """Whether it is in the text, of which the patterns `ruled_out` are known not to be."""
        likely = [pattern for pattern in self.patterns if pattern.key not in ruled_out]
        if not _is_any(likely, text):
            return False
        if self.harmless is None or (self.overruled is not None and self.overruled.search(text)):
            return True
        return _is_any(likely, self.harmless.taken_out_of(text))


class Signs:
    """All that `signs.toml` holds, and the anchors of its patterns by their keys.

    Raises `ValueError` for an unknown hazard or certainty, `KeyError` for an unknown part.
    """

    def __init__(self, data: Mapping[str, Any], anchors: Mapping[str, Sequence[str]]) -> None:
        self._plainer = {said: plain for plain, words in data["plainer"].items() for said in words}
        longest_first = sorted(self._plainer, key=len, reverse=True)
        self._to_plainer = re.compile(rf"\b(?:{'|'.join(longest_first)})\b")
        self._parts: dict[str, str] = {}
        for name, written in data["parts"].items():
            self._parts[name] = self._filled(written if isinstance(written, str) else "|".join(written))
        self._elsewhere = [self._pattern([each]) for each in data["elsewhere"]]
        self._doubtful = [self._pattern([each]) for each in data["doubtful"]]
        self._asked_by_triage = self._pattern(data["asked_by_triage"])
        signs = list(map(self._sign, data["signs"]))
        self._sure = [sign for sign in signs if sign.certainty is Certainty.SURE]
        self._perhaps = [sign for sign in signs if sign.certainty is Certainty.PERHAPS]
        self._anchored = frozenset(int(key) for key in anchors)
        self._by_anchor: dict[str, list[int]] = {}
        for key, words in anchors.items():
            for anchor in words:
                self._by_anchor.setdefault(anchor, []).append(int(key))

    def plain(self, said: str) -> str:
        """Lower-case words without punctuation, words of the region as the patterns have them."""
        lowered = said.lower().replace("’", "'").replace("-", " ")
        words = " ".join(_NOT_WORDS.sub(" ", lowered).split())
        return self._to_plainer.sub(lambda found: self._plainer[found[0]], words)

    def first(self, text: str) -> Sign | None:
        """The gravest sure sign in what is said about here and now, else what may be one.

        A sure sign that is only in doubtful words may be one, and so may a sign that says so in any words.
        """
        ruled_out = self._ruled_out(text)
        told = _without(self._elsewhere, text, ruled_out)
        certain = _without(self._doubtful, told, ruled_out)
        if sign := _gravest(self._sure, certain, ruled_out):
            return sign
        if certain != told and (sign := _gravest(self._sure, told, ruled_out)):
            return replace(sign, certainty=Certainty.PERHAPS)
        return _gravest(self._perhaps, text, ruled_out)

    def to_weigh(self, text: str) -> str:
        """Plain words without what a repair's own questions ask about."""
        return self._asked_by_triage.taken_out_of(text)

    def sure(self) -> Iterator[Pattern]:
        """What an answer at once rests on; the interaction model has words for each."""
        for sign in self._sure:
            yield from sign.patterns

    def patterns(self) -> Iterator[Pattern]:
        """All that are searched for in what was said, for the anchors."""
        yield from self._elsewhere
        yield from self._doubtful
        for sign in (*self._sure, *self._perhaps):
            yield from sign.patterns

    def _ruled_out(self, text: str) -> frozenset[int]:
        found: set[int] = set()
        for anchor in anchors_in(text):
            found.update(self._by_anchor.get(anchor, ()))
        return self._anchored - found

    def _sign(self, each: Mapping[str, Any]) -> Sign:
        return Sign(
            hazard=Hazard(each["hazard"]),
            certainty=Certainty(each.get("certainty", Certainty.SURE)),
            patterns=tuple(self._pattern([written]) for written in each["patterns"]),
            harmless=self._pattern(each["harmless"]) if "harmless" in each else None,
            overruled=self._pattern(each["overruled"]) if "overruled" in each else None,
        )

    def _pattern(self, written: Iterable[str]) -> Pattern:
        filled = "|".join(map(self._filled, written))
        return Pattern(filled, zlib.crc32(filled.encode()))

    def _filled(self, pattern: str) -> str:
        within = _WITHIN.sub(r"(?: {NEXT_WORD}){0,\1}", pattern)
        return _PART.sub(lambda found: self._parts[found[1]], within)


def anchors_in(text: str) -> set[str]:
    return {text[start : start + size] for size in ANCHOR_SIZES for start in range(len(text) - size + 1)}


def read_signs() -> Signs:
    data = json.loads(TABLE.read_text(encoding="utf-8"))
    return Signs(data, data["anchors"])


def _without(patterns: Iterable[Pattern], text: str, ruled_out: frozenset[int]) -> str:
    for pattern in patterns:
        if pattern.key not in ruled_out:
            text = pattern.taken_out_of(text)
    return text


def _gravest(signs: Iterable[Sign], text: str, ruled_out: frozenset[int]) -> Sign | None:
    return next((sign for sign in signs if sign.is_in(text, ruled_out)), None)


def _is_any(patterns: Iterable[Pattern], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


@functools.cache
def _compiled(written: str) -> re.Pattern[str]:
    return re.compile(written)
