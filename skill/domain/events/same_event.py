"""Whether two listings are of one event: listed by two sources, or the same thing on another day."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache

from skill.domain.events.event import Entry
from skill.domain.tenancy import Place

ABOUT_THE_SAME_TIME = timedelta(minutes=15)
ALIKE = 0.6
"""The share of both titles' words that two titles must have in common."""

_DEGREES = 0.002
"""About 150 to 200 metres: two people may put the pin of one building that far apart."""

_SMALL_WORDS = frozenset(
    {
        *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"),
        *("our", "your", "free", "session", "sessions", "club", "group", "weekly", "every", "all", "welcome"),
    }
)


@lru_cache(maxsize=16_384)
def words_of(title: str) -> frozenset[str]:
    """The words that distinguish a title; all of its words where only small ones are left."""
    words = frozenset(re.findall(r"[^\W_]+", title.casefold().replace("'", "").replace("’", "")))
    return words - _SMALL_WORDS or words


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Titles (`words_of`) that share most of their words: chair yoga and yoga are two things."""
    shared = len(one & other)
    return bool(shared) and shared >= ALIKE * len(one | other)


def is_same_place(one: Entry, other: Entry) -> bool:
    """By map points, or by the venues' names where one has no map point."""
    if one.place is None or other.place is None:
        return are_alike(words_of(one.venue), words_of(other.venue))
    return are_close(one.place, other.place)


def are_close(one: Place, other: Place) -> bool:
    north, east = abs(one.latitude - other.latitude), abs(one.longitude - other.longitude)
    return north <= _DEGREES and east <= 1.5 * _DEGREES


def is_same(one: Entry, other: Entry) -> bool:
    """At one place, at about one time, under much the same title."""
    return (
        abs(one.starts_at - other.starts_at) <= ABOUT_THE_SAME_TIME
        and is_same_place(one, other)
        and are_alike(*titles_apart_from_venues(one, other))
    )


def titles_apart_from_venues(one: Entry, other: Entry) -> tuple[frozenset[str], frozenset[str]]:
    """The words of both titles without the venue's: "at the Hub" does not distinguish two events there."""
    venues = words_of(one.venue) | words_of(other.venue)
    first, second = words_of(one.title), words_of(other.title)
    return first - venues or first, second - venues or second


def quarter(entry: Entry) -> int:
    """A duplicate of an entry begins in this quarter of an hour, or in the one before or after."""
    return int(entry.starts_at.timestamp() // ABOUT_THE_SAME_TIME.total_seconds())


def once_each(entries: Iterable[Entry]) -> list[Entry]:
    """Soonest first, in and out. A weekly class appears with its next date only, and an event listed by two
    sources once.
    """
    kept: list[Entry] = []
    told: set[tuple[str, str, str]] = set()
    begun: dict[tuple[int, bool], list[Entry]] = defaultdict(list)
    for entry in entries:
        series = (entry.title.casefold(), entry.venue.casefold(), _about(entry.place))
        if series in told:
            continue
        told.add(series)
        when = quarter(entry)
        # One source knows its own things apart, so only the other one's are looked at.
        others = [other for near in (when - 1, when) for other in begun[near, not entry.is_of_feeds]]
        if not any(is_same(entry, other) for other in others):
            begun[when, entry.is_of_feeds].append(entry)
            kept.append(entry)
    return kept


def _about(place: Place | None) -> str:
    """Part of the key of a series: village halls in many villages share one name."""
    return f"{place.latitude:.2f} {place.longitude:.2f}" if place else ""
