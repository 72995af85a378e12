"""Stands between a rehearsal and the skill: makes the troubles of the turn, and records what was sent."""

import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import cast

from skill.alexa.envelope import AnswersEnvelopes
from skill.bootstrap import Store
from skill.rehearsal.envelope import Envelope
from skill.rehearsal.troubles import NO_TROUBLES, Intercepted, Trouble, Troubles, look_up, troubled
from skill.services.wiring import Services
from skill.trace import TraceEvent, TraceKind, trace, tracing


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """One request as it was sent. `second_answer` is the answer to the same request sent once more."""

    sent: Envelope
    trace: tuple[TraceEvent, ...]
    ms: float
    second_answer: Envelope | None = None


class Inspector:
    """Wraps the store and the services of the skill and the door in front of it, for one conversation.

    Without `traces` the trace of each request stays empty.
    """

    def __init__(self, *, traces: bool = True) -> None:
        self.troubles: Troubles = NO_TROUBLES
        self.inspection: Inspection | None = None
        self._traces = traces
        self._door: AnswersEnvelopes | None = None

    def store(self, store: Store) -> Store:
        """The same store, traced and with the troubles of the turn."""
        name = type(store).__name__

        def before(method: str) -> None:
            trace(TraceKind.STORE, name=f"{name}.{method}")
            look_up(self.troubles)

        return cast(Store, Intercepted(store, before))

    def services(self, services: Services) -> Services:
        """The same services, whose calls from the dialogue are traced."""

        def before(name: str, method: str) -> None:
            trace(TraceKind.SERVICE, name=f"{name}.{method}")

        for attribute, service in tuple(vars(services).items()):
            name = type(service).__name__
            if name.endswith("Service"):
                setattr(services, attribute, Intercepted(service, partial(before, name)))
        return services

    def door(self, door: AnswersEnvelopes) -> AnswersEnvelopes:
        """The same door, with the troubles of the turn; every request is recorded."""
        self._door = door
        return self

    def answer(self, raw: Envelope) -> Envelope:
        assert self._door is not None  # noqa: S101  # nobody has the inspector as a door before it has one
        sent = troubled(raw, self.troubles)
        started = time.perf_counter()
        opened: AbstractContextManager[list[TraceEvent]] = tracing() if self._traces else nullcontext([])
        with opened as events:
            answer = self._door.answer(sent)
        ms = (time.perf_counter() - started) * 1000
        second = self._door.answer(sent) if Trouble.SENT_TWICE in self.troubles else None
        self.inspection = Inspection(sent=sent, trace=tuple(events), ms=ms, second_answer=second)
        return answer
