"""The feed store as one object of an S3 bucket, for machines without a disk: downloaded, used, uploaded.

`s3://bucket/key?region=eu-west-1`. The lease inside the file does not cover other copies of it; so an upload
replaces only the version that was downloaded, and of two refreshes at once the slower one loses its changes.
"""

import gzip
import re
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from skill.errors import ConfigurationError, StoreUnavailable
from skill.feeds.refreshing import RefreshUnderWay
from skill.feeds.store.feed_store import FeedStore

FORM = "s3://BUCKET/KEY?region=REGION"
CONNECT_SECONDS = 5
READ_SECONDS = 60
ATTEMPTS = 3
PACKED = 1
"""The fastest level of gzip: it shrinks a feed store to less than a third, at 70 MB a second."""

PIECE = 1 << 20
NOT_THERE = "NoSuchKey"
CHANGED_MEANWHILE = frozenset({"PreconditionFailed", "ConditionalRequestConflict", NOT_THERE})
"""412 where another was first, 409 where another is writing at this moment, 404 where it was deleted."""

_ADDRESS = re.compile(
    r"s3://(?P<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(?P<key>[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*)"
    r"\?region=(?P<region>[a-z]{2}(?:-[a-z]+)+-\d)"
)


S3Client = Any
"""boto3's, which has no types of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BucketAddress:
    """Where the object is, read strictly: a slip would quietly start another list of feeds."""

    bucket: str
    key: str
    region: str

    @property
    def parameters(self) -> dict[str, str]:
        return {"Bucket": self.bucket, "Key": self.key}

    @classmethod
    def read(cls, url: str) -> "BucketAddress":
        """Raises `ConfigurationError`, which says how it is written."""
        found = _ADDRESS.fullmatch(url)
        if found is None:
            raise ConfigurationError(f"HOME_COACH_FEEDS: an object of a bucket is written {FORM}")
        return cls(**found.groupdict())


def connect(address: BucketAddress) -> S3Client:
    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
    )
    return boto3.session.Session().client("s3", region_name=address.region, config=config)


def _download(address: BucketAddress, client: S3Client, path: Path) -> str | None:
    """Write the object to a file and return its ETag; None, and no file, where there is no such object."""
    try:
        answer = client.get_object(**address.parameters)
    except ClientError as problem:
        if _code(problem) == NOT_THERE:
            return None
        raise
    with (
        closing(answer["Body"]) as body,
        gzip.GzipFile(fileobj=body) as packed,
        path.open("wb") as file,
    ):
        shutil.copyfileobj(packed, file, PIECE)
    return str(answer["ETag"])


def _upload(address: BucketAddress, client: S3Client, path: Path, *, instead_of: str | None) -> None:
    """Only where the object still has this ETag, or for None is still missing."""
    condition = {"IfNoneMatch": "*"} if instead_of is None else {"IfMatch": instead_of}
    packed = path.with_name(f"{path.name}.gz")
    with path.open("rb") as plain, gzip.open(packed, "wb", compresslevel=PACKED) as file:
        shutil.copyfileobj(plain, file, PIECE)
    with packed.open("rb") as body:
        client.put_object(**address.parameters, Body=body, **condition)


@contextmanager
def feed_store_in(
    url: str, client: S3Client | None = None, *, beside: Path | None = None
) -> Iterator[FeedStore]:
    """The feed store of a bucket, uploaded when the block raised nothing and changed something.

    Meanwhile it lies in a new folder inside `beside`, or where temporary files go.

    Raises `ConfigurationError`, `StoreUnavailable`, and `RefreshUnderWay` where another process was faster;
    then the changes of the block are lost.
    """
    address = BucketAddress.read(url)
    with (
        closing(client or connect(address)) as used,
        TemporaryDirectory(prefix="feeds-", dir=beside) as folder,
    ):
        path = Path(folder) / "feeds.sqlite3"
        with _named():
            etag = _download(address, used, path)
        before = _digest(path) if etag else None
        with closing(FeedStore(path)) as feed_store:
            yield feed_store
        _settle(path)
        if _digest(path) != before:
            with _named():
                _upload(address, used, path, instead_of=etag)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return file_digest(file, "blake2b").digest()


def _settle(path: Path) -> None:
    """Move everything into the one file that is uploaded."""
    with _named(), closing(sqlite3.connect(path)) as connection:
        (is_busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise StoreUnavailable("another connection still has the feed store open")


@contextmanager
def _named() -> Iterator[None]:
    """Errors by their code only: their text may hold private details."""
    try:
        yield
    except ClientError as problem:
        code = _code(problem)
        raise (RefreshUnderWay() if code in CHANGED_MEANWHILE else StoreUnavailable(code)) from problem
    except (BotoCoreError, OSError, EOFError, zlib.error, sqlite3.Error) as problem:
        raise StoreUnavailable(type(problem).__name__) from problem


def _code(problem: ClientError) -> str:
    return str(problem.response.get("Error", {}).get("Code", ""))
