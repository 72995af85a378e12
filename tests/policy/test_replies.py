"""Rules for every answer, checked on a walk through all conversations in all the made-up homes."""

import inspect
import logging
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import pytest

import skill.speech
from skill.config.settings import Settings
from skill.dialogue.reply import asks
from skill.dialogue.state import Asking
from skill.domain.danger.hazards import Hazard
from skill.domain.repairs.triage import Question
from skill.housing.sample.homes import SAMPLE_HOMES, coaches
from skill.interaction_model.model import InteractionModel
from skill.rehearsal.checks import check
from skill.services.links import account_of
from skill.speech import cards, safety, triage
from tests.policy.house import (
    LINKED,
    SKILL,
    STRANGER,
    Json,
    a_house,
    book_the_fence,
    reprompt,
    spoken,
    ssml,
)
from tests.policy.walk import DEEP_HOMES, MESSAGE, Log, Step, deep, every_fault, every_home_once, hearing_more
from tests.tables import each_row

HOMES = [home.tenancy_ref for home in SAMPLE_HOMES]
COACHES = [coach.first_name for coach in coaches()]


@pytest.fixture(scope="module")
def log() -> Iterator[Log]:
    log, root = Log(), logging.getLogger()
    level = root.level
    root.addHandler(log)
    root.setLevel(logging.DEBUG)
    yield log
    root.removeHandler(log)
    root.setLevel(level)


@pytest.fixture(scope="module")
def walk(settings: Settings, log: Log) -> list[Step]:
    house = a_house(settings)
    book_the_fence(house)
    steps = list(every_home_once(house, HOMES))
    steps += hearing_more(house)
    steps += every_fault(lambda: a_house(settings), "T1002")
    for home in (*DEEP_HOMES, None):
        steps += deep(house, home)
    house.store.close()
    return steps


@pytest.fixture(scope="module")
def heard(walk: list[Step]) -> list[Json]:
    """Each different answer once."""
    answers = {repr(step.answer): step.answer for step in walk}
    return list(answers.values())


def _constants(module: ModuleType) -> set[str]:
    return {value for name, value in inspect.getmembers(module) if name.isupper() and isinstance(value, str)}


QUESTIONS = {
    text
    for module in (import_module(f"skill.speech.{each.name}") for each in iter_modules(skill.speech.__path__))
    for text in _constants(module)
    if asks(text)
} | {triage.question(question) for question in Question}
OF_DANGER = {safety.perhaps_question(hazard) for hazard in Hazard}
"""The question whether it is danger; one of them is enough for a walk."""


def test_walk_reaches_every_question(heard: list[Json]) -> None:
    asked = {answer.get("sessionAttributes", {}).get("asking") for answer in heard}
    missed = {asking.value for asking in Asking} - asked
    assert not missed, f"SAID in tests/policy/walk.py wants what leads to {sorted(missed)}"
    unasked = QUESTIONS - {reprompt(answer) for answer in heard}
    assert not unasked, f"SAID in tests/policy/walk.py wants what leads to {sorted(unasked)}"


def test_every_answer_keeps_every_rule(heard: list[Json], model: InteractionModel) -> None:
    broken = {
        (spoken(ssml(answer)), rule): reason
        for answer in heard
        for rule, reason in check(answer, dialog=model.dialog.names).items()
        if reason
    }
    assert broken == {}


def test_reprompt_is_a_question_without_personal_data(heard: list[Json]) -> None:
    others = {reprompt(answer) for answer in heard} - QUESTIONS - OF_DANGER - {""}
    assert not others, f"a question is a constant in capitals of a module of skill/speech/: {sorted(others)}"


def test_a_card_shows_what_anyone_may_read(heard: list[Json], settings: Settings) -> None:
    shown = {(card["title"], card["content"]) for answer in heard if (card := answer["response"].get("card"))}
    assert shown == {
        (cards.WAYS_TO_PAY, cards.ways_to_pay(settings.landlord)),
        (cards.THINGS_TO_SAY, cards.things_to_say()),
    }


def test_card_has_no_number_except_the_landlords_phone(heard: list[Json], settings: Settings) -> None:
    for answer in heard:
        if card := answer["response"].get("card"):
            text = card["content"].replace(str(settings.landlord.phone), "")
            assert re.search(r"[\d£]", text) is None
            assert not any(name in text for name in COACHES)


def test_nothing_is_shown_on_a_screen(heard: list[Json]) -> None:
    kinds = {
        directive["type"] for answer in heard for directive in answer["response"].get("directives") or []
    }
    assert kinds == {"Dialog.ElicitSlot"}


def test_elicited_slot_carries_no_utterance(heard: list[Json]) -> None:
    for answer in heard:
        for directive in answer["response"].get("directives") or []:
            slots = directive["updatedIntent"]["slots"].values()
            assert [each.get("value") for each in slots] == [None] * len(slots)


def test_session_holds_ids_and_no_figures(heard: list[Json]) -> None:
    """All but the words to repeat, which leave with the session; also those from before the danger was asked
    about.
    """
    for answer in heard:
        attributes = dict(answer["sessionAttributes"])
        held = attributes.pop("held", {})
        kept = {key: value for key, value in [*attributes.items(), *held.items()] if key != "said"}
        assert "£" not in repr(kept)
        assert not any(name in repr(kept) for name in COACHES)


PERSONAL = {
    "whose account it is": [LINKED, STRANGER, account_of(LINKED), account_of(STRANGER)],
    "which home it is": HOMES,
    "the skill": [SKILL],
    "money": ["£", "84.30", "8430", "642.15", "310.00"],
    "coaches": COACHES,
    "what was said": [MESSAGE, "parcel", "wibble", "dripping", "crown green", "tap_dripping", "kitchen"],
    "codes and PINs": ["123456", "2580", "1111"],
}


LINE = re.compile(
    r"skill\.alexa\.door request=(\S+) intent=(\S+) outcome=(\S+)(?P<counted> ms=(?:\d+\.\d|-) id=(\S+) )"
)
"""The time and Amazon's id of the request are figures that could look like anyone's."""


@each_row("what", PERSONAL)
def test_log_has_no_names_and_no_utterances(what: str, walk: list[Step], log: Log) -> None:
    lines = {_without_what_is_counted(line).casefold() for line in log.lines}
    assert {line for line in lines for secret in PERSONAL[what] if secret.casefold() in line} == set()


def _without_what_is_counted(line: str) -> str:
    found = LINE.fullmatch(line)
    return line.removesuffix(found["counted"]) if found else line


def test_log_has_one_line_with_amazons_id_for_each_request(walk: list[Step], log: Log) -> None:
    logged = [found.groups() for line in log.lines if (found := LINE.fullmatch(line))]
    assert len(logged) == len(walk)
    named = [(kind, name, id_) for kind, name, _, _, id_ in logged]
    dangers = [outcome == "danger" for _, _, outcome, _, _ in logged]
    assert named == [
        ("-", "-", "-") if is_danger else _named(step) for is_danger, step in zip(dangers, walk, strict=True)
    ], "every danger has the same line, which tells none from another"
    assert [outcome == "open" for _, _, outcome, _, _ in logged] == [
        step.answer["response"]["shouldEndSession"] is False for step in walk
    ]
    assert {outcome for _, _, outcome, _, _ in logged} == {"open", "closed", "danger"}
    assert not any("failed=" in line for line in log.lines)


def _named(step: Step) -> tuple[str, str, str]:
    request = step.request["request"]
    return request["type"], request.get("intent", {}).get("name", "-"), request["requestId"]
