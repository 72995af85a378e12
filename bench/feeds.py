"""What a large OpenActive feed costs: reading it once, keeping it, and telling half a year of it."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.server import ROOT

Say = Callable[[str], None]

PATIENCE_S = 20.0


def measure(folder: Path, *, items: int, say: Say) -> dict[str, Any]:
    """A feed of so many items is served by one process and read by another, whose memory alone counts."""
    database = folder / "database-feeds" / "feeds.sqlite3"
    with _served(items) as address:
        say(f"reading {items:,} items")
        told = subprocess.run(
            [sys.executable, "-m", "bench.feed_reader", address, str(database)],
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    figures: dict[str, Any] = json.loads(told.stdout)
    return figures | {"items_per_second": figures["items"] / figures["refresh_s"]}


@contextmanager
def _served(items: int) -> Iterator[str]:
    """Its address; it ends when its input does."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.feed_pages", str(items)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.communicate(timeout=PATIENCE_S)
