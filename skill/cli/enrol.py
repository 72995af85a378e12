"""The command `enrol`: link a home to an Alexa account, and set what may be said aloud."""

import click

from skill.cli.workspace import open_workspace
from skill.domain.tenancy import PIN_DIGITS, AnswerLevel


@click.command()
@click.argument("tenancy_ref")
@click.option(
    "--say",
    "level",
    type=click.Choice([level.value for level in AnswerLevel]),
    help="What may be spoken about money.",
)
@click.option("--pin", is_flag=True, help="Ask for a four-digit PIN, which the tenant types.")
def enrol(tenancy_ref: str, level: str | None, pin: bool) -> None:
    """Print a one-time code that links an Alexa account, for half an hour, or lets a linked one hear more."""
    tenancy_ref = tenancy_ref.strip()
    with open_workspace() as workspace:
        services = workspace.services()
        code = services.links.enrol(tenancy_ref)
        chosen = _ask_for_pin() if pin else None
        if level or chosen:
            services.privacy.set_up(tenancy_ref, AnswerLevel(level) if level else None, chosen)
    click.echo(code)
    first, second = (" ".join(code[part]) for part in (slice(0, 4), slice(4, None)))
    click.echo(f'Say: "Alexa, tell home coach my code is {first}, {second}".', err=True)


def _ask_for_pin() -> str:
    pin: str = click.prompt("PIN", hide_input=True, confirmation_prompt=True)
    if len(pin) != PIN_DIGITS or not (pin.isascii() and pin.isdigit()):
        raise click.UsageError("a PIN is four digits")
    return pin
