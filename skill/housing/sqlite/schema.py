"""The tables of the SQLite databases, and how they are made; a database of another version is refused."""

import re
import sqlite3
from pathlib import Path
from time import monotonic, sleep

from skill.errors import ConfigurationError

SCHEMA_VERSION = 5

_FOLDER = Path(__file__).parent
OWN = ("own.sql", "generations.sql")
LANDLORD_TABLES = "landlord.sql"
LANDLORD_INDICES = "landlord_indices.sql"

_CREATE = re.compile(r"^(CREATE (?:(?:VIRTUAL )?TABLE|(?:UNIQUE )?INDEX)) ", re.MULTILINE)


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


def create_own(connection: sqlite3.Connection) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == SCHEMA_VERSION:
        return
    if version != 0:
        age = "a newer" if version > SCHEMA_VERSION else "an older"
        raise ConfigurationError(f"the database was written by {age} version of Home Coach")
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{_sql(*OWN)}\nPRAGMA user_version = {SCHEMA_VERSION};\nCOMMIT;"
        )
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def create_landlord_tables(connection: sqlite3.Connection) -> None:
    connection.executescript(_sql(LANDLORD_TABLES))


def create_landlord_indices(connection: sqlite3.Connection) -> None:
    connection.executescript(_sql(LANDLORD_INDICES))


def create_empty_landlord(connection: sqlite3.Connection) -> None:
    """In the attached database, for a store into which nothing was loaded yet."""
    sql = _sql(LANDLORD_TABLES, LANDLORD_INDICES)
    connection.executescript(_CREATE.sub(r"\1 landlord.", sql))


def _sql(*schemas: str) -> str:
    return "\n".join((_FOLDER / schema).read_text(encoding="utf-8") for schema in schemas)
