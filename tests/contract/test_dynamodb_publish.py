"""A list that was half published: the next one removes everything it should."""

from contextlib import suppress
from typing import Any

import pytest

from skill.domain.events.event import Event
from skill.domain.events.nearby import Area
from skill.housing.dynamodb.store import DynamoStore
from tests.contract.engines import Engine, new_address
from tests.contract.extracts import NOW, FixedClock
from tests.contract.listings import AROUND_HOME, a_listing, north, on

pytestmark = pytest.mark.slow

FAR = Area(centre=north(40_000), within_m=1_000)
HERE_AND_FAR = (a_listing("here"), a_listing("far", place=FAR.centre))
CHANGES = ("put_batch", "delete_batch", "put")


class Died(Exception):
    """As a function does whose time is up."""


class Dying:
    """Passes on so many changes, and then fails."""

    def __init__(self, table: Any, changes: int) -> None:
        self._table = table
        self._left = changes

    def __getattr__(self, name: str) -> Any:
        if name in CHANGES:
            if self._left == 0:
                raise Died
            self._left -= 1
        return getattr(self._table, name)


@pytest.fixture
def feeds_store(dynamodb_engine: Engine) -> DynamoStore:
    engine = dynamodb_engine
    store = DynamoStore(new_address(engine), clock=FixedClock(NOW), client=engine.client)
    store.prepare()
    return store


@pytest.mark.parametrize("changes", range(6))
@pytest.mark.parametrize("was_there", [HERE_AND_FAR, ()], ids=["goes", "comes"])
def test_list_published_after_a_killed_one_is_complete_and_exact(
    feeds_store: DynamoStore, was_there: tuple[Event, ...], changes: int
) -> None:
    store, table = feeds_store, feeds_store._table
    store.publish(was_there)
    store._table = Dying(table, changes)  # type: ignore[assignment]
    with suppress(Died):
        store.publish(HERE_AND_FAR[:1] if was_there else HERE_AND_FAR)
    store._table = table

    store.publish(HERE_AND_FAR[:1])

    assert on(store, AROUND_HOME) == ["~here"]  # type: ignore[arg-type]
    assert on(store, FAR) == []  # type: ignore[arg-type]
