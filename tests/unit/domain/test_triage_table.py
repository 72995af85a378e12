"""`triage_table.txt`: the outcome of each fault and its answers, line by line for a repairs manager."""

from pathlib import Path

from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.reporting import (
    AskWhether,
    Draft,
    InDanger,
    NotHere,
    ReadBack,
    can_be_booked,
    next_step,
)
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Answer, Question
from tests.tables import each_row

LINES = [
    [cell.strip() for cell in line.split("|")]
    for line in Path(__file__).with_name("triage_table.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
HEADS, ROWS = LINES[0], LINES[1:]
ENOUGH = 60


def answers_of(cell: str) -> dict[Question, Answer]:
    if cell == "-":
        return {}
    pairs = (answer.split() for answer in cell.split(","))
    return {Question(question): Answer(answer) for question, answer in pairs}


def outcome(draft: Draft) -> list[str]:
    match next_step(draft, ()):
        case InDanger(hazard):
            return ["-", "-", f"danger: {hazard.value}", "-", "-", "-"]
        case NotHere():
            return ["-", "-", "the network", "-", "-", "-"]
        case ReadBack(assessment, advice):
            goes_to = "a booking" if can_be_booked(draft.fault, assessment) else "a person"
            facts = (assessment.hazard, assessment.right, advice)
            first = [assessment.trade.value, assessment.priority.value, goes_to]
            return first + [fact.value if fact else "-" for fact in facts]
        case AskWhether(question):
            return [f"{question.value} is asked"]
    return ["something else is asked"]


@each_row("row", ROWS)
def test_fault_and_answers_give_the_stated_outcome(row: list[str]) -> None:
    fault_id, answers, *expected = row
    draft = Draft(fault=FAULTS[fault_id], room=Room.KITCHEN, answers=answers_of(answers), said=2)

    assert outcome(draft) == expected


def test_table_is_long_enough_and_has_no_duplicates() -> None:
    assert HEADS[:3] == ["fault", "answers", "trade"]
    assert len(ROWS) >= ENOUGH
    assert len({(row[0], row[1]) for row in ROWS}) == len(ROWS)


def test_table_covers_every_answer_to_every_question() -> None:
    given = {pair for row in ROWS for pair in answers_of(row[1]).items()}

    assert given == {(question, answer) for question in Question for answer in Answer}


def test_table_answers_only_questions_that_are_asked() -> None:
    assert [row[0] for row in ROWS if not set(answers_of(row[1])) <= set(FAULTS[row[0]].asks)] == []
