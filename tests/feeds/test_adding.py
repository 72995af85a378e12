"""Adding: what an address is found to be."""

from pathlib import Path

import pytest

from skill.errors import FeedFailed
from skill.feeds.adding import feeds_at, kind_of
from skill.feeds.feed import FeedKind, Fetched
from skill.feeds.fetch.http import Fetcher
from skill.feeds.store.feed_store import FeedStore
from tests.feeds.server import FeedServer
from tests.tables import each_row

LOOKS_LIKE = [
    (b"BEGIN:VCALENDAR\r\n", FeedKind.ICALENDAR),
    (b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n", FeedKind.ICALENDAR),
    (b'{"next": "/x", "items": []}', FeedKind.OPENACTIVE),
    (b'{"contents": [], "total_items": 0}', FeedKind.OPEN_REFERRAL),
    (b'{"content": [], "totalElements": 0}', FeedKind.OPEN_REFERRAL),
    (b'{"@context": "https://schema.org", "@type": "Event"}', FeedKind.JSON_LD),
    (b'[{"@type": "Event"}]', FeedKind.JSON_LD),
    (b'<html><script type="application/ld+json">{}</script>', FeedKind.JSON_LD),
    (b"what,date,starts\nCoffee,01/12/2026,10am\n", FeedKind.CSV),
    (b"what;date;starts\n", FeedKind.CSV),
]


@each_row(("body", "kind"), LOOKS_LIKE)
def test_a_kind_is_found_out_from_what_is_there(body: bytes, kind: FeedKind) -> None:
    assert kind_of(Fetched(address="x", body=body)) is kind


@each_row(
    ("body", "why"),
    [
        (b"<html><p>Our events</p></html>", "web page without events"),
        (b'{"a": 1}', "JSON of an unknown kind"),
        (b"[" * 100_000, "JSON of an unknown kind"),
        (b"{", "JSON of an unknown kind"),
        (b"hello", "kind cannot be told"),
        (b"", "kind cannot be told"),
        (b"\x00\xff\x00", "kind cannot be told"),
    ],
)
def test_a_document_of_unknown_kind_is_refused_in_plain_words(body: bytes, why: str) -> None:
    with pytest.raises(FeedFailed, match=why):
        kind_of(Fetched(address="x", body=body))


@pytest.fixture
def feed_store() -> FeedStore:
    return FeedStore(None)


def test_a_calendar_is_called_by_its_address_unless_it_is_named(
    server: FeedServer, fetch: Fetcher, feed_store: FeedStore
) -> None:
    server.files["/hall.ics"] = b"BEGIN:VCALENDAR\r\n"

    (feed,) = feeds_at(f"{server.address}/hall.ics", feed_store, fetch)
    (named,) = feeds_at(f" {server.address}/hall.ics ", feed_store, fetch, name="The hall")

    assert (feed.name, feed.kind, feed.feed_id) == ("hall.ics", FeedKind.ICALENDAR, "1")
    assert (named.name, named.address) == ("The hall", f"{server.address}/hall.ics")


def test_a_file_is_known_by_its_whole_path(feed_store: FeedStore, fetch: Fetcher, tmp_path: Path) -> None:
    sheet = tmp_path / "Priya's list.csv"
    sheet.write_bytes(b"what,date,starts\n")

    (feed,) = feeds_at(str(sheet), feed_store, fetch)

    assert (feed.name, feed.kind, feed.address) == ("Priya's list", FeedKind.CSV, str(sheet))


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("ftp://example.org/hall.ics", "begins with http"),
        ("file:///etc/passwd", "begins with http"),
        ("/no/such/file.ics", "no such file"),
    ],
)
def test_what_is_no_address_and_no_file_is_refused(
    address: str, why: str, feed_store: FeedStore, fetch: Fetcher
) -> None:
    with pytest.raises(FeedFailed, match=why):
        feeds_at(address, feed_store, fetch)


def test_webcal_is_https(feed_store: FeedStore) -> None:
    asked = []

    def fetch(address: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        asked.append(address)
        return Fetched(address=address, body=b"BEGIN:VCALENDAR")

    (feed,) = feeds_at("webcal://calendar.example/hall.ics", feed_store, fetch)

    assert asked == [feed.address] == ["https://calendar.example/hall.ics"]


def test_a_datasets_own_page_stands_for_all_of_its_feeds(
    server: FeedServer, fetch: Fetcher, feed_store: FeedStore
) -> None:
    server.files["/dataset"] = (
        b'<html><script type="application/ld+json">{"@context": "https://schema.org", "@type": "Dataset",'
        b'"distribution": [{"@type": "DataDownload", "name": "SessionSeries", "contentUrl": "'
        + server.address.encode()
        + b'/series"}, {"@type": "DataDownload", "name": "ScheduledSession", "contentUrl": "'
        + server.address.encode()
        + b'/sessions"}, {"@type": "DataDownload", "name": "Slot", "contentUrl": "'
        + server.address.encode()
        + b'/slots"}]}</script></html>'
    )

    found = feeds_at(f"{server.address}/dataset", feed_store, fetch)

    assert [(feed.feed_id, feed.name, feed.kind) for feed in found] == [
        ("1", "SessionSeries", FeedKind.OPENACTIVE),
        ("2", "ScheduledSession", FeedKind.OPENACTIVE),
    ]
