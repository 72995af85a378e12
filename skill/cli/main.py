"""The command line's entry: which commands there are, and how a failure ends one."""

import sys
from importlib import import_module

import click

from skill.errors import ConfigurationError, StoreUnavailable, UnknownTenancy

COMMANDS = {
    "backup": "Write all that this machine knows to FILE.",
    "card": "Print the numbers that every tenant keeps by the phone.",
    "deadlines": "What is due on repairs and dangers told by voice, soonest first.",
    "enrol": "Print a one-time code that links an Alexa account to a home.",
    "feeds": "Where what's on nearby comes from.",
    "hear": "What an Echo would send for each line, and the danger in it.",
    "intent": "Start a new thing that a tenant can say.",
    "homes": "The made-up homes: a reference and a story each.",
    "load": "Load the CSV files of FOLDER as a whole, or not at all.",
    "model": "The interaction model that Alexa is taught.",
    "outbox": "What waits for the landlord.",
    "restore": "Put back what a backup holds.",
    "say": "Hold a conversation: each UTTERANCE is one turn.",
    "serve": "Serve POST /alexa and the simulator.",
    "triage": "Write docs/triage.md, for a landlord to sign.",
    "unlink": "End every link between a home and an Alexa account.",
    "wording": "Write docs/wording.md, for a landlord to sign.",
}
"""Each command with its line in `--help`. The lines are here so that `--help` imports no command."""


class LazyGroup(click.Group):
    """Imports a command's module when the command is called: all of them together take over a second."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"skill.cli.{name}"), name)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=LazyGroup)
def cli() -> None:
    """Home Coach: a voice service for social-housing tenants."""


def main() -> None:
    """Run one command. A failure that has a name ends it with one line and exit code 1."""
    try:
        cli(prog_name="python -m skill")
    except ConfigurationError as problem:
        sys.exit(f"home coach: {problem}")
    except StoreUnavailable as problem:
        sys.exit(f"home coach: the data cannot be reached: {problem}")
    except UnknownTenancy as problem:
        sys.exit(f"home coach: no current home has the reference {str(problem)!r}")
