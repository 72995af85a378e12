"""Phrases that a regular expression finds, made from the expression itself: the same ones every time."""

import re
from collections.abc import Iterator, Sequence
from re import _constants as sre  # type: ignore[attr-defined]  # the parsed form has no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

WORD = "thing"
"""Stands where any word may stand."""

BETWEEN = " and "
"""Stands where anything may stand."""


def phrases(pattern: re.Pattern[str], most: int) -> Iterator[str]:
    """Up to `most` different phrases that the pattern finds, its branches taken in turn."""
    parsed = parser.parse(pattern.pattern)
    seen: set[str] = set()
    for turn in range(most * 8):
        said = " ".join(_Writer(turn).write(parsed).split())
        if said not in seen and pattern.search(said):
            seen.add(said)
            yield said
        if len(seen) == most:
            return


class _Writer:
    """Writes one phrase. Which branch it takes depends on the turn and on how many it took before."""

    def __init__(self, turn: int) -> None:
        self._turn = turn
        self._taken = 0
        self._groups: dict[int, str] = {}

    def write(self, parts: Sequence[tuple[Any, Any]]) -> str:
        return "".join(self._part(kind, value) for kind, value in parts)

    def _part(self, kind: Any, value: Any) -> str:
        if kind is sre.LITERAL:
            return chr(value)
        if kind is sre.IN:
            return self._one_of_class(value)
        if kind is sre.BRANCH:
            return self.write(self._choice(value[1]))
        if kind is sre.SUBPATTERN:
            return self.write(value[3])
        if kind in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
            return self._repeated(*value)
        return ""

    def _repeated(self, least: int, most: int, parts: Sequence[tuple[Any, Any]]) -> str:
        if parts[0][0] is sre.ANY:
            return BETWEEN
        if _is_any_word(parts) and most > 1:
            return WORD if least else ""
        times = least or (0 if most > 1 else self._choice((0, 1)))
        return "".join(self.write(parts) for _ in range(int(times)))

    def _choice(self, among: Sequence[Any]) -> Any:
        self._taken += 1
        return among[(self._turn + self._taken * (self._turn // 2)) % len(among)]

    def _one_of_class(self, members: Sequence[tuple[Any, Any]]) -> str:
        literal = [chr(value) for kind, value in members if kind is sre.LITERAL]
        return str(self._choice(literal)) if literal else "s"


def _is_any_word(parts: Sequence[tuple[Any, Any]]) -> bool:
    return len(parts) == 1 and parts[0][0] is sre.IN and (sre.CATEGORY, sre.CATEGORY_WORD) in parts[0][1]
