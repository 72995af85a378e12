"""The command `say`: a conversation without an Echo."""

from datetime import datetime

import click

from skill.cli.workspace import environment_settings
from skill.config.settings import Settings
from skill.interaction_model.model import SOURCE
from skill.nlu.understanding import understanding_of
from skill.rehearsal.starting import Scene, refuse_chosen_moment, refuse_production, rehearsing


@click.command()
@click.option("--home", "tenancy_ref", help="Speak from this home; without it, from one that is not linked.")
@click.option("--at", "at", help="Pretend it is this time, such as 2026-12-05T10:00; nothing is kept then.")
@click.argument("utterances", nargs=-1, required=True)
def say(tenancy_ref: str | None, at: str | None, utterances: tuple[str, ...]) -> None:
    """Hold a conversation: each UTTERANCE is one turn, each line what is heard. "" is silence."""
    settings = environment_settings()
    moment = _moment(at, settings) if at else None
    refuse_production(settings)
    if moment:
        refuse_chosen_moment(settings)
    understanding = understanding_of(SOURCE)
    with rehearsing(settings, understanding, Scene(home=tenancy_ref, at=moment)) as rehearsal:
        for utterance in utterances:
            click.echo(rehearsal.say(utterance).spoken)


def _moment(at: str, settings: Settings) -> datetime:
    """A time without a zone is the landlord's local time."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise click.BadParameter("not a time like 2026-12-05T10:00", param_hint="--at") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=settings.landlord.timezone)
