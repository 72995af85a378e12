"""Landlords' words for the kinds and states that answers tell apart: `words.toml`, understood.

`docs/extract.md` shows its tables.
"""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from skill.domain.rent import Frequency, LineKind, PaymentMethod
from skill.domain.repairs.jobs import RepairState
from skill.domain.repairs.triage import Trade
from skill.housing.extract.columns import normal
from skill.housing.extract.findings import Refused
from skill.housing.extract.money import BalanceSign, Side
from skill.housing.extract.rows import AccountKind, TenancyType, VisitState

Meaning = TypeVar("Meaning")

REMEMBERED = 1000
"""How many ways of writing a word are kept, so that a wrong column fills no memory."""

_DATA: Mapping[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def words_of(text: str) -> set[str]:
    return {normal(word) for word in text.split(",") if word.strip()}


class WordList(dict[str, Meaning | None], Generic[Meaning]):
    """From a landlord's word, as it is written, to what it means; None for a word that is not known.

    `table` has the words of each meaning. They count without their case, spaces and marks.
    """

    def __init__(self, table: Mapping[Meaning, str]) -> None:
        super().__init__()
        self.table = table
        self._meanings = {
            word: meaning for meaning, words in table.items() for word in words_of(f"{meaning},{words}")
        }

    def __missing__(self, text: str) -> Meaning | None:
        meaning = self._meanings.get(normal(text))
        if len(self) < REMEMBERED:
            self[text] = meaning
        return meaning


def _list(title: str, meaning: Callable[[str], Meaning]) -> WordList[Meaning]:
    """Raises `ValueError` for an id that no meaning has."""
    return WordList({meaning(an_id): " ".join(words.split()) for an_id, words in _DATA[title].items()})


ACCOUNT_KINDS = _list("account_kinds", AccountKind)
TENANCY_TYPES = _list("tenancy_types", TenancyType)
FREQUENCIES = _list("frequencies", Frequency)
METHODS = _list("methods", PaymentMethod)
LINE_KINDS = _list("line_kinds", LineKind)
REPAIR_STATES = _list("repair_states", RepairState)
VISIT_STATES = _list("visit_states", VisitState)
SIDES = _list("sides", Side)
SIGNS = WordList(dict.fromkeys(BalanceSign, ""))
FAULTS = _list("faults", str)
ROOMS = _list("rooms", str)
TRADES = _list("trades", Trade)

YES_OR_NO = WordList({True: _DATA["yes"], False: _DATA["no"]})


def yes_or_no(text: str) -> bool | None:
    """None for a blank. Raises `Refused` for anything that is neither."""
    said = YES_OR_NO[text]
    if said is None and text.strip():
        raise Refused("a yes-or-no column says neither")
    return said


def says_yes(text: str) -> bool:
    """For a hold on an account: a reason or a code counts as yes, because saying less is the safe side."""
    return bool(text.strip()) and YES_OR_NO[text] is not False
