"""Every script under `conversations/` goes word for word as written; `--record` writes them afresh."""

from pathlib import Path

import pytest

from skill.config import Settings
from skill.rehearsal.understanding import Understanding
from tests.scripts import FOLDER, Script, play

SCRIPTS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_the_conversation_goes_as_written(
    path: Path, settings: Settings, understanding: Understanding, request: pytest.FixtureRequest
) -> None:
    played = play(Script.read(path, settings), settings, understanding)
    if request.config.getoption("--record"):
        path.write_text(played, encoding="utf-8")
    assert played == path.read_text(encoding="utf-8")


def test_there_are_conversations() -> None:
    assert len(SCRIPTS) > 20
