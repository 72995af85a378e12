"""`python -m skill load`, as the landlord's staff run it: from a folder of files to a spoken balance."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bench.sample.files import write_folder
from skill.cli import main as command_line
from skill.cli.load import REFUSED, load_folder, roll_back
from skill.config.settings import Settings
from skill.errors import NothingToRollBack
from skill.housing.extract.money import BalanceSign
from skill.housing.extract.rows import LoadInfo
from skill.housing.sample.extract import sample_extract
from skill.housing.sqlite.store import SqliteStore
from tests.contract.extracts import FixedClock
from tests.unit.housing.folders import NOW, PLAIN, a_folder, options

BALANCE = "As of yesterday, your rent is £84.30 behind. Would you like your coach to get in touch?"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"HOME_COACH_DATA": f"sqlite:///{tmp_path}/homes.sqlite3"}


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """The made-up homes of today, as a landlord's files."""
    folder = tmp_path / "sample"
    write_folder(sample_extract(settings.landlord.today(datetime.now(UTC))), folder)
    return folder


def run(environment: dict[str, str], *words: str) -> Result:
    return CliRunner().invoke(command_line.cli, list(words), env=environment)


def balance(environment: dict[str, str]) -> str:
    return run(environment, "say", "--home", "T1001", "what's my rent balance").stdout.strip()


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def forget_counts(folder: Path) -> None:
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"rows"', '"counts"'), encoding="utf-8")


def test_a_folder_becomes_a_spoken_balance(environment: dict[str, str], folder: Path) -> None:
    loaded = run(environment, "load", str(folder))
    run(environment, "enrol", "T1001", "--say", "amounts")

    assert loaded.exit_code == 0
    assert "rent_accounts.csv: 30 of 30 rows are good" in loaded.stdout
    assert loaded.stdout.splitlines()[-1].startswith("Loaded, as of ")
    assert balance(environment) == BALANCE


def test_a_refused_folder_changes_nothing(environment: dict[str, str], folder: Path) -> None:
    run(environment, "load", str(folder))
    run(environment, "enrol", "T1001", "--say", "amounts")
    edit(folder, "rent_accounts", "84.30", "99.99")
    edit(folder, "repairs", "P1003", "P9999")

    refused = run(environment, "load", str(folder))

    assert refused.exit_code == 1
    assert "repairs.csv row 3 (R0002): property_ref is not in properties.csv" in refused.stdout
    assert refused.stdout.splitlines()[-1] == REFUSED
    assert balance(environment) == BALANCE


def test_dry_run_reports_everything_and_changes_nothing(environment: dict[str, str], folder: Path) -> None:
    run(environment, "load", str(folder))
    run(environment, "enrol", "T1001", "--say", "amounts")
    edit(folder, "rent_accounts", "84.30", "99.99")

    dry = run(environment, "load", str(folder), "--dry-run")

    assert dry.exit_code == 0
    assert dry.stdout.splitlines()[-1].startswith("Dry run: all of it could be loaded, as of ")
    assert balance(environment) == BALANCE


def test_a_dry_run_refuses_what_a_load_would(environment: dict[str, str], folder: Path) -> None:
    edit(folder, "repairs", "P1003", "P9999")

    dry = run(environment, "load", str(folder), "--dry-run")

    assert dry.exit_code == 1
    assert dry.stdout == run(environment, "load", str(folder)).stdout


def test_half_an_export_is_refused(environment: dict[str, str], folder: Path) -> None:
    run(environment, "load", str(folder))
    path = folder / "rent_transactions.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[: len(lines) * 2 // 5]), encoding="utf-8")
    before, after = f"{len(lines) - 1:,}", f"{len(lines) * 2 // 5 - 1:,}"

    promised = run(environment, "load", str(folder))
    forget_counts(folder)
    refused = run(environment, "load", str(folder))
    allowed = run(environment, "load", str(folder), "--allow-drop", "61")

    assert (
        f"rent_transactions.csv: the manifest promises {before} rows; the file has {after}" in promised.stdout
    )
    assert (
        f"rent_transactions.csv: {after} rows, after {before} in the load before: 60% fewer."
        in refused.stdout
    )
    assert (promised.exit_code, refused.exit_code, allowed.exit_code) == (1, 1, 0)


def test_charges_are_checked_and_counted_but_not_stored(
    environment: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    loaded = run(environment, "load", str(folder))

    (generation,) = tmp_path.glob("homes.landlord.*.sqlite3")
    with closing(sqlite3.connect(generation)) as database:
        (kept,) = database.execute("SELECT count(*) FROM rent_lines").fetchone()
        charges = "kind_number = (SELECT kind_number FROM line_kinds WHERE kind = 'rent') AND owed_pence >= 0"
        (charged,) = database.execute(f"SELECT count(*) FROM rent_lines WHERE {charges}").fetchone()
    read = (folder / "rent_transactions.csv").read_text(encoding="utf-8").count("\n") - 1
    assert (
        f"rent_transactions.csv: {read:,} of {read:,} rows are good; {kept:,} are kept, "
        "the others are charges or more than 13 months old"
    ) in loaded.stdout
    assert charged == 0
    assert 0 < kept < read


def test_a_refused_account_does_not_hide_its_reason_behind_its_lines(
    environment: dict[str, str], folder: Path
) -> None:
    edit(folder, "rent_accounts", ",positive-owes,", ",which way,")

    refused = run(environment, "load", str(folder))

    assert refused.exit_code == 1
    assert "sign is not debit, credit, positive-owes or positive-credit" in refused.stdout
    assert REFUSED in refused.stdout


def test_made_up_homes_are_not_a_load_to_compare_with(environment: dict[str, str], tmp_path: Path) -> None:
    run(environment, "say", "what's on nearby")
    as_of = "2026-11-01T20:00"

    loaded = run(
        environment, "load", str(a_folder(tmp_path / "november")), "--as-of", as_of, "--sign", "positive-owes"
    )

    assert "rent_transactions.csv: 3 of 3 rows are good" in loaded.stdout
    assert loaded.exit_code == 0


def test_nothing_is_loaded_without_an_answer_about_the_sign(
    environment: dict[str, str], tmp_path: Path
) -> None:
    folder = str(a_folder(tmp_path / "november"))

    refused = run(environment, "load", folder)
    loaded = run(environment, "load", folder, "--sign", "positive-owes")
    again = run(environment, "load", folder)

    assert refused.exit_code == 1
    assert (
        "rent_accounts.csv: is account 30001 in credit, or does it owe? Look it up in your system, then run "
        "this again with --sign positive-owes if it owes, or --sign positive-credit if not"
    ) in refused.stdout
    assert "84.30" not in refused.stdout
    assert (loaded.exit_code, again.exit_code) == (0, 0)


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    store = SqliteStore(None, clock=FixedClock(NOW))
    store.prepare()
    yield store
    store.close()


def no_answer(account_ref: str) -> str | None:
    raise AssertionError(f"asked about {account_ref}")


@pytest.mark.parametrize(
    ("answer", "sign", "owed_pence"),
    [("owes", BalanceSign.POSITIVE_OWES, 8430), ("credit", BalanceSign.POSITIVE_CREDIT, -8430)],
)
def test_the_sign_is_asked_once(
    tmp_path: Path, store: SqliteStore, answer: str, sign: BalanceSign, owed_pence: int
) -> None:
    asked = []

    def a_person(account_ref: str) -> str:
        asked.append(account_ref)
        return answer

    folder = a_folder(tmp_path / "november")
    unsigned = options(sign=None)

    assert load_folder(store, folder, unsigned, dry_run=False, ask=a_person)
    assert load_folder(store, folder, unsigned, dry_run=False, ask=no_answer)

    loaded, account = store.loaded(), store.main_account("T1001")
    assert asked == ["30001"]
    assert loaded is not None
    assert loaded.sign == sign
    assert account is not None
    assert account.owed_pence == owed_pence


def test_changed_sign_is_reported(
    tmp_path: Path, store: SqliteStore, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_folder(tmp_path / "november")
    load_folder(store, folder, options(), dry_run=False, ask=no_answer)
    capsys.readouterr()

    load_folder(store, folder, options(sign=BalanceSign.POSITIVE_CREDIT), dry_run=True, ask=no_answer)

    assert "the sign was positive-owes, and is now positive-credit" in capsys.readouterr().out


def test_missing_file_is_refused_before_the_store_is_used(
    tmp_path: Path, store: SqliteStore, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_folder(tmp_path / "november", {"coaches": None})

    assert not load_folder(store, folder, options(), dry_run=False, ask=no_answer)
    assert "coaches.csv: the file is missing" in capsys.readouterr().out
    assert store.loaded() is None


def test_file_with_an_unreadable_end_leaves_the_old_load(
    tmp_path: Path, store: SqliteStore, capsys: pytest.CaptureFixture[str]
) -> None:
    load_folder(store, a_folder(tmp_path / "november"), options(), dry_run=False, ask=no_answer)
    broken = a_folder(tmp_path / "december", {"repairs": PLAIN["repairs"] + 'R2,"P0001\n'})

    assert not load_folder(store, broken, options(), dry_run=False, ask=no_answer)
    assert "repairs.csv row 3: its quotation marks do not pair" in capsys.readouterr().out
    assert store.loaded() is not None
    assert store.main_account("T1001") is not None


def test_figures_are_dated_by_the_newest_file(environment: dict[str, str], tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "november")

    loaded = run(environment, "load", str(folder), "--sign", "positive-owes")

    assert datetime.now(UTC) - datetime.fromtimestamp(
        (folder / "repairs.csv").stat().st_mtime, UTC
    ) < timedelta(minutes=5)
    assert loaded.exit_code == 0


@pytest.mark.parametrize(
    "words", [("load",), ("load", "folder", "--rollback"), ("load", "f", "--as-of", "soon")]
)
def test_invalid_options_are_a_usage_error(environment: dict[str, str], words: tuple[str, ...]) -> None:
    assert run(environment, *words).exit_code == 2


class EarlierLoads:
    """A store that keeps one load before the present one, or none."""

    def __init__(self, earlier: LoadInfo | None) -> None:
        self._earlier = earlier

    def roll_back(self) -> LoadInfo:
        if self._earlier is None:
            raise NothingToRollBack
        return self._earlier


def test_rollback_reports_the_current_load(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    roll_back(EarlierLoads(an_earlier_load()), settings.landlord)

    assert capsys.readouterr().out == "Rolled back: folder october, as of 02/11/2026 10:00, answers again.\n"


def test_empty_rollback_is_reported(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        roll_back(EarlierLoads(None), settings.landlord)

    assert ended.value.code == 1
    assert capsys.readouterr().out == "Nothing was changed: no earlier load is kept.\n"


def an_earlier_load() -> LoadInfo:
    return LoadInfo(source="folder october", as_of=NOW, loaded_at=NOW, rows={})
