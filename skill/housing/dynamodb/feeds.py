"""What's on, in DynamoDB: what decides a choice lies under the event's geohash cell, the rest elsewhere.

A turn reads the cells that its area touches once, for the longest time that it may need.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import blake2b
from itertools import islice
from typing import TypeVar

from skill.domain.events.event import OF_FEEDS, Activity, Audience, Entry, Event, Published
from skill.domain.events.nearby import Area
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.events import LOOKED_AHEAD, DynamoLandlordEvents, event_of
from skill.housing.dynamodb.items import If, Item, item_at
from skill.housing.dynamodb.keys import Key
from skill.housing.dynamodb.table import BATCH
from skill.housing.dynamodb.turn import Asked
from skill.housing.geohash import BoundingBox, cell_of, cells_of
from skill.housing.values import ids, ids_text, instant, instant_text, place

DAY = timedelta(days=1)
KEPT_AFTER_END = timedelta(days=7)
MOST_DAYS = 120
"""An event that lasts for days has an entry for each day, so that a read looks back only one day."""

MOST_CELLS = 5
"""Cells read for a home without a place: those with the most events. With the list of cells, events without
a place, the landlord's own and the details of those chosen, that makes nine reads.
"""

Thing = TypeVar("Thing")


class DynamoEvents(DynamoLandlordEvents):
    """The ports Events and EventList."""

    def entries(self, area: Area | None, *, since: datetime, until: datetime) -> list[Entry]:
        cells = cells_of(BoundingBox.around(area)) if area else self._fullest_cells()
        found = {entry.event_ref: entry for entry in self.landlords_entries(since, until)}
        for cell in (*cells, keys.NOWHERE):
            found |= {entry.event_ref: entry for entry in self._in_cell(cell, since, until)}
        return [entry for entry in found.values() if entry.is_on(since=since, until=until)]

    def events(self, event_refs: Sequence[str]) -> list[Event]:
        of_feeds = dict.fromkeys(keys.feed_event(ref) for ref in event_refs if ref.startswith(OF_FEEDS))
        items = self._table.get_many(*of_feeds) if of_feeds else {}
        found = (
            event_of(items[key], instant(items[key]["as_of"]))
            if (key := keys.feed_event(ref)) in items
            else self._landlords(ref)
            for ref in event_refs
        )
        return [event for event in found if event is not None]

    def publish(self, events: Iterable[Event]) -> Published:
        """An event's details are written before its entries and removed after them."""
        wanted = {event.event_ref: event for event in events}
        there = {(item["pk"], item["sk"]): item for cell in self._cells() for item in self._all_of(cell)}
        new = {(item["pk"], item["sk"]): item for event in wanted.values() for item in _entry_items(event)}
        changed = {key for key, item in new.items() if there.get(key, {}).get("digest") != item["digest"]}
        known = {_ref_of(key) for key in there}
        changed_refs = {_ref_of(key) for key in changed}
        gone = known - wanted.keys()
        self._put_cells(new, besides=there)
        self._put_all(_detail_item(wanted[ref]) for ref in sorted(changed_refs))
        self._put_all(new[key] for key in sorted(changed))
        self._delete_all(sorted(there.keys() - new.keys()))
        self._delete_all(keys.feed_event(ref) for ref in sorted(gone))
        self._put_cells(new)
        return Published(events=len(wanted), changed=len(changed_refs), removed=len(gone))

    def _landlords(self, ref: str) -> Event | None:
        return None if ref.startswith(OF_FEEDS) else self.landlords_event(ref)

    def _in_cell(self, cell: str, since: datetime, until: datetime) -> list[Entry]:
        asked = self._turns.current().cells
        known = asked.get(cell)
        if known is None or since < known.since or until > known.until:
            now = self._clock.now()
            earliest, furthest = min(since, now), max(until, now + LOOKED_AHEAD)
            within = If(
                "#sk BETWEEN :since AND :until",
                {"since": instant_text(earliest - DAY), "until": instant_text(furthest)},
            )
            items = self._table.query(keys.feed_events(cell), within)
            entries = [_entry(item) for item in items]
            known = asked[cell] = Asked(since=earliest, until=furthest, entries=entries)
        return known.entries

    def _cells(self) -> dict[str, int]:
        item = self._table.get(keys.CELLS)
        return dict(item["cells"]) if item else {}

    def _fullest_cells(self) -> list[str]:
        turn = self._turns.current()
        if known := [cell for cell in turn.cells if cell != keys.NOWHERE]:
            return known
        counts = Counter(self._cells())
        return [cell for cell, _ in counts.most_common() if cell != keys.NOWHERE][:MOST_CELLS]

    def _all_of(self, cell: str) -> list[Item]:
        return self._table.query(keys.feed_events(cell))

    def _put_cells(self, new: dict[Key, Item], *, besides: Iterable[Key] = ()) -> None:
        """Also before anything is written, so that the next process finds what a killed one wrote."""
        counts = Counter(pk.partition("#")[2] for pk, _ in {*new, *besides})
        self._table.put(item_at(keys.CELLS, cells=dict(counts)))

    def _put_all(self, items: Iterable[Item]) -> None:
        for batch in _batches(items):
            self._table.put_batch(batch)

    def _delete_all(self, gone: Iterable[Key]) -> None:
        for batch in _batches(gone):
            self._table.delete_batch(batch)


def _batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    iterator = iter(things)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _ref_of(key: Key) -> str:
    return key[1].partition("#")[2]


def _entry_items(event: Event) -> Iterator[Item]:
    """One under its start, and one for each later day on which it is still on."""
    partition = keys.feed_events(cell_of(event.place) if event.place else keys.NOWHERE)
    packed = _packed(event)
    digest = blake2b(json.dumps(_detail_item(event), default=str).encode(), digest_size=9).hexdigest()
    days = min((event.ends_at - event.starts_at) // DAY, MOST_DAYS)
    for day in range(days + 1):
        key = (partition, f"{instant_text(event.starts_at + day * DAY)}#{event.event_ref}")
        yield item_at(key, entry=packed, digest=digest, expires_at=_expires_at(event))


def _packed(event: Event) -> str:
    """One packed value, because thousands are read at once and separate values take ten times as long."""
    return json.dumps(
        [
            event.title,
            event.venue,
            int(event.starts_at.timestamp()),
            int(event.ends_at.timestamp()),
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
    title, venue, starts, ends, latitude, longitude, is_free, *labels = json.loads(item["entry"])
    activities, audiences, is_step_free = labels
    return Entry(
        event_ref=item["sk"].partition("#")[2],
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


def _expires_at(event: Event) -> int:
    return int((event.ends_at + KEPT_AFTER_END).timestamp())


def _detail_item(event: Event) -> Item:
    where = event.place
    return item_at(
        keys.feed_event(event.event_ref),
        event_ref=event.event_ref,
        title=event.title,
        starts_at=instant_text(event.starts_at),
        ends_at=instant_text(event.ends_at),
        venue=event.venue,
        address=event.address,
        latitude=Decimal(repr(where.latitude)) if where else None,
        longitude=Decimal(repr(where.longitude)) if where else None,
        price_pence=event.price_pence,
        activities=ids_text(event.activities),
        audiences=ids_text(event.audiences),
        is_step_free=event.is_step_free,
        as_of=instant_text(event.as_of),
        youngest=event.youngest,
        oldest=event.oldest,
        is_all_day=event.is_all_day,
        is_sure=event.is_sure,
        expires_at=_expires_at(event),
    )
