"""Sixteen readers during repeated loads: none fails, waits or sees two loads in a turn."""

from pathlib import Path

import pytest

from bench.readers import beside_loads


@pytest.mark.slow
def test_sixteen_readers_never_see_two_loads_in_a_turn(tmp_path: Path) -> None:
    found = beside_loads(tmp_path / "homes.sqlite3", homes=100, loads=40)

    assert (found["readers"], found["errors"], found["mixes"]) == (16, 0, 0)
    assert found["most_loads_heard"] > 3
