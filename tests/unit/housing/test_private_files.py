"""Personal data is stored in files that only their owner may read."""

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


def test_folder_and_files_of_the_store_are_private_to_the_owner(tmp_path: Path) -> None:
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


def test_existing_folder_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir(mode=0o750)

    make_folder(folder)

    assert mode(folder) == 0o750


def test_existing_file_is_left_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    make_file(path, b"first")

    make_file(path, b"second")

    assert (path.read_bytes(), mode(path)) == (b"first", 0o600)


def test_concurrent_creation_makes_one_file_and_leaves_no_other(tmp_path: Path) -> None:
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
def test_failure_to_create_a_file_is_reported(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreUnavailable, match="cannot make"):
        make_file(tmp_path / name)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_unwritable_folder_is_reported(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(StoreUnavailable, match="Permission denied"):
        SqliteStore(tmp_path / "homes.sqlite3").prepare()

    tmp_path.chmod(0o700)
