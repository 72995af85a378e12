"""Refreshing: whatever becomes of one feed, the others have their turn and the last good copy stays."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from skill.errors import FeedFailed
from skill.feeds.feed import Feed, Kind, Occurrence, Window
from skill.feeds.refreshing import EVERY, TOO_OLD
from skill.feeds.sources.reader import Alive
from skill.feeds.store.feed_store import Kept
from tests.feeds.desk import NOW, Desk, MakeDesk, a_calendar


def test_a_refresh_makes_one_list_out_of_all_feeds(desk: Desk) -> None:
    desk.server.files |= {"/hall.ics": a_calendar("Coffee morning"), "/library.ics": a_calendar("Jobs club")}
    desk.add(1, "/hall.ics")
    desk.add(2, "/library.ics")

    outcome = desk.refresher.refresh(only_due=True)

    assert outcome is not None
    assert (outcome.good, outcome.failed) == (2, 0)
    assert sorted(desk.lists.titles) == ["Coffee morning", "Jobs club"]
    assert desk.kept(1).events == 1


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
