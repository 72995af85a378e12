"""The housing store on DynamoDB: every port of the services over one table. boto3 comes in with it."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol, cast

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from skill.errors import StoreUnavailable
from skill.housing.dynamodb.address import Address
from skill.housing.dynamodb.bookings import DynamoBookings
from skill.housing.dynamodb.chasers import DynamoChasers
from skill.housing.dynamodb.events import KnownEvents
from skill.housing.dynamodb.feeds import DynamoEvents
from skill.housing.dynamodb.landlord import DynamoLandlord
from skill.housing.dynamodb.links import DynamoLinks
from skill.housing.dynamodb.loads import DynamoLoads
from skill.housing.dynamodb.outbox import DynamoOutbox
from skill.housing.dynamodb.own import DynamoOwnRecords
from skill.housing.dynamodb.repairs import DynamoRepairs
from skill.housing.dynamodb.setup import create_table, upgrade_table
from skill.housing.dynamodb.slots import KnownSlots
from skill.housing.dynamodb.table import Busy, ConditionFailed, DynamoTable
from skill.housing.dynamodb.turn import Turns
from skill.housing.dynamodb.versions import TABLE, TableSchema
from skill.services.ports import Clock

CONNECT_SECONDS = 1
READ_SECONDS = 2
ATTEMPTS = 2
"""A request that fails twice takes five seconds at most, so the turn ends before Alexa gives up."""

TOO_MUCH = frozenset(
    {
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ThrottlingException",
        "TransactionConflictException",
        "TransactionInProgressException",
    }
)
TOO_MUCH_IN_A_TRANSACTION = frozenset(
    {"TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError"}
)


class Client(Protocol):
    """What we use of boto3's client: a method for each operation, and `close`."""

    def close(self) -> None: ...


def connect(address: Address) -> Client:
    """A client for the table. An engine on this machine takes any credentials, so none are looked for."""
    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
        max_pool_connections=16,
    )
    made_up = {"aws_access_key_id": "local", "aws_secret_access_key": "local"}
    return cast(
        Client,
        boto3.session.Session().client(
            "dynamodb",
            region_name=address.region,
            endpoint_url=address.endpoint,
            config=config,
            **(made_up if address.is_on_this_machine else {}),
        ),
    )


class BotoRequests:
    """The one caller of boto3, which turns its errors into ours."""

    def __init__(self, client: Client, refuse_late: Callable[[], None]) -> None:
        self._client = client
        self._refuse_late = refuse_late
        self._is_closed = False

    def __call__(self, operation: str, /, **parameters: object) -> dict[str, Any]:
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
    if code == "ConditionalCheckFailedException":
        return ConditionFailed()
    if code in TOO_MUCH:
        return Busy(code)
    if code != "TransactionCanceledException":
        return StoreUnavailable(code)
    reasons = [reason.get("Code") for reason in problem.response.get("CancellationReasons", [])]
    if failed := [place for place, reason in enumerate(reasons) if reason == "ConditionalCheckFailed"]:
        return ConditionFailed(failed)
    return Busy(code) if TOO_MUCH_IN_A_TRANSACTION.intersection(reasons) else StoreUnavailable(code)


class DynamoStore(
    DynamoLoads,
    DynamoLandlord,
    DynamoEvents,
    DynamoRepairs,
    DynamoChasers,
    DynamoBookings,
    DynamoLinks,
    DynamoOwnRecords,
    DynamoOutbox,
):
    """May be shared by threads. Call `prepare` once before anything else."""

    def __init__(
        self,
        address: Address,
        *,
        clock: Clock,
        may_create: bool = True,
        client: Client | None = None,
        schema: TableSchema = TABLE,
        sleep: Callable[[float], None] = time.sleep,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """`seconds` is a clock that measures how long a turn has taken."""
        self._creates_table = may_create and address.endpoint is not None
        self._clock = clock
        self._turns = Turns(seconds)
        self._known_events = KnownEvents()
        self._known_slots = KnownSlots()
        self._requests = BotoRequests(client or connect(address), self._turns.refuse_late)
        self._schema = schema
        self._sleep = sleep
        self._table = DynamoTable(address.table, self._requests, sleep=sleep)

    def prepare(self) -> None:
        """Bring the table up to date. On an engine of your own it is also created."""
        if self._creates_table:
            create_table(self._requests, self._table.name)
        upgrade_table(self._table, self._schema, self._clock, sleep=self._sleep)

    def reading(self) -> AbstractContextManager[None]:
        return self._turns.reading()

    def close(self) -> None:
        self._requests.close()
