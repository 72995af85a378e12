"""The kinds of feed that can be read. Import it late: it brings the libraries of all of them."""

from skill.domain.events.nearby import Area
from skill.feeds.feed import FeedKind, Fetched, Fetches
from skill.feeds.sources.icalendar import reader as icalendar
from skill.feeds.sources.json_ld import reader as json_ld
from skill.feeds.sources.open_referral import reader as open_referral
from skill.feeds.sources.openactive.reader import OpenActiveReader
from skill.feeds.sources.reader import DocumentReader, FeedReader
from skill.feeds.sources.sheet import reader as sheet
from skill.feeds.store.feed_store import FeedStore


def readers(feed_store: FeedStore, fetch: Fetches, area: Area | None) -> dict[FeedKind, FeedReader]:
    def all_pages(address: str, **_: str) -> Fetched:
        return Fetched(address=address, body=open_referral.pages(address, fetch))

    return {
        FeedKind.ICALENDAR: DocumentReader(feed_store, fetch, icalendar.occurrences),
        FeedKind.OPENACTIVE: OpenActiveReader(feed_store.opportunities, fetch, area),
        FeedKind.OPEN_REFERRAL: DocumentReader(feed_store, all_pages, open_referral.occurrences),
        FeedKind.JSON_LD: DocumentReader(feed_store, fetch, json_ld.occurrences),
        FeedKind.CSV: DocumentReader(feed_store, fetch, sheet.occurrences),
    }
