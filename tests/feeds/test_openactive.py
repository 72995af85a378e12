"""OpenActive: page after page to the end, what was read is kept, and sessions find their series."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.domain.nearby import Area
from skill.domain.tenancy import Place
from skill.errors import FeedFailed
from skill.feeds import openactive
from skill.feeds.dataset_site import distributions
from skill.feeds.feed import Feed, Fetched, Kind, Occurrence
from skill.feeds.opportunities import Opportunities, typed_id
from skill.feeds.sessions import occurrences
from skill.feeds.shelf import Shelf
from tests.feeds.windows import FIXTURES, a_window, fixture, told

HOST = "http://feeds.example/openactive"
AREA = Area(centre=Place(latitude=52.683, longitude=-1.827), within_m=30_000)
NOW = datetime(2026, 10, 20, 9, tzinfo=UTC)
SERIES = Feed(feed_id="1", kind=Kind.OPENACTIVE, address=f"{HOST}/series-1.json", name="series")
SESSIONS = Feed(feed_id="2", kind=Kind.OPENACTIVE, address=f"{HOST}/sessions-1.json", name="sessions")


class Pages:
    """The fixtures, or pages of a test's own, by address; `fails` at one of them."""

    def __init__(self, pages: dict[str, bytes] | None = None) -> None:
        self.pages = pages or {
            f"{HOST}/{path.name}": path.read_bytes() for path in (FIXTURES / "openactive").glob("*.json")
        }
        self.asked: list[str] = []
        self.fails = ""

    def __call__(
        self, address: str, *, etag: str = "", last_modified: str = "", most_bytes: int | None = None
    ) -> Fetched:
        self.asked.append(address.removeprefix(f"{HOST}/"))
        if address == self.fails:
            raise FeedFailed("it is too busy to answer", retry_after=60)
        return Fetched(address=address, body=self.pages[address])


@pytest.fixture
def opportunities() -> Opportunities:
    return Shelf(None).opportunities


def read(
    feed: Feed, opportunities: Opportunities, fetch: Pages, now: datetime = NOW, most_pages: int = 100
) -> list[int]:
    counts: list[int] = []
    openactive.refresh(
        feed, opportunities, fetch, area=AREA, now=now, most_pages=most_pages, on_page=counts.append
    )
    return counts


def on(opportunities: Opportunities, first: str, last: str) -> list[Occurrence]:
    return [each for each in occurrences(opportunities, a_window(first, last)) if not each.is_cancelled]


EVERYTHING = [
    "Sat 24 Oct 09:30-10:30 WALKING FOOTBALL",
    "Sun 25 Oct 10:30-12:00 Sunday stroll",
    "Sat 28 Nov 09:30-10:30 WALKING FOOTBALL",
    "Sun 29 Nov 10:30-12:00 Sunday stroll",
    "Tue 01 Dec 17:00-17:00 Junior judo",
    "Thu 03 Dec 19:00-20:00 Aqua fit",
    "Sat 05 Dec 11:00-15:00 Open day",
    "Sun 28 Mar 10:30-12:00 Spring stroll",
]


def without_pilates(found: list[Occurrence]) -> list[str]:
    return told(each for each in found if each.title != "Park pilates")


@pytest.mark.parametrize(
    "order", [(SERIES, SESSIONS), (SESSIONS, SERIES)], ids=["series first", "sessions first"]
)
def test_sessions_find_their_series_in_whatever_order_they_come(
    order: tuple[Feed, Feed], opportunities: Opportunities
) -> None:
    for feed in order:
        read(feed, opportunities, Pages())

    assert without_pilates(on(opportunities, "2026-10-20", "2027-04-20")) == EVERYTHING


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-10-19", "2026-10-26", ["Mon 19 Oct 18:00-19:00", "Mon 26 Oct 18:00-19:00"]),
        ("2027-03-22", "2027-03-29", ["Mon 22 Mar 18:00-19:00", "Mon 29 Mar 18:00-19:00"]),
        ("2026-12-28", "2027-01-04", ["Mon 04 Jan 18:00-19:00"]),
    ],
)
def test_a_series_with_a_schedule_needs_no_sessions(
    first: str, last: str, expected: list[str], opportunities: Opportunities
) -> None:
    read(SERIES, opportunities, Pages())
    window = a_window(first, last)
    found = [each for each in on(opportunities, first, last) if window.holds(each.starts_at, each.ends_at)]

    assert told(found) == [f"{line} Park pilates" for line in expected]


def test_a_session_says_what_its_series_says() -> None:
    opportunities = Shelf(None).opportunities
    read(SERIES, opportunities, Pages())
    read(SESSIONS, opportunities, Pages())

    found = {each.title: each for each in on(opportunities, "2026-11-28", "2026-12-01")}
    football, judo = found["WALKING FOOTBALL"], found["Junior judo"]

    assert (football.venue, football.address) == ("the leisure centre", "Friary Way")
    assert football.place == Place(latitude=52.6776, longitude=-1.8196)
    assert (football.price_pence, football.youngest, football.is_step_free) == (250, 50, True)
    assert football.words == ("Walking Football", "men")
    assert (judo.youngest, judo.oldest, judo.venue) == (5, 11, "the leisure centre")
    assert football.uid == f"{HOST}/sessions/3"


def test_what_is_called_off_is_told_and_what_is_full_is_counted(opportunities: Opportunities) -> None:
    read(SERIES, opportunities, Pages())
    read(SESSIONS, opportunities, Pages())
    window = a_window("2026-11-23", "2026-12-13")

    off = [each.title for each in occurrences(opportunities, window) if each.is_cancelled]

    assert off == ["Aqua fit"]
    assert window.notes == {"full": 1}


def test_an_empty_page_is_not_the_end_and_the_end_is_asked_again_next_time(
    opportunities: Opportunities,
) -> None:
    fetch = Pages()

    counts = read(SESSIONS, opportunities, fetch)
    first, fetch.asked = fetch.asked, []
    read(SESSIONS, opportunities, fetch)

    assert first == ["sessions-1.json", "sessions-2.json", "sessions-3.json", "sessions-last.json"]
    assert counts == [5, 5, 14]
    assert fetch.asked == ["sessions-last.json"]


def test_a_refresh_that_fails_goes_on_from_where_it_was(opportunities: Opportunities) -> None:
    fetch = Pages()
    fetch.fails = f"{HOST}/sessions-3.json"
    with pytest.raises(FeedFailed, match="too busy"):
        read(SESSIONS, opportunities, fetch)
    fetch.asked, fetch.fails = [], ""

    read(SESSIONS, opportunities, fetch)
    read(SERIES, opportunities, fetch)

    assert fetch.asked[0] == "sessions-3.json"
    assert without_pilates(on(opportunities, "2026-10-20", "2027-04-20")) == EVERYTHING


def test_so_many_pages_and_no_more_in_one_refresh(opportunities: Opportunities) -> None:
    fetch = Pages()

    read(SESSIONS, opportunities, fetch, most_pages=2)
    read(SESSIONS, opportunities, fetch, most_pages=2)

    assert fetch.asked == ["sessions-1.json", "sessions-2.json", "sessions-3.json", "sessions-last.json"]


def test_who_was_away_for_a_week_reads_it_all_again_and_forgets_what_is_there_no_more(
    opportunities: Opportunities,
) -> None:
    fetch = Pages()
    read(SERIES, opportunities, fetch)
    read(SESSIONS, opportunities, fetch)
    fetch.pages[f"{HOST}/sessions-1.json"] = fetch.pages[f"{HOST}/sessions-2.json"]

    read(SESSIONS, opportunities, fetch, NOW + timedelta(days=6, hours=23))
    before = without_pilates(on(opportunities, "2026-11-20", "2026-12-20"))
    read(SESSIONS, opportunities, fetch, NOW + timedelta(days=14))

    assert "Sat 28 Nov 09:30-10:30 WALKING FOOTBALL" in before
    assert without_pilates(on(opportunities, "2026-11-20", "2026-12-20")) == EVERYTHING[3:7]


def test_what_is_over_is_forgotten_and_what_is_far_is_never_kept(opportunities: Opportunities) -> None:
    read(SERIES, opportunities, Pages())
    read(SESSIONS, opportunities, Pages(), NOW + timedelta(days=60))

    assert without_pilates(on(opportunities, "2026-10-20", "2027-04-20")) == EVERYTHING[-1:]


def a_page(items: object, following: object = f"{HOST}/end") -> dict[str, bytes]:
    end = json.dumps({"next": f"{HOST}/end", "items": []}).encode()
    return {SERIES.address: json.dumps({"next": following, "items": items}).encode(), f"{HOST}/end": end}


@pytest.mark.parametrize(
    ("pages", "why"),
    [
        ({SERIES.address: b"{"}, "no JSON"),
        ({SERIES.address: b"<html>"}, "no JSON"),
        ({SERIES.address: b"[]"}, "no page"),
        (a_page("none"), "no page"),
        (a_page([], ""), "no page"),
        (a_page([], None), "no page"),
        (a_page([], "http://elsewhere.example/x"), "another machine"),
        (a_page([], "file:///etc/passwd"), "another machine"),
        (a_page([{"state": "deleted", "id": 1}], SERIES.address), "in circles"),
    ],
)
def test_a_page_that_is_none_is_refused(
    pages: dict[str, bytes], why: str, opportunities: Opportunities
) -> None:
    with pytest.raises(FeedFailed, match=why):
        read(SERIES, opportunities, Pages(pages))


def test_items_that_are_none_are_passed_over(opportunities: Opportunities) -> None:
    good = json.loads(fixture("openactive/sessions-3.json"))["items"][-2]
    bad: list[Any] = [
        None,
        5,
        [],
        {},
        {"id": 1},
        {"id": [], "state": "updated"},
        {"id": "", "state": "updated"},
    ]

    read(SERIES, opportunities, Pages(a_page([*bad, {"id": 3, "state": "updated"}, good])))

    assert told(on(opportunities, "2026-12-01", "2026-12-31")) == ["Sat 05 Dec 11:00-15:00 Open day"]


def test_of_one_id_on_a_page_the_last_one_counts(opportunities: Opportunities) -> None:
    item = json.loads(fixture("openactive/sessions-3.json"))["items"][-2]
    gone = {"state": "deleted", "id": item["id"], "modified": 999}

    read(SERIES, opportunities, Pages(a_page([item, gone])))
    deleted = on(opportunities, "2026-12-01", "2026-12-31")
    read(SERIES, opportunities, Pages(a_page([gone, item])), NOW + timedelta(days=8))

    assert deleted == []
    assert len(on(opportunities, "2026-12-01", "2026-12-31")) == 1


def test_a_number_and_the_same_digits_are_two_ids() -> None:
    assert typed_id(1) != typed_id("1")
    assert typed_id(True) is typed_id(None) is typed_id(1.5) is None


def test_a_datasets_page_names_the_feeds_worth_reading() -> None:
    found = distributions(Fetched(address="x", body=fixture("openactive/dataset.html")))

    assert [(each.kind, each.address) for each in found] == [
        ("SessionSeries", f"{HOST}/series-1.json"),
        ("ScheduledSession", f"{HOST}/sessions-1.json"),
    ]


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b'{"distribution": [{"name": "Slot"}]}', b"{"])
def test_what_is_no_datasets_page_is_refused(body: bytes) -> None:
    with pytest.raises(FeedFailed):
        distributions(Fetched(address="x", body=body))


PAGE = fixture("openactive/series-1.json")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, len(PAGE)), st.binary(max_size=8), st.integers(0, 40))
def test_a_page_may_break_anywhere(at: int, noise: bytes, gone: int) -> None:
    pages = a_page([])
    pages[SERIES.address] = PAGE[:at].replace(b"series-2.json", b"end") + noise + PAGE[at + gone :]
    opportunities = Shelf(None).opportunities

    try:
        read(SERIES, opportunities, Pages(pages | {f"{HOST}/series-2.json": pages[f"{HOST}/end"]}))
    except (FeedFailed, KeyError):
        return
    list(occurrences(opportunities, a_window("2026-11-23", "2026-12-23")))


FACTS = st.sampled_from([None, True, -1, 10**30, "", "soon", "9999-12-31T00:00Z", [], {}, [{}], {"@id": "x"}])
NAMES = (
    *("@type", "startDate", "endDate", "duration", "superEvent", "location", "offers", "eventSchedule"),
    *("subEvent", "ageRange", "activity", "name", "accessibilitySupport", "genderRestriction", "eventStatus"),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), FACTS, max_size=6))
def test_any_values_in_an_item_are_dates_or_passed_over(facts: dict[str, Any]) -> None:
    data = {"@type": "Event", "name": "Open day", "startDate": "2026-12-05T11:00:00Z"} | facts
    opportunities = Shelf(None).opportunities

    read(SERIES, opportunities, Pages(a_page([{"id": 1, "state": "updated", "data": data}])))

    assert len(list(occurrences(opportunities, a_window("2026-11-23", "2026-12-23")))) <= 1
