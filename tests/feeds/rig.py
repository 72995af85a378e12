"""A refresher over feeds that are served on this machine, at a time that a test sets."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from skill.domain.events.event import Event, Published
from skill.feeds.feed import Feed, FeedKind
from skill.feeds.refreshing import Refresher
from skill.feeds.store.feed_store import FeedStatus, FeedStore
from tests.feeds.server import FeedServer

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


@dataclass
class Watch:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class Lists:
    """What was published last, in the order of time."""

    events: list[Event] = field(default_factory=list)

    def publish(self, events: object) -> Published:
        self.events = sorted(events, key=lambda event: event.starts_at)  # type: ignore[call-overload]
        return Published(events=len(self.events), changed=0, removed=0)

    @property
    def titles(self) -> list[str]:
        return [event.title for event in self.events]


def a_calendar(*titles: str, day: str = "20261124") -> bytes:
    entries = [
        f"BEGIN:VEVENT\r\nUID:{title}\r\nSUMMARY:{title}\r\nDTSTART:{day}T100000Z\r\nDTEND:{day}T110000Z\r\n"
        "END:VEVENT\r\n"
        for title in titles
    ]
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//hall//EN\r\n"
    return f"{head}{''.join(entries)}END:VCALENDAR\r\n".encode()


@dataclass
class RefresherRig:
    feed_store: FeedStore
    server: FeedServer
    watch: Watch
    lists: Lists
    refresher: Refresher
    heard: list[str]

    def add(self, number: int, path: str, kind: FeedKind = FeedKind.ICALENDAR) -> None:
        feed = Feed(
            feed_id=str(number), kind=kind, address=f"{self.server.address}{path}", name=path.strip("/")
        )
        self.feed_store.add(feed, at=self.watch.at)

    def later(self, wait: timedelta) -> None:
        self.watch.at += wait

    def status(self, number: int) -> FeedStatus:
        status = self.feed_store.feed(str(number))
        assert status is not None
        return status


MakeRig = Callable[..., RefresherRig]
