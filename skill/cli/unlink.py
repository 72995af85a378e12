"""The command `unlink`, as when a tenant moves out."""

import click

from skill.cli.workspace import open_workspace


@click.command()
@click.argument("tenancy_ref")
def unlink(tenancy_ref: str) -> None:
    """End every link between a home and an Alexa account: none of them hears about it from then on."""
    with open_workspace() as workspace:
        click.echo(f"{workspace.services().links.unlink_home(tenancy_ref.strip())} unlinked")
