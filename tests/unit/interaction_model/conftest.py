"""A small interaction model that breaks no rule; every test breaks it in one place."""

import json
from pathlib import Path
from typing import Any

import pytest

GOOD = Path(__file__).with_name("good_model.json")


@pytest.fixture
def model() -> dict[str, Any]:
    """Read afresh for each test, which may change it as it likes."""
    found: dict[str, Any] = json.loads(GOOD.read_text(encoding="utf-8"))
    return found
