"""What's on: the events of feeds, kept by the cell of the map that they are in, and the landlord's own beside
them.

What decides a choice lies under an event's geohash cell, in the order of time; the rest of it lies elsewhere,
and is read only for the few events that are chosen. What's on is not private, and a list stays as it is until
the next one is published. So a process remembers the cells that it has read.

An event of a feed is two kinds of items. `(FEED_EVENT#ref, EVENT)` has all of it. `(FEED_EVENTS#cell,
start#ref)` has `entry`, what decides a choice, and `digest`, which differs when anything about the event
does; an event of several days has one for each day. `(FEED_EVENTS, CELLS)` counts those items by cell.
"""

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from skill.domain.events.event import OF_FEEDS, Activity, Audience, Entry, Event, Published
from skill.domain.events.nearby import Area
from skill.housing.extract.cells import RowTable
from skill.housing.geohash import BoundingBox, cell_of, cells_of
from skill.housing.landlord import LOOKED_AHEAD, LandlordAnswers
from skill.housing.read_model import Memory
from skill.housing.records.engine import Delete, Item, Key, Put
from skill.housing.records.turn import TurnReads
from skill.housing.values import ids, ids_text, instant_text, place

CELLS = Key("FEED_EVENTS", "CELLS")
"""Which cells have events, so that no read has to look everywhere. It is written before and after any other
item of a list: its version tells whether a remembered cell is still as it was.
"""

NOWHERE = "nowhere"
"""In place of a cell, for events without a place."""

DAY = timedelta(days=1)
KEPT = 7 * DAY
"""After an event's end. The next list removes it long before, so this is for lists that never come."""

MOST_DAYS = 120
"""An event that lasts for days has an entry for each day, so that a read looks back only one day."""

MOST_CELLS = 5
"""Cells read for a home without a place, where reads cost: those with the most events. With the list of
cells, events without a place, the landlord's own and the details of those chosen, that makes nine reads.
"""

MOST_REMEMBERED = 200
"""Cells: with hundreds of events each, a few dozen megabytes."""

DETAILS = RowTable(Event)


def cell_partition(cell: str) -> str:
    return f"FEED_EVENTS#{cell}"


def event_key(event_ref: str) -> Key:
    return Key(f"FEED_EVENT#{event_ref}", "EVENT")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds between two instants, by sort key."""

    since: datetime
    until: datetime
    sorts: list[str]
    entries: list[Entry]

    def between(self, since: datetime, until: datetime) -> list[Entry]:
        """Those that begin then or on the day before; an event of several days may be among them twice."""
        first, last = (bisect_left(self.sorts, instant_text(moment)) for moment in (since - DAY, until))
        return self.entries[first:last]


class WhatsOnRecords(LandlordAnswers):
    """The ports Events and EventList."""

    most_cells: int | None = None
    """A store where each read costs sets it to `MOST_CELLS`. None: all of them."""

    _remembered_cells: Memory

    def entries(self, area: Area | None, *, since: datetime, until: datetime) -> list[Entry]:
        turn, box = self._turns.current(), BoundingBox.around(area)
        found = {
            entry.event_ref: entry
            for cell in self._cells_around(turn, box if area else None, since, until)
            for entry in cell.between(since, until)
            if entry.is_on(since=since, until=until)
        }
        both = (*self.landlords_entries(since, until), *found.values())
        return [entry for entry in both if entry.place is None or box.holds(entry.place)]

    def events(self, event_refs: Sequence[str]) -> list[Event]:
        keys = {event_key(ref) for ref in event_refs if ref.startswith(OF_FEEDS)}
        items = self._engine.get(*sorted(keys))
        of_feeds = {item.body["event_ref"]: DETAILS.row_of(item.body) for item in items.values()}
        found = (
            of_feeds.get(ref) if ref.startswith(OF_FEEDS) else self.landlords_event(ref) for ref in event_refs
        )
        return [event for event in found if event is not None]

    def publish(self, events: Iterable[Event]) -> Published:
        """An event's details are written before its entries and removed after them.

        A process that is killed in between may leave details that no entry leads to, until they expire.
        """
        now = self._clock.now()
        wanted = {event.event_ref: event for event in events}
        details = {ref: _details(event, now) for ref, event in wanted.items()}
        new = {key: digest for ref, event in wanted.items() for key, digest in _digests(event, details[ref])}
        counted = self._engine.get(CELLS).get(CELLS)
        there = self._digests_there(counted)
        changed = {key for key, digest in new.items() if there.get(key) != digest}
        stale = there.keys() - new.keys()
        changed_refs = {_ref_of(key) for key in changed}
        gone = {_ref_of(key) for key in there} - wanted.keys()
        if changed or stale:
            self._engine.write([_count({*new, *there}, is_whole=False)])
            self._engine.write(details[ref] for ref in sorted(changed_refs))
            self._engine.write(
                _entry_put(key, wanted[_ref_of(key)], digest=new[key], now=now) for key in sorted(changed)
            )
            self._engine.write(Delete(key) for key in sorted(stale))
            self._engine.write(Delete(event_key(ref)) for ref in sorted(gone))
        if changed or stale or not _is_whole(counted):
            self._engine.write([_count(new, is_whole=True)])
        return Published(events=len(wanted), changed=len(changed_refs), removed=len(gone))

    def _digests_there(self, counted: Item | None) -> dict[Key, str]:
        cells = counted.body["cells"] if counted else ()
        items = (item for cell in cells for item in self._engine.query(cell_partition(cell)))
        return {item.key: item.body["digest"] for item in items}

    def _cells_around(
        self, turn: TurnReads, box: BoundingBox | None, since: datetime, until: datetime
    ) -> Iterator[Cell]:
        """Those that the box touches and that have events."""
        counted = self._item(turn, CELLS)
        counts: Mapping[str, int] = counted.body["cells"] if counted else {}
        known = self._remembered_cells.of(counted.version) if counted and counted.version else turn.cells
        names = cells_of(box) if box else self._fullest(counts)
        for name in (*names, NOWHERE):
            if name in counts:
                if name not in known or since < known[name].since or until > known[name].until:
                    known[name] = self._read_cell(name, since, until)
                yield known[name]

    def _fullest(self, counts: Mapping[str, int]) -> list[str]:
        fullest_first = [name for name, _ in Counter(counts).most_common() if name != NOWHERE]
        return fullest_first[: self.most_cells]

    def _read_cell(self, name: str, since: datetime, until: datetime) -> Cell:
        now = self._clock.now()
        since, until = min(since, now), max(until, now + LOOKED_AHEAD)
        items = self._engine.query(
            cell_partition(name), after=instant_text(since - DAY), until=instant_text(until)
        )
        return Cell(since, until, [item.key.sort for item in items], [_entry(item) for item in items])


def _count(entries: Iterable[Key], *, is_whole: bool) -> Put:
    """While a list is being written, all that may be there is counted, for the next process in case this one
    is killed.
    """
    counts = Counter(key.partition.partition("#")[2] for key in entries)
    return Put(CELLS, {"cells": dict(counts), "is_whole": is_whole})


def _is_whole(counted: Item | None) -> bool:
    """Whether a list was published to its end, by a Home Coach that writes versions."""
    return counted is not None and bool(counted.version) and counted.body.get("is_whole", True)


def _ref_of(key: Key) -> str:
    return key.sort.partition("#")[2]


def _digests(event: Event, details: Put) -> Iterator[tuple[Key, str]]:
    """An entry under its start, and one for each later day on which it is still on."""
    partition = cell_partition(cell_of(event.place) if event.place else NOWHERE)
    digest = blake2b(json.dumps(details.body).encode(), digest_size=9).hexdigest()
    days = min((event.ends_at - event.starts_at) // DAY, MOST_DAYS)
    for day in range(days + 1):
        yield Key(partition, f"{instant_text(event.starts_at + day * DAY)}#{event.event_ref}"), digest


def _entry_put(key: Key, event: Event, *, digest: str, now: datetime) -> Put:
    return Put(key, {"entry": _packed(event), "digest": digest}, expires_at=_expires_at(event, now))


def _packed(event: Event) -> str:
    """One packed value, because thousands are read at once and separate values take ten times as long."""
    return json.dumps(
        [
            event.title,
            event.venue,
            event.starts_at.timestamp(),
            event.ends_at.timestamp(),
            *([event.place.latitude, event.place.longitude] if event.place else [None, None]),
            event.price_pence == 0,
            ids_text(event.activities),
            ids_text(event.audiences),
            event.is_step_free,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _entry(item: Item) -> Entry:
    title, venue, starts, ends, latitude, longitude, is_free, *labels = json.loads(item.body["entry"])
    activities, audiences, is_step_free = labels
    return Entry(
        event_ref=_ref_of(item.key),
        title=title,
        venue=venue,
        starts_at=datetime.fromtimestamp(starts, UTC),
        ends_at=datetime.fromtimestamp(ends, UTC),
        place=place(latitude, longitude),
        is_free=is_free,
        activities=ids(Activity, activities),
        audiences=ids(Audience, audiences),
        is_step_free=is_step_free,
    )


def _details(event: Event, now: datetime) -> Put:
    """Coordinates are text, since no store keeps every digit of a binary fraction as a number."""
    body = {
        name: repr(value) if isinstance(value, float) else value
        for name, value in DETAILS.item(event).items()
        if value is not None
    }
    return Put(event_key(event.event_ref), body, expires_at=_expires_at(event, now))


def _expires_at(event: Event, now: datetime) -> int:
    return int((max(event.ends_at, now) + KEPT).timestamp())
