"""Whose key signs, by the address of its certificate chain, and how often strangers may make us look for it.

Anyone may name an address in an unsigned request. So an address that failed twice in a row is not tried again
for some seconds, few are tried at once and few in a minute, and no more threads wait for them than leave some
for everyone else. An address whose chain was proved waits for none of that.
"""

from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import TypeVar

from skill.errors import Unverified
from skill.web.chain import Signer
from skill.web.refusals import Reason, reason_for

MOST_SIGNERS = 16

MOST_SEARCHES = 2
"""At once, for addresses that were never proved."""

MOST_WAITING = 6
"""Threads that wait for another's search. With the searches they are fewer than the server has, so that some
are left for known chains; while there is none, all may wait.
"""

WAIT_SECONDS = 4.0
"""For another's search: as long as a fetch may take, and half of what Alexa allows."""

SEARCHES_A_MINUTE = 20
"""For addresses that were never proved. Amazon has a new one every few months."""

MINUTE = timedelta(minutes=1)

BELIEVED_FROM = 2
"""One failure may be a hiccup of the network; the second in a row is believed for `FAILURE_KEPT`."""

FAILURE_KEPT = timedelta(seconds=10)
MOST_FAILURES = 64

LOOKED_AGAIN_AFTER = timedelta(minutes=1)
"""How often a signature that does not match makes us look whether the chain was replaced."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Failure:
    at: datetime
    in_a_row: int
    reason: Reason


class Signers:
    """Only what was proved is kept, so that strangers cannot fill it. There is one search at a time for an
    address, and everyone who waits for that address shares its outcome.
    """

    def __init__(self, find: Callable[[str, datetime], Signer], *, most: int = MOST_SIGNERS) -> None:
        """`find` fetches and proves a chain, and raises `Unverified`."""
        self._find = find
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[str, Signer] = OrderedDict()
        self._proved: OrderedDict[str, datetime | None] = OrderedDict()
        """Addresses that once had a good chain, with when they were last looked at again."""
        self._failed: OrderedDict[str, Failure] = OrderedDict()
        self._searches: dict[str, Future[Signer]] = {}
        self._lately: deque[datetime] = deque()
        self._waiting = 0

    def signer(self, url: str, at: datetime, *, may_search: bool = True) -> Signer:
        """Raises `Unverified` where there is none, or where none is looked for now."""
        with self._lock:
            kept = self._kept.get(url)
            if kept is not None and kept.is_good(at):
                self._kept.move_to_end(url)
                return kept
        if not may_search:
            raise Unverified(Reason.NOT_LOOKED_FOR)
        return self._found(url, at)

    def replaced(self, url: str, at: datetime, *, known: Signer) -> Signer | None:
        """The signer that has taken the place of a known one, which stays in use until there is another."""
        with self._lock:
            kept, looked_at = self._kept.get(url), self._proved.get(url)
            if kept is not None and kept is not known and kept.is_good(at):
                return kept
            if url not in self._searches:
                if looked_at is not None and _is_within(LOOKED_AGAIN_AFTER, looked_at, at):
                    return None
                self._proved[url] = at
        try:
            return self._found(url, at)
        except Unverified:
            return None

    def _found(self, url: str, at: datetime) -> Signer:
        with self._lock:
            search = self._searches.get(url)
            if search is None:
                self._check_may_search(url, at)
                ours = self._searches[url] = Future[Signer]()
            elif self._kept and self._waiting >= MOST_WAITING:
                raise Unverified(Reason.TOO_MANY_CHAINS)
            else:
                self._waiting += 1
        if search is not None:
            return self._outcome(search)
        self._search(url, at, ours)
        return ours.result()

    def _outcome(self, search: Future[Signer]) -> Signer:
        try:
            return search.result(WAIT_SECONDS)
        except TimeoutError:
            raise Unverified(Reason.CHAIN_OUT_OF_REACH) from None
        finally:
            with self._lock:
                self._waiting -= 1

    def _check_may_search(self, url: str, at: datetime) -> None:
        failure = self._failed.get(url)
        if failure is not None and failure.in_a_row >= BELIEVED_FROM and _is_recent(failure, at):
            raise Unverified(failure.reason)
        if url in self._proved:
            return
        while self._lately and not _is_within(MINUTE, self._lately[0], at):
            self._lately.popleft()
        if len(self._searches) >= MOST_SEARCHES or len(self._lately) >= SEARCHES_A_MINUTE:
            raise Unverified(Reason.TOO_MANY_CHAINS)
        self._lately.append(at)

    def _search(self, url: str, at: datetime, search: Future[Signer]) -> None:
        try:
            signer = self._find(url, at)
        except BaseException as problem:
            self._fail(url, at, problem)
            search.set_exception(problem)
            if not isinstance(problem, Exception):
                raise
        else:
            self._succeed(url, signer)
            search.set_result(signer)

    def _succeed(self, url: str, signer: Signer) -> None:
        with self._lock:
            del self._searches[url]
            self._failed.pop(url, None)
            _keep(self._kept, url, signer, most=self._most)
            _keep(self._proved, url, self._proved.get(url), most=self._most)

    def _fail(self, url: str, at: datetime, problem: BaseException) -> None:
        """What is good stays: the search may have been for a signature that a stranger made up."""
        with self._lock:
            del self._searches[url]
            kept, before = self._kept.get(url), self._failed.get(url)
            if kept is not None and not kept.is_good(at):
                del self._kept[url]
            if isinstance(problem, Unverified):
                in_a_row = before.in_a_row if before is not None and _is_recent(before, at) else 0
                failure = Failure(at, in_a_row + 1, reason_for(problem))
                _keep(self._failed, url, failure, most=MOST_FAILURES)


def _keep(kept: OrderedDict[str, Value], url: str, value: Value, *, most: int) -> None:
    """As the one used last, in place of the one that was not used for longest."""
    kept[url] = value
    kept.move_to_end(url)
    if len(kept) > most:
        kept.popitem(last=False)


def _is_recent(failure: Failure, at: datetime) -> bool:
    return _is_within(FAILURE_KEPT, failure.at, at)


def _is_within(span: timedelta, since: datetime, at: datetime) -> bool:
    """False also where the clock was put back."""
    return timedelta(0) <= at - since < span
