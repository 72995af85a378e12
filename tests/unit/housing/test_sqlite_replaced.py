"""The files of a database that are removed or replaced under a running server."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from skill.errors import StoreMoved, StoreUnavailable
from skill.housing.sqlite.store import SqliteStore
from skill.operations.health import Readiness
from tests.contract.extracts import NOW, FixedClock, a_report, an_extract

SOON = NOW + timedelta(minutes=30)
SUFFIXES = ("", "-wal", "-shm")


def a_store(path: Path) -> SqliteStore:
    store = SqliteStore(path, clock=FixedClock(NOW), busy_timeout_ms=50)
    store.prepare()
    return store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "homes.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    """It has answered already, so that connections wait to be used again, and its log holds a change."""
    store = a_store(path)
    store.load(an_extract())
    assert store.home("T1") is not None
    store.keep_code("of the first", "T2", expires_at=SOON)
    yield store
    store.close()


def remove(path: Path) -> None:
    for suffix in SUFFIXES:
        path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)


def another(path: Path) -> Path:
    """A database of ours with a code in it and no load, made elsewhere."""
    elsewhere = path.with_name("elsewhere") / path.name
    with closing(a_store(elsewhere)) as made:
        made.keep_code("of the other", "T1", expires_at=SOON)
    return elsewhere


def replace(path: Path) -> None:
    new = another(path)
    remove(path)
    os.replace(new, path)


def kept_reports(path: Path) -> int:
    """As a process that starts now finds them."""
    with closing(a_store(path)) as store:
        return len(store.waiting())


def checks_of(store: SqliteStore) -> dict[str, str]:
    readiness = Readiness(store, FixedClock(NOW), delivers=False, reads_feeds=lambda: False)
    return {name: check.reason for name, check in readiness.checks().items() if not check.is_ok}


def test_removed_database_takes_no_report(store: SqliteStore, path: Path) -> None:
    remove(path)
    with pytest.raises(StoreMoved, match="restore FILE"):
        store.report(a_report())
    with pytest.raises(StoreMoved):
        store.home("T1")
    assert not path.exists()


def test_readiness_says_that_the_database_is_gone(store: SqliteStore, path: Path) -> None:
    assert "store" not in checks_of(store)
    remove(path)
    assert checks_of(store)["store"] == f"{path} was removed: put it back with `python -m skill restore FILE`"


def test_database_that_is_put_back_is_used_at_once(store: SqliteStore, path: Path) -> None:
    kept = path.with_name("kept")
    with closing(sqlite3.connect(path)) as original, closing(sqlite3.connect(kept)) as copy:
        original.backup(copy)
    remove(path)
    with pytest.raises(StoreMoved):
        store.home("T1")
    os.replace(kept, path)
    assert store.home("T1") is not None
    store.report(a_report())
    assert kept_reports(path) == 1


def test_report_is_kept_in_the_database_that_took_the_place(store: SqliteStore, path: Path) -> None:
    replace(path)
    assert store.redeem("of the first", "account", at=NOW) is None
    assert store.redeem("of the other", "account", at=NOW) is not None
    store.report(a_report())
    assert kept_reports(path) == 1


def test_log_of_the_database_before_is_not_taken_for_that_of_the_new_one(
    store: SqliteStore, path: Path
) -> None:
    os.replace(another(path), path)
    with pytest.raises(StoreMoved, match="log of the old one"):
        store.report(a_report())
    for suffix in SUFFIXES[1:]:
        path.with_name(f"{path.name}{suffix}").unlink()
    assert store.redeem("of the other", "account", at=NOW) is not None


def test_nothing_remembered_of_the_database_before_is_said(store: SqliteStore, path: Path) -> None:
    """Both name their current load by the same number."""
    elsewhere = path.with_name("elsewhere") / path.name
    with closing(a_store(elsewhere)) as other:
        other.load(an_extract(tenancies=(), rent_accounts=()))
        with store.reading():
            assert store.home("T1") is not None
        remove(path)
        for file in elsewhere.parent.glob("homes.*"):
            shutil.copy(file, path.with_name(file.name + ".new"))
            os.replace(path.with_name(file.name + ".new"), path.with_name(file.name))
    assert store.home("T1") is None


@pytest.mark.parametrize("suffix", ["-wal", "-shm"])
def test_report_outlives_a_log_that_was_removed(store: SqliteStore, path: Path, suffix: str) -> None:
    store.keep_code("before", "T1", expires_at=SOON)
    path.with_name(f"{path.name}{suffix}").unlink()
    store.report(a_report())
    assert kept_reports(path) == 1


def test_write_that_reached_the_removed_file_is_not_confirmed(store: SqliteStore, path: Path) -> None:
    """Within one turn, after its first read."""
    with store.reading():
        assert store.home("T1") is not None
        replace(path)
        with pytest.raises(StoreMoved):
            store.report(a_report())
    store.report(a_report())
    assert kept_reports(path) == 1


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to be read as one" * 100])
def test_file_that_is_no_database_of_ours_is_refused_or_begun(
    store: SqliteStore, path: Path, content: bytes
) -> None:
    new = path.with_name("new")
    new.write_bytes(content)
    remove(path)
    os.replace(new, path)
    if content:
        with pytest.raises(StoreUnavailable):
            store.report(a_report())
    else:
        assert store.home("T1") is None
        assert store.link("account") is None


def test_database_of_another_product_is_refused(store: SqliteStore, path: Path) -> None:
    new = path.with_name("new")
    with closing(sqlite3.connect(new)) as other:
        other.execute("PRAGMA application_id = 7")
        other.execute("CREATE TABLE theirs (id)")
        other.commit()
    remove(path)
    os.replace(new, path)
    with pytest.raises(StoreUnavailable):
        store.report(a_report())
