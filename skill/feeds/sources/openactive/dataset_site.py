"""An OpenActive dataset's page: which feeds there are, and which of them are worth reading.

A web page with JSON-LD in it (a schema.org Dataset, whose `distribution` lists the feeds), or that JSON-LD.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from urllib.parse import urljoin, urlsplit

from skill.errors import FeedFailed
from skill.feeds.feed import Fetched
from skill.feeds.sources.json_ld.pages import json_in
from skill.feeds.sources.openactive.items import WORTH_KEEPING
from skill.feeds.sources.values import Json, as_list, last_part, objects, text

MAX_BYTES = 2_000_000
"""Of a web page; its feeds are listed well before."""

MAX_FEEDS = 20
DEEPEST = 5


def distributions(fetched: Fetched) -> list[tuple[str, str]]:
    """The feeds worth reading, in the order of the page: the kind of their items, as OpenActive calls it, and
    their address. Raises `FeedFailed` where it is not a dataset's page.

    Feeds of places to book (Slot, FacilityUse) and of what is always there (OnDemandEvent) are not.
    """
    entries: list[Json] = []
    with suppress(FeedFailed, RecursionError):
        for dataset in _datasets(json_in(fetched.body[:MAX_BYTES]), DEEPEST):
            entries += objects(dataset.get("distribution"))
    if not entries:
        raise FeedFailed("it is not a page of an OpenActive dataset")
    found = {each[1]: each for entry in entries if (each := _distribution(entry, fetched.address))}
    if not found:
        raise FeedFailed("the dataset has no feed of sessions or events")
    return list(found.values())[:MAX_FEEDS]


def _datasets(found: object, deepest: int) -> Iterator[Json]:
    """In a graph or in a list as well."""
    if isinstance(found, list) and deepest:
        for each in found:
            yield from _datasets(each, deepest - 1)
    elif isinstance(found, Mapping):
        if "distribution" in found:
            yield found
        elif deepest:
            yield from _datasets(found.get("@graph"), deepest - 1)
            yield from _datasets(found.get("mainEntity"), deepest - 1)


def _distribution(entry: Json, page: str) -> tuple[str, str] | None:
    kind = _kind(entry)
    try:
        address = urljoin(page, text(entry.get("contentUrl")))
        is_address = urlsplit(address).scheme in {"http", "https"} and bool(urlsplit(address).hostname)
    except ValueError:
        return None
    return (kind, address) if kind and is_address and address != page else None


def _kind(entry: Json) -> str:
    """By its name or its type: "https://openactive.io/SessionSeries"."""
    named = (last_part(each) for each in [entry.get("name"), *as_list(entry.get("additionalType"))])
    return next((each for each in named if each in WORTH_KEEPING), "")
