"""How far a repair has got, and asking for a change."""

from datetime import date

from skill.dialogue.handler import HomeHandler, IntentHandler, OpenQuestion
from skill.dialogue.journeys import visits
from skill.dialogue.reply import Elicit, Reply, ask
from skill.dialogue.state import Asking
from skill.dialogue.turn import Turn
from skill.domain.repairs.appointments import Slot
from skill.domain.repairs.jobs import Change, FoundRepairs, Repair
from skill.domain.tenancy import Home
from skill.speech import common, repairs, reporting
from skill.speech import visits as say


class RepairStatusHandler(HomeHandler):
    intents = ("RepairStatusIntent",)
    reads = ("fault",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        found = self.services.repairs.status(home, turn.slots.fault())
        return turn.answer(repairs.status(found, turn.landlord, turn.today))


class RepairAppointmentHandler(HomeHandler):
    intents = ("RepairAppointmentIntent",)
    reads = ("fault",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        found = self.services.repairs.visits(home, turn.slots.fault())
        return turn.answer(repairs.next_visit(found, turn.landlord, turn.today))


class OtherHomeHandler(IntentHandler):
    """A parent's home, a former one, next door: nothing is reported for the wrong address."""

    intents = ("OtherHomeIntent",)

    def reply(self, turn: Turn) -> Reply:
        return turn.answer(reporting.only_this_home(turn.landlord))


class ChangeHandler(HomeHandler):
    """Passes a request on: nothing has changed until the landlord's staff change it."""

    change: Change
    which: Asking

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        found = self.services.repairs.to_change(home, turn.slots.fault(), self.change)
        if found.stale_as_of:
            return turn.answer(repairs.status(found, turn.landlord, turn.today))
        if not found.repairs:
            return turn.answer(repairs.nothing_to_change(self.change, turn.landlord))
        has_answered = turn.asking is self.which and turn.slots.fault() is not None
        if len(found.repairs) > 1 and not has_answered:
            return self._ask_which(turn, found)
        return self._about(turn, home, found.repairs[0])

    def _about(self, turn: Turn, home: Home, repair: Repair) -> Reply:
        if repair.visit and not self.services.repairs.may_still_change(repair.visit):
            return turn.answer(say.too_late_to_change(turn.landlord))
        on = _if_another_day(self._wanted_on(turn), repair, turn)
        if slots := self._instead(home, repair, turn):
            lead = repairs.visit_booked(repair, turn.landlord, turn.today)
            return visits.offer(turn, slots, lead, visits.state_for(turn, repair, self.change, on))
        state = turn.fresh(job=repair.job_ref, change=self.change, on=on)
        said = repairs.change_read_back(repair, self.change, on, turn.landlord, turn.today)
        return ask(said, repairs.SHALL_I_ASK, Asking.CHANGE_CONFIRM, state)

    def _ask_which(self, turn: Turn, found: FoundRepairs) -> Reply:
        """Asks by name, then once more with an example, then offers a person."""
        state = turn.fresh(on=self._wanted_on(turn))
        if turn.asking is not self.which:
            return ask(repairs.which_one(found), repairs.WHICH_TO_CHANGE, self.which, state)
        if turn.state.missed == 0:
            said = repairs.help_with_which()
            return ask(said, repairs.WHICH_TO_CHANGE, self.which, state, missed=1)
        return turn.answer(common.reach_a_person(turn.landlord))

    def _wanted_on(self, turn: Turn) -> date | None:
        """The day to move to; None for a cancellation."""
        return None

    def _instead(self, home: Home, repair: Repair, turn: Turn) -> tuple[Slot, ...]:
        """Windows that the visit could move to; none for a cancellation."""
        return ()

    def questions(self) -> dict[Asking, OpenQuestion]:
        question = OpenQuestion(
            yes=self.reply,
            no=_leave,
            help=repairs.help_with_which(),
            elicit=Elicit(intent=self.intents[0], slot="fault"),
            undone=repairs.not_changed(),
        )
        return {self.which: question}


class ChangeAppointmentHandler(ChangeHandler):
    intents = ("ChangeAppointmentIntent",)
    not_taken = staticmethod(common.cannot_report)
    reads = ("fault", "date")
    change = Change.MOVE
    which = Asking.MOVE_WHICH

    def _wanted_on(self, turn: Turn) -> date | None:
        """A visit cannot move to today: "Monday", said on a Monday, is the next one."""
        day = turn.slots.day(turn.today) or turn.state.on
        return None if day == turn.today else day

    def _instead(self, home: Home, repair: Repair, turn: Turn) -> tuple[Slot, ...]:
        return self.services.repairs.offers_instead(home, repair, self._wanted_on(turn))

    def questions(self) -> dict[Asking, OpenQuestion]:
        """Its own, and the read-back of either change."""
        yes, help_ = self.if_linked(self._pass_on), common.help_with_yes_or_no()
        confirm = OpenQuestion(yes=yes, no=_leave, help=help_, undone=repairs.not_changed())
        return {**super().questions(), Asking.CHANGE_CONFIRM: confirm}

    def _pass_on(self, turn: Turn, home: Home) -> Reply:
        change, on = turn.state.change, turn.state.on
        if change is None:
            return _leave(turn)
        request_id, job = turn.request_id, turn.state.job
        if not self.services.repairs.ask_for_change(home, job, change, on, request_id=request_id):
            return turn.answer(repairs.nothing_to_change(change, turn.landlord))
        return turn.answer(repairs.change_passed_on(change, turn.landlord))


class CancelRepairHandler(ChangeHandler):
    intents = ("CancelRepairIntent",)
    not_taken = staticmethod(common.cannot_report)
    reads = ("fault",)
    change = Change.CANCEL
    which = Asking.CANCEL_WHICH


def _if_another_day(on: date | None, repair: Repair, turn: Turn) -> date | None:
    """ "I can't make Thursday" names the day of the visit itself, so it is not the day to move to."""
    window = repair.visit or repair.requested
    its_own = turn.landlord.local(window.starts_at).date() if window else None
    return on if on != its_own else None


def _leave(turn: Turn) -> Reply:
    return turn.answer(repairs.not_changed())
