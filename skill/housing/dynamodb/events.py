"""The landlord's own events in DynamoDB: read by the week, and remembered while their load is current.

A load never changes once it is current, and what's on is not private. So a process reads each week once, and
most turns read none.
"""

from datetime import UTC, datetime, time, timedelta
from threading import Lock

from skill.domain.events.event import Activity, Audience, Entry, Event
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.items import If, Item
from skill.housing.dynamodb.landlord import place_of
from skill.housing.dynamodb.reads import DynamoReads
from skill.housing.dynamodb.turn import Generation
from skill.housing.values import ids, instant, instant_text

WEEK = timedelta(days=7)
LOOKED_AHEAD = 7 * WEEK
"""As far as a tenant's widest question reaches, so that it takes no further request."""

LONGEST = WEEK
"""An event that lasts longer is found only by its first week."""


class KnownEvents:
    """The events of one load by week, for the weeks that were asked about. Shared by threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._number = ""
        self._weeks: dict[datetime, tuple[Event, ...]] = {}

    def weeks(self, number: str, wanted: list[datetime]) -> list[Event] | None:
        """The events of these weeks in order; None where one of the weeks has not been read."""
        with self._lock:
            if number != self._number or not self._weeks.keys() >= set(wanted):
                return None
            return [event for monday in wanted for event in self._weeks[monday]]

    def event(self, number: str, event_ref: str) -> Event | None:
        with self._lock:
            known = self._weeks.values() if number == self._number else ()
            return next((event for week in known for event in week if event.event_ref == event_ref), None)

    def keep(self, number: str, weeks: list[datetime], events: list[Event]) -> None:
        found = {
            monday: tuple(event for event in events if _monday(event.starts_at) == monday) for monday in weeks
        }
        with self._lock:
            if number != self._number:
                self._number, self._weeks = number, {}
            self._weeks.update(found)


class DynamoLandlordEvents(DynamoReads):
    """The events that the landlord loaded with events.csv."""

    _known_events: KnownEvents

    def landlords_entries(self, since: datetime, until: datetime) -> list[Entry]:
        generation = self._generation(self._turns.current())
        if generation is None:
            return []
        earliest = min(since, self._clock.now()) - LONGEST
        entries = [event.entry for event in self._of_weeks(generation, earliest, until)]
        return [entry for entry in entries if entry.is_on(since=since, until=until)]

    def landlords_event(self, event_ref: str) -> Event | None:
        """It is nearly always one that was read out, from the coming weeks."""
        generation = self._generation(self._turns.current())
        if generation is None:
            return None
        now = self._clock.now()
        self._of_weeks(generation, now, now)
        if known := self._known_events.event(generation.number, event_ref):
            return known
        item = self._table.get(keys.event(event_ref, generation.number))
        return event_of(item, generation.info.as_of) if item else None

    def _of_weeks(self, generation: Generation, starts_at: datetime, ends_at: datetime) -> list[Event]:
        wanted = _weeks(starts_at, ends_at)
        known = self._known_events.weeks(generation.number, wanted)
        if known is not None:
            return known
        asked = _weeks(starts_at, max(ends_at, starts_at + LOOKED_AHEAD))
        events = self._asked(generation, asked[0], asked[-1] + WEEK)
        self._known_events.keep(generation.number, asked, events)
        return events

    def _asked(self, generation: Generation, since: datetime, until: datetime) -> list[Event]:
        """No sort key with a reference comes before the bare instant, so `until` itself is excluded."""
        within = If(
            "#sk BETWEEN :since AND :until", {"since": instant_text(since), "until": instant_text(until)}
        )
        items = self._table.query(keys.events(generation.number), within)
        return [event_of(item, generation.info.as_of) for item in items]


def _weeks(starts_at: datetime, ends_at: datetime) -> list[datetime]:
    """The Monday of each week between these instants."""
    first, last = _monday(starts_at), _monday(max(starts_at, ends_at))
    return [first + number * WEEK for number in range((last - first) // WEEK + 1)]


def _monday(moment: datetime) -> datetime:
    day = moment.astimezone(UTC).date()
    return datetime.combine(day - timedelta(days=day.weekday()), time.min, tzinfo=UTC)


def event_of(item: Item, as_of: datetime) -> Event:
    """The landlord's own events carry fewer facts than a feed's."""
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
        youngest=item.get("youngest"),
        oldest=item.get("oldest"),
        is_all_day=item.get("is_all_day", False),
        is_sure=item.get("is_sure", True),
    )
