"""A request's bytes as text that is safe to hand to a JSON parser."""

import re

from skill.errors import BadEnvelope
from skill.web.reasons import Reason

# A tenant's session attributes come back in the next request, and Alexa lets an answer be 120 KB; the rest of
# an envelope is a few KB.
LARGEST_BODY = 128 * 1024
# Amazon's envelopes are about ten deep; the parser's own limit is the interpreter's stack.
DEEPEST_BODY = 128

# A string that never ends runs to the end of the text, so that a hostile one is read only once.
STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.?)*+(?:"|\Z)|[\[{]|[\]}]', re.DOTALL)


def readable(body: bytes) -> str:
    """The body as text; raises `BadEnvelope` unless it is UTF-8 and of bounded depth."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise BadEnvelope(Reason.NOT_UTF8) from None
    # Counting brackets is nearly free and settles it for most envelopes; only the others are walked.
    if text.count("{") + text.count("[") > DEEPEST_BODY and _depth(text) > DEEPEST_BODY:
        raise BadEnvelope(Reason.TOO_DEEP)
    return text


def _depth(text: str) -> int:
    depth = deepest = 0
    for found in STRING_OR_BRACKET.finditer(text):
        mark = found[0]
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "]}":
            depth -= 1
    return deepest
