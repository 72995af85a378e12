"""How much is tried: a share by default, so that the tests answer soon, and all of it in CI."""

import os

IN_CI = bool(os.environ.get("CI"))
"""Set by `.ci/run` and by every usual CI service."""

SHARE = 5


def examples(in_ci: int) -> int:
    """How many examples hypothesis makes up: all in CI, a fifth elsewhere."""
    return in_ci if IN_CI else max(10, in_ci // SHARE)
