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

from skill.domain.danger.hazards import Hazard
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


def test_schema_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_data_matches_and_names_the_schema() -> None:
    assert [error.message for error in VALIDATOR.iter_errors(TRIAGE)] == []
    assert (DATA.parent / TRIAGE["$schema"]).resolve().name == "triage.schema.json"


@each_row("name", ENUMS)
def test_schema_lists_match_the_code(name: str) -> None:
    assert SCHEMA["$defs"][name]["enum"] == [member.value for member in ENUMS[name]]


def test_every_schema_list_is_checked_here() -> None:
    assert {name for name, shape in SCHEMA["$defs"].items() if "enum" in shape} == set(ENUMS)


@pytest.mark.parametrize("name", SHAPES)
def test_schema_properties_are_those_the_code_reads(name: str) -> None:
    kind, ours = SHAPES[name]

    assert set(SCHEMA["$defs"][name]["properties"]) == {field.name for field in fields(kind)} - ours


def test_every_schema_property_has_a_description() -> None:
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
def test_valid_fault_is_accepted(changes: dict[str, object]) -> None:
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
def test_invalid_fault_is_refused(why: str, changes: dict[str, object]) -> None:
    assert not VALIDATOR.is_valid(with_fault("tap_odd", TAP | changes)), why


@pytest.mark.parametrize("missing", TAP)
def test_fault_without_a_required_field_is_refused(missing: str) -> None:
    fault = {name: value for name, value in TAP.items() if name != missing}

    assert not VALIDATOR.is_valid(with_fault("tap_odd", fault))


@each_row("fault_id", ["", "Tap", "tap-odd", "tap odd", "_tap", "tap__odd", "tap_2"])
def test_badly_spelt_fault_id_is_refused(fault_id: str) -> None:
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
def test_invalid_question_is_refused(why: str, rule: dict[str, object]) -> None:
    changed = copy.deepcopy(TRIAGE)
    changed["questions"]["contained"] = rule

    assert not VALIDATOR.is_valid(changed), why


def test_question_list_is_exact() -> None:
    one_more = TRIAGE | {"questions": TRIAGE["questions"] | {"is_it_nice": {"if_yes": {"sooner": True}}}}
    one_less = TRIAGE | {"questions": dict(list(TRIAGE["questions"].items())[1:])}

    assert not VALIDATOR.is_valid(one_more)
    assert not VALIDATOR.is_valid(one_less)


def test_unknown_top_level_key_is_refused() -> None:
    assert not VALIDATOR.is_valid(TRIAGE | {"prices": {}})
    assert not VALIDATOR.is_valid({name: part for name, part in TRIAGE.items() if name != "faults"})


def with_fault(fault_id: str, fault: dict[str, Any]) -> dict[str, Any]:
    changed: dict[str, Any] = copy.deepcopy(TRIAGE)
    changed["faults"][fault_id] = fault
    return changed
