"""A backup holds all data of a machine and can be restored while a server runs; a failure changes nothing."""

import multiprocessing
import os
import resource
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from threading import Event, Thread
from types import FrameType
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from click.testing import CliRunner

from skill.cli.main import cli
from skill.domain.tenancy import Link
from skill.errors import ConfigurationError, StoreUnavailable
from skill.feeds.store.feed_store import FeedStore
from skill.housing.sqlite import generations, restoring, versions
from skill.housing.sqlite.schema import OWN
from skill.housing.sqlite.store import SqliteStore
from skill.operations import backups
from skill.operations.backups import Places, restore_backup, write_backup
from tests.contract.extracts import NOW, FixedClock, a_message, a_report, an_extract
from tests.upgrades.fixtures import VERSION_5, VERSION_7, header, items, put_back, rows

LATER = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
ASIDE = "homes.before-restore-20261201-093000.sqlite3"
QUEUED = "SELECT json_extract(body, '$.request_id') FROM items WHERE pk = 'OUTBOX'"
ASIDE_NOW = "homes.before-restore-20261102-100000.sqlite3"
ALL = ["our own data", "the landlord's extract", "the feed store"]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A home that is linked, one report and one feed, as of this version."""
    folder = tmp_path / "data"
    folder.mkdir()
    put_back(folder, "homes.feeds")
    places = Places(own=folder / "homes.sqlite3", feeds=folder / "homes.feeds.sqlite3")
    with closing(opened(places)) as store:
        store.load(an_extract())
        store.keep_link(Link(account="account", tenancy_ref="T1", linked_at=NOW))
        store.report(a_report())
    return places


@pytest.fixture
def made(places: Places, tmp_path: Path) -> Path:
    target = tmp_path / "homes.backup"
    write_backup(target, places, now=NOW)
    return target


def opened(places: Places) -> SqliteStore:
    store = SqliteStore(places.own, clock=FixedClock(NOW))
    store.prepare()
    return store


def messages(store: SqliteStore) -> set[str]:
    return {waiting.message.request_id for waiting in store.waiting()}


def everything(places: Places) -> dict[str, bytes]:
    """The files of the folder, except SQLite's shared-memory files."""
    return {
        path.name: path.read_bytes() for path in places.own.parent.iterdir() if not path.name.endswith("-shm")
    }


def in_a_process(work: Callable[[], object]) -> int | None:
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join()
    return process.exitcode


def test_backup_restored_elsewhere_holds_everything(places: Places, made: Path, tmp_path: Path) -> None:
    elsewhere = Places(own=tmp_path / "new" / "h.sqlite3", feeds=tmp_path / "new" / "f.sqlite3")

    restored = restore_backup(made, elsewhere, now=LATER)

    assert restored.parts == ALL
    assert restored.aside == []
    with closing(opened(places)) as before, closing(opened(elsewhere)) as after:
        assert after.link("account") == before.link("account")
        assert messages(after) == messages(before)
        assert after.loaded() == before.loaded()
        assert after.home("T1") == before.home("T1")
    assert elsewhere.feeds is not None
    with closing(FeedStore(elsewhere.feeds)) as feeds:
        assert feeds.copy("1") is not None
    assert not list(elsewhere.own.parent.glob(".*"))


def test_backup_is_private_and_replaces_the_previous_one(places: Places, made: Path) -> None:
    before = made.read_bytes()
    with closing(opened(places)) as store:
        store.add(a_message("request-2"))

    assert write_backup(made, places, now=LATER) == ALL
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.read_bytes() != before
    assert [path.name for path in made.parent.iterdir() if path.is_file()] == ["homes.backup"]


def test_server_answers_from_restored_data_without_a_restart(places: Places, made: Path) -> None:
    with closing(opened(places)) as server:
        server.unlink("account")
        server.add(a_message("request-2"))
        server.load(an_extract(source="a later load"))
        with server.reading():
            during = server.loaded()
            restored = restore_backup(made, places, now=LATER)
            assert server.loaded() == during

        loaded, link = server.loaded(), server.link("account")
        assert loaded is not None
        assert loaded.source == "housing system"
        assert link is not None
        assert messages(server) == {"request-1"}
        server.add(a_message("request-3"))
        with closing(opened(places)) as other:
            assert messages(other) == {"request-1", "request-3"}

    assert restored.aside == [
        places.own.with_name(ASIDE),
        places.own.with_name("homes.feeds.before-restore-20261201-093000.sqlite3"),
    ]


def test_replaced_data_can_be_restored(places: Places, made: Path) -> None:
    with closing(opened(places)) as store:
        store.add(a_message("request-2"))
        store.load(an_extract(source="a later load"))
        restore_backup(made, places, now=NOW)
        assert store.roll_back().source == "a later load"

        restored = restore_backup(
            places.own.with_name(ASIDE.replace("1201-0930", "1102-1000")), places, now=LATER
        )

        assert restored.parts == ["our own data"]
        assert messages(store) == {"request-1", "request-2"}
        loaded = store.loaded()
        assert loaded is not None
        assert loaded.source == "a later load"


of_older_versions = pytest.mark.parametrize("version", [VERSION_5, VERSION_7], ids=["5", "7"])


@of_older_versions
def test_copy_made_by_an_upgrade_can_be_restored(tmp_path: Path, version: Path) -> None:
    path = put_back(tmp_path, version=version)
    (_, number), places = header(path), Places(own=path, feeds=tmp_path / "homes.feeds.sqlite3")
    with closing(opened(places)) as store:
        before = items(path)
        store.unlink_home("T1001")
        assert items(path) != before

        restore_backup(path.with_name(f"homes.version-{number}.backup.sqlite3"), places, now=LATER)

        assert store.home("T1001") is not None
    assert items(path) == before
    assert header(path) == (OWN.application_id, OWN.version)


@of_older_versions
def test_backup_of_an_older_version_is_upgraded_when_restored(tmp_path: Path, version: Path) -> None:
    path = put_back(tmp_path, version=version)
    old, old_header = Places(own=path, feeds=None), header(path)
    write_backup(tmp_path / "old.backup", old, now=NOW)
    new = Places(own=tmp_path / "new" / "homes.sqlite3", feeds=None)

    restore_backup(tmp_path / "old.backup", new, now=LATER)

    assert header(path) == old_header
    assert header(new.own) == (OWN.application_id, OWN.version)
    opened(old).close()
    assert items(new.own) == items(path)


def test_reports_during_a_restore_are_kept(places: Places, made: Path) -> None:
    """It is in what was put back, or in what was put aside."""
    written: list[str] = []
    stop = Event()

    def report() -> None:
        with closing(SqliteStore(places.own, clock=FixedClock(NOW), busy_timeout_ms=30_000)) as server:
            while not stop.is_set():
                server.add(a_message(f"during-{len(written)}"))
                written.append(f"during-{len(written)}")

    reporter = Thread(target=report)
    reporter.start()
    while len(written) < 20:
        stop.wait(0.01)
    restore_backup(made, places, now=LATER)
    count = len(written)
    while len(written) < count + 20:
        stop.wait(0.01)
    stop.set()
    reporter.join()

    with closing(opened(places)) as live, closing(sqlite3.connect(places.own.with_name(ASIDE))) as aside:
        kept = messages(live) | {name for (name,) in aside.execute(QUEUED)}
    assert set(written) <= kept


def test_backup_during_reports_is_complete(places: Places, tmp_path: Path) -> None:
    stop, written = Event(), []

    def report() -> None:
        with closing(SqliteStore(places.own, clock=FixedClock(NOW))) as server:
            while not stop.is_set():
                written.append(server.add(a_message(f"during-{len(written)}")))

    reporter = Thread(target=report)
    reporter.start()
    for number in range(5):
        write_backup(tmp_path / f"{number}.backup", places, now=NOW)
    stop.set()
    reporter.join()

    assert len(written) > 5
    restore_backup(tmp_path / "4.backup", Places(own=tmp_path / "new.sqlite3", feeds=None), now=LATER)


@pytest.mark.parametrize("damage", ["header", "page", "newer"])
def test_unreadable_data_is_moved_aside_for_the_backup(places: Places, made: Path, damage: str) -> None:
    with closing(sqlite3.connect(places.own)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        if damage == "newer":
            other.execute("PRAGMA user_version = 99")
    if damage != "newer":
        with places.own.open("r+b") as file:
            file.seek(0 if damage == "header" else 4096)
            file.write(b"\xff" * 3000)
    spoilt = places.own.read_bytes()

    restored = restore_backup(made, places, now=LATER)

    assert restored.aside[0].read_bytes() == spoilt
    with closing(opened(places)) as store:
        assert messages(store) == {"request-1"}
        assert store.home("T1") is not None


def test_damaged_backup_changes_nothing(places: Places, made: Path) -> None:
    """Every thousandth byte in turn; where the zip has none of its own to be wrong, the backup is whole."""
    good, refused = made.read_bytes(), 0
    before = everything(places)
    for at in range(0, len(good), max(1, len(good) // 40)):
        made.write_bytes(good[:at] + bytes([good[at] ^ 0xFF]) + good[at + 1 :])
        try:
            restore_backup(made, places, now=LATER)
        except ConfigurationError:
            refused += 1
            assert everything(places) == before
        else:
            with closing(opened(places)) as store:
                assert messages(store) == {"request-1"}
            before = everything(places)
    made.write_bytes(good[: len(good) // 2])
    with pytest.raises(ConfigurationError, match="is not a backup of Home Coach, or is damaged"):
        restore_backup(made, places, now=LATER)

    assert refused >= 30


def test_feed_store_in_a_bucket_is_left_out_of_a_restore(places: Places, made: Path, tmp_path: Path) -> None:
    in_a_bucket = Places(own=tmp_path / "new.sqlite3", feeds=None)

    assert restore_backup(made, in_a_bucket, now=LATER).parts == ALL[:2]
    with pytest.raises(ConfigurationError, match="is a feed store; yours is in a bucket"):
        restore_backup(places.own.with_name("homes.feeds.sqlite3"), in_a_bucket, now=LATER)


def a_zip(path: Path, **members: bytes) -> None:
    with ZipFile(path, "w", ZIP_STORED) as made:
        for name, content in members.items():
            made.writestr(name.replace("_", "."), content)


def test_unrestorable_file_is_refused_and_changes_nothing(places: Places, tmp_path: Path) -> None:
    newer, other, database = tmp_path / "newer", tmp_path / "other.zip", tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("CREATE TABLE links (account TEXT)")
        connection.execute("PRAGMA user_version = 99")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    a_zip(other, letter_txt=b"Dear tenant")
    a_zip(tmp_path / "next", backup_json=b'{"format": 2}')
    a_zip(tmp_path / "odd", backup_json=b"no JSON")
    a_zip(tmp_path / "list", backup_json=b"[]")
    a_zip(tmp_path / "hollow", backup_json=b'{"format": 1}')
    a_zip(tmp_path / "text", backup_json=b'{"format": 1}', own_sqlite3=b"no database")
    (tmp_path / "empty").write_bytes(b"")
    before = everything(places)
    told = {
        newer: "was made by a newer Home Coach",
        database: "is not a backup of Home Coach",
        other: "is not a backup of Home Coach",
        tmp_path / "next": "was made by a newer Home Coach",
        tmp_path / "odd": "is damaged",
        tmp_path / "list": "is damaged",
        tmp_path / "hollow": "is damaged",
        tmp_path / "text": "is damaged",
        tmp_path / "empty": "is not a backup of Home Coach",
        tmp_path / "nowhere": "there is no file",
        tmp_path: "there is no file",
    }

    for file, message in told.items():
        with pytest.raises(ConfigurationError, match=message) as refused:
            restore_backup(file, places, now=LATER)
        assert str(file) in str(refused.value)

    assert everything(places) == before


def test_other_file_is_not_overwritten_by_a_backup(places: Places, made: Path, tmp_path: Path) -> None:
    letter, cut = tmp_path / "letter.txt", tmp_path / "cut.backup"
    letter.write_text("Dear tenant")
    cut.write_bytes(made.read_bytes()[:1000] + made.read_bytes()[-22:])
    for file in (letter, cut, places.own):
        before = file.read_bytes()
        with pytest.raises(ConfigurationError, match="is no backup: name another file"):
            write_backup(file, places, now=NOW)
        assert file.read_bytes() == before
    places.own.unlink()
    with closing(sqlite3.connect(places.own)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")

    with pytest.raises(ConfigurationError, match="is not a Home Coach database"):
        restore_backup(made, places, now=LATER)
    with pytest.raises(ConfigurationError, match="is not a Home Coach database"):
        write_backup(tmp_path / "new.backup", places, now=NOW)


@pytest.mark.parametrize("part", ["homes.sqlite3", "homes.landlord.1.sqlite3", "homes.feeds.sqlite3"])
def test_damaged_data_is_not_backed_up(places: Places, made: Path, part: str) -> None:
    before = made.read_bytes()
    with closing(sqlite3.connect(places.own.with_name(part))) as other:
        other.execute("PRAGMA journal_mode = DELETE")
    with places.own.with_name(part).open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 3000)

    with pytest.raises(StoreUnavailable, match=rf"{part} is damaged"):
        write_backup(made, places, now=LATER)

    assert made.read_bytes() == before


@pytest.mark.parametrize("doing", ["backup", "restore"])
def test_a_full_disk_changes_nothing(places: Places, made: Path, doing: str) -> None:
    before, backup = rows(places.own), made.read_bytes()

    def without_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000))
        try:
            if doing == "backup":
                write_backup(made, places, now=LATER)
            else:
                restore_backup(made, places, now=LATER)
        except StoreUnavailable:
            os._exit(7)

    assert in_a_process(without_room) == 7
    assert rows(places.own) == before
    assert made.read_bytes() == backup


def test_folder_of_a_killed_backup_goes_with_the_next_one(places: Places, made: Path) -> None:
    """The folder of one that still works stays."""
    working = multiprocessing.get_context("fork").Event()

    def wait_for_ever(*_: object) -> None:
        working.set()
        signal.pause()

    def back_up_for_ever() -> None:
        sys.settrace(
            lambda frame, *_: wait_for_ever() if frame.f_code.co_name == "_read_to_the_end" else None
        )
        write_backup(made, places, now=LATER)

    process = multiprocessing.get_context("fork").Process(target=back_up_for_ever)
    process.start()
    assert working.wait(30)
    (folder,) = made.parent.glob(".backup-*")

    write_backup(made, places, now=LATER)
    assert folder.exists()
    process.kill()
    process.join()
    assert folder.exists()
    write_backup(made, places, now=LATER)

    assert not list(made.parent.glob(".*"))


def test_restore_killed_at_any_line_leaves_old_rows_or_new_ones(places: Places, made: Path) -> None:
    sources = {generations.__file__, restoring.__file__, versions.__file__, backups.__file__}

    def die_at(last: int) -> None:
        seen = count(1)

        def follow(frame: FrameType, event: str, _: object) -> Any:
            if frame.f_code.co_filename not in sources:
                return None
            if event == "line" and next(seen) == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return follow

        sys.settrace(follow)
        restore_backup(made, places, now=LATER)

    with closing(opened(places)) as server:
        outcomes = set()
        for line in range(1, 2000, 47):
            server.add(a_message("request-2"))
            exit_code = in_a_process(partial(die_at, line))
            outcomes.add(frozenset(messages(server)))
            assert server.home("T1") is not None
            if exit_code == 0:
                break
        restore_backup(made, places, now=LATER)

        assert outcomes == {frozenset({"request-1"}), frozenset({"request-1", "request-2"})}
        assert line > 200
        assert messages(server) == {"request-1"}
        assert not list(places.own.parent.glob(".*"))
        server.load(an_extract())
        assert len(list(places.own.parent.glob("homes.landlord.*.sqlite3"))) <= 3


@pytest.fixture
def environment(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME_COACH_DATA", f"sqlite:///{places.own}")


@pytest.mark.usefixtures("environment")
def test_commands_report_their_result_and_the_other_files(places: Places, tmp_path: Path) -> None:
    file = str(tmp_path / "a.backup")

    made = CliRunner().invoke(cli, ["backup", file])
    restored = CliRunner().invoke(cli, ["restore", file])

    assert made.exit_code == restored.exit_code == 0
    assert made.output.startswith(f"{file}: our own data, the landlord's extract, the feed store; ")
    assert f"Restored our own data, the landlord's extract, the feed store from {file}." in restored.output
    assert f"What it replaced is in {places.own.parent}/homes.before-restore-" in restored.output


def test_with_dynamodb_the_commands_name_point_in_time_recovery(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME_COACH_DATA", "dynamodb:///homes?region=eu-west-1")

    for command in ("backup", "restore"):
        refused = CliRunner().invoke(cli, [command, str(tmp_path / "file")])
        assert isinstance(refused.exception, ConfigurationError)
        assert "point-in-time recovery" in str(refused.exception)
