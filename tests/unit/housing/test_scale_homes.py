"""Many made-up homes: always the same ones, with books that balance, in files that a load takes."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from skill import __main__ as command_line
from skill.housing.extract_rows import AccountKind
from skill.housing.sample.scale import scale_extract

TODAY = date(2026, 11, 23)


def run(*words: str, data: Path) -> str:
    environment = {"HOME_COACH_DATA": f"sqlite:///{data}/homes.sqlite3"}
    result = CliRunner().invoke(command_line.cli, list(words), env=environment)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_same_seed_makes_the_same_files_to_the_byte(tmp_path: Path) -> None:
    for name in ("one", "two"):
        run("sample", "--homes", "40", "--on", "2026-11-23", str(tmp_path / name), data=tmp_path)
    run(
        "sample", "--homes", "40", "--seed", "2", "--on", "2026-11-23", str(tmp_path / "other"), data=tmp_path
    )

    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
    lines = "rent_transactions.csv"
    assert (tmp_path / "one" / lines).read_bytes() != (tmp_path / "other" / lines).read_bytes()


def test_a_balance_is_the_sum_of_its_lines() -> None:
    extract = scale_extract(60, seed=3, today=TODAY)
    sums: Counter[str] = Counter()
    for line in extract.rent_lines:
        sums[line.account_ref] += line.owed_pence

    balances = {row.account_ref: row.owed_pence for row in extract.rent_accounts}
    assert len(balances) > 60
    assert {account: sums[account] for account in balances} == balances


def test_the_mix_is_that_of_an_association() -> None:
    homes = 2000
    accounts = list(scale_extract(homes, seed=1, today=TODAY).rent_accounts)
    repairs = list(scale_extract(homes, seed=1, today=TODAY).repairs)

    second = sum(row.kind is not AccountKind.MAIN for row in accounts) / homes
    assert second == pytest.approx(0.15, abs=0.05)
    assert len(repairs) / homes == pytest.approx(3.5, abs=0.4)
    assert all(row.reported_at <= row.changed_at for row in repairs)


def test_a_load_takes_them_and_a_tenant_hears_a_balance(tmp_path: Path) -> None:
    run("sample", "--homes", "25", str(tmp_path / "files"), data=tmp_path)

    report = run("load", str(tmp_path / "files"), "--sign", "positive-owes", data=tmp_path)
    tenancy = (tmp_path / "files" / "tenancies.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    run("enrol", tenancy, "--say", "amounts", data=tmp_path)

    assert "Loaded" in report
    assert "your rent" in run("say", "--home", tenancy, "what's my rent balance", data=tmp_path)
