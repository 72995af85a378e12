"""`python -m bench.reader DATABASE HOMES THREADS`: reads turn after turn, from a line of input to its end."""

import json
import random
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from bench.generations import loads_heard_in_a_turn
from skill.errors import HomeCoachError
from skill.housing.sqlite.store import SqliteStore

BETWEEN_TURNS_S = 0.002
"""So that sixteen readers do not keep the load from its processor."""


def read_until(done: Event, store: SqliteStore, *, homes: int, seed: int) -> Counter[str]:
    """How many turns there were, how many failed, and how many heard two loads."""
    draw, counts, heard = random.Random(seed), Counter[str](), set[int]()
    while not done.wait(BETWEEN_TURNS_S):
        counts["turns"] += 1
        try:
            numbers = loads_heard_in_a_turn(store, draw.randrange(homes))
        except HomeCoachError:
            counts["errors"] += 1
        else:
            counts["mixes"] += len(numbers) != 1
            heard |= numbers
    counts["loads"] = len(heard)
    return counts


def main() -> None:
    path, homes, threads = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    store, done = SqliteStore(path), Event()
    store.prepare()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    with ThreadPoolExecutor(threads) as pool:
        reading = [pool.submit(read_until, done, store, homes=homes, seed=seed) for seed in range(threads)]
        sys.stdin.read()
        done.set()
        counts = [each.result() for each in reading]
    store.close()
    json.dump(counts, sys.stdout)


if __name__ == "__main__":
    main()
