"""Items of OpenActive feeds, kept between refreshes, since a feed publishes only changes.

Real-time Paged Data Exchange (RPDE) 1.0. Kept are the fields that are used, and how far a feed was read.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from skill.domain.tenancy import Place
from skill.feeds.feed import Window
from skill.housing.sqlite.versions import store_errors, transaction
from skill.housing.values import coordinates, instant, instant_text, place

DATES = frozenset({"starts", "ends", "is_all_day", "parts", "schedules", "why_not", "full"})
"""Fields that an item does not pass on to what belongs to it."""

ItemId = int | str
"""1 and "1" are two items."""


class ReadPosition(NamedTuple):
    """The page to fetch next, when the one before it was read, and for which area."""

    address: str
    read_at: datetime
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityItem:
    """The part of one item that is used. `parent` is the address of the series that it belongs to.

    `starts` and `ends` are minutes since 1970 (UTC) around all of its dates; None for a series that has dates
    only through its sessions. An item that `is_far` is stored without its data.
    """

    kind: str
    address: str = ""
    parent: str = ""
    starts: int | None = None
    ends: int | None = None
    place: Place | None = None
    is_far: bool = False
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """An item with dates, with the data of all that it belongs to underneath its own.

    `uid` is the same at every reading. `is_orphan` where no feed has the series that it belongs to.
    """

    uid: str
    starts: int
    place: Place | None
    data: dict[str, Any]
    is_orphan: bool


class Opportunities:
    """For one thread at a time, on a connection to a feed store, without transactions of its own
    (`isolation_level=None`).

    Every method raises `StoreUnavailable` where the file cannot be used.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def position(self, feed_id: str) -> ReadPosition | None:
        """Where to go on; None for a feed that begins at its first page."""
        found = self._run(
            """SELECT next_address, read_at, area FROM opportunity_feeds
               WHERE feed_id = ? AND next_address IS NOT NULL""",
            feed_id,
        ).fetchone()
        return None if found is None else ReadPosition(found[0], instant(found[1]), found[2])

    def apply(
        self,
        feed_id: str,
        items: Iterable[tuple[ItemId, OpportunityItem | None]],
        position: ReadPosition,
        *,
        is_end: bool = False,
    ) -> None:
        """Store one page and the address of the next one, both or neither; None removes an item.

        The last item of one id wins. At the end of a feed that was begun again, what it lacks is deleted.
        """
        last = {json.dumps(item_id): item for item_id, item in items}
        with store_errors(), transaction(self._connection):
            feed, turn, is_again = self._run(_FEED, feed_id).fetchone()
            removed = [(feed, item_id) for item_id, item in last.items() if item is None]
            rows = [_row_of(feed, turn, item_id, item) for item_id, item in last.items() if item is not None]
            self._connection.executemany("DELETE FROM opportunities WHERE feed = ? AND item_id = ?", removed)
            self._connection.executemany(_UPSERT, rows)
            if is_end and is_again:
                self._run("DELETE FROM opportunities WHERE feed = ? AND round <> ?", feed, turn)
            self._run(
                """UPDATE opportunity_feeds
                   SET next_address = ?, read_at = ?, area = ?, is_again = ? WHERE feed = ?""",
                *(position.address, instant_text(position.read_at), position.area),
                *(is_again and not is_end, feed),
            )

    def begin_again(self, feed_id: str) -> None:
        """Read a feed from its first page; until its end is reached, the items of before are used."""
        self._run(
            """UPDATE opportunity_feeds SET next_address = NULL, round = round + 1, is_again = 1
               WHERE feed_id = ?""",
            feed_id,
        )

    def forget_ended(self, before: datetime) -> None:
        """Delete what was over by then; a series stays, since its sessions may still come."""
        then = minutes(before)
        self._run("DELETE FROM opportunities WHERE starts < ? AND ends < ?", then, then)

    def remove(self, feed_id: str) -> None:
        """Delete all items of a feed, and how far it was read."""
        with store_errors(), transaction(self._connection):
            self._run(
                """DELETE FROM opportunities
                   WHERE feed = (SELECT feed FROM opportunity_feeds WHERE feed_id = ?)""",
                feed_id,
            )
            self._run("DELETE FROM opportunity_feeds WHERE feed_id = ?", feed_id)

    def within(self, window: Window, feed_id: str) -> Iterator[Opportunity]:
        """Items of a feed that may have dates within the window, the soonest first.

        What they belong to may come from any feed. An item's own dates count only where no feed has its
        sessions one by one.
        """
        with store_errors():
            found = self._connection.execute(
                _TOLD, {"since": minutes(window.since), "until": minutes(window.until), "feed_id": feed_id}
            )
            for row in found:
                yield _opportunity(row)

    def _run(self, statement: str, *values: object) -> sqlite3.Cursor:
        with store_errors():
            return self._connection.execute(statement, values)


def minutes(moment: datetime) -> int:
    """Whole minutes since 1970, UTC."""
    return int(moment.timestamp() // 60)


_FEED = """
    INSERT INTO opportunity_feeds (feed_id) VALUES (?)
    ON CONFLICT (feed_id) DO UPDATE SET feed_id = feed_id RETURNING feed, round, is_again
"""
_COLUMNS = (
    *("feed", "item_id", "round", "kind", "address", "own", "parent"),
    *("starts", "ends", "latitude", "longitude", "is_far", "data"),
)
# The names are those above, and nothing that came from outside.
_UPSERT = f"""
    INSERT INTO opportunities ({", ".join(_COLUMNS)}) VALUES ({", ".join("?" * len(_COLUMNS))})
    ON CONFLICT (feed, item_id) DO UPDATE SET
    {", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[2:])}
"""  # noqa: S608

# A series may itself belong to another one. One that two feeds tell of is taken from the first that is near.
_TOLD = """
    SELECT feeds.feed_id, one.item_id, one.address, one.starts,
           one.latitude, one.longitude, series.latitude, series.longitude, above.latitude, above.longitude,
           one.data, series.data, above.data, one.parent IS NOT NULL AND series.number IS NULL
    FROM opportunities AS one
    JOIN opportunity_feeds AS feeds ON feeds.feed = one.feed
    LEFT JOIN opportunities AS series ON series.number = (
        SELECT number FROM opportunities WHERE own = one.parent ORDER BY is_far, number LIMIT 1)
    LEFT JOIN opportunities AS above ON above.number = (
        SELECT number FROM opportunities WHERE own = series.parent ORDER BY is_far, number LIMIT 1)
    WHERE feeds.feed_id = :feed_id AND one.starts < :until AND one.ends >= :since AND NOT one.is_far
      AND (one.latitude IS NOT NULL
           OR NOT coalesce(series.is_far, 0)
              AND (series.latitude IS NOT NULL OR NOT coalesce(above.is_far, 0)))
      AND (one.own IS NULL OR NOT EXISTS (SELECT 1 FROM opportunities WHERE parent = one.own))
    ORDER BY one.starts
"""


def _digest(address: str) -> int:
    """Eight bytes for an address, which keeps the indexes small."""
    return int.from_bytes(blake2b(address.encode("utf-8", "replace"), digest_size=8).digest(), signed=True)


def _row_of(feed: int, turn: int, item_id: str, item: OpportunityItem) -> tuple[object, ...]:
    is_session = item.kind == "ScheduledSession"
    return (
        *(feed, item_id, turn, item.kind, item.address),
        _digest(item.address) if item.address and not is_session else None,
        _digest(item.parent) if item.parent else None,
        *(item.starts, item.ends),
        *coordinates(item.place),
        int(item.is_far),
        None if item.is_far else json.dumps(item.data, separators=(",", ":")),
    )


def _opportunity(row: tuple[Any, ...]) -> Opportunity:
    feed_id, item_id, address, starts = row[:4]
    points = (place(*row[4:6]), place(*row[6:8]), place(*row[8:10]))
    own, series, above = (json.loads(text) if text else {} for text in row[10:13])
    known = {name: value for name, value in (above | series).items() if name not in DATES}
    return Opportunity(
        uid=address or f"{feed_id} {item_id}",
        starts=starts,
        place=next((point for point in points if point is not None), None),
        data=known | own,
        is_orphan=bool(row[13]),
    )
