"""Given the feeds of the fixtures and nothing else, the right three things are said on given dates."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from skill.bootstrap import Store
from skill.config.settings import Settings
from skill.feeds.adding import feeds_at
from skill.feeds.fetch.http import Fetcher
from skill.feeds.refreshing import Refresher, area_of
from skill.feeds.sources.registry import readers
from skill.feeds.store.feed_store import FeedStore
from skill.housing.sample.extract import sample_extract
from skill.housing.sqlite.store import SqliteStore
from skill.nlu.understanding import Understanding
from skill.rehearsal.scripts import play, read_script
from skill.services.ports import Clock
from tests.feeds.server import FeedServer, serving
from tests.made_up import copy_of, made_up_store
from tests.tables import each_row

FOLDER = Path(__file__).parent / "conversations"
SCRIPTS = sorted(FOLDER.glob("*.txt"))
FEEDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("/community-hall.ics", {"name": "Community hall"}),
    ("/library.ics", {"name": "The library", "venue": "the library", "where": "Market Street"}),
    ("/events-page.html", {"name": "St Mary's"}),
    ("/events.jsonld", {"name": "The museum"}),
    ("/hsds3-page1.json", {"name": "The council's directory"}),
    ("/hsds3-page2.json", {"name": "The council's directory, page two"}),
    ("/oruk1-page.json", {"name": "The county's directory"}),
    ("/leisure/dataset.html", {"name": "The leisure centre"}),
    ("/whats-on.csv", {"name": "The coach's sheet"}),
)


OpenStore = Callable[[Settings, Clock], Store]


@pytest.fixture(scope="module")
def feed_server() -> Iterator[FeedServer]:
    with serving() as server:
        server.files["/hsds3-page1.json"] = without_more_pages("hsds3-page1.json")
        yield server


def without_more_pages(name: str) -> bytes:
    """Both pages are added here by themselves; that one leads to the other is tested beside its reader."""
    page = (Path(__file__).parent / "fixtures" / name).read_bytes()
    return page.replace(b'"last_page": false', b'"last_page": true')


def store_of_feeds(settings: Settings, clock: Clock, server: FeedServer) -> SqliteStore:
    """The made-up homes with no events of the landlord's own, and what the feeds say at this moment."""
    store = made_up_store(settings, clock)
    store.load(replace(sample_extract(settings.landlord.today(clock.now())), events=()))
    feed_store, fetch = FeedStore(None), Fetcher(may_read_this_machine=True)
    every = readers(feed_store, fetch, area_of(settings.landlord))
    for path, details in FEEDS:
        for feed in feeds_at(f"{server.address}{path}", feed_store, fetch, **details):
            feed_store.add(feed, at=clock.now())
    outcome = Refresher(feed_store, store, every, landlord=settings.landlord, clock=clock).refresh(
        only_due=False
    )
    assert outcome is not None
    assert outcome.failed == 0
    fetch.close()
    feed_store.close()
    return store


@pytest.fixture(scope="module")
def as_feeds_say(feed_server: FeedServer) -> Iterator[OpenStore]:
    """Refreshed once for each moment; each script has a copy of its own."""
    refreshed: dict[datetime, SqliteStore] = {}

    def open_copy(settings: Settings, clock: Clock) -> Store:
        if clock.now() not in refreshed:
            refreshed[clock.now()] = store_of_feeds(settings, clock, feed_server)
        return copy_of(refreshed[clock.now()], clock)

    yield open_copy
    for store in refreshed.values():
        store.close()


@each_row("path", SCRIPTS)
def test_the_right_things_are_said(
    path: Path,
    as_feeds_say: OpenStore,
    settings: Settings,
    understanding: Understanding,
    request: pytest.FixtureRequest,
) -> None:
    played = play(read_script(path, settings), settings, understanding, made_up=as_feeds_say)
    if request.config.getoption("--record") and "CI" not in os.environ:
        path.write_text(played, encoding="utf-8")
    assert played == path.read_text(encoding="utf-8")


def test_there_are_scripts_of_both_clock_changes() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)

    assert len(SCRIPTS) >= 8
    assert "at: 2026-10-2" in text
    assert "at: 2027-03-2" in text
