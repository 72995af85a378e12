"""Booked windows in DynamoDB: the place, the job's own window and the message change together or not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from skill.domain.coaching import Message
from skill.domain.repairs.appointments import Booking, BookingRequest, Slot
from skill.domain.repairs.jobs import Visit, booked_as
from skill.domain.tenancy import Home
from skill.errors import StoreUnavailable
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.items import NEW, Action, Delete, If, Item, Put, Update, item_at
from skill.housing.dynamodb.keys import Key
from skill.housing.dynamodb.outbox import free_for_message, message_item
from skill.housing.dynamodb.slots import DynamoSlots, count_of, counted_as, ends_at_of
from skill.housing.dynamodb.table import ConditionFailed, equal
from skill.housing.dynamodb.turn import HomeItems
from skill.housing.records.bookings import KEPT_FOR, booking_message, unbooking_message
from skill.housing.values import instant, instant_text

ROUNDS = 5
RECORD, MESSAGE, JOB, PLACE = range(4)
"""The positions of a booking's items in their transaction; a count that does not change has none."""

TIDIED_AFTER = timedelta(days=1)
TIDIED_AT_ONCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What a request would do: the window, the job's item before, and how many places may be taken.

    `replaced` is that item where its own window is not over.
    """

    booking: Booking
    before: Item | None
    replaced: Item | None
    left: int


class DynamoBookings(DynamoSlots):
    """The port Appointments."""

    def book(self, home: Home, request: BookingRequest) -> Booking | None:
        """When another request was faster, decide again."""
        record = keys.booking(home.tenancy_ref, request.request_id)
        for _ in range(ROUNDS):
            items = self._home_items(self._turns.current(), home.tenancy_ref)
            if kept := items.bookings.get(record[1]):
                return _answer(kept)
            try:
                return self._decide(home, request, items)
            except ConditionFailed as failed:
                self._read_again(home, failed)
        raise StoreUnavailable("another request is booking for this job")

    def _decide(self, home: Home, request: BookingRequest, items: HomeItems) -> Booking | None:
        """That the last place has gone is an answer, not a reason to try again."""
        wanted = self._wanted(home, request, items)
        if isinstance(wanted, _Wanted):
            try:
                self._keep_booking(home, request, wanted, items)
            except ConditionFailed as failed:
                if RECORD in failed.at or JOB in failed.at or PLACE not in failed.at:
                    raise
                wanted = None
            else:
                return wanted.booking
        record = keys.booking(home.tenancy_ref, request.request_id)
        self._keep_answer(record, wanted, request.request_id, request.at, items)
        return wanted

    def _keep_answer(
        self, record: Key, answer: Booking | None, request_id: str, at: datetime, items: HomeItems
    ) -> None:
        """Of a request that changes nothing, so that it still changes nothing when it is repeated."""
        item = _item(record, answer, request_id) if answer else _nothing(record, request_id, at)
        self._table.put(item, NEW)
        items.bookings[record[1]] = item

    def _wanted(self, home: Home, request: BookingRequest, items: HomeItems) -> _Wanted | Booking | None:
        """The booking itself where the job has this window already; None where none can be had."""
        given = self._given_as(request.slot_ref)
        if given is None or not given.is_for(home) or not _fits(given.slot, request):
            return None
        booking = Booking(
            slot_ref=request.slot_ref,
            job_ref=request.job_ref,
            reference=request.reference,
            starts_at=given.slot.starts_at,
            ends_at=given.slot.ends_at,
        )
        before = items.booked.get(booked_as(request.job_ref, request.reference))
        replaced = before if before is not None and instant(before["ends_at"]) > request.at else None
        if replaced is not None and _booking(replaced).is_same_window(booking):
            return _booking(replaced)
        left = given.places - self._taken_elsewhere(booking, replaced, request.at)
        return _Wanted(booking=booking, before=before, replaced=replaced, left=left)

    def _taken_elsewhere(self, booking: Booking, replaced: Item | None, at: datetime) -> int:
        """Places taken by others under another end, where a later load has moved the window."""
        here = counted_as(booking.slot_ref, booking.ends_at)
        taken = {**self._taken(self._turns.current()), here: 0}
        is_ours = (
            replaced is not None and replaced["slot_ref"] == booking.slot_ref and _counted(replaced) != here
        )
        return count_of(taken, booking.slot_ref, at) - is_ours

    def _keep_booking(self, home: Home, request: BookingRequest, wanted: _Wanted, items: HomeItems) -> None:
        booking, before, replaced = wanted.booking, wanted.before, wanted.replaced
        job = booked_as(request.job_ref, request.reference)
        record = _item(keys.booking(home.tenancy_ref, request.request_id), booking, request.request_id)
        of_job = _item(keys.booked(home.tenancy_ref, job), booking, request.request_id)
        message = booking_message(
            home,
            booking,
            request_id=request.request_id,
            at=request.at,
            instead_of=replaced["slot_ref"] if replaced else None,
        )
        count = self._count(counted_as(booking.slot_ref, booking.ends_at), replaced, wanted.left, request.at)
        self._table.transact(
            Put(record, NEW),
            Put(message_item(message), free_for_message(self._clock.now())),
            Put(of_job, _unchanged(before, is_over=replaced is None)),
            *count,
        )
        items.bookings[record["sk"]] = record
        items.booked[job] = of_job
        self._turns.current().taken = None

    def _count(self, here: str, replaced: Item | None, left: int, at: datetime) -> list[Action]:
        """Count one more here and one less where the job was before, and drop counts that are long over."""
        if replaced is not None and _counted(replaced) == here:
            return []
        names = {"here": here} | ({"there": _counted(replaced)} if replaced else {})
        over = [
            name
            for name in self._taken(self._turns.current())
            if name[0].isdigit() and ends_at_of(name) < at - TIDIED_AFTER and name not in names.values()
        ][:TIDIED_AT_ONCE]
        names |= {f"over{place}": name for place, name in enumerate(over)}
        change = "ADD #here :one" + (", #there :less" if replaced else "")
        if over:
            change += " REMOVE " + ", ".join(f"#over{place}" for place in range(len(over)))
        values = {"one": 1} | ({"less": -1} if replaced else {})
        has_room = "#here < :left OR (attribute_not_exists(#here) AND :left > :none)"
        room = If(has_room, {"left": left, "none": 0})
        return [Update(keys.TAKEN, change, room, values=values, names=names)]

    def unbook(
        self, home: Home, job_ref: str, *, reference: str | None, request_id: str, at: datetime
    ) -> Booking | None:
        job, record = booked_as(job_ref, reference), keys.unbooking(home.tenancy_ref, request_id)
        for _ in range(ROUNDS):
            items = self._home_items(self._turns.current(), home.tenancy_ref)
            if freed := items.bookings.get(record[1]):
                return _answer(freed)
            kept = items.booked.get(job)
            try:
                if kept is None or instant(kept["ends_at"]) <= at:
                    self._keep_answer(record, None, request_id, at, items)
                    return None
                message = unbooking_message(home, _booking(kept), request_id=request_id, at=at)
                return self._free(home, job, kept, message, items)
            except ConditionFailed as failed:
                self._read_again(home, failed)
        raise StoreUnavailable("another request is booking for this job")

    def _free(self, home: Home, job: str, kept: Item, message: Message, items: HomeItems) -> Booking:
        record, booking = keys.unbooking(home.tenancy_ref, message.request_id), _booking(kept)
        freed = _item(record, booking, message.request_id)
        names = {"there": _counted(kept)}
        self._table.transact(
            Put(freed, NEW),
            Put(message_item(message), free_for_message(self._clock.now())),
            Delete(keys.booked(home.tenancy_ref, job), equal("request_id", kept["request_id"])),
            Update(keys.TAKEN, "ADD #there :less", values={"less": -1}, names=names),
        )
        items.bookings[record[1]] = freed
        del items.booked[job]
        self._turns.current().taken = None
        return booking

    def _read_again(self, home: Home, failed: ConditionFailed) -> None:
        """What the decision was based on has changed. A message without its booking cannot have been ours."""
        turn = self._turns.current()
        turn.homes.pop(home.tenancy_ref, None)
        turn.taken = None
        if MESSAGE in failed.at and RECORD not in failed.at:
            raise StoreUnavailable("a message of this booking is there without it") from failed


def _fits(slot: Slot, request: BookingRequest) -> bool:
    is_in_time = slot.starts_at > request.at and slot.starts_at >= request.earliest
    return is_in_time and slot.trade == request.trade


def wishes(items: HomeItems, now: str) -> dict[str, Visit]:
    """The windows that a home has asked for and that are not over, by job."""
    return {
        job: Visit(starts_at=instant(item["starts_at"]), ends_at=instant(item["ends_at"]))
        for job, item in items.booked.items()
        if item["ends_at"] > now
    }


def _unchanged(before: Item | None, *, is_over: bool) -> If:
    """DynamoDB may remove what is over at any moment."""
    if before is None:
        return NEW
    same = equal("request_id", before["request_id"])
    return If(f"{same.expression} OR {NEW.expression}", same.values) if is_over else same


def _counted(item: Item) -> str:
    return counted_as(item["slot_ref"], instant(item["ends_at"]))


def _item(key: Key, booking: Booking, request_id: str) -> Item:
    item = item_at(
        key,
        request_id=request_id,
        slot_ref=booking.slot_ref,
        job_ref=booking.job_ref,
        reference=booking.reference,
        starts_at=instant_text(booking.starts_at),
        ends_at=instant_text(booking.ends_at),
        expires_at=int((booking.ends_at + KEPT_FOR).timestamp()),
    )
    return {name: value for name, value in item.items() if value is not None}


def _nothing(key: Key, request_id: str, at: datetime) -> Item:
    return item_at(key, request_id=request_id, expires_at=int((at + KEPT_FOR).timestamp()))


def _answer(item: Item) -> Booking | None:
    return _booking(item) if "slot_ref" in item else None


def _booking(item: Item) -> Booking:
    return Booking(
        slot_ref=item["slot_ref"],
        job_ref=item["job_ref"],
        reference=item.get("reference"),
        starts_at=instant(item["starts_at"]),
        ends_at=instant(item["ends_at"]),
    )
