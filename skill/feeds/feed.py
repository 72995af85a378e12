"""What a feed is, and what each kind gives: one date of one event at a time, in the feed's own words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from skill.domain.events.nearby import Area
from skill.domain.tenancy import Place, parse_place

MAX_OCCURRENCES = 50_000
"""Occurrences of one feed within the window; the rest of a larger feed is skipped with a note."""

EARLIEST_YEAR, LATEST_YEAR = 1970, 2100
"""Years that a feed can mean: 0001 and 9999 stand for "no date" in some systems."""


ONLINE = "online only"
"""The reason for skipping what no one can walk to."""


class FeedKind(StrEnum):
    """The open standards that can be read, and a coach's spreadsheet."""

    ICALENDAR = "icalendar"
    OPENACTIVE = "openactive"
    OPEN_REFERRAL = "open-referral"
    JSON_LD = "json-ld"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A source as it was added: an address on the net, or the absolute path of a file.

    `venue`, `where` and `place` stand in for events that do not name their own.
    """

    feed_id: str
    kind: FeedKind
    address: str
    name: str
    venue: str = ""
    where: str = ""
    place: Place | None = None

    @property
    def is_on_the_net(self) -> bool:
        return self.address.startswith(("http://", "https://"))


class Skipped(Exception):
    """A row, or a series, that is skipped, and why, in plain English."""


@dataclass(slots=True)
class Window:
    """The stretch of time that is read (UTC), and the zone of times that name none.

    `notes` counts what could not be used, by a reason in plain English for the landlord's staff. Of one feed
    at most so many dates are read as `most` says.
    """

    since: datetime
    until: datetime
    zone: ZoneInfo
    notes: Counter[str] = field(default_factory=Counter)
    most: int = MAX_OCCURRENCES

    def skip(self, reason: str) -> None:
        self.notes[reason] += 1

    def holds(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether any of it is within."""
        return starts_at < self.until and max(ends_at, starts_at) >= self.since

    def limit(self, found: "Iterable[Occurrence]") -> "Iterator[Occurrence]":
        """Those within it, up to as many as are read of one feed."""
        count = 0
        for each in found:
            if self.holds(each.starts_at, each.ends_at):
                if count == self.most:
                    self.skip(f"more than {self.most:,} dates")
                    return
                count += 1
                yield each


Ages = tuple[int | None, int | None]
"""The youngest and the oldest that it is for, in years; one of them or both may be open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One date of one event, as its feed has it: nothing is cleaned yet, and no word of it may be spoken.

    `uid` is the same for this date of this event at every reading of the feed. Instants are UTC; an all-day
    event begins at midnight where it is and ends at the midnight after its last day. `words` are the feed's
    own labels for what it is and whom it is for. Unless `is_sure`, tenants are told to check first. Cancelled
    ones are given too, so that another feed's copy of them is not offered.
    """

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    is_all_day: bool = False
    venue: str = ""
    address: str = ""
    place: Place | None = None
    price_pence: int | None = None
    ages: Ages = (None, None)
    words: tuple[str, ...] = ()
    is_step_free: bool | None = None
    is_sure: bool = True
    is_cancelled: bool = False


ReadsDocument = Callable[[bytes, Window], Iterator[Occurrence]]
"""A kind of feed that is one document: every date of it about the window, in no order.

A broken entry is skipped with a note in the window. Raises `FeedFailed` where the whole is not of this kind,
before or while it is read.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave. `address` is where redirects ended; what is unchanged has no body."""

    address: str
    body: bytes = b""
    etag: str = ""
    last_modified: str = ""
    is_unchanged: bool = False


class Fetches(Protocol):
    """The net, made safe: time-outs, a limit of size, no other schemes, no addresses inside the network."""

    def __call__(self, address: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """Get one address; with `etag` or `last_modified` only if it has changed.

        Raises `FeedFailed` for every failure, and for any status but 200 and 304.
        """
        ...


def corrected(place: Place, area: Area | None) -> Place | None:
    """Where it lies: unknown for 0, 0; one that fits the area only the other way round is swapped."""
    if place.is_unset:
        return None
    if area is not None and not area.holds(place):
        with suppress(ValueError):
            swapped = parse_place(place.longitude, place.latitude)
            return swapped if area.holds(swapped) else place
    return place
