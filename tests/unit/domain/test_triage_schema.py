"""`docs/triage.schema.json` holds the data to what the code and a repairs manager can rely on."""

import copy
import json
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from skill.domain.danger.words import Hazard
from skill.domain.repairs.faults import DATA, Fault
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
from tests.tables import each_row

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "triage.schema.json").read_text(encoding="utf-8"))
TRIAGE = json.loads(DATA.read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
ENUMS: dict[str, type[StrEnum]] = {
    "trade": Trade,
    "priority": Priority,
    "hazard": HazardClass,
    "right": RepairRight,
    "question": Question,
    "network": Network,
    "answer": Answer,
    "advice": Advice,
    "room": Room,
    "danger": Hazard,
}
SHAPES: dict[str, tuple[type, set[str]]] = {
    "fault": (Fault, {"fault_id"}),
    "rule": (Rule, set()),
    "effect": (Effect, set()),
}
TAP = {"said": "a dripping tap", "trade": "plumbing", "priority": "routine"}


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_data_keeps_to_it_and_names_it() -> None:
    assert [error.message for error in VALIDATOR.iter_errors(TRIAGE)] == []
    assert (DATA.parent / TRIAGE["$schema"]).resolve().name == "triage.schema.json"


@each_row("name", ENUMS)
def test_its_lists_are_those_of_the_code(name: str) -> None:
    assert SCHEMA["$defs"][name]["enum"] == [member.value for member in ENUMS[name]]


def test_it_has_no_list_that_nothing_here_checks() -> None:
    assert {name for name, shape in SCHEMA["$defs"].items() if "enum" in shape} == set(ENUMS)


@pytest.mark.parametrize("name", SHAPES)
def test_what_can_be_written_is_what_is_read(name: str) -> None:
    kind, ours = SHAPES[name]

    assert set(SCHEMA["$defs"][name]["properties"]) == {field.name for field in fields(kind)} - ours


def test_everything_that_can_be_written_is_explained() -> None:
    unexplained = [
        name
        for name, shape in _properties(SCHEMA)
        if isinstance(shape, dict) and len(shape.get("description", "")) < 5
    ]

    assert unexplained == []


def _properties(shape: object) -> Iterator[tuple[str, Any]]:
    if isinstance(shape, dict):
        yield from shape.get("properties", {}).items()
        for part in shape.values():
            yield from _properties(part)


@each_row(
    "changes",
    [
        {},
        {"room": "kitchen"},
        {"asks_room": True, "hazard": "water_supply", "right": "tap_stuck"},
        {"asks": ["near_electrics", "contained", "only_toilet"], "advice": "stop_tap"},
        {"asks": ["at_risk"], "sooner_at_risk": True},
        {"asks": ["only_toilet"], "right_if_worse": "only_toilet_not_flushing"},
        {"asks": ["neighbours_too", "at_risk"], "network": "gas", "sooner_at_risk": True},
        {"maybe_not_ours": True, "to_a_person": True},
        {"danger": "flood", "priority": "emergency", "asks_room": True},
    ],
)
def test_a_fault_may_be_so(changes: dict[str, object]) -> None:
    assert VALIDATOR.is_valid(with_fault("tap_odd", TAP | changes))


@each_row(
    ("why", "changes"),
    [
        ("unknown trade", {"trade": "plumber"}),
        ("unknown priority", {"priority": "soon"}),
        ("unknown hazard", {"hazard": "ghosts"}),
        ("unknown right", {"right": "everything"}),
        ("unknown question", {"asks": ["is_it_nice"]}),
        ("unknown advice", {"advice": "have_tea"}),
        ("unknown room", {"room": "ballroom"}),
        ("unknown danger", {"danger": "dragons", "priority": "emergency"}),
        ("unknown key", {"colour": "blue"}),
        ("four questions", {"asks": ["near_electrics", "contained", "only_toilet", "at_risk"]}),
        ("one question twice", {"asks": ["contained", "contained"]}),
        ("no question in the list", {"asks": []}),
        ("questions as text", {"asks": "contained"}),
        ("danger with questions", {"danger": "flood", "priority": "emergency", "asks": ["contained"]}),
        ("danger with advice", {"danger": "flood", "priority": "emergency", "advice": "stop_tap"}),
        ("danger for a person", {"danger": "flood", "priority": "emergency", "to_a_person": True}),
        (
            "danger that is not the landlord's",
            {"danger": "fire", "priority": "emergency", "maybe_not_ours": True},
        ),
        ("danger that can wait", {"danger": "flood", "priority": "routine"}),
        ("a known room that is asked", {"room": "kitchen", "asks_room": True}),
        (
            "a right in two ways",
            {"right": "tap_stuck", "right_if_worse": "no_water", "asks": ["only_toilet"]},
        ),
        ("a right if worse without a question", {"right_if_worse": "no_water"}),
        ("sooner at risk without the question", {"sooner_at_risk": True, "asks": ["contained"]}),
        ("sooner at risk without a question", {"sooner_at_risk": True}),
        ("the neighbours without a network", {"asks": ["neighbours_too"]}),
        ("a network without the neighbours", {"asks": ["contained"], "network": "water"}),
        ("a network and nothing asked", {"network": "water"}),
        ("unknown network", {"asks": ["neighbours_too"], "network": "telephone"}),
        ("a mark that is text", {"to_a_person": "yes"}),
        ("a name with markup", {"said": "a <b>tap</b>"}),
        ("a name like a sentence", {"said": "The tap drips."}),
    ],
)
def test_a_fault_may_not_be_so(why: str, changes: dict[str, object]) -> None:
    assert not VALIDATOR.is_valid(with_fault("tap_odd", TAP | changes)), why


@pytest.mark.parametrize("missing", TAP)
def test_a_fault_says_what_it_is_called_whose_and_how_soon(missing: str) -> None:
    fault = {name: value for name, value in TAP.items() if name != missing}

    assert not VALIDATOR.is_valid(with_fault("tap_odd", fault))


@each_row("fault_id", ["", "Tap", "tap-odd", "tap odd", "_tap", "tap__odd", "tap_2"])
def test_an_id_is_small_letters_and_single_lines(fault_id: str) -> None:
    assert not VALIDATOR.is_valid(with_fault(fault_id, TAP))


@each_row(
    ("why", "rule"),
    [
        ("unknown effect", {"if_yes": {"refund": True}}),
        ("an effect that is none", {"if_yes": {}}),
        ("an effect that is off", {"if_yes": {"sooner": False}}),
        ("danger and something else", {"if_yes": {"danger": "flood", "sooner": True}}),
        ("elsewhere and something else", {"if_yes": {"elsewhere": True, "advice": "bulb"}}),
        ("no answer changes anything", {"unsure": "yes"}),
        ("unsure counts as nothing known", {"if_yes": {"sooner": True}, "unsure": "perhaps"}),
        ("unknown answer", {"if_perhaps": {"sooner": True}}),
    ],
)
def test_a_question_may_not_be_so(why: str, rule: dict[str, object]) -> None:
    changed = copy.deepcopy(TRIAGE)
    changed["questions"]["contained"] = rule

    assert not VALIDATOR.is_valid(changed), why


def test_there_is_no_other_question_and_none_is_left_out() -> None:
    one_more = TRIAGE | {"questions": TRIAGE["questions"] | {"is_it_nice": {"if_yes": {"sooner": True}}}}
    one_less = TRIAGE | {"questions": dict(list(TRIAGE["questions"].items())[1:])}

    assert not VALIDATOR.is_valid(one_more)
    assert not VALIDATOR.is_valid(one_less)


def test_nothing_else_stands_in_the_file() -> None:
    assert not VALIDATOR.is_valid(TRIAGE | {"prices": {}})
    assert not VALIDATOR.is_valid({name: part for name, part in TRIAGE.items() if name != "faults"})


def with_fault(fault_id: str, fault: dict[str, Any]) -> dict[str, Any]:
    changed: dict[str, Any] = copy.deepcopy(TRIAGE)
    changed["faults"][fault_id] = fault
    return changed
