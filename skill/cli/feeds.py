"""The commands `feeds add`, `list`, `refresh` and `remove`: where what's on comes from, and how it is."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import click

from skill import bootstrap
from skill.bootstrap import Store
from skill.config.settings import Settings, read_settings
from skill.domain.tenancy import Place
from skill.errors import FeedFailed
from skill.feeds.adding import Wish, feeds_at
from skill.feeds.feed import Feed, Kind
from skill.feeds.opening import fetching, is_in_a_bucket, open_shelf, refreshing
from skill.feeds.refreshing import Outcome, Refresher, RefreshUnderWay
from skill.feeds.store.feed_store import Kept, Shelf

SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the commands work with."""

    settings: Settings
    store: Store
    shelf: Shelf
    refresher: Refresher
    now: datetime


@contextmanager
def at_the_desk() -> Iterator[Desk]:
    settings, clock = read_settings(os.environ), bootstrap.SystemClock()
    store = bootstrap.open_store(settings, clock)
    try:
        with (
            open_shelf(settings) as shelf,
            refreshing(settings, store, clock, shelf, alive=_say) as refresher,
        ):
            yield Desk(settings=settings, store=store, shelf=shelf, refresher=refresher, now=clock.now())
    except RefreshUnderWay:
        sys.exit("home coach: another refresh is under way; try again in a few minutes")
    finally:
        store.close()


def _say(line: str) -> None:
    click.echo(line, err=True)


class AtPlace(click.ParamType[Place]):
    """A point on the map, as LATITUDE,LONGITUDE in degrees."""

    name = "LAT,LON"

    def convert(
        self, value: str | Place, param: click.Parameter | None, context: click.Context | None
    ) -> Place:
        if isinstance(value, Place):
            return value
        try:
            latitude, longitude = (float(part) for part in value.split(","))
        except ValueError:
            self.fail("not a point like 52.683,-1.827", param, context)
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            self.fail("not on the globe", param, context)
        return Place(latitude=latitude, longitude=longitude)


@click.group()
def feeds() -> None:
    """Where what's on nearby comes from: calendars, open data, a spreadsheet."""


@feeds.command()
@click.argument("address", metavar="URL|FILE")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in Kind]), help="What it is, where nobody can tell."
)
@click.option("--name", default="", help="What you call it.")
@click.option("--venue", default="", help="Where its events are when they do not say.")
@click.option("--address", "where", default="", help="The street of that venue, as it is said.")
@click.option("--at", "place", type=AtPlace(), help="Where that is on the map, such as 52.683,-1.827.")
def add(address: str, kind: str | None, name: str, venue: str, where: str, place: Place | None) -> None:
    """Add a calendar, an open data feed or a spreadsheet, and read it for the first time."""
    wish = Wish(
        address=address,
        kind=Kind(kind) if kind else None,
        name=name,
        venue=venue,
        where=where,
        place=place,
    )
    with at_the_desk() as desk, desk.refresher.alone():
        try:
            with fetching(desk.settings) as fetch:
                found = feeds_at(wish, desk.shelf, fetch)
            for feed in found:
                _refuse_out_of_reach(feed, desk.settings)
                _add(feed, desk)
        except FeedFailed as failure:
            sys.exit(f"home coach: not added: {failure.because}")
        desk.refresher.publish()
        for kept in desk.shelf.feeds():
            if kept.feed.address in {feed.address for feed in found}:
                _show(kept, desk)


def _refuse_out_of_reach(feed: Feed, settings: Settings) -> None:
    """What is kept in a bucket is read by machines that have none of this one's files."""
    if is_in_a_bucket(settings) and not feed.is_on_the_net:
        raise FeedFailed("it is a file of this machine, and HOME_COACH_FEEDS is a bucket; put it on the web")


def _add(feed: Feed, desk: Desk) -> None:
    """What cannot be read at its first reading is not added; one that is there already stays as it was."""
    before = next((kept for kept in desk.shelf.feeds() if kept.feed.address == feed.address), None)
    desk.shelf.add(feed, at=desk.now)
    kept = next(kept for kept in desk.shelf.feeds() if kept.feed.address == feed.address)
    failure = desk.refresher.read(kept)
    if failure is None:
        return
    if before is None:
        desk.shelf.remove(kept.feed.feed_id)
    else:
        desk.shelf.add(before.feed, at=desk.now)
    raise FeedFailed(failure)


def _show(kept: Kept, desk: Desk) -> None:
    """How it will be heard: the next few, and what was left out."""
    click.echo(_line(kept, desk.now))
    for event in desk.refresher.coming(kept, most=SHOWN):
        starts = desk.settings.landlord.local(event.starts_at)
        click.echo(f"    {starts:%a %d %b %H:%M}  {event.title}, at {event.venue}")


@feeds.command("list")
def list_feeds() -> None:
    """Every feed: what it is, how old what we have of it is, and what could not be used."""
    with at_the_desk() as desk:
        for kept in desk.shelf.feeds():
            click.echo(f"{_line(kept, desk.now)}  {kept.feed.address}")


@feeds.command()
@click.option("--due", is_flag=True, help="Only those that are due.")
def refresh(due: bool) -> None:
    """Read every feed again; exit 1 when one of them failed. What was good of it stays."""
    with at_the_desk() as desk:
        outcome = desk.refresher.refresh(only_due=due)
        for kept in desk.shelf.feeds():
            click.echo(_line(kept, desk.now))
        if outcome is not None:
            click.echo(_told(outcome))
    # Only now: a shelf in a bucket is put back by a desk that is left in good order.
    if outcome is not None and outcome.failed:
        sys.exit(1)


@feeds.command()
@click.argument("feed_id", metavar="NUMBER")
def remove(feed_id: str) -> None:
    """Forget a feed and its events; `feeds list` shows the numbers."""
    with at_the_desk() as desk, desk.refresher.alone():
        if desk.shelf.feed(feed_id) is None:
            sys.exit(f"home coach: there is no feed {feed_id}")
        desk.shelf.remove(feed_id)
        click.echo(f"{desk.refresher.publish().removed} events removed")


def _told(outcome: Outcome) -> str:
    made = outcome.published
    return (
        f"{outcome.good} good, {outcome.failed} failed; {made.events:,} events on the list, "
        f"{made.changed:,} new or changed, {made.removed:,} removed"
    )


def _line(kept: Kept, now: datetime) -> str:
    """Without its address, which may be a secret, and may come into a log from here."""
    feed = kept.feed
    age = f"good {_age(now - kept.good_at)} ago" if kept.good_at else "never read"
    failed = f"  FAILED {kept.failures} times: {kept.failed_because}" if kept.failed_because else ""
    left_out = "; ".join(f"{count} x {reason}" for reason, count in sorted(kept.notes.items()))
    notes = f"  left out: {left_out}" if left_out else ""
    what = f"{feed.feed_id}  {feed.kind}  {feed.name}"
    return f"{what}  {age}  {kept.events} events{failed}{notes}"


def _age(age: timedelta) -> str:
    minutes = max(0, int(age.total_seconds() // 60))
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"
