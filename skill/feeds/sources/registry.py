"""The kinds of feeds that there are. Imported late: it brings the libraries of all of them."""

from collections.abc import Iterator

from skill.domain.events.nearby import Area
from skill.feeds.feed import Feed, Fetched, Fetches, Kind, Occurrence, ReadsDocument, Window
from skill.feeds.fetch.files import read_file
from skill.feeds.sources.icalendar import feed as icalendar_feed
from skill.feeds.sources.json_ld import events as json_ld
from skill.feeds.sources.open_referral import reader as open_referral
from skill.feeds.sources.openactive import reader as openactive
from skill.feeds.sources.openactive import sessions
from skill.feeds.sources.reader import Alive, Reader
from skill.feeds.sources.sheet import reader as sheet
from skill.feeds.store.feed_store import Kept, Shelf

MOST_PAGES = 5_000
"""Of an OpenActive feed in one refresh; the next one goes on from there."""


class Documents:
    """Kinds whose feeds are one document each: the last that could be read stays until there is another."""

    def __init__(self, shelf: Shelf, fetch: Fetches, read: ReadsDocument) -> None:
        self._shelf = shelf
        self._fetch = fetch
        self._read = read

    def refresh(self, kept: Kept, window: Window, alive: Alive) -> None:
        fetched = self._fetched(kept)
        if fetched.is_unchanged:
            return
        count = sum(1 for _ in self._read(fetched.body, window))
        alive(f"{kept.feed.name}: {count:,} dates")
        self._shelf.keep_copy(kept.feed.feed_id, fetched)

    def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
        body = self._shelf.copy(feed.feed_id)
        return iter(()) if body is None else self._read(body, window)

    def _fetched(self, kept: Kept) -> Fetched:
        fetch = self._fetch if kept.feed.is_on_the_net else read_file
        return fetch(kept.feed.address, etag=kept.etag, last_modified=kept.last_modified)


class Pages(Documents):
    """Open Referral: a document that comes in pages, and so without a way to ask whether it has changed."""

    def _fetched(self, kept: Kept) -> Fetched:
        if not kept.feed.is_on_the_net:
            return super()._fetched(kept)
        return Fetched(address=kept.feed.address, body=open_referral.pages(kept.feed, self._fetch))


class OpenActive:
    """Feeds of single changes, kept item by item; series and their sessions come in feeds of their own."""

    def __init__(
        self, shelf: Shelf, fetch: Fetches, area: Area | None, *, most_pages: int = MOST_PAGES
    ) -> None:
        self._shelf = shelf
        self._fetch = fetch
        self._area = area
        self._most_pages = most_pages

    def refresh(self, kept: Kept, window: Window, alive: Alive) -> None:
        read = openactive.refresh(
            kept.feed,
            self._shelf.opportunities,
            self._fetch if kept.feed.is_on_the_net else read_file,
            area=self._area,
            now=window.since,
            most_pages=self._most_pages,
            on_page=lambda items: alive(f"{kept.feed.name}: {items:,} items"),
        )
        for reason, count in sorted(read.notes.items()):
            alive(f"{kept.feed.name}: left out {count:,} x {reason}")

    def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
        """Its own, with what any of these feeds says of the series that they belong to."""
        return sessions.occurrences(self._shelf.opportunities, window, self._area, feed.feed_id)


def readers(shelf: Shelf, fetch: Fetches, area: Area | None) -> dict[Kind, Reader]:
    return {
        Kind.ICALENDAR: Documents(shelf, fetch, icalendar_feed.occurrences),
        Kind.OPENACTIVE: OpenActive(shelf, fetch, area),
        Kind.OPEN_REFERRAL: Pages(shelf, fetch, open_referral.occurrences),
        Kind.JSON_LD: Documents(shelf, fetch, json_ld.occurrences),
        Kind.CSV: Documents(shelf, fetch, sheet.occurrences),
    }
