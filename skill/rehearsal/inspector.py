"""Stands between a rehearsal and the skill: makes the troubles of the turn, and records what was sent."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, cast

from skill.bootstrap import Store
from skill.rehearsal.conversation import SkillDoor
from skill.rehearsal.envelope import Envelope
from skill.rehearsal.troubles import NO_TROUBLES, Trouble, TroubledStore, Troubles, troubled
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
        self.traces = traces
        self.troubles: Troubles = NO_TROUBLES
        self.inspection: Inspection | None = None

    def store(self, store: Store) -> Store:
        """The same store, with the troubles of the turn."""
        in_trouble = TroubledStore(store, lambda: self.troubles)
        return cast(Store, _Traced(in_trouble, TraceKind.STORE, type(store).__name__))

    def services(self, services: Services) -> Services:
        """The same services, whose calls from the dialogue are traced."""
        for name, service in tuple(vars(services).items()):
            if type(service).__name__.endswith("Service"):
                setattr(services, name, _Traced(service, TraceKind.SERVICE, type(service).__name__))
        return services

    def open_trace(self) -> AbstractContextManager[list[TraceEvent]]:
        return tracing() if self.traces else nullcontext([])

    def door(self, door: SkillDoor) -> SkillDoor:
        return _InspectedDoor(door, self)


class _Traced:
    """Any object, with an event in the open trace for each of its methods that is called."""

    def __init__(self, target: object, kind: TraceKind, name: str) -> None:
        self._target = target
        self._kind = kind
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        value = getattr(self._target, attribute)
        return self._traced(attribute, value) if callable(value) and attribute != "reading" else value

    def _traced(self, attribute: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: object, **kwargs: object) -> Any:
            trace(self._kind, name=f"{self._name}.{attribute}")
            return method(*args, **kwargs)

        return call


class _InspectedDoor:
    def __init__(self, door: SkillDoor, inspector: Inspector) -> None:
        self._door = door
        self._inspector = inspector

    def answer(self, raw: Envelope) -> Envelope:
        troubles = self._inspector.troubles
        sent = troubled(raw, troubles)
        started = time.perf_counter()
        with self._inspector.open_trace() as events:
            answer = self._door.answer(sent)
        ms = (time.perf_counter() - started) * 1000
        second = self._door.answer(sent) if Trouble.SENT_TWICE in troubles else None
        self._inspector.inspection = Inspection(sent=sent, trace=tuple(events), ms=ms, second_answer=second)
        return answer
