"""A server of feeds on this machine: good ones with ETags, and every way in which one can go wrong."""

import gzip
import json
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import sleep
from typing import Any
from urllib.parse import parse_qs, urlsplit

FIXTURES = Path(__file__).parent / "fixtures"
MEGABYTE = b"x" * 1_000_000
TYPES = {
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".html": "text/html; charset=utf-8",
    ".csv": "text/csv",
}


class FeedServer:
    """`files` maps paths to bodies, over the fixtures; `broken` maps paths to a status that is given instead.

    `asked` counts requests by path, `unchanged` those answered with 304.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.broken: dict[str, int] = {}
        self.retry_after = ""
        self.asked: Counter[str] = Counter()
        self.unchanged: Counter[str] = Counter()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, self))
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def body(self, path: str) -> bytes | None:
        if path in self.files:
            return self.files[path]
        file = FIXTURES / path.lstrip("/")
        if not file.is_file():
            return None
        return file.read_bytes().replace(b"http://feeds.example", self.address.encode())

    def run(self) -> None:
        self._server.serve_forever(poll_interval=0.05)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, handler: "Handler", path: str) -> None:
        self.asked[path] += 1
        if path in self.broken:
            handler.send(self.broken[path], b"", {"Retry-After": self.retry_after})
        elif trouble := TROUBLES.get(path):
            trouble(handler)
        elif (body := self.body(path)) is None:
            handler.send(404, b"nothing here")
        else:
            self._send_file(handler, path, body)

    def _send_file(self, handler: "Handler", path: str, body: bytes) -> None:
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        if handler.headers.get("If-None-Match") == etag:
            self.unchanged[path] += 1
            handler.send(304, b"", {"ETag": etag})
            return
        handler.send(200, body, {"ETag": etag, "Content-Type": TYPES.get(Path(path).suffix, "text/plain")})


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, feeds: FeedServer, *args: Any) -> None:
        self._feeds = feeds
        super().__init__(*args)

    def do_GET(self) -> None:
        self._feeds.answer(self, urlsplit(self.path).path)

    def send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            if value:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


def _redirect(to: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def trouble(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", to)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return trouble


def _bomb(handler: BaseHTTPRequestHandler) -> None:
    """Sixty megabytes of zeros, packed into sixty kilobytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = b"".join(packer.compress(b"\0" * 10_000_000) for _ in range(6)) + packer.flush()
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    _write(handler, body)


def _endless_body(handler: BaseHTTPRequestHandler) -> None:
    """Ten gigabytes, for a client without a limit."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(10_000 * len(MEGABYTE)))
    handler.end_headers()
    for _ in range(10_000):
        if not _write(handler, MEGABYTE):
            return


def _slow(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, for longer than any limit."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(1000):
        if not _write(handler, b"B"):
            return
        sleep(0.05)


def _drip(handler: BaseHTTPRequestHandler) -> None:
    """A header a byte at a time, each in time and all of them never."""
    _write(handler, b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(200):
        if not _write(handler, b"x"):
            return
        handler.wfile.flush()
        sleep(0.05)


def _cut_short(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    _write(handler, b"BEGIN:VCALENDAR")
    handler.close_connection = True


def _packed(body: bytes, encoding: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def trouble(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Encoding", encoding)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        _write(handler, body)

    return trouble


def _endless_pages(handler: BaseHTTPRequestHandler) -> None:
    """Page after page of an OpenActive feed that never ends."""
    number = int(parse_qs(urlsplit(handler.path).query).get("page", ["0"])[0])
    item = {"state": "deleted", "kind": "ScheduledSession", "id": number, "modified": number}
    body = json.dumps({"next": f"/endless?page={number + 1}", "items": [item]}).encode()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    _write(handler, body)


def _write(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
    try:
        handler.wfile.write(body)
    except OSError:
        handler.close_connection = True
        return False
    return True


TROUBLES = {
    "/bomb": _bomb,
    "/ten-gigabytes": _endless_body,
    "/slow": _slow,
    "/cut-short": _cut_short,
    "/drip": _drip,
    "/endless": _endless_pages,
    "/to-a-file": _redirect("file:///etc/passwd"),
    "/to-ftp": _redirect("ftp://127.0.0.1/calendar.ics"),
    "/to-the-keys": _redirect("http://169.254.169.254/latest/meta-data/"),
    "/to-itself": _redirect("/to-itself"),
    "/to-nowhere": _redirect(""),
    "/to-the-hall": _redirect("/community-hall.ics"),
    "/packed": _packed(gzip.compress(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"), "gzip"),
    "/packed-badly": _packed(b"not gzip at all", "gzip"),
    "/packed-oddly": _packed(b"whatever", "br"),
}


@contextmanager
def serving() -> Iterator[FeedServer]:
    server = FeedServer()
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join()
