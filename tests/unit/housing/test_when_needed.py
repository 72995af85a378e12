"""A store that is opened when it is first needed: who opens, who waits, and when it is tried again."""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from skill.errors import ConfigurationError, StoreNotOpen, StoreUnavailable
from skill.housing.records.turn import PATIENCE as TURN_PATIENCE
from skill.housing.when_needed import PATIENCE, StoreWhenNeeded

LONGEST_READ = 5.0
ALEXA_WAITS = 8.0
LONG = 30.0
"""Seconds that no test takes unless it waits for what never comes."""


class Opened:
    """A store that counts what is done with it; `failure` is raised by its calls."""

    def __init__(self) -> None:
        self.failure: Exception | None = None
        self.turns: list[str] = []
        self.is_closed = False

    def home(self, tenancy_ref: str) -> str:
        if self.failure:
            raise self.failure
        self.turns.append("read")
        return tenancy_ref

    @contextmanager
    def reading(self) -> Iterator[None]:
        self.turns.append("in")
        yield
        self.turns.append("out")

    def close(self) -> None:
        self.is_closed = True


class Place:
    """Where the store lies: `fault` is what stops it from being opened, `gate` what it waits for."""

    def __init__(self, fault: BaseException | None = None) -> None:
        self.fault = fault
        self.gate = threading.Event()
        self.gate.set()
        self.store = Opened()
        self.opened = 0
        self.now = 0.0

    def open(self) -> Opened:
        self.opened += 1
        assert self.gate.wait(10)
        if self.fault is not None:
            raise self.fault
        return self.store

    def when_needed(self, **more: Any) -> Any:
        return StoreWhenNeeded(self.open, seconds=lambda: self.now, **more)


def fails(call: Callable[[], object], match: str) -> None:
    with pytest.raises(StoreNotOpen, match=match):
        call()


def test_a_store_is_opened_by_its_first_use_and_once() -> None:
    place = Place()
    store = place.when_needed()

    assert place.opened == 0
    assert [store.home("T1"), store.home("T2")] == ["T1", "T2"]
    assert place.opened == 1


def test_all_that_fails_is_retried_after_a_pause_and_not_before() -> None:
    place = Place(StoreUnavailable("the disk is gone"))
    store = place.when_needed(pause=5)

    for now, opened in ((0, 1), (1, 1), (4.9, 1), (5, 2), (9, 2), (10, 3)):
        place.now = now
        fails(lambda: store.home("T1"), "cannot be opened: the disk is gone")
        assert place.opened == opened
    place.fault, place.now = None, 15

    assert store.home("T1") == "T1"


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (ConfigurationError("HOME_COACH_DATA asks for 'x'"), "HOME_COACH_DATA asks for 'x'"),
        (StoreUnavailable("locked"), "locked"),
        (StoreUnavailable(), "StoreUnavailable"),
        (OSError("Mrs Okafor owes 84.30"), "OSError"),
        (SystemExit(), "SystemExit"),
    ],
    ids=["a setting", "the store", "without words", "words that are not ours", "an end of the thread"],
)
def test_the_reason_is_in_our_own_words(fault: BaseException, words: str) -> None:
    store = Place(fault).when_needed()

    fails(lambda: store.home("T1"), f"^the store cannot be opened: {words}$")


def test_the_log_says_why_once_and_when_it_is_over(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    place = Place(StoreUnavailable("the disk is gone"))
    store = place.when_needed(pause=0)

    for _ in range(5):
        fails(lambda: store.home("T1"), "the disk is gone")
    place.fault = None
    store.home("T1")

    assert place.opened == 6
    assert caplog.messages == [
        "only danger is answered, everything else apologises: the store cannot be opened: the disk is gone",
        "the store is open",
    ]


def test_of_many_threads_one_opens_and_the_others_share_it() -> None:
    place = Place()
    place.gate.clear()
    store, found = place.when_needed(patience=10), []
    threads = [threading.Thread(target=lambda: found.append(store.home("T1"))) for _ in range(20)]
    for thread in threads:
        thread.start()
    place.gate.set()
    for thread in threads:
        thread.join(10)

    assert (place.opened, found) == (1, ["T1"] * 20)


def test_a_turn_waits_only_a_moment_for_a_slow_opening_which_goes_on() -> None:
    place = Place()
    place.gate.clear()
    store = place.when_needed(patience=LONG)

    store.open(patience=0)
    place.now = LONG
    started = time.monotonic()
    fails(lambda: store.home("T1"), "is still being opened")
    assert time.monotonic() - started < LONG, "waited as if the attempt had just begun"
    place.gate.set()
    store.open(patience=10)

    assert (store.home("T1"), place.opened) == ("T1", 1)


def test_a_turn_that_waited_still_ends_before_alexa_gives_up() -> None:
    assert PATIENCE + TURN_PATIENCE + LONGEST_READ < ALEXA_WAITS


def test_a_new_attempt_still_says_why_the_last_one_failed() -> None:
    place = Place(StoreUnavailable("locked"))
    store = place.when_needed(pause=0, patience=0.01)
    store.open()
    place.gate.clear()

    fails(lambda: store.home("T1"), "cannot be opened: locked")
    place.gate.set()


def test_a_turn_neither_opens_the_store_nor_fails() -> None:
    place = Place(StoreUnavailable())
    store = place.when_needed()

    with store.reading(), store.reading():
        pass

    assert place.opened == 0


def test_reads_are_held_together_from_the_moment_the_store_is_there() -> None:
    place = Place()
    store = place.when_needed()

    with store.reading(), store.reading():
        store.home("T1")
        store.home("T2")
    with store.reading():
        store.home("T3")
    store.home("T4")

    assert place.store.turns == ["in", "read", "read", "out", "in", "read", "out", "read"]


def test_a_failure_of_an_open_store_opens_nothing() -> None:
    place = Place()
    store = place.when_needed()
    place.store.failure = StoreUnavailable("busy")

    for _ in range(3):
        with pytest.raises(StoreUnavailable, match="busy"):
            store.home("T1")

    assert place.opened == 1


def test_closing_closes_what_is_open() -> None:
    place = Place()
    store = place.when_needed()

    store.close()
    assert not place.store.is_closed
    store.open()
    store.close()

    assert place.store.is_closed


def test_a_fork_leaves_no_one_waiting_for_a_thread_of_its_parent() -> None:
    place = Place()
    place.gate.clear()
    store = place.when_needed(patience=5)
    store.open(patience=0)
    child = os.fork()
    if not child:
        place.gate.set()
        os._exit(0 if store.home("T1") == "T1" else 1)
    place.gate.set()

    assert os.waitpid(child, 0)[1] == 0
