"""Refreshing: whatever becomes of one feed, the others have their turn and the last good copy stays."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from skill.errors import FeedFailed
from skill.feeds.feed import Feed, FeedKind, Occurrence, Window
from skill.feeds.refreshing import EVERY, TOO_OLD
from skill.feeds.sources.reader import Progress
from skill.feeds.store.feed_store import FeedStatus
from tests.feeds.rig import NOW, MakeRig, RefresherRig, a_calendar


def test_a_refresh_makes_one_list_out_of_all_feeds(rig: RefresherRig) -> None:
    rig.server.files |= {"/hall.ics": a_calendar("Coffee morning"), "/library.ics": a_calendar("Jobs club")}
    rig.add(1, "/hall.ics")
    rig.add(2, "/library.ics")

    outcome = rig.refresher.refresh(only_due=True)

    assert outcome is not None
    assert (outcome.good, outcome.failed) == (2, 0)
    assert sorted(rig.lists.titles) == ["Coffee morning", "Jobs club"]
    assert rig.status(1).events == 1


BREAKAGES: dict[str, Callable[[RefresherRig], None]] = {
    "an error": lambda rig: rig.server.broken.update({"/hall.ics": 500}),
    "too busy": lambda rig: rig.server.broken.update({"/hall.ics": 503}),
    "gone": lambda rig: rig.server.broken.update({"/hall.ics": 410}),
    "a web page": lambda rig: rig.server.files.update({"/hall.ics": b"<!doctype html><p>We have moved!</p>"}),
    "half a calendar": lambda rig: rig.server.files.update({"/hall.ics": a_calendar("Coffee morning")[:70]}),
    "nothing": lambda rig: rig.server.files.update({"/hall.ics": b""}),
    "noise": lambda rig: rig.server.files.update({"/hall.ics": bytes(range(256)) * 40}),
}


@pytest.mark.parametrize("name", BREAKAGES)
def test_a_broken_feed_keeps_its_last_good_copy_and_stops_no_other(name: str, rig: RefresherRig) -> None:
    rig.server.files |= {"/hall.ics": a_calendar("Coffee morning"), "/library.ics": a_calendar("Jobs club")}
    rig.add(1, "/hall.ics")
    rig.add(2, "/library.ics")
    rig.refresher.refresh(only_due=True)
    rig.later(EVERY)
    rig.server.files["/library.ics"] = a_calendar("Jobs club", "Phones and tablets")
    BREAKAGES[name](rig)

    outcome = rig.refresher.refresh(only_due=True)

    assert outcome is not None
    assert (outcome.good, outcome.failed) == (1, 1)
    assert sorted(rig.lists.titles) == ["Coffee morning", "Jobs club", "Phones and tablets"]
    assert rig.status(1).failed_because
    assert rig.status(1).good_at == NOW


def test_what_surprises_us_is_one_feeds_trouble(make_rig: MakeRig) -> None:
    class Explodes:
        def refresh(self, status: FeedStatus, window: Window, alive: Progress) -> None:
            raise KeyError("a library of others")

        def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
            raise RecursionError

    rig = make_rig(broken={FeedKind.CSV: Explodes()})
    rig.server.files |= {"/sheet.csv": b"what,date\n", "/library.ics": a_calendar("Jobs club")}
    rig.add(1, "/sheet.csv", FeedKind.CSV)
    rig.add(2, "/library.ics")

    rig.refresher.refresh(only_due=True)

    assert rig.lists.titles == ["Jobs club"]
    assert "breaks our reading" in rig.status(1).failed_because
    rig.feed_store.close()


def test_a_copy_not_confirmed_for_a_month_is_not_listed(rig: RefresherRig) -> None:
    rig.server.files["/hall.ics"] = a_calendar("Coffee morning", day="20270224")
    rig.add(1, "/hall.ics")
    rig.refresher.refresh(only_due=True)
    rig.server.broken["/hall.ics"] = 500
    rig.later(TOO_OLD - timedelta(minutes=1))
    rig.refresher.refresh(only_due=False)
    before = rig.lists.titles
    rig.later(timedelta(minutes=1))
    rig.refresher.refresh(only_due=False)

    assert before == ["Coffee morning"]
    assert rig.lists.titles == []


def test_a_feed_that_is_removed_takes_its_events_along(rig: RefresherRig) -> None:
    rig.server.files["/hall.ics"] = a_calendar("Coffee morning")
    rig.add(1, "/hall.ics")
    rig.refresher.refresh(only_due=True)

    rig.feed_store.remove("1")
    rig.refresher.publish()

    assert rig.lists.titles == []
    assert rig.feed_store.feeds() == []


def test_a_file_of_this_machine_is_read_again_once_it_was_saved(rig: RefresherRig, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("what,date,starts,where\nCoffee morning,01/12/2026,10am,the hall\n", encoding="utf-8")
    rig.feed_store.add(Feed(feed_id="1", kind=FeedKind.CSV, address=str(sheet), name="sheet"), at=NOW)
    rig.refresher.refresh(only_due=True)
    before = rig.lists.titles
    sheet.write_text("what,date,starts,where\nChair yoga,01/12/2026,10am,the hall\n", encoding="utf-8")
    rig.later(EVERY)
    rig.refresher.refresh(only_due=True)
    after = rig.lists.titles
    sheet.unlink()
    rig.later(EVERY)
    rig.refresher.refresh(only_due=True)

    assert (before, after, rig.lists.titles) == (["Coffee morning"], ["Chair yoga"], ["Chair yoga"])
    assert "no such file" in rig.status(1).failed_because


def test_progress_is_reported_in_lines_for_a_person(rig: RefresherRig) -> None:
    rig.server.files["/hall.ics"] = a_calendar("Coffee morning", "Jobs club")
    rig.server.broken["/library.ics"] = 404
    rig.add(1, "/hall.ics")
    rig.add(2, "/library.ics")

    rig.refresher.refresh(only_due=True)

    assert rig.heard == [
        "hall.ics: reading",
        "hall.ics: 2 dates",
        "library.ics: reading",
        "library.ics: there is nothing at this address (404)",
    ]


def test_a_feed_is_added_at_one_address_once_and_keeps_its_copy(rig: RefresherRig) -> None:
    rig.server.files["/hall.ics"] = a_calendar("Coffee morning")
    rig.add(1, "/hall.ics")
    rig.refresher.refresh(only_due=True)
    rig.add(2, "/hall.ics")

    (status,) = rig.feed_store.feeds()

    assert status.feed.feed_id == "1"
    assert rig.feed_store.copy("1") == a_calendar("Coffee morning")


def test_a_failure_that_is_not_the_feeds_own_is_not_swallowed(make_rig: MakeRig) -> None:
    class Fails:
        def refresh(self, status: FeedStatus, window: Window, alive: Progress) -> None:
            raise FeedFailed("a reason")

        def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
            return iter(())

    rig = make_rig(broken={FeedKind.CSV: Fails()})
    rig.add(1, "/sheet.csv", FeedKind.CSV)

    assert rig.refresher.read(rig.status(1)) == "a reason"
    rig.feed_store.close()
