"""The trace of one request: what each layer made of it, for a developer who asks why it was answered so.

A layer calls `trace()` where it decides something. The call does nothing unless a trace is open in this
context, and only the simulator and tests open one: no tenant's request is ever traced, and nothing of a
trace is logged or stored. This module is below every layer, so that each of them may call it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum


class TraceKind(StrEnum):
    """In the order of a request."""

    DANGER = "danger"
    REQUEST = "request"
    JOURNEY = "journey"
    SPEAKER = "speaker"
    SERVICE = "service"
    STORE = "store"
    REPLY = "reply"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceEvent:
    """`facts` are plain values by name; a `name` among them is where to look in the code."""

    kind: TraceKind
    facts: Mapping[str, object]


_open: ContextVar[list[TraceEvent] | None] = ContextVar("trace", default=None)


@contextmanager
def tracing() -> Iterator[list[TraceEvent]]:
    """Opens a trace in this context; the list fills up while the request is answered."""
    events: list[TraceEvent] = []
    token = _open.set(events)
    try:
        yield events
    finally:
        _open.reset(token)


def trace(kind: TraceKind, **facts: object) -> None:
    """Adds an event to the trace that is open, if one is."""
    events = _open.get()
    if events is not None:
        events.append(TraceEvent(kind=kind, facts=facts))
