"""JSON-LD in a web page, found with the HTML parser of the standard library."""

from contextlib import suppress
from html.parser import HTMLParser
from typing import Any

from skill.errors import FeedFailed
from skill.feeds.sources.values import parse_json

MAX_SCRIPTS = 200
_LD_JSON = "application/ld+json"


class _Scripts(HTMLParser):
    """Collects the scripts of this one type."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_in_one = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").partition(";")[0].strip().lower()
        self._is_in_one = tag == "script" and kind == _LD_JSON and len(self.found) < MAX_SCRIPTS
        if self._is_in_one:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._is_in_one = False

    def handle_data(self, data: str) -> None:
        if self._is_in_one:
            self.found[-1] += data


def json_in(body: bytes) -> list[Any]:
    """The documents in a web page, or the one document that this is. Raises `FeedFailed` without any."""
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return [parse_json(body)]
    scripts, found = _Scripts(), []
    # The parser of the standard library gives up on a few kinds of nonsense with an AssertionError.
    with suppress(AssertionError, ValueError):
        scripts.feed(body.decode("utf-8", "replace"))
    for script in scripts.found:
        with suppress(FeedFailed):
            found.append(parse_json(script.encode("utf-8", "replace")))
    if not found:
        raise FeedFailed("it is a web page without events that a program can read")
    return found
