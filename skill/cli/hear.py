"""The command `hear`: what an Echo would send for each line, and the danger found in it."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from skill.bootstrap import SystemClock
from skill.cli.workspace import environment_settings
from skill.interaction_model.model import SOURCE
from skill.nlu.understanding import understanding_of
from skill.rehearsal.hearing import Heard
from skill.rehearsal.hearing import hear as hear_one

HEADING = f"{'an Echo sends':<24} {'score':>5}  {'danger':<20} said; slots"


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def hear(as_json: bool) -> None:
    """Read one utterance a line and print what an Echo would send. No conversation is held.

    A danger with a question mark is one that is asked about.
    """
    today = environment_settings().landlord.today(SystemClock().now())
    if not as_json:
        click.echo(HEADING)
    for each in _each_line(today):
        click.echo(json.dumps(_as_json(each), ensure_ascii=False) if as_json else _as_row(each))


def _each_line(today: date) -> Iterator[Heard]:
    understanding = understanding_of(SOURCE)
    with click.open_file("-", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            yield hear_one(understanding, line.rstrip("\r\n"), today=today)


def _as_json(heard: Heard) -> dict[str, Any]:
    """An id is null where no value of the model has the words."""
    return {
        "utterance": heard.utterance,
        "intent": heard.intent,
        "echo_intent": heard.echo_intent,
        "slots": {
            name: {"value": slot.value, "id": slot.matches[0][0] if slot.matches else None}
            for name, slot in heard.slots.items()
        },
        "score": heard.score,
        "danger": heard.danger,
        "perhaps": heard.perhaps,
    }


def _as_row(heard: Heard) -> str:
    danger = heard.danger or (f"{heard.perhaps}?" if heard.perhaps else "-")
    slots = "".join(f"; {name}: {slot.value}" for name, slot in heard.slots.items())
    return f"{heard.echo_intent:<24} {heard.score:>5.2f}  {danger:<20} {heard.utterance}{slots}"
