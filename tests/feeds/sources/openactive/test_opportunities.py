"""Items kept between refreshes: pages are taken whole, rounds follow each other, nothing grows forever."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skill.errors import StoreUnavailable
from skill.feeds.sources.openactive.opportunities import Opportunities, OpportunityItem, ReadPosition, minutes
from tests.feeds.sources.openactive.pages import NOW, a_window, opportunities_in

LATER = minutes(NOW) + 60
FIRST = ReadPosition("http://feeds.example/2", NOW)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(tmp_path / "feeds.sqlite3", isolation_level=None)
    yield connection
    connection.close()


@pytest.fixture
def opportunities(connection: sqlite3.Connection) -> Opportunities:
    return opportunities_in(connection)


def an_item(title: str = "Tea", *, starts: int = LATER, ends: int = LATER + 60) -> OpportunityItem:
    return OpportunityItem(kind="Event", starts=starts, ends=ends, data={"title": title})


def titles(opportunities: Opportunities) -> list[str]:
    told = [each for feed_id in ("1", "2") for each in opportunities.within(a_window(), feed_id)]
    return [each.data["title"] for each in sorted(told, key=lambda each: each.starts)]


def test_a_page_and_the_address_of_the_next_are_stored_together(opportunities: Opportunities) -> None:
    assert opportunities.position("1") is None

    opportunities.apply("1", [(1, an_item("Tea"))], FIRST)

    assert opportunities.position("1") == (FIRST.address, NOW, "")
    assert titles(opportunities) == ["Tea"]


def test_half_a_page_is_not_stored(opportunities: Opportunities) -> None:
    opportunities.apply("1", [(1, an_item("Tea"))], FIRST)
    too_large = an_item("Coffee", ends=2**70)

    with pytest.raises(OverflowError):
        opportunities.apply("1", [(2, an_item("Cake")), (3, too_large)], ReadPosition("/3", NOW))

    assert opportunities.position("1") == FIRST
    assert titles(opportunities) == ["Tea"]


def test_one_and_the_text_of_one_are_two_items(opportunities: Opportunities) -> None:
    opportunities.apply("1", [(1, an_item("number")), ("1", an_item("text"))], FIRST)
    opportunities.apply("1", [(1, None)], FIRST)

    assert titles(opportunities) == ["text"]


def test_the_order_of_the_feed_wins(opportunities: Opportunities) -> None:
    opportunities.apply("1", [(1, None), (1, an_item("old")), (1, an_item("new")), (2, an_item())], FIRST)
    opportunities.apply("1", [(2, an_item()), (2, None)], FIRST)

    assert titles(opportunities) == ["new"]


def test_a_round_that_begins_again_loses_nothing_until_its_end(opportunities: Opportunities) -> None:
    opportunities.apply("1", [(1, an_item("stays")), (2, an_item("gone"))], FIRST, is_end=True)
    opportunities.apply("2", [(1, an_item("another feed's"))], FIRST, is_end=True)

    opportunities.begin_again("1")
    at_first = opportunities.position("1"), sorted(titles(opportunities))
    opportunities.apply("1", [(1, an_item("stays")), (3, an_item("new"))], FIRST)
    halfway = sorted(titles(opportunities))
    opportunities.apply("1", [], FIRST, is_end=True)

    assert at_first == (None, ["another feed's", "gone", "stays"])
    assert halfway == ["another feed's", "gone", "new", "stays"]
    assert sorted(titles(opportunities)) == ["another feed's", "new", "stays"]


def test_what_is_over_is_forgotten_and_a_series_is_not(
    opportunities: Opportunities, connection: sqlite3.Connection
) -> None:
    series = OpportunityItem(kind="SessionSeries", address="x:s", data={"title": "Yoga"})
    opportunities.apply(
        "1", [(1, an_item(starts=LATER - 60, ends=LATER)), (2, an_item("still on")), (3, series)], FIRST
    )

    opportunities.forget_ended(NOW + timedelta(hours=1, minutes=1))

    assert connection.execute("SELECT item_id FROM opportunities").fetchall() == [("2",), ("3",)]


def test_a_feed_that_is_removed_takes_all_of_its_own_along(
    opportunities: Opportunities, connection: sqlite3.Connection
) -> None:
    opportunities.apply("1", [(1, an_item("first"))], FIRST)
    opportunities.apply("2", [(1, an_item("second"))], FIRST)

    opportunities.remove("1")
    opportunities.remove("none")

    assert titles(opportunities) == ["second"]
    assert opportunities.position("1") is None


def test_what_is_far_is_kept_without_its_data(
    opportunities: Opportunities, connection: sqlite3.Connection
) -> None:
    series = OpportunityItem(kind="SessionSeries", address="x:s", is_far=True, data={"title": "Yoga"})
    session = OpportunityItem(kind="ScheduledSession", parent="x:s", starts=LATER, ends=LATER)
    opportunities.apply("1", [(1, series), (2, session)], FIRST)
    before = list(opportunities.within(a_window(), "1"))

    opportunities.apply(
        "1", [(1, OpportunityItem(kind="SessionSeries", address="x:s", data={"title": "Yoga"}))], FIRST
    )

    assert before == []
    assert titles(opportunities) == ["Yoga"]


def test_a_reading_goes_by_the_start(opportunities: Opportunities, connection: sqlite3.Connection) -> None:
    opportunities.apply("1", [(1, an_item())], FIRST)
    seen: list[str] = []
    connection.set_trace_callback(seen.append)
    list(opportunities.within(a_window(), "1"))
    connection.set_trace_callback(None)

    plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {seen[0]}"))

    assert "opportunities_of_feed_by_start" in plan
    assert "opportunities_by_own" in plan
    assert "TEMP B-TREE" not in plan


def test_items_outlive_the_process(tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite3"
    for address in ("/1", "/2"):
        connection = sqlite3.connect(file, isolation_level=None)
        opportunities_in(connection).apply("1", [(address, an_item(address))], ReadPosition(address, NOW))
        connection.close()

    connection = sqlite3.connect(file, isolation_level=None)

    assert titles(opportunities_in(connection)) == ["/1", "/2"]
    connection.close()


def test_a_file_that_cannot_be_used_has_a_name(connection: sqlite3.Connection) -> None:
    opportunities = opportunities_in(connection)
    connection.execute("DROP TABLE opportunities")

    with pytest.raises(StoreUnavailable):
        opportunities.apply("1", [(1, an_item())], FIRST)
    with pytest.raises(StoreUnavailable):
        list(opportunities.within(a_window(), "1"))
    with pytest.raises(StoreUnavailable):
        opportunities.forget_ended(NOW)


def test_minutes_are_whole_and_since_1970() -> None:
    assert minutes(datetime(1970, 1, 2, 0, 1, 59, tzinfo=UTC)) == 24 * 60 + 1
