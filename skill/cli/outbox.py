"""The commands `outbox`, `outbox deliver` and `outbox retry`: what leaves for the landlord."""

import sys
from datetime import datetime

import click

from skill.cli.workspace import open_workspace
from skill.couriers.target import build_delivery
from skill.domain.landlord import Landlord
from skill.errors import ConfigurationError
from skill.services.heartbeats import SOME_FAILED, SUCCEEDED, leaving_heartbeat
from skill.services.ports import BackgroundJob, Waiting


@click.group(invoke_without_command=True)
@click.pass_context
def outbox(context: click.Context) -> None:
    """What waits for the landlord: when it was kept, how often it was tried, and what it is."""
    if context.invoked_subcommand is not None:
        return
    with open_workspace() as workspace:
        for waiting in workspace.store.waiting():
            click.echo(_waiting_line(waiting, workspace.settings.landlord, workspace.clock.now()))


def _waiting_line(waiting: Waiting, landlord: Landlord, now: datetime) -> str:
    message = waiting.message
    kept_at = landlord.local(message.created_at).strftime("%Y-%m-%d %H:%M")
    hours, rest = divmod(int((now - message.created_at).total_seconds()), 3600)
    state = "DEAD" if waiting.next_try_at is None else "waiting"
    failure = f"  failed: {waiting.failed_because}" if waiting.failed_because else ""
    details = ", ".join(f"{name}={value}" for name, value in message.body.items() if value)
    return (
        f"{kept_at}  {message.priority.value}  {message.kind.value}  {message.tenancy_ref}  "
        f"age={hours}h{rest // 60:02}m  tries={waiting.attempts}  {state}{failure}  {details}"
    )


@outbox.command()
def deliver() -> None:
    """Deliver what is due, once; exit 1 when something could not be delivered."""
    with open_workspace() as workspace:
        delivery = build_delivery(workspace.settings, workspace.store, workspace.clock)
        if delivery is None:
            raise ConfigurationError("set HOME_COACH_OUTBOX, which says where to deliver to")
        with leaving_heartbeat(BackgroundJob.OUTBOX, workspace.store, workspace.clock) as run:
            outcome = delivery.deliver_due()
            run.outcome = SOME_FAILED if outcome.failed else SUCCEEDED
    click.echo(f"{outcome.delivered} delivered, {outcome.failed} not")
    sys.exit(1 if outcome.failed else 0)


@outbox.command()
def retry() -> None:
    """Make every dead letter due again."""
    with open_workspace() as workspace:
        click.echo(f"{workspace.store.revive(at=workspace.clock.now())} due again")
