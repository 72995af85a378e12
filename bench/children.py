"""Commands run to their end in processes of their own, with what each of them cost."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.server import ROOT

KILOBYTES_IN_A_MEGABYTE = 1024
BYTES_IN_A_MEGABYTE = 1024 * 1024
LOOKS_EVERY_S = 0.5
"""More often would itself take from the load what its two processes need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """`megabytes` is the most that was resident at any time, by the command and all that it started: the
    largest of them to the byte, and together as often as `LOOKS_EVERY_S`.
    """

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
    with _watching(process.pid) as together:
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
        megabytes=max(
            usage.ru_maxrss / KILOBYTES_IN_A_MEGABYTE, max(together, default=0) / BYTES_IN_A_MEGABYTE
        ),
    )


@contextmanager
def _watching(pid: int) -> Iterator[list[int]]:
    """Bytes that a process and its descendants hold together, time after time: the system only tells
    the most that one of them held.
    """
    together: list[int] = []
    is_over = threading.Event()

    def watch() -> None:
        with suppress(psutil.NoSuchProcess):
            family = psutil.Process(pid)
            while not is_over.wait(LOOKS_EVERY_S):
                together.append(sum(_resident(each) for each in [family, *family.children(recursive=True)]))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield together
    finally:
        is_over.set()
        watcher.join()


def _resident(process: psutil.Process) -> int:
    """One that has ended since it was listed holds nothing."""
    with suppress(psutil.NoSuchProcess):
        return int(process.memory_info().rss)
    return 0


def plain_import(folder: Path, database: Path) -> tuple[str, Cost]:
    """SQLite's own `.import` of the same files, with no index; by Python where its shell is missing."""
    shell = shutil.which("sqlite3")
    if shell is None:
        command = [sys.executable, "-m", "bench.plain_import", str(folder), str(database)]
        return "Python's csv and sqlite3, as there is no sqlite3 command", cost_of(command)
    imports = [f".import {path.name} {path.stem}" for path in sorted(folder.glob("*.csv"))]
    return "sqlite3 .import", cost_of([shell, str(database), "-cmd", ".mode csv", *imports], cwd=folder)
