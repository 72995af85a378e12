"""Version 8 of our own database: what lay in eleven tables becomes items of one.

Frozen: it says what the tables and the items were like when version 8 came, with names of its own, whatever
the code says by now. Only a mistake in it may be corrected.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import groupby
from secrets import token_hex
from typing import Any, NamedTuple
from urllib.parse import quote

CREATE = (
    """
    CREATE TABLE items (
        pk         TEXT NOT NULL,
        sk         TEXT NOT NULL,
        body       TEXT NOT NULL,
        version    TEXT NOT NULL,
        due        TEXT,
        expires_at INTEGER,
        PRIMARY KEY (pk, sk)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX items_due ON items (pk, due) WHERE due IS NOT NULL",
    "CREATE INDEX items_expiring ON items (expires_at) WHERE expires_at IS NOT NULL",
)
PUT = "INSERT INTO items (pk, sk, body, version, due, expires_at) VALUES (?, ?, ?, ?, ?, ?)"
DROPPED = (
    *("links", "codes", "privacies", "reaches", "attempts", "reports", "tellings", "outbox", "bookings"),
    *("heartbeats", "feed_events", "feed_events_by_place"),
)

DAY = timedelta(days=1)
MOST_ATTEMPTS = 500
MOST_DAYS = 120
CELL_ROWS = 1 << 11
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Copied(NamedTuple):
    """An item. What is None in its body is left out."""

    pk: str
    sk: str
    body: Mapping[str, Any]
    due: str | None = None
    expires_at: int | None = None


def move_into_items(connection: sqlite3.Connection) -> None:
    """Every row is copied before the first table goes."""
    for statement in CREATE:
        connection.execute(statement)
    version = token_hex(8)
    for copy in (_copy_rows, _copy_attempts, _copy_taken, _copy_events):
        connection.executemany(PUT, (_columns(item, version) for item in copy(connection)))
    for table in DROPPED:
        connection.execute(f"DROP TABLE {table}")


def _columns(item: Copied, version: str) -> tuple[object, ...]:
    body = {name: value for name, value in item.body.items() if value is not None}
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return item.pk, item.sk, text, version, item.due, item.expires_at


def _rows(connection: sqlite3.Connection, sql: str) -> Iterator[sqlite3.Row]:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    yield from cursor.execute(sql)


def _copy_rows(connection: sqlite3.Connection) -> Iterator[Copied]:
    """The tables whose rows become items one by one."""
    for table, items_of in COPIES.items():
        for row in _rows(connection, f"SELECT * FROM {table}"):  # noqa: S608  # a name of this file
            yield from items_of(row)


def _link(row: sqlite3.Row) -> Iterable[Copied]:
    account, home = row["account"], row["tenancy_ref"]
    body = {"tenancy_ref": home, "linked_at": row["linked_at"], "code_hash": row["code_hash"]}
    yield Copied(f"LINK#{account}", "LINK", body)
    yield Copied(_home(home), f"~LINK#{account}", {"account": account})


def _code(row: sqlite3.Row) -> Iterable[Copied]:
    code_hash, home, ends_at = row["code_hash"], row["tenancy_ref"], row["expires_at"]
    expires_at = _after(ends_at, DAY)
    body = {"tenancy_ref": home, "ends_at": ends_at}
    yield Copied(f"CODE#{code_hash}", "CODE", body, expires_at=expires_at)
    yield Copied(_home(home), "~CODE", {"code_hash": code_hash}, expires_at=expires_at)


def _privacy(row: sqlite3.Row) -> Iterable[Copied]:
    body = {"level": row["level"], "pin_hash": row["pin_hash"]}
    yield Copied(_home(row["tenancy_ref"]), "~PRIVACY", body)


def _walk_limit(row: sqlite3.Row) -> Iterable[Copied]:
    yield Copied(_home(row["tenancy_ref"]), "~REACH", {"minutes": row["minutes"]})


def _report(row: sqlite3.Row) -> Iterable[Copied]:
    home, request_id, reported_at = row["tenancy_ref"], row["request_id"], row["reported_at"]
    body = dict(row) | {
        "someone_at_risk": _truth(row["someone_at_risk"]),
        "is_secure": bool(row["is_secure"]),
    }
    yield Copied(_home(home), f"~REPORT#{request_id}", body)
    yield Copied(f"PROPERTY#{row['property_ref']}", f"REFERENCE#{row['reference']}", {})
    by_time = f"{reported_at}#{_quoted(home)}#{request_id}"
    yield Copied("REPORTS", by_time, body, expires_at=_after(reported_at, 800 * DAY))


def _chaser(row: sqlite3.Row) -> Iterable[Copied]:
    body = {name: row[name] for name in ("request_id", "about", "times", "told_at")}
    yield Copied(_home(row["tenancy_ref"]), f"~TOLD#{_quoted(row['about'])}#{row['times']}", body)


def _message(row: sqlite3.Row) -> Iterable[Copied]:
    """What it said goes once it is delivered, as when a message is delivered now."""
    home, kind, request_id = row["tenancy_ref"], row["kind"], row["request_id"]
    named = {name: row[name] for name in ("request_id", "kind", "tenancy_ref", "created_at")}
    key = _home(home), f"~MESSAGE#{kind}#{request_id}"
    if delivered_at := row["delivered_at"]:
        body = {**named, "delivered_at": delivered_at}
        yield Copied(*key, body, expires_at=_after(delivered_at, 30 * DAY))
        return
    yield Copied(*key, {**named, "body": json.loads(row["body"])})
    tried = {"attempts": row["attempts"], "failed_because": row["failed_because"]}
    entry = f"{kind}#{_quoted(home)}#{request_id}"
    yield Copied("OUTBOX", entry, {**named, **tried}, due=row["due_at"] or "dead")


def _booking(row: sqlite3.Row) -> Iterable[Copied]:
    """What the request was answered; the window, if the job still has it; and what freed it, if anything."""
    home, request_id, freed_by = _home(row["tenancy_ref"]), row["request_id"], row["freed_by"]
    names = ("slot_ref", "job_ref", "reference", "starts_at", "ends_at") if row["slot_ref"] else ()
    window = {name: row[name] for name in names}
    expires_at = _after(row["ends_at"], 30 * DAY)
    asked = {f"~BOOKING#{request_id}": request_id}
    if request_id.startswith("unbooking "):
        asked = {f"~UNBOOKING#{freed_by}": freed_by}
    elif freed_by is None:
        asked[f"~BOOKED#{row['job']}"] = request_id
    elif freed_by:
        asked[f"~UNBOOKING#{freed_by}"] = freed_by
    for sk, by in asked.items():
        yield Copied(home, sk, {"request_id": by, **window}, expires_at=expires_at)


def _heartbeat(row: sqlite3.Row) -> Iterable[Copied]:
    yield Copied("HEARTBEATS", row["job"], {"beat_at": row["beat_at"], "outcome": row["outcome"]})


COPIES: Mapping[str, Callable[[sqlite3.Row], Iterable[Copied]]] = {
    "links": _link,
    "codes": _code,
    "privacies": _privacy,
    "reaches": _walk_limit,
    "reports": _report,
    "tellings": _chaser,
    "outbox": _message,
    "bookings": _booking,
    "heartbeats": _heartbeat,
}


def _copy_attempts(connection: sqlite3.Connection) -> Iterator[Copied]:
    """An item for each subject with a name for each attempt."""
    rows = _rows(connection, "SELECT * FROM attempts ORDER BY subject, failed_at, attempt_id")
    for subject, found in groupby(rows, key=lambda row: str(row["subject"])):
        tries = list(found)[-MOST_ATTEMPTS:]
        names = {f"{_microseconds(row['failed_at']):014x}#{row['attempt_id']:08x}": True for row in tries}
        yield Copied(f"TRIES#{subject}", "TRIES", names, expires_at=_after(tries[-1]["failed_at"], 30 * DAY))


def _copy_taken(connection: sqlite3.Connection) -> Iterator[Copied]:
    """How many places of each window are taken, by the second at which it ends."""
    counts: Counter[str] = Counter()
    for row in _rows(connection, "SELECT slot_ref, ends_at FROM bookings WHERE freed_by IS NULL"):
        counts[f"{_after(row['ends_at']):011}#{row['slot_ref']}"] += 1
    if counts:
        yield Copied("SLOTS", "TAKEN", counts)


def _copy_events(connection: sqlite3.Connection) -> Iterator[Copied]:
    """All of an event, and an entry for each day of it under its cell of the map.

    An entry without a digest is written anew by the next list of events, and so is a list that is not whole.
    """
    cells: Counter[str] = Counter()
    for row in _rows(connection, "SELECT * FROM feed_events"):
        ref, starts_at, ends_at = row["event_ref"], _instant(row["starts_at"]), _instant(row["ends_at"])
        expires_at = _after(row["ends_at"], 7 * DAY)
        yield Copied(f"FEED_EVENT#{ref}", "EVENT", _event(row), expires_at=expires_at)
        cell = _cell(row["latitude"], row["longitude"])
        body = {"entry": _entry(row, starts_at, ends_at), "digest": ""}
        for day in range(min((ends_at - starts_at) // DAY, MOST_DAYS) + 1):
            cells[cell] += 1
            moment = (starts_at + day * DAY).isoformat(timespec="microseconds")
            yield Copied(f"FEED_EVENTS#{cell}", f"{moment}#{ref}", body, expires_at=expires_at)
    if cells:
        yield Copied("FEED_EVENTS", "CELLS", {"cells": cells, "is_whole": False})


def _event(row: sqlite3.Row) -> Mapping[str, Any]:
    """Coordinates are text, which keeps every digit."""
    changed = {
        "event_number": None,
        "latitude": None if row["latitude"] is None else repr(row["latitude"]),
        "longitude": None if row["longitude"] is None else repr(row["longitude"]),
        "is_step_free": _truth(row["is_step_free"]),
        "is_all_day": bool(row["is_all_day"]),
        "is_sure": bool(row["is_sure"]),
    }
    return dict(row) | changed


def _entry(row: sqlite3.Row, starts_at: datetime, ends_at: datetime) -> str:
    return json.dumps(
        [
            row["title"],
            row["venue"],
            starts_at.timestamp(),
            ends_at.timestamp(),
            row["latitude"],
            row["longitude"],
            row["price_pence"] == 0,
            row["activities"],
            row["audiences"],
            _truth(row["is_step_free"]),
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _cell(latitude: float | None, longitude: float | None) -> str:
    """The 22-bit geohash of a place in base four."""
    if latitude is None or longitude is None:
        return "nowhere"
    row = min(max(int((latitude + 90) / 180 * CELL_ROWS), 0), CELL_ROWS - 1)
    column = min(max(int((longitude + 180) / 360 * CELL_ROWS), 0), CELL_ROWS - 1)
    return "".join(str((column >> bit & 1) * 2 + (row >> bit & 1)) for bit in range(10, -1, -1))


def _home(tenancy_ref: str) -> str:
    return f"HOME#{tenancy_ref}"


def _quoted(part: str) -> str:
    return quote(part, safe="")


def _truth(number: int | None) -> bool | None:
    return None if number is None else bool(number)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _after(text: str, how_long: timedelta = timedelta(0)) -> int:
    """In seconds since 1970."""
    return int((_instant(text) + how_long).timestamp())


def _microseconds(text: str) -> int:
    return (_instant(text) - EPOCH) // timedelta(microseconds=1)
