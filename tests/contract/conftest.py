"""Every adapter of the ports, under the same tests, over a small extract with references of its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from skill.housing.sqlite import SqliteStore
from tests.contract.engines import new_table
from tests.contract.extracts import NOW, FixedClock, OpenStore, an_extract

DYNAMODB = ["dynamodb_moto", pytest.param("dynamodb_engine", marks=pytest.mark.slow)]
DURABLE = ["sqlite-file", *DYNAMODB]
ADAPTERS = [*DURABLE, "sqlite-memory"]
TOO_MUCH_FOR_MOTO = "test_a_reference_is_never_given_twice_in_one_home[dynamodb_moto]"
"""moto copies every table for every transaction."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.name == TOO_MUCH_FOR_MOTO:
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
