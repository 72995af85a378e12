"""Every adapter of the ports, under the same tests, over a small extract with references of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.housing.sqlite import SqliteStore
from tests.contract.extracts import NOW, FixedClock, OpenStore, an_extract

DURABLE = ["sqlite-file"]
ADAPTERS = [*DURABLE, "sqlite-memory"]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture(params=ADAPTERS)
def bare_store(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Iterator[SqliteStore]:
    """A prepared store that nothing was loaded into."""
    path = {"sqlite-file": tmp_path / "homes.sqlite3", "sqlite-memory": None}[request.param]
    store = SqliteStore(path, clock=clock)
    store.prepare()
    yield store
    store.close()


@pytest.fixture
def store(bare_store: SqliteStore) -> SqliteStore:
    bare_store.load(an_extract())
    return bare_store


@pytest.fixture(params=DURABLE)
def open_store(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Iterator[OpenStore]:
    """Opens the same data again and again, as one process after another would."""
    opened: list[SqliteStore] = []

    def open_one() -> SqliteStore:
        store = SqliteStore(tmp_path / "homes.sqlite3", clock=clock)
        store.prepare()
        opened.append(store)
        return store

    yield open_one
    for store in opened:
        store.close()
