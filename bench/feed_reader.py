"""`python -m bench.feed_reader ADDRESS DATABASE`: reads an OpenActive feed once and prints figures."""

import json
import resource
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.feed_pages import BEGINS
from skill.feeds.feed import Feed, FeedKind, Window
from skill.feeds.fetch.http import Fetcher
from skill.feeds.sources.openactive import sessions
from skill.feeds.sources.openactive.reader import OpenActiveReader
from skill.feeds.store.feed_store import FeedStore

KILOBYTES_IN_A_MEGABYTE = 1024


def main() -> None:
    address, database = sys.argv[1], Path(sys.argv[2])
    feed_store = FeedStore(database)
    figures: dict[str, float] = {"before_mb": _peak_mb()}
    started, heard = time.perf_counter(), [0]
    feed = Feed(feed_id="1", kind=FeedKind.OPENACTIVE, address=address, name="made up")
    with closing(Fetcher(may_read_this_machine=True)) as fetch:
        reader = OpenActiveReader(feed_store.opportunities, fetch, None, most_pages=1_000_000)
        reader.read(feed, BEGINS, lambda items: heard.__setitem__(0, items))
    figures |= {"items": heard[0], "refresh_s": time.perf_counter() - started, "refresh_mb": _peak_mb()}
    figures["disk_mb"] = sum(each.stat().st_size for each in database.parent.iterdir()) / 1e6
    window = Window(since=BEGINS, until=BEGINS + timedelta(weeks=26), zone=ZoneInfo("Europe/London"))
    started = time.perf_counter()
    figures["occurrences"] = sum(
        1 for _ in sessions.occurrences(feed_store.opportunities, window, None, feed.feed_id)
    )
    figures |= {"occurrences_s": time.perf_counter() - started, "peak_mb": _peak_mb()}
    feed_store.close()
    json.dump(figures, sys.stdout)


def _peak_mb() -> float:
    """What this process alone held at most. What `getrusage` says includes who started it, on Linux."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
        kilobytes = int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
    except OSError:
        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / KILOBYTES_IN_A_MEGABYTE


if __name__ == "__main__":
    main()
