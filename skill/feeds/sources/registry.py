"""The kinds of feeds that there are. Imported late: it brings the libraries of all of them."""

from collections.abc import Iterator

from skill.domain.events.nearby import Area
from skill.feeds.feed import Feed, Fetched, Fetches, Kind, Occurrence, ReadsDocument, Window
from skill.feeds.fetch.files import read_file
from skill.feeds.sources.icalendar import reader as icalendar
from skill.feeds.sources.json_ld import reader as json_ld
from skill.feeds.sources.open_referral import reader as open_referral
from skill.feeds.sources.openactive import reader as openactive
from skill.feeds.sources.openactive import sessions
from skill.feeds.sources.reader import FeedReader, Progress
from skill.feeds.sources.sheet import reader as sheet
from skill.feeds.store.feed_store import FeedStatus, FeedStore

MAX_PAGES = 5_000
"""Of an OpenActive feed in one refresh; the next one goes on from there."""


class DocumentReader:
    """Kinds whose feeds are one document each: the last that could be read stays until there is another."""

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
        fetch = self._fetch if status.feed.is_on_the_net else read_file
        return fetch(status.feed.address, etag=status.etag, last_modified=status.last_modified)


class PagedReader(DocumentReader):
    """Open Referral: a document that comes in pages, and so without a way to ask whether it has changed."""

    def _fetched(self, status: FeedStatus) -> Fetched:
        if not status.feed.is_on_the_net:
            return super()._fetched(status)
        return Fetched(address=status.feed.address, body=open_referral.pages(status.feed, self._fetch))


class OpenActiveReader:
    """Feeds of single changes, kept item by item; series and their sessions come in feeds of their own."""

    def __init__(
        self, feed_store: FeedStore, fetch: Fetches, area: Area | None, *, most_pages: int = MAX_PAGES
    ) -> None:
        self._feed_store = feed_store
        self._fetch = fetch
        self._area = area
        self._most_pages = most_pages

    def refresh(self, status: FeedStatus, window: Window, on_progress: Progress) -> None:
        read = openactive.refresh(
            status.feed,
            self._feed_store.opportunities,
            self._fetch if status.feed.is_on_the_net else read_file,
            area=self._area,
            now=window.since,
            most_pages=self._most_pages,
            on_page=lambda items: on_progress(f"{status.feed.name}: {items:,} items"),
        )
        for reason, count in sorted(read.notes.items()):
            on_progress(f"{status.feed.name}: left out {count:,} x {reason}")

    def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
        """Its own, with what any of these feeds says of the series that they belong to."""
        return sessions.occurrences(self._feed_store.opportunities, window, self._area, feed.feed_id)


def readers(feed_store: FeedStore, fetch: Fetches, area: Area | None) -> dict[Kind, FeedReader]:
    return {
        Kind.ICALENDAR: DocumentReader(feed_store, fetch, icalendar.occurrences),
        Kind.OPENACTIVE: OpenActiveReader(feed_store, fetch, area),
        Kind.OPEN_REFERRAL: PagedReader(feed_store, fetch, open_referral.occurrences),
        Kind.JSON_LD: DocumentReader(feed_store, fetch, json_ld.occurrences),
        Kind.CSV: DocumentReader(feed_store, fetch, sheet.occurrences),
    }
