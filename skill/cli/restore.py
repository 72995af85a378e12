"""The command `restore`: what a backup holds in place of what is there."""

from pathlib import Path

import click

from skill.cli.workspace import environment_settings
from skill.operations.backups import Places, restore_backup
from skill.services.clock import SystemClock


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def restore(file: Path) -> None:
    """Put back what FILE holds: a backup, or the copy that an upgrade left. What it replaces is kept."""
    restored = restore_backup(file, Places.of(environment_settings()), now=SystemClock().now())
    click.echo(f"Restored {', '.join(restored.parts)} from {file}.")
    for path in restored.aside:
        click.echo(f"What it replaced is in {path}.")
