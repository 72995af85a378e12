"""docs/triage.md: what is made of every fault, for a landlord's repairs manager to read, correct and sign."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from skill.domain.danger.words import Hazard
from skill.domain.deadlines.rules import Target
from skill.domain.landlord import Landlord
from skill.domain.repairs.faults import FAULTS, Fault, rules
from skill.domain.repairs.reporting import LONGEST, Draft, assess, can_be_booked
from skill.domain.repairs.triage import Advice, Priority, Question, Trade
from skill.signoff.markdown import cell, table, words
from skill.signoff.samples import LANDLORD
from skill.signoff.triage_answers import DEFECTS, asked_of, question_row, quoted
from skill.speech import safety, triage

_HEADS = (
    *("Fault", "Priority", "Asked, in this order, and what it changes", "Said for safety"),
    *("Hazard class", "Right to Repair", "What then"),
)
_OPENING = """\
# What Home Coach makes of each fault

For repairs managers. A tenant says what is broken; this page says what Home Coach asks about it, whom it is
for, how soon, and what it says for safety. `python -m skill triage` makes it from
`skill/domain/repairs/triage.json`, so it is what really happens. Please read it line by line, note what your
people would do differently, and sign at the end.

**Version {version}.** Whatever changes below changes the version.

`python -m skill triage --landlord FILE` prints this page with your numbers, your targets and your codes.
"""
_READING = """\
## How to read it

Faults stand under the trade that they go to. From left to right:

* **Fault**: what the tenant hears it called, and our id for it, which stays the same.
* **Priority**: before anything is asked. Answers only ever make it sooner.
* **Asked**: three questions at most, besides where it is, and none once it is danger. What may be danger
  comes first, then where it is, then, where a job for the same fault is open, "Is this something new?".
* **Said for safety**: before the tenant is asked whether to report it. A line that an answer brings takes
  its place.
* **Hazard class** and **Right to Repair**: what it *may* be, for your people; nobody has looked yet. They
  start clocks (`docs/deadlines.md`), are never spoken, and are not legal advice. The classes are those of the
  Housing Health and Safety Rating System, the defects those of SI 1994/133.
* **What then**: *a booking* may be offered one of your windows (`docs/extract.md`), unless answers make it an
  emergency. *A person*: it is reported, and never booked. *Danger*: the words below end the conversation, and
  **nothing is reported**: of a tenant who then does not ring, you know nothing, and no clock runs.
  *May not be yours*: the tenant hears that, and to ring you if they think it is; they can report it all the
  same.

What holds for every fault:

* **A danger word anywhere, in any answer, ends the conversation**, whatever was asked. Every danger, also
  those that no fault here is, stands under "In danger" below.
* **"I don't know" and "skip"** count as the last column of the questions says. For a question about danger
  that is the dangerous answer, so it ends in danger. An answer that was not understood twice counts as
  "I don't know".
* **Another fault**, said with the first or meanwhile, waits for its turn; one can wait. Of two said at once
  the more pressing one goes first.
* **After {longest} things** that a tenant says the report is over. What was not asked by then changes
  nothing, unless it may be danger: then it is an emergency.
"""
_CODES = """\
## Your own codes

Home Coach has no schedule of rates. Put your code beside our id into the table `[fault_codes]` of your
landlord file, and it leaves with each report as `landlord_code` (`docs/outbox.md`). A fault that has none
leaves without.
"""
_SIGNING = """\
## Signing it

Our people would do the same with these faults, or what they would do differently is noted on this page.

Version: {version}

Name: ____________________  Role: ____________________  Date: ____________  Signature: ____________________

To see later whether anything has changed, make the page again and compare the version.
"""
_DANGER = (
    "Heard by what is said, in any answer, and where a fault or an answer is one. Then the conversation is "
    "over. **Nothing is reported**: a tenant who does not ring is unknown to you, and no clock runs."
)
_PRIORITIES = {
    Priority.EMERGENCY: "never booked; the tenant is asked to ring you as well",
    Priority.URGENT: "the tenant hears your number, for if it can't wait; windows may be offered",
    Priority.ROUTINE: "windows are offered where you gave some away; else “the repairs team look at it next”",
    Priority.PLANNED: "the same; it goes with your programme",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """The landlord whose page it is; without one, the made-up landlord of the samples."""

    landlord: Landlord = LANDLORD
    targets: tuple[Target, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)


def triage_page(whose: Whose, *, longest: int = LONGEST) -> str:
    """The whole page in Markdown, the same for the same data, words and landlord."""
    tables = [*_priorities(whose), *_questions(), *_safety(whose), *_faults(whose)]
    signed = "\n".join((_READING.format(longest=longest), *tables, _CODES))
    version = sha256(signed.encode()).hexdigest()[:12]
    return "\n".join((_OPENING.format(version=version), signed, _SIGNING.format(version=version)))


def _priorities(whose: Whose) -> list[str]:
    heads = ("Priority", "What it means here", *(("Your targets",) if whose.targets else ()))
    rows = ((words(each), _PRIORITIES[each], *_targets(each, whose)) for each in Priority)
    times = "Home Coach gives no times: your own targets do (`docs/deadlines.md`). None is ever spoken."
    return ["## The four priorities", "", times, "", *table(heads, rows), ""]


def _targets(priority: Priority, whose: Whose) -> tuple[str, ...]:
    if not whose.targets:
        return ()
    mine = (target for target in whose.targets if target.priority is priority)
    return ("<br>".join(cell(f"{target.code}, {target.label}: {_time(target)}") for target in mine),)


def _time(target: Target) -> str:
    return f"{words(target.stage)} within {target.amount} {words(target.unit)}"


def _questions() -> list[str]:
    heads = ("Question", "Yes", "No", "I don't know")
    about = "The same for every fault that asks it; the row of a fault says what it changes there."
    return ["## The questions", "", about, "", *table(heads, (question_row(each) for each in Question)), ""]


def _safety(whose: Whose) -> list[str]:
    dangers = (
        (words(each) if each else "of a kind that was not heard", quoted(safety.danger(each, whose.landlord)))
        for each in (*Hazard, None)
    )
    lines = ((words(line), quoted(triage.advice(line))) for line in Advice)
    streets = (
        (cell(fault.said), quoted(triage.not_here(fault, whose.landlord)))
        for fault in FAULTS.values()
        if any(rules()[question].if_yes.elsewhere for question in fault.asks)
    )
    return [
        *("## What is said", "", "The numbers are to be ticked on the page of the words, `docs/wording.md`."),
        *("", "### In danger", "", _DANGER, "", *table(("Danger", "What is heard"), dangers), ""),
        *("### For safety", "", *table(("Line", "What is heard"), lines), ""),
        *("### When the whole street is without it", "", *table(("Fault", "What is heard"), streets), ""),
    ]


def _faults(whose: Whose) -> Iterator[str]:
    heads = (_HEADS[0], "Your code", *_HEADS[1:]) if whose.codes else _HEADS
    yield from ("## The faults", "")
    for trade in Trade:
        rows = (_row(fault, whose) for fault in FAULTS.values() if fault.trade is trade)
        yield from (f"### {words(trade).capitalize()}", "", *table(heads, rows), "")


def _row(fault: Fault, whose: Whose) -> tuple[str, ...]:
    code = (cell(whose.codes.get(fault.fault_id, "")),) if whose.codes else ()
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
