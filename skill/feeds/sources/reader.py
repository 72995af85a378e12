"""Every kind of feed behind one Protocol: how it is brought up to date, and what it then tells of."""

from collections.abc import Callable, Iterator
from typing import Protocol

from skill.feeds.feed import Feed, Occurrence, Window
from skill.feeds.store.feed_store import FeedStatus

Progress = Callable[[str], None]
"""Told what has been done so far, in a line for a person, wherever reading takes a while."""


class FeedReader(Protocol):
    """A kind of feed. Both raise `FeedFailed`; what was kept before is then as it was."""

    def refresh(self, status: FeedStatus, window: Window, on_progress: Progress) -> None:
        """Bring what the feed store has of a feed up to date with what the feed says now."""
        ...

    def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
        """What it tells of within the window, out of what the feed store has of it."""
        ...
