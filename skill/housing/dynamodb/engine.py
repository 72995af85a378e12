"""The engine of our own records on DynamoDB: one table with the keys `pk` and `sk`."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from skill.housing.dynamodb.requests import Requests
from skill.housing.records.engine import (
    Absent,
    Change,
    Condition,
    Delete,
    Equal,
    Item,
    Key,
    Put,
    SameVersion,
    Update,
    check_changes,
    check_key,
    check_range,
    check_unconditional,
)
from skill.services.ports import Clock

DUE_INDEX = "due"
"""Local to a partition, so that it is read as consistently as the table itself."""

KEYS_AT_ONCE = 100
BATCH = 25
"""As many keys as DynamoDB reads, and changes as it takes, in one request."""

Carried = dict[str, Any]
"""An item, or a value, as DynamoDB carries it."""


class _Plain(TypeDeserializer):  # type: ignore[misc]  # boto3 has no types
    """Whole numbers as they are, and sets, which older versions of Home Coach wrote, as lists in order."""

    def _deserialize_n(self, value: str) -> int | Decimal:
        return int(value) if value.lstrip("-").isdigit() else Decimal(value)

    def _deserialize_ss(self, value: list[str]) -> list[str]:
        return sorted(value)


_wire = TypeSerializer().serialize
_plain = _Plain().deserialize


class DynamoEngine:
    """`skill.housing.records.engine.Engine`. What DynamoDB has not deleted in time counts as gone."""

    def __init__(self, table: str, requests: Requests, clock: Clock) -> None:
        self.table = table
        self._request = requests
        self._clock = clock

    def get(self, *keys: Key) -> dict[Key, Item]:
        wanted = list(dict.fromkeys(keys))
        for key in wanted:
            check_key(key)
        found = self._get_one(wanted[0]) if len(wanted) == 1 else self._get_many(wanted)
        return {item.key: item for item in self._visible(found)}

    def query(
        self,
        partition: str,
        *,
        prefix: str = "",
        after: str = "",
        until: str = "",
        backwards: bool = False,
        limit: int | None = None,
    ) -> list[Item]:
        check_range(partition, prefix, after, until)
        asked = _Expressions()
        condition = f"{asked.name('pk')} = {asked.value(partition)}"
        if prefix:
            condition += f" AND begins_with({asked.name('sk')}, {asked.value(prefix)})"
        if until:
            condition += f" AND {asked.name('sk')} <= {asked.value(until)}"
        start: Carried = {}
        if after:
            # DynamoDB takes no start outside of what is asked for.
            is_inside = after.startswith(prefix) and (not until or after <= until)
            if not is_inside and (after > (until or prefix)) != backwards:
                return []
            start = {"ExclusiveStartKey": _wire_key(Key(partition, after))} if is_inside else {}
        return self._pages(
            limit,
            KeyConditionExpression=condition,
            ScanIndexForward=not backwards,
            **asked.parameters,
            **start,
        )

    def due(self, partition: str, *, until: str, limit: int) -> list[Item]:
        check_range(partition, until)
        asked = _Expressions()
        condition = (
            f"{asked.name('pk')} = {asked.value(partition)} AND {asked.name('due')} <= {asked.value(until)}"
        )
        return self._pages(limit, IndexName=DUE_INDEX, KeyConditionExpression=condition, **asked.parameters)

    def transact(self, *changes: Change) -> None:
        """Conditions make it happen once; no request token is relied on."""
        check_changes(changes)
        asked = [self._asked(change) for change in changes]
        if len(asked) == 1:
            ((kind, parameters),) = asked
            self._request(f"{kind.lower()}_item", **parameters)
        elif asked:
            self._request(
                "transact_write_items", TransactItems=[{kind: parameters} for kind, parameters in asked]
            )

    def update(self, change: Update) -> Item:
        check_changes([change])
        _, parameters = self._asked(change)
        return _item(self._request("update_item", ReturnValues="ALL_NEW", **parameters)["Attributes"])

    def write(self, changes: Iterable[Put | Delete]) -> None:
        waiting = iter(changes)
        while batch := list(islice(waiting, BATCH)):
            check_unconditional(batch)
            self.write_batch(batch)

    def write_batch(self, changes: Sequence[Put | Delete]) -> None:
        """Up to `BATCH` changes without checks, since the landlord's rows also have decimals."""
        last = {change.key: change for change in changes}.values()  # a batch takes one change of each item
        requests = [
            {"PutRequest": {"Item": _wire_item(change)}}
            if isinstance(change, Put)
            else {"DeleteRequest": {"Key": _wire_key(change.key)}}
            for change in last
        ]
        for _ in self._request.in_parts("batch_write_item", "UnprocessedItems", {self.table: requests}):
            pass

    def _get_one(self, key: Key) -> list[Carried]:
        answer = self._request("get_item", TableName=self.table, Key=_wire_key(key), ConsistentRead=True)
        return [answer["Item"]] if "Item" in answer else []

    def _get_many(self, keys: Sequence[Key]) -> list[Carried]:
        found: list[Carried] = []
        for first in range(0, len(keys), KEYS_AT_ONCE):
            some = [_wire_key(key) for key in keys[first : first + KEYS_AT_ONCE]]
            wanted = {self.table: {"Keys": some, "ConsistentRead": True}}
            for answer in self._request.in_parts("batch_get_item", "UnprocessedKeys", wanted):
                found += answer["Responses"].get(self.table, [])
        return found

    def _pages(self, limit: int | None, **asked: object) -> list[Item]:
        """Pages hold expired items too, so one may bring less than its limit and not be the last."""
        found: list[Item] = []
        if limit is not None:
            asked["Limit"] = limit
        while limit is None or len(found) < limit:
            page = self._request("query", TableName=self.table, ConsistentRead=True, **asked)
            found += self._visible(page["Items"])
            if "LastEvaluatedKey" not in page:
                break
            asked["ExclusiveStartKey"] = page["LastEvaluatedKey"]
        return found[:limit]

    def _visible(self, carried: Iterable[Carried]) -> list[Item]:
        now = self._now()
        items = map(_item, carried)
        return [item for item in items if item.expires_at is None or item.expires_at > now]

    def _asked(self, change: Change) -> tuple[str, Carried]:
        """What a change is called, and its parameters, as a transaction takes them."""
        asked = _Expressions()
        parameters: Carried = {"TableName": self.table}
        if change.condition is not None:
            parameters["ConditionExpression"] = _condition(change.condition, asked, self._now())
        match change:
            case Put():
                parameters["Item"] = _wire_item(change)
            case Delete():
                parameters["Key"] = _wire_key(change.key)
            case Update():
                parameters["Key"] = _wire_key(change.key)
                parameters["UpdateExpression"] = _update(change, asked)
        return type(change).__name__, parameters | asked.parameters

    def _now(self) -> int:
        return int(self._clock.now().timestamp())


class _Expressions:
    """The names and values of a request. No name is written out: many are reserved words."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._values: dict[str, Carried] = {}

    def name(self, name: str) -> str:
        return self._names.setdefault(name, f"#{len(self._names)}")

    def value(self, value: object) -> str:
        place = f":{len(self._values)}"
        self._values[place] = _wire(value)
        return place

    @property
    def parameters(self) -> Carried:
        names = {place: name for name, place in self._names.items()}
        return {
            **({"ExpressionAttributeNames": names} if names else {}),
            **({"ExpressionAttributeValues": self._values} if self._values else {}),
        }


def _condition(condition: Condition, asked: _Expressions, now: int) -> str:
    """`holds`, as DynamoDB writes it."""
    expiry, moment = asked.name("expires_at"), asked.value(now)
    is_gone = f"{expiry} <= {moment}"
    match condition:
        case Absent():
            return f"attribute_not_exists({asked.name('pk')}) OR {is_gone}"
        case Equal(name, None):
            return f"attribute_not_exists({asked.name(name)}) OR {is_gone}"
        case Equal(name, value):
            holds = f"{asked.name(name)} = {asked.value(value)}"
        case SameVersion(""):
            holds = f"attribute_exists({asked.name('pk')}) AND attribute_not_exists({asked.name('version')})"
        case SameVersion(version):
            holds = f"{asked.name('version')} = {asked.value(version)}"
    return f"{holds} AND (attribute_not_exists({expiry}) OR {expiry} > {moment})"


def _update(change: Update, asked: _Expressions) -> str:
    """`changed`, as DynamoDB writes it."""
    put: dict[str, object] = {**change.put, "version": change.version}
    if change.expires_at is not None:
        put["expires_at"] = change.expires_at
    clauses = ["SET " + ", ".join(f"{asked.name(name)} = {asked.value(put[name])}" for name in put)]
    if change.add:
        clauses.append(
            "ADD "
            + ", ".join(f"{asked.name(name)} {asked.value(count)}" for name, count in change.add.items())
        )
    if change.drop:
        clauses.append("REMOVE " + ", ".join(map(asked.name, change.drop)))
    return " ".join(clauses)


def _wire_key(key: Key) -> Carried:
    return {"pk": {"S": key.partition}, "sk": {"S": key.sort}}


def _wire_item(change: Put) -> Carried:
    """Blank where it says nothing: the landlord's rows need no version."""
    beside = {"version": change.version or None, "due": change.due, "expires_at": change.expires_at}
    kept = {name: value for name, value in beside.items() if value is not None}
    return {name: _wire(value) for name, value in {**change.body, **kept}.items()} | _wire_key(change.key)


def _item(carried: Carried) -> Item:
    body = {name: _plain(value) for name, value in carried.items()}
    return Item(
        key=Key(body.pop("pk"), body.pop("sk")),
        version=str(body.pop("version", "")),
        due=body.pop("due", None),
        expires_at=body.pop("expires_at", None),
        body=body,
    )
