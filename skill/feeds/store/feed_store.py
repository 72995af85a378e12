"""The feeds that were added, the state of each, and its last good copy: one SQLite file."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex

from skill.feeds.feed import Feed, FeedKind, Fetched
from skill.feeds.sources.openactive.opportunities import Opportunities
from skill.housing.private_files import make_file, make_folder
from skill.housing.sqlite.versions import Schema, damage_errors, find_version, store_errors, upgrade
from skill.housing.values import coordinates, instant, instant_text, place

LEASE = timedelta(minutes=5)
"""Longer than any step of a refresh; a process that has not renewed it by then is taken for dead."""

_FEEDS = Path(__file__).parents[1]


FEEDS = Schema(
    kind="feed store",
    application_id=0x48434644,
    version=1,
    oldest=0,
    landmark="feeds",
    files=(_FEEDS / "store/feed_store.sql", _FEEDS / "sources/openactive/opportunities.sql"),
)
"""Version 1 is version 0 with an id and a version in its header, which every upgrade writes.

To change a table: change its SQL file, raise the version by one, and add a step that changes a feed store
of the version before in the same way. A step only adds, as in `skill/housing/sqlite/schema.py`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedStatus:
    """A feed and its state. `next_try_at` None is never, until it is added again.

    `good_at` is when our copy was last known to be what the feed says; `failures` are those in a row.
    `notes` counts what could not be used, by a reason in plain English.
    """

    feed: Feed
    good_at: datetime | None
    failed_because: str
    failures: int
    next_try_at: datetime | None
    etag: str
    last_modified: str
    events: int
    notes: Mapping[str, int]

    def is_due(self, now: datetime) -> bool:
        return self.next_try_at is not None and self.next_try_at <= now


class FeedStore:
    """For one thread at a time. Raises `StoreUnavailable` where the file cannot be used."""

    def __init__(self, path: Path | None, *, schema: Schema = FEEDS) -> None:
        """In memory without a path. A feed store of an older version is brought up to date.

        Raises `ConfigurationError` for a file that is not a feed store, or is one of a newer version.
        """
        self._me = token_hex(8)
        name = str(path or "memory")
        with store_errors(), damage_errors(name):
            if path is not None:
                make_folder(path.parent)
                make_file(path)
            self._connection = sqlite3.connect(
                path or ":memory:", isolation_level=None, check_same_thread=False, timeout=10
            )
            find_version(self._connection, schema, name)
            self._connection.execute("PRAGMA journal_mode = WAL")
            upgrade(self._connection, schema, name, copy_of=path)
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.row_factory = sqlite3.Row
            self.opportunities = Opportunities(self._connection)

    def close(self) -> None:
        self._connection.close()

    def feeds(self) -> list[FeedStatus]:
        """In the order in which they were added."""
        return [_status_of(row) for row in self._run("SELECT * FROM feeds ORDER BY added_at, rowid")]

    def feed(self, feed_id: str) -> FeedStatus | None:
        return next((status for status in self.feeds() if status.feed.feed_id == feed_id), None)

    def feed_at(self, address: str) -> FeedStatus | None:
        return next((status for status in self.feeds() if status.feed.address == address), None)

    def next_number(self) -> int:
        """For the `feed_id` of the next feed to be added, which is what people call it by."""
        return 1 + max((int(status.feed.feed_id) for status in self.feeds()), default=0)

    def add(self, feed: Feed, *, at: datetime) -> FeedStatus:
        """Add a feed, due at once; one of the same address is replaced, but keeps its number and copy."""
        values = (feed.feed_id, feed.kind, feed.address, feed.name, feed.venue, feed.where)
        self._run(
            """INSERT INTO feeds (feed_id, kind, address, name, venue, where_it_is, latitude, longitude,
                                  added_at, next_try_at)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (address) DO UPDATE SET kind = excluded.kind, name = excluded.name,
                   venue = excluded.venue, where_it_is = excluded.where_it_is, latitude = excluded.latitude,
                   longitude = excluded.longitude, next_try_at = excluded.next_try_at, failures = 0,
                   etag = '', last_modified = ''""",
            *values,
            *coordinates(feed.place),
            instant_text(at),
            instant_text(at),
        )
        return next(status for status in self.feeds() if status.feed.address == feed.address)

    def remove(self, feed_id: str) -> None:
        """The feed, its copy and its opportunities."""
        self.opportunities.remove(feed_id)
        self._run("DELETE FROM feeds WHERE feed_id = ?", feed_id)

    def copy(self, feed_id: str) -> bytes | None:
        """The last good copy, or None before the first one."""
        row = next(self._run("SELECT body FROM copies WHERE feed_id = ?", feed_id), None)
        return None if row is None else bytes(row[0])

    def keep_copy(self, feed_id: str, fetched: Fetched) -> None:
        self._run("INSERT OR REPLACE INTO copies VALUES (?, ?)", feed_id, fetched.body)
        self._set(feed_id, etag=fetched.etag, last_modified=fetched.last_modified)

    def record_success(self, feed_id: str, *, at: datetime, next_try_at: datetime) -> None:
        """Our copy is what the feed says."""
        now, then = instant_text(at), instant_text(next_try_at)
        self._set(feed_id, checked_at=now, good_at=now, next_try_at=then, failed_because="", failures=0)

    def record_failure(
        self, feed_id: str, because: str, *, at: datetime, next_try_at: datetime | None
    ) -> None:
        """It could not be read this time; our copy stays."""
        self._run(
            """UPDATE feeds SET checked_at = ?, failed_because = ?, failures = failures + 1, next_try_at = ?
               WHERE feed_id = ?""",
            *(instant_text(at), because, instant_text(next_try_at) if next_try_at else None, feed_id),
        )

    def postpone(self, feed_id: str, *, next_try_at: datetime) -> None:
        """There was no time for it, which does not count as a failure."""
        self._set(feed_id, next_try_at=instant_text(next_try_at))

    def record_result(self, feed_id: str, *, events: int, notes: Mapping[str, int]) -> None:
        """How many events came of it, and what could not be used."""
        self._set(feed_id, events=events, notes=json.dumps(notes))

    def acquire_lease(self, now: datetime) -> bool:
        """Take or renew the lease that one process at a time has; False while another one holds it."""
        taken = self._run(
            """INSERT INTO refreshing VALUES (1, ?, ?)
               ON CONFLICT (only_one) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
               WHERE holder = excluded.holder OR held_until < ?
               RETURNING 1""",
            self._me,
            instant_text(now + LEASE),
            instant_text(now),
        )
        return next(taken, None) is not None

    def release_lease(self) -> None:
        self._run("DELETE FROM refreshing WHERE holder = ?", self._me)

    def _set(self, feed_id: str, **columns: object) -> None:
        names = ", ".join(f"{name} = ?" for name in columns)
        # The names are those of the calls above, and nothing that came from outside.
        self._run(f"UPDATE feeds SET {names} WHERE feed_id = ?", *columns.values(), feed_id)  # noqa: S608

    def _run(self, statement: str, *values: object) -> Iterator[sqlite3.Row]:
        with store_errors():
            return iter(self._connection.execute(statement, values).fetchall())


def _status_of(row: sqlite3.Row) -> FeedStatus:
    known = {name: row[name] for name in ("feed_id", "address", "name", "venue")}
    state = {name: row[name] for name in ("failed_because", "failures", "etag", "last_modified", "events")}
    where, kind = row["where_it_is"], FeedKind(row["kind"])
    return FeedStatus(
        feed=Feed(kind=kind, where=where, place=place(row["latitude"], row["longitude"]), **known),
        good_at=instant(row["good_at"]) if row["good_at"] else None,
        next_try_at=instant(row["next_try_at"]) if row["next_try_at"] else None,
        notes=json.loads(row["notes"] or "{}"),
        **state,
    )
