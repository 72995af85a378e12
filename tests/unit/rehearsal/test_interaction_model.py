"""Reading an interaction model file."""

import json
from pathlib import Path
from typing import Any

import pytest

from skill.errors import ConfigurationError
from skill.interaction_model.model import InteractionModel, Value


def test_intents_keep_their_slots_and_samples(small_model: InteractionModel) -> None:
    report = small_model.intents["ReportRepairIntent"]

    assert [(slot.name, slot.type) for slot in report.slots] == [("fault", "Fault"), ("room", "Room")]
    assert "{fault} in the {room}" in report.samples
    assert report.slots[1].samples == ("in the {room}", "{room}")


def test_a_values_phrases_are_its_name_and_its_synonyms(small_model: InteractionModel) -> None:
    bathroom = small_model.types["Room"].values[1]

    assert bathroom == Value(id="bathroom", name="bathroom", synonyms=("shower room",))
    assert bathroom.phrases == ("bathroom", "shower room")


def test_the_dialogue_names_the_slots_that_are_asked_for(small_model: InteractionModel) -> None:
    dialog = small_model.dialog["ReportRepairIntent"]

    assert dialog.delegation_strategy == "SKILL_RESPONSE"
    assert dialog.elicited == {"fault": "Elicit.Fault"}


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
