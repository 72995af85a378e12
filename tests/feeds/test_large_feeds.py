"""Memory while a large OpenActive feed is read: of one page, however many there are."""

import json
import sqlite3
import tracemalloc
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bench.feed_pages import BEGINS, PAGE, page_of
from skill.feeds import openactive
from skill.feeds.feed import Feed, Fetched, Kind, Window
from skill.feeds.opportunities import Opportunities
from skill.feeds.sessions import occurrences

ITEMS = 60_000


class MadeUp:
    """A feed of which each page is made when it is asked for."""

    def __call__(
        self, address: str, *, etag: str = "", last_modified: str = "", most_bytes: int | None = None
    ) -> Fetched:
        number = int(address.partition("=")[2] or 0)
        return Fetched(address=address, body=json.dumps(page_of(number, ITEMS)).encode())


def read(opportunities: Opportunities, fetch: MadeUp, most_pages: int) -> None:
    feed = Feed(feed_id="1", kind=Kind.OPENACTIVE, address="http://feeds.example/feed", name="made up")
    openactive.refresh(
        feed, opportunities, fetch, area=None, now=BEGINS, most_pages=most_pages, on_page=lambda _: None
    )


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_pages(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "feeds.sqlite3", isolation_level=None)) as connection:
        opportunities, peaks = Opportunities(connection), []
        read(opportunities, MadeUp(), 10)
        tracemalloc.start()
        for pages in (10, ITEMS // PAGE):
            tracemalloc.reset_peak()
            read(opportunities, MadeUp(), pages)
            peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.reset_peak()
        window = Window(since=BEGINS, until=BEGINS + timedelta(weeks=26), zone=ZoneInfo("Europe/London"))
        told = sum(1 for _ in occurrences(opportunities, window))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert told > 25_000
    assert peaks[1] < peaks[0] * 1.2
    assert peaks[2] < peaks[0]
