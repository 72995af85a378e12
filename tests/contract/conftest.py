"""Every adapter of the ports, under the same tests, over a small extract with references of its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from skill.housing.sqlite.store import SqliteStore
from tests.contract.engines import new_table
from tests.contract.extracts import NOW, FixedClock, OpenStore, an_extract

DYNAMODB = ["dynamodb_moto", pytest.param("dynamodb_engine", marks=pytest.mark.slow)]
DURABLE = ["sqlite-file", *DYNAMODB]
ADAPTERS = [*DURABLE, "sqlite-memory"]
TOO_MUCH_FOR_MOTO = {
    "test_a_guesser_is_counted_as_far_as_any_limit_reaches",
    "test_a_reference_is_never_given_twice_in_one_home",
    "test_a_thousand_lines_come_newest_first_and_those_of_one_day_last_in_the_file_first",
    "test_many_read_beside_loads_and_none_hears_two_of_them",
    "test_more_than_a_megabyte_of_events_comes_whole",
    "test_more_than_a_megabyte_of_jobs_comes_whole_newest_first",
    "test_more_than_a_megabyte_of_windows_comes_whole_and_in_order",
    "test_places_and_messages_agree_after_every_fault",
    "test_readers_during_a_load_see_the_old_extract_or_the_new_one",
    "test_reports_of_different_requests_at_the_same_time_are_all_kept",
    "test_three_thousand_published_events_come_whole",
}
"""moto copies the whole table for every transaction, and reads through all of it for every query."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        name, _, adapter = item.name.partition("[")
        if name in TOO_MUCH_FOR_MOTO and adapter == "dynamodb_moto]":
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


Opened = Callable[[str], OpenStore]


@pytest.fixture
def opened(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Iterator[Opened]:
    """From an adapter's name to a way to open it, always over the same data."""
    with ExitStack() as engines:

        def ways(adapter: str) -> OpenStore:
            match adapter:
                case "sqlite-file":
                    return lambda: SqliteStore(tmp_path / "homes.sqlite3", clock=clock)
                case "sqlite-memory":
                    return lambda: SqliteStore(None, clock=clock)
                case _:
                    open_one = engines.enter_context(new_table(request.getfixturevalue(adapter)))
            return lambda: open_one(clock)  # type: ignore[return-value]

        yield ways


@pytest.fixture(params=ADAPTERS)
def bare_store(request: pytest.FixtureRequest, opened: Opened) -> Iterator[SqliteStore]:
    """A prepared store that nothing was loaded into."""
    store = opened(request.param)()
    store.prepare()
    yield store
    store.close()


@pytest.fixture
def store(bare_store: SqliteStore) -> SqliteStore:
    bare_store.load(an_extract())
    return bare_store


@pytest.fixture(params=DURABLE)
def open_store(request: pytest.FixtureRequest, opened: Opened) -> Iterator[OpenStore]:
    """Opens the same data again and again, as one process after another would."""
    open_one, open_now = opened(request.param), []

    def open_another() -> SqliteStore:
        store = open_one()
        store.prepare()
        open_now.append(store)
        return store

    yield open_another
    for store in open_now:
        store.close()
