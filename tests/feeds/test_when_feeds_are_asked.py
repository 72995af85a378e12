"""When a feed is asked: as often as it is good for, later after failures, and one refresh at a time."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from skill.errors import OutOfTime
from skill.feeds.feed import Feed, FeedKind, Occurrence, Window
from skill.feeds.refreshing import EVERY, RefreshUnderWay
from skill.feeds.sources.reader import Progress
from skill.feeds.store.feed_store import LEASE, FeedStatus
from tests.feeds.rig import NOW, MakeRig, RefresherRig, a_calendar


def test_nothing_is_asked_before_it_is_due_and_then_only_what_has_changed(rig: RefresherRig) -> None:
    rig.server.files["/hall.ics"] = a_calendar("Coffee morning")
    rig.add(1, "/hall.ics")
    rig.refresher.refresh(only_due=True)

    assert rig.refresher.refresh(only_due=True) is None
    rig.later(EVERY)
    outcome = rig.refresher.refresh(only_due=True)

    assert outcome is not None
    assert rig.server.asked["/hall.ics"] == 2
    assert rig.server.unchanged["/hall.ics"] == 1
    assert rig.lists.titles == ["Coffee morning"]
    assert rig.status(1).good_at == rig.watch.at


def test_a_failing_feed_is_asked_later_each_time_and_once_a_day_at_last(rig: RefresherRig) -> None:
    rig.server.broken["/hall.ics"] = 500
    rig.add(1, "/hall.ics")
    waits = []
    for _ in range(10):
        rig.refresher.refresh(only_due=True)
        next_try_at = rig.status(1).next_try_at
        assert next_try_at is not None
        waits.append(next_try_at - rig.watch.at)
        rig.watch.at = next_try_at

    assert waits[:3] == [timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1)]
    assert waits[-1] == timedelta(hours=24)
    assert rig.status(1).failures == 10


def test_who_asks_for_time_gets_it(rig: RefresherRig) -> None:
    rig.server.broken["/hall.ics"], rig.server.retry_after = 503, "7200"
    rig.add(1, "/hall.ics")

    rig.refresher.refresh(only_due=True)

    assert rig.status(1).next_try_at == NOW + timedelta(hours=2)


@pytest.mark.parametrize(
    ("status", "wait"), [(503, timedelta(minutes=90)), (404, None), (410, None), (500, timedelta(minutes=90))]
)
def test_an_openactive_feed_rests_for_one_to_two_hours_and_one_that_has_gone_for_good(
    status: int, wait: timedelta | None, rig: RefresherRig
) -> None:
    rig.server.broken["/sessions"] = status
    rig.add(1, "/sessions", FeedKind.OPENACTIVE)

    rig.refresher.refresh(only_due=True)

    assert rig.status(1).next_try_at == (NOW + wait if wait else None)


def test_pages_without_end_end_for_today_and_go_on_tomorrow(rig: RefresherRig) -> None:
    rig.add(1, "/endless", FeedKind.OPENACTIVE)

    rig.refresher.refresh(only_due=True)
    first = rig.server.asked["/endless"]
    rig.later(timedelta(days=1))
    rig.refresher.refresh(only_due=True)

    assert (first, rig.server.asked["/endless"]) == (5, 10)


def test_one_refresh_at_a_time_and_a_dead_one_blocks_others_for_minutes(
    make_rig: MakeRig, tmp_path: Path
) -> None:
    one, other = make_rig(tmp_path / "feeds.sqlite3"), make_rig(tmp_path / "feeds.sqlite3")
    assert one.feed_store.acquire_lease(NOW)

    with pytest.raises(RefreshUnderWay):
        other.refresher.refresh(only_due=False)
    other.later(LEASE + timedelta(seconds=1))

    assert other.refresher.refresh(only_due=False) is not None
    one.feed_store.close()
    other.feed_store.close()


def test_who_had_no_time_is_asked_again_in_an_hour_and_has_not_failed(make_rig: MakeRig) -> None:
    class Long:
        def refresh(self, status: FeedStatus, window: Window, alive: Progress) -> None:
            raise OutOfTime("there was no time left for all of it")

        def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
            return iter(())

    rig = make_rig(broken={FeedKind.CSV: Long()})
    rig.add(1, "/sheet.csv", FeedKind.CSV)

    for _ in range(5):
        rig.refresher.refresh(only_due=True)
        assert rig.status(1).next_try_at == rig.watch.at + EVERY
        rig.later(EVERY)

    assert (rig.status(1).failures, rig.status(1).failed_because) == (0, "")
    rig.feed_store.close()


def test_the_feed_that_waited_longest_comes_first(rig: RefresherRig) -> None:
    rig.server.files |= {"/hall.ics": a_calendar("Coffee"), "/library.ics": a_calendar("Jobs club")}
    rig.add(1, "/hall.ics")
    rig.refresher.refresh(only_due=True)
    rig.later(EVERY / 2)
    rig.add(2, "/library.ics")
    rig.refresher.refresh(only_due=True)
    rig.feed_store.postpone("1", next_try_at=rig.watch.at + EVERY * 2)
    rig.later(EVERY * 2)
    rig.heard.clear()

    rig.refresher.refresh(only_due=True)

    assert [line for line in rig.heard if "reading" in line] == ["library.ics: reading", "hall.ics: reading"]
