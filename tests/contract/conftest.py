"""Every adapter of the ports under the same tests, over a small extract with its own references."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from skill.housing.dynamodb.store import DynamoStore
from skill.housing.sqlite.store import SqliteStore
from tests.contract.engines import Engine, new_address, new_table
from tests.contract.extracts import NOW, FixedClock, OpenStore, an_extract
from tests.contract.faults import Table, Unreliable
from tests.contract.faulty_engine import UnreliableMemory

DURABLE = ["sqlite-file", pytest.param("dynamodb_engine", marks=pytest.mark.slow)]
ADAPTERS = [*DURABLE, "sqlite-memory"]
"""`test_dynamodb_smoke.py` asks DynamoDB once, on moto, for all that these ask it on an engine."""


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


@pytest.fixture
def table(dynamodb_engine: Engine) -> Iterator[Table]:
    """A prepared table of DynamoDB's engine, and ways to it on which requests fail."""
    address, clock = new_address(dynamodb_engine), FixedClock(NOW)

    def open_one(client: Any) -> DynamoStore:
        return DynamoStore(address, clock=clock, client=client, sleep=lambda _: None)

    open_one(dynamodb_engine.client).prepare()
    yield Table(dynamodb_engine, open_one, clock)
    dynamodb_engine.client.delete_table(TableName=address.table)


@pytest.fixture(params=["memory", pytest.param("dynamodb", marks=pytest.mark.slow)])
def unreliable(request: pytest.FixtureRequest) -> Iterator[Unreliable]:
    """Data behind an engine in memory that fails, or behind a DynamoDB whose requests fail."""
    if request.param == "dynamodb":
        yield request.getfixturevalue("table")
        return
    clock = FixedClock(NOW)
    store = SqliteStore(None, clock=clock)
    store.prepare()
    yield UnreliableMemory(store, clock)
    store.close()
