"""What an event is and whom it is for, by the words of its title and labels."""

import html
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from skill.domain.events.event import Activity, Audience
from skill.feeds.feed import Ages

_MAX_READ = 500
"""Characters of a title or a label; what it is about is said by then."""

Label = TypeVar("Label", bound=StrEnum)

_SPECIAL_NEEDS = re.compile(r"\bSEND?\b(?!\s+(?:A|AN|IN|IT|ME|MY|OUT|THE|US|YOUR)\b)")
_TAG = re.compile(r"<[^<>]*>")
_APOSTROPHE = re.compile(r"['’‘`´]")
_NO_WORD = re.compile(r"[\W_]+")
_AND = re.compile(r"\s(?:n|&|\+)\s|&")
_WORD = re.compile(r"\w+")

_RANGES = re.compile(
    r"\b(?:ages?|aged)[\s:]*(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})(?!\d)"
    r"|(?<![\d£.:])(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})\s*(?:s|-?\s?yrs?|-?\s?years?|y/?o)\b"
)
_AT_LEAST = re.compile(
    r"\bover[\s-]*(\d{2})(?:'?s\b|(?=\W*$)|(?=\s+(?!stalls?|years?|different|items|traders|of)))"
    r"|(?<![\d£.:-])(\d{2})\s?(?:\+|plus\b|and over\b)"
)
_UNDER = re.compile(r"\bunder[\s-]*(\d{1,2})(?:'?s)?(?![\d%])|\bu(\d{1,2})s?\b")


class _Vocabulary(Generic[Label]):
    """Phrases by their first two letters, so that thousands of titles are quick."""

    def __init__(self, table: Mapping[Label, str], neither: str) -> None:
        labels: dict[str, set[Label]] = {phrase: set() for phrase in _phrases(neither)}
        for label, text in table.items():
            for phrase in _phrases(text):
                labels.setdefault(phrase, set()).add(label)
        self._labels = labels
        self._phrases: dict[str, tuple[str, ...]] = {}
        for phrase in sorted(labels, key=lambda phrase: (-len(phrase.split()), -len(phrase))):
            self._phrases[phrase[:2]] = (*self._phrases.get(phrase[:2], ()), phrase)

    def found(self, text: str) -> set[Label]:
        found: set[Label] = set()
        end = 0
        for word in _WORD.finditer(text):
            start = word[0][:2]
            if word.start() < end or start not in self._phrases:
                continue
            match = _compiled(self._phrases[start]).match(text, word.start())
            if match is not None and match.lastindex is not None:
                found |= self._labels[self._phrases[start][match.lastindex - 1]]
                end = match.end()
        return found


@cache
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """When a word first begins so: all of them take long, and most processes read no feed."""
    return re.compile("|".join(f"({_pattern(phrase)})" for phrase in phrases))


def _phrases(text: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip()]


def _pattern(phrase: str) -> str:
    """Any word may be several or have lost its apostrophe: "tenants' meetings" is a tenant meeting."""
    *first, last = phrase.split()
    return " ".join([*(_one(word, "s?") for word in first), _one(last, "(?:e?s)?")]) + r"\b"


def _one(word: str, plural: str) -> str:
    if word.endswith("*"):
        return rf"{word[:-1]}\w*"
    return word + plural if len(word) > 2 else word


_WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
_ALONE = {word: Activity(name) for word, name in _WORDS["alone"].items()}
_OF_ACTIVITIES = _Vocabulary(
    {Activity(name): phrases for name, phrases in _WORDS["activities"].items()}, _WORDS["not_activities"]
)
_OF_AUDIENCES = _Vocabulary(
    {Audience(name): phrases for name, phrases in _WORDS["audiences"].items()}, _WORDS["not_audiences"]
)


def activities(title: str, words: Iterable[str]) -> frozenset[Activity]:
    """What one does there; empty where the words do not say."""
    found = _OF_ACTIVITIES.found(_plain(title))
    for word in words:
        plain = _plain(word)
        found |= _itself(Activity, word) or _OF_ACTIVITIES.found(plain)
        if plain in _ALONE:
            found.add(_ALONE[plain])
    return frozenset(found)


def audiences(title: str, words: Iterable[str], ages: Ages) -> frozenset[Audience]:
    """Whom it is for, by its words and its ages; everyone where neither says."""
    found = _of_text(title)
    for word in words:
        found |= _itself(Audience, word) or _of_text(word)
    if ages == (None, None):
        ages = _ages_in(title)
    found |= _of_ages(*ages)
    if not found and ages[0] is not None and ages[0] >= 16:
        found.add(Audience.ADULTS)
    return frozenset(found or {Audience.EVERYONE})


def _of_text(text: str) -> set[Audience]:
    found = _OF_AUDIENCES.found(_plain(text))
    if _SPECIAL_NEEDS.search(text[:_MAX_READ]):
        found.add(Audience.DISABLED_PEOPLE)
    return found


def _itself(kind: type[Label], word: str) -> set[Label]:
    """A label that is one of our own ids means exactly that."""
    return {label for label in kind if label.value == word.strip().casefold()}


def _of_ages(youngest: int | None, oldest: int | None) -> set[Audience]:
    found = {Audience.OLDER_PEOPLE} if youngest is not None and youngest >= 50 else set()
    if oldest is None or oldest > 19 or (youngest is not None and youngest > oldest):
        return found
    if oldest <= 4:
        return {Audience.BABIES_AND_TODDLERS}
    if oldest <= 12:
        return {Audience.CHILDREN}
    if youngest is not None and youngest >= 11:
        return {Audience.TEENAGERS}
    return {Audience.CHILDREN, Audience.TEENAGERS}


def _ages_in(title: str) -> Ages:
    """The ages that a title itself gives: "50+", "under 5s", "ages 8-11"."""
    text = _simple(title)
    if found := _RANGES.search(text):
        youngest, oldest = (int(age) for age in found.groups() if age)
        return youngest, oldest
    if found := _AT_LEAST.search(text):
        return int(found[1] or found[2]), None
    if found := _UNDER.search(text):
        return None, max(int(found[1] or found[2]) - 1, 0)
    return None, None


def _simple(text: str) -> str:
    """Lower case without accents or markup."""
    text = html.unescape(html.unescape(text[:_MAX_READ]))
    apart = unicodedata.normalize("NFKD", _TAG.sub(" ", text).casefold())
    return _APOSTROPHE.sub("'", "".join(one for one in apart if not unicodedata.combining(one)))


def _plain(text: str) -> str:
    """Only words: "Men's Knit-&-Natter!" -> "mens knit and natter"."""
    text = _AND.sub(" and ", _simple(text).replace("'", "").replace("-", " "))
    return _NO_WORD.sub(" ", text).strip()
