"""Homes by the thousand: the same ones everywhere, and rent and repairs that hold together."""

import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date, time, timedelta
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.__main__ import main as bench
from bench.sample.extract import scale_extract
from bench.sample.files import write_folder
from skill.cli.main import cli
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import RepairState
from skill.housing.extract.rows import AccountKind, Extract, VisitState
from skill.housing.sqlite.store import SqliteStore

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
LONDON = ZoneInfo("Europe/London")
TODAY = date(2026, 11, 24)
HOMES = 700

MADE_OF_FORTY = "e25509727e1eb44e4f572f6aa5c367655a61b99d6499b98fdcf0f875950f0d96"
"""A change here is a change of everybody's made-up homes: bench figures are no longer of the same data."""

SECOND = {AccountKind.GARAGE, AccountKind.RECHARGE}
ANY_DAY = st.dates(date(2026, 1, 1), date(2032, 12, 31))


def some(homes: int = HOMES, *, seed: int = 1, today: date = TODAY) -> Extract:
    return scale_extract(homes, seed=seed, today=today)


def digest(folder: Path) -> str:
    made = sha256()
    for path in sorted(folder.iterdir()):
        made.update(path.name.encode())
        made.update(path.read_bytes())
    return made.hexdigest()


def written(folder: Path, homes: int = 40, *, seed: int = 1) -> str:
    write_folder(some(homes, seed=seed), folder)
    return digest(folder)


def test_the_same_homes_and_seed_are_the_same_bytes_on_every_machine(tmp_path: Path) -> None:
    assert written(tmp_path / "one") == written(tmp_path / "two") == MADE_OF_FORTY


def test_another_process_with_other_hashes_makes_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "bench", "sample", "--homes", "40", "--on", TODAY.isoformat(), str(tmp_path)],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "12345", "TZ": "Asia/Tokyo"},
        check=True,
        capture_output=True,
    )

    assert digest(tmp_path) == MADE_OF_FORTY


def test_another_seed_makes_other_homes(tmp_path: Path) -> None:
    assert written(tmp_path / "one", seed=1) != written(tmp_path / "two", seed=2)


def test_a_home_is_the_same_one_however_many_there_are() -> None:
    few, many = (list(some(homes).rent_lines) for homes in (20, 60))

    assert many[: len(few)] == few


@settings(max_examples=12, deadline=None)
@given(today=ANY_DAY, seed=st.integers(0, 999))
def test_the_lines_of_an_account_add_up_to_what_it_owes(today: date, seed: int) -> None:
    owed: dict[str, int] = defaultdict(int)
    for line in some(25, seed=seed, today=today).rent_lines:
        owed[line.account_ref] += line.owed_pence
        assert today - timedelta(days=366) <= line.on < today

    accounts = list(some(25, seed=seed, today=today).rent_accounts)
    assert owed == {account.account_ref: account.owed_pence for account in accounts}


@settings(max_examples=12, deadline=None)
@given(today=ANY_DAY, seed=st.integers(0, 999))
def test_nothing_happens_before_it_was_reported_or_after_the_extract(today: date, seed: int) -> None:
    extract = some(60, seed=seed, today=today)
    jobs = {row.job_ref: row for row in extract.repairs}
    for job in jobs.values():
        assert job.reported_at <= job.changed_at <= extract.as_of
        assert job.fault_id in FAULTS
        assert job.state in set(RepairState)
    for visit in extract.visits:
        starts_at, ends_at = (instant.astimezone(LONDON) for instant in (visit.starts_at, visit.ends_at))
        assert visit.starts_at > jobs[visit.job_ref].reported_at
        assert starts_at.weekday() < 5
        assert time(8) <= starts_at.time() < ends_at.time() <= time(18)
        if visit.state is VisitState.CONFIRMED and visit.starts_at > extract.as_of:
            assert jobs[visit.job_ref].state == RepairState.BOOKED


def test_lines_come_account_by_account_oldest_first() -> None:
    for _, lines in groupby(some(50).rent_lines, key=lambda line: line.account_ref):
        days = [line.on for line in lines]
        assert days == sorted(days)


def test_the_mix_is_that_of_a_whole_association() -> None:
    extract = some()
    properties, accounts = list(extract.properties), list(extract.rent_accounts)
    main = [account for account in accounts if account.kind is AccountKind.MAIN]
    states = Counter(row.state for row in extract.repairs)
    jobs = states.total()

    def per_home(count: int) -> float:
        return count / HOMES

    assert len(main) == len(properties) == HOMES
    assert sum(1 for _ in extract.coaches) == HOMES // 175
    assert 0.05 < per_home(len({row.block_ref for row in properties} - {None})) < 0.07
    assert 0.09 < per_home(sum(row.kind in SECOND for row in accounts)) < 0.17
    assert 0.30 < per_home(sum(row.owed_pence > 0 for row in main)) < 0.40
    assert 0.30 < per_home(sum(row.owed_pence < 0 for row in main)) < 0.42
    assert 72 < per_home(sum(1 for _ in extract.rent_lines)) < 78
    assert 3.2 < per_home(jobs) < 3.8
    assert 1.15 < sum(1 for _ in extract.visits) / jobs < 1.35
    assert 0.02 < sum(count for state, count in states.items() if RepairState(state).is_open) / jobs < 0.07
    assert per_home(sum(1 for _ in extract.events)) == 0.1


def test_a_store_takes_all_of_it() -> None:
    store = SqliteStore()
    store.prepare()

    store.load(some(60))

    home = store.home("T000001")
    assert home is not None
    assert store.main_account("T000001") is not None
    assert store.lines("A000001", since=date(2025, 1, 1)) != []
    store.close()


def test_the_command_writes_what_load_takes(tmp_path: Path) -> None:
    made = CliRunner().invoke(bench, ["sample", "--homes", "35", "--seed", "3", str(tmp_path / "files")])
    assert made.exit_code == 0, made.output
    assert "rent_transactions" in made.output

    database = {"HOME_COACH_DATA": f"sqlite:///{tmp_path / 'homes.sqlite3'}"}
    loaded = CliRunner().invoke(cli, ["load", str(tmp_path / "files")], env=database)

    assert loaded.exit_code == 0, loaded.output
    assert "35 of 35 rows are good" in loaded.output


@pytest.mark.parametrize("wrong", [["--homes", "0"], ["--on", "tomorrow"]])
def test_what_cannot_be_made_is_refused(tmp_path: Path, wrong: list[str]) -> None:
    assert CliRunner().invoke(bench, ["sample", *wrong, str(tmp_path / "files")]).exit_code == 2
