"""Feeds served on this machine, and a fetcher that may read it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.config.settings import Settings
from skill.feeds.feed import Kind
from skill.feeds.fetch.http import Fetcher
from skill.feeds.refreshing import Refresher, area_of
from skill.feeds.sources.reader import Reader
from skill.feeds.sources.registry import OpenActive, readers
from skill.feeds.store.feed_store import Shelf
from tests.feeds.buckets import OwnBucket, own_bucket
from tests.feeds.desk import Desk, Lists, MakeDesk, Watch
from tests.feeds.server import FeedServer, serving


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
def make_desk(server: FeedServer, fetch: Fetcher, settings: Settings) -> MakeDesk:
    def make(path: Path | None = None, *, broken: dict[Kind, Reader] | None = None) -> Desk:
        shelf, watch, lists, heard = Shelf(path), Watch(), Lists(), []
        area = area_of(settings.landlord)
        every = readers(shelf, fetch, area) | {Kind.OPENACTIVE: OpenActive(shelf, fetch, area, most_pages=5)}
        refresher = Refresher(
            shelf,
            lists,  # type: ignore[arg-type]
            every | (broken or {}),
            landlord=settings.landlord,
            clock=watch,
            alive=heard.append,
            draw=lambda: 0.5,
        )
        return Desk(shelf, server, watch, lists, refresher, heard)

    return make


@pytest.fixture
def desk(make_desk: MakeDesk) -> Iterator[Desk]:
    desk = make_desk()
    yield desk
    desk.shelf.close()
