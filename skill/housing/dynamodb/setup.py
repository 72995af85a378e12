"""Creating the table as `template.yaml` does, on an engine of your own."""

from contextlib import suppress

from skill.errors import StoreUnavailable
from skill.housing.dynamodb.engine import DUE_INDEX
from skill.housing.dynamodb.requests import Requests

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
