"""Databases of an older version, restored where a test needs them, and their contents for comparison."""

import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

VERSION_5, VERSION_7 = (Path(__file__).parent / name for name in ("version_5", "version_7"))
BATCH = 25
MADE_AT = datetime(2026, 11, 30, 5, 40, tzinfo=UTC)
"""Shortly after the data was written: the repair of T1001 had been reported that morning."""

ACCOUNT = "3a2ab44c13083742bc619adbf26ea5c875c35438cbcba2d8d2fa6a7950c86a17"
"""The account that is linked to T1001."""


def put_back(folder: Path, *names: str, version: Path = VERSION_5) -> Path:
    """The database of a version and the files beside it. With `names`, these files only."""
    for script in version.glob("*.sql"):
        if not names or script.stem in names:
            with closing(sqlite3.connect(folder / f"{script.stem}.sqlite3")) as connection:
                connection.executescript(f"BEGIN;\n{script.read_text(encoding='utf-8')}\nCOMMIT;")
                if ".landlord." not in script.stem:
                    connection.execute("PRAGMA journal_mode = WAL")
    return folder / "homes.sqlite3"


def read_table(version: Path) -> list[dict[str, Any]]:
    """The items of a version's table, as DynamoDB carries them."""
    items: list[dict[str, Any]] = json.loads((version / "table.json").read_text(encoding="utf-8"))
    return items


def put_items(client: Any, table: str, items: list[dict[str, Any]]) -> None:
    for start in range(0, len(items), BATCH):
        puts = [{"PutRequest": {"Item": item}} for item in items[start : start + BATCH]]
        client.batch_write_item(RequestItems={table: puts})


def put_back_table(client: Any, table: str, version: Path) -> None:
    """In a table that is there and empty."""
    put_items(client, table, read_table(version))


def header(path: Path) -> tuple[int, int]:
    """`application_id` and `user_version`."""
    with closing(sqlite3.connect(path)) as connection:
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    return application_id, version


def rows(path: Path) -> dict[str, list[Any]]:
    """Every row of every table."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {table: sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"'))) for table in tables}


def items(path: Path) -> list[tuple[Any, ...]]:
    """Every item of a database of ours, without the random word that each write leaves."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT pk, sk, body, due, expires_at FROM items ORDER BY pk, sk"
        ).fetchall()


def schema(path: Path) -> dict[str, Any]:
    """What a database looks like, whether a table was made whole or had a column added to it."""
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        columns = {name: connection.execute(f'PRAGMA table_xinfo("{name}")').fetchall() for name, _ in made}
        kinds = {row[1]: row[2:] for row in connection.execute("PRAGMA table_list") if row[0] == "main"}
    return {name: (_parts(sql), columns[name], kinds.get(name)) for name, sql in made}


def _parts(sql: str) -> list[str]:
    """The parts of a CREATE statement between its commas, without comments and in no order."""
    plain = re.sub(r"\s+", " ", re.sub(r"--[^\n]*", "", sql)).replace('"', "")
    return sorted(part.strip(" ()") for part in plain.split(","))
