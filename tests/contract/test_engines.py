"""What every engine of our own records promises, on SQLite and on DynamoDB alike.

A rule that the records rely on has its test here, so that each kind of record is tested on one engine alone.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from skill.housing.dynamodb.engine import DynamoEngine
from skill.housing.dynamodb.requests import BotoRequests, PatientRequests
from skill.housing.dynamodb.setup import create_table
from skill.housing.records.engine import (
    ABSENT,
    LARGEST_ITEM,
    LONGEST_PARTITION,
    LONGEST_SORT,
    MOST_CHANGES,
    RESERVED,
    Change,
    Condition,
    ConditionFailed,
    Delete,
    Engine,
    Equal,
    Item,
    ItemRefused,
    Key,
    Put,
    SameVersion,
    Update,
    new_version,
)
from skill.housing.sqlite.connections import Connections
from skill.housing.sqlite.engine import SqliteEngine
from tests.contract import engines
from tests.contract.engines import Shared, new_address
from tests.contract.extracts import NOW, FixedClock, days

FILE = "sqlite-file"
SLOW = [pytest.param(name, marks=pytest.mark.slow) for name in ("dynamodb_moto", "dynamodb_engine")]
ENGINES = [FILE, "sqlite-memory", *SLOW]

HOME = "HOME#T1"
HERE = Key(HOME, "~REPORT#1")
THERE = Key("SLOTS", "TAKEN")
SECONDS = int(NOW.timestamp())


def key(sort: str) -> Key:
    return Key(HOME, sort)


def sqlite_engine(path: Path | None, clock: FixedClock) -> tuple[SqliteEngine, Connections]:
    connections = Connections(path, busy_timeout_ms=5000)
    connections.prepare()
    return SqliteEngine(connections, clock), connections


def dynamo_engine(client: Any, table: str, clock: FixedClock) -> DynamoEngine:
    requests = BotoRequests(Shared(client), lambda: None)
    create_table(requests, table)
    return DynamoEngine(table, PatientRequests(requests, lambda _: None), clock)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Iterator[Engine]:
    if request.param.startswith("sqlite"):
        path = tmp_path / "homes.sqlite3" if request.param == FILE else None
        on_sqlite, connections = sqlite_engine(path, clock)
        yield on_sqlite
        connections.close()
    else:
        server: engines.Engine = request.getfixturevalue(request.param)
        table = new_address(server).table
        yield dynamo_engine(server.client, table, clock)
        server.client.delete_table(TableName=table)


def sorts(items: list[Item]) -> list[str]:
    return [item.key.sort for item in items]


def kept(engine: Engine, *keys: Key) -> dict[Key, dict[str, Any]]:
    return {key: dict(item.body) for key, item in engine.get(*keys).items()}


BODY = {
    "text": "Ægir’s 🏠 \x00\n",
    "blank": "",
    "number": -12,
    "large": 10**38 - 1,
    "yes": True,
    "no": False,
    "list": ["a", 1, True, [], {}],
    "mapping": {"name": {"size": 1}, "#ref": "select"},
}


def test_item_is_read_back_as_it_was_put(engine: Engine) -> None:
    put = Put(HERE, BODY, due="2026-11-02T10:00:00Z", expires_at=SECONDS + 60)
    engine.transact(put)
    item = Item(key=HERE, body=BODY, version=put.version, due=put.due, expires_at=put.expires_at)
    assert engine.get(HERE) == {HERE: item}
    assert engine.query(HOME) == [item]
    assert [type(value) for value in item.body.values()] == [type(value) for value in BODY.values()]


def test_get_finds_what_there_is_however_often_it_is_asked_for(engine: Engine) -> None:
    keys = [Key(f"HOME#{number}", "~LINK") for number in range(120)]
    engine.write([Put(key, {"n": number}) for number, key in enumerate(keys[:110])])
    assert kept(engine, *keys, *keys[:5]) == {key: {"n": number} for number, key in enumerate(keys[:110])}
    assert engine.get() == {}
    assert engine.get(keys[-1]) == {}


def test_update_changes_names_and_leaves_the_others(engine: Engine) -> None:
    engine.transact(Put(HERE, {"a": 1, "b": 2, "c": "x"}, due="d", expires_at=SECONDS + 60))
    update = Update(HERE, put={"b": "two", "d": [1]}, add={"a": 5, "count": -1}, drop=["c", "never there"])
    expected = Item(
        key=HERE,
        body={"a": 6, "b": "two", "d": [1], "count": -1},
        version=update.version,
        due="d",
        expires_at=SECONDS + 60,
    )
    assert engine.update(update) == expected
    assert engine.get(HERE) == {HERE: expected}
    assert engine.update(Update(HERE, expires_at=SECONDS + 90)).expires_at == SECONDS + 90


def test_update_makes_an_item_where_there_is_none(engine: Engine) -> None:
    engine.transact(Update(THERE, add={"S1": 1}), Update(HERE, put={"a": 1}))
    assert kept(engine, HERE, THERE) == {HERE: {"a": 1}, THERE: {"S1": 1}}


def test_delete_leaves_nothing_and_minds_no_absence(engine: Engine) -> None:
    engine.transact(Put(HERE, {}))
    for _ in range(2):
        engine.transact(Delete(HERE))
        assert engine.get(HERE) == {}


# Conditions


OLD = {"text": "x", "number": 1, "flag": True}
VERSION = new_version()
CONDITIONS: list[tuple[Condition, bool, bool, bool]] = [
    # condition, and whether it holds: of the item, of none, of one that has expired
    (ABSENT, False, True, True),
    (SameVersion(VERSION), True, False, False),
    (SameVersion("another"), False, False, False),
    (SameVersion(""), False, False, False),
    (Equal("text", "x"), True, False, False),
    (Equal("text", "X"), False, False, False),
    (Equal("number", 1), True, False, False),
    (Equal("number", True), False, False, False),
    (Equal("number", "1"), False, False, False),
    (Equal("flag", True), True, False, False),
    (Equal("flag", 1), False, False, False),
    (Equal("text", None), False, True, True),
    (Equal("other", None), True, True, True),
    (Equal("other", ""), False, False, False),
    (Equal("size", None), True, True, True),  # a reserved word of DynamoDB's
]


@pytest.mark.parametrize("companions", [0, 1], ids=["alone", "in a transaction"])
def test_condition_decides_whether_a_change_is_made(
    engine: Engine, clock: FixedClock, companions: int
) -> None:
    wrong = []
    for number, (condition, *expected) in enumerate(CONDITIONS):
        for state, should_hold in zip(("there", "none", "expired"), expected, strict=True):
            for kind in ("put", "update", "delete"):
                here = Key(HOME, f"{number}#{state}#{kind}")
                if state != "none":
                    expires_at = SECONDS if state == "expired" else SECONDS + 1
                    clock.instant = NOW - days(1)
                    engine.transact(Put(here, OLD, expires_at=expires_at, version=VERSION))
                    clock.instant = NOW
                change: Change = {
                    "put": Put(here, {"new": 1}, condition),
                    "update": Update(here, condition, put={"new": 1}, expires_at=SECONDS + 1),
                    "delete": Delete(here, condition),
                }[kind]
                beside = [Put(Key("BESIDE", f"{number}"), {}) for _ in range(companions)]
                before = kept(engine, here)
                if _is_made(engine, *beside, change) != should_hold:
                    wrong.append((state, kind, condition))
                elif not should_hold and kept(engine, here) != before:
                    wrong.append((state, kind, condition, "and yet changed"))
    assert wrong == []


def _is_made(engine: Engine, *changes: Change) -> bool:
    try:
        engine.transact(*changes)
    except ConditionFailed as failed:
        return failed.at != {len(changes) - 1}
    return True


def test_item_of_a_version_without_versions_has_a_blank_one(engine: Engine) -> None:
    engine.write([Put(HERE, {"a": 1}, version="")])
    assert engine.get(HERE)[HERE].version == ""
    engine.transact(Put(HERE, {"a": 2}, SameVersion("")))
    with pytest.raises(ConditionFailed):
        engine.transact(Put(HERE, {"a": 3}, SameVersion("")))
    assert kept(engine, HERE) == {HERE: {"a": 2}}


def test_every_write_changes_the_version(engine: Engine) -> None:
    seen = set()
    for change in (Put(HERE, {}), Put(HERE, {}), Update(HERE), Update(HERE, add={"n": 1})):
        engine.transact(change)
        seen.add(engine.get(HERE)[HERE].version)
    assert len(seen) == 4


def test_failed_condition_says_which_and_nothing_is_changed(engine: Engine) -> None:
    engine.transact(Put(key("b"), {"n": 1}), Put(key("d"), {"n": 1}))
    with pytest.raises(ConditionFailed) as failed:
        engine.transact(
            Put(key("a"), {}, ABSENT),
            Put(key("b"), {}, ABSENT),
            Update(key("c"), add={"n": 1}),
            Delete(key("d"), Equal("n", 2)),
            Put(key("e"), {}, SameVersion("x")),
        )
    assert failed.value.at == {1, 3, 4}
    assert kept(engine, *map(key, "abcde")) == {key("b"): {"n": 1}, key("d"): {"n": 1}}


# Two writers at once


def test_one_of_many_writers_wins(engine: Engine) -> None:
    def claim(writer: int) -> bool:
        with suppress(ConditionFailed):
            engine.transact(Put(HERE, {"by": writer}, ABSENT), Put(Key("BY", str(writer)), {}))
            return True
        return False

    with ThreadPoolExecutor(8) as threads:
        won = [writer for writer, has_won in enumerate(threads.map(claim, range(8))) if has_won]
    assert len(won) == 1
    assert kept(engine, HERE) == {HERE: {"by": won[0]}}
    assert sorts(engine.query("BY")) == [str(won[0])]


def test_counting_by_many_writers_loses_nothing(engine: Engine) -> None:
    def count(_: int) -> None:
        for _ in range(5):
            while True:
                item = engine.get(HERE).get(HERE)
                condition = SameVersion(item.version) if item else ABSENT
                with suppress(ConditionFailed):
                    engine.transact(
                        Put(HERE, {"n": item.body["n"] + 1 if item else 1}, condition),
                        Update(THERE, add={"n": 1}),
                    )
                    break

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(count, range(3)))
    assert kept(engine, HERE, THERE) == {HERE: {"n": 15}, THERE: {"n": 15}}


# Queries


NAMES = ["!", "A", "AB", "AB\U0010ffff", "B", "a", "ab", "z", "~", "~A", "é", "ﬀ", "𝟘", "\U0010ffff"]
"""In the order of their bytes, in which DynamoDB and SQLite sort. UTF-16 would put "ﬀ" after "𝟘"."""


@pytest.fixture
def full(engine: Engine) -> Engine:
    engine.write([Put(key(name), {"name": name}) for name in reversed(NAMES)])
    engine.write([Put(Key("HOME#T11", "A"), {}), Put(Key("HOME#T", "~"), {})])
    return engine


def test_query_sorts_by_bytes(full: Engine) -> None:
    assert sorts(full.query(HOME)) == NAMES == sorted(NAMES, key=str.encode)
    assert sorts(full.query(HOME, backwards=True)) == NAMES[::-1]
    assert full.query("HOME#T2") == []


def expected_of(prefix: str, after: str, until: str, backwards: bool, limit: int | None) -> list[str]:
    names = [name for name in NAMES if name.startswith(prefix) and (not until or name <= until)]
    if backwards:
        names = [name for name in names[::-1] if not after or name < after]
    else:
        names = [name for name in names if name > after]
    return names[:limit]


def test_query_takes_any_mixture_of_prefix_after_until_backwards_and_limit(full: Engine) -> None:
    ends = ["", "A", "AB", "AC", "a", "~", "~A", "\U0010ffff"]
    wrong = [
        (prefix, after, until, backwards, limit)
        for prefix, until in [*((end, "") for end in (*ends, "none")), *(("", end) for end in ends)]
        for after in ends
        for backwards in (False, True)
        for limit in (None, 2)
        if sorts(full.query(HOME, prefix=prefix, after=after, until=until, backwards=backwards, limit=limit))
        != expected_of(prefix, after, until, backwards, limit)
    ]
    assert wrong == []


def test_pages_put_together_are_the_whole(full: Engine) -> None:
    for backwards in (False, True):
        found: list[str] = []
        while page := full.query(HOME, after=found[-1] if found else "", backwards=backwards, limit=3):
            found += sorts(page)
        assert found == (NAMES[::-1] if backwards else NAMES)


def test_query_reads_all_pages_of_a_large_partition(engine: Engine) -> None:
    """DynamoDB answers with a megabyte at a time."""
    engine.write(Put(key(f"{number:02}"), {"text": "x" * 300_000}) for number in range(9))
    assert sorts(engine.query(HOME)) == [f"{number:02}" for number in range(9)]
    assert sorts(engine.query(HOME, limit=5, backwards=True)) == ["08", "07", "06", "05", "04"]


def test_due_items_come_in_the_order_of_their_instants(engine: Engine) -> None:
    for name, due in (("a", "3"), ("b", "1"), ("c", "2"), ("d", None), ("e", "dead"), ("f", "2")):
        engine.transact(Put(key(name), {}, due=due))
    engine.transact(Put(THERE, {}, due="1"))
    assert sorts(engine.due(HOME, until="2", limit=9)) == ["b", "c", "f"]
    assert sorts(engine.due(HOME, until="3", limit=9)) == ["b", "c", "f", "a"]
    assert sorts(engine.due(HOME, until="3", limit=1)) == ["b"]
    assert sorts(engine.due(HOME, until="e", limit=9)) == ["b", "c", "f", "a", "e"]
    assert engine.due(HOME, until="0", limit=9) == []


def test_due_follows_the_item(engine: Engine) -> None:
    engine.transact(Put(HERE, {"n": 1}, due="1"))
    engine.transact(Update(HERE, add={"n": 1}))
    assert [item.body for item in engine.due(HOME, until="1", limit=9)] == [{"n": 2}]
    engine.transact(Put(HERE, {}, due="5"))
    assert engine.due(HOME, until="1", limit=9) == []
    engine.transact(Put(HERE, {}))
    assert engine.due(HOME, until="9", limit=9) == []


# Expiry


def test_expired_items_are_as_if_they_were_not_there(engine: Engine, clock: FixedClock) -> None:
    clock.instant = NOW - days(1)
    for number in range(6):
        engine.transact(
            Put(key(f"{number}"), {}, due=f"{number}", expires_at=SECONDS + 1 if number % 2 else SECONDS)
        )
    assert len(engine.query(HOME)) == 6
    clock.instant = NOW
    assert sorts(engine.query(HOME)) == ["1", "3", "5"]
    assert sorts(engine.query(HOME, limit=2)) == ["1", "3"]
    assert sorts(engine.query(HOME, backwards=True, after="5", limit=1)) == ["3"]
    assert sorts(engine.due(HOME, until="9", limit=2)) == ["1", "3"]
    assert list(engine.get(key("0"))) == []
    assert set(engine.get(*map(key, "0123"))) == {key("1"), key("3")}
    engine.transact(Put(key("0"), {"new": 1}, ABSENT))
    assert kept(engine, key("0")) == {key("0"): {"new": 1}}
    assert engine.get(key("0"))[key("0")].expires_at is None


def test_clock_that_goes_back_leaves_nothing_half_written(engine: Engine, clock: FixedClock) -> None:
    engine.transact(Put(HERE, {"n": 1}, expires_at=SECONDS + 60))
    clock.instant = NOW + days(1)
    engine.transact(Put(HERE, {"n": 2}, ABSENT), Put(THERE, {"n": 2}, expires_at=SECONDS + 90_000))
    clock.instant = NOW - days(1)
    with pytest.raises(ConditionFailed):
        engine.transact(Put(HERE, {"n": 3}, ABSENT), Put(THERE, {"n": 3}))
    assert kept(engine, HERE, THERE) == {HERE: {"n": 2}, THERE: {"n": 2}}


def test_sqlite_deletes_what_has_expired_a_few_rows_at_a_time(tmp_path: Path, clock: FixedClock) -> None:
    engine, connections = sqlite_engine(tmp_path / "homes.sqlite3", clock)
    for number in range(25):
        engine.transact(Put(key(f"{number}"), {}, expires_at=SECONDS + 60))
    rows = []
    clock.instant = NOW + days(1)
    for number in range(4):
        engine.transact(Put(THERE, {"n": number}))
        rows += connections.rows("SELECT count(*) FROM items")
    connections.close()
    assert rows == [(16,), (6,), (1,), (1,)]


# What is refused


def nested(levels: int) -> dict[str, Any]:
    body: dict[str, Any] = {}
    for _ in range(levels):
        body = {"a": body}
    return body


FITTING: list[Change] = [
    Put(Key("p" * LONGEST_PARTITION, "s" * LONGEST_SORT), {}),
    Put(key("é" * (LONGEST_SORT // 2)), {}),
    Put(HERE, {"text": "x" * (LARGEST_ITEM - 200)}),
    Put(HERE, nested(29)),
    Put(HERE, {"n": 10**38 - 1, "m": 1 - 10**38}),
    Put(HERE, {"": ""}.__class__()),
]
REFUSED: list[tuple[str, list[Change]]] = [
    ("blank partition", [Put(Key("", "s"), {})]),
    ("blank sort key", [Put(Key("p", ""), {})]),
    ("blank key to delete", [Delete(Key("p", ""))]),
    ("long partition", [Put(Key("p" * (LONGEST_PARTITION + 1), "s"), {})]),
    ("long sort key", [Put(Key("p", "é" * (LONGEST_SORT // 2 + 1)), {})]),
    ("large body", [Put(HERE, {"text": "x" * LARGEST_ITEM})]),
    ("large body of short values", [Put(HERE, {"list": list(range(20_000))})]),
    ("large body of long names", [Put(HERE, {"n" * 1000 + str(number): 1 for number in range(400)})]),
    ("large update", [Update(HERE, put={"text": "x" * LARGEST_ITEM})]),
    ("many changes", [Put(key(f"{number}"), {}) for number in range(MOST_CHANGES + 1)]),
    ("large changes", [Put(key(f"{number}"), {"text": "x" * 390_000}) for number in range(11)]),
    ("the same key twice", [Put(HERE, {}), Delete(HERE)]),
    ("a float", [Put(HERE, {"a": {"b": [1.5]}})]),
    ("nothing", [Put(HERE, {"a": None})]),
    ("bytes", [Put(HERE, {"a": b"x"})]),
    ("a set", [Put(HERE, {"a": {"x"}})]),
    ("too many digits", [Put(HERE, {"a": 10**38})]),
    ("far too many digits", [Put(HERE, {"a": -(10**5000)})]),
    ("too deep", [Put(HERE, nested(40))]),
    ("far too deep a list", [Put(HERE, {"a": [[[[[[nested(30)]]]]]]})]),
    ("half a character in a value", [Put(HERE, {"a": ["\ud83d"]})]),
    ("half a character in a name", [Put(HERE, {"\ud83d": 1})]),
    ("half a character in a key", [Put(key("\ud83d"), {})]),
    ("half a character in an update", [Update(HERE, put={"a": "\ud83d"})]),
    ("a value without a name", [Put(HERE, {"": 1})]),
    ("a nested value without a name", [Put(HERE, {"a": {"": 1}})]),
    ("a blank due", [Put(HERE, {}, due="")]),
    ("a name put and counted", [Update(HERE, put={"a": 1}, add={"a": 1})]),
    ("a name put and dropped", [Update(HERE, put={"a": 1}, drop=["a"])]),
    ("adding to text", [Update(THERE, add={"text": 1})]),
    ("growing too large", [Update(THERE, put={"more": "x" * 250_000})]),
    *((f"{name} in a body", [Put(HERE, {name: "x"})]) for name in sorted(RESERVED)),
    *((f"{name} in an update", [Update(HERE, put={name: "x"})]) for name in sorted(RESERVED)),
    *((f"{name} dropped", [Update(HERE, drop=[name])]) for name in sorted(RESERVED)),
    *((f"{name} in a condition", [Put(HERE, {}, Equal(name, "x"))]) for name in sorted(RESERVED)),
]


def test_what_dynamodb_takes_is_taken(engine: Engine) -> None:
    for change in FITTING:
        engine.transact(change)
        assert engine.get(change.key)[change.key].body == getattr(change, "body", {})
    engine.transact(*(Put(key(f"{number}"), {}) for number in range(MOST_CHANGES)))
    assert len(engine.query(HOME, prefix="9")) == 11


def test_what_dynamodb_refuses_is_refused_and_nothing_half_written(engine: Engine) -> None:
    """What is said about it holds no value, since it is logged."""
    there = {THERE: {"text": "x" * 200_000}}
    engine.transact(Put(THERE, there[THERE]))
    beside = Put(Key("BESIDE", "1"), {})
    wrong = []
    for why, changes in REFUSED:
        for transaction in (changes, [beside, *changes]):
            if (message := _refusal(engine, *transaction)) is None:
                wrong.append(f"{why}: taken")
            elif any(value in message for value in ("T1", "xxx", "ppp")):
                wrong.append(f"{why}: {message}")
        if kept(engine, THERE, beside.key) != there or engine.query(HOME):
            wrong.append(f"{why}: half-written")
    assert wrong == []


def _refusal(engine: Engine, *changes: Change) -> str | None:
    try:
        engine.transact(*changes)
    except ItemRefused as refused:
        return str(refused)
    return None


def test_reads_refuse_keys_that_no_item_has(engine: Engine) -> None:
    asked: list[Callable[[], object]] = [
        lambda: engine.get(Key("", "s")),
        lambda: engine.get(Key("p", "")),
        lambda: engine.get(Key("p", "s"), Key("p", "\ud83d")),
        lambda: engine.query(""),
        lambda: engine.query("p", prefix="\ud83d"),
        lambda: engine.query("p", after="s" * 2000),
        lambda: engine.due("", until="1", limit=1),
    ]
    for ask in asked:
        with pytest.raises(ItemRefused):
            ask()


# Many changes without conditions


def test_many_changes_are_written_in_their_order(engine: Engine) -> None:
    """Of two changes of one item the later one counts, wherever a batch ends."""
    engine.write([Put(key("gone"), {})])
    changes: list[Put | Delete] = [Put(key(f"{number % 40:02}"), {"n": number}) for number in range(100)]
    engine.write([*changes, Delete(key("gone")), Delete(key("39")), Delete(key("never there"))])
    found = {item.key.sort: item.body["n"] for item in engine.query(HOME)}
    assert found == {f"{number % 40:02}": number for number in range(100) if number % 40 != 39}


def test_many_changes_take_no_conditions_and_nothing_that_dynamodb_refuses(engine: Engine) -> None:
    for bad in (Put(HERE, {}, ABSENT), Delete(HERE, ABSENT), Put(HERE, {"a": 1.5}), Put(Key("p", ""), {})):
        with pytest.raises(ItemRefused):
            engine.write([bad])  # type: ignore[list-item]
    engine.write([])
    assert engine.query(HOME) == []
