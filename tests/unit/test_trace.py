"""A trace collects events in its own context only, and costs nothing where none is open."""

import logging
from threading import Thread

import pytest

from skill.trace import TraceEvent, TraceKind, trace, tracing


def test_an_open_trace_collects_events_in_order() -> None:
    with tracing() as events:
        trace(TraceKind.REQUEST, intent="RentBalanceIntent")
        trace(TraceKind.REPLY)

    assert events == [
        TraceEvent(kind=TraceKind.REQUEST, facts={"intent": "RentBalanceIntent"}),
        TraceEvent(kind=TraceKind.REPLY, facts={}),
    ]


def test_a_trace_ends_with_its_context_even_when_that_fails() -> None:
    with pytest.raises(ZeroDivisionError), tracing() as events:
        raise ZeroDivisionError
    trace(TraceKind.REPLY)

    assert events == []


def test_an_inner_trace_leaves_the_outer_one_as_it_was() -> None:
    with tracing() as outer:
        with tracing() as inner:
            trace(TraceKind.DANGER)
        trace(TraceKind.REPLY)

    assert [event.kind for event in inner] == [TraceKind.DANGER]
    assert [event.kind for event in outer] == [TraceKind.REPLY]


def test_another_thread_does_not_write_into_a_trace() -> None:
    with tracing() as events:
        thread = Thread(target=trace, args=(TraceKind.REPLY,))
        thread.start()
        thread.join()

    assert events == []


def test_a_trace_is_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), tracing():
        trace(TraceKind.SPEAKER, home="T1001")

    assert caplog.records == []
