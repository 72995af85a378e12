"""What a feed is, and what each kind gives: one date of one thing at a time, in the feed's own words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from skill.domain.tenancy import Place

MAX_OCCURRENCES = 50_000
"""Occurrences of one feed within the window; a feed with more of them is read so far and says so."""

EARLIEST_YEAR, LATEST_YEAR = 1970, 2100
"""No feed of things to go to means another one: 0001 and 9999 stand for "no date" in somebody's system."""


class Kind(StrEnum):
    """The open standards that are read, and the spreadsheet that a coach keeps."""

    ICALENDAR = "icalendar"
    OPENACTIVE = "openactive"
    OPEN_REFERRAL = "open-referral"
    JSON_LD = "json-ld"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A source as somebody added it: an address on the net, or the absolute path of a file.

    `venue`, `where` and `place` are of its events where they do not say themselves.
    """

    feed_id: str
    kind: Kind
    address: str
    name: str
    venue: str = ""
    where: str = ""
    place: Place | None = None

    @property
    def is_on_the_net(self) -> bool:
        return self.address.startswith(("http://", "https://"))


@dataclass(slots=True)
class Window:
    """The stretch of time that is read (UTC), the zone of times that name none, and what was left out.

    `notes` counts, by a reason in plain English, what could not be used; they are for the landlord's people.
    """

    since: datetime
    until: datetime
    zone: ZoneInfo
    notes: Counter[str] = field(default_factory=Counter)

    def skip(self, reason: str) -> None:
        self.notes[reason] += 1

    def holds(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether any of it is within."""
        return starts_at < self.until and max(ends_at, starts_at) >= self.since


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One date of one thing, as its feed tells it: nothing is cleaned yet, and no word of it may be spoken.

    `uid` is the same for this date of this thing at every reading of the feed. Instants are UTC; an all-day
    one begins at midnight where it is and ends at the midnight after its last day. `words` are the feed's own
    labels for what it is and whom it is for. What is not `is_sure` should be asked about first. A cancelled
    one is told of, so that another feed's copy of it is not offered.
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
    youngest: int | None = None
    oldest: int | None = None
    words: tuple[str, ...] = ()
    is_step_free: bool | None = None
    is_sure: bool = True
    is_cancelled: bool = False


class ReadsDocument(Protocol):
    """A kind of feed that is one document. Each is a function `occurrences` in a module of its own."""

    def __call__(self, body: bytes, window: Window) -> Iterator[Occurrence]:
        """Whatever of the document is on within the window, in no order.

        One broken entry is noted in the window and left out. Raises `FeedFailed` where the whole is not of
        this kind, before or while it is read.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave. `address` is where it was found in the end; unchanged, it has no body."""

    address: str
    body: bytes = b""
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    is_unchanged: bool = False


class Fetches(Protocol):
    """The net, made safe: time-outs, a limit of size, no other schemes, no addresses inside the house."""

    def __call__(
        self, address: str, *, etag: str = "", last_modified: str = "", most_bytes: int | None = None
    ) -> Fetched:
        """Get one address; with `etag` or `last_modified` only if it has changed.

        Raises `FeedFailed` for whatever goes wrong, and for anything but 200 and 304.
        """
        ...
