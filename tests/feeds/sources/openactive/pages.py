"""A feed out of a dictionary: pages of RPDE by their addresses, without a net."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from skill.domain.events.nearby import Area
from skill.domain.tenancy import Place
from skill.errors import FeedFailed
from skill.feeds.feed import Feed, FeedKind, Fetched, Occurrence, Window
from skill.feeds.sources.openactive import sessions
from skill.feeds.sources.openactive.opportunities import Opportunities
from skill.feeds.sources.openactive.reader import OpenActiveReader

HOST = "http://feeds.example"
TABLES = Path(sessions.__file__).with_name("opportunities.sql")
FIXTURES = Path(__file__).parents[2] / "fixtures" / "openactive"
HERE = Area(centre=Place(latitude=52.683, longitude=-1.827), within_m=20_000)
NOW = datetime(2026, 10, 16, 10, tzinfo=UTC)
UK = ZoneInfo("Europe/London")


@dataclass
class FakePages:
    """The port Fetches. `asked` are the addresses, in the order in which they were asked for."""

    bodies: dict[str, bytes] = field(default_factory=dict)
    failing: dict[str, FeedFailed] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def put(self, path: str, items: list[Any], following: str) -> None:
        self.bodies[f"{HOST}{path}"] = json.dumps({"next": following, "items": items}).encode()

    def __call__(self, address: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        self.asked.append(address)
        if address in self.failing:
            raise self.failing[address]
        if address not in self.bodies:
            raise FeedFailed("there is nothing at this address (404)", is_gone=True)
        return Fetched(address=address, body=self.bodies[address])


def of_the_fixtures() -> FakePages:
    return FakePages({f"{HOST}/openactive/{file.name}": file.read_bytes() for file in FIXTURES.iterdir()})


def a_feed(path: str, number: int = 1) -> Feed:
    return Feed(feed_id=str(number), kind=FeedKind.OPENACTIVE, address=f"{HOST}{path}", name=path)


def opportunities_in(connection: sqlite3.Connection) -> Opportunities:
    connection.executescript(TABLES.read_text(encoding="utf-8"))
    return Opportunities(connection)


def read(
    opportunities: Opportunities,
    pages: FakePages,
    path: str = "/1",
    *,
    number: int = 1,
    area: Area | None = HERE,
    now: datetime = NOW,
    most_pages: int = 100,
    on_page: Callable[[int], None] = lambda _: None,
) -> Counter[str]:
    reader = OpenActiveReader(opportunities, pages, area, most_pages=most_pages)
    return reader.read(a_feed(path, number), now, on_page)


def a_window(since: datetime = NOW, until: datetime = datetime(2027, 5, 1, tzinfo=UTC)) -> Window:
    return Window(since=since, until=until, zone=UK)


def found(
    opportunities: Opportunities, window: Window | None = None, area: Area | None = HERE
) -> list[Occurrence]:
    window = window or a_window()
    told = [sessions.occurrences(opportunities, window, area, number) for number in ("1", "2")]
    return sorted(chain(*told), key=lambda each: each.starts_at)


def updated(item_id: object, data: dict[str, Any], kind: str = "ScheduledSession") -> dict[str, Any]:
    return {"state": "updated", "kind": kind, "id": item_id, "modified": 1, "data": data}


def deleted(item_id: object, kind: str = "ScheduledSession") -> dict[str, Any]:
    return {"state": "deleted", "kind": kind, "id": item_id, "modified": 2}


def an_event(name: str = "Tea dance", starts: str = "2026-11-05T14:00:00Z", **more: Any) -> dict[str, Any]:
    return {"@type": "Event", "name": name, "startDate": starts, **more}


def at(latitude: object, longitude: object) -> dict[str, Any]:
    return {"@type": "Place", "geo": {"latitude": latitude, "longitude": longitude}}


def one(opportunities: Opportunities, data: dict[str, Any], *more: dict[str, Any]) -> Occurrence:
    """The only date of an item that is read together with others."""
    (occurrence,) = several(opportunities, data, *more)
    return occurrence


def several(opportunities: Opportunities, *items: dict[str, Any]) -> list[Occurrence]:
    pages = FakePages()
    pages.put("/1", [updated(number, data) for number, data in enumerate(items)], "/2")
    pages.put("/2", [], "/2")
    read(opportunities, pages)
    return found(opportunities)
