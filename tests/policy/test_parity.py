"""The interaction model and the code name the same intents, slots and values, in both directions."""

import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from skill.config.settings import Settings
from skill.dialogue.answers import ANSWER
from skill.dialogue.catalogue import by_intent, questions_of
from skill.dialogue.free_words import FREE_WORDS
from skill.dialogue.request import LAUNCH
from skill.dialogue.state import Asking
from skill.domain.coaching import CallTopic
from skill.domain.danger.recognition import Hazard, hazard_of
from skill.domain.events.event import Access, Activity, Audience, Price, Which
from skill.domain.events.nearby import WalkLimit
from skill.domain.numbers import Helpline
from skill.domain.periods import PartOfDay
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Answer
from skill.domain.tenancy import AnswerLevel
from tests.policy.house import INTENTS, MODEL, handlers
from tests.tables import each_row

ASKED_BEFORE_ANY_JOURNEY = Asking.DANGER
"""By `skill.dialogue.danger`, which needs no store and so no handler."""

MODEL_FILE = "interaction_models/en-GB.json"
CONVERSATIONS = Path(__file__).parents[1] / "conversations"
HEARD_IN = {
    "CorrectRepairIntent": "change_of_mind_corrected",
    "EmergencyIntent": "danger_unclear",
    "ChooseVisitIntent": "visit_by_day",
    "NotSureIntent": "dont_know",
    "JoinEventIntent": "event_join",
    "RemindEventIntent": "event_remind",
    "WalkReachIntent": "whats_on_walk",
    "PinIntent": "rent_balance_pin",
    "AnswerIntent": "free_words",
    **dict.fromkeys(FREE_WORDS, "free_words"),
}
"""Intents that no conversation is named after, as they are said in the middle of another one."""

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
    "Helpline": Helpline,
    "Answer": Answer,
}


def test_every_intent_of_the_model_has_a_handler(settings: Settings) -> None:
    missing = set(INTENTS) - by_intent(handlers(settings)).keys()
    assert not missing, (
        f"{MODEL_FILE} has {listed(missing)}, which no handler claims: write one in skill/dialogue/journeys/ "
        "and list it in skill/dialogue/catalogue.py"
    )


def test_every_intent_of_the_model_has_a_conversation_of_its_name() -> None:
    scripts = {path.stem for path in CONVERSATIONS.glob("*.txt")}
    ours = (name for name in INTENTS if not name.startswith("AMAZON."))
    wanted = {name: HEARD_IN.get(name) or words_of(name) for name in ours}
    missing = [f"{each}.txt for {name}" for name, each in wanted.items() if not starts_one_of(scripts, each)]
    assert not missing, f"tests/conversations/ wants {listed(missing)}"


def words_of(intent: str) -> str:
    """ "RentBalanceIntent" as its files are named: "rent_balance"."""
    return "_".join(re.findall("[A-Z][a-z]+", intent.removesuffix("Intent"))).lower()


def starts_one_of(names: set[str], word: str) -> bool:
    return any(name == word or name.startswith(f"{word}_") for name in names)


def test_every_intent_that_a_handler_claims_is_in_the_model(settings: Settings) -> None:
    unheard = by_intent(handlers(settings)).keys() - set(INTENTS) - {LAUNCH}
    assert not unheard, (
        f"a handler in skill/dialogue/journeys/ claims {listed(unheard)}: {MODEL_FILE} wants the intent and "
        "its samples"
    )


def test_handlers_read_exactly_the_slots_of_their_intents(settings: Settings) -> None:
    claimed = by_intent(handlers(settings))
    wrong = [
        f"{type(claimed[name]).__name__} reads {listed(claimed[name].reads)}, and {name} in {MODEL_FILE} has "
        f"{listed(slots)}"
        for name, slots in INTENTS.items()
        if name in claimed and set(claimed[name].reads) != set(slots)
    ]
    assert not wrong, "; ".join(wrong)


@each_row("name", ENUMS)
def test_slot_values_match_between_model_and_code(name: str) -> None:
    kind = ENUMS[name]
    same_ids(
        name,
        {value["id"] for value in TYPES[name]},
        {member.value for member in kind},
        f"{kind.__name__} in {kind.__module__.replace('.', '/')}.py",
    )


def test_faults_match_between_model_and_catalogue() -> None:
    same_ids(
        "Fault", {value["id"] for value in TYPES["Fault"]}, set(FAULTS), "skill/domain/repairs/triage.json"
    )


def same_ids(name: str, heard: set[str], known: set[str], where: str) -> None:
    assert not heard - known, f"{where} wants {listed(heard - known)}, which {name} in {MODEL_FILE} has"
    assert not known - heard, f"{name} in {MODEL_FILE} wants {listed(known - heard)}, which {where} has"


def listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def test_hazards_of_the_model_match_the_dangers() -> None:
    assert {hazard_of(value["id"]) for value in TYPES["Hazard"]} == set(Hazard)


def test_every_slot_type_is_checked_here() -> None:
    unchecked = set(TYPES) - {*ENUMS, "Fault", "Hazard"}
    assert not unchecked, (
        f"{MODEL_FILE} has the slot type {listed(unchecked)}: ENUMS in tests/policy/test_parity.py wants the "
        "enumeration of skill/domain/ with its ids"
    )


@each_row("name", TYPES)
def test_slot_value_ids_are_unique(name: str) -> None:
    ids = [value["id"] for value in TYPES[name]]
    assert len(ids) == len(set(ids))


@each_row("asking", Asking)
def test_elicited_slots_are_declared_to_alexa(asking: Asking, settings: Settings) -> None:
    question = questions_of(handlers(settings)).get(asking)
    elicit = question.elicit if question else ANSWER
    slots = {slot["name"]: slot for slot in DIALOG.get(elicit.intent, {"slots": []})["slots"]}
    assert elicit.slot in slots, (
        f"{asking!r} elicits {elicit.slot} of {elicit.intent}: the dialog section of {MODEL_FILE} wants both"
    )
    declared = slots[elicit.slot]
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


def test_every_open_question_handles_yes_and_no(settings: Settings) -> None:
    missing = set(Asking) - set(questions_of(handlers(settings))) - {ASKED_BEFORE_ANY_JOURNEY}
    assert not missing, (
        f"skill/dialogue/state.py has {listed(missing)}: `questions` of the handler that asks wants it"
    )
