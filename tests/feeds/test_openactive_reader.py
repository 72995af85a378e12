"""OpenActive behind the port of all kinds of feeds: what somebody who watches a refresh is told."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from skill.feeds.sources.registry import OpenActive
from skill.feeds.store.feed_store import Kept, Shelf
from tests.feeds.pages import NOW, Pages, a_feed, a_window, an_event, updated


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with closing(Shelf(None)) as shelf:
        yield shelf


def kept(shelf: Shelf) -> Kept:
    shelf.add(a_feed("/1"), at=NOW - timedelta(days=1))
    (kept,) = shelf.feeds()
    return kept


def test_what_was_passed_over_is_told(shelf: Shelf) -> None:
    pages, heard = Pages(), list[str]()
    pages.put("/1", [17, {"id": 1}, {"id": 2}, updated(3, an_event())], "/2")
    reader = OpenActive(shelf, pages, None, most_pages=1)

    reader.refresh(kept(shelf), a_window(), heard.append)

    assert heard == [
        "/1: 4 items",
        "/1: left out 2 x an item that cannot be read",
        "/1: left out 1 x an item without an id",
        "/1: left out 1 x more pages than are read at a time",
    ]
