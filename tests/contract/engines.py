"""The engines that test DynamoDB's adapter, and a client that passes requests on one at a time."""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import uuid4

from moto import mock_aws

from skill.housing.dynamodb.address import Address
from skill.housing.dynamodb.requests import connect
from skill.housing.dynamodb.store import DynamoStore
from skill.services.ports import Clock

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "dynamodb-engine"
PATIENCE = 20.0
AMAZONS_OWN = "https://dynamodb.eu-west-1.amazonaws.com"


class OneAtATime:
    """moto, in one process, mixes up requests that come together; an engine of its own does not."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._lock = Lock()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._client, name)

        def call(**parameters: object) -> Any:
            with self._lock:
                return method(**parameters)

        return call


OpenDynamo = Callable[[Clock], DynamoStore]
"""Opens the same table again and again, as one process after another would."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """`seconds` stands still for moto, which may take longer over a turn than anyone would wait."""

    endpoint: str
    client: Any
    seconds: Callable[[], float] = time.monotonic


@contextmanager
def moto_engine() -> Iterator[Engine]:
    with mock_aws():
        client = connect(Address(table="any", region="eu-west-1"))
        yield Engine(endpoint=AMAZONS_OWN, client=OneAtATime(client), seconds=lambda: 0)
        client.close()


@contextmanager
def engine_of_our_own() -> Iterator[Engine]:
    with running_engine() as url:
        client = connect(Address(table="any", region="eu-west-1", endpoint=url))
        yield Engine(endpoint=url, client=client)
        client.close()


def new_address(engine: Engine) -> Address:
    return Address(table=f"homes-{uuid4().hex}", region="eu-west-1", endpoint=engine.endpoint)


@contextmanager
def new_table(engine: Engine) -> Iterator[OpenDynamo]:
    """A table of its own on an engine that runs already; there is one once a store was prepared."""
    address = new_address(engine)
    yield lambda clock: DynamoStore(
        address, clock=clock, client=Shared(engine.client), seconds=engine.seconds
    )
    engine.client.delete_table(TableName=address.table)


class Shared:
    """One client shared by several stores, each of which may close its own."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def close(self) -> None:
        """The others go on."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method: Callable[..., Any] = getattr(self._client, name)
        return method


def why_no_engine() -> str | None:
    """None where the engine is there, or can be made."""
    run = subprocess.run([SCRIPT, "path"], capture_output=True, text=True)
    if run.returncode == 0:
        return None
    return f"{run.stderr.strip() or 'no engine'}; `make dynamodb-engine` makes it"


def a_free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running_engine(port: int | None = None) -> Iterator[str]:
    """The URL of an engine of the tests' own, in memory, on this or a free port of this machine."""
    port = port or a_free_port()
    process = subprocess.Popen(
        [SCRIPT, "serve", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    give_up_at = time.monotonic() + PATIENCE
    while time.monotonic() < give_up_at and process.poll() is None:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("the engine did not start")
