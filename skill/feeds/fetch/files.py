"""A feed that is a file of this machine: a coach's spreadsheet, or a calendar that was exported."""

from pathlib import Path

from skill.errors import FeedFailed
from skill.feeds.feed import Feed, Fetched, Fetches
from skill.feeds.fetch.http import MAX_BYTES, TOO_LARGE


def read_file(address: str, *, etag: str = "", last_modified: str = "") -> Fetched:
    """What `Fetches` is for the net: only if it has changed since `etag`. Raises `FeedFailed`."""
    path = Path(address)
    try:
        if not path.is_file():
            raise FeedFailed("there is no such file on this machine")
        found = path.stat()
        stamp = f"{found.st_size}-{found.st_mtime_ns}"
        if stamp == etag:
            return Fetched(address=address, etag=stamp, is_unchanged=True)
        if found.st_size > MAX_BYTES:
            raise FeedFailed(TOO_LARGE)
        with path.open("rb") as file:
            return Fetched(address=address, etag=stamp, body=file.read(MAX_BYTES))
    except (OSError, ValueError) as problem:
        raise FeedFailed("the file cannot be read") from problem


def fetch_for(feed: Feed, fetch: Fetches) -> Fetches:
    """A feed on the net never leads to a file of this machine, and the other way round."""
    return fetch if feed.is_on_the_net else read_file
