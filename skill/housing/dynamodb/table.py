"""One DynamoDB table as the parts of the store use it: all pages are read, all batches written."""

import random
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from skill.housing.dynamodb.items import (
    Action,
    Delete,
    If,
    Item,
    Put,
    Update,
    action_of,
    condition_of,
    key_of,
    plain_item,
    update_of,
    wire_item,
    written,
)
from skill.housing.dynamodb.keys import Key
from skill.housing.dynamodb.requests import FIRST_WAIT, LONGEST_WAIT, TRIES, Busy, Requests
from skill.housing.records.engine import ConditionFailed as ConditionFailed

BATCH = 25


class DynamoTable:
    """Reads are consistent: the next turn sees what a tenant has just said, wherever it runs."""

    def __init__(self, name: str, requests: Requests, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self.name = name
        self._request = requests
        self._sleep = sleep

    def get(self, key: Key) -> Item | None:
        found = self._request("get_item", TableName=self.name, Key=key_of(key), ConsistentRead=True)
        return plain_item(found["Item"]) if "Item" in found else None

    def get_many(self, *keys: Key) -> dict[Key, Item]:
        """The items that exist, normally in one request."""
        found: dict[Key, Item] = {}
        wanted: Any = {self.name: {"Keys": [key_of(key) for key in keys], "ConsistentRead": True}}
        for wait in self._waits():
            answer = self._request("batch_get_item", RequestItems=wanted)
            for carried in answer["Responses"].get(self.name, []):
                item = plain_item(carried)
                found[item["pk"], item["sk"]] = item
            wanted = answer.get("UnprocessedKeys")
            if not wanted:
                return found
            wait()
        raise Busy("keys stayed unread")

    def query(
        self,
        pk: str,
        condition: If | None = None,
        *,
        index: str | None = None,
        at_most: int | None = None,
    ) -> list[Item]:
        """The items of a partition in order: all of them, or the first `at_most`."""
        expression = "#pk = :pk" + (f" AND {condition.expression}" if condition else "")
        values = {"pk": pk, **(condition.values if condition else {})}
        asked: Item = {
            "TableName": self.name,
            "KeyConditionExpression": expression,
            "ConsistentRead": True,
            **written(expression, values=values),
            **({"IndexName": index} if index else {}),
            **({"Limit": at_most} if at_most else {}),
        }
        found: list[Item] = []
        while True:
            page = self._request("query", **asked)
            found += map(plain_item, page["Items"])
            if "LastEvaluatedKey" not in page or (at_most and len(found) >= at_most):
                return found
            asked["ExclusiveStartKey"] = page["LastEvaluatedKey"]

    def put(self, item: Item, condition: If | None = None) -> None:
        self._patiently("put_item", TableName=self.name, Item=wire_item(item), **condition_of(condition))

    def delete(self, key: Key, condition: If | None = None) -> None:
        self._patiently("delete_item", TableName=self.name, Key=key_of(key), **condition_of(condition))

    def update(self, key: Key, change: str, condition: If | None = None, /, **values: object) -> Item:
        """Change an item; the whole item as it is afterwards."""
        answer = self._patiently(
            "update_item",
            TableName=self.name,
            Key=key_of(key),
            ReturnValues="ALL_NEW",
            **update_of(Update(key, change, condition, values)),
        )
        return plain_item(answer["Attributes"])

    def transact(self, *actions: Action) -> None:
        """All of the actions or none. Conditions make it happen once; no request token is relied on."""
        match actions:
            case (Put(item, condition),):
                self.put(item, condition)
            case (Delete(key, condition),):
                self.delete(key, condition)
            case _:
                taken = [action_of(action, self.name) for action in actions]
                self._patiently("transact_write_items", TransactItems=taken)

    def put_batch(self, items: Sequence[Item]) -> None:
        """Write up to `BATCH` items, repeating until the last one is accepted."""
        self._write_batch([{"PutRequest": {"Item": wire_item(item)}} for item in items])

    def delete_batch(self, keys: Sequence[Key]) -> None:
        """Delete up to `BATCH` items, whether they exist or not."""
        self._write_batch([{"DeleteRequest": {"Key": key_of(key)}} for key in keys])

    def _write_batch(self, requests: list[Item]) -> None:
        left: Any = {self.name: requests}
        for wait in self._waits():
            with suppress(Busy):
                left = self._request("batch_write_item", RequestItems=left).get("UnprocessedItems")
            if not left:
                return
            wait()
        raise Busy("items stayed unwritten")

    def _patiently(self, operation: str, **parameters: object) -> dict[str, Any]:
        """Try again when another request was writing the same item."""
        for wait in self._waits():
            try:
                return self._request(operation, **parameters)
            except Busy:
                wait()
        raise Busy(operation)

    def _waits(self) -> Iterable[Callable[[], None]]:
        """Pauses that grow and vary, so that requests which collided do not collide again."""
        longest = FIRST_WAIT
        for _ in range(TRIES):
            yield partial(self._pause, longest)
            longest = min(longest * 2, LONGEST_WAIT)

    def _pause(self, longest: float) -> None:
        self._sleep(random.uniform(0, longest))  # noqa: S311  # no secret


def equal(name: str, value: object) -> If:
    return If(f"#{name} = :was_{name}", {f"was_{name}": value})
