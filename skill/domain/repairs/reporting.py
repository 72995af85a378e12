"""An unfinished report: what to ask next, and what the answers amount to.

Danger comes first, in what is asked and in what an answer can mean. Whatever the answers are, the sixth thing
that a tenant says ends it: with a report, with a person to ring, or with nothing kept.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from skill.domain.danger.hazards import Hazard
from skill.domain.repairs.faults import Fault, rules
from skill.domain.repairs.jobs import Repair
from skill.domain.repairs.rooms import SHARED_PART, Room
from skill.domain.repairs.triage import Advice, Answer, Assessment, Effect, Priority, Question

LONGEST = 6
"""Turns of a tenant from wanting to report to the end of it."""

ROOM_ASKED = 2
"""Asked plainly, then with examples; after that the report goes without a room."""

_CONFIRM_BY = LONGEST - 1
"""The latest turn that the read-back answers, so that the yes is the last turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`said` counts the tenant's turns in this report, `room_asked` how often they were asked where it is.
    `is_new` means they said that this is not the open job for the same thing.
    """

    fault: Fault
    room: Room | None = None
    room_asked: int = 0
    answers: Mapping[Question, Answer] = field(default_factory=dict)
    is_new: bool = False
    said: int = 1

    @property
    def where(self) -> Room | None:
        room = SHARED_PART.get(self.room, self.room) if self.fault.is_shared and self.room else self.room
        return self.fault.room or room

    @property
    def is_at_its_end(self) -> bool:
        return self.said >= _CONFIRM_BY

    @property
    def unasked_dangers(self) -> list[Question]:
        """Unanswered questions whose answer may show a danger."""
        return [each for each in self.fault.asks if rules()[each].may_be_danger and each not in self.answers]


@dataclass(frozen=True, slots=True)
class AskRoom:
    pass


@dataclass(frozen=True, slots=True)
class AskIfNew:
    """Ask whether it is `repair`, which is open and for the same thing."""

    repair: Repair


@dataclass(frozen=True, slots=True)
class AskWhether:
    question: Question


@dataclass(frozen=True, slots=True)
class InDanger:
    hazard: Hazard


@dataclass(frozen=True, slots=True)
class NotHere:
    """The supply of the whole street has failed: say whom to ring, and report nothing."""

    fault: Fault


@dataclass(frozen=True, slots=True)
class ReadBack:
    assessment: Assessment
    advice: Advice | None


Step = AskRoom | AskIfNew | AskWhether | InDanger | NotHere | ReadBack


def next_step(draft: Draft, repairs: Iterable[Repair]) -> Step:
    """What to do next; `repairs` are those of the home that the tenant may hear about."""
    if hazard := _danger(draft):
        return InDanger(hazard)
    if any(effect.elsewhere for effect in _effects(draft)):
        return NotHere(draft.fault)
    asked = None if draft.is_at_its_end else _to_ask(draft, repairs)
    return asked or ReadBack(assess(draft), _advice(draft))


def _to_ask(draft: Draft, repairs: Iterable[Repair]) -> Step | None:
    """First danger, then where it is, then whether it is known already, then the rest."""
    if draft.unasked_dangers:
        return AskWhether(draft.unasked_dangers[0])
    if draft.fault.asks_room and draft.room is None and draft.room_asked < ROOM_ASKED:
        return AskRoom()
    if not draft.is_new and (like := like_it(draft, repairs)):
        return AskIfNew(like)
    return next((AskWhether(each) for each in draft.fault.asks if each not in draft.answers), None)


def assess(draft: Draft) -> Assessment:
    """What the answers so far amount to. An unanswered question changes nothing, except one about danger that
    there was no time to ask: that makes it an emergency, because it may be the worst.
    """
    fault, priority, right = draft.fault, draft.fault.priority, draft.fault.right
    for effect in _effects(draft):
        if effect.priority:
            priority = min(priority, effect.priority, key=list(Priority).index)
        if effect.sooner or (effect.sooner_at_risk and fault.sooner_at_risk):
            priority = priority.sooner
        if effect.is_worse and fault.right_if_worse:
            right = fault.right_if_worse
    if draft.is_at_its_end and draft.unasked_dangers:
        priority = Priority.EMERGENCY
    return Assessment(
        trade=fault.trade,
        priority=priority,
        hazard=fault.hazard,
        right=right,
        someone_at_risk=_yes_or_no(draft.answers.get(Question.AT_RISK)),
    )


def can_be_booked(fault: Fault, assessment: Assessment) -> bool:
    """Whether a window may be offered: never for an emergency, where a person must look first, or for what a
    whole block shares.
    """
    is_for_one_home = not fault.to_a_person and not fault.is_shared
    return is_for_one_home and assessment.priority is not Priority.EMERGENCY


def may_be_booked(fault: Fault) -> bool:
    """As `can_be_booked`, before any answer about the fault is known."""
    return can_be_booked(fault, assess(Draft(fault=fault)))


def like_it(draft: Draft, repairs: Iterable[Repair]) -> Repair | None:
    """An open job for the same fault, and in the same room where both rooms are known."""
    for repair in repairs:
        if repair.state.is_open and repair.fault == draft.fault and _may_be_one_place(draft, repair):
            return repair
    return None


def _may_be_one_place(draft: Draft, repair: Repair) -> bool:
    return None in {draft.where, repair.room} or draft.where == repair.room


def _danger(draft: Draft) -> Hazard | None:
    return draft.fault.danger or next((each.danger for each in _effects(draft) if each.danger), None)


def _advice(draft: Draft) -> Advice | None:
    """Advice from an answer comes before the fault's own."""
    return next((each.advice for each in _effects(draft) if each.advice), draft.fault.advice)


def _effects(draft: Draft) -> Iterator[Effect]:
    """Effects of answers to this fault's questions; other answers are left over from a change of mind."""
    for question in draft.fault.asks:
        if question in draft.answers:
            yield rules()[question].effect(draft.answers[question])


def _yes_or_no(answer: Answer | None) -> bool | None:
    return None if answer in {None, Answer.UNSURE} else answer is Answer.YES
