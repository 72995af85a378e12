"""A report's message carries the answers about its fault, and nothing about anyone's health."""

import pytest

from skill.domain.repairs.triage import Answer, Question
from skill.housing.store import HousingStore
from tests.contract.extracts import a_report

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE


@pytest.mark.parametrize(
    ("answers", "sent"),
    [
        ({}, None),
        ({Question.ONLY_TOILET: NO}, "only_toilet no"),
        ({Question.NEAR_ELECTRICS: NO, Question.CONTAINED: YES}, "near_electrics no, contained yes"),
        ({Question.OTHER_HEATING: UNSURE, Question.AT_RISK: YES}, "other_heating unsure"),
        ({Question.AT_RISK: YES}, None),
    ],
)
def test_message_carries_every_answer_except_the_one_about_people(
    answers: dict[Question, Answer], sent: str | None, store: HousingStore
) -> None:
    store.report(a_report(answers=answers))

    assert store.waiting()[0].message.body.get("answers") == sent
