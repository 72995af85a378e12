"""The command `backup`: all that this machine knows, in one file."""

from pathlib import Path

import click

from skill.cli.workspace import environment_settings
from skill.operations.backups import Places, write_backup
from skill.services.clock import SystemClock


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Write our own data, the current extract and the feed store to FILE, while the server runs."""
    parts = write_backup(file, Places.of(environment_settings()), now=SystemClock().now())
    click.echo(f"{file}: {', '.join(parts)}; {file.stat().st_size / 1000:,.0f} kB, checked")
