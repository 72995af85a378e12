"""What is heard about repairs."""

from dataclasses import replace

from skill.domain.repairs.faults import FAULTS, Fault
from skill.domain.repairs.jobs import Change, FoundRepairs, Repair, RepairState, Visit
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Advice, Assessment, Priority, Trade
from skill.signoff.wording_samples.sample import Sample, Scene, asked, heard, scene
from skill.signoff.wording_samples.values import (
    AFTERNOON_VISIT,
    DAMP,
    DRIPPING_TAP,
    LANDLORD,
    MORNING_VISIT,
    NEXT_MONDAY,
    NO_HOT_WATER,
    TODAY,
    TWO_WEEKS_AGO,
    WITHOUT_NUMBERS,
    at,
    repair,
)
from skill.speech import repairs, reporting

STATES: dict[RepairState, str] = {
    RepairState.RECEIVED: "Reported, and no more",
    RepairState.BEING_CHECKED: "Being looked into",
    RepairState.BOOKED: "Booked",
    RepairState.WAITING_FOR_PART: "Waiting for a part",
    RepairState.NO_ACCESS: "Nobody could get in",
    RepairState.MORE_WORK_NEEDED: "More work is needed",
    RepairState.DONE: "Closed as done",
    RepairState.CANCELLED: "Cancelled",
    RepairState.UNKNOWN: "A state that we do not know",
}
_LIGHT = repair("communal_light_out", Room.SHARED_STAIRS, RepairState.RECEIVED, is_communal=True)
_GATE = repair("gate_broken", None, RepairState.RECEIVED, MORNING_VISIT, is_communal=True)
_ASKED_FOR = replace(DRIPPING_TAP, state=RepairState.RECEIVED, visit=None, requested=MORNING_VISIT)
"""A window was asked for by voice, and nobody has confirmed it."""

_STOP_TAP = Advice.STOP_TAP
_NOT_IN_THE_LIST = FAULTS["window_draughty"]
_TOO_OLD = FoundRepairs(repairs=(), stale_as_of=at(TWO_WEEKS_AGO, 20))


def scenes() -> tuple[Scene, ...]:
    return (
        scene("When somebody reports a repair", *_reporting()),
        scene("When somebody asks about their one repair", *_one_repair()),
        scene("When somebody asks and there are several, or none", *_several()),
        scene("When somebody asks when a visit is", *_visits()),
        scene("When somebody wants a visit moved or a repair cancelled", *_changes()),
        scene("How places are said", *(heard(_shown(room), repairs.where, room) for room in Room)),
        scene("How a repair is named", *_names()),
    )


def _shown(room: Room) -> str:
    return room.value.replace("_", " ").capitalize()


def _reporting() -> tuple[Sample, ...]:
    tap, hot_water, seat = FAULTS["tap_dripping"], FAULTS["no_hot_water"], FAULTS["toilet_seat_broken"]
    before_windows = reporting.reported_before_windows
    routine, urgent, emergency = (
        Assessment(trade=Trade.PLUMBING, priority=priority)
        for priority in (Priority.ROUTINE, Priority.URGENT, Priority.EMERGENCY)
    )
    return (
        asked("No fault was said", reporting, "WHAT_IS_WRONG"),
        heard("The fault was not recognised; the question follows again", reporting.not_understood),
        heard("Not recognised twice", reporting.a_person_can_take_it, LANDLORD),
        heard("Two things were said at once", reporting.first_of_two, FAULTS["boiler_not_working"]),
        asked("Whoever comes has to know where", reporting, "WHICH_ROOM"),
        asked("The same, of something that is shared", reporting, "WHERE_IS_IT"),
        heard("Either of them, for a fault", reporting.which_room, FAULTS["communal_light_out"]),
        heard("Open already", repairs.known_already, DRIPPING_TAP, *_CONTEXT),
        heard("Open already, in the shared parts", repairs.known_already, _GATE, *_CONTEXT),
        asked("The question after it", reporting, "IS_IT_NEW"),
        heard("Not new: the landlord is told again", reporting.chased, 1, LANDLORD),
        heard("Not new, and not the first time", reporting.chased, 2, LANDLORD),
        heard("Not new, and urgent", reporting.chased, 1, LANDLORD, is_urgent=True),
        heard("The report gets no further", reporting.given_up, LANDLORD),
        heard("It has been closed in between", reporting.nothing_open_any_more),
        heard("To be sure", reporting.read_back, tap, Room.KITCHEN, None, LANDLORD),
        heard("To be sure, a fault without a room", reporting.read_back, hot_water, None, None, LANDLORD),
        heard("To be sure, with a safety line", reporting.read_back, tap, Room.KITCHEN, _STOP_TAP, LANDLORD),
        heard("To be sure, and it may not be yours", reporting.read_back, seat, None, None, LANDLORD),
        asked("The question after it", reporting, "SHALL_I_REPORT"),
        heard("Yes, and it is kept safe", reporting.reported, DRIPPING_TAP, routine, LANDLORD),
        heard("The same, for a fault that is urgent", reporting.reported, NO_HOT_WATER, urgent, LANDLORD),
        heard("The same, no repairs number set", reporting.reported, NO_HOT_WATER, urgent, WITHOUT_NUMBERS),
        heard("The same, for an emergency", reporting.reported, NO_HOT_WATER, emergency, LANDLORD),
        heard("Before windows are read out", before_windows, DRIPPING_TAP, routine, LANDLORD),
        heard("The same, for a fault that is urgent", before_windows, NO_HOT_WATER, urgent, LANDLORD),
        heard("The second of two things", reporting.and_now, FAULTS["toilet_leaking"]),
        asked("The question after it", reporting, "SHALL_WE_DO_THAT"),
        heard("No, or stop, to the second of two", reporting.left_out),
        heard("No, or stop", reporting.not_reported),
        heard("It is at another address", reporting.only_this_home, LANDLORD),
    )


def _one_repair() -> tuple[Sample, ...]:
    visits: dict[str, Visit | None] = {"": None, ", with a visit booked": MORNING_VISIT}
    states = (
        heard(f"{leads}{more}", repairs.status, _found(repair("no_hot_water", None, state, visit)), *_CONTEXT)
        for state, leads in STATES.items()
        for more, visit in visits.items()
        if state.is_open or visit is None
    )
    return (*states, heard("A window was asked for", repairs.status, _found(_ASKED_FOR), *_CONTEXT))


_CONTEXT = (LANDLORD, TODAY)


def _found(*found: Repair, missed: Fault | None = None) -> FoundRepairs:
    return FoundRepairs(repairs=found, missed=missed)


def _several() -> tuple[Sample, ...]:
    each = [
        heard(
            f"{leads}, in a list",
            repairs.status,
            _found(DAMP, repair("tap_dripping", None, state)),
            *_CONTEXT,
        )
        for state, leads in STATES.items()
    ]
    cases = {
        "None": _found(),
        "None, asked about one fault": _found(missed=_NOT_IN_THE_LIST),
        "Two": _found(DRIPPING_TAP, NO_HOT_WATER),
        "Three": _found(DRIPPING_TAP, NO_HOT_WATER, DAMP),
        "Four, three of them said": _found(_GATE, DRIPPING_TAP, NO_HOT_WATER, DAMP),
        "Asked about a fault that is not there, one other is": _found(DRIPPING_TAP, missed=_NOT_IN_THE_LIST),
        "Asked about a fault that is not there, two others are": _found(
            DRIPPING_TAP, DAMP, missed=_NOT_IN_THE_LIST
        ),
        "Asked about a fault that is not there, many others are": _found(
            _LIGHT, NO_HOT_WATER, DRIPPING_TAP, DAMP, missed=_NOT_IN_THE_LIST
        ),
        "One, in the shared part of a block": _found(_LIGHT),
        "One whose fault we do not know": _found(repair(None, Room.KITCHEN)),
        "The landlord's last word is too old": _TOO_OLD,
    }
    return (*(heard(leads, repairs.status, found, *_CONTEXT) for leads, found in cases.items()), *each)


def _visits() -> tuple[Sample, ...]:
    cases = {
        "One": _found(DRIPPING_TAP),
        "Two": _found(DRIPPING_TAP, NO_HOT_WATER),
        "Four, the soonest three said": _found(DRIPPING_TAP, NO_HOT_WATER, DRIPPING_TAP, NO_HOT_WATER),
        "One that is only asked for": _found(_ASKED_FOR),
        "One booked and one only asked for": _found(NO_HOT_WATER, _ASKED_FOR),
        "None": _found(),
        "None, asked about one fault": _found(missed=_NOT_IN_THE_LIST),
        "Asked about a fault that has none, another has": _found(DRIPPING_TAP, missed=_NOT_IN_THE_LIST),
        "The landlord's last word is too old": _TOO_OLD,
    }
    return tuple(heard(leads, repairs.next_visit, found, *_CONTEXT) for leads, found in cases.items())


def _changes() -> tuple[Sample, ...]:
    unknown = repair(None, Room.KITCHEN, RepairState.BOOKED, AFTERNOON_VISIT)
    read_back = repairs.change_read_back
    several = FoundRepairs(repairs=(DRIPPING_TAP, NO_HOT_WATER))
    return (
        heard("Move: what it is now, before windows", repairs.visit_booked, DRIPPING_TAP, *_CONTEXT),
        heard("Move, to a day", read_back, DRIPPING_TAP, Change.MOVE, NEXT_MONDAY, *_CONTEXT),
        heard("Move, no day said", read_back, NO_HOT_WATER, Change.MOVE, None, *_CONTEXT),
        heard("Cancel", read_back, DRIPPING_TAP, Change.CANCEL, None, *_CONTEXT),
        heard("Cancel, the fault not known", read_back, unknown, Change.CANCEL, None, *_CONTEXT),
        asked("The question after it", repairs, "SHALL_I_ASK"),
        heard("It could be about several", repairs.which_one, several),
        asked("The question after several", repairs, "WHICH_TO_CHANGE"),
        heard("Help, when it could be about several", repairs.help_with_which),
        heard("Yes, move", repairs.change_passed_on, Change.MOVE, LANDLORD),
        heard("Yes, cancel", repairs.change_passed_on, Change.CANCEL, LANDLORD),
        heard("No", repairs.not_changed),
        heard("There is no visit to move", repairs.nothing_to_change, Change.MOVE, LANDLORD),
        heard("There is nothing to cancel", repairs.nothing_to_change, Change.CANCEL, LANDLORD),
    )


def _names() -> tuple[Sample, ...]:
    return (
        heard("A fault and a room", repairs.what, FAULTS["tap_dripping"], Room.KITCHEN),
        heard("A fault with one place only", repairs.what, FAULTS["no_hot_water"], Room.WHOLE_HOME),
        heard("A room that the fault names", repairs.what, FAULTS["toilet_blocked"], Room.TOILET),
        heard("A fault that we do not know", repairs.what, None, Room.KITCHEN),
    )
