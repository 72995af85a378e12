"""Reporting a repair: asked, read back, and called reported only once it is stored."""

import re

from skill.domain.landlord import Landlord
from skill.domain.repairs.faults import Fault
from skill.domain.repairs.jobs import Repair
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Advice, Assessment, Priority
from skill.speech import plain, triage
from skill.speech.repairs import what

WHAT_IS_WRONG = "What needs repairing?"
WHICH_ROOM = "Which room is it in?"
WHERE_IS_IT = "Where is it?"
IS_IT_NEW = "Is this something new?"
SHALL_I_REPORT = "Shall I report it?"
SHALL_WE_DO_THAT = "Shall we do that one now?"
COUNTED_ALOUD = 10


def which_room(fault: Fault) -> str:
    """When we need to know where a fault is.

    A shared part is in no room of the home.
    """
    return WHERE_IS_IT if fault.is_shared else WHICH_ROOM


def not_understood() -> str:
    """When the fault is not recognised; the question follows again."""
    return "Sorry, I don't know that one. You could say the toilet won't flush, or no hot water."


def a_person_can_take_it(landlord: Landlord) -> str:
    """When the fault is not recognised twice.

    A number, and no third try.
    """
    return f"I'm sorry, I can't work out what it is. To tell somebody now, {plain.ring_urgently(landlord)}."


def given_up(landlord: Landlord) -> str:
    """When a report gets no further."""
    return (
        "I'm sorry, I'm not getting this, and I haven't reported anything. "
        f"To tell somebody now, {plain.ring_urgently(landlord)}."
    )


def first_of_two(fault: Fault) -> str:
    """When two faults were said at once.

    Both are kept, and one is dealt with first.
    """
    return f"Let's take {_the(fault)} first."


def _the(fault: Fault) -> str:
    """ "the dripping tap", "the boiler that isn't working", "the hot water"."""
    return re.sub(r"^(?:an?|no|another) ", "the ", fault.said)


def read_back(fault: Fault, room: Room | None, line: Advice | None, landlord: Landlord) -> str:
    """Before a repair is reported, to be sure.

    The safety line first, then what would be reported. Whether a doubtful fault is the landlord's to mend
    is for the landlord to say.
    """
    whose = ""
    if fault.maybe_not_ours:
        whose = (
            f"It may not be for {plain.escape(landlord.name)} to mend, "
            f"so {plain.ring_repairs(landlord)} if you think it is."
        )
    said = (triage.advice(line), f"So that's {what(fault, room)}.", whose)
    return " ".join(each for each in said if each)


def reported(repair: Repair, assessment: Assessment, landlord: Landlord) -> str:
    """When the report is stored.

    Said only after that. It promises no visit and no time.
    """
    if assessment.priority is Priority.EMERGENCY:
        return f"{_kept(repair)} This one can't wait, so please {plain.ring_urgently(landlord)} as well."
    if assessment.priority is Priority.URGENT:
        return f"{_kept(repair)} {_if_it_cannot_wait(landlord)}"
    return f"{_kept(repair)} Next, the repairs team look at it."


def reported_before_windows(repair: Repair, assessment: Assessment, landlord: Landlord) -> str:
    """When the report is stored, and times for a visit are offered next."""
    kept = _kept(repair)
    if assessment.priority is not Priority.URGENT:
        return kept
    return f"{kept.removesuffix('.')}; if it can't wait, {plain.ring_urgently(landlord)}."


def _kept(repair: Repair) -> str:
    reference = plain.digits(repair.reference or "")
    return f"I've reported it: {what(repair.fault, repair.room)}. Your reference is {reference}."


def _if_it_cannot_wait(landlord: Landlord) -> str:
    return f"If it can't wait, {plain.ring_urgently(landlord)}."


def not_reported() -> str:
    """No, or stop: nothing is reported."""
    return "Okay, I haven't reported anything."


def chased(times: int, landlord: Landlord, *, is_urgent: bool = False) -> str:
    """When a repair is not new, so that the landlord hears that the tenant is waiting.

    `times` counts the chasers on the open job, this one included.
    """
    again = f"for the {plain.ordinal(times)} time" if times <= COUNTED_ALOUD else "many times by now"
    said = "" if times < 2 else f", {again},"
    known = f"I've let {plain.escape(landlord.name)} know{said} that you're still waiting."
    return f"{known} {_if_it_cannot_wait(landlord)}" if is_urgent else known


def and_now(fault: Fault) -> str:
    """Before the second of two faults."""
    return f"You also told me about {what(fault)}."


def left_out() -> str:
    """No, or stop, to the second of two faults.

    The first may have been reported.
    """
    return "Okay, I've left that one out."


def nothing_open_any_more() -> str:
    """When the repair was closed in the meantime."""
    return "I can't see that repair any more."


def only_this_home(landlord: Landlord) -> str:
    """When the repair is at another address."""
    return f"I can only report repairs for the home I'm linked to. For any other, {plain.ring_us(landlord)}."
