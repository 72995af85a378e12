"""The table as `template.yaml` makes it, for an engine of one's own; and whether it is there."""

from collections.abc import Callable
from contextlib import suppress

from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.table import Requests, Table
from skill.housing.dynamodb.versions import TableSchema, upgrade
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
            "IndexName": keys.DUE_INDEX,
            "KeySchema": [
                {"AttributeName": "pk", "KeyType": "HASH"},
                {"AttributeName": "due", "KeyType": "RANGE"},
            ],
            "Projection": {"ProjectionType": "ALL"},
        }
    ],
}


def create_table(request: Requests, name: str) -> None:
    """Where it is missing. Two processes may both find it so: the second one's attempt comes to nothing."""
    with suppress(StoreUnavailable):
        request("describe_table", TableName=name)
        return
    with suppress(StoreUnavailable):
        request("create_table", TableName=name, **DEFINITION)
        expiry = {"Enabled": True, "AttributeName": TIME_TO_LIVE}
        request("update_time_to_live", TableName=name, TimeToLiveSpecification=expiry)


def upgrade_table(table: Table, schema: TableSchema, clock: Clock, *, sleep: Callable[[float], None]) -> None:
    """Bring the table up to date. The read of its version opens the connection, too.

    Raises `ConfigurationError` where there is no table, or where a newer version made it.
    """
    try:
        upgrade(table, schema, clock, sleep=sleep)
    except StoreUnavailable as problem:
        if str(problem) == "ResourceNotFoundException":
            raise ConfigurationError(f"there is no DynamoDB table {table.name!r} in that region") from problem
        raise
