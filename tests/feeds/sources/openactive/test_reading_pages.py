"""Reading RPDE pages: where the end is, where a reading goes on, and what a page may not do."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from skill.errors import FeedFailed
from skill.feeds.feed import Feed, FeedKind, Fetched
from skill.feeds.fetch.http import Fetcher
from skill.feeds.sources.openactive.opportunities import Opportunities
from skill.feeds.sources.openactive.reader import OpenActiveReader
from tests.feeds.server import FeedServer
from tests.feeds.sources.openactive.pages import (
    HERE,
    HOST,
    NOW,
    FakePages,
    an_event,
    at,
    deleted,
    found,
    opportunities_in,
    read,
    updated,
)
from tests.tables import each_row

DAY = timedelta(days=1)


def in_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


@pytest.fixture
def opportunities() -> Iterator[Opportunities]:
    with closing(in_memory()) as connection:
        yield opportunities_in(connection)


@pytest.fixture
def pages() -> FakePages:
    """Two pages with an empty one between them, and the end."""
    pages = FakePages()
    pages.put("/1", [updated("a", an_event("Tea")), updated("b", an_event("Coffee"))], "/2?after=b")
    pages.put("/2?after=b", [], f"{HOST}/3")
    pages.put("/3", [updated("c", an_event("Cake"))], "/end")
    pages.put("/end", [], "/end")
    return pages


def titles(opportunities: Opportunities) -> list[str]:
    return sorted(each.title for each in found(opportunities))


def test_an_empty_page_is_the_end_only_when_it_leads_to_itself(
    pages: FakePages, opportunities: Opportunities
) -> None:
    heard: list[int] = []

    notes = read(opportunities, pages, on_page=heard.append)

    assert notes == {}
    assert titles(opportunities) == ["Cake", "Coffee", "Tea"]
    assert pages.asked == [f"{HOST}{path}" for path in ("/1", "/2?after=b", "/3", "/end")]
    assert heard == [2, 2, 3, 3]


def test_the_next_reading_fetches_only_what_is_new(pages: FakePages, opportunities: Opportunities) -> None:
    read(opportunities, pages)
    pages.asked.clear()
    pages.put("/end", [deleted("a"), updated("b", an_event("Coffee and cake"))], "/end?after=b")
    pages.put("/end?after=b", [], "/end?after=b")

    read(opportunities, pages, now=NOW + DAY)

    assert pages.asked == [f"{HOST}/end", f"{HOST}/end?after=b"]
    assert titles(opportunities) == ["Cake", "Coffee and cake"]


def test_so_many_pages_at_a_time_and_the_rest_later(pages: FakePages, opportunities: Opportunities) -> None:
    notes = read(opportunities, pages, most_pages=1)
    after_one = titles(opportunities)
    read(opportunities, pages, most_pages=2)

    assert notes == {"more pages than are read at once": 1}
    assert after_one == ["Coffee", "Tea"]
    assert titles(opportunities) == ["Cake", "Coffee", "Tea"]
    assert pages.asked == [f"{HOST}{path}" for path in ("/1", "/2?after=b", "/3")]


def test_a_page_that_fails_is_asked_for_again(pages: FakePages, opportunities: Opportunities) -> None:
    pages.failing[f"{HOST}/3"] = FeedFailed("it is too busy to answer", retry_after=60)
    with pytest.raises(FeedFailed, match="busy") as failure:
        read(opportunities, pages)
    pages.failing.clear()
    pages.asked.clear()

    read(opportunities, pages)

    assert failure.value.retry_after == 60
    assert pages.asked == [f"{HOST}/3", f"{HOST}/end"]


@pytest.mark.parametrize("page", ["/2?after=b", "/3"])
def test_who_is_killed_between_two_pages_goes_on_there(
    page: str, pages: FakePages, opportunities: Opportunities
) -> None:
    class Killed(BaseException):
        pass

    def on_page(_: int) -> None:
        if pages.asked[-1] == f"{HOST}{page}":
            raise Killed

    with pytest.raises(Killed):
        read(opportunities, pages, on_page=on_page)
    before = len(pages.asked)
    read(opportunities, pages)

    assert titles(opportunities) == ["Cake", "Coffee", "Tea"]
    assert len(set(pages.asked)) == len(pages.asked)
    assert before < len(pages.asked)


def test_who_missed_deletes_begins_again(pages: FakePages, opportunities: Opportunities) -> None:
    read(opportunities, pages)
    pages.put("/1", [updated("b", an_event("Coffee"))], "/3")
    pages.asked.clear()

    read(opportunities, pages, now=NOW + 7 * DAY - timedelta(seconds=1))
    in_time = list(pages.asked)
    read(opportunities, pages, now=NOW + 14 * DAY, most_pages=1)
    halfway = titles(opportunities)
    read(opportunities, pages, now=NOW + 14 * DAY)

    assert in_time == [f"{HOST}/end"]
    assert halfway == ["Cake", "Coffee", "Tea"]
    assert titles(opportunities) == ["Cake", "Coffee"]


def test_another_area_is_another_reading(pages: FakePages, opportunities: Opportunities) -> None:
    pages.put("/1", [updated("a", an_event("Tea", location=at(53.222, -1.827)))], "/end")
    read(opportunities, pages)
    before = titles(opportunities)
    larger = type(HERE)(centre=HERE.centre, within_m=100_000)

    read(opportunities, pages, area=larger)

    assert before == []
    assert [each.title for each in found(opportunities, area=larger)] == ["Tea"]


def test_what_lies_the_wrong_way_round_is_not_far(pages: FakePages, opportunities: Opportunities) -> None:
    pages.put("/1", [updated("a", an_event("Tea", location=at(-1.827, 52.683)))], "/end")
    read(opportunities, pages)

    assert titles(opportunities) == ["Tea"]


def test_what_is_over_is_not_kept(pages: FakePages, opportunities: Opportunities) -> None:
    pages.put("/3", [updated("a", an_event("Tea", starts="2026-10-01T10:00:00Z"))], "/end")
    read(opportunities, pages)

    assert titles(opportunities) == ["Coffee"]


CIRCLES: dict[str, dict[str, tuple[list[Any], str]]] = {
    "to itself, with items": {"/1": ([updated("a", an_event())], "/1")},
    "of two": {"/1": ([updated("a", an_event())], "/2"), "/2": ([updated("b", an_event())], "/1")},
    "of empty ones": {"/1": ([], "/2"), "/2": ([], "/1")},
    "with a fragment": {"/1": ([updated("a", an_event())], "/1#again")},
}


@pytest.mark.parametrize("name", CIRCLES)
def test_a_circle_is_left(name: str, opportunities: Opportunities) -> None:
    pages = FakePages()
    for path, (items, following) in CIRCLES[name].items():
        pages.put(path, items, following)

    with pytest.raises(FeedFailed, match="round in circles"):
        read(opportunities, pages)

    assert len(pages.asked) <= 2


@each_row(
    "following",
    [
        "http://elsewhere.example/2",
        "//elsewhere.example/2",
        "http://feeds.example:8080/2",
        "http://feeds.example@elsewhere.example/",
        "ftp://feeds.example/2",
        "file:///etc/passwd",
        "http://[broken/2",
        "http://feeds.example:port/2",
        "/\ud800",
        "",
        " ",
        None,
        17,
        ["/2"],
        "/" + "x" * 5_000,
    ],
)
def test_a_page_leads_to_no_other_host(following: Any, opportunities: Opportunities) -> None:
    pages = FakePages()
    pages.put("/1", [updated("a", an_event())], following)

    with pytest.raises(FeedFailed, match="page of the feed"):
        read(opportunities, pages)

    assert pages.asked == [f"{HOST}/1"]
    assert opportunities.position("1") is None


def test_a_file_leads_only_to_its_neighbours(opportunities: Opportunities, tmp_path: Path) -> None:
    file = tmp_path / "1.json"
    file.write_text(json.dumps({"items": [], "next": "../etc/passwd"}), encoding="utf-8")
    feed = Feed(feed_id="1", kind=FeedKind.OPENACTIVE, address=str(file), name="list")

    with pytest.raises(FeedFailed, match="another host"):
        OpenActiveReader(opportunities, FakePages(), None, most_pages=9).read(feed, NOW, lambda _: None)


@pytest.mark.parametrize(
    ("address", "following"),
    [
        ("http://h.example/1", "https://h.example/2"),
        ("http://h.example/1", "http://h.example:80/2"),
        ("https://h.example/1", "https://h.example:443/2"),
        ("https://h.example:443/1", "https://H.example/2"),
        ("https://h.example:8443/1", "/2"),
    ],
)
def test_one_host_is_written_in_several_ways(
    address: str, following: str, opportunities: Opportunities
) -> None:
    feed = Feed(feed_id="1", kind=FeedKind.OPENACTIVE, address=address, name="x")
    pages = FakePages({address: json.dumps({"items": [], "next": following}).encode()})

    OpenActiveReader(opportunities, pages, None, most_pages=1).read(feed, NOW, lambda _: None)

    assert opportunities.position("1") == (urljoin(address, following), NOW, "")


@pytest.mark.parametrize("following", ["https://h.example:8443/2", "http://h.example:443/2"])
def test_another_port_is_another_host(following: str, opportunities: Opportunities) -> None:
    feed = Feed(feed_id="1", kind=FeedKind.OPENACTIVE, address="http://h.example/1", name="x")
    pages = FakePages({feed.address: json.dumps({"items": [], "next": following}).encode()})

    with pytest.raises(FeedFailed, match="another host"):
        OpenActiveReader(opportunities, pages, None, most_pages=1).read(feed, NOW, lambda _: None)


def test_a_server_behind_a_proxy_is_asked_securely(opportunities: Opportunities) -> None:
    asked: list[str] = []

    def fetch(address: str, **_: Any) -> Fetched:
        asked.append(address)
        body = {"items": [], "next": "http://feeds.example/2"}
        return Fetched(address=address, body=json.dumps(body).encode())

    feed = Feed(feed_id="1", kind=FeedKind.OPENACTIVE, address="https://feeds.example/1", name="x")
    OpenActiveReader(opportunities, fetch, None, most_pages=9).read(feed, NOW, lambda _: None)

    assert asked == ["https://feeds.example/1", "https://feeds.example/2"]


def test_feeds_are_read_over_the_net(
    server: FeedServer, fetch: Fetcher, opportunities: Opportunities
) -> None:
    for number, name in enumerate(["sessions-1", "series-1"], start=1):
        address = f"{server.address}/openactive/{name}.json"
        feed = Feed(feed_id=str(number), kind=FeedKind.OPENACTIVE, address=address, name=name)
        OpenActiveReader(opportunities, fetch, HERE, most_pages=9).read(feed, NOW, lambda _: None)

    sessions = [each for each in found(opportunities) if each.title != "Saturday walk"]
    assert len(sessions) == 9
    assert all(each.uid.startswith(server.address) for each in sessions)
