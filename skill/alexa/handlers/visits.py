"""Windows for a visit: three offered, one picked, and nothing called booked that nobody has confirmed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from skill.alexa.handlers.base import HomeHandler, Question
from skill.alexa.reply import Reply, ask
from skill.alexa.session import Asking, Conversation
from skill.alexa.turn import Kit, Turn
from skill.domain.appointments import Slot, picked
from skill.domain.faults import FAULTS
from skill.domain.repairs import Change, Repair
from skill.domain.tenancy import Home
from skill.speech import common, visits

Rest = Callable[[Turn, str], Reply]
"""What goes on once a window was picked or left: the second of two faults, or nothing more."""


def offer(turn: Turn, slots: Sequence[Slot], lead: str, state: Conversation, *, missed: int = 0) -> Reply:
    """Reads the windows out. The state knows which repair they are for, and keeps what was read out."""
    said = f"{lead} {visits.offer(slots, turn.landlord, turn.today)}".strip()
    question = visits.THAT_ONE if len(slots) == 1 else visits.WHICH_VISIT
    kept = replace(state, slots=tuple(slot.slot_ref for slot in slots))
    return ask(said, question, Asking.REPAIR_SLOT, kept, missed=missed)


class ChooseVisitHandler(HomeHandler):
    intents = ("ChooseVisitIntent",)
    reads = ("date", "part_of_day")

    def __init__(self, kit: Kit, rest: Rest) -> None:
        super().__init__(kit)
        self._rest = rest

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        """By day, by half of a day, or both."""
        if turn.asking is not Asking.REPAIR_SLOT:
            return ask(
                common.not_understood(), common.WHAT_WOULD_YOU_LIKE, Asking.ANYTHING_ELSE, turn.fresh()
            )
        offered = self._offered(turn, home)
        day, part = turn.slots.day(turn.today), turn.slots.part_of_day()
        return self._picked(turn, home, picked(offered, day, part, turn.landlord), offered)

    def pick(self, turn: Turn, position: int | None) -> Reply:
        """By place among those read out, 1 is the first."""

        def at_place(turn: Turn, home: Home) -> Reply:
            offered = self._offered(turn, home)
            at = (position or 0) - 1
            return self._picked(turn, home, offered[at : at + 1] if at >= 0 else [], offered)

        return self.about_home(turn, at_place)

    def questions(self) -> dict[Asking, Question]:
        question = Question(yes=self._yes, no=self._none, unsure=self._none, help=visits.help_with_visit())
        return {Asking.REPAIR_SLOT: question}

    def _yes(self, turn: Turn) -> Reply:
        """ "Yes" picks the only one; of several it picks none."""
        return self.pick(turn, 1 if len(turn.state.slots) == 1 else None)

    def _none(self, turn: Turn) -> Reply:
        if turn.state.change == Change.MOVE:
            return turn.answer(visits.left_as_it_is())
        return self._rest(turn, visits.none_of_those(turn.state.is_urgent, turn.landlord))

    def _offered(self, turn: Turn, home: Home) -> list[Slot]:
        """What was read out and is still free."""
        fault = FAULTS.get(turn.state.fault)
        if fault is None:
            return []
        free = self.kit.repairs.offers(home, fault.trade, self.kit.clock.now())
        return [slot for slot in free if slot.slot_ref in turn.state.slots]

    def _picked(self, turn: Turn, home: Home, fitting: list[Slot], offered: list[Slot]) -> Reply:
        """One is taken, several are read out again; after two tries at none, a person arranges it."""
        if not offered:
            return self._rest(turn, visits.gone(turn.state.is_urgent, turn.landlord))
        if len(fitting) > 1:
            return offer(turn, fitting, "", turn.state)
        if fitting:
            return self._book(turn, home, fitting[0])
        if turn.state.missed > 0:
            return self._none(turn)
        return offer(turn, offered, common.not_understood(), turn.state, missed=1)

    def _book(self, turn: Turn, home: Home, slot: Slot) -> Reply:
        booking = self.kit.repairs.book(home, turn.state.job, slot.slot_ref, request_id=turn.request_id)
        if booking is None:
            return self._rest(turn, visits.gone(turn.state.is_urgent, turn.landlord))
        if turn.state.change == Change.MOVE:
            return turn.answer(visits.asked_to_move(booking, turn.landlord, turn.today))
        said = visits.asked_for(booking, turn.landlord, turn.today, is_urgent=turn.state.is_urgent)
        return self._rest(turn, said)


def state_for(
    turn: Turn,
    repair: Repair,
    change: Change | None = None,
    *,
    is_urgent: bool = False,
) -> Conversation:
    """What the conversation has to know while windows for a repair are on offer."""
    return turn.fresh(
        job=repair.job_ref,
        fault=repair.fault.fault_id if repair.fault else "",
        change=change.value if change else "",
        other_fault=turn.state.other_fault,
        other_room=turn.state.other_room,
        is_urgent=is_urgent,
    )
