"""Refreshing: whatever becomes of one feed, the others have their turn and the last good copy stays."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skill.config import Settings
from skill.domain.events import Event, Published
from skill.errors import FeedFailed
from skill.feeds.feed import Feed, Kind, Occurrence, Window
from skill.feeds.fetching import Fetcher
from skill.feeds.reader import Alive, Reader
from skill.feeds.readers import OpenActive, readers
from skill.feeds.refreshing import EVERY, TOO_OLD, Refresher, RefreshUnderWay, area_of
from skill.feeds.shelf import HELD_FOR, Kept, Shelf
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
class Desk:
    shelf: Shelf
    server: FeedServer
    watch: Watch
    lists: Lists
    refresher: Refresher
    heard: list[str]

    def add(self, number: int, path: str, kind: Kind = Kind.ICALENDAR) -> None:
        feed = Feed(
            feed_id=str(number), kind=kind, address=f"{self.server.address}{path}", name=path.strip("/")
        )
        self.shelf.add(feed, at=self.watch.at)

    def later(self, wait: timedelta) -> None:
        self.watch.at += wait

    def kept(self, number: int) -> Kept:
        kept = self.shelf.feed(str(number))
        assert kept is not None
        return kept


MakeDesk = Callable[..., Desk]


@pytest.fixture
def make_desk(server: FeedServer, fetch: Fetcher, settings: Settings) -> MakeDesk:
    def make(path: Path | None = None, *, broken: dict[Kind, Reader] | None = None) -> Desk:
        shelf, watch, lists, heard = Shelf(path), Watch(), Lists(), []
        area = area_of(settings.landlord)
        every = readers(shelf, fetch, area) | {Kind.OPENACTIVE: OpenActive(shelf, fetch, area, most_pages=5)}
        refresher = Refresher(
            shelf,
            lists,  # type: ignore[arg-type]
            every | (broken or {}),
            landlord=settings.landlord,
            clock=watch,
            alive=heard.append,
            draw=lambda: 0.5,
        )
        return Desk(shelf, server, watch, lists, refresher, heard)

    return make


@pytest.fixture
def desk(make_desk: MakeDesk) -> Iterator[Desk]:
    desk = make_desk()
    yield desk
    desk.shelf.close()


def test_a_refresh_makes_one_list_out_of_all_feeds(desk: Desk) -> None:
    desk.server.files |= {"/hall.ics": a_calendar("Coffee morning"), "/library.ics": a_calendar("Jobs club")}
    desk.add(1, "/hall.ics")
    desk.add(2, "/library.ics")

    outcome = desk.refresher.refresh(only_due=True)

    assert outcome is not None
    assert (outcome.good, outcome.failed) == (2, 0)
    assert sorted(desk.lists.titles) == ["Coffee morning", "Jobs club"]
    assert desk.kept(1).events == 1


def test_nothing_is_asked_before_it_is_due_and_then_only_what_has_changed(desk: Desk) -> None:
    desk.server.files["/hall.ics"] = a_calendar("Coffee morning")
    desk.add(1, "/hall.ics")
    desk.refresher.refresh(only_due=True)

    assert desk.refresher.refresh(only_due=True) is None
    desk.later(EVERY)
    outcome = desk.refresher.refresh(only_due=True)

    assert outcome is not None
    assert desk.server.asked["/hall.ics"] == 2
    assert desk.server.unchanged["/hall.ics"] == 1
    assert desk.lists.titles == ["Coffee morning"]
    assert desk.kept(1).good_at == desk.watch.at


BREAKAGES: dict[str, Callable[[Desk], None]] = {
    "an error": lambda desk: desk.server.broken.update({"/hall.ics": 500}),
    "too busy": lambda desk: desk.server.broken.update({"/hall.ics": 503}),
    "gone": lambda desk: desk.server.broken.update({"/hall.ics": 410}),
    "a web page": lambda desk: desk.server.files.update(
        {"/hall.ics": b"<!doctype html><p>We have moved!</p>"}
    ),
    "half a calendar": lambda desk: desk.server.files.update(
        {"/hall.ics": a_calendar("Coffee morning")[:70]}
    ),
    "nothing": lambda desk: desk.server.files.update({"/hall.ics": b""}),
    "noise": lambda desk: desk.server.files.update({"/hall.ics": bytes(range(256)) * 40}),
}


@pytest.mark.parametrize("name", BREAKAGES)
def test_a_broken_feed_keeps_its_last_good_copy_and_stops_nobody(name: str, desk: Desk) -> None:
    desk.server.files |= {"/hall.ics": a_calendar("Coffee morning"), "/library.ics": a_calendar("Jobs club")}
    desk.add(1, "/hall.ics")
    desk.add(2, "/library.ics")
    desk.refresher.refresh(only_due=True)
    desk.later(EVERY)
    desk.server.files["/library.ics"] = a_calendar("Jobs club", "Phones and tablets")
    BREAKAGES[name](desk)

    outcome = desk.refresher.refresh(only_due=True)

    assert outcome is not None
    assert (outcome.good, outcome.failed) == (1, 1)
    assert sorted(desk.lists.titles) == ["Coffee morning", "Jobs club", "Phones and tablets"]
    assert desk.kept(1).failed_because
    assert desk.kept(1).good_at == NOW


def test_what_surprises_us_is_one_feeds_trouble(make_desk: MakeDesk) -> None:
    class Explodes:
        def refresh(self, kept: Kept, window: Window, alive: Alive) -> None:
            raise KeyError("a library of others")

        def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
            raise RecursionError

    desk = make_desk(broken={Kind.CSV: Explodes()})
    desk.server.files |= {"/sheet.csv": b"what,date\n", "/library.ics": a_calendar("Jobs club")}
    desk.add(1, "/sheet.csv", Kind.CSV)
    desk.add(2, "/library.ics")

    desk.refresher.refresh(only_due=True)

    assert desk.lists.titles == ["Jobs club"]
    assert "breaks our reading" in desk.kept(1).failed_because
    desk.shelf.close()


def test_a_failing_feed_is_asked_later_each_time_and_once_a_day_at_last(desk: Desk) -> None:
    desk.server.broken["/hall.ics"] = 500
    desk.add(1, "/hall.ics")
    waits = []
    for _ in range(10):
        desk.refresher.refresh(only_due=True)
        next_try_at = desk.kept(1).next_try_at
        assert next_try_at is not None
        waits.append(next_try_at - desk.watch.at)
        desk.watch.at = next_try_at

    assert waits[:3] == [timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1)]
    assert waits[-1] == timedelta(hours=24)
    assert desk.kept(1).failures == 10


def test_who_asks_for_time_gets_it(desk: Desk) -> None:
    desk.server.broken["/hall.ics"], desk.server.retry_after = 503, "7200"
    desk.add(1, "/hall.ics")

    desk.refresher.refresh(only_due=True)

    assert desk.kept(1).next_try_at == NOW + timedelta(hours=2)


@pytest.mark.parametrize(
    ("status", "wait"), [(503, timedelta(minutes=90)), (404, None), (410, None), (500, timedelta(minutes=90))]
)
def test_an_openactive_feed_rests_for_one_to_two_hours_and_one_that_has_gone_for_good(
    status: int, wait: timedelta | None, desk: Desk
) -> None:
    desk.server.broken["/sessions"] = status
    desk.add(1, "/sessions", Kind.OPENACTIVE)

    desk.refresher.refresh(only_due=True)

    assert desk.kept(1).next_try_at == (NOW + wait if wait else None)


def test_pages_without_end_end_for_today_and_go_on_tomorrow(desk: Desk) -> None:
    desk.add(1, "/endless", Kind.OPENACTIVE)

    desk.refresher.refresh(only_due=True)
    first = desk.server.asked["/endless"]
    desk.later(timedelta(days=1))
    desk.refresher.refresh(only_due=True)

    assert (first, desk.server.asked["/endless"]) == (5, 10)


def test_a_copy_that_nobody_confirmed_for_a_month_is_told_of_no_more(desk: Desk) -> None:
    desk.server.files["/hall.ics"] = a_calendar("Coffee morning", day="20270224")
    desk.add(1, "/hall.ics")
    desk.refresher.refresh(only_due=True)
    desk.server.broken["/hall.ics"] = 500
    desk.later(TOO_OLD - timedelta(minutes=1))
    desk.refresher.refresh(only_due=False)
    before = desk.lists.titles
    desk.later(timedelta(minutes=1))
    desk.refresher.refresh(only_due=False)

    assert before == ["Coffee morning"]
    assert desk.lists.titles == []


def test_a_feed_that_is_removed_takes_its_events_along(desk: Desk) -> None:
    desk.server.files["/hall.ics"] = a_calendar("Coffee morning")
    desk.add(1, "/hall.ics")
    desk.refresher.refresh(only_due=True)

    desk.shelf.remove("1")
    desk.refresher.publish()

    assert desk.lists.titles == []
    assert desk.shelf.feeds() == []


def test_one_refresh_at_a_time_and_a_dead_one_holds_nobody_up_for_long(
    make_desk: MakeDesk, tmp_path: Path
) -> None:
    one, other = make_desk(tmp_path / "feeds.sqlite3"), make_desk(tmp_path / "feeds.sqlite3")
    assert one.shelf.hold(NOW)

    with pytest.raises(RefreshUnderWay):
        other.refresher.refresh(only_due=False)
    other.later(HELD_FOR + timedelta(seconds=1))

    assert other.refresher.refresh(only_due=False) is not None
    one.shelf.close()
    other.shelf.close()


def test_a_file_of_this_machine_is_read_again_when_somebody_saved_it(desk: Desk, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("what,date,starts,where\nCoffee morning,01/12/2026,10am,the hall\n", encoding="utf-8")
    desk.shelf.add(Feed(feed_id="1", kind=Kind.CSV, address=str(sheet), name="sheet"), at=NOW)
    desk.refresher.refresh(only_due=True)
    before = desk.lists.titles
    sheet.write_text("what,date,starts,where\nChair yoga,01/12/2026,10am,the hall\n", encoding="utf-8")
    desk.later(EVERY)
    desk.refresher.refresh(only_due=True)
    after = desk.lists.titles
    sheet.unlink()
    desk.later(EVERY)
    desk.refresher.refresh(only_due=True)

    assert (before, after, desk.lists.titles) == (["Coffee morning"], ["Chair yoga"], ["Chair yoga"])
    assert "no such file" in desk.kept(1).failed_because


def test_progress_is_told_in_lines_for_a_person(desk: Desk) -> None:
    desk.server.files["/hall.ics"] = a_calendar("Coffee morning", "Jobs club")
    desk.server.broken["/library.ics"] = 404
    desk.add(1, "/hall.ics")
    desk.add(2, "/library.ics")

    desk.refresher.refresh(only_due=True)

    assert desk.heard == [
        "hall.ics: reading",
        "hall.ics: 2 dates",
        "library.ics: reading",
        "library.ics: there is nothing at this address (404)",
    ]


def test_a_feed_is_added_at_one_address_once_and_keeps_its_copy(desk: Desk) -> None:
    desk.server.files["/hall.ics"] = a_calendar("Coffee morning")
    desk.add(1, "/hall.ics")
    desk.refresher.refresh(only_due=True)
    desk.add(2, "/hall.ics")

    (kept,) = desk.shelf.feeds()

    assert kept.feed.feed_id == "1"
    assert desk.shelf.copy("1") == a_calendar("Coffee morning")


def test_a_failure_that_is_not_the_feeds_own_is_not_swallowed(make_desk: MakeDesk) -> None:
    class Fails:
        def refresh(self, kept: Kept, window: Window, alive: Alive) -> None:
            raise FeedFailed("a reason")

        def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
            return iter(())

    desk = make_desk(broken={Kind.CSV: Fails()})
    desk.add(1, "/sheet.csv", Kind.CSV)

    assert desk.refresher.read(desk.kept(1)) == "a reason"
    desk.shelf.close()
