"""Every script under `conversations/` goes word for word as written; `--record` writes them afresh."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from skill.bootstrap import Store
from skill.config.settings import Settings
from skill.nlu.understanding import Understanding
from skill.rehearsal.scripts import play, read_script
from skill.services.ports import Clock
from tests.contract.engines import new_table
from tests.contract.one_home import load_one_home
from tests.made_up import made_up_store
from tests.tables import each_row

FOLDER = Path(__file__).parent / "conversations"
SCRIPTS = sorted(FOLDER.glob("*.txt"))
ON_MOTO = FOLDER / "rent_balance.txt"
"""One shows that a conversation is held over DynamoDB; all are where there is an engine of it."""


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_conversation_matches_its_script(
    path: Path, settings: Settings, understanding: Understanding, request: pytest.FixtureRequest
) -> None:
    played = play(read_script(path, settings), settings, understanding, made_up=made_up_store)
    if request.config.getoption("--record") and "CI" not in os.environ:
        path.write_text(played, encoding="utf-8")
    assert played == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("engine", "path"),
    [
        *(pytest.param("dynamodb_engine", path, marks=pytest.mark.slow) for path in SCRIPTS),
        ("dynamodb_moto", ON_MOTO),
    ],
    ids=lambda each: getattr(each, "stem", each),
)
def test_conversation_matches_its_script_on_dynamodb(
    engine: str, path: Path, settings: Settings, understanding: Understanding, request: pytest.FixtureRequest
) -> None:
    """On a busy machine a turn may take too long; that it is given up in time is tested beside the store."""
    script = read_script(path, settings)
    patient = replace(request.getfixturevalue(engine), seconds=lambda: 0)
    with new_table(patient) as open_one:

        def made_up(settings: Settings, clock: Clock) -> Store:
            store, today = open_one(clock), settings.landlord.today(clock.now())
            store.prepare()
            load_one_home(store, script.scene.home or script.scene.enrolled, today)
            return store

        played = play(script, settings, understanding, made_up=made_up)

    assert played == path.read_text(encoding="utf-8")


@each_row("path", SCRIPTS)
def test_every_utterance_has_a_recorded_answer(path: Path) -> None:
    """An unrecorded script would compare nothing."""
    turns = path.read_text(encoding="utf-8").split("\n>")[1:]
    unanswered = [turn for turn in turns if "\n< " not in turn and "\n. end" not in turn]

    assert turns
    assert unanswered == []


def test_conversations_exist() -> None:
    assert len(SCRIPTS) > 60
