"""The commands `model lint` and `model build`: the interaction model that Alexa is taught."""

import sys
from pathlib import Path

import click

from skill.interaction_model.lint.linter import lint_file
from skill.interaction_model.locales import build_locales
from skill.interaction_model.model import SOURCE


@click.group()
def model() -> None:
    """The interaction model that Alexa is taught."""


@model.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def lint(files: tuple[Path, ...]) -> None:
    """Check models as Amazon would, and for what testers reject; exit 1 when anything is found."""
    findings = [finding for file in files or (SOURCE,) for finding in lint_file(file)]
    for finding in findings:
        click.echo(str(finding))
    sys.exit(1 if findings else 0)


@model.command()
def build() -> None:
    """Write the other English locales from en-GB."""
    for path in build_locales(SOURCE, SOURCE.parent):
        click.echo(str(path))
