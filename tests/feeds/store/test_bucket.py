"""The feed store in a bucket: fetched, put back when it changed, never over what someone else put there."""

import gzip
import io
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError, IncompleteReadError

from skill.config.settings import Settings, read_settings
from skill.errors import ConfigurationError, StoreUnavailable
from skill.feeds.feed import Fetched
from skill.feeds.opening import open_feed_store
from skill.feeds.refreshing import RefreshUnderWay
from skill.feeds.store.bucket import BucketAddress, connect, feed_store_in
from skill.feeds.store.feed_store import FeedStore
from tests.feeds.store.buckets import OwnBucket, a_feed
from tests.tables import each_row

ROOT = Path(__file__).parents[3]
URL = "s3://home-coach-feeds/trial/feeds.sqlite3?region=eu-west-1"
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_what_is_put_on_the_feed_store_is_there_the_next_time(bucket: OwnBucket) -> None:
    """With a client of the skill's own each time."""
    for number in (1, 2):
        with feed_store_in(bucket.url) as feed_store:
            feed_store.add(a_feed(number), at=NOW)

    assert bucket.names == ["Hall 1", "Hall 2"]


def test_the_whole_of_it_is_in_the_one_object(bucket: OwnBucket, tmp_path: Path) -> None:
    """What SQLite keeps beside a file while it is open is not put there."""
    body = bytes(range(256)) * 20_000
    with bucket.feed_store() as feed_store:
        feed_store.add(a_feed(1), at=NOW)
        feed_store.keep_copy("1", Fetched(address="", body=body))
    file = tmp_path / "taken-out.sqlite3"
    file.write_bytes(gzip.decompress(bucket.s3.get_object(**bucket.object)["Body"].read()))

    found = sqlite3.connect(f"file:{file}?immutable=1", uri=True)

    assert found.execute("SELECT body FROM copies").fetchone() == (body,)
    assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    found.close()


def test_it_is_compressed(bucket: OwnBucket) -> None:
    with bucket.feed_store() as feed_store:
        feed_store.add(a_feed(1), at=NOW)
        feed_store.keep_copy("1", Fetched(address="", body=b"BEGIN:VEVENT\r\n" * 100_000))

    assert bucket.s3.head_object(**bucket.object)["ContentLength"] < 100_000


def test_what_was_only_looked_at_is_not_put_back(bucket: OwnBucket) -> None:
    bucket.add(1)
    before = bucket.s3.head_object(**bucket.object)["ETag"]

    _ = bucket.names

    assert bucket.s3.head_object(**bucket.object)["ETag"] == before
    assert bucket.versions == 1


def test_what_fails_in_between_leaves_the_object_as_it_was(bucket: OwnBucket) -> None:
    bucket.add(1)

    with pytest.raises(ZeroDivisionError):
        bucket.add(2, meanwhile=lambda: 1 / 0)

    assert bucket.versions == 1
    assert bucket.names == ["Hall 1"]


@pytest.mark.parametrize("there_already", [True, False])
def test_the_slower_of_two_uploads_is_refused_and_changes_nothing(
    bucket: OwnBucket, there_already: bool
) -> None:
    if there_already:
        bucket.add(1)

    with pytest.raises(RefreshUnderWay):
        bucket.add(3, meanwhile=lambda: bucket.add(2))

    assert bucket.names == (["Hall 1", "Hall 2"] if there_already else ["Hall 2"])


def test_what_was_taken_away_meanwhile_does_not_come_back(bucket: OwnBucket) -> None:
    bucket.add(1)

    with pytest.raises(RefreshUnderWay):
        bucket.add(2, meanwhile=lambda: bucket.s3.delete_object(**bucket.object))


@pytest.mark.parametrize(
    "body",
    [b"no feed store at all", gzip.compress(b"x" * 999), gzip.compress(b"")[:9]],
    ids=["text", "compressed text", "cut short"],
)
def test_an_object_that_is_not_a_feed_store_is_refused_and_not_replaced(
    bucket: OwnBucket, body: bytes
) -> None:
    bucket.s3.put_object(**bucket.object, Body=body)

    with pytest.raises(StoreUnavailable), bucket.feed_store():
        pass

    assert bucket.s3.get_object(**bucket.object)["Body"].read() == body


def test_a_bucket_that_is_not_there_is_no_empty_feed_store(bucket: OwnBucket) -> None:
    with (
        pytest.raises(StoreUnavailable, match=r"^NoSuchBucket$"),
        feed_store_in(bucket.url.replace("feeds-", "foods-")),
    ):
        pass


def test_nothing_stays_on_the_machine(bucket: OwnBucket, tmp_path: Path) -> None:
    with bucket.feed_store(beside=tmp_path) as feed_store:
        feed_store.add(a_feed(1), at=NOW)
        meanwhile = len(list(tmp_path.iterdir()))

    assert (meanwhile, list(tmp_path.iterdir())) == (1, [])


class Broken(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise IncompleteReadError(actual_bytes=1, expected_bytes=2)


@dataclass
class Refusing:
    """A client that refuses, and notes what it was asked."""

    reading: Exception | None = None
    writing: Exception | None = None
    body: bytes | None = None
    written: list[dict[str, object]] = field(default_factory=list)
    is_closed: bool = False

    def get_object(self, **parameters: object) -> dict[str, Any]:
        if self.reading is not None:
            raise self.reading
        return {"ETag": '"one"', "Body": Broken() if self.body is None else io.BytesIO(self.body)}

    def put_object(self, **parameters: object) -> dict[str, Any]:
        self.written.append(parameters)
        if self.writing is not None:
            raise self.writing
        return {}

    def close(self) -> None:
        self.is_closed = True


def an_error(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "s3://somebody/secret"}}, "PutObject")


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        ("PreconditionFailed", RefreshUnderWay),
        ("ConditionalRequestConflict", RefreshUnderWay),
        ("AccessDenied", StoreUnavailable),
        ("SlowDown", StoreUnavailable),
    ],
)
def test_what_the_bucket_answers_gets_its_name_of_the_house(code: str, failure: type[Exception]) -> None:
    client = Refusing(reading=an_error("NoSuchKey"), writing=an_error(code))

    with pytest.raises(failure) as raised, feed_store_in(URL, client):
        pass

    assert "secret" not in str(raised.value)
    assert client.written[0]["IfNoneMatch"] == "*"
    assert client.is_closed


def test_a_refusal_to_be_read_is_no_empty_feed_store() -> None:
    client = Refusing(reading=an_error("AccessDenied"))

    with pytest.raises(StoreUnavailable, match=r"^AccessDenied$"), feed_store_in(URL, client):
        pass

    assert client.written == []


def test_a_body_that_breaks_off_is_no_feed_store() -> None:
    client = Refusing()

    with pytest.raises(StoreUnavailable, match=r"^IncompleteReadError$"), feed_store_in(URL, client):
        pass

    assert client.written == []


def test_what_is_put_back_replaces_only_what_was_fetched(tmp_path: Path) -> None:
    FeedStore(tmp_path / "store").close()
    client = Refusing(body=gzip.compress((tmp_path / "store").read_bytes()))

    with feed_store_in(URL, client) as feed_store:
        feed_store.add(a_feed(1), at=NOW)

    assert [(asked["IfMatch"], "IfNoneMatch" in asked) for asked in client.written] == [('"one"', False)]


def test_every_call_has_a_time_limit(bucket: OwnBucket) -> None:
    client: Any = connect(BucketAddress.read(bucket.url))
    config = client.meta.config
    client.close()

    assert (config.connect_timeout, config.read_timeout) == (5, 60)
    assert config.retries["total_max_attempts"] == 3


@each_row(
    "url",
    [
        "s3://",
        "s3:/bucket/key?region=eu-west-1",
        "s3://bucket?region=eu-west-1",
        "s3://bucket/?region=eu-west-1",
        "s3://bucket/key",
        "s3://bucket/key?region=",
        "s3://bucket/key?region=somewhere",
        "s3://bucket/key?region=eu-west-1&region=eu-west-2",
        "s3://bucket/key?region=eu-west-1&endpoint=x",
        "s3://bucket/key?region=eu-west-1#part",
        "s3://BUCKET/key?region=eu-west-1",
        "s3://user@bucket/key?region=eu-west-1",
        "s3://bucket/a//b?region=eu-west-1",
        "s3://bucket/a%20b?region=eu-west-1",
    ],
)
def test_an_address_is_read_strictly(url: str) -> None:
    with pytest.raises(ConfigurationError, match="s3://BUCKET/KEY"):
        BucketAddress.read(url)


def settings_with(feeds: str) -> Settings:
    return read_settings({"HOME_COACH_FEEDS": feeds})


def test_the_settings_choose_the_bucket(bucket: OwnBucket) -> None:
    bucket.add(1)

    with open_feed_store(settings_with(bucket.url)) as feed_store:
        assert [status.feed.name for status in feed_store.feeds()] == ["Hall 1"]


def test_the_settings_choose_a_file(tmp_path: Path) -> None:
    with open_feed_store(settings_with(f"sqlite:///{tmp_path}/feeds.sqlite3")) as feed_store:
        feed_store.add(a_feed(1), at=NOW)

    assert (tmp_path / "feeds.sqlite3").exists()


@pytest.mark.parametrize("feeds", ["https://feeds.example/hall.ics", "/var/feeds.sqlite3", "sqlite:///"])
def test_a_place_of_no_known_kind_says_which_there_are(feeds: str) -> None:
    with (
        pytest.raises(ConfigurationError, match=r"sqlite:///path/to/file, or s3://bucket/key\?region="),
        open_feed_store(settings_with(feeds)),
    ):
        pass


def test_boto3_is_imported_only_for_a_bucket(tmp_path: Path) -> None:
    program = (
        "import sys; from skill.config.settings import read_settings\n"
        "from skill.feeds.opening import open_feed_store\n"
        f"settings = read_settings({{'HOME_COACH_FEEDS': 'sqlite:///{tmp_path}/f.sqlite3'}})\n"
        "with open_feed_store(settings): pass\n"
        "print(*sys.modules)"
    )

    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "skill.feeds.store.feed_store" in run.stdout.split()
    assert not {"boto3", "botocore", "skill.feeds.store.bucket"} & set(run.stdout.split())
