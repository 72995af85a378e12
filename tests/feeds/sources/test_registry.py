"""Every kind of feed that has a name can be read."""

from contextlib import closing

from skill.errors import FeedFailed
from skill.feeds.feed import FeedKind, Fetched
from skill.feeds.sources.registry import readers
from skill.feeds.store.feed_store import FeedStore


def _fetch_nothing(address: str, *, etag: str = "", last_modified: str = "") -> Fetched:
    raise FeedFailed("there is nothing at this address (404)", is_gone=True)


def test_every_kind_has_a_line_in_the_registry() -> None:
    with closing(FeedStore(None)) as feed_store:
        assert set(readers(feed_store, _fetch_nothing, None)) == set(FeedKind)
