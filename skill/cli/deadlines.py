"""The command `deadlines`: what the landlord's people have to have done, and by when."""

from datetime import datetime, time, timedelta

import click

from skill.bootstrap import deadline_service
from skill.cli.workspace import open_workspace
from skill.domain.deadlines.calculation import Deadline
from skill.domain.landlord import Landlord
from skill.services.deadlines import Due


@click.command()
@click.option(
    "--within", type=click.IntRange(0, 3650), help="Only what is due within this many DAYS, or late."
)
def deadlines(within: int | None) -> None:
    """What is due on repairs reported by voice, soonest first. Not legal advice."""
    with open_workspace() as workspace:
        service = deadline_service(workspace.settings, workspace.store, workspace.clock)
        for due in service.due(within=None if within is None else timedelta(days=within)):
            click.echo(due_line(due, workspace.settings.landlord, workspace.clock.now()))


def due_line(due: Due, landlord: Landlord, now: datetime) -> str:
    """`2026-12-08 24:00` is the midnight at the end of the 8th."""
    report = due.report
    about = f"{report.reference}  {report.tenancy_ref}  {report.fault_id}"
    risk = "  someone at risk" if report.assessment.someone_at_risk else ""
    if due.deadline is None:
        reported = _on_the_wall(landlord.local(report.reported_at))
        return f"{about}  clocks not computed  reported {reported}{risk}"
    deadline = due.deadline
    at_latest = " at the latest" if deadline.is_at_latest else ""
    due_at = _on_the_wall(landlord.local(deadline.due_at))
    what = f"{deadline.stage.value}  {_set_by(deadline)}"
    return f"{about}  {what}  {due_at}{at_latest}  {_left(deadline.due_at - now)}{risk}"


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
