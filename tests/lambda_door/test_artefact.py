"""What `sam build` would upload: made by the same target, then run on its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lambda_door.artefacts import HASH_BASED, SAMPLE_LANDLORD, SHIPPED, build, compiled, names
from tests.lambda_door.envelopes import an_intent
from tests.lambda_door.runtime_api import ROOT, runtime_environ

NEVER_SHIPPED = {
    "flask",
    "werkzeug",
    "cryptography",
    "boto3",
    "gunicorn",
    "waitress",
    "httpx",
    "tests",
    "pip",
}

ALONE = """
import json, sys
import lambda_handler
print(json.dumps(lambda_handler.lambda_handler(json.load(sys.stdin), None)))
"""


BANK_HOLIDAYS = """
from skill.domain.landlord import Jurisdiction
from skill.domain.deadlines.working_days import bank_holidays
for jurisdiction in Jurisdiction:
    print(jurisdiction, *sorted(map(str, bank_holidays(jurisdiction))))
"""
ONE_COUNTRY = 4_000_000
"""Bytes of the library of bank holidays, bytecode included; all of it is 20 million."""


@pytest.fixture(scope="module")
def artefact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("artefact")
    run = build("build-HomeCoachFunction", folder, SAMPLE_LANDLORD)
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


@pytest.mark.slow
def test_artefact_holds_the_skill_and_no_web_server(artefact: Path) -> None:
    assert names(artefact / "skill") == SHIPPED
    assert not (artefact / "skill" / "housing" / "sample").exists()
    assert [*artefact.rglob("*.html"), *artefact.rglob("*simulator*")] == []
    assert names(artefact).isdisjoint(NEVER_SHIPPED)


@pytest.mark.slow
def test_artefact_holds_the_named_landlord(artefact: Path) -> None:
    assert (artefact / "landlord.toml").read_bytes() == SAMPLE_LANDLORD.read_bytes()


@pytest.mark.slow
def test_every_module_is_compiled_with_unchecked_hashes(artefact: Path) -> None:
    assert compiled(artefact) == dict.fromkeys(artefact.rglob("*.py"), HASH_BASED)


@pytest.mark.slow
def test_artefact_answers_on_its_own(artefact: Path, production: dict[str, str]) -> None:
    landlord = {"HOME_COACH_LANDLORD": str(artefact / "landlord.toml"), "PYTHONTZPATH": ""}

    run = subprocess.run(
        [sys.executable, "-S", "-s", "-c", ALONE],
        cwd=artefact,
        env=runtime_environ("127.0.0.1:9", {**production, **landlord}),
        input=json.dumps(an_intent("RentBalanceIntent")),
        capture_output=True,
        text=True,
    )

    assert run.returncode == 0, run.stderr
    assert "£84.30" in json.loads(run.stdout)["response"]["outputSpeech"]["ssml"]


@pytest.mark.slow
def test_artefact_with_one_country_has_the_same_bank_holidays(artefact: Path) -> None:
    known = [
        subprocess.run(
            [sys.executable, *flags, "-c", BANK_HOLIDAYS],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for folder, flags in ((artefact, ("-S", "-s")), (ROOT, ()))
    ]

    assert known[0] == known[1]
    assert len(known[0].splitlines()) == 4
    assert sum(file.stat().st_size for file in (artefact / "holidays").rglob("*")) < ONE_COUNTRY


@pytest.mark.parametrize("target", ["build-HomeCoachFunction", "build-FeedsFunction"])
def test_nothing_is_built_without_a_landlord(tmp_path: Path, target: str) -> None:
    run = build(target, tmp_path / "artefact", tmp_path / "landlord.toml")

    assert run.returncode != 0
    assert "put your own numbers in" in run.stdout + run.stderr
    assert not (tmp_path / "artefact").exists()
