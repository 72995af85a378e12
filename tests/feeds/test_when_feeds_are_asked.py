"""When a feed is asked: as often as it is good for, later after failures, and one refresh at a time."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from skill.errors import OutOfTime
from skill.feeds.feed import Feed, Kind, Occurrence, Window
from skill.feeds.refreshing import EVERY, RefreshUnderWay
from skill.feeds.sources.reader import Alive
from skill.feeds.store.feed_store import HELD_FOR, Kept
from tests.feeds.desk import NOW, Desk, MakeDesk, a_calendar


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


def test_who_had_no_time_is_asked_again_in_an_hour_and_has_not_failed(make_desk: MakeDesk) -> None:
    class Long:
        def refresh(self, kept: Kept, window: Window, alive: Alive) -> None:
            raise OutOfTime("there was no time left for all of it")

        def occurrences(self, feed: Feed, window: Window) -> Iterator[Occurrence]:
            return iter(())

    desk = make_desk(broken={Kind.CSV: Long()})
    desk.add(1, "/sheet.csv", Kind.CSV)

    for _ in range(5):
        desk.refresher.refresh(only_due=True)
        assert desk.kept(1).next_try_at == desk.watch.at + EVERY
        desk.later(EVERY)

    assert (desk.kept(1).failures, desk.kept(1).failed_because) == (0, "")
    desk.shelf.close()


def test_whoever_has_waited_longest_comes_first(desk: Desk) -> None:
    desk.server.files |= {"/hall.ics": a_calendar("Coffee"), "/library.ics": a_calendar("Jobs club")}
    desk.add(1, "/hall.ics")
    desk.refresher.refresh(only_due=True)
    desk.later(EVERY / 2)
    desk.add(2, "/library.ics")
    desk.refresher.refresh(only_due=True)
    desk.shelf.put_off("1", next_try_at=desk.watch.at + EVERY * 2)
    desk.later(EVERY * 2)
    desk.heard.clear()

    desk.refresher.refresh(only_due=True)

    assert [line for line in desk.heard if "reading" in line] == ["library.ics: reading", "hall.ics: reading"]
