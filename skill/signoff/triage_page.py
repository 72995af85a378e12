"""docs/triage.md: how each fault is handled, for a landlord's repairs manager to read, correct and sign."""

from collections.abc import Iterator
from hashlib import sha256

from skill.config.landlord_file import LandlordFile
from skill.domain.danger.hazards import Hazard
from skill.domain.deadlines.rules import Target
from skill.domain.repairs.faults import FAULTS, Fault, rules
from skill.domain.repairs.reporting import LONGEST, Draft, assess, can_be_booked
from skill.domain.repairs.triage import Advice, Priority, Question, Trade
from skill.signoff.markdown import cell, page, table, words
from skill.signoff.triage_answers import DEFECTS, asked_of, question_row, quoted
from skill.speech import safety, triage

_HEADS = (
    *("Fault", "Priority", "Asked, in this order, and what it changes", "Said for safety"),
    *("Hazard class", "Right to Repair", "What then"),
)
_DANGER = (
    "Said whenever a danger is recognised in any answer, or a fault or an answer is one. The conversation "
    "then ends. **Nothing is reported**: if the tenant does not ring, you do not know of it, and no deadline "
    "starts."
)
_PRIORITIES = {
    Priority.EMERGENCY: "never booked; the tenant is asked to ring you as well",
    Priority.URGENT: "the tenant hears your number, in case it can't wait; windows may be offered",
    Priority.ROUTINE: "windows are offered if you provide any; otherwise “the repairs team look at it next”",
    Priority.PLANNED: "as routine; it goes into your planned programme",
}


def triage_page(data: LandlordFile, *, longest: int = LONGEST) -> str:
    """The whole page in Markdown. `longest` is the number of answers after which a report ends."""
    tables = [*_priorities(data), *_questions(), *_safety(data), *_faults(data)]
    signed = page("triage_signed.md").format(longest=longest, tables="\n".join(tables))
    version = sha256(signed.encode()).hexdigest()[:12]
    return page("triage.md").format(version=version, signed=signed)


def _priorities(data: LandlordFile) -> list[str]:
    heads = ("Priority", "What it means here", *(("Your targets",) if data.deadline_rules.targets else ()))
    rows = ((words(each), _PRIORITIES[each], *_targets(each, data)) for each in Priority)
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
        *(
            "## What is said",
            "",
            "Please check the phone numbers on the wording page, `docs/wording.md`.",
        ),
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
