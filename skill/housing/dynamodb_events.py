"""What's on, from DynamoDB: read by the week, and remembered for as long as its load counts.

A load never changes once it counts, and what's on is nobody's secret; so a process asks once for weeks that
it has not seen, and most turns ask for none.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from threading import Lock

from skill.domain.events import Activity, Audience, Event
from skill.housing import dynamodb_keys as keys
from skill.housing.dynamodb_items import If, Item
from skill.housing.dynamodb_landlord import place_of
from skill.housing.dynamodb_reads import Reads
from skill.housing.dynamodb_turn import Generation
from skill.housing.sqlite_values import ids, instant, instant_text

WEEK = timedelta(days=7)
LOOKED_AHEAD = 7 * WEEK
"""As far as a tenant's widest question reaches, so that it does not take a request of its own."""


class KnownEvents:
    """The events of one load, whole weeks from `since` until `until`; shared by threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._number = ""
        self._since = self._until = datetime.min.replace(tzinfo=UTC)
        self._events: tuple[Event, ...] = ()

    def between(self, number: str, starts_at: datetime, ends_at: datetime) -> list[Event] | None:
        """None where nobody has looked yet."""
        with self._lock:
            if number != self._number or starts_at < self._since or self._until < ends_at:
                return None
            events = self._events
        return [event for event in events if starts_at <= event.starts_at < ends_at]

    def event(self, number: str, event_ref: str) -> Event | None:
        with self._lock:
            events = self._events if number == self._number else ()
        return next((event for event in events if event.event_ref == event_ref), None)

    def keep(self, number: str, since: datetime, until: datetime, events: Iterable[Event]) -> None:
        with self._lock:
            self._number, self._since, self._until = number, since, until
            self._events = tuple(events)


class EventReads(Reads):
    """The port Events."""

    _known_events: KnownEvents

    def between(self, starts_at: datetime, ends_at: datetime) -> list[Event]:
        generation = self._generation(self._turns.current())
        if generation is None:
            return []
        known = self._known_events.between(generation.number, starts_at, ends_at)
        if known is None:
            self._look(generation, starts_at, ends_at)
            known = self._known_events.between(generation.number, starts_at, ends_at)
        return known if known is not None else self._asked(generation, starts_at, ends_at)

    def event(self, event_ref: str) -> Event | None:
        """Nearly always one that was read out from the coming weeks."""
        generation = self._generation(self._turns.current())
        if generation is None:
            return None
        now = self._clock.now()
        if self._known_events.between(generation.number, now, now) is None:
            self._look(generation, now, now)
        if known := self._known_events.event(generation.number, event_ref):
            return known
        item = self._table.get(keys.event(event_ref, generation.number))
        return _event(item, generation.info.as_of) if item else None

    def _look(self, generation: Generation, starts_at: datetime, ends_at: datetime) -> None:
        since = _monday(starts_at)
        until = max(_monday(ends_at) + WEEK, since + LOOKED_AHEAD)
        self._known_events.keep(generation.number, since, until, self._asked(generation, since, until))

    def _asked(self, generation: Generation, since: datetime, until: datetime) -> list[Event]:
        """No event has a reference that sorts before the bare instant, so the end stays out."""
        within = If(
            "#sk BETWEEN :since AND :until", {"since": instant_text(since), "until": instant_text(until)}
        )
        items = self._table.query(keys.events(generation.number), within)
        return [_event(item, generation.info.as_of) for item in items]


def _monday(moment: datetime) -> datetime:
    day = moment.astimezone(UTC).date()
    return datetime.combine(day - timedelta(days=day.weekday()), time.min, tzinfo=UTC)


def _event(item: Item, as_of: datetime) -> Event:
    return Event(
        event_ref=item["event_ref"],
        title=item["title"],
        starts_at=instant(item["starts_at"]),
        ends_at=instant(item["ends_at"]),
        venue=item["venue"],
        address=item["address"],
        place=place_of(item),
        price_pence=item.get("price_pence"),
        activities=ids(Activity, item["activities"]),
        audiences=ids(Audience, item["audiences"]),
        is_step_free=item.get("is_step_free"),
        as_of=as_of,
    )
