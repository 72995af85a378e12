"""Where a certificate chain may come from: Amazon's bucket, written in one canonical way."""

import re

from skill.errors import Unverified
from skill.web.reasons import Reason

BUCKET = "https://s3.amazonaws.com"
FOLDER = "echo.api"
LONGEST_URL = 512

# Amazon's rule lets scheme and host vary in case and the port be left out; the path may not vary in case.
# Everything that could be read in two ways (user, query, fragment, percent, backslash) has no place in it.
SHAPE = re.compile(r"(?i:https://s3\.amazonaws\.com)(?::443)?/([A-Za-z0-9._/-]+)")


def canonical_chain_url(text: str) -> str:
    """The address to fetch, with dot segments resolved.

    Raises `Unverified` for every address that is not inside Amazon's folder.
    """
    shape = SHAPE.fullmatch(text) if len(text) <= LONGEST_URL else None
    if shape is None:
        raise Unverified(Reason.CHAIN_URL)
    path = _resolved(shape[1].split("/"))
    if path[:1] != [FOLDER] or len(path) == 1:
        raise Unverified(Reason.CHAIN_URL)
    return "/".join([BUCKET, *path])


def _resolved(segments: list[str]) -> list[str]:
    path: list[str] = []
    for segment in segments:
        if segment == "" or (segment == ".." and not path):
            raise Unverified(Reason.CHAIN_URL)
        if segment == "..":
            path.pop()
        elif segment != ".":
            path.append(segment)
    return path
