"""A verified chain is kept while it is valid, and strangers cause few searches for others."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from skill.errors import Unverified
from skill.web.chain import Signer
from skill.web.refusals import Reason
from skill.web.serve import THREADS
from skill.web.signers import (
    FAILURE_KEPT,
    LOOKED_AGAIN_AFTER,
    MINUTE,
    MOST_FAILURES,
    MOST_SEARCHES,
    MOST_SIGNERS,
    MOST_WAITING,
    SEARCHES_A_MINUTE,
    Signers,
)
from tests.web import pki
from tests.web.pki import NOW

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


class Finder:
    """Counts the searches; `good_for` says how long what it finds is good, None that it finds nothing."""

    def __init__(self, good_for: timedelta | None = DAY) -> None:
        self.good_for = good_for
        self.searched: list[str] = []

    def __call__(self, url: str, at: datetime) -> Signer:
        self.searched.append(url)
        if self.good_for is None:
            raise Unverified(Reason.CHAIN)
        return Signer(key=pki.rsa_key("leaf").public_key(), good_from=at - DAY, good_until=at + self.good_for)


def test_verified_chain_is_not_verified_again() -> None:
    finder = Finder()
    signers = Signers(finder)

    first, again = signers.signer("a", NOW), signers.signer("a", NOW + DAY)

    assert first is again
    assert finder.searched == ["a"]


@pytest.mark.parametrize(
    "moved", [DAY + timedelta(seconds=1), -DAY - timedelta(seconds=1)], ids=["after", "before"]
)
def test_chain_is_verified_again_outside_its_validity(moved: timedelta) -> None:
    finder = Finder()
    signers = Signers(finder)
    signers.signer("a", NOW)

    signers.signer("a", NOW + moved)

    assert finder.searched == ["a", "a"]


def test_chain_that_became_invalid_is_dropped() -> None:
    finder = Finder()
    signers = Signers(finder)
    signers.signer("a", NOW)
    finder.good_for = None

    with pytest.raises(Unverified):
        signers.signer("a", NOW + 2 * DAY)
    with pytest.raises(Unverified):
        signers.signer("a", NOW)

    assert finder.searched == ["a", "a", "a"]


def test_one_failure_is_not_believed() -> None:
    finder = Finder(None)
    signers = Signers(finder)
    with pytest.raises(Unverified):
        signers.signer("a", NOW)
    finder.good_for = DAY

    assert signers.signer("a", NOW).is_good(NOW)


def test_flood_of_bad_addresses_is_not_cached() -> None:
    finder = Finder()
    signers = Signers(finder)
    good = signers.signer("good", NOW)
    finder.good_for = None

    for number in range(3000):
        with pytest.raises(Unverified):
            signers.signer(f"bad-{number}", NOW)

    assert signers.signer("good", NOW) is good
    assert held(signers) == ["good"]


def test_second_failure_in_a_row_is_believed_for_some_seconds() -> None:
    finder = Finder(None)
    signers = Signers(finder)

    assert reasons(signers, ["a"] * 50) == [Reason.CHAIN] * 50
    assert finder.searched == ["a"] * 2
    finder.good_for = DAY
    assert reasons(signers, ["a"], NOW + FAILURE_KEPT - SECOND) == [Reason.CHAIN]
    assert signers.signer("a", NOW + FAILURE_KEPT).is_good(NOW)


def test_failures_are_forgotten_when_the_clock_is_put_back() -> None:
    finder = Finder(None)
    signers = Signers(finder)
    reasons(signers, ["a"] * 3)
    finder.good_for = DAY

    assert signers.signer("a", NOW - SECOND).is_good(NOW)


def test_strangers_cause_few_searches_in_a_minute() -> None:
    finder = Finder(None)
    signers = Signers(finder)
    addresses = [str(number) for number in range(500)]

    refused = reasons(signers, addresses)

    assert finder.searched == addresses[:SEARCHES_A_MINUTE]
    assert set(refused[SEARCHES_A_MINUTE:]) == {Reason.TOO_MANY_CHAINS}
    finder.good_for = DAY
    assert reasons(signers, ["late"], NOW + MINUTE - SECOND) == [Reason.TOO_MANY_CHAINS]
    assert signers.signer("late", NOW + MINUTE).is_good(NOW + MINUTE)


def test_proved_address_waits_for_no_stranger() -> None:
    """Neither while it is good nor when it has to be fetched again."""
    finder = Finder()
    signers = Signers(finder)
    signers.signer("good", NOW)
    later = NOW + 2 * DAY
    finder.good_for = None
    reasons(signers, [str(number) for number in range(500)], NOW)
    reasons(signers, [str(number) for number in range(500)], later)
    finder.good_for = DAY

    assert signers.signer("good", later).is_good(later)


def test_few_addresses_are_searched_at_once() -> None:
    may_end, searched = threading.Event(), threading.Semaphore(0)

    def find(url: str, at: datetime) -> Signer:
        if url != "good":
            searched.release()
            may_end.wait(5)
        return Finder()(url, at)

    signers = Signers(find)
    signers.signer("good", NOW)
    threads = [
        threading.Thread(target=signers.signer, args=(str(number), NOW)) for number in range(MOST_SEARCHES)
    ]
    for thread in threads:
        thread.start()
        assert searched.acquire(timeout=5)
    try:
        assert reasons(signers, ["another"]) == [Reason.TOO_MANY_CHAINS]
        assert signers.signer("good", NOW + 2 * DAY).is_good(NOW + 2 * DAY)
    finally:
        may_end.set()
        for thread in threads:
            thread.join(5)


def test_few_wait_for_one_search_so_that_threads_are_left() -> None:
    outcomes, finder = search_together(["a"] * (MOST_WAITING + 4), good_for=DAY, known="good")

    refused = [str(outcome) for outcome in outcomes if isinstance(outcome, Unverified)]
    assert refused == [Reason.TOO_MANY_CHAINS] * 3
    assert finder.searched == ["good", "a"]
    assert MOST_SEARCHES + MOST_WAITING < THREADS


def test_all_wait_for_the_first_chain_of_a_server_that_has_just_started() -> None:
    outcomes, finder = search_together(["a"] * (MOST_WAITING + 4), good_for=DAY)

    assert [outcome for outcome in outcomes if isinstance(outcome, Unverified)] == []
    assert finder.searched == ["a"]


def test_replaced_chain_is_found_once_a_minute() -> None:
    finder = Finder()
    signers = Signers(finder)
    first = signers.signer("a", NOW)

    second = signers.replaced("a", NOW, known=first)

    assert second is not None
    assert second is not first
    assert signers.signer("a", NOW) is second
    assert signers.replaced("a", NOW, known=first) is second
    assert signers.replaced("a", NOW + LOOKED_AGAIN_AFTER - SECOND, known=second) is None
    assert finder.searched == ["a"] * 2
    assert signers.replaced("a", NOW + LOOKED_AGAIN_AFTER, known=second) is not None


def test_known_chain_stays_while_another_cannot_be_found() -> None:
    finder = Finder()
    signers = Signers(finder)
    known = signers.signer("a", NOW)
    finder.good_for = None

    assert signers.replaced("a", NOW, known=known) is None
    assert signers.signer("a", NOW) is known


def test_strangers_fill_no_memory() -> None:
    finder = Finder(None)
    signers = Signers(finder)

    for number in range(20 * MOST_FAILURES):
        reasons(signers, [str(number)], NOW + number * MINUTE)

    assert len(finder.searched) == 20 * MOST_FAILURES
    assert len(signers._failed) == MOST_FAILURES
    assert not signers._kept
    assert not signers._proved
    assert not signers._searches
    assert len(signers._lately) == 1


def test_least_used_chain_is_evicted() -> None:
    finder = Finder()
    signers = Signers(finder, most=3)

    for url in ["a", "b", "c", "a", "d"]:
        signers.signer(url, NOW)

    assert held(signers) == ["c", "a", "d"]
    assert MOST_SIGNERS >= 2


def test_concurrent_requests_for_a_chain_share_one_fetch() -> None:
    outcomes, finder = search_together(["a"] * 6, good_for=DAY)

    assert finder.searched == ["a"]
    assert len(set(map(id, outcomes))) == 1


def test_concurrent_requests_for_a_chain_share_its_failure() -> None:
    outcomes, finder = search_together(["a"] * 6, good_for=None)

    assert finder.searched == ["a"]
    assert [str(outcome) for outcome in outcomes] == [Reason.CHAIN] * 6


def test_slow_address_does_not_delay_another() -> None:
    is_free = threading.Event()

    def find(url: str, at: datetime) -> Signer:
        if url == "slow":
            is_free.wait(5)
        return Finder()(url, at)

    signers = Signers(find)
    slow = threading.Thread(target=signers.signer, args=("slow", NOW))
    slow.start()
    try:
        assert signers.signer("quick", NOW).is_good(NOW)
        assert slow.is_alive()
    finally:
        is_free.set()
        slow.join(5)


def reasons(signers: Signers, urls: list[str], at: datetime = NOW) -> list[str]:
    """Why each of them is refused."""
    refused = []
    for url in urls:
        with pytest.raises(Unverified) as refusal:
            signers.signer(url, at)
        refused.append(str(refusal.value))
    return refused


def held(signers: Signers) -> list[str]:
    return list(signers._kept)


def search_together(
    urls: list[str], *, good_for: timedelta | None, known: str = ""
) -> tuple[list[object], Finder]:
    """Everybody asks before the first search may end, but for the one of a known address."""
    finder = Finder(good_for)
    may_end = threading.Event()

    def find(url: str, at: datetime) -> Signer:
        if url != known:
            may_end.wait(5)
        return finder(url, at)

    signers = Signers(find)
    if known:
        signers.signer(known, NOW)
    with ThreadPoolExecutor(len(urls)) as pool:
        asked = [pool.submit(outcome_of, signers, url) for url in urls]
        while len(waiting(signers)) + sum(each.done() for each in asked) < len(urls) - 1:
            threading.Event().wait(0.001)
        may_end.set()
    return [each.result() for each in asked], finder


def outcome_of(signers: Signers, url: str) -> object:
    try:
        return signers.signer(url, NOW)
    except Unverified as refusal:
        return refusal


def waiting(signers: Signers) -> list[object]:
    """Who sleeps on a search that is under way."""
    searches = list(signers._searches.values())
    return [waiter for search in searches for waiter in search._condition._waiters]
