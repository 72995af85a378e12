"""The made-up homes on disk, with one Echo linked, and the function running over them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from skill.housing.sample import load_sample
from skill.housing.sqlite import SqliteStore
from skill.services.links import account_of
from tests.lambda_door.envelopes import SKILL_ID, USER_ID
from tests.lambda_door.runtime_api import Function, running_function


@pytest.fixture(scope="session")
def production(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a function in production, over homes of which the tenant's Echo has the first."""
    database = tmp_path_factory.mktemp("homes") / "homes.sqlite3"
    now = datetime.now(UTC)
    store = SqliteStore(database)
    store.prepare()
    load_sample(store, now.astimezone(ZoneInfo("Europe/London")).date())
    store.keep_code("code", "T1001", expires_at=now + timedelta(minutes=5))
    store.redeem("code", account_of(USER_ID), at=now)
    store.close()
    return {
        "HOME_COACH_ENV": "production",
        "HOME_COACH_SKILL_ID": SKILL_ID,
        "HOME_COACH_DATA": f"sqlite:///{database}",
    }


@pytest.fixture(scope="module")
def function(production: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Function]:
    with running_function(production, tmp_path_factory.mktemp("function") / "log.txt") as function:
        yield function
