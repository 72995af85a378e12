"""Every script under `conversations/` goes word for word as written; `--record` writes them afresh."""

import os
from pathlib import Path

import pytest

from skill.config import Settings
from skill.rehearsal.scripts import play, read_script
from skill.rehearsal.understanding import Understanding

FOLDER = Path(__file__).parent / "conversations"
SCRIPTS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_the_conversation_goes_as_written(
    path: Path, settings: Settings, understanding: Understanding, request: pytest.FixtureRequest
) -> None:
    played = play(read_script(path, settings), settings, understanding)
    if request.config.getoption("--record") and "CI" not in os.environ:
        path.write_text(played, encoding="utf-8")
    assert played == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_every_word_that_is_said_has_its_answer_written_down(path: Path) -> None:
    """An unrecorded script would compare nothing."""
    turns = path.read_text(encoding="utf-8").split("\n>")[1:]
    unanswered = [turn for turn in turns if "\n< " not in turn and "\n. end" not in turn]

    assert turns
    assert unanswered == []


def test_there_are_conversations() -> None:
    assert len(SCRIPTS) > 60
