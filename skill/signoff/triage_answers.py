"""What the answers to each question about a fault change, in plain English for a repairs manager."""

from collections.abc import Iterator
from dataclasses import replace

from skill.domain.repairs.faults import Fault, rules
from skill.domain.repairs.reporting import AskRoom, AskWhether, Draft, next_step
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Answer, Effect, Priority, Question, RepairRight
from skill.signoff.markdown import cell, sounds, words
from skill.speech import triage
from skill.speech.reporting import which_room

DONT_KNOW = "I don't know"
NO_CHANGE = "changes nothing"
ONLY_TOLD = "you are told the answer, which changes nothing else"

DEFECTS: dict[RepairRight, str] = {
    RepairRight.NO_ELECTRICITY: "total loss of electricity",
    RepairRight.PART_ELECTRICITY: "partial loss of electricity",
    RepairRight.UNSAFE_ELECTRICS: "unsafe power or lighting socket, or fitting",
    RepairRight.NO_WATER: "total loss of water",
    RepairRight.PART_WATER: "partial loss of water",
    RepairRight.NO_GAS: "total or partial loss of gas",
    RepairRight.BLOCKED_FLUE: "blocked flue",
    RepairRight.HEATING: "total or partial loss of heating or hot water",
    RepairRight.BLOCKED_DRAIN_OR_ONLY_TOILET: "blocked or leaking foul drain, or the only toilet's pan",
    RepairRight.ONLY_TOILET_NOT_FLUSHING: "the only toilet not flushing",
    RepairRight.BLOCKED_SINK_OR_BATH: "blocked sink, bath or basin",
    RepairRight.TAP_STUCK: "tap that cannot be turned",
    RepairRight.LEAKING_PIPE: "leaking water or heating pipe, tank or cistern",
    RepairRight.LEAKING_ROOF: "leaking roof",
    RepairRight.INSECURE_WINDOW_OR_DOOR: "insecure outside window, door or lock",
    RepairRight.LOOSE_BANISTER: "loose or detached banister or handrail",
    RepairRight.ROTTEN_FLOOR: "rotten floor or stair tread",
    RepairRight.ENTRYPHONE: "door entryphone not working",
    RepairRight.EXTRACTOR_FAN: "extractor fan not working",
}
"""Right to Repair, in the words of the Schedule to SI 1994/133, shortened."""


def quoted(said: str) -> str:
    return f"“{cell(sounds(said))}”"


def question_row(question: Question) -> tuple[str, ...]:
    """A question and what each answer to it changes, for any fault."""
    rule = rules()[question]
    unsure = NO_CHANGE if rule.unsure is Answer.UNSURE else f"counts as {rule.unsure.value}"
    effects = (_everywhere(rule.if_yes), _everywhere(rule.if_no))
    return (quoted(triage.question(question)), *(effect or NO_CHANGE for effect in effects), unsure)


def _everywhere(effect: Effect) -> str:
    changes = list(_ends(effect))
    if effect.priority:
        changes.append(_at_least(effect.priority))
    if effect.sooner:
        changes.append("one step more urgent")
    if effect.sooner_at_risk:
        changes.append("you are told; one step more urgent where the row of the fault says so")
    if effect.is_worse:
        changes.append("the Right to Repair defect, where the row names one")
    return "; ".join([*changes, *_advice_heard(effect)])


def asked_of(fault: Fault) -> str:
    """Every question about a fault, in order, with what its answers change."""
    lines = [
        f"{quoted(triage.question(question))} {_change(fault, question)}"
        if question
        else quoted(which_room(fault))
        for question in _in_order(fault)
    ]
    if len(lines) > 1:
        lines = [f"{number}. {line}" for number, line in enumerate(lines, start=1)]
    return "<br>".join(lines)


def _in_order(fault: Fault) -> Iterator[Question | None]:
    """The questions of a real report in which no answer ends it; None asks which room it is in."""
    draft = Draft(fault=fault)
    while True:
        match next_step(draft, ()):
            case AskRoom():
                yield None
                draft = replace(draft, room=Room.KITCHEN)
            case AskWhether(question):
                yield question
                draft = replace(draft, answers={**draft.answers, question: _answer_that_goes_on(question)})
            case _:
                return


def _answer_that_goes_on(question: Question) -> Answer:
    yes = rules()[question].if_yes
    return Answer.NO if yes.danger or yes.elsewhere else Answer.YES


def _change(fault: Fault, question: Question) -> str:
    rule = rules()[question]
    answers = ((Answer.YES, "Yes", rule.if_yes), (Answer.NO, "No", rule.if_no))
    changes = [
        f"*{name}{' or ' + DONT_KNOW if rule.unsure is answer else ''}:* {change}{_stop(change)}"
        for answer, name, effect in answers
        for change in ["; ".join(_here(fault, effect))]
        if change
    ]
    return " ".join(changes) or f"({ONLY_TOLD})"


def _stop(change: str) -> str:
    """A quotation has a full stop of its own."""
    return "" if change.endswith("”") else "."


def _here(fault: Fault, effect: Effect) -> Iterator[str]:
    """What an answer changes for this fault; a priority that is as urgent already is left out."""
    yield from _ends(effect)
    if effect.priority and _is_before(effect.priority, fault.priority):
        yield _at_least(effect.priority)
    makes_sooner = effect.sooner or (effect.sooner_at_risk and fault.sooner_at_risk)
    if makes_sooner and fault.priority is not Priority.EMERGENCY:
        yield f"one step more urgent, to {words(fault.priority.sooner)}"
    if effect.is_worse and fault.right_if_worse:
        yield f"Right to Repair, {DEFECTS[fault.right_if_worse]}"
    if effect.advice is not fault.advice:
        yield from _advice_heard(effect)


def _ends(effect: Effect) -> Iterator[str]:
    if effect.danger:
        yield f"**danger**, {words(effect.danger)}"
    if effect.elsewhere:
        yield "not reported, and they hear whom to ring"


def _advice_heard(effect: Effect) -> Iterator[str]:
    if effect.advice:
        yield f"they hear {quoted(triage.advice(effect.advice))}"


def _at_least(priority: Priority) -> str:
    return words(priority) if priority is Priority.EMERGENCY else f"{words(priority)} at least"


def _is_before(one: Priority, other: Priority) -> bool:
    steps = list(Priority)
    return steps.index(one) < steps.index(other)
