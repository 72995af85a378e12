"""Shared by all tests: the settings of a made-up landlord and the understanding of the real model."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings

from skill.config.settings import Settings, read_settings
from skill.interaction_model.model import InteractionModel
from skill.nlu.understanding import Understanding
from tests import understood
from tests.thorough import IN_CI, examples

if TYPE_CHECKING:
    from tests.contract.engines import Engine

hypothesis_settings.register_profile("here", max_examples=examples(100), deadline=None)
hypothesis_settings.load_profile("here")

OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""Python's own 700 suits a short script. Here a million objects, of modules and tests, stay to the end."""

gc.disable()

MODEL = Path(__file__).parent.parent / "interaction_models" / "en-GB.json"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record", action="store_true", help="write the conversations as they go; read the diff"
    )


def pytest_collection_finish() -> None:
    """Nothing that was imported or collected is garbage: to look through it again and again costs a tenth."""
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    gc.enable()


@pytest.fixture(scope="session")
def settings() -> Settings:
    return read_settings({"HOME_COACH_LINK_KEY": "a key of some length, for tests alone"})


@pytest.fixture(scope="session")
def model() -> InteractionModel:
    return InteractionModel.from_file(MODEL)


@pytest.fixture(scope="session")
def understanding() -> Understanding:
    return understood.understanding()


@pytest.fixture(scope="session")
def dynamodb_moto() -> "Iterator[Engine]":
    """Imported late: most runs of a few tests need none of it."""
    from tests.contract.engines import moto_engine

    with moto_engine() as engine:
        yield engine


@pytest.fixture(scope="session")
def dynamodb_engine() -> "Iterator[Engine]":
    """One engine for all tests, a table for each. In CI it may not be missing."""
    from tests.contract.engines import engine_of_our_own, why_no_engine

    if reason := why_no_engine():
        (pytest.fail if IN_CI else pytest.skip)(reason)
    with engine_of_our_own() as engine:
        yield engine
