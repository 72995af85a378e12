"""The format of golden conversations: what is written is read, and what is read is written."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from skill.config.settings import Settings
from skill.nlu.understanding import Understanding
from skill.rehearsal.scripts import Script, ScriptTurn, play
from skill.rehearsal.starting import Scene
from skill.rehearsal.troubles import Trouble
from tests import understood

TEXT = """# A story.
home: none
enrolled: T1003
at: 2026-06-23T10:00
locale: en-US
screen: yes

! sent-twice
! slow-store
> what's my rent balance
< something

>

> (walks away)
. end
"""


@pytest.fixture(scope="module")
def whole() -> Understanding:
    return understood.understanding()


def test_a_script_has_its_scene_and_its_troubles(settings: Settings) -> None:
    script = Script.read(TEXT, settings)

    assert script.scene == Scene(
        home=None,
        enrolled="T1003",
        at=datetime(2026, 6, 23, 9, tzinfo=UTC),
        locale="en-US",
        has_screen=True,
    )
    assert script.turns == (
        ScriptTurn(
            said="what's my rent balance", troubles=frozenset({Trouble.SENT_TWICE, Trouble.SLOW_STORE})
        ),
        ScriptTurn(said=""),
        ScriptTurn(said="(walks away)"),
    )


def test_a_conversation_is_written_so_that_it_can_be_read_back(settings: Settings) -> None:
    script = Script.read(TEXT, settings)

    again = Script.of("A story.", script.scene, script.turns, settings)

    assert again == replace(script, scene=again.scene)
    assert again.scene == script.scene


def test_a_script_without_a_time_is_of_this_minute(settings: Settings) -> None:
    odd = Scene(home="T1001", at=datetime(2026, 11, 23, 10, 5, 59, tzinfo=UTC))

    assert "at: 2026-11-23T10:05" in Script.of("x", odd, [], settings).header
    assert Script.of("x", Scene(home="T1001"), [], settings).scene.at is not None


def test_an_unknown_trouble_is_refused(settings: Settings) -> None:
    with pytest.raises(ValueError, match="earthquake"):
        Script.read(TEXT.replace("sent-twice", "earthquake"), settings)


def test_a_played_script_is_a_script_again(settings: Settings, whole: Understanding) -> None:
    scene = Scene(home="T1001", at=datetime(2026, 11, 23, 10, tzinfo=UTC), has_screen=True)
    lines = [
        ScriptTurn(said="my kitchen tap is dripping"),
        ScriptTurn(said="yes", troubles=frozenset({Trouble.STORE_DOWN})),
    ]

    played = play(Script.of("Down.", scene, lines, settings), settings, whole)

    assert "! store-down\n> yes\n< I'm sorry, I can't get to that just now." in played
    assert "+ repair_report" not in played
    assert play(Script.read(played, settings), settings, whole) == played
