"""Kill -9 at any moment: a confirmed report is stored once with one message; nothing is incomplete."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

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
        reports = [(body["request_id"], body["reference"]) for body in bodies(connection, "~REPORT#")]
        said = bodies(connection, "~MESSAGE#repair_report#")
        messages = [(body["request_id"], body["body"]["reference"]) for body in said]
        queued = [body["request_id"] for body in bodies(connection, "repair_report#")]
        (sound,) = connection.execute("PRAGMA integrity_check").fetchone()
    heard = {line.rpartition(" ")[0]: line.rpartition(" ")[2] for line in heard_in.read_text().splitlines()}
    kept = dict(reports)

    assert sound == "ok"
    assert len(heard) >= 10
    assert {request: kept.get(request) for request in heard} == heard
    assert len(reports) == len(kept)
    assert sorted(reports) == sorted(messages)
    assert sorted(queued) == sorted(kept)


def bodies(connection: sqlite3.Connection, kind: str) -> list[Any]:
    """Of the items whose sort keys begin so."""
    found = connection.execute("SELECT body FROM items WHERE substr(sk, 1, ?) = ?", (len(kind), kind))
    return [json.loads(body) for (body,) in found]
