"""A list that was half published, and one that another process published: readers see whole events, and what
they remember is never older than the list.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from skill.domain.events.event import Event
from skill.domain.events.nearby import Area
from skill.housing.records.engine import Delete, Engine, Put
from skill.housing.records.whats_on import CELLS
from skill.housing.store import HousingStore
from tests.contract.extracts import NOW, OpenStore, days
from tests.contract.listings import AROUND_HOME, a_listing, north, on

FAR = Area(centre=north(40_000), within_m=1_000)
HERE_AND_FAR = (a_listing("here", ends_at=NOW + days(1.5)), a_listing("far", place=FAR.centre))
WRITES = 8
"""More than either list below takes."""


class Died(Exception):
    """As a function does whose time is up."""


class Dying:
    """Passes on so many changes, and then fails."""

    def __init__(self, engine: Engine, writes: int) -> None:
        self._engine = engine
        self._left = writes

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def write(self, changes: Iterable[Put | Delete]) -> None:
        for change in changes:
            if self._left == 0:
                raise Died
            self._left -= 1
            self._engine.write([change])


class Counting:
    """Counts the cells that are read."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.queries = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def query(self, partition: str, **asked: Any) -> Any:
        self.queries += 1
        return self._engine.query(partition, **asked)


@pytest.mark.parametrize("writes", range(WRITES))
@pytest.mark.parametrize("was_there", [HERE_AND_FAR, ()], ids=["goes", "comes"])
def test_list_published_after_a_killed_one_is_complete_and_exact(
    bare_store: HousingStore, was_there: tuple[Event, ...], writes: int
) -> None:
    store, engine = bare_store, bare_store._engine
    store.publish(was_there)
    store._engine = Dying(engine, writes)  # type: ignore[assignment]
    with suppress(Died):
        store.publish(HERE_AND_FAR[:1] if was_there else HERE_AND_FAR)
    store._engine = engine

    half = on(store)
    assert [event.event_ref for event in store.events(half)] == half
    store.publish(HERE_AND_FAR[:1])

    assert on(store, AROUND_HOME) == ["~here"]
    assert on(store, AROUND_HOME, since=NOW + days(1), until=NOW + days(2)) == ["~here"]
    assert on(store, FAR) == []


def test_the_last_list_that_was_killed_is_counted_when_it_comes_again(bare_store: HousingStore) -> None:
    """Every item is there already, so that nothing but the count tells readers to look again."""
    store, engine = bare_store, bare_store._engine
    store._engine = Dying(engine, 6)  # type: ignore[assignment]
    with suppress(Died):
        store.publish(HERE_AND_FAR)
    store._engine = engine
    before = engine.get(CELLS)[CELLS]

    store.publish(HERE_AND_FAR)

    after = engine.get(CELLS)[CELLS]
    assert (before.body["is_whole"], after.body["is_whole"]) == (False, True)
    assert after.version != before.version


def test_list_of_another_process_is_read_at_once(open_store: OpenStore) -> None:
    publisher, reader = open_store(), open_store()
    lists: tuple[tuple[Event, ...], ...] = (HERE_AND_FAR, (), HERE_AND_FAR[:1], HERE_AND_FAR[1:])
    for events in lists:
        publisher.publish(events)

        found = [event.event_ref for event in events]
        assert on(reader) == sorted(found)
        assert on(reader, AROUND_HOME) == [ref for ref in found if ref == "~here"]


def counted(store: HousingStore) -> Counting:
    store._engine = counting = Counting(store._engine)  # type: ignore[assignment]
    return counting


def test_cells_are_read_once_for_each_list(bare_store: HousingStore) -> None:
    bare_store.publish(HERE_AND_FAR)
    counting = counted(bare_store)

    for _ in range(3):
        assert on(bare_store, AROUND_HOME) == ["~here"]
        assert on(bare_store, AROUND_HOME, since=NOW + days(1), until=NOW + days(42)) == ["~here"]
    assert counting.queries == 1

    bare_store.publish(HERE_AND_FAR)
    counting.queries = 0
    assert on(bare_store, AROUND_HOME) == ["~here"]
    assert counting.queries == 0

    bare_store.publish(HERE_AND_FAR[1:])
    counting.queries = 0
    assert on(bare_store, AROUND_HOME) == []
    assert counting.queries == 0, "no event is left in the cell"


def test_longer_period_reads_a_cell_again(bare_store: HousingStore) -> None:
    at_christmas = a_listing("far ahead", NOW + days(200))
    bare_store.publish([*HERE_AND_FAR, at_christmas])
    counting = counted(bare_store)

    assert on(bare_store, AROUND_HOME) == ["~here"]
    for _ in range(2):
        assert on(bare_store, AROUND_HOME, until=NOW + days(201)) == ["~far ahead", "~here"]
    assert on(bare_store, AROUND_HOME) == ["~here"]
    assert counting.queries == 2


def test_list_of_an_older_home_coach_is_remembered_for_one_turn_only(bare_store: HousingStore) -> None:
    """It writes no versions, which would tell that the list is another one."""
    bare_store.publish(HERE_AND_FAR)
    counts = bare_store._engine.get(CELLS)[CELLS]
    bare_store._engine.write([Put(CELLS, counts.body, version="")])
    counting = counted(bare_store)

    for turn in range(1, 3):
        with bare_store.reading():
            assert on(bare_store, AROUND_HOME) == ["~here"]
            assert on(bare_store, AROUND_HOME, until=NOW + timedelta(days=7)) == ["~here"]
        assert counting.queries == turn
