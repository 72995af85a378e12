"""The command `homes`."""

import click

from skill.housing.sample import SAMPLE_HOMES


@click.command()
def homes() -> None:
    """The made-up homes: a reference and a story each."""
    for home in SAMPLE_HOMES:
        click.echo(f"{home.tenancy_ref}  {home.story}")
