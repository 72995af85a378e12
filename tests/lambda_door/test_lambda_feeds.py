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

from skill.errors import StoreUnavailable
from skill.feeds.opening import TO_PUBLISH
from skill.feeds.store.bucket import feed_store_in
from skill.housing.dynamodb.address import Address
from skill.housing.dynamodb.store import DEFINITION, DynamoStore
from skill.services.clock import SystemClock
from tests.feeds.store.buckets import OwnBucket, own_bucket
from tests.lambda_door.templates import ROOT

pytestmark = pytest.mark.slow

NOTHING = {"good": 0, "failed": 0, "events": 0}

Refresh = Callable[[dict[str, Any], object], dict[str, int]]


@dataclass
class Context:
    seconds: float = 900

    def get_remaining_time_in_millis(self) -> int:
        return int(self.seconds * 1000)


@pytest.fixture
def bucket() -> Iterator[OwnBucket]:
    with own_bucket() as bucket:
        yield bucket


@pytest.fixture
def table(bucket: OwnBucket) -> str:
    """As the template makes it, called as its bucket is."""
    client = boto3.client("dynamodb", region_name="eu-west-1")
    client.create_table(TableName=bucket.name, **DEFINITION)
    client.close()
    return bucket.name


@pytest.fixture
def refresh(table: str, bucket: OwnBucket, monkeypatch: pytest.MonkeyPatch) -> Refresh:
    """The module as a new container loads it, with the environment that the template gives it."""
    environ = {
        "HOME_COACH_ENV": "production",
        "HOME_COACH_SKILL_ID": "amzn1.ask.skill.3f1c2a52-6f0e-4a4e-9d0f-0c7d6a1b2c3d",
        "HOME_COACH_DATA": f"dynamodb:///{table}?region=eu-west-1",
        "HOME_COACH_FEEDS": bucket.url,
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


def on_the_list(table: str) -> list[str]:
    """As the skill's own function hears of it."""
    store = DynamoStore(Address(table=table, region="eu-west-1"), clock=SystemClock(), may_create=False)
    now = datetime.now(UTC)
    entries = store.entries(None, since=now, until=now + timedelta(days=7))
    found = store.events([entry.event_ref for entry in entries])
    store.close()
    return sorted(event.title for event in found)


def failures(bucket: OwnBucket) -> list[str]:
    with feed_store_in(bucket.url) as feed_store:
        return [status.failed_because for status in feed_store.feeds()]


def test_no_feeds_need_no_refresh(refresh: Refresh) -> None:
    assert refresh({}, Context()) == NOTHING


def test_events_of_a_feed_are_on_the_list(
    refresh: Refresh, bucket: OwnBucket, table: str, tmp_path: Path
) -> None:
    bucket.add(1, str(a_calendar(tmp_path, "Coffee morning")))
    bucket.add(2, str(a_calendar(tmp_path, "Jobs club")))

    told = refresh({}, Context())

    assert told == {"good": 2, "failed": 0, "events": 2}
    assert on_the_list(table) == ["Coffee morning", "Jobs club"]
    assert refresh({}, Context()) == NOTHING


def test_failed_feed_is_counted_and_does_not_affect_the_others(
    refresh: Refresh, bucket: OwnBucket, table: str, tmp_path: Path
) -> None:
    bucket.add(1, str(tmp_path / "nowhere.ics"))
    bucket.add(2, str(a_calendar(tmp_path, "Jobs club")))

    assert refresh({}, Context()) == {"good": 1, "failed": 1, "events": 1}
    assert on_the_list(table) == ["Jobs club"]
    assert failures(bucket) == ["there is no such file on this machine", ""]


def test_private_network_addresses_are_not_fetched(refresh: Refresh, bucket: OwnBucket) -> None:
    bucket.add(1, "http://127.0.0.1:9/hall.ics")

    assert refresh({}, Context())["failed"] == 1
    assert failures(bucket) == ["the address is inside a private network"]


def test_feeds_without_time_left_wait_for_the_next_run(
    refresh: Refresh, bucket: OwnBucket, tmp_path: Path
) -> None:
    bucket.add(1, str(a_calendar(tmp_path, "Coffee morning")))

    assert refresh({}, Context(seconds=TO_PUBLISH)) == NOTHING
    assert refresh({}, Context())["good"] == 1


def test_log_has_no_address(
    refresh: Refresh, bucket: OwnBucket, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bucket.add(1, "http://127.0.0.1:9/private-4f2a/hall.ics")
    bucket.add(2, str(a_calendar(tmp_path, "private-9c1b")))

    with caplog.at_level(logging.INFO):
        refresh({}, Context())

    assert "feeds good=1 failed=1 events=" in caplog.text
    assert "private-" not in caplog.text


def test_missing_bucket_fails_the_function(refresh: Refresh, bucket: OwnBucket) -> None:
    bucket.s3.delete_bucket(Bucket=bucket.name)

    with pytest.raises(StoreUnavailable):
        refresh({}, Context())
