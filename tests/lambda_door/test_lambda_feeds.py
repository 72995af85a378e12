"""The function that keeps what's on up to date, over a table and a bucket, in this process."""

import logging
import runpy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from skill.errors import StoreUnavailable
from skill.feeds.bucket import shelf_in
from skill.feeds.feed import Feed, Kind
from skill.feeds.opening import TO_PUBLISH
from skill.housing.dynamodb import DynamoStore
from skill.housing.dynamodb_address import Address
from skill.housing.dynamodb_setup import DEFINITION
from skill.housing.sqlite import SystemClock
from tests.lambda_door.templates import ROOT

TABLE = "home-coach"
SHELF = "s3://home-coach-feeds/feeds.sqlite3?region=eu-west-1"
NOTHING = {"good": 0, "failed": 0, "events": 0}

Refresh = Callable[[dict[str, Any], object], dict[str, int]]


@dataclass
class Context:
    seconds: float = 900

    def get_remaining_time_in_millis(self) -> int:
        return int(self.seconds * 1000)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    with mock_aws():
        boto3.client("dynamodb", region_name="eu-west-1").create_table(TableName=TABLE, **DEFINITION)
        s3 = boto3.client("s3", region_name="eu-west-1")
        s3.create_bucket(
            Bucket="home-coach-feeds", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
        )
        yield s3


@pytest.fixture
def refresh(aws: Any, monkeypatch: pytest.MonkeyPatch) -> Refresh:
    """The module as a new container loads it, with the environment that the template gives it."""
    environ = {
        "HOME_COACH_ENV": "production",
        "HOME_COACH_SKILL_ID": "amzn1.ask.skill.3f1c2a52-6f0e-4a4e-9d0f-0c7d6a1b2c3d",
        "HOME_COACH_DATA": f"dynamodb:///{TABLE}?region=eu-west-1",
        "HOME_COACH_FEEDS": SHELF,
    }
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    loaded: Refresh = runpy.run_path(str(ROOT / "lambda_feeds.py"))["refresh"]
    return loaded


def a_calendar(folder: Path, title: str) -> Path:
    starts = datetime.now(UTC) + timedelta(days=2)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//hall//EN",
        "BEGIN:VEVENT",
        f"UID:{title}",
        f"SUMMARY:{title}",
        f"DTSTART:{starts:%Y%m%dT%H%M%SZ}",
        f"DTEND:{starts + timedelta(hours=1):%Y%m%dT%H%M%SZ}",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    file = folder / f"{title}.ics"
    file.write_bytes("\r\n".join(lines).encode())
    return file


def add(number: int, address: str) -> None:
    feed = Feed(feed_id=str(number), kind=Kind.ICALENDAR, address=address, name=f"Feed {number}")
    with shelf_in(SHELF) as shelf:
        shelf.add(feed, at=datetime.now(UTC))


def on_the_list() -> list[str]:
    """As the skill's own function hears of it."""
    store = DynamoStore(Address(table=TABLE, region="eu-west-1"), clock=SystemClock(), may_create=False)
    now = datetime.now(UTC)
    entries = store.entries(None, since=now, until=now + timedelta(days=7))
    found = store.events([entry.event_ref for entry in entries])
    store.close()
    return sorted(event.title for event in found)


def failures() -> list[str]:
    with shelf_in(SHELF) as shelf:
        return [kept.failed_because for kept in shelf.feeds()]


def test_with_no_feeds_there_is_nothing_to_do(refresh: Refresh) -> None:
    assert refresh({}, Context()) == NOTHING


def test_what_a_feed_tells_of_is_on_the_list(refresh: Refresh, tmp_path: Path) -> None:
    add(1, str(a_calendar(tmp_path, "Coffee morning")))
    add(2, str(a_calendar(tmp_path, "Jobs club")))

    told = refresh({}, Context())

    assert told == {"good": 2, "failed": 0, "events": 2}
    assert on_the_list() == ["Coffee morning", "Jobs club"]
    assert refresh({}, Context()) == NOTHING


def test_a_feed_that_fails_is_counted_and_leaves_the_others_alone(refresh: Refresh, tmp_path: Path) -> None:
    add(1, str(tmp_path / "nowhere.ics"))
    add(2, str(a_calendar(tmp_path, "Jobs club")))

    assert refresh({}, Context()) == {"good": 1, "failed": 1, "events": 1}
    assert on_the_list() == ["Jobs club"]
    assert failures() == ["there is no such file on this machine", ""]


def test_nothing_inside_the_landlords_network_is_read(refresh: Refresh) -> None:
    add(1, "http://127.0.0.1:9/hall.ics")

    assert refresh({}, Context())["failed"] == 1
    assert failures() == ["the address is inside a private network"]


def test_what_there_is_no_time_for_is_left_to_the_next_one(refresh: Refresh, tmp_path: Path) -> None:
    add(1, str(a_calendar(tmp_path, "Coffee morning")))

    assert refresh({}, Context(seconds=TO_PUBLISH)) == NOTHING
    assert refresh({}, Context())["good"] == 1


def test_no_address_is_in_the_log(refresh: Refresh, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    add(1, "http://127.0.0.1:9/private-4f2a/hall.ics")
    add(2, str(a_calendar(tmp_path, "private-9c1b")))

    with caplog.at_level(logging.INFO):
        refresh({}, Context())

    assert "feeds good=1 failed=1 events=" in caplog.text
    assert "private-" not in caplog.text


def test_a_bucket_that_is_not_there_is_an_error_of_the_function(refresh: Refresh, aws: Any) -> None:
    aws.delete_bucket(Bucket="home-coach-feeds")

    with pytest.raises(StoreUnavailable):
        refresh({}, Context())
