"""Every adapter of the ports, under the same tests, over a small extract with references of its own."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from skill.housing.dynamodb import connect
from skill.housing.dynamodb_address import Address
from skill.housing.sqlite import SqliteStore
from tests.contract.engines import moto_client, new_table, running_engine, why_no_engine
from tests.contract.extracts import NOW, FixedClock, OpenStore, an_extract

DYNAMODB = ["dynamodb-moto", pytest.param("dynamodb-engine", marks=pytest.mark.slow)]
DURABLE = ["sqlite-file", *DYNAMODB]
ADAPTERS = [*DURABLE, "sqlite-memory"]
AMAZONS_OWN = "https://dynamodb.eu-west-1.amazonaws.com"
TOO_MUCH_FOR_MOTO = "test_a_reference_is_never_given_twice_in_one_home[dynamodb-moto]"
"""moto copies every table for every transaction."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.name == TOO_MUCH_FOR_MOTO:
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture(scope="session")
def engine_url() -> Iterator[str]:
    """One engine for all tests, a table for each. In CI it may not be missing."""
    if reason := why_no_engine():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    with running_engine() as url:
        yield url


@pytest.fixture(scope="session")
def engine_client(engine_url: str) -> Any:
    return connect(Address(table="any", region="eu-west-1", endpoint=engine_url))


@pytest.fixture(scope="session")
def moto() -> Iterator[Any]:
    with moto_client() as client:
        yield client


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
                case "dynamodb-moto":
                    moto = request.getfixturevalue("moto")
                    open_one = engines.enter_context(new_table(moto, AMAZONS_OWN))
                case _:
                    client, url = (request.getfixturevalue(each) for each in ("engine_client", "engine_url"))
                    open_one = engines.enter_context(new_table(client, url))
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
