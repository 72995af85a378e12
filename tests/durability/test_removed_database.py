"""A database that is removed under a running server: nothing is said to be reported that is lost."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from skill import bootstrap
from skill.alexa.door import Door
from skill.config.settings import Settings
from skill.domain.tenancy import Link
from skill.housing.sample.extract import load_sample
from skill.housing.sqlite.store import SqliteStore
from skill.operations.health import Readiness
from skill.services.links import account_of
from tests.policy.house import CLOCK, LINKED, NOW, Json, intent, slot, spoken, ssml

TAP = intent(
    "ReportRepairIntent", slot("fault", "tap", ids=["tap_stuck"]), slot("room", "r", ids=["kitchen"])
)
APOLOGY = "I'm sorry, I can't get to that just now. Please try again later, or ring Meadowbank Homes on 01632"


def a_store(path: Path, settings: Settings) -> SqliteStore:
    store = SqliteStore(path, clock=CLOCK)
    store.prepare()
    load_sample(store, settings.landlord.today(NOW))
    store.keep_link(Link(account=account_of(LINKED), tenancy_ref="T1001", linked_at=NOW))
    return store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "homes.sqlite3"


@pytest.fixture
def store(path: Path, settings: Settings) -> Iterator[SqliteStore]:
    store = a_store(path, settings)
    yield store
    store.close()


@pytest.fixture
def door(store: SqliteStore, settings: Settings) -> Door:
    return bootstrap.build_door(settings, store=store, clock=CLOCK)


def yes_to(asked: Json, door: Door) -> str:
    attributes = asked["sessionAttributes"]
    return spoken(ssml(door.answer(intent("AMAZON.YesIntent", attributes=attributes))))


def remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(f"{path.name}{suffix}").unlink()


def test_yes_to_a_report_is_an_apology_once_the_database_is_gone(
    path: Path, store: SqliteStore, door: Door
) -> None:
    asked = door.answer(TAP)
    remove(path)
    assert yes_to(asked, door).startswith(APOLOGY)
    checks = Readiness(store, CLOCK, delivers=False, reads_feeds=lambda: False).checks()
    assert "was removed" in checks["store"].reason
    assert "Get everyone out now" in spoken(
        ssml(door.answer(intent("EmergencyIntent", slot("hazard", "i can smell gas"))))
    )


def test_report_goes_into_the_database_that_was_put_back(path: Path, door: Door, settings: Settings) -> None:
    asked = door.answer(TAP)
    remove(path)
    elsewhere = path.with_name("elsewhere") / path.name
    with closing(a_store(elsewhere, settings)) as put_back:
        for file in elsewhere.parent.glob("homes.landlord.*.sqlite3"):
            os.replace(file, path.with_name(file.name))
        assert put_back.waiting() == []
    os.replace(elsewhere, path)
    assert yes_to(asked, door).startswith("I've reported it")
    with closing(SqliteStore(path, clock=CLOCK)) as now:
        now.prepare()
        assert len(now.waiting()) == 1
