"""Every script under `conversations/` goes word for word as written; `--record` writes them afresh."""

import os
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
    if request.config.getoption("--record") and "CI" not in os.environ:
        path.write_text(played, encoding="utf-8")
    assert played == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_every_word_that_is_said_has_its_answer_written_down(path: Path) -> None:
    """An unrecorded script would compare nothing; silence may end in silence."""
    turns = path.read_text(encoding="utf-8").split("\n> ")[1:]
    unanswered = [turn for turn in turns if "\n< " not in turn and turn.split("\n")[0].strip()]

    assert turns
    assert unanswered == []


def test_there_are_conversations() -> None:
    assert len(SCRIPTS) > 60
