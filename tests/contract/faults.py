"""A client between the store and its engine that fails as a network and a busy table do, by a seeded plan."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from threading import Lock
from typing import Any, Protocol, TypeVar

from botocore.exceptions import ClientError, ConnectTimeoutError, ReadTimeoutError

from skill.errors import StoreUnavailable
from skill.housing.dynamodb.store import DynamoStore
from skill.housing.store import HousingStore
from tests.contract.engines import Engine
from tests.contract.extracts import FixedClock

SHARE = 0.3

Result = TypeVar("Result")


class Fault(StrEnum):
    THROTTLED = "throttled"
    UNREACHABLE = "unreachable"
    ANSWER_LOST = "answer lost"
    SENT_TWICE = "sent twice"
    CONFLICT = "conflict"
    PART_LEFT = "part left"


class Faulty(Protocol):
    """Something between a store and its data. `made` counts its faults."""

    share: float
    made: Counter[Fault]


class Unreliable(Protocol):
    """Data reached without faults, and with them in as many processes as are asked for."""

    @property
    def many(self) -> int:
        """Requests of one test: enough for several of every fault at the usual share."""
        ...

    @property
    def sound(self) -> HousingStore: ...

    @property
    def clock(self) -> FixedClock: ...

    def faulty(self, seed: int, *faults: Fault, share: float = SHARE) -> tuple[HousingStore, Faulty]: ...


class FaultyClient:
    """Does what it is asked, or a `share` of the time one of the faults, drawn by its seed.

    "Answer lost" is a write that happened and whose answer never came; "sent twice" is what boto3's own retry
    makes of that: the same write again, with the second answer heard.
    """

    def __init__(self, client: Any, *, seed: int, share: float, faults: tuple[Fault, ...]) -> None:
        self._client = client
        self._random = Random(seed)
        self.share = share
        self._faults = faults
        self._lock = Lock()
        self.made: Counter[Fault] = Counter()

    def close(self) -> None:
        """The client is shared with other stores."""

    def __getattr__(self, operation: str) -> Callable[..., Any]:
        method = getattr(self._client, operation)

        def call(**parameters: Any) -> Any:
            fault = self._drawn(operation)
            match fault:
                case Fault.THROTTLED:
                    raise refusal(operation, "ThrottlingException")
                case Fault.UNREACHABLE:
                    raise ConnectTimeoutError(endpoint_url="http://engine")
                case Fault.CONFLICT:
                    raise _conflict(operation, parameters)
                case Fault.PART_LEFT:
                    return _part_of(method, parameters)
                case Fault.ANSWER_LOST:
                    method(**parameters)
                    raise ReadTimeoutError(endpoint_url="http://engine")
                case Fault.SENT_TWICE:
                    method(**parameters)
            return method(**parameters)

        return call

    def _drawn(self, operation: str) -> Fault | None:
        with self._lock:
            if self._random.random() >= self.share:
                return None
            fault = self._random.choice(self._faults)
            if fault is Fault.PART_LEFT and operation != "batch_write_item":
                return None
            self.made[fault] += 1
            return fault


def refusal(operation: str, code: str, **more: Any) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "by the plan"}, **more}, operation)


def _conflict(operation: str, parameters: dict[str, Any]) -> ClientError:
    if operation != "transact_write_items":
        return refusal(operation, "TransactionConflictException")
    reasons = [{"Code": "None"} for _ in parameters["TransactItems"]]
    reasons[0] = {"Code": "TransactionConflict"}
    return refusal(operation, "TransactionCanceledException", CancellationReasons=reasons)


def _part_of(method: Callable[..., Any], parameters: dict[str, Any]) -> Any:
    """Only the first half is taken, as of a table that is busy."""
    ((table, asked),) = parameters["RequestItems"].items()
    half = len(asked) // 2
    if half:
        method(RequestItems={table: asked[:half]})
    return {"UnprocessedItems": {table: asked[half:]}}


@dataclass(frozen=True, slots=True)
class Table:
    """One table, reached without faults, and with them in as many processes as are asked for."""

    engine: Engine
    open: Callable[[Any], DynamoStore]
    clock: FixedClock
    many: int = 150

    @property
    def sound(self) -> DynamoStore:
        return self.open(self.engine.client)

    def faulty(self, seed: int, *faults: Fault, share: float = SHARE) -> tuple[DynamoStore, FaultyClient]:
        client = FaultyClient(self.engine.client, seed=seed, share=share, faults=faults or tuple(Fault))
        return self.open(client), client


def until_it_works(ask: Callable[[], Result]) -> Result:
    """As Alexa does with a request, and a worker with a message: the same again."""
    for _ in range(200):
        with suppress(StoreUnavailable):
            return ask()
    raise AssertionError("failed two hundred times")
