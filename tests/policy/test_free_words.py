"""Free words: the carriers of the model and the leads that restore their sense go together."""

from skill.dialogue.free_words import FREE_WORDS, SLOT, restored
from skill.interaction_model.model import SEARCH_QUERY, SOURCE, InteractionModel
from tests.tables import each_row

MODEL = InteractionModel.from_file(SOURCE)
MARK = f"{{{SLOT}}}"


@each_row("intent", FREE_WORDS)
def test_each_intent_has_one_slot_of_free_words_behind_carriers(intent: str) -> None:
    declared = MODEL.intents[intent]

    assert [(slot.name, slot.type, slot.samples) for slot in declared.slots] == [(SLOT, SEARCH_QUERY, ())]
    assert len(declared.samples) >= 5
    assert [each for each in declared.samples if not each.endswith(f" {MARK}")] == []


def test_every_intent_of_free_words_in_the_model_is_known() -> None:
    of_the_model = {name for name, intent in MODEL.intents.items() if intent.slot(SLOT)}

    assert of_the_model == set(FREE_WORDS)


@each_row("intent", FREE_WORDS)
def test_each_lead_is_a_carrier_of_its_intent(intent: str) -> None:
    carriers = {sample.removesuffix(f" {MARK}") for sample in MODEL.intents[intent].samples}

    assert set(FREE_WORDS[intent]) - carriers == set()


@each_row("intent", FREE_WORDS)
def test_words_are_restored_behind_each_lead(intent: str) -> None:
    said = list(restored(intent, "burning"))

    assert said == [f"{lead} burning" for lead in FREE_WORDS[intent]]


def test_nothing_is_restored_for_another_intent() -> None:
    assert list(restored("ReportRepairIntent", "burning")) == []
