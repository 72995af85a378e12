"""The two kinds of SQLite database that hold the housing data, and the steps from one version to the next.

A new kind of record needs neither a table nor a step. To change a table: change its SQL file, raise the
version by one, and add a step that changes a database of the version before in the same way. A step only
adds: what the version before reads or writes goes in a later version, because processes of the version before
may still be answering. Step 8 is an exception, see decision 32.
"""

import re
import sqlite3
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

from skill.housing.sqlite.versions import Schema, run_script

_FOLDER = Path(__file__).parent
_CREATE = re.compile(r"^(CREATE (?:(?:VIRTUAL )?TABLE|(?:UNIQUE )?INDEX)) ", re.MULTILINE)


def _move_into_items(connection: sqlite3.Connection) -> None:
    connection.create_function("quoted", 1, lambda part: quote(part, safe=""))
    connection.create_function("cell", 2, _cell)
    run_script(connection, (_FOLDER / "step_8.sql").read_text(encoding="utf-8"))


def _cell(latitude: float | None, longitude: float | None) -> str:
    """The geohash of a place in base four, as version 8 has it."""
    if latitude is None or longitude is None:
        return "nowhere"
    row, column = (
        min(max(int(part * 2048), 0), 2047) for part in ((latitude + 90) / 180, (longitude + 180) / 360)
    )
    return "".join(str((column >> bit & 1) * 2 + (row >> bit & 1)) for bit in range(10, -1, -1))


OWN = Schema(
    kind="what tenants told us",
    application_id=0x48434F57,
    version=8,
    oldest=5,
    landmark="links",
    files=(_FOLDER / "own.sql", _FOLDER / "generations.sql"),
    steps={8: _move_into_items},
)
"""What we keep ourselves. It is upgraded in place, after a copy. Step 8 takes the versions 5 to 7 alike."""

LANDLORD_TABLES = _FOLDER / "landlord.sql"
LANDLORD_INDICES = _FOLDER / "landlord_indices.sql"

LANDLORD = Schema(
    kind="a landlord's extract",
    application_id=0x48434C4C,
    version=1,
    oldest=0,
    landmark="loads",
    files=(LANDLORD_TABLES, LANDLORD_INDICES),
)
"""One generation of the landlord's extract. Finished files are never written to: an older one that has steps
before it is copied, the copy goes through the steps, and takes its place. Version 0 is read as it is.
"""


def use_write_ahead_log(connection: sqlite3.Connection, *, patience: float) -> None:
    """The mode stays with the file. Two processes may meet here at the first start, and this is the
    one lock that SQLite's own busy timeout does not wait for.
    """
    give_up_at = monotonic() + patience
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if monotonic() > give_up_at:
                raise
            sleep(0.01)


def create_empty_landlord(connection: sqlite3.Connection) -> None:
    """In the attached database, for a store into which nothing was loaded yet."""
    connection.executescript(_CREATE.sub(r"\1 landlord.", LANDLORD.script))
