"""What is kept about people lies in files that only their owner may read."""

import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from skill.errors import StoreUnavailable
from skill.housing.private_files import make_file, make_folder
from skill.housing.sqlite.store import SqliteStore
from tests.contract.extracts import a_message, an_extract


@pytest.fixture(autouse=True)
def a_usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folder_and_every_file_of_the_store_are_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    store = SqliteStore(folder / "homes.sqlite3")
    store.prepare()
    store.load(an_extract())
    store.add(a_message())
    store.loaded()

    modes = {path.name: mode(path) for path in folder.iterdir()}
    store.close()

    assert mode(folder) == 0o700
    assert modes == dict.fromkeys(
        [
            "homes.sqlite3",
            "homes.sqlite3-wal",
            "homes.sqlite3-shm",
            "homes.landlord.1.sqlite3",
            "homes.landlord.lock",
        ],
        0o600,
    )


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir(mode=0o750)

    make_folder(folder)

    assert mode(folder) == 0o750


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    make_file(path, b"first")

    make_file(path, b"second")

    assert (path.read_bytes(), mode(path)) == (b"first", 0o600)


def test_of_many_who_make_a_file_together_one_does_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "kept"

    def make(number: int) -> bytes:
        make_file(path, bytes([number]) * 32)
        return path.read_bytes()

    with ThreadPoolExecutor(8) as threads:
        contents = set(threads.map(make, range(64)))

    assert len(contents) == 1
    assert {len(content) for content in contents} == {32}
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["x" * 300, "missing/kept"], ids=["a name too long", "a folder missing"])
def test_a_file_that_cannot_be_made_is_said_to_be_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreUnavailable, match="cannot make"):
        make_file(tmp_path / name)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_in_is_said_to_be_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(StoreUnavailable, match="Permission denied"):
        SqliteStore(tmp_path / "homes.sqlite3").prepare()

    tmp_path.chmod(0o700)
