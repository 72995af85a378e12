"""The files beside the database: one for each generation kept, and no others for long."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from skill.domain.rent import LineKind, RentLine
from skill.errors import StoreUnavailable
from skill.housing.extract.rows import RentLineRow
from skill.housing.sqlite.connections import Connections
from skill.housing.sqlite.store import SqliteStore
from tests.contract.extracts import NOW, FixedClock, a_message
from tests.contract.weeks import expected_week, heard, week


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "homes [1].sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(path, clock=FixedClock(NOW), busy_timeout_ms=50)
    store.prepare()
    yield store
    store.close()


def generation(path: Path, number: int) -> Path:
    return path.with_name(f"homes [1].landlord.{number}.sqlite3")


def beside(path: Path) -> set[str]:
    ours = {path.name, f"{path.name}-wal", f"{path.name}-shm", "homes [1].landlord.lock"}
    return {found.name for found in path.parent.iterdir()} - ours


def names(path: Path, *numbers: int) -> set[str]:
    return {generation(path, number).name for number in numbers}


def test_three_files_are_kept(store: SqliteStore, path: Path) -> None:
    for number in range(1, 6):
        store.load(week(number))

    assert beside(path) == names(path, 3, 4, 5)


def test_rolled_back_load_leaves_no_file_and_its_number_is_not_reused(store: SqliteStore, path: Path) -> None:
    store.load(week(1))
    store.load(week(2))
    store.roll_back()
    assert beside(path) == names(path, 1)

    store.load(week(3))

    assert beside(path) == names(path, 1, 3)
    assert heard(store) == expected_week(3)


def test_aborted_load_leaves_no_file(store: SqliteStore, path: Path) -> None:
    store.load(week(1))

    def lines() -> Iterator[object]:
        yield from ()
        raise ValueError("row 2")

    with pytest.raises(ValueError, match="row 2"):
        store.load(week(2, rent_lines=lines()))

    assert beside(path) == names(path, 1)


def test_next_load_removes_the_remains_of_a_killed_one(store: SqliteStore, path: Path) -> None:
    store.load(week(1))
    generation(path, 2).write_bytes(b"half a database")
    generation(path, 2).with_name(f"{generation(path, 2).name}-journal").touch()
    generation(path, 7).with_name(f".{generation(path, 7).name}.0123456789abcdef").touch()
    others = {"homes [1].landlord.key", "another.landlord.2.sqlite3", "homes [1].landlord.2.sqlite3.backup"}
    for name in others:
        (path.parent / name).touch()
    assert heard(store) == expected_week(1)

    store.load(week(2))

    assert beside(path) == names(path, 1, 2) | others
    assert heard(store) == expected_week(2)


def test_no_connection_keeps_a_deleted_file_open(store: SqliteStore) -> None:
    for number in range(1, 6):
        store.load(week(number))
        with store.reading():
            heard(store)
            store.waiting()

    held = [
        os.readlink(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd") if _lives(number)
    ]

    assert [name for name in held if "homes [1].landlord" in name and name.endswith("(deleted)")] == []


def _lives(number: str) -> bool:
    return os.path.lexists(f"/proc/self/fd/{number}")


def test_database_restored_without_generations_uses_the_existing_ones(store: SqliteStore, path: Path) -> None:
    for number in (1, 2, 3):
        store.load(week(number))
    store.add(a_message())
    store.close()
    generation(path, 3).unlink()

    restored = SqliteStore(path, clock=FixedClock(NOW))
    restored.prepare()
    assert heard(restored) == expected_week(2)
    restored.close()
    for number in (1, 2):
        generation(path, number).unlink()

    bare = SqliteStore(path, clock=FixedClock(NOW))
    bare.prepare()
    assert heard(bare) == (None, None, [], None)
    assert len(bare.waiting()) == 1
    bare.load(week(4))
    assert heard(bare) == expected_week(4)
    bare.close()


def test_missing_generation_makes_the_store_unavailable_until_the_next_load(
    store: SqliteStore, path: Path
) -> None:
    store.load(week(1))
    generation(path, 1).unlink()

    with pytest.raises(StoreUnavailable):
        store.home("T1")

    store.load(week(2))
    assert heard(store) == expected_week(2)


def test_late_reader_finds_the_next_generation(path: Path) -> None:
    """The number it has just read is gone when it opens the file, as when several loads pass it by."""
    writer = SqliteStore(path, clock=FixedClock(NOW))
    writer.prepare()
    writer.load(week(1))

    class Late(Connections):
        was_late = False

        def _attach(self, connection: sqlite3.Connection, number: int) -> None:
            if not self.was_late:
                self.was_late = True
                for newer in range(2, 6):
                    writer.load(week(newer))
            super()._attach(connection, number)  # type: ignore[arg-type]

    with closing(Late(path, busy_timeout_ms=50)) as late:
        assert late.row("SELECT source FROM loads") == ("week 5",)
    writer.close()


def test_a_long_extract_keeps_its_lines_whatever_their_order(store: SqliteStore) -> None:
    monday = date(2026, 1, 5)
    weeks = [monday + timedelta(weeks=number) for number in range(40)]
    rows = [
        RentLineRow(account_ref="A1", on=on, kind=kind, owed_pence=pence)
        for kind, pence in ((LineKind.REFUND, 100), (LineKind.CASH, -60), (LineKind.CARD, -40))
        for on in reversed(weeks)
    ]
    store.load(week(1, rent_lines=rows))

    assert store.lines("A1", since=weeks[2]) == [
        RentLine(on=on, kind=kind, owed_pence=pence)
        for on in reversed(weeks[2:])
        for kind, pence in ((LineKind.CARD, -40), (LineKind.CASH, -60), (LineKind.REFUND, 100))
    ]


def test_every_kind_of_line_comes_back_as_it_was(store: SqliteStore) -> None:
    rows = [
        RentLineRow(account_ref="A1", on=date(2026, 1, 5), kind=kind, owed_pence=-1 - number)
        for number, kind in enumerate(LineKind)
    ]
    store.load(week(1, rent_lines=rows))

    found = store.lines("A1", since=date(2026, 1, 1))

    assert [(line.kind, line.owed_pence) for line in reversed(found)] == [
        (row.kind, row.owed_pence) for row in rows
    ]
