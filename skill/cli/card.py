"""The command `card`: numbers to keep by the phone, for the doorstep."""

import click

from skill.cli.workspace import environment_settings, open_workspace
from skill.errors import ConfigurationError
from skill.signoff.card import numbers_card


@click.command()
@click.option("--home", "tenancy_ref", help="Name the coach of this home too.")
def card(tenancy_ref: str | None) -> None:
    """Print the numbers that every tenant keeps by the phone: the landlord's, and those of their country."""
    coach = None if tenancy_ref is None else _coach_of(tenancy_ref.strip())
    click.echo(numbers_card(environment_settings().landlord, coach), nl=False)


def _coach_of(tenancy_ref: str) -> str | None:
    with open_workspace() as workspace:
        home = workspace.store.home(tenancy_ref)
        if home is None:
            raise ConfigurationError(f"there is no home {tenancy_ref}")
        found = workspace.store.coach(home.coach_ref) if home.coach_ref else None
        return found.first_name if found else None
