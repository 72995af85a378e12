"""Where a refresh is killed after a while: what has been read by then is published, the rest is left due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from skill.bootstrap import FixedClock
from skill.config.settings import Settings
from skill.domain.events.event import Event, Published
from skill.errors import FeedFailed
from skill.feeds.feed import Feed, FeedKind, Fetched, Occurrence, Window
from skill.feeds.opening import in_time
from skill.feeds.refreshing import Refresher
from skill.feeds.sources.reader import Progress
from skill.feeds.store.feed_store import FeedStatus, FeedStore

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


@dataclass
class OneAMinute:
    """Any feed takes a minute, and tells of nothing."""

    minutes_left: int

    def has_time(self) -> bool:
        return self.minutes_left > 0

    def refresh(self, status: FeedStatus, window: Window, on_progress: Progress) -> None:
        self.minutes_left -= 1

    def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
        return iter(())


@dataclass
class Lists:
    published: int = 0

    def publish(self, events: list[Event]) -> Published:
        self.published += 1
        return Published(events=len(events), changed=0, removed=0)


@pytest.fixture
def feed_store() -> Iterator[FeedStore]:
    feed_store = FeedStore(None)
    for number in ("1", "2", "3"):
        feed = Feed(
            feed_id=number, kind=FeedKind.CSV, address=f"/sheets/{number}.csv", name=f"Sheet {number}"
        )
        feed_store.add(feed, at=NOW)
    yield feed_store
    feed_store.close()


@pytest.mark.parametrize("minutes", [0, 1, 3])
def test_what_there_is_time_for_is_read_and_published(
    feed_store: FeedStore, settings: Settings, minutes: int
) -> None:
    reader, lists = OneAMinute(minutes), Lists()
    refresher = Refresher(
        feed_store,
        lists,  # type: ignore[arg-type]
        {FeedKind.CSV: reader},
        landlord=settings.landlord,
        clock=FixedClock(at=NOW),
        has_time=reader.has_time,
    )

    outcome = refresher.refresh(only_due=True)

    assert outcome is not None
    assert (outcome.good, outcome.failed, lists.published) == (minutes, 0, 1)
    assert [status.is_due(NOW) for status in feed_store.feeds()] == [number >= minutes for number in range(3)]


def test_no_page_is_asked_for_when_the_time_is_up() -> None:
    asked = []

    def fetch(address: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        asked.append((address, etag, last_modified))
        return Fetched(address=address, body=b"page")

    careful = in_time(fetch, lambda: len(asked) < 1)

    assert careful("one", etag="e", last_modified="l").body == b"page"
    with pytest.raises(FeedFailed, match="no time left"):
        careful("two")
    assert asked == [("one", "e", "l")]
