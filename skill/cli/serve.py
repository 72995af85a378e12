"""The command `serve`: the web door on a developer's own machine, with the workers beside it."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from skill.bootstrap import SystemClock, is_dynamodb, open_store
from skill.cli.workspace import environment_settings
from skill.config.settings import Settings
from skill.couriers.delivering import DeliveryWorker, build_delivery
from skill.errors import ConfigurationError
from skill.feeds.opening import RefreshWorker, is_in_a_bucket
from skill.web import create_app
from skill.web.serve import serve as run

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=5000, show_default=True)
def serve(host: str, port: int) -> None:
    """Serve POST /alexa and the simulator, with the made-up homes when nothing is loaded."""
    settings = environment_settings()
    if not settings.verify and host not in LOOPBACK:
        raise ConfigurationError("HOME_COACH_VERIFY=off serves this machine only, not another host")
    if settings.simulator:
        click.echo(f"Talk to it at http://127.0.0.1:{port}")
    app = create_app(settings)
    with _delivering(settings), _refreshing(settings):
        run(app, host=host, port=port)


@contextmanager
def _delivering(settings: Settings) -> Iterator[None]:
    """Delivers beside the server, where a target is set."""
    clock = SystemClock()
    delivery = build_delivery(settings, open_store(settings, clock), clock)
    if delivery is None:
        yield
        return
    worker = DeliveryWorker(delivery)
    worker.start()
    try:
        yield
    finally:
        worker.stop()


@contextmanager
def _refreshing(settings: Settings) -> Iterator[None]:
    """Keeps what's on up to date beside the server, where what is known of feeds lies on this machine."""
    if is_in_a_bucket(settings) or (is_dynamodb(settings) and settings.feeds is None):
        yield
        return
    clock = SystemClock()
    worker = RefreshWorker(settings, open_store(settings, clock), clock)
    worker.start()
    try:
        yield
    finally:
        worker.stop()
