"""Repairs aloud: read back, reported only once it is kept, and progress without promises."""

from collections.abc import Callable
from datetime import date

from skill.domain.faults import Fault
from skill.domain.landlord import Landlord
from skill.domain.repairs import Change, FoundRepairs, Repair, RepairState, Visit
from skill.domain.rooms import Room
from skill.speech import plain

WHAT_IS_WRONG = "What needs repairing?"
WHICH_ROOM = "Which room is it in?"
SHALL_I_REPORT = "Shall I report it?"
SHALL_I_ASK = "Shall I pass that on?"
SAID_AT_ONCE = 3

_ROOMS = {
    Room.FRONT_OF_HOME: "at the front of your home",
    Room.BACK_OF_HOME: "at the back of your home",
    Room.GARDEN: "in the garden",
    Room.BALCONY: "on the balcony",
    Room.STAIRS: "on the stairs",
    Room.SHARED_HALL: "in the shared hall",
    Room.SHARED_STAIRS: "on the shared stairs",
    Room.SHARED_OUTSIDE: "outside the building",
    Room.WHOLE_HOME: "all over your home",
}


def where(room: Room | None) -> str:
    """ "in the kitchen", "on the balcony", or nothing."""
    if room is None:
        return ""
    return _ROOMS.get(room) or f"in the {room.value.replace('_', ' ')}"


def what(fault: Fault | None, room: Room | None = None) -> str:
    """ "a dripping tap in the kitchen"; a job whose fault is not known is "a repair"."""
    said = fault.said if fault else "a repair"
    place = "" if fault and fault.room else where(room)
    return f"{said} {place}".strip()


def read_back(fault: Fault, room: Room | None) -> str:
    return f"So that's {what(fault, room)}."


def not_understood() -> str:
    return "Sorry, I don't know that one. You could say the toilet won't flush, or no hot water."


def a_person_can_take_it(landlord: Landlord) -> str:
    """After two tries at understanding: a number, and no third try."""
    return f"I'm sorry, I can't work out what it is. To tell somebody now, {plain.ring_repairs(landlord)}."


def reported(repair: Repair, landlord: Landlord) -> str:
    """Said only after the report is durable. It promises no visit and no time."""
    reference = plain.digits(repair.reference or "")
    said = f"I've reported {what(repair.fault, repair.room)}. Your reference is {reference}."
    if repair.fault and repair.fault.is_urgent:
        return f"{said} If it can't wait, {plain.ring_repairs(landlord)}."
    return said


def not_reported() -> str:
    return "Okay, I haven't reported anything."


def status(found: FoundRepairs, landlord: Landlord, today: date) -> str:
    """How far each repair has got, three at most, the reason for a wait included."""
    missed = f"I can't see a repair for {found.missed.said}. " if found.missed else ""
    if not found.repairs:
        return missed.strip() or "I can't see any repairs open for your home."
    if len(found.repairs) == 1:
        return f"{missed}{_progress(found.repairs[0], landlord, today)}"
    shown = [_short_progress(repair, landlord, today) for repair in found.repairs[:SAID_AT_ONCE]]
    count = len(found.repairs)
    lead = f"You have {plain.number(count)} repairs."
    if count > SAID_AT_ONCE:
        lead = f"You have {plain.number(count)} repairs, and these are the newest."
    return f"{missed}{lead} {plain.capital('; '.join(shown))}."


def _progress(repair: Repair, landlord: Landlord, today: date) -> str:
    name = (
        f"Your repair for {what(repair.fault, repair.room)}"
        if not repair.is_communal
        else (f"The shared repair for {what(repair.fault, repair.room)}")
    )
    changed = plain.on_day(landlord.local(repair.changed_at).date(), today)
    return _IN_FULL[repair.state](name, _visit(repair.visit, landlord, today), changed)


_IN_FULL: dict[RepairState, Callable[[str, str, str], str]] = {
    RepairState.RECEIVED: lambda name, _visit, changed: (
        f"{name} came in {changed}, and nothing is booked yet."
    ),
    RepairState.BEING_CHECKED: lambda name, _visit, _changed: f"{name} is being checked by the repairs team.",
    RepairState.BOOKED: lambda name, visit, _changed: (
        f"{name} is booked{visit}." if visit else f"{name} is booked, but I can't see the day."
    ),
    RepairState.WAITING_FOR_PART: lambda name, visit, _changed: (
        f"{name} is waiting for a part{f', and a visit is booked{visit}' if visit else ''}."
    ),
    RepairState.NO_ACCESS: lambda name, _visit, changed: (
        f"{name} is on hold, because nobody could get in {changed}."
    ),
    RepairState.MORE_WORK_NEEDED: lambda name, visit, _changed: (
        f"{name} needs more work{f', and a visit is booked{visit}' if visit else ', and nothing is booked yet'}."
    ),
    RepairState.DONE: lambda name, _visit, changed: (
        f"{name} was marked as finished {changed}. If it still isn't right, tell me what's wrong and I'll report it."
    ),
    RepairState.CANCELLED: lambda name, _visit, changed: f"{name} was cancelled {changed}.",
    RepairState.UNKNOWN: lambda name, _visit, _changed: (
        f"{name} is open, but I can't see how far it has got."
    ),
}
_IN_SHORT = {
    RepairState.RECEIVED: "has come in",
    RepairState.BEING_CHECKED: "is being checked",
    RepairState.BOOKED: "is booked",
    RepairState.WAITING_FOR_PART: "is waiting for a part",
    RepairState.NO_ACCESS: "is on hold, as nobody could get in",
    RepairState.MORE_WORK_NEEDED: "needs more work",
    RepairState.DONE: "was marked as finished",
    RepairState.CANCELLED: "was cancelled",
    RepairState.UNKNOWN: "is open",
}


def _short_progress(repair: Repair, landlord: Landlord, today: date) -> str:
    """For a list, the day of a visit without its hours: they are told when it is asked about alone."""
    shared = "the shared repair for " if repair.is_communal else ""
    day = ""
    if repair.state is RepairState.BOOKED and repair.visit:
        day = f" {_for(plain.day(landlord.local(repair.visit.starts_at).date(), today))}"
    return f"{shared}{what(repair.fault, repair.room)} {_IN_SHORT[repair.state]}{day}"


def _for(day: str) -> str:
    return f"for {day}"


def _visit(visit: Visit | None, landlord: Landlord, today: date) -> str:
    """ " for Friday, between eight and noon", ready to follow "booked"."""
    if visit is None:
        return ""
    start, end = landlord.local(visit.starts_at), landlord.local(visit.ends_at)
    return f" for {plain.day(start.date(), today)}, {plain.between(start, end)}"


def next_visit(found: FoundRepairs, landlord: Landlord, today: date) -> str:
    """When somebody is coming, as the landlord's scheduler has it; nothing is said to be on its way."""
    missed = f"I can't see a visit for {found.missed.said}. " if found.missed else ""
    if not found.repairs:
        return (
            missed.strip() or f"I can't see a visit booked. To ask about one, {plain.ring_repairs(landlord)}."
        )
    visits = [
        f"{what(repair.fault, repair.room)} is booked{_visit(repair.visit, landlord, today)}"
        for repair in found.repairs[:SAID_AT_ONCE]
    ]
    return f"{missed}{plain.capital('. '.join(plain.capital(visit) for visit in visits))}."


def change_read_back(
    repair: Repair, change: Change, wanted_on: date | None, landlord: Landlord, today: date
) -> str:
    """What would be passed on, so that "yes" means just that."""
    name = what(repair.fault, repair.room)
    if change is Change.CANCEL:
        return f"You'd like to cancel the repair for {name}."
    booked = _visit(repair.visit, landlord, today)
    wish = f" to {plain.day(wanted_on, today)}" if wanted_on else ""
    return f"The visit for {name} is booked{booked}. You'd like to move it{wish}."


def change_passed_on(change: Change, landlord: Landlord) -> str:
    """A wish, not a fact: nothing has changed until a person says so."""
    still = "The visit stays as it is" if change is Change.MOVE else "The repair stays open"
    return f"I've passed that on. {still} until {plain.escape(landlord.name)} confirms it with you."


def nothing_to_change(change: Change, landlord: Landlord) -> str:
    if change is Change.MOVE:
        return f"I can't see a visit to change. To check, {plain.ring_repairs(landlord)}."
    return "I can't see an open repair to cancel."


def not_changed() -> str:
    return "Okay, I've left it as it is."
