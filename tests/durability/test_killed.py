"""Kill -9 at any moment: a confirmed report is stored once with one message; nothing is incomplete."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = 20261102


KILLS = 300


@pytest.mark.slow
def test_confirmed_reports_are_neither_lost_nor_duplicated(tmp_path: Path) -> None:
    heard_in, data = tmp_path / "heard.txt", tmp_path / "homes.sqlite3"

    subprocess.run(
        [
            *(sys.executable, "-m", "tests.durability.reporter"),
            *(f"sqlite:///{data}", str(KILLS), str(SEED), str(heard_in)),
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )

    with closing(sqlite3.connect(data)) as connection:
        reports = connection.execute("SELECT request_id, reference FROM reports").fetchall()
        messages = connection.execute(
            "SELECT request_id, json_extract(body, '$.reference') FROM outbox"
        ).fetchall()
        (sound,) = connection.execute("PRAGMA integrity_check").fetchone()
    heard = {line.rpartition(" ")[0]: line.rpartition(" ")[2] for line in heard_in.read_text().splitlines()}
    kept = dict(reports)

    assert sound == "ok"
    assert len(heard) >= 10
    assert {request: kept.get(request) for request in heard} == heard
    assert len(reports) == len(kept)
    assert sorted(reports) == sorted(messages)
