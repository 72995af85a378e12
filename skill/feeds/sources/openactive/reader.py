"""Reading an OpenActive feed: page after page of changes, from where the last reading ended.

Real-time Paged Data Exchange (RPDE) 1.0: each page names the one to ask for next, and the end is an empty
page that names itself. Deletions are published for seven days; a later reading has to begin again.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from skill.domain.events.nearby import Area
from skill.errors import FeedFailed
from skill.feeds.feed import Feed, Fetched, Fetches, Occurrence, Window
from skill.feeds.fetch.files import fetch_for
from skill.feeds.sources.openactive import sessions
from skill.feeds.sources.openactive.items import item_of
from skill.feeds.sources.openactive.opportunities import ItemId, Opportunities, OpportunityItem, ReadPosition
from skill.feeds.sources.reader import Progress
from skill.feeds.sources.values import parse_json
from skill.feeds.store.feed_store import FeedStatus

MAX_PAGES = 5_000
"""In one refresh; the next one goes on from there."""

LONGEST_ADDRESS = 4_000
LONGEST_ID = 500
DELETES_ARE_KEPT = timedelta(days=7)

USUAL_PORTS = {"http": 80, "https": 443}


class _Page(NamedTuple):
    items: list[Any]
    next: str
    is_end: bool


@dataclass(frozen=True, slots=True)
class OpenActiveReader:
    """Feeds of single changes, kept item by item; series and their sessions come in feeds of their own."""

    opportunities: Opportunities
    fetch: Fetches
    area: Area | None
    most_pages: int = MAX_PAGES

    def refresh(self, status: FeedStatus, window: Window, on_progress: Progress) -> None:
        name = status.feed.name
        notes = self.read(status.feed, window.since, lambda items: on_progress(f"{name}: {items:,} items"))
        for reason, count in sorted(notes.items()):
            on_progress(f"{name}: skipped {count:,} x {reason}")

    def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
        """Its own, with what any OpenActive feed says of the series that they belong to."""
        return sessions.occurrences(self.opportunities, window, self.area, feed.feed_id)

    def read(self, feed: Feed, now: datetime, on_page: Callable[[int], None]) -> Counter[str]:
        """Read what is new in a feed, up to its end or to `most_pages`; the next reading goes on from there.

        `on_page` gets the number of items so far after each page. Returns what was skipped, by a reason in
        plain English. Raises `FeedFailed` for a page that cannot be fetched or read, when the pages before it
        stay; and `StoreUnavailable`.
        """
        fetch = fetch_for(feed, self.fetch)
        self.opportunities.forget_ended(now)
        address = self._start(feed, now)
        seen, count, notes = {address}, 0, Counter[str]()
        for _ in range(self.most_pages):
            page = _page(address, fetch(address))
            if not page.is_end and page.next in seen:
                raise FeedFailed("the feed goes round in circles")
            items = _items(page.items, self.area, now, notes)
            position = ReadPosition(page.next, now, _text_of(self.area))
            self.opportunities.apply(feed.feed_id, items, position, is_end=page.is_end)
            count += len(page.items)
            on_page(count)
            if page.is_end:
                return notes
            address = page.next
            seen.add(address)
        notes["more pages than are read at once"] += 1
        return notes

    def _start(self, feed: Feed, now: datetime) -> str:
        """From the first page where deletions may have been missed, or the area is another one."""
        position = self.opportunities.position(feed.feed_id)
        if position is None:
            return feed.address
        if now - position.read_at >= DELETES_ARE_KEPT or position.area != _text_of(self.area):
            self.opportunities.begin_again(feed.feed_id)
            return feed.address
        return position.address


def _text_of(area: Area | None) -> str:
    if area is None:
        return ""
    return f"{area.centre.latitude} {area.centre.longitude} {area.within_m}"


def _page(address: str, fetched: Fetched) -> _Page:
    found = parse_json(fetched.body)
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise FeedFailed("it is not a page of an OpenActive feed")
    following = _following(found.get("next"), address, fetched.address)
    is_itself = following in {urldefrag(address).url, urldefrag(fetched.address).url}
    if is_itself and items:
        raise FeedFailed("the feed goes round in circles")
    return _Page(items, address if is_itself else following, is_itself)


def _following(value: object, address: str, found_at: str) -> str:
    """The address of the next page, which has to be on the same host."""
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_ADDRESS:
        raise FeedFailed("a page of the feed does not say which one comes next")
    try:
        following = _as_secure(urldefrag(urljoin(found_at, value.strip())).url, found_at)
        following.encode()
        hosts = {_host(address), _host(found_at)}
        is_there = _host(following) in hosts
    except ValueError as problem:
        raise FeedFailed("the next page of the feed has an address that cannot be read") from problem
    if not is_there:
        raise FeedFailed("the next page of the feed is on another host")
    return following


def _as_secure(address: str, found_at: str) -> str:
    """Servers behind a proxy do not know that they are reached over https."""
    if found_at.startswith("https:") and address.startswith("http:"):
        return f"https:{address.removeprefix('http:')}"
    return address


def _host(address: str) -> tuple[str, str, int | None]:
    """The folder of a file on this machine. On the web, http and https at their usual ports count as one."""
    parts = urlsplit(address)
    if not parts.scheme:
        return "", str(Path(parts.path).parent), None
    usual = USUAL_PORTS.get(parts.scheme)
    port = None if parts.port == usual else parts.port
    return "web" if usual else parts.scheme, parts.hostname or "", port


def _items(
    page: list[Any], area: Area | None, now: datetime, notes: Counter[str]
) -> Iterator[tuple[ItemId, OpportunityItem | None]]:
    """An item that cannot be read is skipped with a note."""
    for each in page:
        if not isinstance(each, dict) or not _is_id(each.get("id")):
            notes["an item without an id"] += 1
            continue
        state, data = each.get("state"), each.get("data")
        if state == "deleted":
            yield each["id"], None
        elif state == "updated" and isinstance(data, Mapping):
            yield each["id"], item_of(each.get("kind"), data, area=area, now=now)
        else:
            notes["an item that cannot be read"] += 1


def _is_id(value: object) -> bool:
    """A whole number, or a text."""
    if isinstance(value, str):
        return len(value) <= LONGEST_ID
    return isinstance(value, int) and not isinstance(value, bool)
