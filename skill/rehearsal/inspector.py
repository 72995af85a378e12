"""Stands between a rehearsal and the skill: makes the troubles of the turn, and records what was sent."""

import time
from dataclasses import dataclass
from typing import cast

from skill.bootstrap import Store
from skill.rehearsal.conversation import SkillDoor
from skill.rehearsal.envelope import Envelope
from skill.rehearsal.trace import Step, followed
from skill.rehearsal.troubles import NO_TROUBLES, Trouble, TroubledStore, Troubles, troubled


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """One request as it was sent. `second_answer` is the answer to the same request sent once more."""

    sent: Envelope
    trace: tuple[Step, ...]
    ms: float
    second_answer: Envelope | None = None


class Inspector:
    """Wraps the store under the skill and the door in front of it, for one conversation at a time.

    A trace takes time; without `traces` it stays empty.
    """

    def __init__(self, *, traces: bool = True) -> None:
        self.traces = traces
        self.troubles: Troubles = NO_TROUBLES
        self.inspection: Inspection | None = None

    def store(self, store: Store) -> Store:
        return cast(Store, TroubledStore(store, lambda: self.troubles))

    def door(self, door: SkillDoor) -> SkillDoor:
        return _InspectedDoor(door, self)


class _InspectedDoor:
    def __init__(self, door: SkillDoor, inspector: Inspector) -> None:
        self._door = door
        self._inspector = inspector

    def answer(self, raw: Envelope) -> Envelope:
        troubles = self._inspector.troubles
        sent = troubled(raw, troubles)
        started = time.perf_counter()
        with followed(wanted=self._inspector.traces) as trace:
            answer = self._door.answer(sent)
        ms = (time.perf_counter() - started) * 1000
        second = self._door.answer(sent) if Trouble.SENT_TWICE in troubles else None
        self._inspector.inspection = Inspection(sent=sent, trace=tuple(trace), ms=ms, second_answer=second)
        return answer
