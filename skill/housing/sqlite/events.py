"""What's on, in SQLite: the landlord's own events from the current load, and the events of feeds."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from skill.domain.events.event import OF_FEEDS, Activity, Audience, Entry, Event, Published
from skill.domain.events.nearby import Area
from skill.housing.geohash import BoundingBox
from skill.housing.sqlite.connections import Connection, Connections, Row
from skill.housing.values import coordinates, ids, ids_text, instant, instant_text, place

BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
"""An R*Tree holds 32-bit floats, which hold minutes since then exactly."""

AT_ONCE = 500
"""Events changed in one transaction, which takes about a twentieth of a second."""

_ENTRY = """
    event_ref, title, venue, starts_at, ends_at, latitude, longitude, price_pence, activities, audiences,
    is_step_free
"""
_EVENT = """
    event_ref, title, starts_at, ends_at, venue, address, latitude, longitude, price_pence, activities,
    audiences, is_step_free
"""


def _entries_of(table: str) -> str:
    """The query for one of the two tables: events within a bounding box, and events without a place.

    An event that ends when the time asked about begins is over, unless it has no length at all.
    """
    during = "starts_at < :until AND (ends_at > :since OR starts_at >= :since)"
    return f"""
        SELECT {_ENTRY} FROM {table}_by_place JOIN {table} USING (event_number)
        WHERE south <= :north AND north >= :south AND west <= :east AND east >= :west
            AND first_minute <= :last_minute AND last_minute >= :first_minute AND {during}
        UNION ALL
        SELECT {_ENTRY} FROM {table} WHERE latitude IS NULL AND {during}
    """  # noqa: S608


ENTRIES = f"{_entries_of('events')} UNION ALL {_entries_of('feed_events')}"
LANDLORDS_EVENT = f"""
    SELECT {_EVENT}, (SELECT as_of FROM loads), NULL, NULL, 0, 1 FROM events WHERE event_ref = ?
"""  # noqa: S608
FEEDS_EVENT = f"""
    SELECT {_EVENT}, as_of, youngest, oldest, is_all_day, is_sure FROM feed_events WHERE event_ref = ?
"""  # noqa: S608
FEEDS_EVENTS = f"""
    SELECT {_EVENT}, as_of, youngest, oldest, is_all_day, is_sure FROM feed_events
"""  # noqa: S608
ADD = f"""
    INSERT INTO feed_events ({_EVENT}, as_of, youngest, oldest, is_all_day, is_sure)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""  # noqa: S608
ADD_PLACE = "INSERT INTO feed_events_by_place VALUES (?, ?, ?, ?, ?, ?, ?)"
NUMBER = "SELECT event_number FROM feed_events WHERE event_ref = ?"
REMOVE = "DELETE FROM feed_events WHERE event_number = ?"
REMOVE_PLACE = "DELETE FROM feed_events_by_place WHERE event_number = ?"


class SqliteEvents:
    """The ports Events and EventList."""

    _connections: Connections

    def entries(self, area: Area | None, *, since: datetime, until: datetime) -> list[Entry]:
        box = BoundingBox.around(area)
        within: dict[str, object] = {
            "south": box.south,
            "north": box.north,
            "west": box.west,
            "east": box.east,
            "first_minute": _minute(since),
            "last_minute": _minute(until),
            "since": instant_text(since),
            "until": instant_text(until),
        }
        return [_entry(row) for row in self._connections.rows(ENTRIES, within)]

    def events(self, event_refs: Sequence[str]) -> list[Event]:
        found = (
            self._connections.row(FEEDS_EVENT if ref.startswith(OF_FEEDS) else LANDLORDS_EVENT, (ref,))
            for ref in event_refs
        )
        return [_event(row) for row in found if row is not None]

    def publish(self, events: Iterable[Event]) -> Published:
        """A few at a time, so that a repair can be reported in between."""
        wanted = {event.event_ref: _row(event) for event in events}
        there = {row[0]: row for row in self._connections.rows(FEEDS_EVENTS)}
        gone = there.keys() - wanted.keys()
        changed = [ref for ref, row in wanted.items() if there.get(ref) != row]
        for refs in _some_at_a_time([*sorted(gone), *changed]):
            with self._connections.writing() as connection:
                for ref in refs:
                    _remove(connection, ref)
                    if ref in wanted:
                        _add(connection, wanted[ref])
        return Published(events=len(wanted), changed=len(changed), removed=len(gone))


def _some_at_a_time(refs: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(refs), AT_ONCE):
        yield refs[start : start + AT_ONCE]


def _remove(connection: Connection, event_ref: str) -> None:
    for (number,) in connection.execute(NUMBER, (event_ref,)).fetchall():
        connection.execute(REMOVE_PLACE, (number,))
        connection.execute(REMOVE, (number,))


def _add(connection: Connection, row: Row) -> None:
    number = connection.execute(ADD, row).lastrowid
    starts_at, ends_at, latitude, longitude = row[2], row[3], row[6], row[7]
    if latitude is not None:
        minutes = _minute(instant(starts_at)), _minute(instant(ends_at))
        connection.execute(ADD_PLACE, (number, latitude, latitude, longitude, longitude, *minutes))


def _minute(moment: datetime) -> int:
    return int((moment - BEGINNING).total_seconds() // 60)


def _entry(row: Row) -> Entry:
    event_ref, title, venue, starts_at, ends_at, latitude, longitude, price_pence = row[:8]
    activities, audiences, is_step_free = row[8:]
    return Entry(
        event_ref=event_ref,
        title=title,
        venue=venue,
        starts_at=instant(starts_at),
        ends_at=instant(ends_at),
        place=place(latitude, longitude),
        is_free=price_pence == 0,
        activities=ids(Activity, activities),
        audiences=ids(Audience, audiences),
        is_step_free=None if is_step_free is None else bool(is_step_free),
    )


def _row(event: Event) -> Row:
    """In the order of the columns of `FEEDS_EVENTS` and `ADD`."""
    return (
        event.event_ref,
        event.title,
        instant_text(event.starts_at),
        instant_text(event.ends_at),
        event.venue,
        event.address,
        *coordinates(event.place),
        event.price_pence,
        ids_text(event.activities),
        ids_text(event.audiences),
        None if event.is_step_free is None else int(event.is_step_free),
        instant_text(event.as_of),
        event.youngest,
        event.oldest,
        int(event.is_all_day),
        int(event.is_sure),
    )


def _event(row: Row) -> Event:
    event_ref, title, starts_at, ends_at, venue, address, latitude, longitude, price_pence = row[:9]
    activities, audiences, is_step_free, as_of, youngest, oldest, is_all_day, is_sure = row[9:]
    return Event(
        event_ref=event_ref,
        title=title,
        starts_at=instant(starts_at),
        ends_at=instant(ends_at),
        venue=venue,
        address=address,
        place=place(latitude, longitude),
        price_pence=price_pence,
        activities=ids(Activity, activities),
        audiences=ids(Audience, audiences),
        is_step_free=None if is_step_free is None else bool(is_step_free),
        as_of=instant(as_of),
        youngest=youngest,
        oldest=oldest,
        is_all_day=bool(is_all_day),
        is_sure=bool(is_sure),
    )
