"""SQLite when it is locked, damaged, of a newer version, or given an incomplete change."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier, Thread, Timer

import pytest

from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.extract.rows import RentLineRow, TenancyRow
from skill.housing.sqlite.connections import Connections
from skill.housing.sqlite.schema import OWN
from skill.housing.sqlite.store import SqliteStore
from skill.housing.sqlite.versions import find_version
from tests.contract.extracts import NOW, FixedClock, a_job, a_message, a_report, an_extract, some_lines
from tests.contract.test_chasers import a_chaser

SHORT = 50


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "homes.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(path, clock=FixedClock(NOW), busy_timeout_ms=SHORT)
    store.prepare()
    store.load(an_extract())
    yield store
    store.close()


@contextmanager
def another_process_writing(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other
        other.execute("ROLLBACK")


def the_extracts_file(path: Path) -> Path:
    return path.with_name("homes.landlord.1.sqlite3")


def test_locked_file_refuses_writes_and_stays_readable(store: SqliteStore, path: Path) -> None:
    store.keep_code("hash", "T1", expires_at=NOW + timedelta(hours=1))
    with another_process_writing(path):
        with pytest.raises(StoreUnavailable):
            store.report(a_report())
        with pytest.raises(StoreUnavailable):
            store.redeem("hash", "account", at=NOW)
        assert store.home("T1") is not None
        assert store.waiting() == []

    assert store.report(a_report()).reference is not None


def test_load_in_progress_does_not_delay_a_report(store: SqliteStore, path: Path) -> None:
    other = SqliteStore(path, busy_timeout_ms=SHORT)

    def lines() -> Iterator[RentLineRow]:
        store.report(a_report())
        with pytest.raises(StoreUnavailable, match="another load"):
            other.load(an_extract())
        yield some_lines()[0]

    store.load(an_extract(rent_lines=lines()))

    assert len(other.waiting()) == 1
    assert other.lines("A1", since=NOW.date() - timedelta(weeks=4)) != []
    other.close()


@pytest.mark.parametrize(
    "keep", [lambda store: store.report(a_report()), lambda store: store.chase(a_chaser())]
)
@pytest.mark.parametrize("item", ["pk = 'OUTBOX'", "sk GLOB '~MESSAGE#*'"])
def test_a_record_without_its_message_is_not_kept(
    item: str, keep: Callable[[SqliteStore], object], store: SqliteStore, path: Path
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(
            f"CREATE TRIGGER full BEFORE INSERT ON items WHEN new.{item} "
            "BEGIN SELECT raise(ABORT, 'the disk is full'); END"
        )
        with pytest.raises(StoreUnavailable):
            keep(store)
        assert other.execute("SELECT count(*) FROM items").fetchone() == (0,)
        other.execute("DROP TRIGGER full")

    assert keep(store)
    assert len(store.waiting()) == 1


@pytest.mark.parametrize(
    "broken",
    [
        {"tenancies": (TenancyRow(tenancy_ref="T5", property_ref="P99", started_on=date(2026, 1, 5)),)},
        {"rent_lines": some_lines()},
        {"repairs": (a_job(), a_job())},
        {"repairs": (a_job(), a_job("R2", block_ref="B1", property_ref="P1"))},
    ],
    ids=["a tenancy of no property", "a line of no account", "a job twice", "a job of home and block"],
)
def test_inconsistent_extract_leaves_the_previous_load(
    store: SqliteStore, broken: dict[str, tuple[object, ...]]
) -> None:
    before = store.loaded()

    with pytest.raises(StoreUnavailable):
        store.load(an_extract(source="broken", **broken))

    assert store.loaded() == before
    assert store.home("T1") is not None
    assert store.main_account("T1") is not None


def test_aborted_extract_leaves_the_previous_load(store: SqliteStore) -> None:
    def lines() -> Iterator[RentLineRow]:
        yield some_lines()[0]
        raise ValueError("row 2")

    with pytest.raises(ValueError, match="row 2"):
        store.load(an_extract(rent_lines=lines()))

    info = store.loaded()
    assert info is not None
    assert info.rows["rent_lines"] == 0
    store.load(an_extract())


def test_file_that_is_not_a_database_is_unavailable(path: Path) -> None:
    path.write_bytes(b"Dear tenant, " * 1000)

    with pytest.raises(StoreUnavailable):
        SqliteStore(path).prepare()


def test_a_folder_that_cannot_be_made_is_unavailable(path: Path) -> None:
    path.write_text("not a folder")

    with pytest.raises(StoreUnavailable, match=r"cannot make .*: Not a directory"):
        SqliteStore(path / "deep" / "homes.sqlite3").prepare()


def test_folder_in_place_of_the_file_is_unavailable(path: Path) -> None:
    path.mkdir()

    with pytest.raises(StoreUnavailable, match=r"cannot make .*homes\.sqlite3: Is a directory"):
        SqliteStore(path).prepare()


def test_unprepared_store_is_unavailable(path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        SqliteStore(path).home("T1")
    assert not path.exists()


@pytest.mark.parametrize(("version", "age"), [(99, "newer"), (1, "older")])
def test_a_file_of_another_version_is_refused_and_not_touched(
    store: SqliteStore, path: Path, version: int, age: str
) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA user_version = {version}")

    with pytest.raises(ConfigurationError, match=age):
        SqliteStore(path).prepare()

    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA user_version").fetchone() == (version,)


def test_preparing_again_changes_nothing(store: SqliteStore) -> None:
    store.report(a_report())

    store.prepare()

    assert len(store.waiting()) == 1
    assert store.loaded() is not None


def test_concurrent_preparation_of_a_new_file_works(path: Path) -> None:
    together = Barrier(8)
    failures: list[Exception] = []

    def prepare() -> None:
        store = SqliteStore(path)
        together.wait()
        try:
            store.prepare()
            store.add(a_message())
        except (StoreUnavailable, ConfigurationError) as problem:
            failures.append(problem)
        store.close()

    threads = [Thread(target=prepare) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []


def test_a_file_that_another_process_creates_while_we_look_at_it_counts_as_empty(path: Path) -> None:
    class Slow(sqlite3.Connection):
        """Another process creates the database after our first look at it."""

        def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:
            found = super().execute(sql, *parameters)
            if sql == "PRAGMA user_version":
                other = SqliteStore(path)
                other.prepare()
                other.close()
            return found

    with closing(sqlite3.connect(path, isolation_level=None, factory=Slow)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        assert find_version(connection, OWN, str(path)) is None


def test_preparing_waits_for_a_process_that_has_the_new_file_locked(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    leaving = Timer(0.1, lambda: other.execute("COMMIT"))
    leaving.start()

    store = SqliteStore(path, busy_timeout_ms=5000)
    store.prepare()

    leaving.join()
    assert store.loaded() is None
    store.close()
    other.close()


def test_parent_folders_are_created(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "var" / "it's 50% new #1?" / "homes.sqlite3")
    store.prepare()

    assert store.loaded() is None
    store.close()


def test_a_forked_process_opens_connections_of_its_own(path: Path) -> None:
    """A temporary table belongs to one connection, so the child sees it only on its parent's."""
    connections = Connections(path, busy_timeout_ms=SHORT)
    connections.prepare()
    connections.rows("CREATE TEMP TABLE of_the_parent (a INTEGER)")

    child = os.fork()
    if child == 0:
        try:
            connections.rows("SELECT a FROM of_the_parent")
        except StoreUnavailable:
            connections.rows("SELECT pk FROM items")
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == 0
    assert connections.rows("SELECT a FROM of_the_parent") == []
    connections.close()


def test_in_memory_store_busy_for_too_long_is_unavailable() -> None:
    connections = Connections(None, busy_timeout_ms=SHORT)
    connections.prepare()
    refused: list[str] = []

    def read() -> None:
        try:
            connections.rows("SELECT 1")
        except StoreUnavailable as problem:
            refused.append(str(problem))

    with connections.writing():
        reader = Thread(target=read)
        reader.start()
        reader.join()

    assert refused == ["database is locked"]
    assert connections.rows("SELECT 1") == [(1,)]
    connections.close()


def test_durability_pragmas_are_set(store: SqliteStore, path: Path) -> None:
    connections = Connections(path, busy_timeout_ms=SHORT)

    assert connections.row("PRAGMA synchronous") == (2,)
    assert connections.row("PRAGMA foreign_keys") == (1,)
    assert connections.row("PRAGMA busy_timeout") == (SHORT,)
    assert connections.row("PRAGMA journal_mode") == ("wal",)
    connections.close()


def test_every_table_is_strict(store: SqliteStore, path: Path) -> None:
    """Except an R*Tree and its shadow tables, which SQLite declares itself."""
    for file in (path, the_extracts_file(path)):
        with closing(sqlite3.connect(file)) as other:
            kinds = other.execute("PRAGMA table_list").fetchall()
        plain = {
            name: is_strict
            for schema, name, kind, _, _, is_strict in kinds
            if schema == "main" and kind == "table" and not name.startswith("sqlite_")
        }
        assert {"events", "items"} & plain.keys()
        assert [name for name, is_strict in plain.items() if not is_strict] == []
