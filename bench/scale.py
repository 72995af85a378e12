"""What a whole association costs: loading it, talking to it, and loading it while others talk."""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from bench import readers, turns
from bench.children import Cost, cost_of, plain_import
from bench.sample.extract import scale_extract
from bench.sample.files import write_folder

Say = Callable[[str], None]

LARGE = 50_000
"""From here on one load is enough: it takes so long that other work on the machine averages out."""
LOADS_A_ROUND = 4
"""Beside readers."""


def compare(folder: Path, *, homes: int, rounds: int, turn_count: int, say: Say) -> dict[str, Any]:
    """`folder` keeps the files that are made; files of an earlier run are used again."""
    today = datetime.now(UTC).date()
    few, many = folder / f"{turns.FEW}", folder / f"{homes}"
    for count, files in ((turns.FEW, few), (homes, many)):
        if not (files / "manifest.json").exists():
            say(f"making {count:,} homes")
            write_folder(scale_extract(count, seed=1, today=today), files)
    databases = {side: folder / f"database-{side}" / "homes.sqlite3" for side in ("few", "many")}
    for database in databases.values():
        _remove(database.parent)
    as_of = datetime.combine(today - timedelta(days=1), time(20), tzinfo=UTC)
    say("loading")
    _load(few, databases["few"], as_of)
    load = _compare_loads(many, databases["many"], as_of, rounds=1 if homes >= LARGE else rounds, say=say)
    say("talking")
    talk = turns.compare(
        databases["few"], databases["many"], homes=homes, turns=turn_count, now=as_of + timedelta(hours=14)
    )
    say(f"{readers.READERS} readers beside loads")
    beside = readers.beside_loads(
        folder / "database-readers" / "homes.sqlite3",
        homes=max(100, min(homes // 10, 2_000)),
        loads=LOADS_A_ROUND * rounds,
    )
    return {"homes": homes, "load": load, "turns": talk, "readers": beside}


def _compare_loads(files: Path, database: Path, as_of: datetime, *, rounds: int, say: Say) -> dict[str, Any]:
    plain, ours, how = list[Cost](), list[Cost](), ""
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}")
        imported = database.parent.with_name("plain.sqlite3")
        imported.unlink(missing_ok=True)
        how, cost = plain_import(files, imported)
        plain.append(cost)
        ours.append(_load(files, database, as_of))
        imported.unlink()
    pairs = list(zip(ours, plain, strict=True))
    return {
        "plain": how,
        "plain_s": median(cost.seconds for cost in plain),
        "load_s": median(cost.seconds for cost in ours),
        "ratio": median(our.seconds / other.seconds for our, other in pairs),
        "cpu_ratio": median(our.cpu_seconds / other.cpu_seconds for our, other in pairs),
        "peak_mb": max(cost.megabytes for cost in ours),
        "files_mb": sum(path.stat().st_size for path in files.glob("*.csv")) / 1e6,
    }


def _load(files: Path, database: Path, as_of: datetime) -> Cost:
    command = [
        sys.executable,
        "-m",
        "skill",
        "load",
        str(files),
        "--as-of",
        as_of.isoformat(),
        "--sign",
        "positive-owes",
    ]
    return cost_of(command, {"HOME_COACH_DATA": f"sqlite:///{database}", "HOME_COACH_ENV": "development"})


def _remove(folder: Path) -> None:
    with suppress(FileNotFoundError):
        for path in folder.iterdir():
            path.unlink()
