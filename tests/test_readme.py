"""The README tells the truth: its conversation is heard so, its commands, settings and folders exist."""

import re
from pathlib import Path

from click.testing import CliRunner

from skill.cli import main as command_line

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_printed_conversation_matches_the_answers(tmp_path: Path) -> None:
    said = re.findall(r"^> (.+)$", README, re.MULTILINE)
    heard = re.findall(r"^< (.+)$", README, re.MULTILINE)
    environment = {"HOME_COACH_DATA": f"sqlite:///{tmp_path}/homes.sqlite3"}

    result = CliRunner().invoke(command_line.cli, ["say", "--home", "T1001", *said], env=environment)

    assert len(said) >= 2
    assert result.stdout.splitlines() == heard


def test_every_command_is_in_the_table() -> None:
    described = set(re.findall(r"^\| `([a-z]+)[ `]", README, re.MULTILINE))

    assert set(command_line.COMMANDS) <= described


def test_every_setting_is_in_the_table() -> None:
    source = (ROOT / "skill" / "config" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"HOME_COACH_[A-Z_]+", source))
    described = set(re.findall(r"^\| `(HOME_COACH_[A-Z_]+)`", README, re.MULTILINE))

    assert described == read


def test_every_named_folder_exists() -> None:
    named = re.findall(r"^\| `([a-z_/]+/)` \|", README, re.MULTILINE)

    assert named
    assert [folder for folder in named if not (ROOT / folder).is_dir()] == []


def test_every_package_is_in_the_table() -> None:
    packages = {f"`skill/{path.parent.name}/`" for path in (ROOT / "skill").glob("*/__init__.py")}

    assert sorted(package for package in packages if package not in README) == []
