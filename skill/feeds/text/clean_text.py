"""Any text from outside, made fit to be spoken: no markup, no second sentence, no commands to an assistant.

What comes out has only letters, digits, spaces, apostrophes and , - & £ : ; ( ) . % in it, and cleaning it
again changes nothing.
"""

import html
import re
import tomllib
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from skill.feeds.text.prompt_injection import is_prompt_injection
from skill.feeds.text.sentence_case import sentence_case
from skill.feeds.text.times_in_words import in_words

_LONGEST_TITLE, _LONGEST_VENUE, _LONGEST_ADDRESS = 200, 60, 80

MAX_READ = 1_000
"""Characters that are looked at: longer texts are no titles, and would take long."""

_MAX_ROUNDS = 12

_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_VARIANTS = (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_DROPPED = frozenset({"Cf", "Cn", "Co", "Cs", "Me", "So", "Sk"})
_SPACES = frozenset({"Cc", "Zs", "Zl", "Zp"})
_ALIKE = str.maketrans("‘`´‛‐‒−―⁄", "''''-––—/")
_PUNCTUATION = frozenset(" ,'’-&£:;().%")

_RULES = tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))
_BEFORE_A_LINK = "".join(_RULES["before_a_link"])
_Rule = tuple[re.Pattern[str], str]


def _rules(name: str) -> tuple[_Rule, ...]:
    return tuple(
        (re.compile(pattern.replace("{before_a_link}", _BEFORE_A_LINK), re.IGNORECASE | re.DOTALL), instead)
        for pattern, instead in _RULES[name]
    )


_MARKUP, _CONTACTS, _SAID = _rules("markup"), _rules("contacts"), _rules("said")
_SENTENCES, _TIDY = _rules("sentences"), _rules("tidy")
_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")


def title(text: str) -> str:
    """What an event is called, as it can be said in a sentence; "" where that is not possible."""
    return _fit(text, _LONGEST_TITLE, sentence_case)


def venue(text: str) -> str:
    """The name of a hall or a park, short enough to be remembered."""
    return _fit(text, _LONGEST_VENUE, _as_names)


def address(text: str) -> str:
    """Where it is, as one would tell a neighbour."""
    return _fit(text, _LONGEST_ADDRESS, _as_names)


def _as_names(text: str) -> str:
    return sentence_case(text, as_names=True)


@lru_cache(maxsize=4096)
def _fit(text: str, most: int, calmed: Callable[[str], str]) -> str:
    """Cleaned until nothing changes: what one rule removes may reveal work for another.

    It is remembered, since what is on every week has the same title and the same hall each time.
    """
    text = text[:MAX_READ]
    for _ in range(_MAX_ROUNDS):
        cleaned = _cleaned(text, most, calmed)
        if cleaned == text:
            return text
        text = cleaned
    return ""


def _cleaned(text: str, most: int, calmed: Callable[[str], str]) -> str:
    text = _decoded(text)
    if is_prompt_injection(text):
        return ""
    text = _applied(_CONTACTS, _applied(_MARKUP, text))
    text = _INITIALS.sub(lambda initials: initials[0].replace(".", ""), in_words(_visible(calmed(text))))
    text = _applied(_SENTENCES, _applied(_SAID, text))
    text = _cut(_applied(_TIDY, _only_sayable(text)), most)
    if text.count("(") != text.count(")"):
        text = text.replace("(", " ").replace(")", " ")
    text = _applied(_TIDY, text)
    return "" if is_prompt_injection(text) or not any(map(str.isalnum, text)) else text


def _decoded(text: str) -> str:
    """Plain characters, however often they were escaped."""
    while True:
        plain = html.unescape(_visible(unicodedata.normalize("NFKC", text))[:MAX_READ])
        if plain == text:
            return text
        text = plain


def _visible(text: str) -> str:
    return "".join(map(_seen, text)).translate(_ALIKE)


def _seen(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    category = unicodedata.category(character)
    if category in _SPACES:
        return " "
    is_hidden = character in _INVISIBLE or any(ord(character) in codes for codes in _VARIANTS)
    return "" if is_hidden or (category in _DROPPED and character not in "`´") else character


def _applied(rules: tuple[_Rule, ...], text: str) -> str:
    for pattern, instead in rules:
        text = pattern.sub(instead, text)
    return text


def _only_sayable(text: str) -> str:
    return "".join(one if one in _PUNCTUATION or _is_of_words(one) else " " for one in text)


def _is_of_words(character: str) -> bool:
    category = unicodedata.category(character)
    return category == "Nd" or category[0] in "LM"


def _cut(text: str, most: int) -> str:
    """At a word, where there is one."""
    if len(text) <= most:
        return text
    kept, _, _ = text[: most + 1].rpartition(" ")
    return kept or text[:most]
