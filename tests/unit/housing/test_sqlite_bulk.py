"""A large load is written by a helper process, to the same end as a small one is written here."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from skill.errors import LoadRefused, StoreUnavailable
from skill.housing.extract_rows import Check, Extract, LoadInfo, RentLineRow, accept
from skill.housing.sample import sample_extract
from skill.housing.sqlite import SqliteStore
from skill.housing.sqlite_bulk import Elsewhere
from skill.housing.sqlite_generations import add_generation
from skill.housing.sqlite_load import filling
from tests.contract.extracts import NOW, TODAY, FixedClock, a_job, a_visit, some_lines
from tests.contract.weeks import heard, of_week, week


class LargeLoads(SqliteStore):
    """For which one rent account is many."""

    def load(self, extract: Extract, *, check: Check = accept) -> None:
        add_generation(self._connections, filling(extract, at=NOW, check=check, large=1))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "homes.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[LargeLoads]:
    store = LargeLoads(path, clock=FixedClock(NOW))
    store.prepare()
    store.load(week(1))
    yield store
    store.close()


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as found:
        return list(found.iterdump())


def files(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir() if file.name.startswith("homes.landlord.")}


def test_the_helper_writes_what_would_be_written_here(store: LargeLoads, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    here = SqliteStore(other / "homes.sqlite3", clock=FixedClock(NOW))
    here.prepare()

    here.load(sample_extract(TODAY))
    store.load(sample_extract(TODAY))

    helped = dump(path.with_name("homes.landlord.2.sqlite3"))
    assert helped == dump(other / "homes.landlord.1.sqlite3")
    assert any("lines_of_account" in line for line in helped)
    here.close()


def test_what_the_helper_wrote_is_read_and_taken_back(store: LargeLoads) -> None:
    store.load(week(2))
    assert heard(store) == of_week(2)

    store.roll_back()

    assert heard(store) == of_week(1)


@pytest.mark.parametrize(
    "broken",
    [
        {"repairs": (a_job(), a_job())},
        {"visits": (a_visit(NOW, job_ref="R99"),)},
        {"repairs": (a_job("R2", block_ref="B1", property_ref="P1"),)},
        {"rent_lines": (RentLineRow("A9", date(2026, 1, 5), some_lines()[0].kind, 1),)},
    ],
    ids=["a job twice", "a visit of no job", "a job of home and block", "a line of no account"],
)
def test_what_does_not_hold_together_is_told_by_the_helper(
    store: LargeLoads, path: Path, broken: dict[str, tuple[object, ...]]
) -> None:
    with pytest.raises(StoreUnavailable, match=r"repairs|visits|CHECK|account"):
        store.load(week(2, **broken))

    assert heard(store) == of_week(1)
    assert files(path) == {"homes.landlord.1.sqlite3", "homes.landlord.lock"}


def test_a_load_that_is_refused_ends_its_helper_and_leaves_nothing(store: LargeLoads, path: Path) -> None:
    def refuse(before: LoadInfo | None, rows: Mapping[str, int]) -> None:
        raise LoadRefused(str(rows["rent_lines"]))

    with pytest.raises(LoadRefused, match="4"):
        store.load(
            week(2, rent_lines=[line for line in some_lines() if line.account_ref == "A1"]), check=refuse
        )

    assert heard(store) == of_week(1)
    assert files(path) == {"homes.landlord.1.sqlite3", "homes.landlord.lock"}


def test_a_helper_that_is_killed_makes_the_load_fail(store: LargeLoads, path: Path) -> None:
    def lines() -> Iterator[RentLineRow]:
        ours = f"/proc/{os.getpid()}/task/{os.getpid()}/children"
        for child in Path(ours).read_text().split():
            os.kill(int(child), signal.SIGKILL)
        yield from [some_lines()[0]] * 200_000

    with pytest.raises(StoreUnavailable):
        store.load(week(2, rent_lines=lines()))

    assert heard(store) == of_week(1)


def test_a_helper_whose_load_dies_finishes_nothing(tmp_path: Path) -> None:
    new = tmp_path / "new.sqlite3"
    new.touch()

    ended = subprocess.run(
        [sys.executable, "-m", "skill.housing.sqlite_bulk", str(new)],
        input=b'["CREATE TABLE of_a_load (a INTEGER)", []]\n',
        capture_output=True,
    )

    assert ended.returncode == 1
    assert b"before it was finished" in ended.stderr


def test_a_helper_that_was_left_alone_is_gone(tmp_path: Path) -> None:
    new = tmp_path / "new.sqlite3"
    new.touch()

    with Elsewhere(str(new)) as helper:
        helper.many("CREATE TABLE of_a_load (a INTEGER)", [()])

    assert helper._helper.returncode == -signal.SIGKILL
