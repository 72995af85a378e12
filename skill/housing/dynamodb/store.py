"""The housing store on DynamoDB: every port of the services over one table. boto3 comes in with it."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from skill.housing.dynamodb.address import Address
from skill.housing.dynamodb.bookings import DynamoBookings
from skill.housing.dynamodb.chasers import DynamoChasers
from skill.housing.dynamodb.engine import DynamoEngine
from skill.housing.dynamodb.events import KnownEvents
from skill.housing.dynamodb.feeds import DynamoEvents
from skill.housing.dynamodb.landlord import DynamoLandlord
from skill.housing.dynamodb.links import DynamoLinks
from skill.housing.dynamodb.loads import DynamoLoads
from skill.housing.dynamodb.outbox import DynamoOutbox
from skill.housing.dynamodb.own import DynamoOwnRecords
from skill.housing.dynamodb.repairs import DynamoRepairs
from skill.housing.dynamodb.requests import BotoRequests, Client, PatientRequests, connect
from skill.housing.dynamodb.setup import create_table, upgrade_table
from skill.housing.dynamodb.slots import KnownSlots
from skill.housing.dynamodb.table import DynamoTable
from skill.housing.dynamodb.turn import Turns
from skill.housing.dynamodb.versions import TABLE, TableSchema
from skill.services.ports import Clock


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
        requests = PatientRequests(self._requests, self._sleep)
        engine = DynamoEngine(self._table.name, requests, self._clock)
        upgrade_table(engine, requests, self._schema, self._clock, sleep=self._sleep)

    def reading(self) -> AbstractContextManager[None]:
        return self._turns.reading()

    def close(self) -> None:
        self._requests.close()
