"""What a conversation remembers of a report in the making, and how its next step is put."""

from dataclasses import dataclass, replace

from skill.alexa.reply import Reply, ask, tell
from skill.alexa.session import Asking, Conversation
from skill.alexa.turn import Turn
from skill.domain.ids import parse_enum
from skill.domain.repairs import triage
from skill.domain.repairs.faults import FAULTS, Fault
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
from skill.speech import common, repairs, safety
from skill.speech import reporting as say
from skill.speech import triage as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Another fault, said with the first or meanwhile, by id, with its room where that was said."""

    fault: str = ""
    room: str = ""


def draft_of(turn: Turn, kept: Conversation, fault: Fault) -> Draft:
    return Draft(
        fault=fault,
        room=parse_enum(Room, kept.room),
        room_asked=kept.room_asked,
        answers=_answers(kept),
        is_new=kept.is_new,
        said=turn.reporting + 1,
    )


def _answers(kept: Conversation) -> dict[triage.Question, triage.Answer]:
    pairs = (each.partition(":") for each in kept.answers)
    known = (
        (parse_enum(triage.Question, name), parse_enum(triage.Answer, answer)) for name, _, answer in pairs
    )
    return {question: answer for question, answer in known if question and answer}


def waiting_of(turn: Turn) -> Waiting:
    return Waiting(fault=turn.state.other_fault, room=turn.state.other_room)


def state_of(turn: Turn, draft: Draft, waiting: Waiting) -> Conversation:
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


def told(step: Step, turn: Turn, draft: Draft, state: Conversation, lead: str) -> Reply:
    match step:
        case InDanger():
            return tell(safety.danger(step.hazard, turn.landlord))
        case NotHere():
            return and_the_other(turn, words.not_here(step.fault, turn.landlord))
        case AskRoom():
            said = common.help_with_room() if draft.room_asked else lead
            asked = replace(state, room_asked=draft.room_asked + 1)
            return ask(said, say.which_room(draft.fault), Asking.REPAIR_ROOM, asked, missed=draft.room_asked)
        case AskIfNew():
            said = after(lead, repairs.known_already(step.repair, turn.landlord, turn.today))
            asked = replace(state, job=step.repair.job_ref)
            return ask(said, say.IS_IT_NEW, Asking.REPAIR_IS_NEW, asked)
        case AskWhether():
            said = after(lead, words.before(step.question))
            asked = replace(state, whether=step.question.value)
            return ask(said, words.question(step.question), Asking.REPAIR_QUESTION, asked)
        case ReadBack():
            said = say.read_back(draft.fault, draft.where, step.advice, turn.landlord)
            return ask(after(lead, said), say.SHALL_I_REPORT, Asking.REPAIR_CONFIRM, state)


def after(lead: str, said: str) -> str:
    return f"{lead} {said}".strip()


def keeping_the_other(turn: Turn) -> Conversation:
    """Nothing half-made any more but what waits for its turn."""
    return turn.fresh(other_fault=turn.state.other_fault, other_room=turn.state.other_room)


def and_the_other(turn: Turn, said: str) -> Reply:
    """What waited for its turn, once the first is done with."""
    other = FAULTS.get(turn.state.other_fault)
    if other is None:
        return turn.answer(said)
    return ask(
        after(said, say.and_now(other)), say.SHALL_WE_DO_THAT, Asking.OTHER_FAULT, keeping_the_other(turn)
    )
