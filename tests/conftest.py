"""Shared by all tests: the settings of a made-up landlord and the understanding of the real model."""

from pathlib import Path

import pytest

from skill.config import Settings, read_settings
from skill.rehearsal.model import InteractionModel
from skill.rehearsal.understanding import Understanding

MODEL = Path(__file__).parent.parent / "interaction_models" / "en-GB.json"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record", action="store_true", help="write the conversations as they go; read the diff"
    )


@pytest.fixture(scope="session")
def settings() -> Settings:
    return read_settings({"HOME_COACH_LINK_KEY": "a key of some length, for tests alone"})


@pytest.fixture(scope="session")
def model() -> InteractionModel:
    return InteractionModel.from_file(MODEL)


@pytest.fixture(scope="session")
def understanding(model: InteractionModel) -> Understanding:
    return Understanding(model)
