"""Feeds served on this machine, and a fetcher that may read it."""

from collections.abc import Iterator

import pytest

from skill.feeds.fetching import Fetcher
from tests.feeds.buckets import OwnBucket, own_bucket
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
