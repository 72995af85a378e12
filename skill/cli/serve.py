"""The command `serve`: the web door, with the workers beside it or without."""

import signal
import sys
from contextlib import nullcontext

import click

from skill.cli.workspace import environment_settings
from skill.errors import ConfigurationError
from skill.operations.workers import workers_beside_server
from skill.web import create_app
from skill.web.serve import serve as run

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=5000, show_default=True)
@click.option(
    "--workers/--no-workers",
    default=True,
    show_default=True,
    help="Deliver the outbox and read the feeds in the same process; in service, timers do.",
)
def serve(host: str, port: int, workers: bool) -> None:
    """Serve POST /alexa and the simulator, with the made-up homes when nothing is loaded."""
    settings = environment_settings()
    if not settings.verify and host not in LOOPBACK:
        raise ConfigurationError("HOME_COACH_VERIFY=off serves this machine only, not another host")
    if settings.simulator:
        click.echo(f"Talk to it at http://127.0.0.1:{port}")
    app = create_app(settings)
    # As Ctrl-C does, so that a service manager's stop also lets the workers finish what they have in hand.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with workers_beside_server(settings) if workers else nullcontext():
        try:
            run(app, host=host, port=port)
        except OSError as problem:
            raise ConfigurationError(f"cannot serve at {host}:{port}: {problem.strerror}") from problem
