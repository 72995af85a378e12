"""Visit windows that a landlord offers by voice, and which of them a tenant hears.

The landlord's scheduler decides about visits. A booking here is a request with a place kept for it until the
scheduler confirms it. An emergency is never booked: a person must act at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from skill.domain.landlord import Landlord
from skill.domain.periods import NOON, PartOfDay, part_of_day
from skill.domain.repairs.jobs import Visit
from skill.domain.repairs.triage import Trade

OFFERED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A window of one trade that has a place left (UTC instants)."""

    slot_ref: str
    trade: Trade
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRequest:
    """What a tenant agreed to. `request_id` is the request's own id, so that a retry changes nothing.

    `job_ref` and `reference` are those of the repair. Only a window of its `trade` that starts at `earliest`
    or later can be booked.
    """

    request_id: str
    job_ref: str
    reference: str | None
    slot_ref: str
    trade: Trade
    earliest: datetime
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A place kept for one job of one home (UTC instants). Not yet a visit that may be promised."""

    slot_ref: str
    job_ref: str
    reference: str | None = None
    starts_at: datetime
    ends_at: datetime

    def is_same_window(self, other: "Booking") -> bool:
        mine, theirs = (self.starts_at, self.ends_at), (other.starts_at, other.ends_at)
        return self.slot_ref == other.slot_ref and mine == theirs


def bookable_from(now: datetime, landlord: Landlord) -> datetime:
    """The earliest start to offer: the landlord needs notice to send somebody."""
    return now + timedelta(hours=landlord.slot_notice_hours)


def offered(slots: Iterable[Slot], *, now: datetime, landlord: Landlord) -> tuple[Slot, ...]:
    """Up to three to read out, soonest first, each on a different half day so that they sound different."""
    found: dict[tuple[date, bool], Slot] = {}
    for slot in sorted(slots, key=lambda slot: (slot.starts_at, slot.slot_ref)):
        if slot.starts_at >= bookable_from(now, landlord):
            found.setdefault(_half_day(slot, landlord), slot)
    return tuple(found.values())[:OFFERED]


def _half_day(slot: Slot, landlord: Landlord) -> tuple[date, bool]:
    starts = landlord.local(slot.starts_at)
    return starts.date(), starts.hour < NOON


def of_half_day(slot: Slot, day: date | None, part: PartOfDay | None, landlord: Landlord) -> bool:
    """Whether a window fits the day and the part of day that were said; what was not said fits all."""
    starts = landlord.local(slot.starts_at)
    return day in {None, starts.date()} and part in {None, part_of_day(starts.hour)}


def picked(slots: Sequence[Slot], day: date | None, part: PartOfDay | None, landlord: Landlord) -> list[Slot]:
    """The windows that fit what was said; none where nothing was said."""
    return [slot for slot in slots if of_half_day(slot, day, part, landlord)] if day or part else []


def maybe_by_place(slots: Sequence[Slot], day: date | None, part: PartOfDay | None) -> list[Slot]:
    """ "The second" may arrive as the second of the month. It may mean a place in the list, so we ask."""
    return [slots[day.day - 1]] if day and part is None and day.day <= len(slots) else []


def instead(slots: Iterable[Slot], visit: Visit, named: date | None, landlord: Landlord) -> list[Slot]:
    """The windows that a visit may move to: not its own time, and on the day that was named.

    "I can't make Wednesday" names the visit's own day: then any other day fits.
    """
    own = landlord.local(visit.starts_at).date()
    others = [slot for slot in slots if slot.starts_at != visit.starts_at]
    if named is None:
        return others
    return [slot for slot in others if (_half_day(slot, landlord)[0] == named) is (named != own)]


def may_still_change(visit: Visit, now: datetime, landlord: Landlord) -> bool:
    """Whether there is enough notice to move or cancel a visit without asking a person."""
    return visit.starts_at - now >= timedelta(hours=landlord.change_notice_hours)
