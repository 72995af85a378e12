"""The interaction model and the code name the same intents, slots and values, in both directions."""

from collections import Counter
from enum import StrEnum

from skill.config.settings import Settings
from skill.dialogue.catalogue import questions_of
from skill.dialogue.request import LAUNCH
from skill.dialogue.state import Asking
from skill.domain.coaching import CallTopic
from skill.domain.danger.recognition import Hazard, hazard_of
from skill.domain.events.event import Access, Activity, Audience, Price, Which
from skill.domain.events.nearby import WalkLimit
from skill.domain.periods import PartOfDay
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.rooms import Room
from skill.domain.tenancy import AnswerLevel
from tests.policy.house import INTENTS, MODEL, handlers
from tests.tables import each_row

TYPES = {kind["name"]: kind["values"] for kind in MODEL["languageModel"]["types"]}
DIALOG = {intent["name"]: intent for intent in MODEL["dialog"]["intents"]}
PROMPTS = {prompt["id"] for prompt in MODEL["prompts"]}
ENUMS: dict[str, type[StrEnum]] = {
    "Room": Room,
    "Activity": Activity,
    "Audience": Audience,
    "CallTopic": CallTopic,
    "AnswerLevel": AnswerLevel,
    "Which": Which,
    "PartOfDay": PartOfDay,
    "Price": Price,
    "Access": Access,
    "Reach": WalkLimit,
}


def test_every_intent_of_the_model_has_exactly_one_handler(settings: Settings) -> None:
    claims = Counter(name for handler in handlers(settings) for name in handler.intents)
    assert {name: claims[name] for name in INTENTS} == dict.fromkeys(INTENTS, 1)


def test_every_intent_that_a_handler_claims_is_in_the_model(settings: Settings) -> None:
    claimed = {name for handler in handlers(settings) for name in handler.intents}
    assert claimed - set(INTENTS) == {LAUNCH}


def test_a_handler_reads_the_slots_of_its_intents_and_no_others(settings: Settings) -> None:
    read = {name: set(handler.reads) for handler in handlers(settings) for name in handler.intents}
    assert {name: read[name] for name in INTENTS} == {name: set(slots) for name, slots in INTENTS.items()}


@each_row("name", ENUMS)
def test_every_value_of_a_slot_type_is_known_to_the_code_and_back(name: str) -> None:
    assert {value["id"] for value in TYPES[name]} == {member.value for member in ENUMS[name]}


def test_every_fault_of_the_model_is_in_the_catalogue_and_back() -> None:
    assert {value["id"] for value in TYPES["Fault"]} == set(FAULTS)


def test_every_hazard_of_the_model_is_a_danger_or_a_kind_of_one_and_every_danger_is_there() -> None:
    assert {hazard_of(value["id"]) for value in TYPES["Hazard"]} == set(Hazard)


def test_the_model_has_no_slot_type_that_nothing_here_checks() -> None:
    assert set(TYPES) == {*ENUMS, "Fault", "Hazard"}


@each_row("name", TYPES)
def test_no_id_stands_for_two_values(name: str) -> None:
    ids = [value["id"] for value in TYPES[name]]
    assert len(ids) == len(set(ids))


@each_row("asking", Asking)
def test_a_slot_that_is_elicited_is_declared_to_alexa(asking: Asking, settings: Settings) -> None:
    elicit = questions_of(handlers(settings))[asking].elicit
    if elicit is None:
        return
    declared = {slot["name"]: slot for slot in DIALOG[elicit.intent]["slots"]}[elicit.slot]
    assert DIALOG[elicit.intent]["delegationStrategy"] == "SKILL_RESPONSE"
    assert declared["type"] == INTENTS[elicit.intent][elicit.slot]
    assert declared["elicitationRequired"] is True
    assert declared["prompts"]["elicitation"] in PROMPTS


def test_alexa_never_leads_the_dialogue_itself() -> None:
    strategies = {MODEL["dialog"]["delegationStrategy"]} | {
        intent["delegationStrategy"] for intent in DIALOG.values()
    }
    assert strategies == {"SKILL_RESPONSE"}
    assert not any(intent["confirmationRequired"] for intent in DIALOG.values())


def test_every_question_that_can_be_open_has_a_yes_and_a_no(settings: Settings) -> None:
    assert set(questions_of(handlers(settings))) == set(Asking)
