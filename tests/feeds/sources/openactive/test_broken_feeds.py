"""Pages of RPDE that are broken in any way: the feed's failure, or one item less."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.errors import FeedFailed
from skill.feeds.sources.openactive.opportunities import Opportunities
from tests import thorough
from tests.feeds.sources.openactive.pages import (
    FIXTURES,
    HOST,
    FakePages,
    a_window,
    an_event,
    found,
    of_the_fixtures,
    opportunities_in,
    read,
    updated,
)


def in_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


@pytest.fixture
def opportunities() -> Iterator[Opportunities]:
    with closing(in_memory()) as connection:
        yield opportunities_in(connection)


def titles(opportunities: Opportunities) -> list[str]:
    return sorted(each.title for each in found(opportunities))


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"{", b"[]", b"17", b"[" * 100_000, b"\xff\xfe", b"<html>"),
        *(b'{"next": "/2"}', b'{"items": {}, "next": "/2"}'),
        b'{"items": [1' + b"0" * 5_000 + b'], "next": "/2"}',
    ],
)
def test_a_page_that_cannot_be_read_is_the_feeds_failure(body: bytes, opportunities: Opportunities) -> None:
    pages = FakePages({f"{HOST}/1": body})

    with pytest.raises(FeedFailed):
        read(opportunities, pages)

    assert opportunities.position("1") is None


@pytest.mark.parametrize(
    "item",
    [
        None,
        17,
        [],
        {},
        {"state": "updated", "id": "x"},
        {"state": "updated", "id": "x", "data": []},
        {"state": "unheard of", "id": "x", "data": an_event()},
        {"state": "updated", "data": an_event()},
        {"state": "updated", "id": None, "data": an_event()},
        {"state": "updated", "id": True, "data": an_event()},
        {"state": "updated", "id": 1.5, "data": an_event()},
        {"state": "updated", "id": "x" * 501, "data": an_event()},
        {"state": ["updated"], "id": {}, "data": an_event()},
    ],
)
def test_an_item_that_cannot_be_read_costs_no_other(item: Any, opportunities: Opportunities) -> None:
    pages = FakePages()
    pages.put("/1", [item, updated("good", an_event("Tea"))], "/end")
    pages.put("/end", [], "/end")

    notes = read(opportunities, pages)

    assert titles(opportunities) == ["Tea"]
    assert notes.total() == 1


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
_GOOD = [json.loads(file.read_bytes()) for file in sorted(FIXTURES.iterdir()) if "last" not in file.name]


def _places(document: Any) -> list[tuple[Any, Any]]:
    """Every container within a document with each of its keys."""
    here = list(document.items() if isinstance(document, dict) else enumerate(document))
    below = [place for _, inner in here if isinstance(inner, (dict, list)) for place in _places(inner)]
    return [(document, key) for key, _ in here] + below


@st.composite
def _broken_pages(draw: st.DrawFn) -> Any:
    page = json.loads(json.dumps(draw(st.sampled_from(_GOOD))))
    for _ in range(draw(st.integers(1, 4))):
        places = _places(page)
        container, key = places[draw(st.integers(0, len(places) - 1))]
        container[key] = draw(_JSON)
    return page


@settings(max_examples=thorough.examples(400), deadline=None)
@given(page=_broken_pages())
def test_whatever_is_wrong_with_a_page_has_a_name(page: Any) -> None:
    pages = of_the_fixtures()
    pages.bodies[f"{HOST}/1"] = json.dumps(page).encode()
    with closing(in_memory()) as connection:
        opportunities = opportunities_in(connection)
        with suppress(FeedFailed):
            read(opportunities, pages, "/openactive/series-1.json")
        with suppress(FeedFailed):
            read(opportunities, pages, number=2, most_pages=4)
        for occurrence in found(opportunities, a_window()):
            assert occurrence.starts_at <= occurrence.ends_at
            occurrence.title.encode()


@settings(max_examples=thorough.examples(200), deadline=None)
@given(data=st.data())
def test_whatever_is_wrong_with_the_bytes_has_a_name(data: st.DataObject) -> None:
    body = bytearray((FIXTURES / "series-2.json").read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    with closing(in_memory()) as connection:
        opportunities = opportunities_in(connection)
        with suppress(FeedFailed):
            read(opportunities, FakePages({f"{HOST}/1": bytes(body)}))
        found(opportunities)
