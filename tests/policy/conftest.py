"""One house for everything that only listens; what changes something gets a house of its own."""

from collections.abc import Iterator

import pytest

from skill.config import Settings
from tests.policy.house import House, a_house


@pytest.fixture(scope="session")
def shared_house(settings: Settings) -> Iterator[House]:
    house = a_house(settings)
    yield house
    house.store.close()


@pytest.fixture
def house(settings: Settings) -> Iterator[House]:
    house = a_house(settings)
    yield house
    house.store.close()
