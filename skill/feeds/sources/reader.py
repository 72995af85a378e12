"""How a kind of feed is read: the Protocol of every reader, and the reader of feeds that are one document."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from skill.feeds.feed import Feed, Fetches, Occurrence, ReadsDocument, Window
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


@dataclass(frozen=True, slots=True)
class DocumentReader:
    """For feeds that are one document each: the last readable copy stays until there is a newer one."""

    feed_store: FeedStore
    fetch: Fetches
    read: ReadsDocument

    def refresh(self, status: FeedStatus, window: Window, on_progress: Progress) -> None:
        feed, fetch = status.feed, fetch_for(status.feed, self.fetch)
        fetched = fetch(feed.address, etag=status.etag, last_modified=status.last_modified)
        if fetched.is_unchanged:
            return
        count = sum(1 for _ in window.limit(self.read(fetched.body, window)))
        on_progress(f"{feed.name}: {count:,} dates")
        self.feed_store.keep_copy(feed.feed_id, fetched)

    def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
        body = self.feed_store.copy(feed.feed_id)
        return iter(()) if body is None else self.read(body, window)
