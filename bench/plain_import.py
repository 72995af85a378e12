"""`python -m bench.plain_import FOLDER DATABASE`: every CSV file as a table of text, and nothing more."""

import csv
import sqlite3
import sys
from contextlib import closing
from pathlib import Path


def import_folder(folder: Path, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        for path in sorted(folder.glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                rows = csv.reader(file)
                columns = next(rows)
                names = ", ".join(f'"{column}" TEXT' for column in columns)
                connection.execute(f'CREATE TABLE "{path.stem}" ({names})')
                marks = ", ".join("?" * len(columns))
                connection.executemany(f'INSERT INTO "{path.stem}" VALUES ({marks})', rows)


if __name__ == "__main__":
    import_folder(Path(sys.argv[1]), Path(sys.argv[2]))
