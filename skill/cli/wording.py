"""The command `wording`: every sentence, as a page for a landlord to sign."""

from pathlib import Path

import click

from skill.signoff.wording import wording_page

PAGE = Path(__file__).parent.parent.parent / "docs" / "wording.md"


@click.command()
def wording() -> None:
    """Write docs/wording.md: every sentence with sample values, for a landlord to sign."""
    PAGE.write_text(wording_page(), encoding="utf-8")
    click.echo(str(PAGE))
