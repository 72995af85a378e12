"""A bucket of a test's own: within one process moto keeps one list of them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import boto3
from moto import mock_aws

from skill.feeds.feed import Feed, FeedKind
from skill.feeds.store.bucket import feed_store_in
from skill.feeds.store.feed_store import FeedStore

KEY = "trial/feeds.sqlite3"


def a_feed(number: int, address: str = "") -> Feed:
    found = address or f"https://feeds.example/{number}.ics"
    return Feed(feed_id=str(number), kind=FeedKind.ICALENDAR, address=found, name=f"Hall {number}")


@cache
def s3_client() -> Any:
    """One for all tests: boto3 takes a fifth of a second to make it. Called first while moto stands in."""
    return boto3.client("s3", region_name="eu-west-1")


@dataclass(frozen=True)
class StaysOpen:
    client: Any

    def get_object(self, **parameters: object) -> dict[str, Any]:
        return cast(dict[str, Any], self.client.get_object(**parameters))

    def put_object(self, **parameters: object) -> dict[str, Any]:
        return cast(dict[str, Any], self.client.put_object(**parameters))

    def close(self) -> None:
        """It serves the next test too."""


@dataclass(frozen=True)
class OwnBucket:
    name: str
    s3: Any

    @property
    def url(self) -> str:
        return f"s3://{self.name}/{KEY}?region=eu-west-1"

    def feed_store(self, *, beside: Path | None = None) -> AbstractContextManager[FeedStore]:
        """As the skill opens it, but with the one client of all tests."""
        return feed_store_in(self.url, StaysOpen(self.s3), beside=beside)

    @property
    def object(self) -> dict[str, str]:
        return {"Bucket": self.name, "Key": KEY}

    @property
    def versions(self) -> int:
        return len(self.s3.list_object_versions(Bucket=self.name).get("Versions", []))

    @property
    def names(self) -> list[str]:
        """Of the feeds that are on the feed store."""
        with self.feed_store() as feed_store:
            return [status.feed.name for status in feed_store.feeds()]

    def add(self, number: int, address: str = "", meanwhile: Callable[[], object] = lambda: None) -> None:
        with self.feed_store() as feed_store:
            feed_store.add(a_feed(number, address), at=datetime.now(UTC))
            meanwhile()


@contextmanager
def own_bucket() -> Iterator[OwnBucket]:
    with mock_aws():
        s3 = s3_client()
        name = f"feeds-{uuid4().hex}"
        s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
        yield OwnBucket(name, s3)
