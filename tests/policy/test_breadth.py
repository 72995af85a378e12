"""The interaction model is broad enough for people who have never read our samples."""

from skill.domain.repairs.faults import FAULTS
from tests.policy.house import MODEL

SAMPLES = {intent["name"]: set(intent["samples"]) for intent in MODEL["languageModel"]["intents"]}
AT_LEAST = {
    "RentBalanceIntent": 25,
    "WhatsOnIntent": 25,
    "RepairStatusIntent": 25,
    "ReportRepairIntent": 60,
    "EmergencyIntent": 40,
}


def test_every_intent_has_enough_different_samples() -> None:
    wanted = {name: AT_LEAST.get(name, 12) for name in SAMPLES if not name.startswith("AMAZON.")}
    short = {name: count for name, count in wanted.items() if len(SAMPLES[name]) < count}
    assert not short, f"interaction_models/en-GB.json wants as many different samples as this: {short}"


def test_model_has_seventy_faults_with_five_phrases_each() -> None:
    (faults,) = [kind["values"] for kind in MODEL["languageModel"]["types"] if kind["name"] == "Fault"]

    assert len(FAULTS) >= 70
    assert [fault["id"] for fault in faults if len(fault["name"]["synonyms"]) < 5] == []
