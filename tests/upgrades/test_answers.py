"""After an upgrade, every port answers as it did, and a repeated request gets its first answer."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from skill.housing.dynamodb.store import DEFINITION, DynamoStore
from skill.housing.sqlite.store import SqliteStore
from tests.contract.engines import Engine, Shared, new_address
from tests.contract.extracts import NOW as NOW_5
from tests.contract.extracts import FixedClock
from tests.upgrades.fixtures import ACCOUNT, MADE_AT, VERSION_5, VERSION_7, put_back, put_back_table
from tests.upgrades.history import Asked, answers, plain, repeated

OF_THE_TABLE_5 = Asked(at=NOW_5, homes=("T1", "T2"), accounts=("account",), subjects=("pin:T1",))
OF_THE_DATABASE_5 = Asked(
    at=MADE_AT,
    homes=("T1001", "T1002", "T1003", "T1004", "T1005", "T1023"),
    accounts=(ACCOUNT,),
    subjects=("pin:T1001", "code:everybody"),
)

Store = SqliteStore | DynamoStore
Open = Callable[[FixedClock], Store]


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """Data of an older version, and what was answered from it."""

    folder: Path
    said_in: str
    asked: Asked
    open: Open

    def said(self, what: str) -> dict[str, Any]:
        lines = json.loads((self.folder / self.said_in).read_text(encoding="utf-8"))
        return {name: value for said, name, value in lines if said == what}

    def upgraded(self, **later: float) -> Store:
        store = self.open(FixedClock(self.asked.at + timedelta(**later)))
        store.prepare()
        return store


def on_sqlite(folder: Path, version: Path) -> Open:
    path = put_back(folder, version=version)
    return lambda clock: SqliteStore(path, clock=clock)


def on_dynamodb(engine: Engine, version: Path) -> Open:
    address = new_address(engine)
    engine.client.create_table(TableName=address.table, **DEFINITION)
    put_back_table(engine.client, address.table, version)
    return lambda clock: DynamoStore(
        address, clock=clock, client=Shared(engine.client), seconds=engine.seconds
    )


Case = tuple[str, Path]


def of(*cases: Case) -> pytest.MarkDecorator:
    """Runs a test on data of these versions. An engine of its own is started where tests may take long."""
    marked = [
        pytest.param(case, marks=[pytest.mark.slow] if case[0] == "dynamodb_engine" else []) for case in cases
    ]
    names = [f"{store}-{version.name}" for store, version in cases]
    return pytest.mark.parametrize("old", marked, indirect=True, ids=names)


STORES = ("sqlite", "dynamodb_moto", "dynamodb_engine")
EVERY_ONE = [(store, version) for store in STORES for version in (VERSION_5, VERSION_7)]
WITHOUT_MOTO = [case for case in EVERY_ONE if case[0] != "dynamodb_moto"]


@pytest.fixture
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Old:
    store, version = request.param
    is_table = store != "sqlite"
    open_one = (
        on_dynamodb(request.getfixturevalue(store), version) if is_table else on_sqlite(tmp_path, version)
    )
    if version == VERSION_7:
        return Old(folder=version, said_in="answers.json", asked=Asked(), open=open_one)
    if is_table:
        return Old(folder=version, said_in="table_answers.json", asked=OF_THE_TABLE_5, open=open_one)
    return Old(folder=version, said_in="answers.json", asked=OF_THE_DATABASE_5, open=open_one)


@pytest.fixture
def store(old: Old) -> Iterator[Store]:
    store = old.upgraded()
    yield store
    store.close()


def everything_left(store: Store, at: datetime) -> list[Any]:
    """What a worker sends that finds every message due and no receiver in its way."""
    left = []
    while waiting := store.take(at=at, until=at + timedelta(minutes=2)):
        store.delivered(waiting.message, at=at)
        left.append(plain(waiting.message))
    return left


@of(*EVERY_ONE)
def test_every_port_answers_as_before_the_upgrade(old: Old, store: Store) -> None:
    assert answers(store, old.asked) == old.said("answers")


@of(("sqlite", VERSION_7), ("dynamodb_engine", VERSION_7))
def test_repeated_requests_get_their_first_answer_and_change_nothing(old: Old, store: Store) -> None:
    assert repeated(store) == old.said("repeated")
    assert answers(store, old.asked) == old.said("answers")


@of(*WITHOUT_MOTO)
def test_undelivered_messages_leave_once_and_delivered_ones_never_again(old: Old) -> None:
    waiting = old.said("answers")["waiting"]
    store = old.upgraded(hours=2)
    at = old.asked.at + timedelta(hours=2)

    left = everything_left(store, at)
    assert store.revive(at=at) == sum(each["next_try_at"] is None for each in waiting)
    left += everything_left(store, at)

    def by_request(message: dict[str, Any]) -> tuple[str, str, str]:
        return message["request_id"], message["kind"], message["tenancy_ref"]

    assert sorted(left, key=by_request) == sorted((each["message"] for each in waiting), key=by_request)
    assert store.waiting() == []
    if old.folder == VERSION_7:
        assert repeated(store) == old.said("repeated")
        assert store.waiting() == []
    store.close()
