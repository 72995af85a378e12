"""Windows booked by voice: the place, the job's own window and the message change together or not at all.

An item for each job says which window it has, and one for each request what the answer was, so that a request
that is repeated changes nothing. One item counts the places taken of every window.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from operator import attrgetter

from skill.domain.coaching import Message, MessageKind
from skill.domain.repairs.appointments import Booking, BookingRequest, Slot
from skill.domain.repairs.jobs import Visit, booked_as
from skill.domain.repairs.triage import Trade
from skill.domain.tenancy import Home
from skill.housing.extract.rows import SlotRow
from skill.housing.landlord import LandlordAnswers, is_offered_to, slot_of
from skill.housing.records.codec import body_of, record_of
from skill.housing.records.engine import ABSENT, Body, Condition, Delete, Equal, Item, Key, Put, Update
from skill.housing.records.outbox import sent
from skill.housing.records.part import TAKEN
from skill.housing.records.turn import HomeState, TurnReads, home_partition
from skill.services.ports import MOST_SLOTS

BOOKINGS = "~BOOKING#"
UNBOOKINGS = "~UNBOOKING#"
BOOKED = "~BOOKED#"

TIDIED_AFTER = timedelta(days=1)
TIDIED_AT_ONCE = 20
"""Counts of windows that ended longer ago than this are dropped, so many with each booking."""

KEPT_FOR = timedelta(days=30)
"""After a window's end: long after Amazon may repeat the request that booked it."""


def counted_as(booking: Booking) -> str:
    """The name that counts the places taken. It carries the end, which shows when the window is over."""
    return f"{int(booking.ends_at.timestamp()):011}#{booking.slot_ref}"


def kept(
    key: Key, booking: Booking | None, request_id: str, at: datetime, condition: Condition = ABSENT
) -> Put:
    """What a job has, under its key, or what a request was answered, under the request's."""
    body = {"request_id": request_id} | (body_of(booking) if booking else {})
    ends_at = booking.ends_at if booking else at
    return Put(key, body, condition, expires_at=int((ends_at + KEPT_FOR).timestamp()))


def _key(home: Home, kind: str, name: str) -> Key:
    return Key(home_partition(home.tenancy_ref), f"{kind}{name}")


class BookingRecords(LandlordAnswers):
    """The port Appointments."""

    def free_slots(self, home: Home, trade: Trade, *, after: datetime) -> list[Slot]:
        turn, now = self._turns.current(), self._clock.now()
        taken = self._taken(turn)
        free = (
            slot_of(row)
            for row in self.windows(turn, home, trade)
            if row.starts_at >= after and count_of(taken, row.slot_ref, now) < row.places
        )
        found: dict[tuple[datetime, datetime], Slot] = {}
        for slot in sorted(free, key=attrgetter("starts_at", "ends_at", "slot_ref")):
            found.setdefault((slot.starts_at, slot.ends_at), slot)
        return list(found.values())[:MOST_SLOTS]

    def book(self, home: Home, request: BookingRequest) -> Booking | None:
        turn, request_id, at = self._turns.current(), request.request_id, request.at
        record = _key(home, BOOKINGS, request_id)
        job = _key(home, BOOKED, booked_as(request.job_ref, request.reference))

        def decide(before: Item | None) -> Booking | None:
            replaced = _unless_over(before, at)
            booking = self._wanted(turn, home, request, replaced)
            answer = kept(record, booking, request_id, at)
            if booking is None or booking is replaced:
                self._transact(turn, answer)
                return booking
            more = {"instead_of": replaced.slot_ref} if replaced else {}
            message = _message(MessageKind.REPAIR_BOOKING, home, booking, request_id, at, **more)
            window = kept(job, booking, request_id, at, _unchanged(before))
            self._transact(turn, answer, window, *self._count(turn, booking, replaced, at), *sent(message))
            return booking

        return self._answered(turn, home, record, job, decide)

    def unbook(
        self, home: Home, job_ref: str, *, reference: str | None, request_id: str, at: datetime
    ) -> Booking | None:
        turn = self._turns.current()
        record = _key(home, UNBOOKINGS, request_id)
        job = _key(home, BOOKED, booked_as(job_ref, reference))

        def decide(before: Item | None) -> Booking | None:
            booking = _unless_over(before, at)
            answer = kept(record, booking, request_id, at)
            if booking is None:
                self._transact(turn, answer)
                return None
            one_less = Update(TAKEN, add={counted_as(booking): -1})
            message = _message(MessageKind.REPAIR_UNBOOKING, home, booking, request_id, at)
            self._transact(turn, answer, Delete(job, _unchanged(before)), one_less, *sent(message))
            return booking

        return self._answered(turn, home, record, job, decide)

    def _answered(
        self,
        turn: TurnReads,
        home: Home,
        record: Key,
        job: Key,
        decide: Callable[[Item | None], Booking | None],
    ) -> Booking | None:
        """The answer that the request had already, or that of a decision on what the job has until now."""

        def answer() -> Booking | None:
            records = self._home(turn, home.tenancy_ref).records
            if given := records.get(record.sort):
                return record_of(Booking, given.body) if "slot_ref" in given.body else None
            return decide(records.get(job.sort))

        return self._until_it_holds(answer)

    def _wanted(
        self, turn: TurnReads, home: Home, request: BookingRequest, replaced: Booking | None
    ) -> Booking | None:
        """None where the window cannot be had; what the job has had so far where that is the same window."""
        row = self.window(turn, request.slot_ref)
        if row is None or not _fits(row, home, request):
            return None
        booking = Booking(
            slot_ref=row.slot_ref,
            job_ref=request.job_ref,
            reference=request.reference,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
        )
        if replaced is not None and replaced.is_same_window(booking):
            return replaced
        is_ours = replaced is not None and replaced.slot_ref == row.slot_ref
        taken = count_of(self._taken(turn), row.slot_ref, request.at) - is_ours
        return booking if taken < row.places else None

    def _taken(self, turn: TurnReads) -> Body:
        item = self._item(turn, TAKEN)
        return item.body if item else {}

    def _count(
        self, turn: TurnReads, booking: Booking, replaced: Booking | None, at: datetime
    ) -> list[Update]:
        """Count one more here and one less where the job was before, and drop counts that are long over."""
        here = counted_as(booking)
        add = {here: 1}
        if replaced is not None:
            add[counted_as(replaced)] = add.get(counted_as(replaced), 0) - 1
        if not add[here]:
            return []
        taken = self._taken(turn)
        over = [name for name in taken if _ends_at_of(name) < at - TIDIED_AFTER and name not in add]
        return [Update(TAKEN, Equal(here, taken.get(here)), add=add, drop=over[:TIDIED_AT_ONCE])]


def count_of(taken: Body, slot_ref: str, now: datetime) -> int:
    """Including what was booked before a later load moved the window."""
    return sum(
        count
        for name, count in taken.items()
        if name.partition("#")[2] == slot_ref and _ends_at_of(name) > now
    )


def _ends_at_of(name: str) -> datetime:
    return datetime.fromtimestamp(int(name.partition("#")[0]), UTC)


def _fits(row: SlotRow, home: Home, request: BookingRequest) -> bool:
    is_in_time = row.starts_at > request.at and row.starts_at >= request.earliest
    return is_offered_to(row, home) and is_in_time and row.trade is request.trade


def _unless_over(item: Item | None, at: datetime) -> Booking | None:
    """A window that is over can neither be moved nor freed."""
    booking = record_of(Booking, item.body) if item else None
    return booking if booking and booking.ends_at > at else None


def _unchanged(item: Item | None) -> Equal:
    return Equal("request_id", item.body["request_id"] if item else None)


def wishes(state: HomeState, now: datetime) -> dict[str, Visit]:
    """The windows that a home has asked for and that are not over, by job."""
    booked = ((item.key.sort, record_of(Visit, item.body)) for item in state.of_kind(BOOKED))
    return {sort.removeprefix(BOOKED): visit for sort, visit in booked if visit.ends_at > now}


def _message(
    kind: MessageKind, home: Home, booking: Booking, request_id: str, at: datetime, **more: str
) -> Message:
    body = {
        "job": booking.job_ref,
        "reference": booking.reference or "",
        "slot": booking.slot_ref,
        "starts_at": booking.starts_at.isoformat(),
        "ends_at": booking.ends_at.isoformat(),
        **more,
    }
    return Message(
        request_id=request_id,
        kind=kind,
        tenancy_ref=home.tenancy_ref,
        body=body,
        created_at=at,
        coach_ref=home.coach_ref,
    )
