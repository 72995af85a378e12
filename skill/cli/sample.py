"""The command `sample`: a year of many made-up homes."""

from datetime import date
from pathlib import Path

import click

from skill.cli.workspace import environment_settings
from skill.housing.extract.files import write_folder
from skill.housing.sample.scale import scale_extract
from skill.services.clock import SystemClock


@click.command()
@click.option("--homes", type=click.IntRange(1, 900_000), default=1000, show_default=True)
@click.option("--seed", default=1, show_default=True, help="The same seed makes the same homes.")
@click.option("--on", "day", help="The day they are looked at, such as 2026-12-05; today without it.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def sample(homes: int, seed: int, day: str | None, folder: Path) -> None:
    """Write a year of many made-up homes to FOLDER, as CSV files that `load` takes."""
    landlord = environment_settings().landlord
    today = _day(day) if day else landlord.today(SystemClock().now())
    for table, rows in write_folder(scale_extract(homes, seed=seed, today=today), folder).items():
        click.echo(f"{table:<18} {rows:>11,}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter("not a day like 2026-12-05", param_hint="--on") from None
