"""The interaction model is broad enough for people who never read our samples."""

from skill.domain.repairs.faults import FAULTS
from tests.policy.house import MODEL
from tests.tables import each_row

SAMPLES = {intent["name"]: set(intent["samples"]) for intent in MODEL["languageModel"]["intents"]}
AT_LEAST = {
    "RentBalanceIntent": 25,
    "WhatsOnIntent": 25,
    "RepairStatusIntent": 25,
    "ReportRepairIntent": 60,
    "EmergencyIntent": 40,
}


@each_row("name", [name for name in SAMPLES if not name.startswith("AMAZON.")])
def test_every_intent_has_enough_different_samples(name: str) -> None:
    assert len(SAMPLES[name]) >= AT_LEAST.get(name, 12)


def test_there_are_seventy_faults_with_five_ways_to_say_each() -> None:
    (faults,) = [kind["values"] for kind in MODEL["languageModel"]["types"] if kind["name"] == "Fault"]

    assert len(FAULTS) >= 70
    assert [fault["id"] for fault in faults if len(fault["name"]["synonyms"]) < 5] == []
