"""An OpenActive dataset's own page: which of its feeds are worth reading."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.errors import FeedFailed
from skill.feeds.feed import Fetched
from skill.feeds.sources.openactive.dataset_site import MAX_FEEDS, distributions
from tests.tables import each_row

PAGE = "https://feeds.example/openactive"


def fetched(body: str | bytes) -> Fetched:
    return Fetched(address=PAGE, body=body.encode() if isinstance(body, str) else body)


def a_feed(name: str, address: str, **more: Any) -> dict[str, Any]:
    return {"@type": "DataDownload", "name": name, "contentUrl": address, **more}


def a_dataset(*feeds: dict[str, Any]) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "Dataset", "distribution": list(feeds)}


def a_page(*documents: object) -> str:
    scripts = "".join(
        f'<script type="application/ld+json; charset=utf-8">{json.dumps(each)}</script>' for each in documents
    )
    return f"<!doctype html><html><head><script>var a = '<b>';</script>{scripts}</head><p>Hello</html>"


SERIES = a_feed("SessionSeries", "https://data.example/series")
SESSIONS = a_feed(
    "Sessions",
    "/sessions",
    additionalType=["https://schema.org/Thing", "https://openactive.io/ScheduledSession"],
)
SLOTS = a_feed("Slot", "https://data.example/slots")
BOTH = [
    ("SessionSeries", "https://data.example/series"),
    ("ScheduledSession", "https://feeds.example/sessions"),
]


@each_row(
    "body",
    [
        a_page(a_dataset(SERIES, SLOTS, SESSIONS)),
        a_page({"@type": "WebSite"}, a_dataset(SERIES, SESSIONS)),
        a_page({"@graph": [{"@type": "WebSite"}, a_dataset(SERIES, SESSIONS)]}),
        a_page([a_dataset(SERIES), a_dataset(SESSIONS)]),
        json.dumps(a_dataset(SERIES, SESSIONS, SERIES)),
        "\ufeff \n" + json.dumps(a_dataset(SERIES, SESSIONS)),
        "<script type=application/ld+json>{ broken</script>" + a_page(a_dataset(SERIES, SESSIONS)),
    ],
)
def test_feeds_worth_reading_are_found(body: str) -> None:
    assert distributions(fetched(body)) == BOTH


@pytest.mark.parametrize("kind", ["Event", "EventSeries", "CourseInstance"])
def test_events_and_courses_are_worth_reading(kind: str) -> None:
    body = json.dumps(
        {"distribution": a_feed("A feed", "/x", additionalType=f"https://openactive.io/{kind}")}
    )

    assert distributions(fetched(body)) == [(kind, "https://feeds.example/x")]


@each_row(
    "body",
    [
        "",
        "hello",
        "<html><p>Our events</p>",
        a_page({"@type": "Event", "name": "Tea"}),
        json.dumps(a_dataset(SLOTS)),
        json.dumps(a_dataset(a_feed("SessionSeries", "ftp://data.example/series"))),
        json.dumps(a_dataset(a_feed("SessionSeries", "http://[broken"))),
        json.dumps(a_dataset(a_feed("SessionSeries", ""))),
        json.dumps({"distribution": [1, None, [], {"name": 17, "contentUrl": {}}]}),
        '{"next": "/x", "items": []}',
        "[" * 100_000,
        "BEGIN:VCALENDAR",
        "<![foo[<script type='application/ld+json'>",
    ],
)
def test_what_is_no_page_of_a_dataset_says_so(body: str) -> None:
    with pytest.raises(FeedFailed, match="dataset"):
        distributions(fetched(body))


def test_a_page_of_thousands_is_read_so_far() -> None:
    body = json.dumps(a_dataset(*(a_feed("Event", f"/{number}") for number in range(1_000))))

    assert len(distributions(fetched(body))) == MAX_FEEDS


@given(
    body=st.binary(max_size=300)
    | st.text(alphabet="<>!-[]/'\"= scriptld+jsonapplication{}", max_size=200).map(str.encode)
)
def test_whatever_is_there_has_a_name(body: bytes) -> None:
    with pytest.raises(FeedFailed):
        distributions(fetched(body))
