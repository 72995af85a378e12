"""A load killed after any of its steps leaves one load current: the previous one or its own."""

import os
import signal
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any
from zlib import crc32

import pytest

from skill.domain.rent import LineKind
from skill.housing import private_files
from skill.housing.extract.rows import Extract, RentLineRow
from skill.housing.sqlite import connections, files, generations, load, schema
from skill.housing.sqlite.store import SqliteStore
from tests.contract.extracts import NOW, TODAY, FixedClock
from tests.contract.weeks import expected_week, heard, week

LOADING = {
    module.__file__
    for module in (
        *(private_files, connections, files, generations, load, schema),
        sys.modules[__name__],
    )
}
FEWEST_STEPS = 12
"""A load of a week leaves about 20 states on disk; with far fewer, the test would no longer see them."""

KILLS_AT_A_STEP = 2
"""The second load starts from what the first, killed at the same step, left."""


def an_opened(path: Path) -> SqliteStore:
    store = SqliteStore(path, clock=FixedClock(NOW))
    store.prepare()
    return store


def a_long_week(number: int) -> Extract:
    def lines() -> Iterator[RentLineRow]:
        for pence in range(50):
            yield RentLineRow(account_ref="A1", on=TODAY, kind=LineKind.CARD, owed_pence=-pence)

    return week(number, rent_lines=lines())


class Folder:
    """What is on disk: all that a process leaves behind when it is killed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open: dict[int, int] = {}
        self._before = self._now()

    def has_changed(self) -> bool:
        before, self._before = self._before, self._now()
        return self._before != before

    def _now(self) -> dict[str, tuple[int, int, int]]:
        return {file.name: self._state(file) for file in os.scandir(self._path)}

    def _state(self, file: os.DirEntry[str]) -> tuple[int, int, int]:
        """A file that was opened stays open: to close it would release SQLite's locks of this process."""
        stat = file.stat()
        if stat.st_ino not in self._open:
            self._open[stat.st_ino] = os.open(file.path, os.O_RDONLY)
        content = os.pread(self._open[stat.st_ino], stat.st_size, 0)
        return stat.st_ino, stat.st_mode, crc32(content)


def load_until(path: Path, number: int, *, step: int) -> int | None:
    """Load in a process of its own that kills itself at a step; how many steps there are if it did not.

    A step is a line of Python that finds other files than the line before it. A kill at any other line would
    leave what a kill at the last such line leaves.
    """
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(tell, str(_steps_of_a_load(path, number, step)).encode())
        finally:
            os._exit(0)
    os.close(tell)
    os.waitpid(child, 0)
    with open(told, "rb") as found:
        steps = found.read()
    return int(steps) if steps else None


def _steps_of_a_load(path: Path, number: int, last: int) -> int:
    store, folder, steps = SqliteStore(path, clock=FixedClock(NOW)), Folder(path.parent), count()

    def follow(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_filename not in LOADING:
            return None
        if event == "line" and folder.has_changed() and next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return follow

    sys.settrace(follow)
    store.load(a_long_week(number))
    sys.settrace(None)
    return next(steps)


def kill_loads(path: Path) -> list[bool]:
    """Whether the load that was killed counts already, for each kill at each step.

    Ends with the first load that is over before its step comes: how many steps a load has depends on what the
    loads before it left.
    """
    answers: list[bool] = []
    current = 0
    for number in count(1):
        if load_until(path, number, step=(number - 1) // KILLS_AT_A_STEP) is not None:
            break
        store = an_opened(path)
        answers.append(heard(store) == expected_week(number))
        assert answers[-1] or heard(store) == expected_week(current)
        current = number if answers[-1] else current
        assert store.generations()[0].source == f"week {current}"
        store.close()
    return answers


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "homes.sqlite3"
    store = an_opened(path)
    store.load(a_long_week(0))
    store.close()
    return path


def nothing_is_left_over(path: Path) -> bool:
    """Once another load has passed: there are only the files of the generations."""
    store = an_opened(path)
    store.load(week(999))
    kept = len(store.generations())
    assert heard(store) == expected_week(999)
    store.close()
    return len([file for file in path.parent.iterdir() if ".landlord." in file.name]) == kept + 1


@pytest.mark.slow
def test_load_killed_at_any_step_leaves_one_load_current(path: Path) -> None:
    answers = kill_loads(path)

    assert len(answers) >= FEWEST_STEPS * KILLS_AT_A_STEP
    assert set(answers) == {False, True}
    assert nothing_is_left_over(path)
