"""OpenActive as a kind of feed: what is reported to someone who watches a refresh."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from skill.feeds.sources.openactive.reader import OpenActiveReader
from skill.feeds.store.feed_store import FeedStatus, FeedStore
from tests.feeds.sources.openactive.pages import NOW, FakePages, a_feed, a_window, an_event, updated


@pytest.fixture
def feed_store() -> Iterator[FeedStore]:
    with closing(FeedStore(None)) as feed_store:
        yield feed_store


def status(feed_store: FeedStore) -> FeedStatus:
    feed_store.add(a_feed("/1"), at=NOW - timedelta(days=1))
    (status,) = feed_store.feeds()
    return status


def test_skipped_items_are_reported(feed_store: FeedStore) -> None:
    pages, heard = FakePages(), list[str]()
    pages.put("/1", [17, {"id": 1}, {"id": 2}, updated(3, an_event())], "/2")
    reader = OpenActiveReader(feed_store.opportunities, pages, None, most_pages=1)

    reader.refresh(status(feed_store), a_window(), heard.append)

    assert heard == [
        "/1: 4 items",
        "/1: skipped 2 x an item that cannot be read",
        "/1: skipped 1 x an item without an id",
        "/1: skipped 1 x more pages than are read at once",
    ]
