"""Report a repair: what it is, where, what matters about it, the read-back, and only then the report."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from skill.alexa.handlers import visits
from skill.alexa.handlers.base import HomeHandler, Question
from skill.alexa.reply import Reply, ask, tell
from skill.alexa.session import Asking, Conversation
from skill.alexa.turn import Turn
from skill.domain import reporting, triage
from skill.domain.appointments import Slot
from skill.domain.coaching import CallTopic
from skill.domain.faults import FAULTS, Fault
from skill.domain.ids import one_of
from skill.domain.reporting import (
    AskIfNew,
    AskRoom,
    AskWhether,
    Draft,
    InDanger,
    NotHere,
    ReadBack,
    Step,
)
from skill.domain.rooms import Room
from skill.domain.tenancy import Home
from skill.speech import coaching, common, repairs, safety
from skill.speech import reporting as say
from skill.speech import triage as words

PATIENCE = 2
"""Tellings of one repair after the report itself; from then on a complaint is offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The second of two faults said at once, by id, with its room where that was said."""

    fault: str = ""
    room: str = ""


class ReportRepairHandler(HomeHandler):
    """Every turn is the draft so far and its next step; nothing is kept before the yes to the read-back."""

    intents = ("ReportRepairIntent",)
    reads = ("fault", "other_fault", "room")

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        """A fault that was heard begins anew, unless it is the one in hand said once more."""
        heard = turn.slots.fault()
        kept = turn.state if heard is None or heard.fault_id == turn.state.fault else turn.fresh()
        fault = heard or FAULTS.get(kept.fault)
        if fault is None:
            return self._ask_what(turn)
        room, other = turn.slots.room(), turn.slots.fault("other_fault")
        if heard and other and other != heard:
            return self._first_of_two(turn, home, (heard, other), room)
        draft = replace(_draft(turn, kept, fault), room=room or one_of(Room, kept.room))
        return self._go_on(turn, home, draft, _waiting(turn))

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
        draft = replace(draft, fault=draft.fault.at(draft.room))
        step = self.kit.repairs.next_step(home, draft)
        return _told(step, turn, draft, _state(turn, draft, waiting or Waiting()), lead)

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
            asked = one_of(triage.Question, turn.state.whether)
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
        draft = change(_draft(turn, turn.state, fault))
        return self.about_home(turn, lambda _, home: self._go_on(turn, home, draft, _waiting(turn)))

    def _is_known(self, turn: Turn) -> Reply:
        return self.about_home(turn, self._tell_again)

    def _tell_again(self, turn: Turn, home: Home) -> Reply:
        coach = self.kit.coaching.coach_of(home)
        times = self.kit.repairs.tell_again(home, turn.state.job, request_id=turn.request_id)
        if times is None:
            return turn.answer(say.nothing_open_any_more())
        if times >= PATIENCE:
            said = _after(say.told_again(times, turn.landlord), coaching.complaint_offer(coach))
            state = turn.fresh(fault=turn.state.fault, job=turn.state.job)
            return ask(said, coaching.SHALL_I_WRITE_IT_DOWN, Asking.COMPLAINT_OFFER, state)
        return and_the_other(turn, say.told_again(times, turn.landlord))

    def _yes(self, turn: Turn) -> Reply:
        return self.about_home(turn, self._report)

    def _report(self, turn: Turn, home: Home) -> Reply:
        fault = FAULTS.get(turn.state.fault)
        if fault is None:
            return self._ask_what(turn)
        draft = _draft(turn, turn.state, fault)
        assessment = reporting.assess(draft)
        repair = self.kit.repairs.report(home, draft, request_id=turn.request_id)
        slots: tuple[Slot, ...] = ()
        if reporting.can_be_booked(fault, assessment) and not repair.is_communal:
            slots = self.kit.repairs.offers_if_any(home, fault.trade)
        if slots:
            is_urgent = assessment.priority is triage.Priority.URGENT
            state = visits.state_for(turn, repair, is_urgent=is_urgent)
            return visits.offer(turn, slots, say.reported_and_more(repair), state)
        return and_the_other(turn, say.reported(repair, assessment, turn.landlord))

    def _take_other(self, turn: Turn) -> Reply:
        """The second of two things said at once begins like a first."""
        fault = FAULTS.get(turn.state.other_fault)
        if fault is None:
            return self._ask_what(turn)
        draft = Draft(fault=fault, room=one_of(Room, turn.state.other_room))
        return self.about_home(turn, lambda _, home: self._go_on(turn, home, draft))


def _draft(turn: Turn, kept: Conversation, fault: Fault) -> Draft:
    return Draft(
        fault=fault,
        room=one_of(Room, kept.room),
        room_asked=kept.room_asked,
        answers=_answers(kept),
        is_new=kept.is_new,
        said=turn.reporting + 1,
    )


def _answers(kept: Conversation) -> dict[triage.Question, triage.Answer]:
    pairs = (each.partition(":") for each in kept.answers)
    known = ((one_of(triage.Question, name), one_of(triage.Answer, answer)) for name, _, answer in pairs)
    return {question: answer for question, answer in known if question and answer}


def _waiting(turn: Turn) -> Waiting:
    return Waiting(fault=turn.state.other_fault, room=turn.state.other_room)


def _state(turn: Turn, draft: Draft, waiting: Waiting) -> Conversation:
    """What the conversation remembers of a draft."""
    return turn.fresh(
        fault=draft.fault.fault_id,
        room=draft.room.value if draft.room else "",
        room_asked=draft.room_asked,
        answers=tuple(f"{question}:{answer}" for question, answer in draft.answers.items()),
        is_new=draft.is_new,
        reporting=turn.reporting,
        other_fault=waiting.fault,
        other_room=waiting.room,
    )


def _told(step: Step, turn: Turn, draft: Draft, state: Conversation, lead: str) -> Reply:
    match step:
        case InDanger():
            return tell(safety.danger(step.hazard, turn.landlord))
        case NotHere():
            return turn.answer(words.not_here(step.fault, turn.landlord))
        case AskRoom():
            said = common.help_with_room() if draft.room_asked else lead
            asked = replace(state, room_asked=draft.room_asked + 1)
            return ask(said, say.which_room(draft.fault), Asking.REPAIR_ROOM, asked, missed=draft.room_asked)
        case AskIfNew():
            said = _after(lead, repairs.known_already(step.repair, turn.landlord, turn.today))
            asked = replace(state, job=step.repair.job_ref)
            return ask(said, say.IS_IT_NEW, Asking.REPAIR_IS_NEW, asked)
        case AskWhether():
            said = _after(lead, words.before(step.question))
            asked = replace(state, whether=step.question.value)
            return ask(said, words.question(step.question), Asking.REPAIR_QUESTION, asked)
        case ReadBack():
            said = say.read_back(draft.fault, draft.where, step.advice, turn.landlord)
            return ask(_after(lead, said), say.SHALL_I_REPORT, Asking.REPAIR_CONFIRM, state)


def _after(lead: str, said: str) -> str:
    return f"{lead} {said}".strip()


def and_the_other(turn: Turn, said: str) -> Reply:
    """What waited for its turn, once the first is done with."""
    other = FAULTS.get(turn.state.other_fault)
    if other is None:
        return turn.answer(said)
    state = turn.fresh(other_fault=other.fault_id, other_room=turn.state.other_room)
    return ask(_after(said, say.and_now(other)), say.SHALL_WE_DO_THAT, Asking.OTHER_FAULT, state)


def _drop(turn: Turn) -> Reply:
    return and_the_other(turn, say.not_reported())


def _leave_other(turn: Turn) -> Reply:
    return turn.answer(say.left_out())
