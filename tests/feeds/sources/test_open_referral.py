"""Directories of services, in both of their generations."""

import json
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.domain.tenancy import Place
from skill.errors import FeedFailed
from skill.feeds.feed import Feed, FeedKind, Fetched, Occurrence
from skill.feeds.sources.open_referral.reader import next_page, occurrences, pages
from tests.feeds.sources.windows import a_window, any_json, fixture, told
from tests.tables import each_row

HSDS = b"[" + fixture("hsds3-page1.json") + b"," + fixture("hsds3-page2.json") + b"]"
ORUK = fixture("oruk1-page.json")
SERVICES = "https://x.example/services"


@pytest.mark.parametrize(
    ("body", "first", "last", "expected"),
    [
        (HSDS, "2026-10-23", "2026-10-30", ["Fri 23 Oct 09:30-11:00", "Fri 30 Oct 09:30-11:00"]),
        (HSDS, "2027-03-26", "2027-04-02", ["Fri 26 Mar 09:30-11:00", "Fri 02 Apr 09:30-11:00"]),
        (HSDS, "2026-12-07", "2026-12-12", ["Fri 11 Dec 09:30-11:00", "Sat 12 Dec 10:30-12:00"]),
        (ORUK, "2026-12-15", "2027-01-06", ["Wed 16 Dec 14:00-15:00", "Wed 06 Jan 14:00-15:00"]),
    ],
)
def test_services_are_on_when_their_schedules_say_by_the_clock_on_the_wall(
    body: bytes, first: str, last: str, expected: list[str]
) -> None:
    window = a_window(first, last)
    found = [
        each
        for each in occurrences(body, window)
        if window.holds(each.starts_at, each.ends_at) and "own street" not in each.title
    ]

    assert [line.rsplit(" ", len(line.split()) - 4)[0] for line in told(found)] == expected


def _named(body: bytes, word: str) -> Occurrence:
    window = a_window("2026-11-23", "2026-12-13")
    return next(each for each in occurrences(body, window) if word in each.title)


def test_both_generations_say_where_for_whom_and_what_it_costs() -> None:
    play, cuppa, yoga = _named(HSDS, "Play"), _named(HSDS, "cuppa"), _named(ORUK, "yoga")

    assert (play.venue, play.address) == ("St Mary's & All Saints", "Church Lane")
    assert yoga.place == Place(latitude=52.6614, longitude=-1.8344)
    assert (play.price_pence, cuppa.price_pence, yoga.price_pence) == (150, 0, 250)
    assert (*play.ages, yoga.ages[0]) == (0, 4, 55)
    assert (play.is_step_free, cuppa.is_step_free, yoga.is_step_free) == (True, None, True)
    assert (play.is_sure, cuppa.is_sure, yoga.is_sure) == (True, False, True)
    assert play.words == ("Parent and toddler groups",)


def test_what_is_skipped_is_counted_with_a_reason() -> None:
    window = a_window("2026-11-23", "2026-11-30")
    list(occurrences(HSDS, window))
    older = a_window("2026-11-23", "2026-11-30")
    list(occurrences(ORUK, older))

    assert window.notes == {"online only": 1}
    assert older.notes == {"not active": 1, "no times": 1}


def a_service(**facts: Any) -> bytes:
    known = {
        "id": "s",
        "name": "Coffee",
        "schedules": [{"freq": "WEEKLY", "byday": "TU", "dtstart": "2026-09-01", "opens_at": "10:00"}],
    }
    return json.dumps({"contents": [known | facts]}).encode()


@each_row(
    ("page", "following"),
    [
        ({"contents": [1], "page_number": 1, "total_pages": 3}, f"{SERVICES}?a=b&page=2"),
        (
            {"content": [1], "number": 2, "totalPages": 3, "last": False},
            f"{SERVICES}?a=b&page=3",
        ),
        ({"contents": [1], "page_number": 3, "total_pages": 3}, None),
        ({"contents": [1], "page_number": 1, "last_page": True}, None),
        ({"contents": [], "page_number": 1, "total_pages": 9}, None),
        ({"contents": [1]}, None),
        ({"content": [1], "number": 0, "totalPages": 3, "last": False}, f"{SERVICES}?a=b&page=1"),
        ({"contents": [1], "page_number": 0, "total_pages": 1}, None),
        ({"contents": [1], "last_page": False}, f"{SERVICES}?a=b&page=8"),
        ({"contents": [1], "page_number": "1", "total_pages": "2"}, f"{SERVICES}?a=b&page=2"),
    ],
)
def test_the_following_page(page: dict[str, Any], following: str | None) -> None:
    assert next_page(page, f"{SERVICES}?page=7&a=b") == following


def test_the_following_page_keeps_what_was_asked_for() -> None:
    page = {"contents": [1], "page_number": 1, "last_page": False}

    assert next_page(page, f"{SERVICES}?text=&per_page=50") == f"{SERVICES}?text=&per_page=50&page=2"


FEED = Feed(feed_id="1", kind=FeedKind.OPEN_REFERRAL, address=SERVICES, name="x")


class FakePages:
    def __init__(self, *bodies: bytes) -> None:
        self._bodies = list(bodies)
        self.asked: list[str] = []

    def __call__(self, address: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        self.asked.append(address)
        body = self._bodies[min(len(self.asked), len(self._bodies)) - 1]
        return Fetched(address=address, body=body)


def test_all_pages_are_read() -> None:
    fetch = FakePages(fixture("hsds3-page1.json"), fixture("hsds3-page2.json"))

    body = pages(FEED.address, fetch)

    assert fetch.asked == [SERVICES, f"{SERVICES}?page=2"]
    assert json.loads(body) == json.loads(HSDS)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"<html>", "not JSON"),
        (b'{"error": "no"}', "not a list of services"),
        (b"[1, 2]", "not a list of services"),
        (b'{"contents": [1], "page_number": 1}', "round in circles"),
    ],
)
def test_pages_of_another_kind_or_in_circles_are_refused(body: bytes, why: str) -> None:
    with pytest.raises(FeedFailed, match=why):
        pages(FEED.address, FakePages(body), most_pages=5, most_bytes=1000)


@pytest.mark.parametrize(("content", "why"), [("x", "more than 5 pages"), ("x" * 400, "larger than")])
def test_pages_that_never_end_are_refused(content: str, why: str) -> None:
    every = [json.dumps({"contents": [content], "page_number": number}).encode() for number in range(1, 9)]

    with pytest.raises(FeedFailed, match=why):
        pages(FEED.address, FakePages(*every), most_pages=5, most_bytes=1000)


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_list_without_pages_and_a_single_service_are_read_as_they_are(wrapped: bool) -> None:
    service = json.loads(a_service())["contents"][0]
    body = json.dumps([service] if wrapped else service).encode()

    found = list(occurrences(pages(FEED.address, FakePages(body)), a_window("2026-11-24", "2026-11-24")))

    assert told(found) == ["Tue 24 Nov 10:00-10:00 Coffee"]


def test_a_service_on_two_pages_is_listed_once() -> None:
    page = json.loads(a_service())

    found = list(occurrences(json.dumps([page, page]).encode(), a_window("2026-11-24", "2026-11-24")))

    assert [each.uid for each in found] == ["s//2026-11-24T10:00:00"]


@each_row("body", [b"{}", b'{"a": 1}', b"5", b'"x"', b"[1, 2]", b"[[[]]]", b"null", b'[{"error": "x"}]'])
def test_what_is_no_list_of_services_is_refused(body: bytes) -> None:
    with pytest.raises(FeedFailed, match="not a list of services"):
        list(occurrences(body, a_window("2026-11-23", "2026-11-30")))


NAMES = (
    *("freq", "byday", "dtstart", "opens_at", "location", "latitude", "amount", "option", "name", "count"),
    *("schedules", "service_at_locations", "cost_options", "holiday_schedules", "attributes", "assured_date"),
    *(
        "closed",
        "start_date",
        "bymonthday",
        "interval",
        "eligibilitys",
        "taxonomies",
        "status",
        "accessibility",
    ),
)
JSON = any_json(NAMES)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES[8:]), JSON, max_size=5))
def test_any_values_anywhere_are_dates_or_a_failure(facts: dict[str, Any]) -> None:
    found = list(occurrences(a_service(**facts), a_window("2026-11-23", "2026-12-23")))

    assert len(found) < 500


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from([HSDS, ORUK]), st.lists(st.tuples(st.randoms(), JSON), min_size=1, max_size=4))
def test_a_page_with_any_value_in_the_place_of_another_is_dates_or_a_failure(
    body: bytes, changes: list[tuple[Random, Any]]
) -> None:
    document = json.loads(body)
    for random, value in changes:
        _put_somewhere(document, random, value)

    with suppress(FeedFailed):
        assert all(isinstance(each, Occurrence) for each in occurrences(json.dumps(document).encode(), YEAR))


@given(st.sampled_from([HSDS, ORUK]), st.integers(0, 3_000), st.binary(max_size=4))
def test_a_broken_document_is_dates_or_a_failure(body: bytes, at: int, instead: bytes) -> None:
    with suppress(FeedFailed):
        list(occurrences(body[:at] + instead + body[at + len(instead) :], YEAR))


YEAR = a_window("2026-10-01", "2027-04-30")


def _put_somewhere(node: Any, random: Random, value: Any) -> None:
    """Down some way into the document, and there instead of what it holds."""
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return
        key = random.choice(keys)
        if not isinstance(node[key], dict | list) or random.random() < 0.15:
            node[key] = value
            return
        node = node[key]
