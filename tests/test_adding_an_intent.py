"""docs/adding-an-intent.md: what the command writes is what the page says, and it works."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from skill.cli.intent import read_name, write_skeletons
from skill.errors import ConfigurationError
from tests.tables import each_row

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "adding-an-intent.md").read_text(encoding="utf-8")
NEW = read_name("PetTortoiseIntent")
"""Not the page's BinDayIntent, which somebody who tries the page has written already."""

MOST_FILES = 7
GENERATED = "docs/wording.md"
SKIPPED = {"skill": ("var",), "tests": ("__pycache__",)}
"""The skill's bytecode comes along: without it each process that the command starts compiles all of it."""

PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not slow")
CHECKS = {
    "ruff": ("-m", "ruff", "check", "skill"),
    "ruff format": ("-m", "ruff", "format", "--check", "skill"),
    "mypy": ("-m", "mypy", "skill/dialogue", "skill/services"),
    "model lint": ("-m", "skill", "model", "lint"),
    "parity": (*PYTEST, "tests/policy/test_parity.py", "tests/policy/test_breadth.py"),
    "wording": (*PYTEST, "tests/policy/test_wording.py"),
    "conversation": (*PYTEST, "tests/test_conversations.py", "-k", NEW.word),
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tree")
    for name in ("skill", "interaction_models", "docs", "tests"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns(*SKIPPED.get(name, ())))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, root)
    return root


@pytest.fixture(scope="module")
def written(tree: Path) -> list[str]:
    return write_skeletons(tree, NEW)


def test_command_writes_the_documented_files_and_at_most_seven(tree: Path, written: list[str]) -> None:
    rows = re.findall(r"^\| `([^`]+\.\w+)` \|", PAGE.replace("bin_day", NEW.word), re.MULTILINE)
    assert sorted(written) == sorted([*rows, GENERATED])
    assert len(rows) <= MOST_FILES
    assert [path for path in written if not (tree / path).is_file()] == []
    assert "can't look that up yet" in (tree / f"tests/conversations/{NEW.word}.txt").read_text(
        encoding="utf-8"
    )


@pytest.mark.slow
@pytest.mark.parametrize("check", CHECKS)
def test_checks_pass_right_after_the_command(check: str, tree: Path, written: list[str]) -> None:
    run = subprocess.run([sys.executable, *CHECKS[check]], cwd=tree, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_existing_files_are_never_overwritten(tree: Path, written: list[str]) -> None:
    before = {path: (tree / path).read_bytes() for path in written}
    with pytest.raises(ConfigurationError, match="is there already"):
        write_skeletons(tree, NEW)
    with pytest.raises(ConfigurationError, match="has NotSureIntent already"):
        write_skeletons(tree, read_name("NotSureIntent"))
    assert {path: (tree / path).read_bytes() for path in written} == before


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("RepairIntent", "RepairService.__init__"),
        ("HomeIntent", "\"what's my home\" is answered otherwise: I'm sorry, something went wrong"),
    ],
)
def test_clashing_name_leaves_every_file_as_it_was(name: str, why: str, tree: Path) -> None:
    before = contents(tree)
    with pytest.raises(ConfigurationError, match=re.escape(why)):
        write_skeletons(tree, read_name(name))
    assert contents(tree) == before


def contents(tree: Path) -> dict[Path, bytes]:
    return {
        path: path.read_bytes() for path in tree.rglob("*") if path.suffix in {".py", ".json", ".md", ".txt"}
    }


@each_row(
    "name",
    [
        "",
        "BinDay",
        "binDayIntent",
        "Bin_DayIntent",
        "Intent",
        "BinDay2Intent",
        "../BinDayIntent",
        "ImportIntent",
    ],
)
def test_invalid_name_is_refused(name: str) -> None:
    with pytest.raises(ConfigurationError):
        read_name(name)


def test_documented_files_exist() -> None:
    named = set(re.findall(r"`((?:skill|tests|interaction_models|docs)/[\w./-]+\.\w+)`", PAGE))
    assert sorted(each for each in named if "bin_day" not in each and not (ROOT / each).exists()) == []
