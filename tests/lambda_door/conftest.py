"""The made-up homes on disk, with one Echo linked, and the function running over them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from skill.housing.dynamodb.store import DynamoStore
from skill.housing.sample import load_sample
from skill.housing.sqlite.store import SqliteStore
from skill.services.clock import SystemClock
from skill.services.links import account_of
from tests.contract.engines import Engine, Shared, new_address
from tests.contract.one_home import load_one_home
from tests.lambda_door.envelopes import SKILL_ID, USER_ID
from tests.lambda_door.runtime_api import Function, running_function
from tests.lambda_door.templates import read_template


@pytest.fixture(scope="session")
def production(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a function in production, with the tenant's Echo linked to the first home."""
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
        "HOME_COACH_OUTBOX": "keep",
        "HOME_COACH_DATA": f"sqlite:///{database}",
    }


@pytest.fixture(scope="session")
def production_on_dynamodb(dynamodb_engine: Engine) -> dict[str, str]:
    """The same tenant, in a table that was made and loaded elsewhere."""
    address, now = new_address(dynamodb_engine), datetime.now(UTC)
    store = DynamoStore(address, clock=SystemClock(), client=Shared(dynamodb_engine.client))
    store.prepare()
    load_one_home(store, "T1001", now.astimezone(ZoneInfo("Europe/London")).date())
    store.keep_code("code", "T1001", expires_at=now + timedelta(minutes=5))
    store.redeem("code", account_of(USER_ID), at=now)
    return {
        "HOME_COACH_ENV": "production",
        "HOME_COACH_SKILL_ID": SKILL_ID,
        "HOME_COACH_OUTBOX": "keep",
        "HOME_COACH_DATA": f"dynamodb:///{address.table}?region=eu-west-1&endpoint={address.endpoint}",
        "HOME_COACH_LINK_KEY": "a key of some length, for tests alone",
    }


@pytest.fixture(scope="module")
def function(production: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Function]:
    with running_function(production, tmp_path_factory.mktemp("function") / "log.txt") as function:
        yield function


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    return read_template()
