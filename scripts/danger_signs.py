"""Writes `signs.json` of the danger screen: `signs.toml` in a form that is read fast, and its anchors, the
beginnings of words that each pattern needs.

It reads the patterns as Python's own parser does, so what it writes holds for any way of matching them.
"""

import json
import re._constants as ops
import re._parser as parser
import tomllib
from collections.abc import Iterable
from typing import Any

from skill.domain.danger.signs import ANCHOR_SIZES, HERE, TABLE, Signs

Literals = frozenset[str] | None
"""Texts of which one is in every match, or None where nothing is certain."""

MOST = 4000
"""Alternatives of one pattern: more say too little."""


def anchors_of(pattern: str) -> list[str] | None:
    """The anchors of a pattern, or None when it must always be searched."""
    best = _of_sequence(parser.parse(pattern))[1]
    if not best or min(map(len, best)) < min(ANCHOR_SIZES):
        return None
    return sorted({text[: max(ANCHOR_SIZES)] for text in best})


def written() -> dict[str, Any]:
    return tomllib.loads((HERE / "signs.toml").read_text(encoding="utf-8"))


def without_anchors() -> Signs:
    """All patterns are searched."""
    return Signs(written(), {})


def as_text() -> str:
    """One line for each sign and each pattern's anchors, so that a change is seen in few lines."""
    found = {str(each.key): anchors_of(each.written) for each in without_anchors().patterns()}
    anchors = {key: found[key] for key in sorted(found) if found[key]}
    tables = written() | {"anchors": anchors}
    rows = (f"{json.dumps(name)}: {_rows(value)}" for name, value in tables.items())
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _rows(value: Any) -> str:
    if isinstance(value, list):
        return "[\n" + ",\n".join(map(json.dumps, value)) + "\n]"
    return "{\n" + ",\n".join(f"{json.dumps(key)}: {json.dumps(each)}" for key, each in value.items()) + "\n}"


def _of_sequence(items: Iterable[Any]) -> tuple[Literals, Literals]:
    """All texts that it matches, where they are few, and the best of which one must be there."""
    whole: Literals = frozenset([""])
    best: Literals = None
    run: frozenset[str] = frozenset([""])
    for op, value in items:
        exact, inner = _of_item(op, value)
        best = _better(best, inner)
        whole = _joined(whole, exact)
        longer = _joined(run, exact)
        if longer is None:
            best = _better(best, run)
            longer = exact or frozenset([""])
        run = longer
    return whole, _better(best, run)


def _of_item(op: Any, value: Any) -> tuple[Literals, Literals]:
    if op is ops.LITERAL:
        text = frozenset([chr(value)])
        return text, text
    if op in (ops.AT, ops.ASSERT, ops.ASSERT_NOT):
        return frozenset([""]), None
    if op is ops.SUBPATTERN:
        return _of_sequence(value[3])
    if op is ops.BRANCH:
        return _of_branches(value[1])
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        least, _, inner = value
        return _repeated(value), _of_sequence(inner)[1] if least else None
    return None, None


def _of_branches(branches: list[Any]) -> tuple[Literals, Literals]:
    parts = [_of_sequence(each) for each in branches]
    return _any_of([whole for whole, _ in parts]), _any_of([best for _, best in parts])


def _any_of(literals: list[Literals]) -> Literals:
    known = [each for each in literals if each is not None]
    together = frozenset().union(*known)
    return together if len(known) == len(literals) and len(together) <= MOST else None


def _repeated(value: Any) -> Literals:
    least, most, inner = value
    once = _of_sequence(inner)[0]
    if most == 1 and once is not None:
        return once if least else once | {""}
    return None


def _joined(left: Literals, right: Literals) -> Literals:
    if left is None or right is None or len(left) * len(right) > MOST:
        return None
    return frozenset(one + other for one in left for other in right)


def _better(left: Literals, right: Literals) -> Literals:
    """Of two sets the one that rules out more: longer texts first, then fewer of them."""
    if left is None or right is None:
        return left if right is None else right
    return max(
        left, right, key=lambda each: (min(min(map(len, each), default=0), max(ANCHOR_SIZES)), -len(each))
    )


if __name__ == "__main__":
    TABLE.write_text(as_text(), encoding="utf-8")
