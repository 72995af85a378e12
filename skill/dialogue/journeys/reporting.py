"""Report a repair: what it is, where, what matters about it, the read-back, and only then the report."""

from collections.abc import Callable
from dataclasses import replace

from skill.dialogue.answers import ANSWER
from skill.dialogue.danger import in_danger
from skill.dialogue.handler import Answered, HomeHandler, OpenQuestion
from skill.dialogue.journeys import visits
from skill.dialogue.reply import Elicit, Reply, ask
from skill.dialogue.state import REPORTING, Asking, Conversation
from skill.dialogue.turn import Turn
from skill.domain.coaching import CallTopic
from skill.domain.repairs import reporting, triage
from skill.domain.repairs.appointments import Slot
from skill.domain.repairs.faults import Fault
from skill.domain.repairs.reporting import (
    AskIfNew,
    AskRoom,
    AskWhether,
    Draft,
    InDanger,
    NotHere,
    ReadBack,
    Step,
)
from skill.domain.repairs.rooms import Room
from skill.domain.tenancy import Home
from skill.speech import coaching, common, repairs
from skill.speech import reporting as say
from skill.speech import triage as words

CORRECTION = "CorrectRepairIntent"
"""Of ReportRepairIntent's slots: "no, I meant the kitchen tap"."""

PATIENCE = 2
"""Chasers of one repair after the report itself; from then on a complaint is offered."""


class ReportRepairHandler(HomeHandler):
    """Each turn adds to a draft and takes its next step. Only a yes to the read-back stores it."""

    intents = ("ReportRepairIntent", CORRECTION)
    not_taken = staticmethod(common.cannot_report)
    reads = ("fault", "other_fault", "room")

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        """The report in progress goes on, with the fault and the room as they were said last.

        Another thing meanwhile waits for its turn, as no one knows whether it was meant as an answer: "no,
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
        draft = replace(draft_of(turn, kept, fault), room=room or kept.room)
        return self._go_on(turn, home, draft, keep_the_waiting_fault(turn))

    def _later(self, turn: Turn, in_hand: Fault, heard: Fault) -> Reply:
        """Asks the question once more, and not a third time."""
        question = self.questions().get(turn.asking) if turn.asking else None
        if turn.state.missed > 0 and question and question.unsure:
            return question.unsure(turn)
        room = turn.slots.room()
        state = turn.state
        if not state.other_fault:
            state = replace(state, other_fault=heard, other_room=room)
        asking = turn.asking or Asking.REPAIR_CONFIRM
        return ask(say.first_of_two(in_hand), state.question, asking, state, missed=1)

    def _first_of_two(self, turn: Turn, home: Home, faults: tuple[Fault, Fault], room: Room | None) -> Reply:
        """Takes the more urgent first. A room said with two faults belongs to the one that needs a room."""
        first, second = sorted(faults, key=lambda fault: fault.pressing)
        is_of_second = second.asks_room and not first.asks_room
        draft = Draft(fault=first, room=None if second.asks_room else room, said=turn.reporting + 1)
        waiting = turn.fresh(other_fault=second, other_room=room if is_of_second else None)
        return self._go_on(turn, home, draft, waiting, say.first_of_two(first))

    def _ask_what(self, turn: Turn) -> Reply:
        """Asks once plainly and once with examples, then offers a person."""
        room = turn.slots.room()
        state = turn.fresh(room=room or turn.state.room, reporting=turn.reporting)
        if not turn.slots.was_heard("fault") and turn.state.asking is not Asking.REPAIR_FAULT:
            return ask("", say.WHAT_IS_WRONG, Asking.REPAIR_FAULT, state)
        if turn.state.missed == 0:
            return ask(say.not_understood(), say.WHAT_IS_WRONG, Asking.REPAIR_FAULT, state, missed=1)
        state = turn.fresh(topic=CallTopic.REPAIR)
        said = say.a_person_can_take_it(turn.landlord)
        return ask(said, coaching.COACH_OFFER, Asking.COACH_OFFER, state)

    def _go_on(self, turn: Turn, home: Home, draft: Draft, waiting: Conversation, lead: str = "") -> Reply:
        """`waiting` has nothing in it but the fault that waits for its turn."""
        if waiting.other_fault == draft.fault:
            draft = replace(draft, room=draft.room or waiting.other_room)
            waiting = turn.fresh()
        draft = replace(draft, fault=draft.fault.at(draft.room))
        step = self.services.repairs.next_step(home, draft)
        return reply_to(step, turn, draft, state_of(turn, draft, waiting), lead)

    def questions(self) -> dict[Asking, OpenQuestion]:
        def question(
            yes: Answered, no: Answered, help_: str, unsure: Answered | None = None, slot: str = ""
        ) -> OpenQuestion:
            elicit = Elicit(intent="ReportRepairIntent", slot=slot) if slot else ANSWER
            undone = say.not_reported()
            return OpenQuestion(yes=yes, no=no, unsure=unsure, help=help_, elicit=elicit, undone=undone)

        yes_or_no, whether = common.help_with_yes_or_no(), words.help_with_question()
        is_known, is_right = self.if_linked(self._chase), self.if_linked(self._report)
        yes, no, unsure = (self._answered(triage.Answer(each)) for each in ("yes", "no", "unsure"))
        other = OpenQuestion(yes=self._take_other, no=_leave_other, help=yes_or_no, undone=say.left_out())
        return {
            Asking.REPAIR_FAULT: question(self.reply, _drop, common.help_with_fault(), self.reply, "fault"),
            Asking.REPAIR_ROOM: question(self.reply, _drop, common.help_with_room(), self._no_room, "room"),
            Asking.REPAIR_IS_NEW: question(self._is_new, is_known, yes_or_no, self._is_new),
            Asking.REPAIR_QUESTION: question(yes, no, whether, unsure),
            Asking.REPAIR_CONFIRM: question(is_right, _drop, yes_or_no),
            Asking.OTHER_FAULT: other,
        }

    def _answered(self, answer: triage.Answer) -> Answered:
        def reply(turn: Turn) -> Reply:
            asked = turn.state.whether
            answers = {asked: answer} if asked else {}
            return self._with(turn, lambda draft: replace(draft, answers={**draft.answers, **answers}))

        return reply

    def _is_new(self, turn: Turn) -> Reply:
        return self._with(turn, lambda draft: replace(draft, is_new=True))

    def _no_room(self, turn: Turn) -> Reply:
        return self._with(turn, lambda draft: replace(draft, room_asked=reporting.ROOM_ASKED))

    def _with(self, turn: Turn, change: Callable[[Draft], Draft]) -> Reply:
        """Goes on with the draft and what was just answered."""
        fault = turn.state.fault
        if fault is None:
            return self._ask_what(turn)
        draft = change(draft_of(turn, turn.state, fault))
        waiting = keep_the_waiting_fault(turn)
        return self.about_home(turn, lambda _, home: self._go_on(turn, home, draft, waiting))

    def _chase(self, turn: Turn, home: Home) -> Reply:
        coach = self.services.coaching.coach_of(home)
        fault = turn.state.fault
        times = self.services.repairs.chase(home, turn.state.job, request_id=turn.request_id)
        if times is None:
            return then_the_waiting_fault(turn, say.nothing_open_any_more())
        is_urgent = fault is not None and fault.is_urgent
        said = say.chased(times, turn.landlord, is_urgent=is_urgent)
        if times >= PATIENCE:
            state = replace(keep_the_waiting_fault(turn), fault=fault, job=turn.state.job)
            said = joined(said, coaching.complaint_offer(coach))
            return ask(said, coaching.SHALL_I_WRITE_IT_DOWN, Asking.COMPLAINT_OFFER, state)
        return then_the_waiting_fault(turn, said)

    def _report(self, turn: Turn, home: Home) -> Reply:
        fault = turn.state.fault
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
        return then_the_waiting_fault(turn, say.reported(repair, assessment, turn.landlord))

    def _take_other(self, turn: Turn) -> Reply:
        """Starts the report of the second of two faults."""
        fault = turn.state.other_fault
        if fault is None:
            return self._ask_what(turn)
        draft = Draft(fault=fault, room=turn.state.other_room)
        return self.about_home(turn, lambda _, home: self._go_on(turn, home, draft, turn.fresh()))


def _in_hand(turn: Turn) -> Fault | None:
    return turn.state.fault if turn.asking in REPORTING else None


def _as_one(heard: Fault, in_hand: Fault, turn: Turn) -> Fault | None:
    """The same fault said again, or more closely: the toilet, and then what is wrong with it."""
    if in_hand in {heard, heard.at(turn.state.room)}:
        return in_hand
    if heard.thing != in_hand.thing:
        return None
    return heard if in_hand.is_general else in_hand if heard.is_general else None


def _takes_its_place(heard: Fault, turn: Turn) -> bool:
    return heard.danger is not None or turn.intent == CORRECTION


def _drop(turn: Turn) -> Reply:
    return then_the_waiting_fault(turn, say.not_reported())


def _leave_other(turn: Turn) -> Reply:
    return turn.answer(say.left_out())


def draft_of(turn: Turn, kept: Conversation, fault: Fault) -> Draft:
    return Draft(
        fault=fault,
        room=kept.room,
        room_asked=kept.room_asked,
        answers=kept.answers,
        is_new=kept.is_new,
        said=turn.reporting + 1,
    )


def state_of(turn: Turn, draft: Draft, waiting: Conversation) -> Conversation:
    """What the conversation remembers of a draft."""
    return replace(
        waiting,
        fault=draft.fault,
        room=draft.room,
        room_asked=draft.room_asked,
        answers=draft.answers,
        is_new=draft.is_new,
        reporting=turn.reporting,
    )


def reply_to(step: Step, turn: Turn, draft: Draft, state: Conversation, lead: str) -> Reply:
    match step:
        case InDanger():
            return in_danger(step.hazard, turn.landlord)
        case NotHere():
            return then_the_waiting_fault(turn, words.not_here(step.fault, turn.landlord))
        case AskRoom():
            said = common.help_with_room() if draft.room_asked else lead
            asked = replace(state, room_asked=draft.room_asked + 1)
            return ask(said, say.which_room(draft.fault), Asking.REPAIR_ROOM, asked, missed=draft.room_asked)
        case AskIfNew():
            said = joined(lead, repairs.known_already(step.repair, turn.landlord, turn.today))
            asked = replace(state, job=step.repair.job_ref)
            return ask(said, say.IS_IT_NEW, Asking.REPAIR_IS_NEW, asked)
        case AskWhether():
            said = joined(lead, words.before(step.question))
            asked = replace(state, whether=step.question)
            return ask(said, words.question(step.question), Asking.REPAIR_QUESTION, asked)
        case ReadBack():
            said = say.read_back(draft.fault, draft.where, step.advice, turn.landlord)
            return ask(joined(lead, said), say.SHALL_I_REPORT, Asking.REPAIR_CONFIRM, state)


def joined(lead: str, said: str) -> str:
    return f"{lead} {said}".strip()


def keep_the_waiting_fault(turn: Turn) -> Conversation:
    """A fresh state, apart from the fault that waits for its turn."""
    return turn.fresh(other_fault=turn.state.other_fault, other_room=turn.state.other_room)


def then_the_waiting_fault(turn: Turn, said: str) -> Reply:
    """Says the words, and goes on to the fault that waits for its turn, if there is one."""
    other = turn.state.other_fault
    if other is None:
        return turn.answer(said)
    return ask(
        joined(said, say.and_now(other)),
        say.SHALL_WE_DO_THAT,
        Asking.OTHER_FAULT,
        keep_the_waiting_fault(turn),
    )
