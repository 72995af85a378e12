"""Titles in capitals, in sentence case: a voice would spell capitals out or stress them."""

import re
import tomllib
from pathlib import Path

_WORDS = tomllib.loads((Path(__file__).parent / "sentence_case.toml").read_text(encoding="utf-8"))
_ACRONYMS, _NAMES, _SMALL, _NO_WORDS = (
    frozenset(_WORDS[kind].split()) for kind in ("acronyms", "names", "small", "no_words")
)
_LOUD_LENGTH = 5

_WORD = re.compile(r"(?<![\w&])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w&])|\d+(?:ST|ND|RD|TH)\b")
_COMPUTING = re.compile(
    r"\W+(?:skills?|help|support|class(?:es)?|courses?|training|suite|advice|workshops?|sessions?|clubs?|basics|for|"
    r"drop|lessons?)\b",
    re.IGNORECASE,
)
_AFTER_A_TITLE = re.compile(r"\b(?:ST|SAINT|MR|MRS|MS|DR|REV)\.?\s+\Z", re.IGNORECASE)


def sentence_case(text: str, *, as_names: bool = False) -> str:
    """ "FREE COFFEE MORNING" -> "Free coffee morning"; as names "ST MARY'S HALL" -> "St Mary's Hall".

    Where only part of it is in capitals, words of five capitals or more change and the rest stays.
    """
    words = [word for word in _WORD.findall(text) if word.lower() not in _NO_WORDS]
    shouts = not any(character.islower() for word in words for character in word)
    first = next((at for at, character in enumerate(text) if character.isalpha()), 0)

    def calmed(match: re.Match[str]) -> str:
        word = match[0]
        if not word.isupper() or (not shouts and len(word) < _LOUD_LENGTH) or _stays(word, text, match.end()):
            return word
        if word[0].isdigit():
            return word.lower()
        is_name = (as_names and word.lower() not in _SMALL) or _AFTER_A_TITLE.search(text[: match.start()])
        is_capital = is_name or match.start() == first or word.lower() in _NAMES or word[:2] in {"I'", "I’"}
        return word.capitalize() if is_capital else word.lower()

    return _WORD.sub(calmed, text)


def _stays(word: str, text: str, end: int) -> bool:
    base, _, rest = word.replace("’", "'").partition("'")
    if base == "IT":
        return not rest and _COMPUTING.match(text, end) is not None
    return base in _ACRONYMS or word == "I"
