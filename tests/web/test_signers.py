"""A verified chain is cached while it is valid; a failure is not cached."""

import threading
from datetime import datetime, timedelta

import pytest

from skill.errors import Unverified
from skill.web.chain import Signer
from skill.web.refusals import Reason
from skill.web.verify import MOST_SIGNERS, Signers
from tests.web import pki
from tests.web.pki import NOW

DAY = timedelta(days=1)


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


def test_failure_is_not_cached() -> None:
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


def held(signers: Signers) -> list[str]:
    return list(signers._kept)


def search_together(urls: list[str], *, good_for: timedelta | None) -> tuple[list[object], Finder]:
    """Everybody asks before the first search may end."""
    finder = Finder(good_for)
    may_end = threading.Event()

    def find(url: str, at: datetime) -> Signer:
        may_end.wait(5)
        return finder(url, at)

    signers, outcomes = Signers(find), []

    def ask(url: str) -> None:
        try:
            outcomes.append(signers.signer(url, NOW))
        except Unverified as refusal:
            outcomes.append(refusal)

    threads = [threading.Thread(target=ask, args=(url,)) for url in urls]
    for thread in threads:
        thread.start()
    while len(waiting(signers)) + len(outcomes) < len(urls) - 1:
        threading.Event().wait(0.001)
    may_end.set()
    for thread in threads:
        thread.join(5)
    return outcomes, finder


def waiting(signers: Signers) -> list[object]:
    """Who sleeps on a search that is under way."""
    searches = list(signers._searches.values())
    return [waiter for search in searches for waiter in search._condition._waiters]
