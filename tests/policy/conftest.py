"""Two houses: a read-only one that tests share, and one that is reset for every test."""

from collections.abc import Iterator

import pytest

from skill.config.settings import Settings
from tests.policy.house import House, a_house, put_back


@pytest.fixture(scope="session")
def shared_house(settings: Settings) -> Iterator[House]:
    house = a_house(settings)
    yield house
    house.store.close()


@pytest.fixture(scope="session")
def one_house(settings: Settings) -> Iterator[House]:
    house = a_house(settings)
    yield house
    house.store.close()


@pytest.fixture
def house(one_house: House) -> House:
    put_back(one_house)
    return one_house
