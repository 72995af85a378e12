"""What the services need from outside, as small Protocols; `skill/housing` implements them.

Every answer that comes from the landlord's data carries the moment it was true (`as_of`). An adapter
raises `StoreUnavailable` and nothing else when it cannot answer in time. References that are not
there give None or an empty list.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from skill.domain.coaching import Coach, Message
from skill.domain.events.event import Entry, Event, Published
from skill.domain.events.nearby import Area
from skill.domain.rent import Line, RentAccount
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

    def lines(self, account_ref: str, *, since: date) -> list[Line]:
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
        """Keep that a job was told of again, with its outbox message, in one transaction; how often by now.

        The same `request_id` of the same home again counts once, and gives what it gave.
        """
        ...


class Appointments(Protocol):
    """Windows that the landlord gives away, and who took them. What was booked outlives every load."""

    def free_slots(self, home: Home, trade: Trade, *, after: datetime) -> list[Slot]:
        """Those with a place left for this home that start at or after the instant, soonest first.

        Never two at the same time, and `MOST_SLOTS` at most.
        """
        ...

    def book(self, home: Home, request: BookingRequest) -> Booking | None:
        """Keep a place durably, with its outbox message, in one transaction.

        None when the last place has gone meanwhile, the window has begun, is too soon or of another trade, or
        no load offers it to this home any more; a window that the job had before is then kept. A job has
        one window: another one gives the place of the first back. The same `request_id` of the same home
        again gives the same answer, none included, and changes nothing.
        """
        ...

    def unbook(
        self, home: Home, job_ref: str, *, reference: str | None, request_id: str, at: datetime
    ) -> Booking | None:
        """Give back the place of a job, with a message; which window it was, or None when there is none.

        The same `request_id` again gives the same answer, none included, and frees nothing more.
        """
        ...


class Reports(Protocol):
    def reports(self, *, since: datetime) -> list[KeptReport]:
        """What every home has reported at or after `since`, the oldest first, with what became of it."""
        ...


class Coaches(Protocol):
    def coach(self, coach_ref: str) -> Coach | None: ...


class Events(Protocol):
    """The one list of what is on: of the landlord's extract and of every feed."""

    def entries(self, area: Area | None, *, since: datetime, until: datetime) -> list[Entry]:
        """What is on at any moment from `since` until before `until`, in no order.

        All that lies within the area, perhaps a little more, and what has no place on the map; without an
        area all there is, though an adapter may leave some out where there are thousands.
        """
        ...

    def events(self, event_refs: Sequence[str]) -> list[Event]:
        """In the order asked for; those that are on the list no more are left out."""
        ...


class EventList(Protocol):
    """The part of the list that feeds make, for whoever keeps it."""

    def publish(self, events: Iterable[Event]) -> Published:
        """Make these the events of all feeds; a reference is the same for the same event every time.

        Nothing is written of what has not changed, and readers are not kept waiting.
        """
        ...


class WalkLimits(Protocol):
    """How far the people of a home walk, in minutes, where they said so."""

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

        Raises `CodeTaken` when another home may still spend the same one.
        """
        ...

    def redeem(self, code_hash: str, account: str, *, at: datetime) -> Link | None:
        """Spend a code that is still good, once, and link the account; None when there is no such code.

        The code that linked this account gives its link again, as when Amazon repeats a request.
        """
        ...

    def keep_link(self, link: Link) -> None:
        """Link an account without a code, as a rehearsal does."""
        ...

    def unlink(self, account: str) -> None: ...

    def unlink_home(self, tenancy_ref: str) -> int:
        """End every link of a home, its code with them; how many links there were."""
        ...


class Attempts(Protocol):
    """Counts wrong codes and PINs, so that guessing stops."""

    def failed(self, subject: str, *, at: datetime) -> None: ...

    def failures(self, subject: str, *, since: datetime) -> int: ...

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
        """What has not been delivered, oldest first."""
        ...


class Deliveries(Protocol):
    """The outbox for whoever empties it. Two of them at once never hold the same message."""

    def take(self, *, at: datetime, until: datetime) -> Waiting | None:
        """The message that has been due longest, held for the caller; None when none is due.

        After `until` it may be taken again: whoever held it may have died.
        """
        ...

    def delivered(self, message: Message, *, at: datetime) -> None:
        """It never leaves again. Telling it twice changes nothing."""
        ...

    def not_delivered(self, message: Message, *, because: str, next_try_at: datetime | None) -> None:
        """One more attempt was in vain. With no next try it is a dead letter, which `waiting` still shows."""
        ...

    def revive(self, *, at: datetime) -> int:
        """Make every dead letter due again; how many there were."""
        ...


class Reading(Protocol):
    def reading(self) -> AbstractContextManager[None]:
        """One turn: what this thread reads inside of the landlord's data is all of one load.

        Entering and leaving ask nothing of the store, so they never fail.
        """
        ...


class PinHasher(Protocol):
    def hash(self, pin: str) -> str: ...

    def matches(self, pin_hash: str, pin: str) -> bool: ...
