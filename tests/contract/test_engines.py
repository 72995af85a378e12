"""What every engine of our own records promises, on SQLite and on DynamoDB alike.

A rule that the records rely on has its test here, so that each kind of record is tested on one engine alone.
"""

import multiprocessing
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.dynamodb.address import Address
from skill.housing.dynamodb.engine import DynamoEngine
from skill.housing.dynamodb.requests import Requests, connect
from skill.housing.dynamodb.store import DynamoStore, create_table
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
    changed,
    holds,
    new_version,
)
from skill.housing.sqlite.connections import Connections
from skill.housing.sqlite.engine import SqliteEngine
from tests.contract import engines
from tests.contract.dropping import dropping_proxy
from tests.contract.engines import Shared, new_address
from tests.contract.extracts import NOW, FixedClock, days
from tests.contract.faults import Fault, FaultyClient

FILE = "sqlite-file"
MOTO = "dynamodb_moto"
SLOW = [pytest.param(name, marks=pytest.mark.slow) for name in (MOTO, "dynamodb_engine")]
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
    requests = Requests(Shared(client), lambda: None, lambda _: None)
    create_table(requests, table)
    return DynamoEngine(table, requests, clock)


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


@pytest.fixture
def is_moto(request: pytest.FixtureRequest) -> bool:
    """It takes True for 1, and less than DynamoDB does."""
    return bool(request.node.callspec.params["engine"] == MOTO)


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


STATES = {"there": SECONDS + 1, "none": None, "expired": SECONDS}
"""What is under a key, and when it expires."""
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
    engine: Engine, clock: FixedClock, is_moto: bool, companions: int
) -> None:
    cases = [
        (Key(HOME, f"{number}#{state}#{kind}"), condition, should_hold, state, kind)
        for number, (condition, *expected) in enumerate(CONDITIONS)
        if not (is_moto and condition in (Equal("number", True), Equal("flag", 1)))
        for state, should_hold in zip(STATES, expected, strict=True)
        for kind in ("put", "update", "delete")
    ]
    clock.instant = NOW - days(1)
    engine.write(
        Put(here, OLD, expires_at=STATES[state], version=VERSION)
        for here, _, _, state, _ in cases
        if STATES[state]
    )
    clock.instant = NOW
    wrong = []
    for here, condition, should_hold, state, kind in cases:
        change: Change = {
            "put": Put(here, {"new": 1}, condition),
            "update": Update(here, condition, put={"new": 1}, expires_at=SECONDS + 1),
            "delete": Delete(here, condition),
        }[kind]
        beside = [Put(Key("BESIDE", here.sort), {})] * companions
        stopped_at = failed_at(engine, *beside, change)
        if stopped_at != (set() if should_hold else {companions}):
            wrong.append((state, kind, condition))
        elif stopped_at and kept(engine, here) != ({here: OLD} if state == "there" else {}):
            wrong.append((state, kind, condition, "and yet changed"))
    assert wrong == []


def failed_at(engine: Engine, *changes: Change) -> frozenset[int]:
    """The changes whose conditions did not hold; empty when all were made."""
    try:
        engine.transact(*changes)
    except ConditionFailed as failed:
        return failed.at
    return frozenset()


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


def count_to(path: Path, times: int) -> None:
    """In a process of its own."""
    engine, connections = sqlite_engine(path, FixedClock(NOW))
    for _ in range(times):
        while True:
            item = engine.get(HERE)[HERE]
            with suppress(ConditionFailed):
                engine.transact(
                    Put(HERE, {"n": item.body["n"] + 1}, SameVersion(item.version)),
                    Update(THERE, add={"n": 1}),
                )
                break
    connections.close()


def test_counting_by_two_processes_on_sqlite_loses_nothing(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "homes.sqlite3"
    engine, connections = sqlite_engine(path, clock)
    engine.transact(Put(HERE, {"n": 0}))
    connections.close()
    forking = multiprocessing.get_context("fork")
    processes = [forking.Process(target=count_to, args=(path, 25)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    engine, connections = sqlite_engine(path, clock)
    assert kept(engine, HERE, THERE) == {HERE: {"n": 50}, THERE: {"n": 50}}
    connections.close()


# A seeded sequence of everything, against a dictionary


def random_change(random: Random, model: dict[Key, Item]) -> Change:
    here = Key(random.choice(("A", "B")), random.choice("abc"))
    there = model.get(here)
    conditions: list[Condition | None] = [
        None,
        ABSENT,
        SameVersion(there.version if there else "x"),
        SameVersion("y"),
        Equal("n", random.choice((None, 1, 2))),
    ]
    condition = random.choice(conditions)
    match random.randrange(4):
        case 0:
            return Delete(here, condition)
        case 1:
            return Update(here, condition, put={"t": random.choice("xy")}, add={"n": 1})
        case 2:
            return Update(here, condition, drop=["t"])
    return Put(here, {"n": random.randrange(3)}, condition, due=random.choice((None, "1", "2")))


def test_any_sequence_of_transactions_does_what_the_port_describes(engine: Engine) -> None:
    random, model = Random(14), dict[Key, Item]()
    counts = Counter[bool]()
    for step in range(120):
        drawn = [random_change(random, model) for _ in range(random.choice((1, 1, 2, 3)))]
        changes = list({change.key: change for change in drawn}.values())
        failing = {
            position
            for position, change in enumerate(changes)
            if not holds(change.condition, model.get(change.key))
        }
        counts[not failing] += 1
        assert failed_at(engine, *changes) == failing
        if not failing:
            after = {change.key: changed(model.get(change.key), change) for change in changes}
            model = {key: item for key, item in (model | after).items() if item}
        if failing or not step % 5:
            assert {item.key: item for item in engine.query("A") + engine.query("B")} == model
    assert min(counts.values()) > 25


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
    ends = ["", "A", "AB", "AC", "~", "\U0010ffff"]
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


LARGEST = Put(HERE, {"text": "x" * (LARGEST_ITEM - 200)})
FITTING: list[Put] = [
    Put(Key("p" * LONGEST_PARTITION, "s" * LONGEST_SORT), {}),
    Put(key("é" * (LONGEST_SORT // 2)), {}),
    LARGEST,
    Put(HERE, nested(29)),
    Put(HERE, {"n": 10**38 - 1, "m": 1 - 10**38}),
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


def test_what_dynamodb_takes_is_taken(engine: Engine, is_moto: bool) -> None:
    for change in FITTING:
        if is_moto and change == LARGEST:
            continue
        engine.transact(change)
        assert engine.get(change.key)[change.key].body == change.body
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


# A store that fails


ASKED: dict[str, Callable[[Engine], object]] = {
    "get": lambda engine: engine.get(HERE),
    "get many": lambda engine: engine.get(HERE, THERE),
    "query": lambda engine: engine.query(HOME),
    "due": lambda engine: engine.due(HOME, until="1", limit=1),
    "put": lambda engine: engine.transact(Put(HERE, {})),
    "update": lambda engine: engine.update(Update(HERE)),
    "transact": lambda engine: engine.transact(Put(HERE, {}), Put(THERE, {})),
    "write": lambda engine: engine.write([Put(HERE, {})]),
}


def unanswered(engine: Engine) -> list[str]:
    """What did anything else than say that the store is unavailable."""
    wrong = []
    for name, ask in ASKED.items():
        try:
            ask(engine)
        except StoreUnavailable:
            continue
        except Exception as problem:
            wrong.append(f"{name}: {type(problem).__name__}")
        else:
            wrong.append(name)
    return wrong


def test_sqlite_that_cannot_be_read_or_written_is_unavailable(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "homes.sqlite3"
    engine, connections = sqlite_engine(path, clock)
    engine.transact(Put(HERE, {"n": 1}))
    connections.close()
    assert unanswered(engine) == []

    engine, connections = sqlite_engine(path, clock)
    path.write_bytes(b"nothing of ours " * 1000)
    assert unanswered(engine) == []
    connections.close()


def test_sqlite_that_another_process_is_writing_can_be_read_alone(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "homes.sqlite3"
    connections = Connections(path, busy_timeout_ms=10)
    connections.prepare()
    engine = SqliteEngine(connections, clock)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert unanswered(engine) == ["get", "get many", "query", "due"]
    assert engine.query(HOME) == []
    connections.close()


def test_sqlite_finds_every_item_by_an_index(tmp_path: Path, clock: FixedClock) -> None:
    engine, connections = sqlite_engine(tmp_path / "homes.sqlite3", clock)
    asked: list[str] = []
    with connections.writing() as connection:
        connection.set_trace_callback(asked.append)
    for ask in ASKED.values():
        ask(engine)
    statements = [text for text in asked if " items " in text]
    plans = [step for text in statements for (*_, step) in connections.rows(f"EXPLAIN QUERY PLAN {text}")]
    assert len(statements) > len(ASKED)
    assert "SCAN items" not in plans
    connections.close()


def faulty_engine(
    server: engines.Engine, clock: FixedClock, *faults: Fault, share: float = 1.0
) -> tuple[DynamoEngine, DynamoEngine, FaultyClient]:
    """An engine on which requests fail, one on which they do not, and how often they did."""
    table = new_address(server).table
    sound = dynamo_engine(server.client, table, clock)
    client = FaultyClient(server.client, seed=14, share=share, faults=faults)
    requests = Requests(client, lambda: None, lambda _: None)
    return DynamoEngine(table, requests, clock), sound, client


@pytest.mark.slow
@pytest.mark.parametrize("fault", [Fault.UNREACHABLE, Fault.THROTTLED, Fault.CONFLICT])
def test_dynamodb_that_does_not_answer_is_unavailable(
    dynamodb_engine: engines.Engine, clock: FixedClock, fault: Fault
) -> None:
    engine, sound, _ = faulty_engine(dynamodb_engine, clock, fault)
    assert unanswered(engine) == []
    assert sound.query(HOME) == []


@pytest.mark.slow
def test_busy_dynamodb_is_asked_again(dynamodb_engine: engines.Engine, clock: FixedClock) -> None:
    faults = (Fault.THROTTLED, Fault.CONFLICT, Fault.PART_LEFT)
    engine, sound, client = faulty_engine(dynamodb_engine, clock, *faults, share=0.3)
    for number in range(50):
        engine.transact(Put(key(f"{number:02}"), {}, ABSENT), Update(THERE, add={"n": 1}))
    engine.write(Put(Key("MANY", f"{number:03}"), {}) for number in range(300))
    assert kept(sound, THERE) == {THERE: {"n": 50}}
    assert (len(engine.query(HOME)), len(engine.query("MANY"))) == (50, 300)
    assert set(client.made) == set(faults)


class HalfRead:
    """Answers a batch of keys one at a time, as of a table that is busy."""

    def __init__(self, client: Any, answers: int) -> None:
        self._client = client
        self._answers = answers

    def close(self) -> None:
        """The client is shared."""

    def batch_get_item(self, RequestItems: dict[str, Any]) -> dict[str, Any]:  # noqa: N803
        ((table, asked),) = RequestItems.items()
        some = asked["Keys"][: min(1, self._answers)]
        rest = asked["Keys"][len(some) :]
        self._answers -= len(some)
        found = {"Responses": {table: []}}
        if some:
            found = self._client.batch_get_item(RequestItems={table: {**asked, "Keys": some}})
        return {**found, "UnprocessedKeys": {table: {**asked, "Keys": rest}} if rest else {}}


@pytest.mark.slow
@pytest.mark.parametrize("answers", [2, 3])
def test_keys_that_a_busy_table_left_are_read_or_the_store_is_unavailable(
    dynamodb_engine: engines.Engine, clock: FixedClock, answers: int
) -> None:
    table = new_address(dynamodb_engine).table
    dynamo_engine(dynamodb_engine.client, table, clock).write([Put(key(name), {}) for name in "abc"])
    requests = Requests(HalfRead(dynamodb_engine.client, answers), lambda: None, lambda _: None)
    engine = DynamoEngine(table, requests, clock)
    if answers < 3:
        with pytest.raises(StoreUnavailable):
            engine.get(*map(key, "abc"))
    else:
        assert len(engine.get(*map(key, "abc"))) == 3


@pytest.mark.slow
@pytest.mark.parametrize("fault", [Fault.ANSWER_LOST, Fault.SENT_TWICE])
def test_version_tells_that_a_lost_answer_was_to_our_own_change(
    dynamodb_engine: engines.Engine, clock: FixedClock, fault: Fault
) -> None:
    for beside in ([], [Update(THERE, add={"n": 1})]):
        engine, sound, _ = faulty_engine(dynamodb_engine, clock, fault)
        put = Put(HERE, {}, ABSENT)
        with pytest.raises(StoreUnavailable if fault is Fault.ANSWER_LOST else ConditionFailed):
            engine.transact(put, *beside)
        with pytest.raises(ConditionFailed):
            sound.transact(put, *beside)
        assert sound.get(HERE)[HERE].version == put.version
        assert kept(sound, THERE) == ({THERE: {"n": 1}} if beside else {})


@pytest.mark.slow
def test_answers_that_the_network_loses_are_asked_for_again(
    dynamodb_engine: engines.Engine, clock: FixedClock
) -> None:
    """boto3 repeats a request by itself, which may then meet what the first one did."""
    lost = Counter[str]()

    def is_lost(operation: str) -> bool:
        lost[operation] += 1
        return lost[operation] % 2 == 1

    table = new_address(dynamodb_engine)
    dynamo_engine(dynamodb_engine.client, table.table, clock)
    with dropping_proxy(dynamodb_engine.endpoint, is_lost) as url:
        client = connect(Address(table="any", region="eu-west-1", endpoint=url))
        engine = DynamoEngine(table.table, Requests(client, lambda: None, lambda _: None), clock)
        for number in range(3):
            for beside in ([], [Update(THERE, add={"n": 1})]):
                put = Put(key(f"{number}{len(beside)}"), {}, ABSENT)
                with suppress(ConditionFailed):
                    engine.transact(put, *beside)
                assert engine.get(put.key)[put.key].version == put.version
        assert engine.get(HERE, THERE)[THERE].body == {"n": 3}
        assert len(engine.query(HOME)) == 6
        client.close()
    assert min(lost.values()) >= 2


# What belongs to somebody else


def test_sqlite_file_of_somebody_else_is_refused_by_its_name(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "accounts.sqlite3"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE items (pk, sk, body)")
        other.commit()
    before = path.read_bytes()
    with pytest.raises(ConfigurationError, match=r"accounts\.sqlite3 is not a Home Coach database"):
        sqlite_engine(path, clock)
    assert path.read_bytes() == before


@pytest.mark.parametrize("server", [MOTO, pytest.param("dynamodb_engine", marks=pytest.mark.slow)])
def test_dynamodb_table_of_somebody_else_is_refused_by_its_name(
    request: pytest.FixtureRequest, server: str, clock: FixedClock
) -> None:
    there: engines.Engine = request.getfixturevalue(server)
    address = new_address(there)
    there.client.create_table(
        TableName=address.table,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    )
    store = DynamoStore(address, clock=clock, client=Shared(there.client))
    with pytest.raises(ConfigurationError, match=f"{address.table}' is not a Home Coach table"):
        store.prepare()
    assert there.client.scan(TableName=address.table)["Items"] == []
    there.client.delete_table(TableName=address.table)
