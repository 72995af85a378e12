"""Each rule of the linter, on the cases of broken_models.txt and on models that are too large."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from jsonschema import Draft202012Validator

from skill.interaction_model.lint.finding import LintFinding, RuleName
from skill.interaction_model.lint.linter import lint
from skill.interaction_model.lint.shape import SCHEMA

STARTS = {
    "document": (),
    "language": ("interactionModel", "languageModel"),
    "dialog": ("interactionModel", "dialog"),
    "prompts": ("interactionModel", "prompts"),
}

SAMPLES = "language intents RepairIntent samples"
SYNONYMS = "language types Fault values tap_drips name synonyms"
TOO_LARGE = [
    (
        "too-many-intents",
        "language intents =",
        [{"name": "a" * n} for n in range(1, 252)],
        "251 intents; 250",
    ),
    ("too-many-wordings", f"{SYNONYMS} =", ["drip"] * 49_993, "50001 slot values and synonyms; 50000"),
    ("too-many-synonyms", f"{SYNONYMS} =", ["drip"] * 101, "101 synonyms in Fault; 100"),
    ("long-sample", f"{SAMPLES} +", "fix " * 50 + "t", "201 characters long; 200"),
    ("long-wording", f"{SYNONYMS} +", "t" * 141, "141 characters long in Fault; 140"),
]
JUST_FITTING = [
    ("too-many-intents", "language intents =", [{"name": "a" * n} for n in range(1, 251)]),
    ("too-many-wordings", f"{SYNONYMS} =", ["drip"] * 49_992),
    ("too-many-synonyms", f"{SYNONYMS} =", ["drip"] * 100),
    ("long-sample", f"{SAMPLES} +", "fix " * 49 + "this"),
    ("long-wording", f"{SYNONYMS} +", "t" * 140),
]
ABOUT_FILES = {"unreadable-file", "bad-encoding", "bad-json", "duplicate-key", "large-file"}
"""What is found in reading, and tried in test_lint_any_json.py."""


def broken_models() -> Iterator[tuple[str, str, str]]:
    rule = change_made = ""
    table = Path(__file__).with_name("broken_models.txt").read_text(encoding="utf-8")
    for line in table.split("\n"):
        if line.startswith("    "):
            yield rule, change_made, line[4:]
        elif line.startswith("  "):
            change_made = line[2:]
        elif not line.startswith("#"):
            rule = line or rule


def test_a_good_model_has_no_findings(model: dict[str, Any]) -> None:
    assert [str(finding) for finding in lint(model, "x.json")] == []


def test_each_broken_model_gets_its_finding(model: dict[str, Any]) -> None:
    misses = []
    for rule, change_made, said in broken_models():
        broken = copy.deepcopy(model)
        make_change(broken, change_made)
        found = [str(finding) for finding in findings(broken, rule)]
        if found != ([] if said == "nothing" else [f"x.json: {said} ({rule})"]):
            misses.append(f"{rule}: {change_made} -> {found or 'nothing'}")

    assert not misses, "\n".join(misses)


def test_a_model_that_is_too_large_is_found(model: dict[str, Any]) -> None:
    misses = []
    for rule, where, value, said in TOO_LARGE:
        large = copy.deepcopy(model)
        change(large, *where.rsplit(" ", 1), value)
        found = [finding.message for finding in findings(large, rule)]
        if len(found) != 1 or f"{said} is the most" not in found[0]:
            misses.append(f"{rule}: {found}")

    assert not misses, "\n".join(misses)


def test_a_model_that_just_fits_is_not_too_large(model: dict[str, Any]) -> None:
    misses = []
    for rule, where, value in JUST_FITTING:
        fitting = copy.deepcopy(model)
        change(fitting, *where.rsplit(" ", 1), value)
        misses.extend(str(finding) for finding in findings(fitting, rule))

    assert not misses, "\n".join(misses)


def test_a_skill_without_a_dialogue_needs_no_yes_and_no(model: dict[str, Any]) -> None:
    for gone in (
        "language intents AMAZON.YesIntent",
        "language intents AMAZON.NoIntent",
        "document interactionModel dialog",
    ):
        change(model, gone, "=", ...)

    assert findings(model, "answer-intent") == []


def test_a_long_sample_is_quoted_in_part(model: dict[str, Any]) -> None:
    change(model, SAMPLES, "+", "x" * 201)

    assert [str(finding) for finding in lint(model, "x.json")] == [
        f'x.json: RepairIntent: "{"x" * 120}…": is 201 characters long; 200 is the most (long-sample)'
    ]


def test_every_rule_has_a_model_that_breaks_it() -> None:
    tried = {rule for rule, *_ in broken_models()} | {rule for rule, *_ in TOO_LARGE}

    assert tried | ABOUT_FILES == {*get_args(RuleName)}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_a_part_of_the_wrong_shape_hides_no_other_finding(model: dict[str, Any]) -> None:
    make_change(model, f'{SAMPLES} + "my {{fualt}}"')
    make_change(model, f"{SAMPLES} + 3")
    make_change(model, 'language types Fault values + {"id": "no_name"}')
    make_change(model, "dialog intents RepairIntent slots date type = gone")

    assert [finding.rule for finding in lint(model, "x.json")] == [
        "shape",
        "shape",
        "shape",
        "undeclared-slot",
    ]


def test_linting_leaves_the_document_as_it_was(model: dict[str, Any]) -> None:
    make_change(model, "language invocationName = gone")
    make_change(model, f"{SAMPLES} + 3")
    before = copy.deepcopy(model)

    assert [str(finding) for finding in lint(model, "x.json")] == [
        "x.json: interactionModel.languageModel lacks 'invocationName' (shape)",
        "x.json: interactionModel.languageModel.intents[RepairIntent].samples[3]"
        " should be text, not a number (shape)",
    ]
    assert model == before


def test_a_finding_says_file_intent_sample_and_rule(model: dict[str, Any]) -> None:
    make_change(model, f'{SAMPLES} + "my {{fualt}}"')

    assert [str(finding) for finding in lint(model, "en-GB.json")] == [
        "en-GB.json: RepairIntent: \"my {fualt}\": slot 'fualt' is not declared (undeclared-slot)"
    ]


def findings(document: dict[str, Any], rule: str) -> list[LintFinding]:
    return [finding for finding in lint(document, "x.json") if finding.rule == rule]


def make_change(document: dict[str, Any], line: str) -> None:
    sign = " + " if " + " in line else " = "
    path, value = line.split(sign, 1)
    change(document, path, sign.strip(), ... if value == "gone" else json.loads(value))


def change(document: dict[str, Any], path: str, sign: str, value: object) -> None:
    """Puts (`=`) or adds (`+`) a value where the path leads; `...` takes away what was there."""
    start, *steps = path.split()
    way = [*STARTS[start], *steps]
    place: Any = document
    for step in way if sign == "+" else way[:-1]:
        place = place[_key(place, step)]
    if sign == "+":
        place.append(copy.deepcopy(value))
    elif value is ...:
        del place[_key(place, way[-1])]
    else:
        place[_key(place, way[-1])] = copy.deepcopy(value)


def _key(place: Any, step: str) -> Any:
    if isinstance(place, dict):
        return step
    return next(number for number, item in enumerate(place) if step in (item.get("name"), item.get("id")))
