"""Two houses: a read-only one that tests share, and one for every test."""

from collections.abc import Iterator

import pytest

from skill.config.settings import Settings
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
