"""The command line: `python -m skill`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import click

from skill import bootstrap
from skill.cli.deadlines import clocks
from skill.cli.feeds import feeds
from skill.cli.load import load
from skill.cli.triage import triage
from skill.config.settings import Settings, read_settings
from skill.couriers.delivering import DeliveryWorker, build_delivery
from skill.domain.tenancy import PIN_DIGITS, AnswerLevel
from skill.errors import ConfigurationError, StoreUnavailable, UnknownTenancy
from skill.feeds.opening import RefreshWorker, is_in_a_bucket
from skill.housing.sample import SAMPLE_HOMES
from skill.interaction_model.lint.linter import lint_file
from skill.interaction_model.locales import build_locales
from skill.interaction_model.model import SOURCE
from skill.nlu.understanding import understanding_of
from skill.rehearsal.starting import Scene, refuse_production, refuse_to_pretend, rehearsing
from skill.services.ports import Waiting

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
WORDING = Path(__file__).parent.parent / "docs" / "wording.md"


@click.group()
def cli() -> None:
    """Home Coach: a voice service for social-housing tenants."""


cli.add_command(load)
cli.add_command(clocks)
cli.add_command(triage)
cli.add_command(feeds)


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=5000, show_default=True)
def serve(host: str, port: int) -> None:
    """Serve POST /alexa and the simulator, with the made-up homes when nothing is loaded."""
    from skill.web import create_app
    from skill.web.serve import serve as run

    settings = read_settings(os.environ)
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
    clock = bootstrap.SystemClock()
    delivery = build_delivery(settings, bootstrap.open_store(settings, clock), clock)
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
    if is_in_a_bucket(settings) or (bootstrap.is_dynamodb(settings) and settings.feeds is None):
        yield
        return
    clock = bootstrap.SystemClock()
    worker = RefreshWorker(settings, bootstrap.open_store(settings, clock), clock)
    worker.start()
    try:
        yield
    finally:
        worker.stop()


@cli.command()
@click.option("--home", "tenancy_ref", help="Speak from this home; without it, from one that is not linked.")
@click.option("--at", "at", help="Pretend it is this time, such as 2026-12-05T10:00; nothing is kept then.")
@click.argument("utterances", nargs=-1, required=True)
def say(tenancy_ref: str | None, at: str | None, utterances: tuple[str, ...]) -> None:
    """Hold a conversation: each UTTERANCE is one turn, each line what is heard. "" is silence."""
    settings = read_settings(os.environ)
    moment = _moment(at, settings) if at else None
    refuse_production(settings)
    if moment:
        refuse_to_pretend(settings)
    understanding = understanding_of(SOURCE)
    with rehearsing(settings, understanding, Scene(home=tenancy_ref, at=moment)) as rehearsal:
        for utterance in utterances:
            click.echo(rehearsal.say(utterance).spoken)


def _moment(at: str, settings: Settings) -> datetime:
    """A time without a zone is the landlord's wall clock."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise click.BadParameter("not a time like 2026-12-05T10:00", param_hint="--at") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=settings.landlord.timezone)


@cli.command()
def homes() -> None:
    """The made-up homes: a reference and a story each."""
    for home in SAMPLE_HOMES:
        click.echo(f"{home.tenancy_ref}  {home.story}")


@cli.command()
@click.option("--homes", type=click.IntRange(1, 900_000), default=1000, show_default=True)
@click.option("--seed", default=1, show_default=True, help="The same seed makes the same homes.")
@click.option("--on", "day", help="The day they are looked at, such as 2026-12-05; today without it.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def sample(homes: int, seed: int, day: str | None, folder: Path) -> None:
    """Write a year of many made-up homes to FOLDER, as CSV files that `load` takes."""
    from skill.housing.extract.files import write_folder
    from skill.housing.sample.scale import scale_extract

    landlord = read_settings(os.environ).landlord
    today = _day(day) if day else landlord.today(bootstrap.SystemClock().now())
    for table, rows in write_folder(scale_extract(homes, seed=seed, today=today), folder).items():
        click.echo(f"{table:<18} {rows:>11,}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter("not a day like 2026-12-05", param_hint="--on") from None


@cli.command()
@click.argument("tenancy_ref")
@click.option(
    "--say",
    "level",
    type=click.Choice([level.value for level in AnswerLevel]),
    help="What may be spoken about money.",
)
@click.option("--pin", is_flag=True, help="Ask for a four-digit PIN, which the tenant types.")
def enrol(tenancy_ref: str, level: str | None, pin: bool) -> None:
    """Print a one-time code that links an Alexa account to a home, for half an hour."""
    settings = read_settings(os.environ)
    clock = bootstrap.SystemClock()
    services = bootstrap.build_services(settings, bootstrap.open_store(settings, clock), clock)
    code = services.links.enrol(tenancy_ref.strip())
    chosen = _ask_for_pin() if pin else None
    if level or chosen:
        services.privacy.set_up(tenancy_ref, AnswerLevel(level) if level else None, chosen)
    click.echo(code)
    click.echo(f'Say: "Alexa, tell home coach my code is {" ".join(code)}".', err=True)


@cli.command()
@click.argument("tenancy_ref")
def unlink(tenancy_ref: str) -> None:
    """Stop every Alexa account that is linked to a home from hearing about it."""
    settings = read_settings(os.environ)
    clock = bootstrap.SystemClock()
    services = bootstrap.build_services(settings, bootstrap.open_store(settings, clock), clock)
    click.echo(f"{services.links.unlink_home(tenancy_ref.strip())} unlinked")


def _ask_for_pin() -> str:
    pin: str = click.prompt("PIN", hide_input=True, confirmation_prompt=True)
    if len(pin) != PIN_DIGITS or not (pin.isascii() and pin.isdigit()):
        raise click.UsageError("a PIN is four digits")
    return pin


@cli.group(invoke_without_command=True)
@click.pass_context
def outbox(context: click.Context) -> None:
    """What waits for the landlord: when it was kept, how often it was tried, and what it is."""
    if context.invoked_subcommand is not None:
        return
    settings = read_settings(os.environ)
    clock = bootstrap.SystemClock()
    for waiting in bootstrap.open_store(settings, clock).waiting():
        click.echo(_waiting_line(waiting, settings, clock.now()))


def _waiting_line(waiting: Waiting, settings: Settings, now: datetime) -> str:
    message = waiting.message
    kept_at = settings.landlord.local(message.created_at).strftime("%Y-%m-%d %H:%M")
    hours, rest = divmod(int((now - message.created_at).total_seconds()), 3600)
    state = "DEAD" if waiting.next_try_at is None else "waiting"
    failure = f"  failed: {waiting.failed_because}" if waiting.failed_because else ""
    details = ", ".join(f"{name}={value}" for name, value in message.body.items() if value)
    return (
        f"{kept_at}  {message.kind.value}  {message.tenancy_ref}  age={hours}h{rest // 60:02}m  "
        f"tries={waiting.attempts}  {state}{failure}  {details}"
    )


@outbox.command()
def deliver() -> None:
    """Deliver what is due, once; exit 1 when something could not be."""
    settings = read_settings(os.environ)
    clock = bootstrap.SystemClock()
    delivery = build_delivery(settings, bootstrap.open_store(settings, clock), clock)
    if delivery is None:
        raise ConfigurationError("HOME_COACH_OUTBOX names nowhere to deliver to")
    outcome = delivery.deliver_due()
    click.echo(f"{outcome.delivered} delivered, {outcome.failed} not")
    sys.exit(1 if outcome.failed else 0)


@outbox.command()
def retry() -> None:
    """Make every dead letter due again."""
    settings = read_settings(os.environ)
    clock = bootstrap.SystemClock()
    click.echo(f"{bootstrap.open_store(settings, clock).revive(at=clock.now())} due again")


@cli.group()
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


@cli.command()
def wording() -> None:
    """Write docs/wording.md: every sentence with sample values, for a landlord to sign."""
    from skill.signoff.wording import wording_page

    WORDING.write_text(wording_page(), encoding="utf-8")
    click.echo(str(WORDING))


def main() -> None:
    try:
        cli(prog_name="python -m skill")
    except ConfigurationError as problem:
        sys.exit(f"home coach: {problem}")
    except StoreUnavailable as problem:
        sys.exit(f"home coach: the data cannot be reached: {problem}")
    except UnknownTenancy as problem:
        sys.exit(f"home coach: no current home has the reference {str(problem)!r}")


if __name__ == "__main__":
    main()
