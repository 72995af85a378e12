"""Report a repair: what it is, where, what matters about it, the read-back, and only then the report."""

from collections.abc import Callable
from dataclasses import replace

from skill.alexa.handlers import visits
from skill.alexa.handlers.base import HomeHandler, Question
from skill.alexa.handlers.drafts import (
    Waiting,
    after,
    and_the_other,
    draft_of,
    keeping_the_other,
    state_of,
    told,
    waiting_of,
)
from skill.alexa.reply import Reply, ask
from skill.alexa.session import REPORTING, Asking
from skill.alexa.turn import Turn
from skill.domain.coaching import CallTopic
from skill.domain.ids import parse_enum
from skill.domain.repairs import reporting, triage
from skill.domain.repairs.appointments import Slot
from skill.domain.repairs.faults import FAULTS, Fault
from skill.domain.repairs.reporting import Draft
from skill.domain.repairs.rooms import Room
from skill.domain.tenancy import Home
from skill.speech import coaching, common
from skill.speech import reporting as say
from skill.speech import triage as words

CORRECTION = "CorrectRepairIntent"
"""Of ReportRepairIntent's slots: "no, I meant the kitchen tap"."""

PATIENCE = 2
"""Chasers of one repair after the report itself; from then on a complaint is offered."""


class ReportRepairHandler(HomeHandler):
    """Every turn is the draft so far and its next step; nothing is kept before the yes to the read-back."""

    intents = ("ReportRepairIntent", CORRECTION)
    reads = ("fault", "other_fault", "room")

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        """What is in hand goes on, with the fault and the room as they were said last.

        Another thing meanwhile waits for its turn, as nobody knows whether it was meant as an answer: "no,
        it's all over the floor". Only a danger, or a correction in so many words, takes its place.
        """
        in_hand = _in_hand(turn)
        heard, room = turn.slots.fault(), turn.slots.room()
        if in_hand and heard and not _takes_its_place(heard, turn):
            both = _as_one(heard, in_hand, turn)
            if both is None:
                return self._later(turn, in_hand, heard)
            heard = both
        other = turn.slots.fault("other_fault")
        if heard and other and other != heard:
            return self._first_of_two(turn, home, (heard, other), room)
        fault = heard or in_hand
        if fault is None:
            return self._ask_what(turn)
        kept = turn.state if turn.asking in REPORTING else turn.fresh()
        draft = replace(draft_of(turn, kept, fault), room=room or parse_enum(Room, kept.room))
        return self._go_on(turn, home, draft, waiting_of(turn))

    def _later(self, turn: Turn, in_hand: Fault, heard: Fault) -> Reply:
        """The question once more, and no third time."""
        question = self.questions().get(turn.asking) if turn.asking else None
        if turn.state.missed > 0 and question and question.unsure:
            return question.unsure(turn)
        room = turn.slots.room()
        state = turn.state
        if not state.other_fault:
            state = replace(state, other_fault=heard.fault_id, other_room=room.value if room else "")
        asking = turn.asking or Asking.REPAIR_CONFIRM
        return ask(say.first_of_two(in_hand), state.question, asking, state, missed=1)

    def _first_of_two(self, turn: Turn, home: Home, faults: tuple[Fault, Fault], room: Room | None) -> Reply:
        """The more pressing first. One room said with two faults is that of the one that needs a room."""
        first, second = sorted(faults, key=lambda fault: fault.pressing)
        is_of_second = second.asks_room and not first.asks_room
        draft = Draft(fault=first, room=None if second.asks_room else room, said=turn.reporting + 1)
        waiting = Waiting(fault=second.fault_id, room=room.value if room and is_of_second else "")
        return self._go_on(turn, home, draft, waiting, say.first_of_two(first))

    def _ask_what(self, turn: Turn) -> Reply:
        """Asked once plainly and once with examples; then a person."""
        room = turn.slots.room()
        state = turn.fresh(room=room.value if room else turn.state.room, reporting=turn.reporting)
        if not turn.slots.was_heard("fault") and turn.state.asking != Asking.REPAIR_FAULT:
            return ask("", say.WHAT_IS_WRONG, Asking.REPAIR_FAULT, state)
        if turn.state.missed == 0:
            return ask(say.not_understood(), say.WHAT_IS_WRONG, Asking.REPAIR_FAULT, state, missed=1)
        state = turn.fresh(topic=CallTopic.REPAIR.value)
        said = say.a_person_can_take_it(turn.landlord)
        return ask(said, coaching.COACH_OFFER, Asking.COACH_OFFER, state)

    def _go_on(
        self, turn: Turn, home: Home, draft: Draft, waiting: Waiting | None = None, lead: str = ""
    ) -> Reply:
        waiting = waiting or Waiting()
        if waiting.fault == draft.fault.fault_id:
            draft = replace(draft, room=draft.room or parse_enum(Room, waiting.room))
            waiting = Waiting()
        draft = replace(draft, fault=draft.fault.at(draft.room))
        step = self.services.repairs.next_step(home, draft)
        return told(step, turn, draft, state_of(turn, draft, waiting), lead)

    def questions(self) -> dict[Asking, Question]:
        yes_or_no, whether = common.help_with_yes_or_no(), words.help_with_question()
        return {
            Asking.REPAIR_FAULT: Question(
                yes=self.reply, no=_drop, unsure=self.reply, help=common.help_with_fault()
            ),
            Asking.REPAIR_ROOM: Question(
                yes=self.reply, no=_drop, unsure=self._no_room, help=common.help_with_room()
            ),
            Asking.REPAIR_IS_NEW: Question(
                yes=self._is_new, no=self._is_known, unsure=self._is_new, help=yes_or_no
            ),
            Asking.REPAIR_QUESTION: Question(
                yes=self._answered(triage.Answer.YES),
                no=self._answered(triage.Answer.NO),
                unsure=self._answered(triage.Answer.UNSURE),
                help=whether,
            ),
            Asking.REPAIR_CONFIRM: Question(yes=self._yes, no=_drop, help=yes_or_no),
            Asking.OTHER_FAULT: Question(yes=self._take_other, no=_leave_other, help=yes_or_no),
        }

    def _answered(self, answer: triage.Answer) -> Callable[[Turn], Reply]:
        def reply(turn: Turn) -> Reply:
            asked = parse_enum(triage.Question, turn.state.whether)
            answers = {asked: answer} if asked else {}
            return self._with(turn, lambda draft: replace(draft, answers={**draft.answers, **answers}))

        return reply

    def _is_new(self, turn: Turn) -> Reply:
        return self._with(turn, lambda draft: replace(draft, is_new=True))

    def _no_room(self, turn: Turn) -> Reply:
        return self._with(turn, lambda draft: replace(draft, room_asked=reporting.ROOM_ASKED))

    def _with(self, turn: Turn, change: Callable[[Draft], Draft]) -> Reply:
        """The draft in hand with what was just answered."""
        fault = FAULTS.get(turn.state.fault)
        if fault is None:
            return self._ask_what(turn)
        draft = change(draft_of(turn, turn.state, fault))
        return self.about_home(turn, lambda _, home: self._go_on(turn, home, draft, waiting_of(turn)))

    def _is_known(self, turn: Turn) -> Reply:
        return self.about_home(turn, self._tell_again)

    def _tell_again(self, turn: Turn, home: Home) -> Reply:
        coach = self.services.coaching.coach_of(home)
        fault = FAULTS.get(turn.state.fault)
        times = self.services.repairs.chase(home, turn.state.job, request_id=turn.request_id)
        if times is None:
            return and_the_other(turn, say.nothing_open_any_more())
        is_urgent = fault is not None and fault.is_urgent
        said = say.chased(times, turn.landlord, is_urgent=is_urgent)
        if times >= PATIENCE:
            state = replace(keeping_the_other(turn), fault=turn.state.fault, job=turn.state.job)
            said = after(said, coaching.complaint_offer(coach))
            return ask(said, coaching.SHALL_I_WRITE_IT_DOWN, Asking.COMPLAINT_OFFER, state)
        return and_the_other(turn, said)

    def _yes(self, turn: Turn) -> Reply:
        return self.about_home(turn, self._report)

    def _report(self, turn: Turn, home: Home) -> Reply:
        fault = FAULTS.get(turn.state.fault)
        if fault is None:
            return self._ask_what(turn)
        draft = draft_of(turn, turn.state, fault)
        assessment = reporting.assess(draft)
        repair = self.services.repairs.report(home, draft, request_id=turn.request_id)
        slots: tuple[Slot, ...] = ()
        if reporting.can_be_booked(fault, assessment) and not repair.is_communal:
            slots = self.services.repairs.offers_if_any(home, fault.trade)
        if slots:
            said = say.reported_before_windows(repair, assessment, turn.landlord)
            return visits.offer(turn, slots, said, visits.state_for(turn, repair))
        return and_the_other(turn, say.reported(repair, assessment, turn.landlord))

    def _take_other(self, turn: Turn) -> Reply:
        """The second of two things said at once begins like a first."""
        fault = FAULTS.get(turn.state.other_fault)
        if fault is None:
            return self._ask_what(turn)
        draft = Draft(fault=fault, room=parse_enum(Room, turn.state.other_room))
        return self.about_home(turn, lambda _, home: self._go_on(turn, home, draft))


def _in_hand(turn: Turn) -> Fault | None:
    return FAULTS.get(turn.state.fault) if turn.asking in REPORTING else None


def _as_one(heard: Fault, in_hand: Fault, turn: Turn) -> Fault | None:
    """The same said once more, or more closely: the toilet, and then what is wrong with it."""
    if in_hand in {heard, heard.at(parse_enum(Room, turn.state.room))}:
        return in_hand
    if heard.thing != in_hand.thing:
        return None
    return heard if in_hand.is_general else in_hand if heard.is_general else None


def _takes_its_place(heard: Fault, turn: Turn) -> bool:
    return heard.danger is not None or turn.intent == CORRECTION


def _drop(turn: Turn) -> Reply:
    return and_the_other(turn, say.not_reported())


def _leave_other(turn: Turn) -> Reply:
    return turn.answer(say.left_out())
