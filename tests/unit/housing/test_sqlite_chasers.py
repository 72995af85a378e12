"""A chaser that SQLite cannot finish leaves neither its number nor its message."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from skill.errors import StoreUnavailable
from skill.housing.sqlite.store import SqliteStore
from tests.contract.extracts import NOW, FixedClock
from tests.contract.test_chasers import a_chaser, chaser_messages


def test_chaser_whose_message_cannot_be_stored_is_not_counted(tmp_path: Path) -> None:
    path = tmp_path / "homes.sqlite3"
    store = SqliteStore(path, clock=FixedClock(NOW))
    store.prepare()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(
            "CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT raise(ABORT, 'the disk is full'); END"
        )
        with pytest.raises(StoreUnavailable):
            store.chase(a_chaser())
        other.execute("DROP TRIGGER full")
        assert other.execute("SELECT count(*) FROM tellings").fetchone() == (0,)

    assert store.chase(a_chaser()) == 1
    assert [message.body["times"] for message in chaser_messages(store)] == ["1"]
    store.close()
