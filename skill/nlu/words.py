"""An utterance as plain lower-case words, and those words as tokens that can be compared."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from skill.interaction_model.model import WAKE_WORDS
from skill.nlu.spoken_numbers import DIGITS, in_words, ordinal_in_words

_TABLES = tomllib.loads(Path(__file__).with_name("thesaurus.toml").read_text(encoding="utf-8"))
"""What a speech service knows of English before it sees a model."""


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    """What each word means, from a table of the words that mean the same."""
    return {said: meant for meant, words in table.items() for said in words.split()}


SPELLINGS = _by_word(_TABLES["spellings"])
CONTRACTIONS = _by_word(_TABLES["contractions"])
ENDINGS: Mapping[str, str] = _TABLES["endings"]
IRREGULAR = _by_word(_TABLES["irregular"]) | {word: word for word in _TABLES["without_ending"].split()}
KINDRED = tuple(tuple(family.split()) for family in _TABLES["kindred"])
STOP_WORDS = frozenset(_TABLES["stop_words"].split())
PADDING_WORDS = frozenset(_TABLES["padding_words"].split())
PADDING_PHRASES = tuple(tuple(phrase.split()) for phrase in _TABLES["padding_phrases"])

SHORT = 6
"""A word of up to so many letters keeps the number of its consonants when it is misheard."""

MISHEARD_RATIO = 84
"""How alike, in hundredths, the spellings of two words must be for one to be the other misheard."""

SAID_AGAIN = {*DIGITS, "twenty"}
"""Words that mean something twice: figures one by one, and "twenty twenty seven"."""

_LAUNCH = "open|launch|start|run|begin|load|use|enter|play|go to|talk to|speak to|ask for"
_ASK = "ask|tell|use|get|open|launch|start|talk to|speak to|say to"
_JOIN = "to|for|about|if|whether|that|and ask|and tell|and say|and"


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is compared: `stem` is its dictionary form, `start` and `end` where it stood."""

    stem: str
    start: int
    end: int


@lru_cache(maxsize=32768)
def normalise(text: str) -> str:
    """Lower case, straight apostrophes, no other punctuation, figures in words, stammers said once."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("‘", "'").replace("`", "'")
    plain = re.sub(r"\bo'(?= )", "of", plain)
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain).replace("&", " and ").replace("£", " ")
    plain = re.sub(r"(\d{1,9})(st|nd|rd|th)\b", lambda found: ordinal_in_words(int(found[1])), plain)
    plain = re.sub(r"\d+", lambda found: f" {in_words(found[0])} ", plain)
    plain = re.sub(r"\b((?:[a-z]\.){2,})", lambda found: found[0].replace(".", " "), plain)
    kept = re.sub(r"[^\w']+|_", " ", plain)
    return " ".join(_without_stammer([word.strip("'") for word in kept.split() if word.strip("'")]))


def _without_stammer(words: Sequence[str]) -> list[str]:
    """ "My my my p pin" is "my pin"; digits may repeat, and so may the letters of an abbreviation."""
    kept: list[str] = []
    for position, word in enumerate(words):
        following = words[position + 1] if position + 1 < len(words) else ""
        is_false_start = len(word) == 1 and word not in "aio" and len(following) > 1 and following[0] == word
        is_repeat = (
            following.split("'")[0] == word and word not in SAID_AGAIN and (len(word) > 1 or word == "i")
        )
        is_letter_repeat = len(word) == 1 and word == following and word not in DIGITS
        if not (is_false_start or is_repeat or (is_letter_repeat and _leads_to(words, position))):
            kept.append(word)
    return kept


def _leads_to(words: Sequence[str], position: int) -> bool:
    """Whether a run of one letter ends in a word that begins with it: "t t the"."""
    letter = words[position]
    rest = next((word for word in words[position:] if word != letter), "")
    return len(rest) > 1 and rest[0] == letter


def without_invocation(text: str, invocation: str) -> tuple[str, bool]:
    """What is left of "ask home coach to ..." and whether the skill was only opened."""
    said = re.sub(rf"^(?:(?:hey |ok )?(?:{'|'.join(sorted(WAKE_WORDS))}) )+", "", text)
    name = re.escape(invocation)
    if re.fullmatch(rf"(?:(?:please )?(?:{_LAUNCH}) )?(?:the )?{name}(?: please| skill)*", said):
        return "", True
    led = re.match(
        rf"(?:(?:can|could) you )?(?:please )?(?:{_ASK}) (?:the )?{name} (?:skill )?(?:(?:{_JOIN}) )?(.+)$",
        said,
    )
    if led:
        return led[1], False
    trailed = re.match(rf"(.+?) (?:using|with|from|via|in|through|on) (?:the )?{name}$", said)
    return (trailed[1], False) if trailed else (said, False)


def tokens(text: str) -> list[Token]:
    """The words of a normalised text in dictionary form; padding is left out."""
    expanded = _expanded(text.split())
    return [token for token in _without_padding(expanded) if token.stem]


def _expanded(words: Sequence[str]) -> list[Token]:
    return [
        Token(part, position, position + 1) for position, word in enumerate(words) for part in _parts(word)
    ]


@lru_cache(maxsize=8192)
def _parts(word: str) -> tuple[str, ...]:
    """One word as the words it stands for: "won't" is "not", "boiler's" is "boiler is"."""
    spelt = SPELLINGS.get(word, word)
    if " " in spelt:
        return tuple(part for each in spelt.split() for part in _parts(each))
    if spelt in CONTRACTIONS:
        return tuple(CONTRACTIONS[spelt].split())
    for ending, meaning in ENDINGS.items():
        if spelt.endswith(ending) and len(spelt) > len(ending):
            return (*_parts(spelt.removesuffix(ending)), meaning)
    return (spelt.replace("'", ""),)


def _without_padding(expanded: Sequence[Token]) -> list[Token]:
    plain = [token.stem for token in expanded]
    kept: list[Token] = []
    position = 0
    while position < len(plain):
        taken = _padding_at(plain, position)
        if taken == 0:
            kept.append(Token(stem(plain[position]), expanded[position].start, expanded[position].end))
        position += taken or 1
    return kept


def _padding_at(plain: Sequence[str], position: int) -> int:
    for phrase in _PADDING_BY_FIRST.get(plain[position], ()):
        if tuple(plain[position : position + len(phrase)]) == phrase:
            return len(phrase)
    return 1 if plain[position] in PADDING_WORDS else 0


def _by_first(phrases: Sequence[Sequence[str]]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases by their first word, longest first, spelt as utterances are."""
    spelt = {tuple(part for word in phrase for part in _parts(word)) for phrase in phrases}
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(spelt, key=lambda each: (-len(each), each)):
        found.setdefault(phrase[0], []).append(phrase)
    return found


_PADDING_BY_FIRST = _by_first(PADDING_PHRASES)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A light dictionary form: endings off, irregular words by table."""
    if word in IRREGULAR:
        return _tidy(IRREGULAR[word])
    for ending, least in (("ing", 3), ("ied", 2), ("ies", 2), ("ed", 3), ("es", 3), ("s", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            return _tidy(word.removesuffix(ending) + ("y" if ending in {"ied", "ies"} else ""))
    return _tidy(word)


def _tidy(root: str) -> str:
    """ "dripp" and "drip", "clos" and "close", "empti" and "empty" end alike."""
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiouls":
        return root[:-1]
    if len(root) > 3 and root.endswith("e"):
        return root[:-1]
    return root[:-1] + "i" if len(root) > 3 and root.endswith("y") else root


def sounds_like(said: str, meant: str) -> bool:
    """Short words are misheard in their vowels, or in one consonant for another: "monkey" is not "money"."""
    one, other = (re.sub(r"[aeiouhwy]|(.)(?=\1)", "", word) for word in (said, meant))
    return len(one) == len(other) or min(len(said), len(meant)) > SHORT


def _families() -> dict[str, int]:
    return {stem(word): number for number, family in enumerate(KINDRED) for word in family}


FAMILIES = _families()
"""The number of each kindred word's family."""

STOP_STEMS = frozenset(stem(word) for word in STOP_WORDS)
"""Words that say little by themselves, in their dictionary form."""
