"""Sixteen readers in processes of their own beside one load after another."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.generations import numbered_extract
from bench.server import ROOT
from skill.housing.sqlite.store import SqliteStore

READERS = 16


def beside_loads(path: Path, *, homes: int, loads: int, processes: int = READERS) -> dict[str, Any]:
    """Turns, errors and mixes of all readers together, and the most loads that one of them heard."""
    store = SqliteStore(path)
    store.prepare()
    store.load(numbered_extract(1, homes=homes))
    readers = [_reader(path, homes=homes, threads=READERS // processes) for _ in range(processes)]
    _start(readers)
    for number in range(2, loads + 2):
        store.load(numbered_extract(number, homes=homes))
        if number % 4 == 0:
            store.roll_back()
    store.close()
    counts = [each for reader in readers for each in json.loads(_told(reader))]
    found: dict[str, Any] = {
        name: sum(count.get(name, 0) for count in counts) for name in ("turns", "errors", "mixes")
    }
    return {"readers": len(counts), "homes": homes, "loads": loads, **found} | {
        "most_loads_heard": max(count["loads"] for count in counts)
    }


def _reader(path: Path, *, homes: int, threads: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "bench.reader", str(path), str(homes), str(threads)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _start(readers: list[subprocess.Popen[str]]) -> None:
    """Together, once all are ready: those that read would keep the others from starting."""
    for reader in readers:
        assert reader.stdout is not None
        reader.stdout.readline()
    for reader in readers:
        assert reader.stdin is not None
        reader.stdin.write("\n")
        reader.stdin.flush()


def _told(process: subprocess.Popen[str]) -> str:
    told, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"a reader ended with {process.returncode}")
    return told
