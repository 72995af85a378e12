"""Bringing the list up to date: every feed that is due in turn, whether or not the others can be read."""

import logging
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import KW_ONLY, dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from skill.domain.events.event import Event, Published
from skill.domain.events.nearby import Area
from skill.domain.landlord import Landlord
from skill.errors import FeedFailed, HomeCoachError, OutOfTime
from skill.feeds.feed import FeedKind, Window
from skill.feeds.listing import ListedEvent, list_events
from skill.feeds.merging import merge_events
from skill.feeds.sources.reader import FeedReader, Progress
from skill.feeds.store.feed_store import FeedStatus, FeedStore
from skill.services.ports import Clock, EventList

HORIZON = timedelta(weeks=26)
"""How far ahead events are listed."""

EVERY = timedelta(minutes=50)
"""An hour, less the time that a refresh takes to reach a feed: otherwise an hourly timer would find it not
quite due, and read it every other hour."""

AFTER_FAILURE = timedelta(minutes=15)
AFTER_FAILURES_AT_MOST = timedelta(hours=24)
OPENACTIVE_RESTS = timedelta(hours=1)
"""RPDE asks for a wait of one to two hours after an error; the part above one hour is random."""

TOO_OLD = timedelta(days=30)
"""A copy that has not been confirmed for this long is not listed: half of it may have changed."""

log = logging.getLogger(__name__)


class RefreshUnderWay(HomeCoachError):
    """Another process is refreshing at this moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshOutcome:
    """What a refresh did: how many feeds could be read, how many failed, and the list that was published."""

    good: int
    failed: int
    published: Published


def area_of(landlord: Landlord) -> Area | None:
    """Where events are listed from: everywhere where the landlord file has no place."""
    if landlord.place is None:
        return None
    return Area(centre=landlord.place, within_m=landlord.events_within_km * 1000)


@dataclass(frozen=True, slots=True)
class Refresher:
    """Keeps the list up to date. For one thread at a time.

    `on_progress` takes lines for a person to read. Once `has_time` says no, no further feed is begun, and the
    copies that there are get published. `draw` gives random numbers from 0 to 1.
    """

    feed_store: FeedStore
    events: EventList
    readers: Mapping[FeedKind, FeedReader]
    _: KW_ONLY
    landlord: Landlord
    clock: Clock
    on_progress: Progress = lambda _: None
    has_time: Callable[[], bool] = lambda: True
    draw: Callable[[], float] = random.random

    def refresh(self, *, only_due: bool) -> RefreshOutcome | None:
        """Read the feeds that are due, or all of them, and publish; None when nothing was due.

        Raises `RefreshUnderWay` while another process does, and `StoreUnavailable`.
        """
        now = self.clock.now()
        wanted = [status for status in self.feed_store.feeds() if status.is_due(now) or not only_due]
        wanted.sort(key=lambda status: status.next_try_at or now)
        if only_due and not wanted:
            return None
        with self.exclusive():
            begun = takewhile(lambda _: self.has_time(), wanted)
            failures = [self.read(status) is not None for status in begun]
            return RefreshOutcome(
                good=failures.count(False), failed=failures.count(True), published=self.publish()
            )

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """No other process changes the feeds or their list meanwhile. Raises `RefreshUnderWay`."""
        self._acquire_lease()
        try:
            yield
        finally:
            self.feed_store.release_lease()

    def publish(self) -> Published:
        """Make the list out of the last good copies of all feeds."""
        everything: list[ListedEvent] = []
        now = self.clock.now()
        for status in self.feed_store.feeds():
            if status.good_at and now - status.good_at < TOO_OLD:
                everything += self._events_of(status)
        return self.events.publish(merge_events(everything))

    def _events_of(self, status: FeedStatus) -> list[ListedEvent]:
        """Nothing where not even the copy can be read, as may happen after a change to our own readers."""
        window = self._window()
        found: list[ListedEvent] = []
        try:
            self._acquire_lease()
            with _never_fatal(status):
                occurrences = self.readers[status.feed.kind].occurrences(status.feed, window)
                found += list_events(
                    status.feed,
                    occurrences,
                    window,
                    area=area_of(self.landlord),
                    as_of=_day_of(status.good_at or window.since),
                )
        except FeedFailed as failure:
            window.skip(failure.because)
        self.feed_store.record_result(status.feed.feed_id, events=len(found), notes=window.notes)
        return found

    def coming(self, status: FeedStatus, *, most: int) -> list[Event]:
        """The next few events of a feed, as they are on the list."""
        coming = [one.event for one in self._events_of(status) if not one.is_cancelled]
        return sorted(coming, key=lambda event: event.starts_at)[:most]

    def read(self, status: FeedStatus) -> str | None:
        """Read one feed; None, or why it could not be read. Its last good copy then stays."""
        feed_id, now = status.feed.feed_id, self.clock.now()
        self.on_progress(f"{status.feed.name}: reading")
        try:
            with _never_fatal(status):
                self.readers[status.feed.kind].refresh(status, self._window(), self._progress)
        except FeedFailed as failure:
            self.on_progress(f"{status.feed.name}: {failure.because}")
            if isinstance(failure, OutOfTime):
                self.feed_store.postpone(feed_id, next_try_at=now + EVERY)
            else:
                log.info("feed=%s failed", feed_id)
                then = self._next_try(status, failure, now)
                self.feed_store.record_failure(feed_id, failure.because, at=now, next_try_at=then)
            return failure.because
        self.feed_store.record_success(feed_id, at=now, next_try_at=now + EVERY)
        return None

    def _next_try(self, status: FeedStatus, failure: FeedFailed, now: datetime) -> datetime | None:
        """Later each time, or as late as the feed asked for; None for an OpenActive feed that has gone."""
        doubled = AFTER_FAILURE * (1 << min(status.failures, 10))
        wait = max(min(doubled, AFTER_FAILURES_AT_MOST), timedelta(seconds=failure.retry_after))
        if status.feed.kind is FeedKind.OPENACTIVE:
            if failure.is_gone:
                return None
            wait = max(wait, OPENACTIVE_RESTS * (1 + self.draw()))
        return now + wait

    def _window(self) -> Window:
        now = self.clock.now()
        return Window(since=now, until=now + HORIZON, zone=self.landlord.timezone)

    def _progress(self, what: str) -> None:
        self._acquire_lease()
        self.on_progress(what)

    def _acquire_lease(self) -> None:
        if not self.feed_store.acquire_lease(self.clock.now()):
            raise RefreshUnderWay


def _day_of(moment: datetime) -> datetime:
    """With the hour in it every refresh would change, and write, every event on the list."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


@contextmanager
def _never_fatal(status: FeedStatus) -> Iterator[None]:
    """An unexpected error in a reader or its library ends that feed's turn, not the refresh."""
    try:
        yield
    except HomeCoachError:
        raise
    except Exception as surprise:
        log.exception("feed=%s unexpected", status.feed.feed_id)
        raise FeedFailed("it holds something that breaks our reading of it") from surprise
