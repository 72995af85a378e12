"""Memory while a large OpenActive feed is read: of one page, however many there are."""

import json
import sqlite3
import tracemalloc
from contextlib import closing
from pathlib import Path

import pytest

from bench.feed_pages import BEGINS, page_of
from skill.feeds.feed import Fetched
from skill.feeds.sources.openactive.sessions import occurrences
from tests.feeds.sources.openactive.pages import FakePages, a_window, opportunities_in, read

PAGES = 120
PAGE = 200
ITEMS = PAGES * PAGE


class MadeUp(FakePages):
    """A feed of which each page is made when it is asked for."""

    def __call__(self, address: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        number = int(address.partition("=")[2] or 0)
        return Fetched(address=address, body=json.dumps(page_of(number, ITEMS, each=PAGE)).encode())


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_pages(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "feeds.sqlite3", isolation_level=None)) as connection:
        opportunities, peaks = opportunities_in(connection), []
        read(opportunities, MadeUp(), now=BEGINS, most_pages=10)
        tracemalloc.start()
        for pages in (10, PAGES):
            tracemalloc.reset_peak()
            read(opportunities, MadeUp(), now=BEGINS, most_pages=pages)
            peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.reset_peak()
        told = sum(1 for _ in occurrences(opportunities, a_window(since=BEGINS), None, "1"))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert told > 10_000
    assert peaks[1] < peaks[0] * 1.2
    assert peaks[2] < peaks[0]
