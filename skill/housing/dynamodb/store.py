"""The housing store on DynamoDB: our own records and the landlord's loads in one table, through boto3."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from skill.errors import StoreUnavailable
from skill.housing.dynamodb.address import Address
from skill.housing.dynamodb.engine import DUE_INDEX, DynamoEngine
from skill.housing.dynamodb.landlord import DynamoLandlordRows
from skill.housing.dynamodb.requests import Client, Requests, connect
from skill.housing.dynamodb.versions import STEPS, Step, upgrade
from skill.housing.records.turn import Turns
from skill.housing.records.whats_on import MOST_CELLS
from skill.housing.store import HousingStore
from skill.services.ports import Clock

TIME_TO_LIVE = "expires_at"
DEFINITION = {
    "BillingMode": "PAY_PER_REQUEST",
    "AttributeDefinitions": [
        {"AttributeName": "pk", "AttributeType": "S"},
        {"AttributeName": "sk", "AttributeType": "S"},
        {"AttributeName": "due", "AttributeType": "S"},
    ],
    "KeySchema": [
        {"AttributeName": "pk", "KeyType": "HASH"},
        {"AttributeName": "sk", "KeyType": "RANGE"},
    ],
    "LocalSecondaryIndexes": [
        {
            "IndexName": DUE_INDEX,
            "KeySchema": [
                {"AttributeName": "pk", "KeyType": "HASH"},
                {"AttributeName": "due", "KeyType": "RANGE"},
            ],
            "Projection": {"ProjectionType": "ALL"},
        }
    ],
}


class DynamoStore(HousingStore):
    """A table is created only on an engine of your own, and only where `may_create` says so."""

    most_cells = MOST_CELLS

    def __init__(
        self,
        address: Address,
        *,
        clock: Clock,
        may_create: bool = True,
        client: Client | None = None,
        steps: Sequence[Step] = STEPS,
        sleep: Callable[[float], None] = time.sleep,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """`seconds` is a clock that measures how long a turn has taken."""
        turns = Turns(seconds)
        self._creates_table = may_create and address.endpoint is not None
        self._steps = steps
        self._requests = Requests(client or connect(address), turns.refuse_late, sleep)
        self._table = DynamoEngine(address.table, self._requests, clock)
        super().__init__(self._table, DynamoLandlordRows(self._table, clock), clock=clock, turns=turns)

    def prepare(self) -> None:
        """Bring the table up to date. On an engine of your own it is also created.

        Raises `ConfigurationError` or `StoreUnavailable`, which name the table and what helps.
        """
        if self._creates_table:
            create_table(self._requests, self._table.table)
        upgrade(self._table, self._requests, self._steps)

    def close(self) -> None:
        self._requests.close()


def create_table(request: Requests, name: str) -> None:
    """Where there is one already, or another process is faster, this fails quietly."""
    with suppress(StoreUnavailable):
        request("create_table", TableName=name, **DEFINITION)
        expiry = {"Enabled": True, "AttributeName": TIME_TO_LIVE}
        request("update_time_to_live", TableName=name, TimeToLiveSpecification=expiry)
