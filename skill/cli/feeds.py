"""The commands `feeds add`, `list`, `refresh` and `remove`: the sources of what's on, and their state."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import click

from skill.cli.workspace import Workspace, open_workspace
from skill.config.settings import Settings
from skill.domain.tenancy import Place, parse_place
from skill.errors import FeedFailed
from skill.feeds.adding import feeds_at
from skill.feeds.feed import Feed, FeedKind
from skill.feeds.opening import fetching, is_in_a_bucket, open_refresher
from skill.feeds.refreshing import Refresher, RefreshOutcome, RefreshUnderWay
from skill.feeds.store.feed_store import FeedStatus
from skill.services.heartbeats import SOME_FAILED, SUCCEEDED, leaving_heartbeat
from skill.services.ports import BackgroundJob

SHOWN = 3


@contextmanager
def open_feed_workspace() -> Iterator[tuple[Workspace, Refresher]]:
    try:
        with (
            open_workspace() as known,
            open_refresher(known.settings, known.store, known.clock, on_progress=_say) as refresher,
        ):
            yield known, refresher
    except RefreshUnderWay:
        sys.exit("home coach: another refresh is under way; try again in a few minutes")


def _say(line: str) -> None:
    click.echo(line, err=True)


def _at_place(context: click.Context, option: click.Parameter, value: str | None) -> Place | None:
    """A point on the map, written as LATITUDE,LONGITUDE in degrees."""
    latitude, _, longitude = (value or "").partition(",")
    try:
        return None if value is None else parse_place(latitude, longitude)
    except ValueError as problem:
        raise click.BadParameter(f"{problem}, written as 52.683,-1.827") from problem


@click.group()
def feeds() -> None:
    """Where what's on nearby comes from: calendars, open data, a spreadsheet."""


@feeds.command()
@click.argument("address", metavar="URL|FILE")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in FeedKind]),
    help="What it is, where that cannot be told.",
)
@click.option("--name", default="", help="Its name in lists.")
@click.option("--venue", default="", help="The venue of events that do not name one.")
@click.option("--address", "where", default="", help="The street of that venue.")
@click.option(
    "--at",
    "place",
    metavar="LAT,LON",
    callback=_at_place,
    help="That venue on the map, such as 52.683,-1.827.",
)
def add(address: str, kind: str | None, name: str, venue: str, where: str, place: Place | None) -> None:
    """Add a calendar, an open data feed or a spreadsheet, and read it for the first time."""
    with open_feed_workspace() as (known, refresher), refresher.exclusive():
        try:
            with fetching(known.settings) as fetch:
                found = feeds_at(
                    address,
                    refresher.feed_store,
                    fetch,
                    kind=FeedKind(kind) if kind else None,
                    name=name,
                    venue=venue,
                    where=where,
                    place=place,
                )
            for feed in found:
                _refuse_file_in_bucket(feed, known.settings)
                _add(feed, refresher)
        except FeedFailed as failure:
            sys.exit(f"home coach: not added: {failure.because}")
        refresher.publish()
        for feed in found:
            if status := refresher.feed_store.feed_at(feed.address):
                _show(status, refresher)


def _refuse_file_in_bucket(feed: Feed, settings: Settings) -> None:
    """A feed store in a bucket is used by machines that do not have this one's files."""
    if is_in_a_bucket(settings) and not feed.is_on_the_net:
        raise FeedFailed("it is a file of this machine, and HOME_COACH_FEEDS is a bucket; put it on the web")


def _add(feed: Feed, refresher: Refresher) -> None:
    """A feed that cannot be read the first time is not added; one that was there already stays as it was."""
    before = refresher.feed_store.feed_at(feed.address)
    status = refresher.feed_store.add(feed, at=refresher.clock.now())
    failure = refresher.read(status)
    if failure is None:
        return
    if before is None:
        refresher.feed_store.remove(status.feed.feed_id)
    else:
        refresher.feed_store.add(before.feed, at=refresher.clock.now())
    raise FeedFailed(failure)


def _show(status: FeedStatus, refresher: Refresher) -> None:
    """How tenants will hear it: the next few events, and what was skipped."""
    click.echo(_line(status, refresher.clock.now()))
    for event in refresher.coming(status, most=SHOWN):
        starts = refresher.landlord.local(event.starts_at)
        click.echo(f"    {starts:%a %d %b %H:%M}  {event.title}, at {event.venue}")


@feeds.command("list")
def list_feeds() -> None:
    """Every feed: its kind, the age of our copy, and what could not be used."""
    with open_feed_workspace() as (_, refresher):
        for status in refresher.feed_store.feeds():
            click.echo(f"{_line(status, refresher.clock.now())}  {status.feed.address}")


@feeds.command()
@click.option("--due", is_flag=True, help="Only those that are due.")
def refresh(due: bool) -> None:
    """Read every feed again; exit 1 when one of them failed. Its last good copy stays."""
    with open_feed_workspace() as (known, refresher):
        with leaving_heartbeat(
            BackgroundJob.FEEDS, known.store, refresher.clock, unless=(RefreshUnderWay,)
        ) as run:
            outcome = refresher.refresh(only_due=due)
            run.outcome = SOME_FAILED if outcome and outcome.failed else SUCCEEDED
        for status in refresher.feed_store.feeds():
            click.echo(_line(status, refresher.clock.now()))
        if outcome is not None:
            click.echo(_summary(outcome))
    # Only now: a feed store in a bucket is uploaded by a block that raises nothing.
    if outcome is not None and outcome.failed:
        sys.exit(1)


@feeds.command()
@click.argument("feed_id", metavar="NUMBER")
def remove(feed_id: str) -> None:
    """Forget a feed and its events; `feeds list` shows the numbers."""
    with open_feed_workspace() as (_, refresher), refresher.exclusive():
        if refresher.feed_store.feed(feed_id) is None:
            sys.exit(f"home coach: there is no feed {feed_id}")
        refresher.feed_store.remove(feed_id)
        click.echo(f"{refresher.publish().removed} events removed")


def _summary(outcome: RefreshOutcome) -> str:
    made = outcome.published
    return (
        f"{outcome.good} good, {outcome.failed} failed; {made.events:,} events on the list, "
        f"{made.changed:,} new or changed, {made.removed:,} removed"
    )


def _line(status: FeedStatus, now: datetime) -> str:
    """Without its address, which may be a secret and would get into logs from here."""
    feed = status.feed
    age = f"good {_age(now - status.good_at)} ago" if status.good_at else "never read"
    failed = f"  FAILED {status.failures} times: {status.failed_because}" if status.failed_because else ""
    skipped = "; ".join(f"{count} x {reason}" for reason, count in sorted(status.notes.items()))
    notes = f"  skipped: {skipped}" if skipped else ""
    what = f"{feed.feed_id}  {feed.kind}  {feed.name}"
    return f"{what}  {age}  {status.events} events{failed}{notes}"


def _age(age: timedelta) -> str:
    minutes = max(0, int(age.total_seconds() // 60))
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"
