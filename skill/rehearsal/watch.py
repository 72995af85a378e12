"""Stands between a rehearsal and the skill: notes what is sent and how it is answered, and makes trouble."""

import time
from dataclasses import dataclass
from typing import cast

from skill.bootstrap import Store
from skill.rehearsal.conversation import Answers
from skill.rehearsal.envelope import Envelope
from skill.rehearsal.trace import Step, followed
from skill.rehearsal.troubles import NO_TROUBLES, Trouble, TroubledStore, Troubles, troubled


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One request as it was sent. `again` is the answer to the same request sent a second time."""

    sent: Envelope
    way: tuple[Step, ...]
    ms: float
    again: Envelope | None = None


class Watch:
    """Put `store` under the skill and `door` in front of it; one conversation at a time.

    Following a request's way takes time; without `follows` it is left empty.
    """

    def __init__(self, *, follows: bool = True) -> None:
        self.follows = follows
        self.troubles: Troubles = NO_TROUBLES
        self.noted: Noted | None = None

    def store(self, store: Store) -> Store:
        return cast(Store, TroubledStore(store, lambda: self.troubles))

    def door(self, door: Answers) -> Answers:
        return _WatchedDoor(door, self)


class _WatchedDoor:
    def __init__(self, door: Answers, watch: Watch) -> None:
        self._door = door
        self._watch = watch

    def answer(self, raw: Envelope) -> Envelope:
        troubles = self._watch.troubles
        sent = troubled(raw, troubles)
        started = time.perf_counter()
        with followed(wanted=self._watch.follows) as way:
            answer = self._door.answer(sent)
        ms = (time.perf_counter() - started) * 1000
        again = self._door.answer(sent) if Trouble.SENT_TWICE in troubles else None
        self._watch.noted = Noted(sent=sent, way=tuple(way), ms=ms, again=again)
        return answer
