"""Plain values and how DynamoDB carries them; conditions and actions in its form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from skill.housing.dynamodb.keys import Key

Item = dict[str, Any]
"""A name to plain values: text, whole numbers, Decimal, bool, sets of text, and mappings of these."""

_NAMES = re.compile(r"#(\w+)")


def wire(value: object) -> Item:
    """Raises `TypeError` for floats, which would lose digits without notice."""
    match value:
        case bool():
            return {"BOOL": value}
        case int() | Decimal():
            return {"N": str(value)}
        case str():
            return {"S": str(value)}
        case frozenset():
            return {"SS": sorted(value)}
        case Mapping():
            return {"M": wire_item(value)}
    raise TypeError(f"{type(value).__name__} cannot be a value of an item")


def wire_item(item: Mapping[str, object]) -> Item:
    """An item as DynamoDB carries it, without the values that are None."""
    return {name: wire(value) for name, value in item.items() if value is not None}


def plain(carried: Mapping[str, Any]) -> Any:
    ((kind, value),) = carried.items()
    match kind:
        case "N":
            return int(value) if value.lstrip("-").isdigit() else Decimal(value)
        case "M":
            return plain_item(value)
        case "SS":
            return frozenset(value)
    return value


def plain_item(carried: Mapping[str, Any]) -> Item:
    return {name: plain(value) for name, value in carried.items()}


def key_of(key: Key) -> Item:
    return {"pk": {"S": key[0]}, "sk": {"S": key[1]}}


def item_at(key: Key, /, **values: object) -> Item:
    return {"pk": key[0], "sk": key[1], **values}


@dataclass(frozen=True, slots=True)
class If:
    """A condition: `#name` stands for an attribute and `:name` for the value of that name in `values`."""

    expression: str
    values: Mapping[str, object] = field(default_factory=dict)


NEW = If("attribute_not_exists(#pk)")


@dataclass(frozen=True, slots=True)
class Put:
    item: Item
    condition: If | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    key: Key
    condition: If | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """`names` maps names in the expressions to attributes that are called otherwise."""

    key: Key
    change: str
    condition: If | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


Action = Put | Delete | Update


def written(*expressions: str, values: Mapping[str, object], called: Mapping[str, str] | None = None) -> Item:
    """The names and values that these expressions use. No name is written out: many are reserved."""
    called = called or {}
    names = {f"#{name}": called.get(name, name) for text in expressions for name in _NAMES.findall(text)}
    parts: Item = {"ExpressionAttributeNames": names} if names else {}
    if values:
        parts["ExpressionAttributeValues"] = {f":{name}": wire(value) for name, value in values.items()}
    return parts


def condition_of(condition: If | None) -> Item:
    if condition is None:
        return {}
    return {
        "ConditionExpression": condition.expression,
        **written(condition.expression, values=condition.values),
    }


def action_of(action: Action, table: str) -> Item:
    """One action in the form that a transaction takes."""
    if isinstance(action, Update):
        return {"Update": {"TableName": table, "Key": key_of(action.key), **update_of(action)}}
    asked = {"TableName": table, **condition_of(action.condition)}
    if isinstance(action, Put):
        return {"Put": {"Item": wire_item(action.item), **asked}}
    return {"Delete": {"Key": key_of(action.key), **asked}}


def update_of(action: Update) -> Item:
    condition = action.condition
    texts = (action.change, condition.expression) if condition else (action.change,)
    values = {**action.values, **(condition.values if condition else {})}
    return {
        "UpdateExpression": action.change,
        **({"ConditionExpression": condition.expression} if condition else {}),
        **written(*texts, values=values, called=action.names),
    }
