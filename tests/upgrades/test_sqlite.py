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
from skill.housing.sqlite.connections import Connections
from skill.housing.sqlite.schema import LANDLORD, OWN
from skill.housing.sqlite.store import SqliteStore
from skill.housing.sqlite.versions import Schema, Step, run_script
from tests.contract.extracts import FixedClock, an_extract
from tests.upgrades.fixtures import (
    ACCOUNT,
    MADE_AT,
    VERSION_5,
    VERSION_7,
    header,
    items,
    put_back,
    rows,
    schema,
)

TO_COME = OWN.version + 2
ADD_TABLE = "CREATE TABLE visitors (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT;"
ADD_COLUMN = "ALTER TABLE items ADD COLUMN device TEXT"

FORK = multiprocessing.get_context("fork")

LONG_AGO = MADE_AT.date() - timedelta(days=400)

Change = Callable[[sqlite3.Connection], object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return put_back(tmp_path)


@pytest.fixture(params=[VERSION_5, VERSION_7], ids=["5", "7"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A database of either version that data was kept of."""
    return put_back(tmp_path, version=request.param)


def to_come(*more: Change) -> Schema:
    """Our own database two versions on; what `more` does comes between the two new steps."""

    def add_column(connection: sqlite3.Connection) -> None:
        for change in more:
            change(connection)
        connection.execute(ADD_COLUMN)

    def add_table(connection: sqlite3.Connection) -> None:
        run_script(connection, ADD_TABLE)

    steps = {**OWN.steps, TO_COME - 1: add_table, TO_COME: add_column}
    return replace(OWN, version=TO_COME, steps=steps)


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


def test_tables_of_before_are_gone_and_the_loads_stay(old: Path) -> None:
    """What they held is in the items: `test_answers.py` asks for all of it."""
    before = rows(old)

    prepare(old)

    after = rows(old)
    assert after.keys() == {"items", "generations", "sqlite_sequence"}
    assert after["generations"] == before["generations"]
    assert len(after["items"]) > sum(len(before[table]) for table in ("links", "reports", "outbox"))
    assert header(old) == (OWN.application_id, OWN.version)
    store = opened(old)
    store.prepare()
    assert store.loaded() is not None
    store.close()


def test_an_upgraded_database_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new" / "homes.sqlite3"
    prepare(new)

    prepare(old)

    assert schema(old) == schema(new)
    assert header(old) == header(new)


def test_an_upgraded_generation_has_the_tables_of_a_new_one(path: Path, tmp_path: Path) -> None:
    """It stays as it is where no step says otherwise: then both have the same tables already."""
    prepare(path)
    store = opened(tmp_path / "new.sqlite3")
    store.prepare()
    store.load(an_extract())
    store.close()

    (upgraded,) = path.parent.glob("homes.landlord.*.sqlite3")
    assert schema(upgraded) == schema(tmp_path / "new.landlord.1.sqlite3")


def test_every_version_from_8_on_has_a_step() -> None:
    """Step 8 takes the versions before it; the tests above upgrade the oldest and the last of them."""
    assert OWN.oldest == 5
    assert sorted(OWN.steps) == list(range(8, OWN.version + 1))
    assert LANDLORD.version >= max(LANDLORD.steps, default=0)


def test_old_database_is_first_copied_to_a_private_file(old: Path) -> None:
    before, header_before = rows(old), header(old)
    copy = old.with_name(f"homes.version-{header_before[1]}.backup.sqlite3")

    prepare(old)

    assert rows(copy) == before
    assert header(copy) == header_before
    assert copy.stat().st_mode & 0o777 == 0o600
    assert not list(old.parent.glob(".*"))


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
        assert connection.execute("SELECT DISTINCT device FROM items").fetchall() == [(None,)]


def test_failed_step_changes_nothing(path: Path) -> None:
    before = rows(path)

    def break_off(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM items")
        connection.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(StoreUnavailable, match=r"homes\.sqlite3 could not be .* and is as it was"):
        prepare(path, to_come(break_off))

    assert rows(path) == before
    assert header(path) == (0, 5)
    prepare(path, to_come())


def test_step_that_breaks_a_foreign_key_is_rolled_back(path: Path) -> None:
    def orphan(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE notes (load INTEGER REFERENCES generations (number)) STRICT")
        connection.execute("INSERT INTO notes VALUES (99)")

    with pytest.raises(StoreUnavailable, match="refers to nothing"):
        prepare(path, to_come(orphan))

    assert header(path) == (0, 5)


def with_room_for(pages: int, step: Step) -> Step:
    """The same step while the disk has room for so many pages more."""

    def apply(connection: sqlite3.Connection) -> None:
        (there,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {there + pages}")
        step(connection)

    return apply


def test_a_full_disk_during_a_step_changes_nothing(old: Path) -> None:
    """Wherever the room ends."""
    before, header_before, refused = rows(old), header(old), 0

    while problem := refusal(old, room=refused):
        assert "is full" in problem
        assert rows(old) == before
        assert header(old) == header_before
        refused += 1

    assert refused >= 3
    assert header(old) == (OWN.application_id, OWN.version)


def refusal(path: Path, *, room: int) -> str:
    """What an upgrade is refused with that has so many pages for each step; blank where it succeeds."""
    try:
        prepare(path, replace(OWN, steps={to: with_room_for(room, step) for to, step in OWN.steps.items()}))
    except StoreUnavailable as problem:
        return str(problem)
    return ""


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


def dying_at_line(last: int) -> Schema:
    """Between two lines of the upgrade, the copy included."""
    seen = count(1)

    def follow(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_filename != versions.__file__:
            return None
        if event == "line" and next(seen) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return follow

    sys.settrace(follow)
    return OWN


def dying_at_row(last: int) -> Schema:
    """While rows are copied and tables are dropped, by the instructions that SQLite has done."""
    seen = count(1)

    def follow() -> None:
        if next(seen) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def apply(connection: sqlite3.Connection) -> None:
        connection.set_progress_handler(follow, 50)
        OWN.steps[OWN.version](connection)

    return replace(OWN, steps={**OWN.steps, OWN.version: apply})


@pytest.mark.parametrize("dying_at", [dying_at_line, dying_at_row])
def test_upgrade_killed_at_any_moment_keeps_the_data_and_resumes(
    old: Path, tmp_path: Path, dying_at: Callable[[int], Schema]
) -> None:
    before, (_, version) = rows(old), header(old)
    whole = put_back(made(tmp_path / "whole"), version=VERSION_5 if version == 5 else VERSION_7)
    prepare(whole)

    outcomes, moment = set(), 1
    while True:
        process = in_a_process(lambda at=moment: prepare(old, dying_at(at)))  # type: ignore[misc]
        process.join()
        outcomes.add(header(old)[1])
        if process.exitcode == 0:
            break
        if header(old)[1] == version:
            assert rows(old) == before
        moment += 1 + moment // 4
    prepare(old)

    assert version in outcomes
    assert moment > 50
    assert items(old) == items(whole)
    assert not list(old.parent.glob(".*"))


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


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


VERSION_7_SAYS = (
    "SELECT account, tenancy_ref, linked_at FROM links WHERE account = 'account-1'",
    "SELECT level, pin_hash FROM privacies WHERE tenancy_ref = 'T1001'",
    "SELECT minutes FROM reaches WHERE tenancy_ref = 'T1003'",
    "SELECT count(*) FROM attempts WHERE subject = 'pin:T1001' AND failed_at >= '2026'",
    "SELECT reference, fault_id, room, reported_at FROM reports WHERE tenancy_ref = 'T1001'",
    "SELECT request_id, kind, tenancy_ref, body FROM outbox WHERE delivered_at IS NULL AND due_at <= '2027'",
    "SELECT event_ref, title FROM feed_events_by_place JOIN feed_events USING (event_number)",
    "DELETE FROM codes WHERE code_hash = 'hash-open' RETURNING tenancy_ref",
    "INSERT INTO reports (request_id, tenancy_ref) VALUES ('r', 'T1001')",
    "INSERT INTO tellings (request_id, tenancy_ref, about, times, told_at) VALUES ('r', 'T1', 'R', 1, '')",
    "INSERT INTO outbox (request_id, kind, tenancy_ref, body) VALUES ('r', 'call_back', 'T1001', '{}')",
    "UPDATE bookings SET freed_by = '' WHERE tenancy_ref = 'T1001' AND freed_by IS NULL",
    "INSERT INTO heartbeats (job, beat_at, outcome) VALUES ('outbox', '2026', 'ok')",
)
"""What a process of version 7 reads and writes, a statement for each table."""


def test_process_of_version_7_that_still_runs_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    path = put_back(tmp_path, version=VERSION_7)
    running = Connections(path, busy_timeout_ms=1000)
    assert running.rows(VERSION_7_SAYS[0]) != []

    prepare(path)

    before = rows(path)
    for statement in VERSION_7_SAYS:
        with pytest.raises(StoreUnavailable, match="no such table"), running.writing() as connection:
            connection.execute(statement)
    assert rows(path) == before
    running.close()


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
    steps={
        LANDLORD.version + 1: lambda connection: run_script(
            connection, "UPDATE coaches SET first_name = upper(first_name);"
        )
    },
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
