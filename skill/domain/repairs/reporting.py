"""A report in the making: what to ask next, and what the answers come to.

Danger comes before anything else, in what is asked and in what an answer can mean. Whatever is answered, the
sixth thing a tenant says ends it: with a report, with a person, or with nothing at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from skill.domain.danger.words import Hazard
from skill.domain.repairs.faults import Fault, rules
from skill.domain.repairs.jobs import Repair
from skill.domain.repairs.rooms import SHARED_PART, Room
from skill.domain.repairs.triage import Advice, Answer, Assessment, Effect, Priority, Question

LONGEST = 6
"""Things a tenant says from wanting to report to its end."""

ROOM_ASKED = 2
"""Plainly, then with examples; after that a report goes without."""

_CONFIRM_BY = LONGEST - 1
"""The read-back answers this one at the latest, so that a yes is the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`said` counts what the tenant has said in this report, `room_asked` how often they were asked where.
    `is_new` is their word that an open job for the same thing is another one.
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
        """Those of its questions that may yet show a danger."""
        return [each for each in self.fault.asks if rules()[each].may_be_danger and each not in self.answers]


@dataclass(frozen=True, slots=True)
class AskRoom:
    pass


@dataclass(frozen=True, slots=True)
class AskIfNew:
    """`repair` is open and for the same thing."""

    repair: Repair


@dataclass(frozen=True, slots=True)
class AskWhether:
    question: Question


@dataclass(frozen=True, slots=True)
class InDanger:
    hazard: Hazard


@dataclass(frozen=True, slots=True)
class NotHere:
    """The supply of the whole street: who to ring is said, and nothing is reported."""

    fault: Fault


@dataclass(frozen=True, slots=True)
class ReadBack:
    assessment: Assessment
    advice: Advice | None


Step = AskRoom | AskIfNew | AskWhether | InDanger | NotHere | ReadBack


def next_step(draft: Draft, repairs: Iterable[Repair]) -> Step:
    """`repairs` are the home's, as the tenant may hear of them."""
    if hazard := _danger(draft):
        return InDanger(hazard)
    if any(effect.elsewhere for effect in _effects(draft)):
        return NotHere(draft.fault)
    asked = None if draft.is_at_its_end else _to_ask(draft, repairs)
    return asked or ReadBack(assess(draft), _advice(draft))


def _to_ask(draft: Draft, repairs: Iterable[Repair]) -> Step | None:
    """Whether it is danger, where it is, whether it is known already, and only then the rest."""
    if draft.unasked_dangers:
        return AskWhether(draft.unasked_dangers[0])
    if draft.fault.asks_room and draft.room is None and draft.room_asked < ROOM_ASKED:
        return AskRoom()
    if not draft.is_new and (like := like_it(draft, repairs)):
        return AskIfNew(like)
    return next((AskWhether(each) for each in draft.fault.asks if each not in draft.answers), None)


def assess(draft: Draft) -> Assessment:
    """What the answers so far come to. A question that was not answered changes nothing, but for one about
    danger that there was no time to ask: that is an emergency, as it may be the worst.
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
    """Whether a slot may be offered: never for an emergency, not where a person has to look first, and not
    for what a whole block shares.
    """
    is_for_one_home = not fault.to_a_person and not fault.is_shared
    return is_for_one_home and assessment.priority is not Priority.EMERGENCY


def may_be_booked(fault: Fault) -> bool:
    """As `can_be_booked`, where no answer about the fault is known."""
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
    """What an answer brought on comes before what the fault brings by itself."""
    return next((each.advice for each in _effects(draft) if each.advice), draft.fault.advice)


def _effects(draft: Draft) -> Iterator[Effect]:
    """Of the questions that this fault asks; an answer to another one is left over from a change of mind."""
    for question in draft.fault.asks:
        if question in draft.answers:
            yield rules()[question].effect(draft.answers[question])


def _yes_or_no(answer: Answer | None) -> bool | None:
    return None if answer in {None, Answer.UNSURE} else answer is Answer.YES
