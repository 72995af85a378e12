"""Every path through every report: it ends whatever the answers, and asks nothing after danger."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from skill.domain.repairs.faults import FAULTS, Fault, rules
from skill.domain.repairs.jobs import Repair, RepairState
from skill.domain.repairs.reporting import (
    LONGEST,
    AskIfNew,
    AskRoom,
    AskWhether,
    Draft,
    InDanger,
    ReadBack,
    Step,
    can_be_booked,
    next_step,
)
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Answer, Priority

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
Path = tuple[tuple[Draft, Step], ...]


def open_job(fault: Fault) -> Repair:
    return Repair(
        job_ref="R1",
        reference=None,
        fault=fault,
        room=fault.room or Room.KITCHEN,
        is_communal=False,
        state=RepairState.RECEIVED,
        reported_at=NOW,
        changed_at=NOW,
        visit=None,
        as_of=NOW,
    )


def answered(draft: Draft, step: Step) -> Iterator[Draft]:
    """What the draft may be once the tenant has said one thing more; saying nothing to the point is one."""
    after = replace(draft, said=draft.said + 1)
    match step:
        case AskRoom():
            yield replace(after, room=Room.KITCHEN)
            yield replace(after, room_asked=draft.room_asked + 1)
        case AskIfNew():
            yield replace(after, is_new=True)
            yield after
        case AskWhether(question):
            yield from (replace(after, answers={**draft.answers, question: each}) for each in Answer)
            yield after


def paths(draft: Draft, repairs: tuple[Repair, ...], so_far: Path = ()) -> Iterator[Path]:
    step = next_step(draft, repairs)
    so_far = (*so_far, (draft, step))
    followers = list(answered(draft, step))
    if not followers:
        yield so_far
    for follower in followers:
        yield from paths(follower, repairs, so_far)


@pytest.mark.parametrize("is_known", [False, True], ids=["first heard of", "known already"])
def test_every_path_keeps_its_promises(is_known: bool) -> None:
    for fault in FAULTS.values():
        for path in paths(Draft(fault=fault), (open_job(fault),) if is_known else ()):
            keeps_its_promises(path)


def keeps_its_promises(path: Path) -> None:
    draft, last = path[-1]
    steps = [step for _, step in path]

    assert len(path) < LONGEST, "the read-back is answered by the sixth thing said"
    assert not any(isinstance(step, InDanger) for step in steps[:-1]), "nothing is asked after danger"
    assert no_danger_was_left(draft) or may_be_the_worst(last), draft
    assert never_booked_in_an_emergency(draft, last), draft


def no_danger_was_left(draft: Draft) -> bool:
    """Every question about danger was answered, or the answer before it has ended everything."""
    return not draft.unasked_dangers


def may_be_the_worst(last: Step) -> bool:
    is_emergency = isinstance(last, ReadBack) and last.assessment.priority is Priority.EMERGENCY
    return is_emergency or isinstance(last, InDanger)


def never_booked_in_an_emergency(draft: Draft, last: Step) -> bool:
    if not isinstance(last, ReadBack) or last.assessment.priority is not Priority.EMERGENCY:
        return True
    return not can_be_booked(draft.fault, last.assessment)


def test_question_that_brings_danger_brings_nothing_else() -> None:
    """Then the order of two answers could matter."""
    for rule in rules().values():
        for effect in (rule.if_yes, rule.if_no):
            assert not (effect.danger and (effect.elsewhere or effect.priority or effect.sooner))
