"""The catalogue of faults a tenant can report, with stable ids shared with the interaction model.

The facts about each fault, and what follows from each answer, are in `triage.json` beside this file, for a
repairs manager to review; `docs/triage.md` is the same in prose.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from skill.domain.danger.hazards import Hazard
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import (
    Advice,
    Answer,
    Effect,
    HazardClass,
    Network,
    Priority,
    Question,
    RepairRight,
    Rule,
    Trade,
)

DATA = Path(__file__).with_name("triage.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`said` is a noun phrase with its article: "a dripping tap", "no hot water".

    `room` is where the fault must be; where it is None and `asks_room`, the tenant is asked.
    `danger` ends the conversation with a safety answer; `asks` are the questions, in order;
    `right_if_worse` is a right to repair that needs a certain answer; `network` is the supplier to ring when
    the neighbours have lost the supply too. A fault that goes `to_a_person` is never booked into a window.
    `is_shared` marks a part that a whole block shares. `in_room` maps a room to the fault that this one is
    there: a light in the shared hall is a shared light.
    """

    fault_id: str
    said: str
    room: Room | None = None
    asks_room: bool = False
    danger: Hazard | None = None
    trade: Trade = Trade.GENERAL
    priority: Priority = Priority.ROUTINE
    hazard: HazardClass | None = None
    right: RepairRight | None = None
    right_if_worse: RepairRight | None = None
    asks: tuple[Question, ...] = ()
    network: Network | None = None
    advice: Advice | None = None
    sooner_at_risk: bool = False
    maybe_not_ours: bool = False
    to_a_person: bool = False
    is_shared: bool = False
    in_room: Mapping[Room, str] = field(default_factory=dict, hash=False)

    def at(self, room: Room | None) -> "Fault":
        """The fault that this one is when it is in `room`."""
        name = self.in_room.get(room) if room else None
        return FAULTS[name] if name else self

    @property
    def pressing(self) -> tuple[bool, int]:
        """A sort key, most pressing first: danger, then the fault's own priority."""
        return self.danger is None, list(Priority).index(self.priority)

    @property
    def is_urgent(self) -> bool:
        """Whether the answer gives the number to ring in case it cannot wait."""
        return self.priority in {Priority.EMERGENCY, Priority.URGENT}

    @property
    def is_general(self) -> bool:
        """Whether it is unspecific: "a problem with a tap"."""
        return self.fault_id == f"{self.fault_id.split('_')[0]}_fault"

    @property
    def thing(self) -> str:
        """The thing that is broken: a question about "the toilet" finds a toilet that won't flush."""
        words = self.fault_id.removeprefix("no_").split("_")
        return _SAME_THING.get(words[0], words[0])


_SAME_THING = {"boiler": "heating", "radiator": "heating", "thermostat": "heating", "hot": "heating"}


@cache
def _data() -> Mapping[str, Any]:
    facts: Mapping[str, Any] = json.loads(DATA.read_bytes())
    return facts


@cache
def _faults() -> dict[str, Fault]:
    return {fault_id: _fault(fault_id, facts) for fault_id, facts in _data()["faults"].items()}


@cache
def rules() -> Mapping[Question, Rule]:
    """What follows from the answers to each question."""
    return {Question(name): _rule(facts) for name, facts in _data()["questions"].items()}


class _Catalogue(Mapping[str, Fault]):
    """Read at first use, so that importing this module does no work."""

    def __getitem__(self, fault_id: str) -> Fault:
        return _faults()[fault_id]

    def __contains__(self, fault_id: object) -> bool:
        return fault_id in _faults()

    def __iter__(self) -> Iterator[str]:
        return iter(_faults())

    def __len__(self) -> int:
        return len(_faults())


FAULTS: Mapping[str, Fault] = _Catalogue()

_KINDS: Mapping[str, type[StrEnum]] = {
    "room": Room,
    "danger": Hazard,
    "trade": Trade,
    "priority": Priority,
    "hazard": HazardClass,
    "right": RepairRight,
    "right_if_worse": RepairRight,
    "network": Network,
    "advice": Advice,
    "unsure": Answer,
}


def _fault(fault_id: str, facts: Mapping[str, Any]) -> Fault:
    """Raises `TypeError` or `ValueError` for an undefined fact."""
    asks = tuple(Question(question) for question in facts.get("asks", ()))
    in_room = {Room(room): name for room, name in facts.get("in_room", {}).items()}
    return Fault(**{**_typed(facts), "fault_id": fault_id, "asks": asks, "in_room": in_room})


def _rule(facts: Mapping[str, Any]) -> Rule:
    yes, no = (Effect(**_typed(facts.get(name, {}))) for name in ("if_yes", "if_no"))
    return Rule(if_yes=yes, if_no=no, unsure=Answer(facts.get("unsure", Answer.UNSURE)))


def _typed(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _KINDS[name](value) if name in _KINDS else value for name, value in facts.items()}
