"""Puts the parts of a refresh together, for a command, a timer or a worker."""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from math import inf
from pathlib import Path

from skill.bootstrap import SQLITE, Store, is_dynamodb, sqlite_path
from skill.config.settings import Settings
from skill.errors import ConfigurationError, OutOfTime
from skill.feeds.feed import Fetched, Fetches
from skill.feeds.fetch.http import Fetcher
from skill.feeds.refreshing import Refresher, RefreshOutcome, area_of
from skill.feeds.sources.reader import Progress
from skill.feeds.store.feed_store import FeedStore
from skill.services.ports import Clock

BUCKET = "s3:"
IN_A_BUCKET = "s3://bucket/key?region=eu-west-1"

TO_PUBLISH = 300.0
"""Seconds that are kept for publishing the list where a refresh has a time limit; one more address may take
two minutes of them."""

log = logging.getLogger(__name__)


def feed_store_path(settings: Settings) -> Path:
    """The feeds' file: beside the housing data, unless HOME_COACH_FEEDS names another place.

    Raises `ConfigurationError` for DynamoDB without that setting, and for what is not a path of a file.
    """
    if settings.feeds is None:
        if is_dynamodb(settings):
            raise ConfigurationError("with DynamoDB, set HOME_COACH_FEEDS to the place of the feed store")
        beside = sqlite_path(settings)
        return beside.with_name(f"{beside.stem}.feeds{beside.suffix}")
    path = Path(settings.feeds.removeprefix(SQLITE))
    if not settings.feeds.startswith(SQLITE) or not path.name:
        raise ConfigurationError(f"HOME_COACH_FEEDS is {SQLITE}path/to/file, or {IN_A_BUCKET}")
    return path


def is_in_a_bucket(settings: Settings) -> bool:
    return (settings.feeds or "").startswith(BUCKET)


@contextmanager
def open_feed_store(settings: Settings) -> Iterator[FeedStore]:
    """The settings' feed store. One in a bucket is uploaded at the end of a block that raised nothing.

    Raises `RefreshUnderWay` where another process uploaded it meanwhile.
    """
    if is_in_a_bucket(settings):
        # boto3 is imported only where it is used.
        from skill.feeds.store.bucket import feed_store_in

        with feed_store_in(settings.feeds or "") as feed_store:
            yield feed_store
        return
    with closing(FeedStore(feed_store_path(settings))) as feed_store:
        yield feed_store


def fetching(settings: Settings) -> closing[Fetcher]:
    """The net; in development also servers on this machine."""
    return closing(Fetcher(may_read_this_machine=not settings.is_production))


def in_time(fetch: Fetches, has_time: Callable[[], bool]) -> Fetches:
    """Fetches nothing more once time is up; the next refresh of a feed of many pages goes on from there."""

    def fetched(address: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        if not has_time():
            raise OutOfTime("there was no time left for all of it")
        return fetch(address, etag=etag, last_modified=last_modified)

    return fetched


@contextmanager
def open_refresher(
    settings: Settings,
    store: Store,
    clock: Clock,
    *,
    on_progress: Progress = lambda _: None,
    has_time: Callable[[], bool] = lambda: True,
) -> Iterator[Refresher]:
    """A refresher over the settings' feed store and the net. Raises what `open_feed_store` does."""
    from skill.feeds.sources.registry import readers

    with open_feed_store(settings) as feed_store, fetching(settings) as fetch:
        yield Refresher(
            feed_store,
            store,
            readers(feed_store, in_time(fetch, has_time), area_of(settings.landlord)),
            landlord=settings.landlord,
            clock=clock,
            on_progress=on_progress,
            has_time=has_time,
        )


def refresh_due(
    settings: Settings, store: Store, clock: Clock, *, seconds_left: Callable[[], float] = lambda: inf
) -> RefreshOutcome | None:
    """Refresh once what is due; None when nothing was. What there is no time for is left to the next call.

    Raises `RefreshUnderWay` while another process does, and `StoreUnavailable`.
    """

    def has_time() -> bool:
        return seconds_left() > TO_PUBLISH

    with open_refresher(settings, store, clock, has_time=has_time) as refresher:
        outcome = refresher.refresh(only_due=True)
    if outcome:
        figures = outcome.good, outcome.failed, outcome.published.events
        log.info("feeds good=%d failed=%d events=%d", *figures)
    return outcome
