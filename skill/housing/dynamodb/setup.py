"""Creating the table as `template.yaml` does, on an engine of your own, and bringing it up to date."""

from collections.abc import Callable
from contextlib import suppress

from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.dynamodb.engine import DUE_INDEX, DynamoEngine
from skill.housing.dynamodb.requests import Requests
from skill.housing.dynamodb.versions import TableSchema, upgrade
from skill.housing.records.engine import ItemRefused
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


def create_table(request: Requests, name: str) -> None:
    """Create the table where it is missing. Of two processes at once, the second fails quietly."""
    with suppress(StoreUnavailable):
        request("describe_table", TableName=name)
        return
    with suppress(StoreUnavailable):
        request("create_table", TableName=name, **DEFINITION)
        expiry = {"Enabled": True, "AttributeName": TIME_TO_LIVE}
        request("update_time_to_live", TableName=name, TimeToLiveSpecification=expiry)


def upgrade_table(
    engine: DynamoEngine,
    requests: Requests,
    schema: TableSchema,
    clock: Clock,
    *,
    sleep: Callable[[float], None],
) -> None:
    """Bring the table up to date. Reading its version also opens the connection.

    Raises `ConfigurationError` where there is no table or another one, or where a newer version made it.
    """
    try:
        upgrade(engine, requests, schema, clock, sleep=sleep)
    except ItemRefused as problem:
        raise ConfigurationError(
            f"the DynamoDB table {engine.table!r} is not a Home Coach table: its keys are not pk and sk"
        ) from problem
    except StoreUnavailable as problem:
        if str(problem) == "ResourceNotFoundException":
            raise ConfigurationError(
                f"there is no DynamoDB table {engine.table!r} in that region"
            ) from problem
        raise
