"""What the services need from outside, as small Protocols; `skill/housing` implements them.

Every answer from the landlord's data carries the moment it was true (`as_of`). An adapter that cannot answer
in time raises `StoreUnavailable` and nothing else. An unknown reference gives None or an empty list.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from skill.domain.coaching import Coach, Message
from skill.domain.danger.notes import DangerNote, LimitState
from skill.domain.events.event import Entry, Event, Published
from skill.domain.events.nearby import Area
from skill.domain.rent import RentAccount, RentLine
from skill.domain.repairs.appointments import Booking, BookingRequest, Slot
from skill.domain.repairs.jobs import Chaser, KeptReport, Repair, RepairReport
from skill.domain.repairs.triage import Trade
from skill.domain.tenancy import Home, Link, Privacy

MOST_SLOTS = 20


class Clock(Protocol):
    def now(self) -> datetime:
        """The present instant, in UTC."""
        ...


class Homes(Protocol):
    def home(self, tenancy_ref: str) -> Home | None: ...


class RentAccounts(Protocol):
    def main_account(self, tenancy_ref: str) -> RentAccount | None: ...

    def lines(self, account_ref: str, *, since: date) -> list[RentLine]:
        """The account's lines on or after `since`, newest first."""
        ...


class Repairs(Protocol):
    def for_home(self, home: Home) -> list[Repair]:
        """Jobs in this home and its block since the tenancy began, newest first, with reports by voice."""
        ...

    def report(self, report: RepairReport) -> Repair:
        """Keep a report durably, with its outbox message, in one transaction.

        The same `request_id` of the same home again gives the repair that is already there.
        """
        ...


class Chasers(Protocol):
    def chase(self, again: Chaser) -> int:
        """Record that a tenant chased a job, with its outbox message, in one transaction.

        Returns how often the job has been chased. The same `request_id` of the same home counts once and
        returns the same number.
        """
        ...


class Appointments(Protocol):
    """Visit windows that the landlord offers, and the bookings made. Bookings outlive every load."""

    def free_slots(self, home: Home, trade: Trade, *, after: datetime) -> list[Slot]:
        """Windows with a place left for this home that start at or after the instant, soonest first.

        Never two at the same time, and at most `MOST_SLOTS`.
        """
        ...

    def book(self, home: Home, request: BookingRequest) -> Booking | None:
        """Book a place durably, with its outbox message, in one transaction.

        None when the last place has gone, the window has begun, is too soon or for another trade, or the
        current load does not offer it to this home; the job then keeps the window that it had. A job has one
        window: booking another frees the first. The same `request_id` of the same home returns the same
        answer, None included, and changes nothing.
        """
        ...

    def unbook(
        self, home: Home, job_ref: str, *, reference: str | None, request_id: str, at: datetime
    ) -> Booking | None:
        """Free the place of a job, with a message. Returns the freed window, or None where the job had none.

        The same `request_id` returns the same answer, None included, and frees nothing further.
        """
        ...


class Reports(Protocol):
    def reports(self, *, since: datetime) -> list[KeptReport]:
        """Reports of every home made at or after `since`, oldest first, with their outcome."""
        ...


class Coaches(Protocol):
    def coach(self, coach_ref: str) -> Coach | None: ...


class Events(Protocol):
    """The one list of what is on, from the landlord's extract and every feed."""

    def entries(self, area: Area | None, *, since: datetime, until: datetime) -> list[Entry]:
        """Events at any moment from `since` until before `until`, in no order.

        Everything within the area, perhaps a little more, and events with no map point. Without an area,
        everything, though an adapter may cut a list of thousands.
        """
        ...

    def events(self, event_refs: Sequence[str]) -> list[Event]:
        """In the order asked for, without those that have left the list."""
        ...


class EventList(Protocol):
    """The part of the list that comes from feeds, for the code that refreshes it."""

    def publish(self, events: Iterable[Event]) -> Published:
        """Replace the events of all feeds. The same event has the same reference every time.

        Unchanged events are not written again, and readers do not wait.
        """
        ...


class WalkLimits(Protocol):
    """How many minutes the people of a home are willing to walk, where they said so."""

    def walk_limit(self, tenancy_ref: str) -> int | None: ...

    def keep_walk_limit(self, tenancy_ref: str, minutes: int | None) -> None:
        """None forgets it."""
        ...


class Privacies(Protocol):
    def privacy(self, tenancy_ref: str) -> Privacy:
        """The tenant's choice, or one with nothing chosen."""
        ...

    def keep_privacy(self, tenancy_ref: str, privacy: Privacy) -> None: ...


class Links(Protocol):
    def link(self, account: str) -> Link | None: ...

    def keep_code(self, code_hash: str, tenancy_ref: str, *, expires_at: datetime) -> None:
        """Keep a one-time code; an earlier code of the same home stops working.

        Raises `CodeTaken` when the same code is still valid for another home.
        """
        ...

    def redeem(self, code_hash: str, account: str, *, at: datetime) -> Link | None:
        """Spend a valid code, once, and link the account; None when there is no such code.

        The code that linked this account returns its link again, as when Amazon repeats a request.
        """
        ...

    def keep_link(self, link: Link) -> None:
        """Link an account without a code, as a rehearsal does."""
        ...

    def unlink(self, account: str) -> None: ...

    def unlink_home(self, tenancy_ref: str) -> int:
        """End every link of a home and its code. Returns how many links there were."""
        ...


CLOCKS_DIFFER = timedelta(minutes=1)
"""How far the clocks of two processes may be apart; a moment beyond that has not come and is not believed."""


class Attempts(Protocol):
    """Counts wrong codes and PINs, so that guessing stops."""

    def failed(self, subject: str, *, at: datetime, attempt: str = "") -> None:
        """The same `attempt` again is not counted again; without a name each counts.

        What was counted by a clock that was ahead of `at` is dropped, else it would lock for as long.
        """
        ...

    def failures(self, subject: str, *, since: datetime, until: datetime | None = None) -> int: ...

    def clear(self, subject: str) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A message in the outbox that has not been delivered.

    `failed_because` is the kind of the last failure, never its text; a dead letter has no `next_try_at`.
    """

    message: Message
    attempts: int
    next_try_at: datetime | None = None
    failed_because: str = ""


class Outbox(Protocol):
    def add(self, message: Message) -> None:
        """Keep a message; the same `request_id` and kind of the same home again changes nothing."""
        ...

    def waiting(self) -> list[Waiting]:
        """Messages that have not been delivered, oldest first."""
        ...


class Dangers(Protocol):
    """Dangers of the building that linked homes told us of, and what the landlord's staff made of them."""

    def keep_danger(self, note: DangerNote) -> None:
        """Keep a note durably, with its outbox message, in one transaction.

        The same `request_id` of the same home again changes nothing.
        """
        ...

    def dangers(self, *, since: datetime) -> list[DangerNote]:
        """Notes of every home told at or after `since`, oldest first."""
        ...

    def settle_danger(self, note: DangerNote, limit: LimitState, *, at: datetime) -> None:
        """Record whether the limit that may apply to a danger does."""
        ...


class Deliveries(Protocol):
    """The outbox for the code that empties it. Two workers never hold the same message."""

    def take(self, *, at: datetime, until: datetime) -> Waiting | None:
        """Lease the message that has been due longest; None when none is due.

        After `until` another caller may take it, in case this one has died.
        """
        ...

    def delivered(self, message: Message, *, at: datetime) -> None:
        """Mark a message as delivered: it is not sent again. A second call changes nothing."""
        ...

    def not_delivered(self, message: Message, *, because: str, next_try_at: datetime | None) -> None:
        """Record a failed attempt. Without a next try it is a dead letter, which `waiting` still shows."""
        ...

    def revive(self, *, at: datetime) -> int:
        """Make every dead letter due again. Returns how many there were."""
        ...


class BackgroundJob(StrEnum):
    """What works beside the conversation, on a timer or in a worker."""

    OUTBOX = "outbox"
    FEEDS = "feeds"
    LOAD = "load"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """The last run of a job. `outcome` is a word of our own or the class of a failure, never its text."""

    job: BackgroundJob
    at: datetime
    outcome: str


class Heartbeats(Protocol):
    """When each job last ran and how that went. It holds nothing about any home."""

    def beat(self, heartbeat: Heartbeat) -> None:
        """Replace the heartbeat of the same job."""
        ...

    def heartbeats(self) -> list[Heartbeat]:
        """The last one of each job that has ever run, in no order."""
        ...


class Reading(Protocol):
    def reading(self) -> AbstractContextManager[None]:
        """One turn: all that this thread reads of the landlord's data inside comes from one load.

        Entering and leaving do not touch the store, so they never fail.
        """
        ...


class PinHasher(Protocol):
    def hash(self, pin: str) -> str: ...

    def matches(self, pin_hash: str, pin: str) -> bool: ...


class HousingData(
    Homes,
    RentAccounts,
    Repairs,
    Chasers,
    Appointments,
    Reports,
    Coaches,
    Events,
    EventList,
    Privacies,
    WalkLimits,
    Links,
    Attempts,
    Outbox,
    Deliveries,
    Dangers,
    Heartbeats,
    Reading,
    Protocol,
):
    """Every port together, as an adapter implements them."""
