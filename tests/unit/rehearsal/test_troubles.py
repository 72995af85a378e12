"""Things that go wrong on purpose: what they do to the store and to a request."""

from contextlib import AbstractContextManager, nullcontext

import pytest

from skill.errors import StoreUnavailable
from skill.rehearsal.troubles import (
    NO_TROUBLES,
    SLOW_LOOK_UP,
    Intercepted,
    Trouble,
    Troubles,
    look_up,
    troubled,
)

REQUEST = {
    "version": "1.0",
    "session": {"new": True, "attributes": {"asking": "pin"}},
    "context": {"System": {"user": {"userId": "u"}}},
    "request": {
        "type": "IntentRequest",
        "requestId": "r1",
        "timestamp": "2026-11-25T10:00:00Z",
        "locale": "en-GB",
        "intent": {"name": "PinIntent", "slots": {"pin": {"name": "pin", "value": "2580"}}},
    },
}


class FakeStore:
    def reading(self) -> AbstractContextManager[None]:
        return nullcontext()

    def home(self, ref: str, *, on: int = 0) -> str:
        return f"{ref} {on}"


def a_store(*troubles: Trouble) -> tuple[Intercepted, list[float]]:
    slept: list[float] = []
    return Intercepted(FakeStore(), lambda _: look_up(frozenset(troubles), sleep=slept.append)), slept


def test_a_store_without_trouble_answers_as_usual() -> None:
    store, slept = a_store()

    assert store.home("T1", on=3) == "T1 3"
    assert slept == []


def test_a_slow_store_takes_its_time_for_every_call() -> None:
    store, slept = a_store(Trouble.SLOW_STORE)

    assert [store.home("T1"), store.home("T2")] == ["T1 0", "T2 0"]
    assert slept == [SLOW_LOOK_UP] * 2


def test_a_store_that_is_down_raises_store_unavailable() -> None:
    store, _ = a_store(Trouble.STORE_DOWN)

    with pytest.raises(StoreUnavailable):
        store.home("T1")


def test_trouble_ends_when_it_is_switched_off() -> None:
    now: list[Troubles] = [frozenset({Trouble.STORE_DOWN}), NO_TROUBLES]
    store = Intercepted(FakeStore(), lambda _: look_up(now.pop(0)))

    with pytest.raises(StoreUnavailable):
        store.home("T1")
    assert store.home("T1") == "T1 0"


@pytest.mark.parametrize(
    "troubles", [NO_TROUBLES, frozenset({Trouble.SLOW_STORE, Trouble.STORE_DOWN, Trouble.SENT_TWICE})]
)
def test_other_troubles_leave_the_request_alone(troubles: Troubles) -> None:
    assert troubled(REQUEST, troubles) == REQUEST


def test_an_unknown_type_keeps_what_every_request_has() -> None:
    request = troubled(REQUEST, frozenset({Trouble.UNKNOWN_REQUEST}))["request"]

    assert request.pop("type") not in {"LaunchRequest", "IntentRequest", "SessionEndedRequest"}
    assert request == {"requestId": "r1", "timestamp": "2026-11-25T10:00:00Z", "locale": "en-GB"}


def test_extra_fields_are_everywhere_but_in_slots_and_attributes() -> None:
    sent = troubled(REQUEST, frozenset({Trouble.EXTRA_FIELDS}))

    slots = sent["request"]["intent"]["slots"]
    assert set(slots) == {"pin"}
    assert sent["session"]["attributes"] == {"asking": "pin"}
    for node in (sent, sent["session"], sent["context"]["System"]["user"], sent["request"], slots["pin"]):
        assert "newThisYear" in node
    assert "newThisYear" not in str(REQUEST)
