"""SSML without its marks: as text to read, as text for another voice than Alexa's, and how long it takes.

Of SSML the skill uses `speak`, `say-as` and `break` alone, which `tests/policy/test_wording.py` holds; any
other mark is dropped here, with its pause or pace. A break becomes a comma for another voice.
"""

import html
import re
from xml.etree import ElementTree

WORDS_A_MINUTE = 150
"""An unhurried voice."""

_MARKUP = re.compile(r"<[^>]+>")
_BREAK = re.compile(r"<break [^>]*/>")
_SPELT = re.compile(
    r"""<say-as interpret-as=["'](?:digits|characters|spell-out|telephone)["']>(.*?)</say-as>"""
)


def plain_text(ssml: str) -> str:
    """As one line of text, also where it is not well-formed."""
    return " ".join(html.unescape(_MARKUP.sub("", ssml)).split())


def is_well_formed(ssml: str) -> bool:
    try:
        ElementTree.fromstring(ssml)
    except ElementTree.ParseError:
        return False
    return True


def aloud(ssml: str) -> str:
    """For a voice that takes plain text: numbers figure by figure, with a breath between groups."""
    return plain_text(_SPELT.sub(lambda found: _spelt(found[1]), _BREAK.sub(",", ssml)))


def _spelt(text: str) -> str:
    """ "0800 111" -> "0 8 0 0, 1 1 1"."""
    return ", ".join(" ".join(group) for group in text.split())


def seconds(ssml: str) -> float:
    """About how long it takes to say; figures count one by one."""
    return len(re.findall(r"\d|[^\W\d]+(?:['’-]\w+)*", aloud(ssml))) * 60 / WORDS_A_MINUTE
