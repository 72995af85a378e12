"""Whether two listings are of one event: told of by two sources, or the same thing on another day."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache

from skill.domain.events.event import Entry
from skill.domain.tenancy import Place

ABOUT_THE_SAME_TIME = timedelta(minutes=15)
ALIKE = 0.6
"""Of the words of both titles together, how many they need to share."""

_DEGREES = 0.002
"""The same building, wherever on it two people put the pin: about 150 to 200 metres."""

_SMALL_WORDS = frozenset(
    {
        *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"),
        *("our", "your", "free", "session", "sessions", "club", "group", "weekly", "every", "all", "welcome"),
    }
)


@lru_cache(maxsize=16_384)
def words_of(title: str) -> frozenset[str]:
    """The words that tell titles apart; all of them where there are no others."""
    words = frozenset(re.findall(r"[^\W_]+", title.casefold().replace("'", "").replace("’", "")))
    return words - _SMALL_WORDS or words


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Titles (`words_of`) that share most of their words: chair yoga and yoga are two things."""
    shared = len(one & other)
    return bool(shared) and shared >= ALIKE * len(one | other)


def is_same_place(one: Entry, other: Entry) -> bool:
    """By the pins on the map, or by their names where one of them has none."""
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
    """The words of both titles; "at the Hub" tells nothing apart where both are at the Hub."""
    venues = words_of(one.venue) | words_of(other.venue)
    first, second = words_of(one.title), words_of(other.title)
    return first - venues or first, second - venues or second


def quarter(entry: Entry) -> int:
    """Whatever is the same as an entry begins in this quarter of an hour or the one before or after."""
    return int(entry.starts_at.timestamp() // ABOUT_THE_SAME_TIME.total_seconds())


def once_each(entries: Iterable[Entry]) -> list[Entry]:
    """Soonest first in and out: a weekly class is offered by its next date only, and a thing that two
    sources tell of once.
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
    """Village halls have one name in many villages."""
    return f"{place.latitude:.2f} {place.longitude:.2f}" if place else ""
