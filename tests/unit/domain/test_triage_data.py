"""Rules for the faults as a whole, which the schema cannot state."""

import json

from skill.domain.repairs.faults import DATA, FAULTS, Fault, rules
from skill.domain.repairs.triage import Advice, Effect, HazardClass, Priority, Question, RepairRight, Trade
from tests.tables import each_row

ENOUGH = 70
NOT_A_FAULT_BY_ITSELF = {HazardClass.EXPLOSION}
"""Gas that can explode is danger, known by what is said and not by a fault."""


def effects(question: Question) -> tuple[Effect, Effect]:
    return rules()[question].if_yes, rules()[question].if_no


def asking(fault: Fault, wanted: str) -> list[Question]:
    """Those of its questions that an answer of brings what is wanted."""
    return [question for question in fault.asks if any(getattr(each, wanted) for each in effects(question))]


def of_all(wrong: object) -> list[str]:
    assert callable(wrong)
    return [fault.fault_id for fault in FAULTS.values() if wrong(fault)]


def test_catalogue_has_enough_faults() -> None:
    assert len(FAULTS) >= ENOUGH


def test_names_are_unique_within_a_list() -> None:
    """JSON would keep the last of two faults with one id, and say nothing."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        names = [name for name, _ in pairs]
        assert len(names) == len(set(names)), names
        return dict(pairs)

    json.loads(DATA.read_text(encoding="utf-8"), object_pairs_hook=once)


def test_faults_have_unique_names() -> None:
    said = [fault.said for fault in FAULTS.values()]

    assert len(said) == len(set(said))


@each_row("question", Question)
def test_every_question_has_a_rule_and_a_fault(question: Question) -> None:
    assert question in rules()
    assert of_all(lambda fault: question in fault.asks)


def test_every_trade_right_hazard_and_safety_line_is_in_use() -> None:
    faults = FAULTS.values()
    lines = {each.advice for question in Question for each in effects(question)}

    assert {fault.trade for fault in faults} == set(Trade)
    assert {fault.right or fault.right_if_worse for fault in faults} >= set(RepairRight)
    assert {fault.hazard for fault in faults} >= set(HazardClass) - NOT_A_FAULT_BY_ITSELF
    assert {fault.advice for fault in faults} | lines >= set(Advice)


def test_questions_that_may_bring_danger_come_first() -> None:
    def is_late(fault: Fault) -> bool:
        dangerous = asking(fault, "danger")
        return fault.asks[: len(dangerous)] != tuple(dangerous)

    assert of_all(is_late) == []


def test_whole_street_question_comes_before_harmless_questions() -> None:
    def is_late(fault: Fault) -> bool:
        elsewhere = asking(fault, "elsewhere")
        return bool(elsewhere) and fault.asks[len(asking(fault, "danger"))] != elsewhere[0]

    assert of_all(is_late) == []


def test_the_question_about_people_comes_last() -> None:
    assert of_all(lambda fault: Question.AT_RISK in fault.asks[:-1]) == []


def test_question_about_people_is_asked_only_if_it_can_change_the_outcome() -> None:
    """A hazard is judged for whoever lives there, so the answer goes to the landlord with it."""

    def without_reason(fault: Fault) -> bool:
        return Question.AT_RISK in fault.asks and not (fault.sooner_at_risk or fault.hazard)

    assert of_all(without_reason) == []


def test_sooner_at_risk_makes_a_deadline_sooner() -> None:
    assert of_all(lambda fault: fault.sooner_at_risk and fault.priority is Priority.EMERGENCY) == []


def test_right_if_worse_has_a_question_that_decides_it() -> None:
    assert of_all(lambda fault: fault.right_if_worse and not asking(fault, "is_worse")) == []


def test_fault_does_not_state_what_an_answer_decides() -> None:
    """Otherwise a no would be met with the warning all the same."""

    def is_idle(fault: Fault) -> bool:
        return any(
            effect.advice is fault.advice
            for question in fault.asks
            for effect in effects(question)
            if effect.advice
        )

    assert of_all(is_idle) == []


def test_a_danger_has_a_hazard_and_nothing_to_ask() -> None:
    assert of_all(lambda fault: fault.danger and (fault.asks or not fault.hazard)) == []


def test_damp_and_unknown_faults_go_to_a_person() -> None:
    """No landlord's online form books these: somebody looks first."""
    assert of_all(lambda fault: fault.trade in {Trade.DAMP, Trade.PESTS} and not fault.to_a_person) == []
    assert FAULTS["something_else"].to_a_person
