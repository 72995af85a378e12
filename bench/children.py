"""Commands run to their end in processes of their own, with what each of them cost."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.server import ROOT

KILOBYTES_IN_A_MEGABYTE = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """`megabytes` is the most that was resident at any time."""

    seconds: float
    cpu_seconds: float
    megabytes: float


def cost_of(command: list[str], environ: Mapping[str, str] | None = None, *, cwd: Path = ROOT) -> Cost:
    """Raises `RuntimeError` with what the command said when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, **(environ or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    process.stdout.close()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command[:4])} ended with {process.returncode}: {said}")
    return Cost(
        seconds=seconds,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        megabytes=usage.ru_maxrss / KILOBYTES_IN_A_MEGABYTE,
    )


def plain_import(folder: Path, database: Path) -> tuple[str, Cost]:
    """SQLite's own `.import` of the same files, with no index; by Python where its shell is missing."""
    shell = shutil.which("sqlite3")
    if shell is None:
        command = [sys.executable, "-m", "bench.plain_import", str(folder), str(database)]
        return "Python's csv and sqlite3, as there is no sqlite3 command", cost_of(command)
    imports = [f".import {path.name} {path.stem}" for path in sorted(folder.glob("*.csv"))]
    return "sqlite3 .import", cost_of([shell, str(database), "-cmd", ".mode csv", *imports], cwd=folder)
