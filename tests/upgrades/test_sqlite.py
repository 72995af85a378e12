"""A SQLite database of an older version is upgraded with all its data, or left unchanged."""

import multiprocessing
import os
import resource
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import count
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from skill.domain.rent import LineKind
from skill.domain.tenancy import AnswerLevel
from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.sqlite import versions
from skill.housing.sqlite.schema import LANDLORD, OWN
from skill.housing.sqlite.store import SqliteStore
from skill.housing.sqlite.versions import Schema, Step, run_script
from tests.contract.extracts import FixedClock, an_extract
from tests.upgrades.fixtures import ACCOUNT, MADE_AT, header, put_back, rows, schema

TO_COME = OWN.version + 2
ADD_TABLE = "CREATE TABLE visitors (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT;"
ADD_COLUMN = "ALTER TABLE links ADD COLUMN device TEXT"

FORK = multiprocessing.get_context("fork")

LONG_AGO = MADE_AT.date() - timedelta(days=400)

Change = Callable[[sqlite3.Connection], object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return put_back(tmp_path)


def to_come(*more: Change) -> Schema:
    """Our own database two versions on; what `more` does comes between the two new steps."""

    def add_column(connection: sqlite3.Connection) -> None:
        for change in more:
            change(connection)
        connection.execute(ADD_COLUMN)

    steps = (
        Step(TO_COME - 1, lambda connection: run_script(connection, ADD_TABLE)),
        Step(TO_COME, add_column),
    )
    return replace(OWN, version=TO_COME, steps=(*OWN.steps, *steps))


def opened(path: Path, own: Schema = OWN, landlord: Schema = LANDLORD) -> SqliteStore:
    return SqliteStore(path, clock=FixedClock(MADE_AT), own=own, landlord=landlord)


def check_answers(store: SqliteStore) -> None:
    """What was linked, chosen, reported and loaded before is there, and more can be kept."""
    link, privacy = store.link(ACCOUNT), store.privacy("T1001")
    assert link is not None
    assert link.tenancy_ref == "T1001"
    assert privacy.level is AnswerLevel.AMOUNTS
    assert privacy.pin_hash is not None
    assert store.walk_limit("T1003") == 10
    kinds = {waiting.message.kind.value for waiting in store.waiting()}
    assert kinds == {"repair_report", "repair_booking", "repair_change", "repair_told_again", "call_back"}
    account = store.main_account("T1001")
    assert account is not None
    assert account.owed_pence == 8430
    assert {line.kind for line in store.lines(account.account_ref, since=LONG_AGO)} >= {LineKind.DIRECT_DEBIT}
    store.failed("pin:T1002", at=MADE_AT)


def prepare(path: Path, own: Schema = OWN, landlord: Schema = LANDLORD) -> None:
    store = opened(path, own, landlord)
    try:
        store.prepare()
    finally:
        store.close()


def in_a_process(work: Callable[[], None]) -> BaseProcess:
    process = FORK.Process(target=work)
    process.start()
    return process


def test_every_row_of_an_older_database_is_kept_and_readable(path: Path) -> None:
    before = rows(path)

    prepare(path)

    assert rows(path) == {**{table: [] for table in rows(path)}, **before}
    assert header(path) == (OWN.application_id, OWN.version)
    store = opened(path)
    store.prepare()
    check_answers(store)
    store.close()


def test_an_upgraded_database_has_the_tables_of_a_new_one(path: Path, tmp_path: Path) -> None:
    new = tmp_path / "new" / "homes.sqlite3"
    prepare(new)

    prepare(path)

    assert schema(path) == schema(new)
    assert header(path) == header(new)


def test_an_upgraded_generation_has_the_tables_of_a_new_one(path: Path, tmp_path: Path) -> None:
    """It stays as it is where no step says otherwise: then both have the same tables already."""
    prepare(path)
    store = opened(tmp_path / "new.sqlite3")
    store.prepare()
    store.load(an_extract())
    store.close()

    (upgraded,) = path.parent.glob("homes.landlord.*.sqlite3")
    assert schema(upgraded) == schema(tmp_path / "new.landlord.1.sqlite3")


def test_every_version_since_the_oldest_has_a_step() -> None:
    assert [step.version for step in OWN.steps] == list(range(OWN.oldest + 1, OWN.version + 1))
    assert LANDLORD.version >= max((step.version for step in LANDLORD.steps), default=0)


def test_old_database_is_first_copied_to_a_private_file(path: Path) -> None:
    before, copy = rows(path), path.with_name("homes.version-5.backup.sqlite3")

    prepare(path)

    assert rows(copy) == before
    assert header(copy) == (0, 5)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert not list(path.parent.glob(".*"))


def test_new_and_current_databases_are_not_copied(tmp_path: Path) -> None:
    new = tmp_path / "new" / "homes.sqlite3"

    prepare(new)
    prepare(new)

    assert not list(new.parent.glob("*backup*"))


def test_steps_run_in_order_and_once(path: Path) -> None:
    prepare(path, to_come())
    prepare(path, to_come())

    assert header(path) == (OWN.application_id, TO_COME)
    assert rows(path)["visitors"] == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT device FROM links").fetchall() == [(None,)]


def test_failed_step_changes_nothing(path: Path) -> None:
    before = rows(path)

    def break_off(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM links")
        connection.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(StoreUnavailable, match=r"homes\.sqlite3 could not be .* and is as it was"):
        prepare(path, to_come(break_off))

    assert rows(path) == before
    assert header(path) == (0, 5)
    prepare(path, to_come())


def test_step_that_breaks_a_foreign_key_is_rolled_back(path: Path) -> None:
    def orphan(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE devices (account TEXT REFERENCES links (account)) STRICT")
        connection.execute("INSERT INTO devices VALUES ('nobody')")

    with pytest.raises(StoreUnavailable, match="refers to nothing"):
        prepare(path, to_come(orphan))

    assert header(path) == (0, 5)


def test_a_full_disk_during_a_step_changes_nothing(path: Path) -> None:
    before = rows(path)

    def fill(connection: sqlite3.Connection) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        connection.execute("CREATE TABLE large AS SELECT zeroblob(1000000)")

    with pytest.raises(StoreUnavailable, match="is full"):
        prepare(path, to_come(fill))

    assert rows(path) == before
    prepare(path, to_come())


def test_full_disk_during_the_copy_changes_nothing(path: Path) -> None:
    before = rows(path)

    def without_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
        try:
            prepare(path)
        except StoreUnavailable:
            os._exit(7)

    process = in_a_process(without_room)
    process.join()

    assert process.exitcode == 7
    assert rows(path) == before
    assert header(path) == (0, 5)
    assert not list(path.parent.glob("*backup*"))
    prepare(path)


def test_upgrade_killed_at_any_line_keeps_the_data_and_resumes(path: Path) -> None:
    """Between any two lines of the upgrade, the copy included."""
    before, source = rows(path), versions.__file__

    def die_at(last: int) -> None:
        seen = count(1)

        def follow(frame: FrameType, event: str, _: object) -> Any:
            if frame.f_code.co_filename != source:
                return None
            if event == "line" and next(seen) == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return follow

        sys.settrace(follow)
        prepare(path, to_come())

    outcomes = set()
    for lines in range(1, 1000, 7):
        process = in_a_process(partial(die_at, lines))
        process.join()
        outcomes.add(header(path)[1])
        if process.exitcode == 0:
            break
        if header(path)[1] == 5:
            assert rows(path) == before
    prepare(path, to_come())

    assert outcomes == {5, TO_COME}
    assert lines > 50
    assert {table: kept for table, kept in rows(path).items() if table in ("reports", "outbox")} == {
        table: before[table] for table in ("reports", "outbox")
    }
    assert not list(path.parent.glob(".*"))


def test_second_process_waits_for_the_upgrade_and_then_answers(path: Path) -> None:
    times = FORK.Value("i", 0)

    def slowly(connection: sqlite3.Connection) -> None:
        with times.get_lock():
            times.value += 1
        time.sleep(0.3)

    def start() -> None:
        store = opened(path, to_come(slowly))
        store.prepare()
        check_answers(store)
        store.close()

    processes = [in_a_process(start) for _ in range(2)]
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0]
    assert times.value == 1


def test_process_of_the_previous_version_answers_during_the_upgrade(path: Path) -> None:
    prepare(path)
    server = opened(path)
    heard: list[bool] = []

    def look(_: sqlite3.Connection) -> None:
        heard.append(server.link(ACCOUNT) is not None)

    prepare(path, to_come(look))

    assert heard == [True]
    check_answers(server)
    server.close()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (
            "PRAGMA user_version = 99",
            r"made by a newer Home Coach .* or restore a backup",
        ),
        ("PRAGMA user_version = 4", r"made by an older Home Coach .* `python -m skill restore FILE`"),
        ("PRAGMA application_id = 1", "is not a Home Coach database"),
        ("ALTER TABLE links RENAME TO bookmarks", "is not a Home Coach database"),
    ],
)
def test_database_of_another_version_is_refused_and_unchanged(path: Path, spoil: str, message: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(spoil)
        other.execute("PRAGMA journal_mode = DELETE")
    before = path.read_bytes()

    with pytest.raises(ConfigurationError, match=rf"homes\.sqlite3 .*{message}|homes\.sqlite3 was {message}"):
        prepare(path)

    assert path.read_bytes() == before


@pytest.mark.parametrize("at", [0, 4096], ids=["its header", "a page"])
def test_damaged_database_is_refused_with_a_command_to_repair_it(path: Path, at: int) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xff" * 3000)

    with pytest.raises(StoreUnavailable, match=r"homes\.sqlite3 is damaged .*`python -m skill restore FILE`"):
        prepare(path)


LANDLORD_TO_COME = replace(
    LANDLORD,
    version=LANDLORD.version + 1,
    steps=(
        Step(
            LANDLORD.version + 1,
            lambda connection: run_script(connection, "UPDATE coaches SET first_name = upper(first_name);"),
        ),
    ),
)
"""A step whose effect shows in an answer."""


def coach(store: SqliteStore) -> str:
    home = store.home("T1001")
    found = store.coach(home.coach_ref or "") if home else None
    assert found is not None
    return found.first_name


def test_older_generation_without_steps_is_read_unchanged(path: Path) -> None:
    before = path.with_name("homes.landlord.1.sqlite3").read_bytes()
    store = opened(path)
    store.prepare()

    assert coach(store) == "Priya"
    assert path.with_name("homes.landlord.1.sqlite3").read_bytes() == before
    store.close()


def test_older_generation_with_steps_is_replaced_by_an_upgraded_copy(path: Path) -> None:
    reader = opened(path)
    reader.prepare()
    loaded = reader.loaded()
    with reader.reading():
        assert coach(reader) == "Priya"
        store = opened(path, landlord=LANDLORD_TO_COME)
        store.prepare()
        assert coach(reader) == "Priya"

    assert coach(store) == coach(reader) == "PRIYA"
    assert store.generations() == [loaded]
    assert header(path.with_name("homes.landlord.2.sqlite3")) == (
        *(LANDLORD.application_id, LANDLORD_TO_COME.version),
    )
    assert not path.with_name("homes.landlord.1.sqlite3").exists()
    store.close()
    reader.close()


def test_rolling_back_to_an_older_generation_upgrades_it(path: Path) -> None:
    old = opened(path)
    old.prepare()
    before = old.loaded()
    old.load(an_extract())
    old.close()
    store = opened(path, landlord=LANDLORD_TO_COME)
    store.prepare()

    assert store.roll_back() == before
    assert coach(store) == "PRIYA"
    assert store.generations() == [before]
    store.load(an_extract())
    store.close()


def test_a_generation_of_a_newer_version_is_refused(path: Path) -> None:
    prepare(path, landlord=LANDLORD_TO_COME)

    with pytest.raises(ConfigurationError, match=r"homes\.landlord\.2\.sqlite3 was made by a newer"):
        prepare(path)


def test_damaged_generation_can_be_replaced_by_a_load(path: Path) -> None:
    path.with_name("homes.landlord.1.sqlite3").write_bytes(b"no database at all" * 500)
    store = opened(path)
    store.prepare()

    with pytest.raises(StoreUnavailable):
        store.home("T1001")
    store.load(an_extract())

    assert store.home("T1") is not None
    store.close()


def test_loaded_generation_states_its_version(tmp_path: Path) -> None:
    store = opened(tmp_path / "new.sqlite3")
    store.prepare()
    store.load(an_extract())
    store.close()

    assert header(tmp_path / "new.landlord.1.sqlite3") == (LANDLORD.application_id, LANDLORD.version)
