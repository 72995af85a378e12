"""The command `deadlines`: what the landlord's people have to have done, and by when."""

from datetime import datetime, time, timedelta

import click

from skill.bootstrap import deadline_service
from skill.cli.workspace import open_workspace
from skill.domain.danger.notes import DangerNote, LimitState
from skill.domain.deadlines.calculation import Deadline
from skill.domain.landlord import Landlord
from skill.domain.repairs.jobs import KeptReport
from skill.services.deadlines import Due

KEY_SHOWN = 8
"""Characters of a danger's key: enough to tell all dangers of a landlord apart."""


@click.group(invoke_without_command=True)
@click.pass_context
@click.option(
    "--within", type=click.IntRange(0, 3650), help="Only what is due within this many DAYS, or late."
)
def deadlines(context: click.Context, within: int | None) -> None:
    """What is due on repairs and dangers told by voice, soonest first. Not legal advice."""
    if context.invoked_subcommand is not None:
        return
    with open_workspace() as workspace:
        service = deadline_service(workspace.settings, workspace.store, workspace.clock)
        for due in service.due(within=None if within is None else timedelta(days=within)):
            click.echo(due_line(due, workspace.settings.landlord, workspace.clock.now()))


def _key(_: click.Context, __: click.Parameter, value: str) -> str:
    if len(value) < KEY_SHOWN:
        raise click.BadParameter(f"the first {KEY_SHOWN} characters or more, as the list shows them")
    return value.lower()


@deadlines.command()
@click.argument("key", callback=_key)
def confirm(key: str) -> None:
    """Say that the 24 hours do apply to the danger with this KEY."""
    _settle(key, LimitState.CONFIRMED)


@deadlines.command()
@click.argument("key", callback=_key)
def clear(key: str) -> None:
    """Take the danger with this KEY off the list: they do not apply, or it has been dealt with."""
    _settle(key, LimitState.CLEARED)


def _settle(key: str, limit: LimitState) -> None:
    with open_workspace() as workspace:
        service = deadline_service(workspace.settings, workspace.store, workspace.clock)
        found = service.settle(key, limit)
    if found != 1:
        raise click.ClickException(f"{found} dangers have a key that begins with {key}")
    click.echo(f"{key}  {limit.value}")


def due_line(due: Due, landlord: Landlord, now: datetime) -> str:
    """`2026-12-08 24:00` is the midnight at the end of the 8th."""
    about, risk = _about(due.about), _at_the_end(due)
    if due.deadline is None:
        reported = _on_the_wall(landlord.local(due.since))
        return f"{about}  clocks not computed  reported {reported}{risk}"
    deadline = due.deadline
    at_latest = " at the latest" if deadline.is_at_latest else ""
    due_at = _on_the_wall(landlord.local(deadline.due_at))
    what = f"{deadline.stage.value}  {_set_by(deadline)}"
    return f"{about}  {what}  {due_at}{at_latest}  {_left(deadline.due_at - now)}{risk}"


def _about(about: KeptReport | DangerNote) -> str:
    if isinstance(about, DangerNote):
        return f"{about.key[:KEY_SHOWN]}  {about.tenancy_ref}  danger {about.danger}"
    return f"{about.reference}  {about.tenancy_ref}  {about.fault_id}"


def _at_the_end(due: Due) -> str:
    if isinstance(due.about, DangerNote):
        is_possible = due.deadline is not None and due.deadline.is_possible
        return "  possible: confirm or clear it" if is_possible else "  confirmed"
    return "  someone at risk" if due.about.assessment.someone_at_risk else ""


def _set_by(deadline: Deadline) -> str:
    """`landlord P1`, with the landlord's own code of the target; `awaab`; `right_to_repair`."""
    return f"{deadline.source.value} {deadline.code}" if deadline.code else deadline.source.value


def _on_the_wall(local: datetime) -> str:
    if local.time() == time.min:
        return f"{local.date() - timedelta(days=1)} 24:00"
    return local.strftime("%Y-%m-%d %H:%M")


def _left(left: timedelta) -> str:
    """Minutes are rounded down while there is time, and up once it is over: never in anybody's favour."""
    minutes = int(abs(left).total_seconds() // 60)
    is_over = left <= timedelta()
    if is_over and abs(left) > timedelta(minutes=minutes):
        minutes += 1
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    length = f"{days}d {hours}h" if days else f"{hours}h {minutes:02}m"
    return f"OVERDUE by {length}" if is_over else f"{length} left"
