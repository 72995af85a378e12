"""OpenActive's paging (RPDE 1.0): page after page, from where the last refresh stopped, to the end."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

from skill.domain.nearby import Area
from skill.errors import FeedFailed
from skill.feeds import values
from skill.feeds.feed import Feed, Fetches
from skill.feeds.opportunities import Opportunities, Position

DELETES_ARE_KEPT = timedelta(days=7)
"""By the feed; who comes later has missed some, and reads it from its first page again (RPDE 1.0)."""

NOT_ONE = "it is no page of an OpenActive feed"

Json = Mapping[str, Any]


def refresh(
    feed: Feed,
    opportunities: Opportunities,
    fetch: Fetches,
    *,
    area: Area | None,
    now: datetime,
    most_pages: int,
    on_page: Callable[[int], None],
) -> None:
    """Read on until the end, or for so many pages: the next refresh goes on from there.

    Raises `FeedFailed`; what was read until then is kept. `on_page` hears how many items came so far.
    """
    opportunities.forget_ended(now)
    position, count, seen = _beginning(feed, opportunities, now), 0, set()
    for _ in range(most_pages):
        seen.add(position.address)
        items, following = _page(position.address, fetch)
        if not items and following == position.address:
            opportunities.finished(feed.feed_id, position)
            return
        if following in seen:
            raise FeedFailed("the feed goes round in circles")
        position = replace(position, address=following)
        opportunities.apply(feed.feed_id, items, position, area)
        count += len(items)
        on_page(count)


def _beginning(feed: Feed, opportunities: Opportunities, now: datetime) -> Position:
    known = opportunities.position(feed.feed_id)
    if known is None:
        return Position(address=feed.address, read_at=now, round=1)
    if now - known.read_at >= DELETES_ARE_KEPT:
        return Position(address=feed.address, read_at=now, round=known.round + 1)
    return replace(known, read_at=now)


def _page(address: str, fetch: Fetches) -> tuple[list[Json], str]:
    """The items of a page and the address of the one after it."""
    page = values.parse(fetch(address).body)
    if not isinstance(page, Mapping) or not isinstance(page.get("items"), list):
        raise FeedFailed(NOT_ONE)
    following = values.text(page.get("next"))
    if not following:
        raise FeedFailed(NOT_ONE)
    found = urljoin(address, following) if address.startswith(("http://", "https://")) else following
    if urlsplit(found).netloc != urlsplit(address).netloc:
        raise FeedFailed("its next page is on another machine")
    return [item for item in page["items"] if isinstance(item, Mapping)], found
