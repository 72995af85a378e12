"""What OpenActive feeds have told so far, item by item: a million of them fit a small machine."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from skill.domain.nearby import Area
from skill.errors import StoreUnavailable
from skill.feeds import values
from skill.feeds.json_ld import place_of
from skill.housing.sqlite_connections import transaction
from skill.housing.sqlite_values import instant, instant_text

SCHEMA = (Path(__file__).parent / "opportunities.sql").read_text(encoding="utf-8")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SERIES = frozenset({"SessionSeries", "EventSeries"})
READ = SERIES | {"ScheduledSession", "Event", "HeadlineEvent", "CourseInstance"}
"""What one can go to. A slot of a court is no event, and a video is nowhere."""

USED = (
    *("name", "location", "offers", "eventStatus", "activity", "category", "level", "ageRange"),
    *("genderRestriction", "accessibilitySupport", "isAccessibleForFree", "remainingAttendeeCapacity"),
    *("duration", "eventSchedule", "subEvent", "startDate", "endDate", "url"),
)
"""All that is kept of an item."""

PUT = "INSERT OR REPLACE INTO rpde_items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
GONE = "DELETE FROM rpde_items WHERE feed_id = ? AND item_id = ?"
ENDED = "DELETE FROM rpde_items WHERE ends < ?"
OLD_ROUND = "DELETE FROM rpde_items WHERE feed_id = ? AND round < ?"
PARTS = """
    SELECT coalesce(part.about, part.feed_id || part.item_id), whole.data, part.data
    FROM rpde_items AS whole CROSS JOIN rpde_items AS part ON part.part_of = whole.about
    WHERE whole.part_of IS NULL AND whole.is_far = 0
        AND part.part_of IS NOT NULL AND part.starts < ? AND part.ends >= ? AND part.is_far = 0
"""
WHOLES = """
    SELECT coalesce(about, feed_id || item_id), data, '{}' FROM rpde_items
    WHERE part_of IS NULL AND is_far = 0 AND (starts IS NULL OR (starts < ? AND ends >= ?))
"""

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """How far a feed was read: the page that comes next, when the last one came, and in which round."""

    address: str
    read_at: datetime
    round: int


class Opportunities:
    """Over a connection that is somebody else's to open and close."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.executescript(SCHEMA)

    def position(self, feed_id: str) -> Position | None:
        row = self._connection.execute(
            "SELECT address, read_at, round FROM rpde_positions WHERE feed_id = ?", (feed_id,)
        ).fetchone()
        return Position(address=row[0], read_at=instant(row[1]), round=row[2]) if row else None

    def apply(self, feed_id: str, items: Iterable[Json], position: Position, area: Area | None) -> int:
        """One page and the position reached, together or not at all; how many items could not be read.

        Of one id the last one counts.
        """
        last: dict[str, tuple[object, ...] | None] = {}
        broken = 0
        for item in items:
            item_id = typed_id(item.get("id"))
            if item_id is None or item.get("state") not in {"updated", "deleted"}:
                broken += 1
            else:
                last[item_id] = _row(feed_id, item_id, item, position, area)
        with self._transaction():
            self._connection.executemany(GONE, [(feed_id, each) for each, row in last.items() if row is None])
            self._connection.executemany(PUT, [row for row in last.values() if row is not None])
            self._keep(feed_id, position)
        return broken

    def finished(self, feed_id: str, position: Position) -> None:
        """The end was reached: what an earlier round knew and this one did not meet is there no more."""
        with self._transaction():
            self._connection.execute(OLD_ROUND, (feed_id, position.round))
            self._keep(feed_id, position)

    def forget_ended(self, before: datetime) -> None:
        with self._transaction():
            self._connection.execute(ENDED, (_minutes(before),))

    def remove(self, feed_id: str) -> None:
        with self._transaction():
            self._connection.execute("DELETE FROM rpde_items WHERE feed_id = ?", (feed_id,))
            self._connection.execute("DELETE FROM rpde_positions WHERE feed_id = ?", (feed_id,))

    def on(self, since: datetime, until: datetime) -> Iterator[tuple[str, Json, Json]]:
        """The address, the whole and the part of everything that is on between two instants, one at a time.

        What is no part of anything comes with an empty part, its times perhaps still in a schedule.
        """
        between = (_minutes(until), _minutes(since))
        with _named():
            for sql in (PARTS, WHOLES):
                for about, whole, part in self._connection.execute(sql, between):
                    yield about, _read_once(whole), json.loads(part)

    def _keep(self, feed_id: str, position: Position) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO rpde_positions VALUES (?, ?, ?, ?)",
            (feed_id, position.address, instant_text(position.read_at), position.round),
        )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with _named(), transaction(self._connection):
            yield


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as problem:
        raise StoreUnavailable(str(problem)) from problem


@lru_cache(maxsize=64)
def _read_once(text: str) -> Json:
    """The sessions of a series come one after the other."""
    found: Json = json.loads(text)
    return found


def typed_id(value: object) -> str | None:
    """RPDE allows text and whole numbers, and 1 is not "1"."""
    if type(value) is int:
        return f"i{value}"
    return f"s{value[:500]}" if isinstance(value, str) and value else None


def address_in(thing: object) -> str | None:
    """The address of a thing, told as text or inside of an object."""
    if isinstance(thing, Mapping):
        thing = thing.get("@id") or thing.get("id")
    return values.text(thing)[:500] or None if isinstance(thing, str) else None


def _row(
    feed_id: str, item_id: str, item: Json, position: Position, area: Area | None
) -> tuple[object, ...] | None:
    """None for what is deleted, over, or of no use: it is not kept."""
    data = values.an_object(item.get("data"))
    kinds = _kinds(data)
    if item.get("state") == "deleted" or not kinds & READ:
        return None
    starts, ends = _times(data) if not kinds & SERIES else (None, None)
    if ends is not None and ends < _minutes(position.read_at):
        return None
    whole = data.get("superEvent")
    part_of = address_in(whole)
    slim = {name: data[name] for name in USED if name in data}
    if kinds & SERIES:
        slim = {name: value for name, value in slim.items() if name not in {"startDate", "endDate"}}
    if isinstance(whole, Mapping) and len(whole) > 2:
        slim = {**{name: whole[name] for name in USED if name in whole}, **slim}
        part_of = None
    is_far = _is_far(values.an_object(slim.get("location")), area)
    return (
        *(feed_id, item_id, position.round, address_in(data), part_of, starts, ends, int(is_far)),
        "{}" if is_far else json.dumps(slim, ensure_ascii=False, separators=(",", ":")),
    )


def _kinds(data: Json) -> set[str]:
    kinds = values.a_list(data.get("@type", data.get("type")))
    return {values.text(kind).rpartition("/")[2].rpartition(":")[2] for kind in kinds}


def _times(data: Json) -> tuple[int | None, int | None]:
    """In minutes; an offset is always there in a session's own times."""
    starts = _moment(data.get("startDate"))
    if starts is None:
        return None, None
    ends = _moment(data.get("endDate")) or starts + (values.a_duration(data.get("duration")) or timedelta(0))
    if "eventSchedule" in data:
        return None, None
    return _minutes(starts), _minutes(max(starts, ends))


def _moment(value: object) -> datetime | None:
    found = values.a_moment(value, values.UTC_ZONE)
    return found.astimezone(UTC) if found else None


def _minutes(moment: datetime) -> int:
    return int((moment - EPOCH).total_seconds() // 60)


def _is_far(location: Json, area: Area | None) -> bool:
    place = place_of(location)
    return area is not None and place is not None and not area.holds(place)
