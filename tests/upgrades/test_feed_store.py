"""A feed store of an older version is upgraded with its feeds and copies, or left unchanged."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from skill.errors import ConfigurationError, StoreUnavailable
from skill.feeds.store.feed_store import FEEDS, FeedStore
from skill.housing.sqlite.versions import Schema, run_script
from tests.upgrades.fixtures import header, put_back, rows, schema


@pytest.fixture
def path(tmp_path: Path) -> Path:
    put_back(tmp_path, "homes.feeds")
    return tmp_path / "homes.feeds.sqlite3"


def to_come(script: str) -> Schema:
    version = FEEDS.version + 1
    return replace(FEEDS, version=version, steps={version: lambda connection: run_script(connection, script)})


def test_feeds_and_copies_of_an_older_feed_store_are_kept(path: Path) -> None:
    before = rows(path)

    with closing(FeedStore(path)) as store:
        (status,) = store.feeds()
        copy = store.copy(status.feed.feed_id)

    assert status.feed.name == "Hawthorn Hall"
    assert copy is not None
    assert b"Coffee morning" in copy
    assert rows(path) == before == rows(path.with_name("homes.feeds.version-0.backup.sqlite3"))
    assert header(path) == (FEEDS.application_id, FEEDS.version)


def test_an_upgraded_feed_store_has_the_tables_of_a_new_one(path: Path, tmp_path: Path) -> None:
    FeedStore(path).close()
    FeedStore(tmp_path / "new.sqlite3").close()

    assert schema(path) == schema(tmp_path / "new.sqlite3")


def test_every_version_has_a_step() -> None:
    """But for version 1, whose tables are those of version 0: the tests above upgrade such a store."""
    assert FEEDS.oldest == 0
    assert sorted(FEEDS.steps) == list(range(2, FEEDS.version + 1))


def test_replacing_a_table_keeps_its_references(path: Path) -> None:
    """Foreign keys are off meanwhile: a feed's copy would go with its row."""
    replaced = """
        CREATE TABLE feeds_now AS SELECT * FROM feeds;
        DROP TABLE feeds;
        ALTER TABLE feeds_now RENAME TO feeds;
        CREATE UNIQUE INDEX feed_by_id ON feeds (feed_id);
    """
    with closing(FeedStore(path, schema=to_come(replaced))) as store:
        assert store.copy("1") is not None


def test_failed_step_keeps_the_feed_store_unchanged(path: Path) -> None:
    before = rows(path)

    with pytest.raises(StoreUnavailable, match=r"homes\.feeds\.sqlite3 could not be .* and is as it was"):
        FeedStore(path, schema=to_come("DELETE FROM feeds;\nINSERT INTO nowhere VALUES (1);"))

    assert rows(path) == before
    assert header(path) == (0, 0)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        ("PRAGMA user_version = 99", "was made by a newer Home Coach"),
        ("ALTER TABLE feeds RENAME TO meals", "is not a Home Coach database"),
    ],
)
def test_file_of_another_version_is_refused(path: Path, spoil: str, message: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(spoil)

    with pytest.raises(ConfigurationError, match=rf"homes\.feeds\.sqlite3 {message}"):
        FeedStore(path)


def test_damaged_feed_store_is_refused_with_a_command_to_repair_it(path: Path) -> None:
    path.write_bytes(b"no database at all" * 500)

    with pytest.raises(
        StoreUnavailable, match=r"homes\.feeds\.sqlite3 is damaged .*`python -m skill restore"
    ):
        FeedStore(path)
