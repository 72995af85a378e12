"""A load whose process is killed between any two of its steps leaves the previous load current."""

import os
import signal
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

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
FEWEST_STEPS = 300
"""A load of a week has about 690 lines; with far fewer, the test would no longer see them."""


def an_opened(path: Path) -> SqliteStore:
    store = SqliteStore(path, clock=FixedClock(NOW))
    store.prepare()
    return store


def a_long_week(number: int) -> Extract:
    def lines() -> Iterator[RentLineRow]:
        for pence in range(50):
            yield RentLineRow(account_ref="A1", on=TODAY, kind=LineKind.CARD, owed_pence=-pence)

    return week(number, rent_lines=lines())


def load_until(path: Path, number: int, *, step: int) -> int | None:
    """Load in a process of its own that kills itself at a step; how many steps there are if it did not."""
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
    store, steps = SqliteStore(path, clock=FixedClock(NOW)), count()

    def follow(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_filename not in LOADING:
            return None
        if event == "line" and next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return follow

    sys.settrace(follow)
    store.load(a_long_week(number))
    sys.settrace(None)
    return next(steps)


def kill_loads(path: Path) -> list[bool]:
    """Whether the load that was killed counts already, for each step at which one was.

    Ends with the first load that is over before its step comes: how many steps a load has depends on what the
    loads before it left.
    """
    answers: list[bool] = []
    current = 0
    for number, step in enumerate(count(), 1):
        if load_until(path, number, step=step) is not None:
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

    assert len(answers) >= FEWEST_STEPS
    assert set(answers) == {False, True}
    assert nothing_is_left_over(path)
