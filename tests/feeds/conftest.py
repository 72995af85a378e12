"""Feeds served on this machine, and a fetcher that may read it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.config.settings import Settings
from skill.feeds.feed import FeedKind
from skill.feeds.fetch.http import Fetcher
from skill.feeds.refreshing import Refresher, area_of
from skill.feeds.sources.openactive.reader import OpenActiveReader
from skill.feeds.sources.reader import FeedReader
from skill.feeds.sources.registry import readers
from skill.feeds.store.feed_store import FeedStore
from tests.feeds.rig import Lists, MakeRig, RefresherRig, Watch
from tests.feeds.server import FeedServer, serving
from tests.feeds.store.buckets import OwnBucket, own_bucket


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serving() as server:
        yield server


@pytest.fixture
def fetch() -> Iterator[Fetcher]:
    fetcher = Fetcher(may_read_this_machine=True)
    yield fetcher
    fetcher.close()


@pytest.fixture
def bucket() -> Iterator[OwnBucket]:
    with own_bucket() as bucket:
        yield bucket


@pytest.fixture
def make_rig(server: FeedServer, fetch: Fetcher, settings: Settings) -> MakeRig:
    def make(path: Path | None = None, *, broken: dict[FeedKind, FeedReader] | None = None) -> RefresherRig:
        feed_store, watch, lists, heard = FeedStore(path), Watch(), Lists(), []
        area = area_of(settings.landlord)
        every = readers(feed_store, fetch, area) | {
            FeedKind.OPENACTIVE: OpenActiveReader(feed_store.opportunities, fetch, area, most_pages=5)
        }
        refresher = Refresher(
            feed_store,
            lists,  # type: ignore[arg-type]
            every | (broken or {}),
            landlord=settings.landlord,
            clock=watch,
            on_progress=heard.append,
            draw=lambda: 0.5,
        )
        return RefresherRig(feed_store, server, watch, lists, refresher, heard)

    return make


@pytest.fixture
def rig(make_rig: MakeRig) -> Iterator[RefresherRig]:
    rig = make_rig()
    yield rig
    rig.feed_store.close()
