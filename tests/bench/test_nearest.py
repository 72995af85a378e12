"""The recogniser that is made from the samples alone."""

from datetime import date
from pathlib import Path

import pytest

from bench.nearest import NearestSamples, slot_words
from bench.understanding import count, table
from skill.interaction_model.model import Intent, IntentSlot, InteractionModel, SlotType, Value
from skill.nlu.utterance import Expecting
from tests.tables import each_row

MONDAY = date(2026, 11, 23)
MODEL = InteractionModel(
    invocation_name="home coach",
    declared_intents=(
        Intent(name="RentIntent", samples=("what's my rent", "how much do i owe")),
        Intent(
            name="EmergencyIntent",
            slots=(IntentSlot(name="hazard", type="Hazard"),),
            samples=("there's {hazard} in the kitchen", "i can {hazard}"),
        ),
        Intent(name="AMAZON.StopIntent"),
    ),
    declared_types=(
        SlotType(name="Hazard", values=(Value(name="smell gas", synonyms=("a fire",), declared_id="gas"),)),
    ),
)


@pytest.fixture(scope="module")
def nearest() -> NearestSamples:
    return NearestSamples(MODEL)


@each_row(
    ("template", "said", "slots"),
    [
        ("i can {hazard}", "i can smell a lot of gas", {"hazard": "smell a lot of gas"}),
        ("there's {hazard} in the kitchen", "there's smoke in the kitchen now", {"hazard": "smoke"}),
        ("{hazard}", "the house is full of smoke", {"hazard": "the house is full of smoke"}),
        ("how much do i owe", "how much do we owe", {}),
    ],
)
def test_a_slot_holds_what_stands_in_its_place(template: str, said: str, slots: dict[str, str]) -> None:
    assert slot_words(template, said) == slots


@each_row(
    ("said", "intent"),
    [
        ("how much do i owe you", "RentIntent"),
        ("i can smell gas", "EmergencyIntent"),
        ("stop", "AMAZON.StopIntent"),
        ("xyzzy plugh", "AMAZON.FallbackIntent"),
        ("", "AMAZON.FallbackIntent"),
    ],
)
def test_the_nearest_samples_decide(nearest: NearestSamples, said: str, intent: str) -> None:
    assert nearest.recognise(said, today=MONDAY).intent == intent


def test_a_question_takes_the_raw_words(nearest: NearestSamples) -> None:
    asked = Expecting(intent="EmergencyIntent", slot="hazard")

    recognised = nearest.recognise("it is all over the wall", today=MONDAY, expecting=asked)

    assert recognised.slots["hazard"].value == "it is all over the wall"
    assert recognised.slots["hazard"].matches == ()


def test_what_becomes_of_each_line_is_counted(nearest: NearestSamples, tmp_path: Path) -> None:
    path = tmp_path / "lines.tsv"
    path.write_text("utterance\thow\ni can smell gas\tdirect\nhow much do i owe\tdirect\n", encoding="utf-8")

    heading, everything, direct = table(count(path, nearest, [None]))

    assert heading.split() == ["lines", "sure", "asked", "missed", "reached"]
    assert everything.split() == ["all", "2", "1", "0", "1", "50.0%"]
    assert direct.split() == ["how:", "direct", "2", "1", "0", "1", "50.0%"]
