"""What a speech service knows of English before it sees a model, read from `thesaurus.toml`."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


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
