"""What both stores provide to our own records: items under two keys, changed together or not at all.

This is only what DynamoDB promises. SQLite does more, but nothing here may rely on it. A body is
plain text, whole numbers, truth values, lists and mappings; what it means is decided by the kind of record
alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from secrets import token_hex
from typing import Any, NamedTuple, Protocol

from skill.errors import StoreUnavailable

Body = Mapping[str, Any]

RESERVED = frozenset({"pk", "sk", "version", "due", "expires_at"})
"""DynamoDB keeps these beside the names of a body, so no body may use them."""

LONGEST_PARTITION = 2048
LONGEST_SORT = 1024
LARGEST_ITEM = 400 * 1024
LARGEST_TRANSACTION = 4 * 1024 * 1024
DEEPEST = 30
MOST_DIGITS = 38
MOST_CHANGES = 100
"""DynamoDB's own limits (bytes, levels, digits, changes in one transaction), which SQLite must not exceed
either: what one store keeps, the other can keep.
"""

_LARGEST_NUMBER = 21
_OVERHEAD = 3
_BESIDE_THE_BODY = 100
"""The names of `RESERVED` and what is in them, apart from the keys."""


class ConditionFailed(Exception):
    """A condition did not hold, and nothing was changed. `at` are the positions of the changes it stopped."""

    def __init__(self, at: Iterable[int] = (0,)) -> None:
        super().__init__()
        self.at = frozenset(at)


class ItemRefused(StoreUnavailable):
    """An item or a transaction that DynamoDB would not take. Nothing was
    written; the message has no values."""


class Key(NamedTuple):
    partition: str
    sort: str


class Item(NamedTuple):
    """What is kept under a key.

    `version` differs after every write; it is blank where a Home Coach without versions wrote the item. `due`
    is an instant as `instant_text` writes it, by which `Engine.due` finds the item. From `expires_at` on, in
    seconds since 1970, it is as if there were no item.
    """

    key: Key
    body: Body
    version: str = ""
    due: str | None = None
    expires_at: int | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """There is no item under the key, or only an expired one."""


@dataclass(frozen=True, slots=True)
class SameVersion:
    """The item has not been written since it was read."""

    version: str


@dataclass(frozen=True, slots=True)
class Equal:
    """A name in the body has this value; None: the body does not have the name, or there is no item."""

    name: str
    value: str | int | bool | None


Condition = Absent | SameVersion | Equal
ABSENT = Absent()


def new_version() -> str:
    return token_hex(8)


@dataclass(frozen=True, slots=True)
class Put:
    """Keep this and nothing of what was there."""

    key: Key
    body: Body
    condition: Condition | None = None
    due: str | None = None
    expires_at: int | None = None
    version: str = field(default_factory=new_version)


@dataclass(frozen=True, slots=True)
class Update:
    """Change names in a body and leave the others; where there is no item, one is made.

    `add` counts up or down from zero. It may count twice where an answer was lost and the request repeated:
    if that matters, the transaction needs a condition, on this item or another, that its own change makes
    false. `due` stays, and so does the expiry unless a new one is given. Of an item that has expired but is
    still kept, the other names may come back: only for kinds of records in which that does no harm.
    """

    key: Key
    condition: Condition | None = None
    put: Body = field(default_factory=dict)
    add: Mapping[str, int] = field(default_factory=dict)
    drop: Sequence[str] = ()
    expires_at: int | None = None
    version: str = field(default_factory=new_version)


@dataclass(frozen=True, slots=True)
class Delete:
    key: Key
    condition: Condition | None = None


Change = Put | Update | Delete


class Engine(Protocol):
    """Reads are consistent: they see every change that was made before them.

    Every method raises `StoreUnavailable` when the store does not answer, and nothing else besides what it
    names.
    """

    def get(self, *keys: Key) -> dict[Key, Item]:
        """The items that there are, normally in one read."""
        ...

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
        """Items of a partition in the order of their sort keys' bytes, those alone that begin with `prefix`.

        The next page begins `after` the last sort key of the page before; it need not exist. With `until`,
        which is not combined with `prefix`, there are only items with sort keys up to it. All pages are read
        unless there is a `limit`.
        """
        ...

    def due(self, partition: str, *, until: str, limit: int) -> list[Item]:
        """Items of a partition with `due` at or before an instant, the earliest first."""
        ...

    def transact(self, *changes: Change) -> None:
        """All of the changes or none. Raises `ConditionFailed` and `ItemRefused`.

        A store may have repeated a request whose answer was lost: a condition can then fail because of the
        very same change. A caller reads again what is there; the version tells whether it is its own.
        """
        ...

    def update(self, change: Update) -> Item:
        """One change and the item as it is afterwards, with what others have changed until then.

        Raises as `transact` does.
        """
        ...

    def write(self, changes: Iterable[Put | Delete]) -> None:
        """Many changes without conditions, each on its own: one that is interrupted has done some of them."""
        ...


def holds(condition: Condition | None, item: Item | None) -> bool:
    """`item` is None where there is none or where it has expired."""
    match condition:
        case Absent():
            return item is None
        case SameVersion(version):
            return item is not None and item.version == version
        case Equal(name, value):
            kept = item.body.get(name) if item else None
            return kept == value and isinstance(kept, bool) == isinstance(value, bool)
    return True


def changed(item: Item | None, change: Change) -> Item | None:
    """What is under the key after a change; None where nothing is. Raises `ItemRefused`."""
    match change:
        case Delete():
            return None
        case Put():
            return Item(change.key, change.body, change.version, change.due, change.expires_at)
        case Update():
            body = dict(item.body) if item else {}
            body |= change.put
            body |= {name: _number(body.get(name, 0)) + count for name, count in change.add.items()}
            body = {name: value for name, value in body.items() if name not in change.drop}
            due, expires_at = (item.due, item.expires_at) if item else (None, None)
            return Item(change.key, body, change.version, due, change.expires_at or expires_at)


def _number(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ItemRefused("adding to what is not a number")


def check_changes(changes: Sequence[Change]) -> None:
    """Refuse what DynamoDB would refuse, before either store is asked. Raises `ItemRefused`."""
    if len(changes) > MOST_CHANGES:
        raise ItemRefused(f"{len(changes)} changes at once; at most {MOST_CHANGES} go together")
    if len({change.key for change in changes}) < len(changes):
        raise ItemRefused("two changes of one item in one transaction")
    size = sum(map(_check_change, changes))
    if size > LARGEST_TRANSACTION:
        raise ItemRefused(f"a transaction of {size} bytes; at most {LARGEST_TRANSACTION} go together")


def check_unconditional(changes: Sequence[Put | Delete]) -> None:
    """As `check_changes`, for those of `Engine.write`. Raises `ItemRefused`."""
    for change in changes:
        _check_change(change)
        if change.condition is not None:
            raise ItemRefused("a condition among changes without conditions")


def check_key(key: Key) -> None:
    """Raises `ItemRefused`."""
    partition, sort = _length(key.partition), _length(key.sort)
    if not (0 < partition <= LONGEST_PARTITION and 0 < sort <= LONGEST_SORT):
        raise ItemRefused(f"a key of {partition} and {sort} bytes")


def check_range(partition: str, *ends: str) -> None:
    """For a query: raises `ItemRefused`. A blank end is none."""
    for end in {"-", *filter(None, ends)}:
        check_key(Key(partition, end))


def check_size(key: Key, body: Body) -> int:
    """At least as many bytes as DynamoDB counts. Raises `ItemRefused`."""
    if taken := RESERVED.intersection(body):
        raise ItemRefused(f"a body may not use the name {min(taken)}")
    size = _length(key.partition) + _length(key.sort) + _BESIDE_THE_BODY + _size(body, 0)
    if size > LARGEST_ITEM:
        raise ItemRefused(f"an item of {size} bytes; at most {LARGEST_ITEM} are kept")
    return size


def _check_change(change: Change) -> int:
    check_key(change.key)
    if isinstance(change.condition, Equal) and change.condition.name in RESERVED:
        raise ItemRefused(f"a condition on {change.condition.name}, which is not in the body")
    match change:
        case Put():
            if change.due is not None and not 0 < _length(change.due) <= LONGEST_SORT:
                raise ItemRefused(f"a due instant of {len(change.due)} characters")
            return check_size(change.key, change.body)
        case Update():
            names = [*change.put, *change.add, *change.drop]
            if len(set(names)) < len(names):
                raise ItemRefused("two changes of one name in one update")
            return check_size(change.key, {**change.put, **change.add, **dict.fromkeys(change.drop, "")})
    return 0


def _size(value: object, depth: int) -> int:
    if depth > DEEPEST:
        raise ItemRefused(f"a body of more than {DEEPEST} levels")
    match value:
        case bool():
            return 1
        case str():
            return _length(value)
        case int():
            if abs(value) >= 10**MOST_DIGITS:
                raise ItemRefused(f"a number of more than {MOST_DIGITS} digits")
            return _LARGEST_NUMBER
        case Mapping():
            names = sum(map(_named, value))
            return _OVERHEAD + names + sum(_size(each, depth + 1) for each in value.values())
        case list() | tuple():
            return _OVERHEAD + sum(1 + _size(each, depth + 1) for each in value)
    raise ItemRefused(
        f"a body holds text, whole numbers, truth values, lists and mappings, no {type(value).__name__}"
    )


@lru_cache(maxsize=1024)
def _named(name: str) -> int:
    if not name:
        raise ItemRefused("a value without a name")
    return _length(name) + 1


def _length(text: str) -> int:
    """In bytes of UTF-8. Raises `ItemRefused` for half a character, which no store can keep."""
    try:
        return len(text.encode())
    except UnicodeEncodeError as problem:
        raise ItemRefused("text that is not Unicode") from problem
