"""How a kind of feed is read: the Protocol of every reader, and the reader of feeds that are one document."""

from collections.abc import Callable, Iterator
from typing import Protocol

from skill.feeds.feed import Feed, Fetched, Fetches, Occurrence, ReadsDocument, Window
from skill.feeds.fetch.files import fetch_for
from skill.feeds.store.feed_store import FeedStatus, FeedStore

Progress = Callable[[str], None]
"""Takes a line for a person about what has been done so far, wherever reading takes a while."""


class FeedReader(Protocol):
    """A kind of feed. Both methods raise `FeedFailed`; what was kept before is then as it was."""

    def refresh(self, status: FeedStatus, window: Window, on_progress: Progress) -> None:
        """Bring the feed store's copy of a feed up to date."""
        ...

    def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
        """Its dates about the window, out of the feed store."""
        ...


class DocumentReader:
    """For feeds that are one document each: the last readable copy stays until there is a newer one."""

    def __init__(self, feed_store: FeedStore, fetch: Fetches, read: ReadsDocument) -> None:
        self._feed_store = feed_store
        self._fetch = fetch
        self._read = read

    def refresh(self, status: FeedStatus, window: Window, on_progress: Progress) -> None:
        fetched = self._fetched(status)
        if fetched.is_unchanged:
            return
        count = sum(1 for _ in window.limit(self._read(fetched.body, window)))
        on_progress(f"{status.feed.name}: {count:,} dates")
        self._feed_store.keep_copy(status.feed.feed_id, fetched)

    def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
        body = self._feed_store.copy(feed.feed_id)
        return iter(()) if body is None else self._read(body, window)

    def _fetched(self, status: FeedStatus) -> Fetched:
        feed, fetch = status.feed, fetch_for(status.feed, self._fetch)
        return fetch(feed.address, etag=status.etag, last_modified=status.last_modified)
