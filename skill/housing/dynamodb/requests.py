"""Requests to DynamoDB: the one caller of boto3, whose errors become ours."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from skill.errors import StoreUnavailable
from skill.housing.dynamodb.address import Address
from skill.housing.records.engine import ConditionFailed, ItemRefused

CONNECT_SECONDS = 1
READ_SECONDS = 2
ATTEMPTS = 2
"""A request that fails twice takes five seconds at most, so the turn ends before Alexa gives up."""

TRIES = 10
FIRST_WAIT = 0.02
LONGEST_WAIT = 2.0
"""Seconds between two tries of a request that collided with another one."""

BUSY = frozenset(
    {
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ThrottlingException",
        "TransactionConflictException",
        "TransactionInProgressException",
    }
)
BUSY_IN_A_TRANSACTION = frozenset({"TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError"})


class Busy(StoreUnavailable):
    """Too many requests at once, for the table or for one item. Nothing was written."""


Client = Any
"""boto3's client, which has no types: a method for each operation, and `close`."""


def connect(address: Address) -> Client:
    """A client for the table. An engine on this machine takes any credentials, so none are looked for."""
    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
        max_pool_connections=16,
    )
    made_up = {"aws_access_key_id": "local", "aws_secret_access_key": "local"}
    return boto3.session.Session().client(
        "dynamodb",
        region_name=address.region,
        endpoint_url=address.endpoint,
        config=config,
        **(made_up if address.is_on_this_machine else {}),
    )


class Requests:
    """Tries again while the table is busy. The pauses grow and vary, so that requests which collided do not
    collide again.
    """

    def __init__(
        self, client: Client, refuse_late: Callable[[], None], sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """`refuse_late` raises `StoreUnavailable` when a turn has taken long enough."""
        self._client = client
        self._refuse_late = refuse_late
        self._sleep = sleep
        self._is_closed = False

    def __call__(self, operation: str, /, **parameters: object) -> dict[str, Any]:
        """Raises `ConditionFailed`, `ItemRefused` or `StoreUnavailable` alone."""
        for _ in self._tries(operation):
            with suppress(Busy):
                return self._once(operation, **parameters)
        raise AssertionError  # the last try has raised

    def in_parts(self, operation: str, left_in: str, wanted: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """The answers to a batch, of which a busy table does a part: what it left is asked for again."""
        left: Any = wanted
        for _ in self._tries(operation):
            try:
                answer = self._once(operation, RequestItems=left)
            except Busy:
                continue
            yield answer
            left = answer.get(left_in)
            if not left:
                return

    def _tries(self, operation: str) -> Iterator[int]:
        """Raises `Busy` after the last one."""
        longest = FIRST_WAIT
        for count in range(TRIES):
            yield count
            self._sleep(random.uniform(0, longest))  # noqa: S311  # no secret
            longest = min(longest * 2, LONGEST_WAIT)
        raise Busy(operation)

    def _once(self, operation: str, **parameters: object) -> dict[str, Any]:
        if self._is_closed:
            raise StoreUnavailable("the store is closed")
        self._refuse_late()
        try:
            answer: dict[str, Any] = getattr(self._client, operation)(**parameters)
        except ClientError as problem:
            raise _named(problem) from problem
        except BotoCoreError as problem:
            raise StoreUnavailable(type(problem).__name__) from problem
        return answer

    def close(self) -> None:
        self._is_closed = True
        self._client.close()


def _named(problem: ClientError) -> Exception:
    """Only the error's code is kept: its text may hold a key, and so identify a person."""
    code = problem.response.get("Error", {}).get("Code", "")
    reasons = [reason.get("Code") for reason in problem.response.get("CancellationReasons", [])]
    failed = [position for position, reason in enumerate(reasons) if reason == "ConditionalCheckFailed"]
    if code == "ConditionalCheckFailedException":
        return ConditionFailed()
    if failed:
        return ConditionFailed(failed)
    if code in BUSY or BUSY_IN_A_TRANSACTION.intersection(reasons):
        return Busy(code)
    if code == "ValidationException" or "ValidationError" in reasons:
        return ItemRefused(code)
    return StoreUnavailable(code)
