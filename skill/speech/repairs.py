"""Repairs: how far each has got, when a visit is, and asking for a change, without promises.

A fault may be "a dripping tap" or "no hot water", so it is never the subject of a sentence: it
follows a colon, "that's" or "about".
"""

from collections.abc import Callable
from datetime import date, datetime

from skill.domain.landlord import Landlord
from skill.domain.repairs.faults import Fault
from skill.domain.repairs.jobs import Change, FoundRepairs, Repair, RepairState, Visit
from skill.domain.repairs.rooms import Room
from skill.speech import plain
from skill.speech.visits import window

WHICH_TO_CHANGE = "Which one do you mean?"
SHALL_I_ASK = "Shall I pass that on?"
SAID_AT_ONCE = 3

_ROOMS = {
    Room.FRONT_OF_HOME: "at the front of your home",
    Room.BACK_OF_HOME: "at the back of your home",
    Room.OUTSIDE: "outside",
    Room.GARDEN: "in the garden",
    Room.BALCONY: "on the balcony",
    Room.STAIRS: "on the stairs",
    Room.SHARED_HALL: "in the shared hall",
    Room.SHARED_STAIRS: "on the shared stairs",
    Room.SHARED_OUTSIDE: "outside the building",
    Room.WHOLE_HOME: "all over your home",
}


def where(room: Room | None) -> str:
    """How a place is said: "in the kitchen", "on the balcony", or nothing."""
    if room is None:
        return ""
    return _ROOMS.get(room) or f"in the {room.value.replace('_', ' ')}"


def what(fault: Fault | None, room: Room | None = None) -> str:
    """How a repair is named: "a dripping tap in the kitchen", or "a repair" where the fault is unknown.

    No place is added to a fault that has only one, nor "in the toilet" to a toilet.
    """
    said = fault.said if fault else "a repair"
    is_plain = fault is not None and (fault.room or (room and room.value in fault.said))
    return f"{said} {'' if is_plain else where(room)}".strip()


def known_already(repair: Repair, landlord: Landlord, today: date) -> str:
    """When a repair for the same fault is already open."""
    whose = "We heard" if repair.is_communal else "You told us"
    told = plain.on_day(landlord.local(repair.reported_at).date(), today)
    is_plain = repair.state is RepairState.RECEIVED and repair.visit is None and repair.requested is None
    far = "No visit is booked yet." if is_plain else _far(repair, landlord, today)
    return f"{whose} about {what(repair.fault, repair.room)} {told}. {far}"


def status(found: FoundRepairs, landlord: Landlord, today: date) -> str:
    """When somebody asks about their repairs.

    How far each has got, three at most, with the reason for a wait.
    """
    if found.stale_as_of:
        return _too_old(found.stale_as_of, landlord, today)
    if not found.repairs:
        missed = f"You asked about {found.missed.said}. " if found.missed else ""
        return f"{missed}I can't see any repairs open for your home."
    if found.missed is None and len(found.repairs) == 1:
        return _progress(found.repairs[0], landlord, today)
    shown = [_item(repair, landlord, today) for repair in found.repairs[:SAID_AT_ONCE]]
    return f"{_lead(found)}: {plain.listed_long(shown)}."


def _lead(found: FoundRepairs) -> str:
    """How many repairs there are, and that the one asked about is not among them."""
    count = len(found.repairs)
    newest = f", and the newest {plain.number(SAID_AT_ONCE)} are" if count > SAID_AT_ONCE else ""
    if found.missed is None:
        return f"I can see {plain.number(count)} repairs{newest}"
    others = f"There are {plain.number(count)} others{newest}" if count > 1 else "There's one other"
    return f"You asked about {found.missed.said}, and I can't see a repair for that. {others}"


def _progress(repair: Repair, landlord: Landlord, today: date) -> str:
    return f"I can see {_named(repair)}. {_far(repair, landlord, today)}"


def _far(repair: Repair, landlord: Landlord, today: date) -> str:
    if repair.requested and repair.visit is None:
        asked = window(repair.requested, landlord, today)
        return f"You asked for {asked}, and it isn't booked until {plain.escape(landlord.name)} confirms it."
    changed = plain.on_day(landlord.local(repair.changed_at).date(), today)
    return _IN_FULL[repair.state](_visit(repair.visit, landlord, today), changed, landlord)


def _named(repair: Repair) -> str:
    """ "your repair: no hot water", "a shared repair: a broken gate", "your repair in the kitchen"."""
    whose = "a shared repair" if repair.is_communal else "your repair"
    if repair.fault is None:
        return f"{whose} {where(repair.room)}".strip()
    return f"{whose}: {what(repair.fault, repair.room)}"


def _and_a_visit(visit: str) -> str:
    return f", and a visit is booked{visit}" if visit else ""


_IN_FULL: dict[RepairState, Callable[[str, str, Landlord], str]] = {
    RepairState.RECEIVED: lambda visit, changed, _landlord: (
        f"We got it {changed}{_and_a_visit(visit) or ', and no visit is booked yet'}."
    ),
    RepairState.BEING_CHECKED: lambda visit, _changed, _landlord: (
        f"The repairs team are checking it{_and_a_visit(visit)}."
    ),
    RepairState.BOOKED: lambda visit, _changed, landlord: (
        f"It's booked{visit}."
        if visit
        else f"It was booked, but I can't see a visit to come. To ask, {plain.ring_repairs(landlord)}."
    ),
    RepairState.WAITING_FOR_PART: lambda visit, _changed, _landlord: (
        f"It's waiting for a part{_and_a_visit(visit)}."
    ),
    RepairState.NO_ACCESS: lambda visit, changed, landlord: (
        f"Nobody could get in {changed}{_and_a_visit(visit)}."
        if visit
        else f"It's on hold, because nobody could get in {changed}. "
        f"To book another visit, {plain.ring_repairs(landlord)}."
    ),
    RepairState.MORE_WORK_NEEDED: lambda visit, _changed, _landlord: (
        f"It needs more work{_and_a_visit(visit) or ', and no visit is booked yet'}."
    ),
    RepairState.DONE: lambda _visit, changed, _landlord: (
        f"It was marked as finished {changed}. "
        "If it still isn't right, tell me what's wrong and I'll report it."
    ),
    RepairState.CANCELLED: lambda _visit, changed, _landlord: (
        f"It was cancelled {changed}. If you still need it, tell me what's wrong and I'll report it."
    ),
    RepairState.UNKNOWN: lambda visit, _changed, landlord: (
        f"It's open{_and_a_visit(visit)}."
        if visit
        else f"It's open, but I can't see how far it has got. To ask, {plain.ring_repairs(landlord)}."
    ),
}
_IN_SHORT = {
    RepairState.RECEIVED: "not booked yet",
    RepairState.BEING_CHECKED: "being checked",
    RepairState.BOOKED: "booked",
    RepairState.WAITING_FOR_PART: "waiting for a part",
    RepairState.NO_ACCESS: "on hold, as nobody could get in",
    RepairState.MORE_WORK_NEEDED: "which needs more work",
    RepairState.DONE: "marked as finished",
    RepairState.CANCELLED: "cancelled",
    RepairState.UNKNOWN: "still open",
}


def _item(repair: Repair, landlord: Landlord, today: date) -> str:
    """One repair in a list: the day of a visit, without the hours that are said of a single repair."""
    name = what(repair.fault, repair.room)
    if repair.is_communal and "shared" not in name and "communal" not in name:
        name = f"{name}, which is shared"
    progress = _IN_SHORT[repair.state]
    if repair.visit and repair.state.is_open:
        day = plain.day(landlord.local(repair.visit.starts_at).date(), today)
        booked = {RepairState.BOOKED, RepairState.RECEIVED}
        progress = (
            f"booked for {day}" if repair.state in booked else f"{progress}, with a visit booked for {day}"
        )
    return f"{name}, {progress}"


def _visit(visit: Visit | None, landlord: Landlord, today: date) -> str:
    """ " for Friday, between eight and noon", ready to follow "booked"."""
    return f" for {window(visit, landlord, today)}" if visit else ""


def _too_old(as_of: datetime, landlord: Landlord, today: date) -> str:
    last = plain.full_day(landlord.local(as_of).date(), today)
    ring = plain.ring_repairs(landlord)
    return f"The last I heard about repairs was on {last}, and that's too old to trust. To ask, {ring}."


def next_visit(found: FoundRepairs, landlord: Landlord, today: date) -> str:
    """When somebody asks when a visit is.

    Only what the landlord's scheduler has booked; nobody is said to be on the way.
    """
    if found.stale_as_of:
        return _too_old(found.stale_as_of, landlord, today)
    if not found.repairs:
        missed = f"You asked about {found.missed.said}. " if found.missed else ""
        return f"{missed}I can't see a visit booked. To ask about one, {plain.ring_repairs(landlord)}."
    lead = f"You asked about {found.missed.said}, and I can't see a visit for that. " if found.missed else ""
    shown = found.repairs[:SAID_AT_ONCE]
    if len(shown) == 1:
        return f"{lead}{_visit_about(shown[0], landlord, today)}."
    if any(repair.visit is None for repair in shown):
        return f"{lead}{'. '.join(_visit_about(repair, landlord, today) for repair in shown)}."
    count = plain.capital(plain.number(len(found.repairs)))
    soonest = ", and these are the soonest" if len(found.repairs) > SAID_AT_ONCE else ""
    visits = [
        f"{_visit(repair.visit, landlord, today).strip()}, about {what(repair.fault, repair.room)}"
        for repair in shown
    ]
    return f"{lead}{count} visits are booked{soonest}: {plain.listed_long(visits)}."


def visit_booked(repair: Repair, landlord: Landlord, today: date) -> str:
    """When somebody wants a visit moved: what is booked now, before other times are offered."""
    return f"{_visit_about(repair, landlord, today)}."


def _visit_about(repair: Repair, landlord: Landlord, today: date) -> str:
    if repair.visit is None and repair.requested:
        asked = window(repair.requested, landlord, today)
        return f"You asked for {asked}, about {what(repair.fault, repair.room)}, and it isn't confirmed yet"
    return f"A visit about {what(repair.fault, repair.room)} is booked{_visit(repair.visit, landlord, today)}"


def change_read_back(
    repair: Repair, change: Change, wanted_on: date | None, landlord: Landlord, today: date
) -> str:
    """Before a wish to move or cancel is passed on, to be sure."""
    if change is Change.CANCEL:
        return f"You'd like to cancel {_named(repair)}."
    wish = f"to move it to {plain.day(wanted_on, today)}" if wanted_on else "another day"
    return f"{_visit_about(repair, landlord, today)}. You'd like {wish}."


def which_one(found: FoundRepairs) -> str:
    """When a change could be about several repairs."""
    shown = [what(repair.fault, repair.room) for repair in found.repairs[:SAID_AT_ONCE]]
    return f"I can see {plain.listed(shown)}."


def help_with_which() -> str:
    """Help, when a change could be about several repairs."""
    return "Tell me what it's for, such as the tap or the window, or say stop."


def change_passed_on(change: Change, landlord: Landlord) -> str:
    """Yes, the wish is passed on.

    Nothing has changed until a person confirms it.
    """
    still = "The visit stays as it is" if change is Change.MOVE else "The repair stays open"
    return f"I've passed that on. {still} until {plain.escape(landlord.name)} confirms the change with you."


def nothing_to_change(change: Change, landlord: Landlord) -> str:
    """When there is nothing to move or cancel."""
    if change is Change.MOVE:
        return f"I can't see a visit to change. To check, {plain.ring_repairs(landlord)}."
    return "I can't see an open repair to cancel."


def not_changed() -> str:
    """No, the wish is not passed on."""
    return "Okay, I've left it as it is."
