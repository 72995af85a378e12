from collections.abc import Iterator

import pytest

from skill.config.settings import Settings
from skill.housing.sqlite.store import SqliteStore
from tests.unit.services.stores import Watch, homes_in_memory


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def store(settings: Settings, watch: Watch) -> Iterator[SqliteStore]:
    store = homes_in_memory(settings, watch)
    yield store
    store.close()
