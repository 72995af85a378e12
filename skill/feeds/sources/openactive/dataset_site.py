"""An OpenActive dataset's own page: which feeds there are, and which of them are worth reading.

A web page with JSON-LD in it (a schema.org Dataset, whose `distribution` lists the feeds), or that JSON-LD.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from skill.errors import FeedFailed
from skill.feeds.feed import Fetched
from skill.feeds.sources.json_ld.pages import scripts_in
from skill.feeds.sources.openactive.fields import last_part, objects, text
from skill.feeds.sources.openactive.items import WORTH_KEEPING

MAX_CHARACTERS = 2_000_000
"""Of a web page; its feeds are told of long before."""

MAX_FEEDS = 20
DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """One feed of a dataset: the kind of its items, as OpenActive calls it, and where it is."""

    kind: str
    address: str


def distributions(fetched: Fetched) -> list[Distribution]:
    """Those worth reading, in the page's own order. Raises `FeedFailed` where it is no dataset's page.

    Feeds of places to book (Slot, FacilityUse) and of what is always there (OnDemandEvent) are left out.
    """
    document = fetched.body.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    written = scripts_in(document[:MAX_CHARACTERS]) if document.startswith("<") else [document]
    list_events = [each for text_of_one in written for each in _list_event(text_of_one)]
    if not list_events:
        raise FeedFailed("it is no page of an OpenActive dataset")
    found = {each.address: each for entry in list_events if (each := _distribution(entry, fetched.address))}
    if not found:
        raise FeedFailed("the dataset has no feed of sessions or events")
    return list(found.values())[:MAX_FEEDS]


def _list_event(written: str) -> Iterator[dict[str, Any]]:
    with suppress(ValueError, RecursionError):
        for each in _datasets(json.loads(written), DEEPEST):
            yield from (dict(entry) for entry in objects(each.get("distribution")))


def _datasets(found: object, deepest: int) -> Iterator[dict[str, Any]]:
    """In a graph or in a list as well."""
    if isinstance(found, list) and deepest:
        for each in found:
            yield from _datasets(each, deepest - 1)
    elif isinstance(found, dict):
        if "distribution" in found:
            yield found
        elif deepest:
            yield from _datasets(found.get("@graph"), deepest - 1)
            yield from _datasets(found.get("mainEntity"), deepest - 1)


def _distribution(entry: dict[str, Any], page: str) -> Distribution | None:
    kind = _kind(entry)
    try:
        address = urljoin(page, text(entry.get("contentUrl")))
        is_address = urlsplit(address).scheme in {"http", "https"} and bool(urlsplit(address).hostname)
    except ValueError:
        return None
    return Distribution(kind=kind, address=address) if kind and is_address and address != page else None


def _kind(entry: dict[str, Any]) -> str:
    """Of its name, or of what kind of thing it says it is: "https://openactive.io/SessionSeries"."""
    several = entry.get("additionalType")
    types = several if isinstance(several, list) else [several]
    named = (last_part(each) for each in [entry.get("name"), *types])
    return next((each for each in named if each in WORTH_KEEPING), "")
