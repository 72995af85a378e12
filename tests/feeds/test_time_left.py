"""Where a refresh is killed after a while: what has been read by then is published, the rest is left due."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from skill.bootstrap import FixedClock
from skill.config import Settings
from skill.domain.events import Event, Published
from skill.feeds.feed import Feed, Kind, Occurrence, Window
from skill.feeds.reader import Alive
from skill.feeds.refreshing import Refresher
from skill.feeds.shelf import Kept, Shelf

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


@dataclass
class Pages:
    """A feed of pages without end, and a clock by which a page takes a second."""

    seconds_left: int
    read: list[str] = field(default_factory=list)

    def has_time(self) -> bool:
        return self.seconds_left > 0

    def refresh(self, kept: Kept, window: Window, alive: Alive) -> None:
        for _ in range(3):
            self.seconds_left -= 1
            self.read.append(kept.feed.feed_id)
            alive("a page")

    def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
        return iter(())


@dataclass
class Lists:
    published: int = 0

    def publish(self, source: str, events: list[Event]) -> Published:
        self.published += 1
        return Published(events=len(events), changed=0, removed=0)


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    shelf = Shelf(None)
    for number in ("1", "2", "3"):
        feed = Feed(feed_id=number, kind=Kind.CSV, address=f"/sheets/{number}.csv", name=f"Sheet {number}")
        shelf.add(feed, at=NOW)
    yield shelf
    shelf.close()


@pytest.mark.parametrize(
    ("seconds", "good", "failed", "read"),
    [(0, 0, 0, ""), (2, 0, 1, "11"), (4, 1, 1, "1112"), (10, 3, 0, "111222333")],
)
def test_reading_ends_with_the_time(
    shelf: Shelf, settings: Settings, seconds: int, good: int, failed: int, read: str
) -> None:
    pages, lists = Pages(seconds), Lists()
    refresher = Refresher(
        shelf,
        lists,  # type: ignore[arg-type]
        {Kind.CSV: pages},
        landlord=settings.landlord,
        clock=FixedClock(at=NOW),
        has_time=pages.has_time,
    )

    outcome = refresher.refresh(only_due=True)

    assert outcome is not None
    assert (outcome.good, outcome.failed) == (good, failed)
    assert "".join(pages.read) == read
    assert lists.published == 1
    assert sum(kept.is_due(NOW) for kept in shelf.feeds()) == 3 - good - failed


def test_what_was_broken_off_says_so(shelf: Shelf, settings: Settings) -> None:
    pages = Pages(2)
    refresher = Refresher(
        shelf,
        Lists(),  # type: ignore[arg-type]
        {Kind.CSV: pages},
        landlord=settings.landlord,
        clock=FixedClock(at=NOW),
        has_time=pages.has_time,
    )

    refresher.refresh(only_due=True)

    assert "no time left" in shelf.feeds()[0].failed_because
