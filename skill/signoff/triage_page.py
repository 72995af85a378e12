"""docs/triage.md: how each fault is handled, for a landlord's repairs manager to read, correct and sign."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from skill.config.landlord_file import LandlordFile
from skill.domain.danger.hazards import Hazard
from skill.domain.deadlines.rules import Target
from skill.domain.repairs.faults import FAULTS, Fault, rules
from skill.domain.repairs.reporting import (
    LONGEST,
    AskRoom,
    AskWhether,
    Draft,
    assess,
    can_be_booked,
    next_step,
)
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Advice, Answer, Effect, Priority, Question, RepairRight, Trade
from skill.signoff.markdown import cell, page, sounds, table, words
from skill.speech import safety, triage
from skill.speech.reporting import which_room

DONT_KNOW = "I don't know"
NO_CHANGE = "changes nothing"
ONLY_TOLD = "you are told the answer, which changes nothing else"

_WORDS = tomllib.loads(page("triage.toml"))
DEFECTS = {RepairRight(right): said for right, said in _WORDS["defects"].items()}

_HEADS = (
    *("Fault", "Priority", "Asked, in this order, and what it changes", "Said for safety"),
    *("Hazard class", "Right to Repair", "What then"),
)
_DANGER = (
    "Said whenever a danger is recognised in any answer, or a fault or an answer is one. The conversation "
    "then ends. **Nothing is reported**: if the tenant does not ring, you do not know of it, and no deadline "
    "starts."
)


def triage_page(data: LandlordFile, *, longest: int = LONGEST) -> str:
    """The whole page in Markdown. `longest` is the number of answers after which a report ends."""
    tables = [*_priorities(data), *_questions(), *_safety(data), *_faults(data)]
    signed = page("triage_signed.md").format(longest=longest, tables="\n".join(tables))
    version = sha256(signed.encode()).hexdigest()[:12]
    return page("triage.md").format(version=version, signed=signed)


def _priorities(data: LandlordFile) -> list[str]:
    heads = ("Priority", "What it means here", *(("Your targets",) if data.deadline_rules.targets else ()))
    rows = ((words(each), _WORDS["priorities"][each], *_targets(each, data)) for each in Priority)
    times = "Home Coach sets no times: your own targets do (`docs/deadlines.md`). None is ever spoken."
    return ["## The four priorities", "", times, "", *table(heads, rows), ""]


def _targets(priority: Priority, data: LandlordFile) -> tuple[str, ...]:
    if not data.deadline_rules.targets:
        return ()
    mine = (target for target in data.deadline_rules.targets if target.priority is priority)
    return ("<br>".join(cell(f"{target.code}, {target.label}: {_time(target)}") for target in mine),)


def _time(target: Target) -> str:
    return f"{words(target.stage)} within {target.amount} {words(target.unit)}"


def _questions() -> list[str]:
    heads = ("Question", "Yes", "No", "I don't know")
    about = "An answer means the same for every fault; the row of each fault says what it changes there."
    return ["## The questions", "", about, "", *table(heads, (question_row(each) for each in Question)), ""]


def _safety(data: LandlordFile) -> list[str]:
    dangers = (
        (words(each) if each else "of an unknown kind", quoted(safety.danger(each, data.landlord)))
        for each in (*Hazard, None)
    )
    lines = ((words(line), quoted(triage.advice(line))) for line in Advice)
    streets = (
        (cell(fault.said), quoted(triage.not_here(fault, data.landlord)))
        for fault in FAULTS.values()
        if any(rules()[question].if_yes.elsewhere for question in fault.asks)
    )
    return [
        *("## What is said", "", "Please check the phone numbers on the wording page, `docs/wording.md`."),
        *("", "### In danger", "", _DANGER, "", *table(("Danger", "What is heard"), dangers), ""),
        *("### For safety", "", *table(("Line", "What is heard"), lines), ""),
        *("### When the whole street is without it", "", *table(("Fault", "What is heard"), streets), ""),
    ]


def _faults(data: LandlordFile) -> Iterator[str]:
    heads = (_HEADS[0], "Your code", *_HEADS[1:]) if data.fault_codes else _HEADS
    yield from ("## The faults", "")
    for trade in Trade:
        rows = (_row(fault, data) for fault in FAULTS.values() if fault.trade is trade)
        yield from (f"### {words(trade).capitalize()}", "", *table(heads, rows), "")


def _row(fault: Fault, data: LandlordFile) -> tuple[str, ...]:
    code = (cell(data.fault_codes.get(fault.fault_id, "")),) if data.fault_codes else ()
    return (
        f"{cell(fault.said)}<br>`{fault.fault_id}`{_where(fault)}",
        *code,
        words(fault.priority),
        asked_of(fault),
        quoted(triage.advice(fault.advice)) if fault.advice else "",
        words(fault.hazard) if fault.hazard else "",
        _right(fault),
        _then(fault),
    )


def _where(fault: Fault) -> str:
    """Where it always is, and what it is called instead in some rooms."""
    always = f"<br>always {words(fault.room)}" if fault.room else ""
    others: dict[str, list[str]] = {}
    for room, other in fault.in_room.items():
        others.setdefault(other, []).append(words(room))
    return always + "".join(f"<br>{' or '.join(rooms)}: `{other}`" for other, rooms in others.items())


def _right(fault: Fault) -> str:
    if fault.right_if_worse:
        return f"{DEFECTS[fault.right_if_worse]}, if an answer says so"
    return DEFECTS[fault.right] if fault.right else ""


def _then(fault: Fault) -> str:
    if fault.danger:
        return f"**danger**, {words(fault.danger)}: not reported"
    then = "a booking" if can_be_booked(fault, assess(Draft(fault=fault))) else "a person"
    return f"{then}; may not be yours" if fault.maybe_not_ours else then


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
