"""What people say to a smart speaker that is not for this skill, read from `out_of_scope.toml`.

Amazon trains every skill's fallback intent on a corpus of its own; this is ours, so that neither "play radio
two" nor "what's a boiler" starts a repair.
"""

import itertools
import tomllib
from collections.abc import Iterator
from pathlib import Path

from skill.interaction_model.model import SLOT_MARK

OUT_OF_SCOPE = "out of scope"
"""Stands where an intent's name would, and never leaves this package."""

OPENERS = frozenset({"play", "sing", "spell", "translate", "define"})
"""First words after which only a title or a word follows, whatever it sounds like."""


def requests() -> Iterator[str]:
    """Every request, with every combination of its lists' entries."""
    corpus = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    for request in corpus["requests"].splitlines():
        names = SLOT_MARK.findall(request)
        for values in itertools.product(*(corpus["lists"][name] for name in names)):
            yield SLOT_MARK.sub("{}", request).format(*values)
