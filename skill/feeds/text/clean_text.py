"""Any text from outside, made fit to be spoken: no markup, no second sentence, no commands to an assistant.

What comes out has only letters, digits, spaces, apostrophes and , - & £ : ; ( ) . % in it, and cleaning it
again changes nothing.
"""

import html
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

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

_Rule = tuple[re.Pattern[str], str]


def _rules(*pairs: tuple[str, str]) -> tuple[_Rule, ...]:
    return tuple((re.compile(pattern, re.IGNORECASE | re.DOTALL), instead) for pattern, instead in pairs)


_MARKUP = _rules(
    (r"<(script|style|template|head)\b.*?(?:</\1\s*>|\Z)", " "),
    (r"<!--.*?(?:-->|\Z)", " "),
    (r"</?(?:a|b|i|u|em|strong|span|font|small|sup|mark)\b(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>", ""),
    (r"</?[a-z!?](?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>", " "),
    (r"</?[a-z!?][^<>]*(?:>|\Z)", " "),
    (r"[<>]", " "),
)

_BEFORE_A_LINK = (
    r"(?:\b(?:book(?:ing)?s?|call|contact|details|e-?mail|info(?:rmation)?|mob(?:ile)?|phone|register|ring|see|tel"
    r"(?:ephone)?|text|tickets|visit)\b(?:\s+us)?[\s.:]*(?:\b(?:at|on|via|from|with)\b)?[\s:]*)?"
)
_CONTACTS = _rules(
    (rf"{_BEFORE_A_LINK}(?:https?:|\bwww\.)\S+", ", "),
    (rf"{_BEFORE_A_LINK}(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+", ", "),
    (rf"{_BEFORE_A_LINK}(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|eu|io|uk)\b(?:/\S*)?", ", "),
    (r"(?<!\w)@(?!the\b|st\b|at\b)(?=[^\W\d])\w+(?:\.\w+)*", " "),
    (
        rf"{_BEFORE_A_LINK}(?<![\w£.])(?:\+\s?44|\(?0)(?:[\s()-]{{0,2}}\d){{8,11}}(?!\w)(?:\s+to\s+book\b)?",
        ", ",
    ),
    (r"(?<![\w£.])\+?\d{9,}(?!\w)", " "),
    (r"#(?=\w)", " "),
)

_SAID = _rules(
    (r"£\s+(?=\d)", "£"),
    (r"(£[\d,]+)\.00(?!\d)", r"\1"),
    (r"(£\d[\d,.]*)\s*[-–—]\s*(?=£\d)", r"\1 to "),
    (r"(?<=\d)\s?(?:pp|p/p)\b", " per person"),
    (r"(?<![\w/⁄.])1\s?[/⁄]\s?2(?=[\s-]*(?:price|term|hour|day|mile)\b)", "half"),
    (r"\bw/o\b", "without"),
    (r"\bw/\s*", "with "),
    (r"\band\s*/\s*or\b", "or"),
    (r"\s*@\s*", " at "),
    (r"(?<=\w)\+(?=[\s,;:)]|\Z)", " plus"),
    (r"(?<=[\w)])\s*\+\s*(?=[^\W\d_(])", " and "),
    (r"(?<=\d)\s*/\s*(?=\d)", " "),
    (r"(?<=[\w)])\s*/\s*(?=[\w£(])", " or "),
)

_SENTENCES = _rules(
    (r"\b(St|Mr|Mrs|Ms|Dr|Rev|Revd|Prof|Rd|Ave|No|Nr|vs|Ltd|approx|incl)\.(?=[\s\w])", r"\1 "),
    (r"(?<![\w.])([a-z])\.(?=\s+[a-z])", r"\1"),
    (r"[\[{]", "("),
    (r"[\]}]", ")"),
    (r"(?<=\d)\s*[-–—]\s*(?=\d)", "-"),
    (r"(?<=\w)–(?=\w)", "-"),
    (r"\s+-+\s+|-{2,}", ", "),
    (r"[!?|»«›‹•·–—¿¡]+", ", "),
    (r"\.(?!\d)|(?<!\d)\.", ", "),
)

_TIDY = _rules(
    (r"(?<![^\W\d_])['’](?!\w)|(?<!\w)['’]|(?<!s)['’](?!\w)", ""),
    (r"(?<!\w)-|-(?![\w£])", " "),
    (r"(?<!\d)%|£(?!\d)", " "),
    (r"\(\s*[,;:\s]*\)", " "),
    (r"\(\s*[,;:&\s]+", "("),
    (r"[,;:&\s]+\)", ")"),
    (r"\s+(?=[,;:)])", ""),
    (r"([,;:])(?:\s*[,;:])+", r"\1"),
    (r",(?!\d)|(?<!\d),", ", "),
    (r"([;:])(?!\d)", r"\1 "),
    (r"\s+", " "),
    (r"^[\s,;:&.)-]+|[\s,;:&.(-]+$", ""),
)
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
    text = _INITIALS.sub(_joined, in_words(_visible(calmed(text))))
    text = _applied(_SENTENCES, _applied(_SAID, text))
    text = _balanced(_cut(_applied(_TIDY, _only_sayable(text)), most))
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


def _joined(initials: re.Match[str]) -> str:
    return initials[0].replace(".", "")


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


def _balanced(text: str) -> str:
    return text if text.count("(") == text.count(")") else text.replace("(", " ").replace(")", " ")
