"""Windows for a visit: three offered, one picked, and nothing called booked before it is confirmed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from skill.dialogue.handler import HomeHandler, OpenQuestion
from skill.dialogue.reply import Elicit, Reply, ask
from skill.dialogue.state import Asking, Conversation
from skill.dialogue.turn import Turn
from skill.domain.repairs.appointments import Slot, maybe_by_place, picked
from skill.domain.repairs.jobs import Change, Repair
from skill.domain.tenancy import Home
from skill.services.wiring import Services
from skill.speech import common, repairs, visits

Rest = Callable[[Turn, str], Reply]
"""What follows once a window was picked or declined: the second of two faults, or nothing."""


def offer(turn: Turn, slots: Sequence[Slot], lead: str, state: Conversation, *, missed: int = 0) -> Reply:
    """Reads the windows out. The state knows which repair they are for, and keeps what was read out: "the
    second one" is the second that was heard, even if the first has been taken meanwhile.
    """
    said = f"{lead} {visits.offer(slots, turn.landlord, turn.today)}".strip()
    question = visits.THAT_ONE if len(slots) == 1 else visits.WHICH_VISIT
    kept = replace(state, windows=tuple(slots))
    return ask(said, question, Asking.REPAIR_SLOT, kept, missed=missed)


class ChooseVisitHandler(HomeHandler):
    intents = ("ChooseVisitIntent",)
    not_taken = staticmethod(common.cannot_report)
    reads = ("date", "part_of_day")

    def __init__(self, services: Services, rest: Rest) -> None:
        super().__init__(services)
        self._rest = rest

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        """Picks by day, by half of a day, or both; "any of them" is the soonest."""
        if turn.asking is not Asking.REPAIR_SLOT:
            return turn.ask_what_next(common.not_understood())
        day, part = turn.slots.day(turn.today), turn.slots.part_of_day()
        if not part and not turn.slots.was_heard("date"):
            return self._picked(turn, home, turn.state.windows[:1])
        fitting = picked(turn.state.windows, day, part, turn.landlord)
        if not fitting and (perhaps := maybe_by_place(turn.state.windows, day, part)):
            return offer(turn, perhaps, "", turn.state)
        return self._picked(turn, home, fitting, visits.none_then() if day or part else "")

    def pick(self, turn: Turn, position: int | None) -> Reply:
        """Picks by place among those read out; 1 is the first."""

        def at_place(turn: Turn, home: Home) -> Reply:
            at = (position or 0) - 1
            return self._picked(turn, home, turn.state.windows[at : at + 1] if at >= 0 else ())

        return self.about_home(turn, at_place)

    def questions(self) -> dict[Asking, OpenQuestion]:
        question = OpenQuestion(
            yes=self._yes,
            no=self._none,
            unsure=self._none,
            help=visits.help_with_visit(),
            elicit=Elicit(intent="ChooseVisitIntent", slot="date"),
            undone=visits.no_time_asked_for(),
        )
        return {Asking.REPAIR_SLOT: question}

    def _yes(self, turn: Turn) -> Reply:
        """ "Yes" picks the only one; of several it picks none."""
        return self.pick(turn, 1 if len(turn.state.windows) == 1 else None)

    def _none(self, turn: Turn) -> Reply:
        """A visit that has to move may still be moved by a person, so that is offered."""
        if turn.state.change is Change.MOVE:
            state = turn.fresh(job=turn.state.job, change=turn.state.change, on=turn.state.on)
            return ask(visits.another_time(), repairs.SHALL_I_ASK, Asking.CHANGE_CONFIRM, state)
        return self._rest(turn, visits.none_of_those())

    def _picked(self, turn: Turn, home: Home, fitting: Sequence[Slot], why_none: str = "") -> Reply:
        """Books one, reads several out again, and after two tries that fit none leaves it to a person."""
        if len(fitting) > 1:
            return offer(turn, fitting, "", turn.state)
        if fitting:
            return self._book(turn, home, fitting[0])
        if turn.state.missed > 0 or not turn.state.windows:
            return self._none(turn)
        return offer(turn, turn.state.windows, why_none or common.not_understood(), turn.state, missed=1)

    def _book(self, turn: Turn, home: Home, slot: Slot) -> Reply:
        booking = self.services.repairs.book(home, turn.state.job, slot.slot_ref, request_id=turn.request_id)
        is_move = turn.state.change is Change.MOVE
        if booking is None:
            return self._rest(turn, visits.gone_instead() if is_move else visits.gone())
        words = visits.asked_to_move if is_move else visits.asked_for
        return self._rest(turn, words(booking, turn.landlord, turn.today))


def state_for(
    turn: Turn, repair: Repair, change: Change | None = None, on: date | None = None
) -> Conversation:
    """The state while windows for a repair are on offer."""
    return turn.fresh(
        job=repair.job_ref,
        fault=repair.fault,
        change=change,
        other_fault=turn.state.other_fault,
        other_room=turn.state.other_room,
        on=on,
    )
