"""The connection to DynamoDB: retried, never longer than Alexa waits, with boto3 only if configured."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from socket import socket
from typing import Any

import pytest
from botocore.exceptions import ClientError

from skill import bootstrap
from skill.config.settings import read_settings
from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.dynamodb.address import Address
from skill.housing.dynamodb.requests import ATTEMPTS, READ_SECONDS, connect
from skill.housing.dynamodb.store import DynamoStore
from skill.housing.records.engine import ItemRefused, Key, Put
from skill.housing.records.turn import PATIENCE
from tests.contract.engines import Engine, Shared, new_address
from tests.contract.extracts import NOW, FixedClock, a_message

ROOT = Path(__file__).parents[3]
KEY = "a key of some length, for tests alone"
LONGEST_BACKOFF = 1.0
ALEXA_WAITS = 8.0
TABLE = "dynamodb:///homes?region=eu-west-1"


def test_a_turn_ends_before_alexa_gives_up() -> None:
    """Both attempts wait in vain for an answer, with the longest pause between them."""
    assert PATIENCE + ATTEMPTS * READ_SECONDS + LONGEST_BACKOFF < ALEXA_WAITS


def test_client_has_short_timeouts_and_one_retry() -> None:
    client: Any = connect(Address(table="homes", region="eu-west-1", endpoint="http://127.0.0.1:1"))
    config = client.meta.config

    assert (config.connect_timeout, config.read_timeout) == (1, 2)
    assert config.retries["mode"] == "standard"
    assert config.retries["total_max_attempts"] == 2
    client.close()


@pytest.mark.slow
def test_silent_engine_times_out_within_the_turn() -> None:
    with socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        endpoint = f"http://127.0.0.1:{silent.getsockname()[1]}"
        store = DynamoStore(
            Address(table="homes", region="eu-west-1", endpoint=endpoint), clock=FixedClock(NOW)
        )
        started = time.monotonic()
        with store.reading(), pytest.raises(StoreUnavailable):
            store.link("account")
        store.close()

    assert time.monotonic() - started < ALEXA_WAITS - PATIENCE


class SlowClient:
    """Every request takes a second of the clock that is given with it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.asked = 0

    def close(self) -> None:
        """Nothing was opened."""

    def __getattr__(self, operation: str) -> Callable[..., Any]:
        def call(**_: object) -> Any:
            self.now += 1.0
            self.asked += 1
            return {"Responses": {}, "Items": []}

        return call


def test_slow_turn_starts_no_further_request() -> None:
    client = SlowClient()
    store = DynamoStore(
        Address(table="homes", region="eu-west-1"),
        clock=FixedClock(NOW),
        client=client,
        seconds=lambda: client.now,
    )

    with store.reading():
        store.link("one")
        store.link("two")
        with pytest.raises(StoreUnavailable, match="long enough"):
            store.waiting()
    assert client.asked == 2
    store.waiting()


def test_missing_table_is_a_configuration_error(dynamodb_moto: Engine) -> None:
    store = DynamoStore(
        new_address(dynamodb_moto),
        clock=FixedClock(NOW),
        client=Shared(dynamodb_moto.client),
        may_create=False,
    )

    with pytest.raises(ConfigurationError, match="there is no DynamoDB table"):
        store.prepare()
    with pytest.raises(StoreUnavailable):
        store.add(a_message())


def test_created_table_has_the_same_expiry_as_the_template(dynamodb_moto: Engine) -> None:
    address = new_address(dynamodb_moto)
    store = DynamoStore(address, clock=FixedClock(NOW), client=Shared(dynamodb_moto.client))
    store.prepare()
    store.prepare()

    client = dynamodb_moto.client
    expiry = client.describe_time_to_live(TableName=address.table)["TimeToLiveDescription"]
    assert (expiry["AttributeName"], expiry["TimeToLiveStatus"]) == ("expires_at", "ENABLED")
    client.delete_table(TableName=address.table)


def test_floats_are_never_written(dynamodb_moto: Engine) -> None:
    store = DynamoStore(
        new_address(dynamodb_moto), clock=FixedClock(NOW), client=Shared(dynamodb_moto.client)
    )

    with pytest.raises(ItemRefused, match="float"):
        store._engine.transact(Put(Key("a", "b"), {"pounds": 84.3}))


def test_dynamodb_needs_a_configured_link_key() -> None:
    with pytest.raises(ConfigurationError, match="DynamoDB needs HOME_COACH_LINK_KEY"):
        bootstrap.open_store(read_settings({"HOME_COACH_DATA": TABLE}), FixedClock(NOW))


def test_malformed_url_stops_the_start() -> None:
    settings = read_settings({"HOME_COACH_DATA": "dynamodb:///homes", "HOME_COACH_LINK_KEY": KEY})

    with pytest.raises(ConfigurationError, match="needs a region"):
        bootstrap.open_store(settings, FixedClock(NOW))


def test_boto3_is_not_imported_with_sqlite(tmp_path: Path) -> None:
    program = (
        "import os, sys\n"
        "from skill import bootstrap\nfrom skill.config.settings import read_settings\n"
        "bootstrap.build_door(read_settings(os.environ)).warm()\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'boto3', 'botocore'}))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"HOME_COACH_DATA": f"sqlite:///{tmp_path}/homes.sqlite3", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )

    assert run.stdout.strip() == "[]", run.stderr


def test_refusal_is_named_by_its_code_rather_than_its_message() -> None:
    class Refusing(SlowClient):
        def __getattr__(self, operation: str) -> Callable[..., Any]:
            def call(**_: object) -> Any:
                raise ClientError({"Error": {"Code": "X", "Message": "key HOME#T1001"}}, operation)

            return call

    store = DynamoStore(Address(table="homes", region="eu-west-1"), clock=FixedClock(NOW), client=Refusing())
    with pytest.raises(StoreUnavailable, match=r"^X$"):
        store.home("T1001")
