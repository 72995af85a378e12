"""Adding a feed: finding out what an address or a file is."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from skill.domain.tenancy import Place
from skill.errors import FeedFailed
from skill.feeds.feed import Feed, FeedKind, Fetched, Fetches
from skill.feeds.fetch.files import fetch_for
from skill.feeds.sources.openactive.dataset_site import distributions
from skill.feeds.sources.values import parse_json
from skill.feeds.store.feed_store import FeedStore

LOOKED_AT = 20_000
"""Bytes at the beginning of a document that show what it is."""


def feeds_at(
    address: str,
    feed_store: FeedStore,
    fetch: Fetches,
    *,
    kind: FeedKind | None = None,
    name: str = "",
    venue: str = "",
    where: str = "",
    place: Place | None = None,
) -> list[Feed]:
    """The feeds that an address stands for: one, or all of them for an OpenActive dataset's own page.

    What is not said is found out or stays empty. Raises `FeedFailed` for what cannot be read, and for what
    could be of any kind.
    """
    address, number = _address(address), feed_store.next_number()
    feed = Feed(
        feed_id=str(number),
        kind=kind or FeedKind.CSV,
        address=address,
        name=name or _name(address),
        venue=venue,
        where=where,
        place=place,
    )
    fetched = fetch_for(feed, fetch)(address)
    if kind in {None, FeedKind.OPENACTIVE}:
        with suppress(FeedFailed):
            return [
                replace(feed, feed_id=str(number + at), kind=FeedKind.OPENACTIVE, address=each, name=of)
                for at, (of, each) in enumerate(distributions(fetched))
            ]
    return [replace(feed, kind=kind or kind_of(fetched))]


def kind_of(fetched: Fetched) -> FeedKind:
    """From what it holds, since servers call everything text/plain. Raises `FeedFailed`."""
    start = fetched.body[:LOOKED_AT].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if start[:15].upper() == "BEGIN:VCALENDAR":
        return FeedKind.ICALENDAR
    if start[:1] in {"{", "["}:
        return _kind_of_json(fetched.body)
    if start[:1] == "<":
        if "ld+json" in fetched.body.decode("utf-8", "replace"):
            return FeedKind.JSON_LD
        raise FeedFailed("it is a web page without events that a program can read")
    if any(delimiter in start.partition("\n")[0] for delimiter in ",;\t"):
        return FeedKind.CSV
    raise FeedFailed("its kind cannot be told; say it with --kind")


def _kind_of_json(body: bytes) -> FeedKind:
    with suppress(FeedFailed):
        document = parse_json(body)
        page = document[0] if isinstance(document, list) and document else document
        keys = set(page) if isinstance(page, dict) else set()
        if "items" in keys and ("next" in keys or "license" in keys):
            return FeedKind.OPENACTIVE
        if keys & {"contents", "content", "service_at_locations", "organization_id"}:
            return FeedKind.OPEN_REFERRAL
        if keys & {"@context", "@graph", "@type", "type"}:
            return FeedKind.JSON_LD
    raise FeedFailed("it is JSON of an unknown kind; say which with --kind")


def _address(text: str) -> str:
    """Calendars to subscribe to write "webcal" for https."""
    text = text.strip()
    try:
        scheme = urlsplit(text).scheme.lower()
    except ValueError as problem:
        raise FeedFailed("it is neither an address nor a file") from problem
    if scheme in {"webcal", "webcals"}:
        return f"https:{text.partition(':')[2]}"
    if scheme in {"http", "https"}:
        return text
    if "://" in text:
        raise FeedFailed("it is neither an address that begins with http or https nor a file")
    return str(Path(text).expanduser().absolute())


def _name(address: str) -> str:
    """The last part of an address that means something."""
    if not address.startswith(("http://", "https://")):
        return Path(address).stem
    parts = urlsplit(address)
    words = [part for part in unquote(parts.path).split("/") if part not in {"", "basic.ics", "public"}]
    return (words[-1] if words else parts.hostname or "")[:60]
