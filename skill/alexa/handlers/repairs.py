"""Report a repair, hear how far one has got, and ask for a change."""

from skill.alexa.handlers.base import HomeHandler, Question
from skill.alexa.reply import Reply, ask
from skill.alexa.session import Asking
from skill.alexa.turn import Turn
from skill.domain.coaching import CallTopic
from skill.domain.faults import FAULTS, Fault
from skill.domain.ids import one_of
from skill.domain.repairs import Change
from skill.domain.rooms import Room
from skill.domain.tenancy import Home
from skill.speech import coaching, common, repairs


class ReportRepairHandler(HomeHandler):
    """Fault, then the room where it matters, then the read-back; kept only after a yes."""

    intents = ("ReportRepairIntent",)
    reads = ("fault", "room")

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        heard = turn.slots.fault()
        fault = heard or FAULTS.get(turn.state.fault)
        if fault is None:
            return self._ask_what(turn)
        room = turn.slots.room() or (None if heard else _kept_room(turn))
        if fault.asks_room and room is None and turn.state.asking != Asking.REPAIR_ROOM:
            state = turn.fresh(fault=fault.fault_id)
            return ask("", repairs.WHICH_ROOM, Asking.REPAIR_ROOM, state)
        state = turn.fresh(fault=fault.fault_id, room=room.value if room else "")
        return ask(repairs.read_back(fault, room), repairs.SHALL_I_REPORT, Asking.REPAIR_CONFIRM, state)

    def _ask_what(self, turn: Turn) -> Reply:
        """Asked once plainly and once with examples; then a person."""
        room = turn.slots.room()
        state = turn.fresh(room=room.value if room else turn.state.room)
        if not turn.slots.was_heard("fault") and turn.state.asking != Asking.REPAIR_FAULT:
            return ask("", repairs.WHAT_IS_WRONG, Asking.REPAIR_FAULT, state)
        if turn.state.missed == 0:
            return ask(repairs.not_understood(), repairs.WHAT_IS_WRONG, Asking.REPAIR_FAULT, state, missed=1)
        state = turn.fresh(topic=CallTopic.REPAIR.value)
        said = repairs.a_person_can_take_it(turn.landlord)
        return ask(said, coaching.COACH_OFFER, Asking.COACH_OFFER, state)

    def questions(self) -> dict[Asking, Question]:
        return {
            Asking.REPAIR_FAULT: Question(yes=self.reply, no=_drop, help=common.help_with_fault()),
            Asking.REPAIR_ROOM: Question(yes=self.reply, no=_drop, help=common.help_with_room()),
            Asking.REPAIR_CONFIRM: Question(yes=self._yes, no=_drop, help=common.help_with_yes_or_no()),
        }

    def _yes(self, turn: Turn) -> Reply:
        return self.about_home(turn, self._report)

    def _report(self, turn: Turn, home: Home) -> Reply:
        fault: Fault | None = FAULTS.get(turn.state.fault)
        if fault is None:
            return self._ask_what(turn)
        repair = self.kit.repairs.report(home, fault, _kept_room(turn), request_id=turn.request_id)
        return turn.answer(repairs.reported(repair, turn.landlord))


def _kept_room(turn: Turn) -> Room | None:
    return one_of(Room, turn.state.room)


def _drop(turn: Turn) -> Reply:
    return turn.answer(repairs.not_reported())


class RepairStatusHandler(HomeHandler):
    intents = ("RepairStatusIntent",)
    reads = ("fault",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        found = self.kit.repairs.status(home, turn.slots.fault())
        return turn.answer(repairs.status(found, turn.landlord, turn.today))


class RepairAppointmentHandler(HomeHandler):
    intents = ("RepairAppointmentIntent",)
    reads = ("fault",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        found = self.kit.repairs.visits(home, turn.slots.fault())
        return turn.answer(repairs.next_visit(found, turn.landlord, turn.today))


class ChangeAppointmentHandler(HomeHandler):
    """Passes the wish on: the visit stands until the landlord's people move it."""

    intents = ("ChangeAppointmentIntent",)
    reads = ("fault", "date")

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        repair = self.kit.repairs.to_change(home, turn.slots.fault(), Change.MOVE)
        if repair is None:
            return turn.answer(repairs.nothing_to_change(Change.MOVE, turn.landlord))
        on = turn.slots.day(turn.today)
        state = turn.fresh(job=repair.job_ref, change=Change.MOVE.value, on=on.isoformat() if on else "")
        said = repairs.change_read_back(repair, Change.MOVE, on, turn.landlord, turn.today)
        return ask(said, repairs.SHALL_I_ASK, Asking.CHANGE_CONFIRM, state)

    def questions(self) -> dict[Asking, Question]:
        return {Asking.CHANGE_CONFIRM: Question(yes=self._yes, no=_leave, help=common.help_with_yes_or_no())}

    def _yes(self, turn: Turn) -> Reply:
        return self.about_home(turn, self._pass_on)

    def _pass_on(self, turn: Turn, home: Home) -> Reply:
        change = one_of(Change, turn.state.change)
        if change is None or not turn.state.job:
            return _leave(turn)
        self.kit.repairs.ask_for_change(
            home, turn.state.job, change, turn.kept_day(), request_id=turn.request_id
        )
        return turn.answer(repairs.change_passed_on(change, turn.landlord))


def _leave(turn: Turn) -> Reply:
    return turn.answer(repairs.not_changed())


class CancelRepairHandler(HomeHandler):
    intents = ("CancelRepairIntent",)
    reads = ("fault",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        repair = self.kit.repairs.to_change(home, turn.slots.fault(), Change.CANCEL)
        if repair is None:
            return turn.answer(repairs.nothing_to_change(Change.CANCEL, turn.landlord))
        state = turn.fresh(job=repair.job_ref, change=Change.CANCEL.value)
        said = repairs.change_read_back(repair, Change.CANCEL, None, turn.landlord, turn.today)
        return ask(said, repairs.SHALL_I_ASK, Asking.CHANGE_CONFIRM, state)
