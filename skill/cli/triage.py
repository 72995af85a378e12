"""The command `triage`: how each fault is handled, as a page for a landlord to sign."""

from pathlib import Path

import click

from skill.config.landlord_file import LandlordFile, read_landlord_file
from skill.signoff.samples import LANDLORD
from skill.signoff.triage_page import triage_page

PAGE = Path(__file__).parent.parent.parent / "docs" / "triage.md"


@click.command()
@click.option(
    "--landlord",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Print it with the numbers, targets and codes of this TOML FILE instead.",
)
def triage(path: Path | None) -> None:
    """Write docs/triage.md: each fault with its questions and what they change, for a landlord to sign."""
    if path is not None:
        click.echo(triage_page(read_landlord_file(path)), nl=False)
        return
    PAGE.write_text(triage_page(LandlordFile(landlord=LANDLORD)), encoding="utf-8")
    click.echo(str(PAGE))
