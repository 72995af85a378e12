"""Two ways to fill a new database: here, or by a helper process while this one reads the landlord's files.

Reading takes most of the time and the database a third of it, so that a large load wants two processors.
"""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from skill.housing.sqlite_schema import create_landlord_indices

Cells = tuple[Any, ...]

FINISH = "finish"

UNREAD_YET = (
    "PRAGMA foreign_keys = OFF",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -32768",
    "PRAGMA threads = 2",
)
"""Nobody reads a new generation and a half one is thrown away, so it needs no journal and no waiting for
the disk; references are checked once all of them are there."""


class Bulk(Protocol):
    """Used with `with`; what was not finished is worth nothing."""

    def many(self, sql: str, each: Iterable[Cells]) -> None: ...

    def finish(self) -> None:
        """All of it, with its indices, in the file. Raises `sqlite3.Error` when it does not hold together."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def begin(new: sqlite3.Connection) -> None:
    for setting in UNREAD_YET:
        new.execute(setting)
    new.execute("BEGIN")


def finish(new: sqlite3.Connection) -> None:
    new.execute("COMMIT")
    create_landlord_indices(new)
    orphan = new.execute("PRAGMA foreign_key_check").fetchone()
    if orphan is not None:
        table, row, parent, _ = orphan
        raise sqlite3.IntegrityError(f"row {row} of {table} has nothing to refer to in {parent}")


class Here:
    def __init__(self, new: sqlite3.Connection) -> None:
        self._new = new

    def many(self, sql: str, each: Iterable[Cells]) -> None:
        self._new.executemany(sql, each)

    def finish(self) -> None:
        finish(self._new)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The connection is its owner's to close."""


class Elsewhere:
    """`path` is of a database that nobody has open, so that the helper may have it for itself."""

    def __init__(self, path: str) -> None:
        self._helper = subprocess.Popen(  # noqa: S603  # this very program
            [sys.executable, "-m", "skill.housing.sqlite_bulk", path],
            cwd=Path(__file__).parents[2],
            env=dict(os.environ),
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def many(self, sql: str, each: Iterable[Cells]) -> None:
        for cells in each:
            self._send([sql, cells])

    def finish(self) -> None:
        self._send(FINISH)
        self._end()

    def _send(self, order: object) -> None:
        assert self._helper.stdin is not None  # noqa: S101  # a pipe was asked for
        try:
            self._helper.stdin.write(json.dumps(order).encode() + b"\n")
        except BrokenPipeError:
            self._end()

    def _end(self) -> None:
        _, said = self._helper.communicate()
        if self._helper.returncode:
            problem = said.decode(errors="replace").strip().rpartition("\n")[2]
            raise sqlite3.OperationalError(problem or f"the helper ended with {self._helper.returncode}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._helper.poll() is None:
            self._helper.kill()
            self._helper.communicate()


def main() -> None:
    """The helper: orders come a line each; without the last of them nothing is finished."""
    new = sqlite3.connect(f"{Path(sys.argv[1]).as_uri()}?mode=rw", uri=True, isolation_level=None)
    try:
        begin(new)
        for line in sys.stdin.buffer:
            order = json.loads(line)
            if order == FINISH:
                finish(new)
                return
            new.execute(*order)
    except sqlite3.Error as problem:
        sys.exit(str(problem))
    finally:
        new.close()
    sys.exit("the load ended before it was finished")


if __name__ == "__main__":
    main()
