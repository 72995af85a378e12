"""How much is tried: a share by default, so that the tests answer soon, and all of it in CI."""

import os
from collections.abc import Iterable
from itertools import islice
from typing import TypeVar
from zlib import crc32

IN_CI = bool(os.environ.get("CI"))
"""Set by `.ci/run` and by every usual CI service."""

SHARE = 5


def examples(in_ci: int) -> int:
    """How many examples hypothesis makes up: all in CI, a fifth elsewhere."""
    return in_ci if IN_CI else max(10, in_ci // SHARE)


Item = TypeVar("Item")


def some(items: Iterable[Item], *, of: str) -> list[Item]:
    """All items in CI, every fifth elsewhere: another fifth for another name, so that each is met by some."""
    first, step = (0, 1) if IN_CI else (crc32(of.encode()) % SHARE, SHARE)
    return list(islice(items, first, None, step))
