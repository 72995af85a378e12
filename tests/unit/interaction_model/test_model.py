"""Reading an interaction model file."""

import json
from pathlib import Path
from typing import Any

import pytest

from skill.errors import ConfigurationError
from skill.interaction_model.model import InteractionModel, Value


@pytest.fixture
def good_model(model: dict[str, Any]) -> InteractionModel:
    return InteractionModel.from_document(model)


def test_intents_keep_their_slots_and_samples(good_model: InteractionModel) -> None:
    repair = good_model.intents["RepairIntent"]

    assert [(slot.name, slot.type) for slot in repair.slots] == [("fault", "Fault"), ("date", "AMAZON.DATE")]
    assert "fix my {fault} on {date}" in repair.samples
    assert repair.slots[0].samples == ("it's the {fault}", "{fault}")


def test_an_intent_declared_twice_is_there_twice(model: dict[str, Any]) -> None:
    model["interactionModel"]["languageModel"]["intents"].append({"name": "RepairIntent"})

    names = [intent.name for intent in InteractionModel.from_document(model).declared_intents]

    assert names.count("RepairIntent") == 2


def test_a_values_phrases_are_its_name_and_its_synonyms(good_model: InteractionModel) -> None:
    toilet = good_model.types["Fault"].values[0]

    assert toilet == Value(declared_id="toilet_blocked", name="toilet", synonyms=("loo", "bog"))
    assert toilet.id == "toilet_blocked"
    assert toilet.phrases == ("toilet", "loo", "bog")


def test_the_dialog_says_what_each_slot_may_be_asked_with(good_model: InteractionModel) -> None:
    (repair,) = good_model.dialog.intents

    assert good_model.dialog.names == {"RepairIntent"}
    assert repair.delegation_strategy == "SKILL_RESPONSE"
    assert [
        (slot.name, use.kind, use.prompt) for slot in repair.slots for use in slot.prompts if use.prompt
    ] == [
        ("fault", "elicitation", "Ask.Fault"),
        ("fault", "validation", "Again.Fault"),
    ]


def test_a_value_without_an_id_is_known_by_its_name() -> None:
    document: dict[str, Any] = {
        "interactionModel": {
            "languageModel": {
                "invocationName": "home coach",
                "intents": [],
                "types": [{"name": "Room", "values": [{"name": {"value": "kitchen"}}]}],
            }
        }
    }

    assert InteractionModel.from_document(document).types["Room"].values[0].id == "kitchen"


@pytest.mark.parametrize(
    "text", ["", "not json", "[]", '{"interactionModel": {}}', '{"interactionModel": null}']
)
def test_a_file_that_is_no_model_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "en-GB.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigurationError, match=r"en-GB\.json"):
        InteractionModel.from_file(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot read"):
        InteractionModel.from_file(tmp_path / "nowhere.json")


def test_a_file_is_read_as_utf8(tmp_path: Path) -> None:
    path = tmp_path / "en-GB.json"
    language = {
        "invocationName": "home coach",
        "intents": [{"name": "MyCoachIntent", "samples": ["where's siobhán"]}],
    }
    path.write_text(
        json.dumps({"interactionModel": {"languageModel": language}}, ensure_ascii=False), encoding="utf-8"
    )

    assert InteractionModel.from_file(path).intents["MyCoachIntent"].samples == ("where's siobhán",)
