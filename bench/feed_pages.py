"""`python -m bench.feed_pages ITEMS`: an OpenActive feed, made up page by page, until its input ends."""

import json
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

PAGE = 500
EACH_SERIES = 20
"""A series, and then the sessions that belong to it."""

EACH_DELETE = 97
BEGINS = datetime(2026, 10, 1, tzinfo=UTC)
MINUTES = 52 * 7 * 24 * 60
"""All of them are within a year."""


def page_of(number: int, items: int, *, each: int = PAGE) -> dict[str, Any]:
    """The page that begins with an item; the last one is empty and leads to itself."""
    until = min(number + each, items)
    return {
        "next": f"/feed?after={until}",
        "items": [_item(one) for one in range(number, until)],
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }


def _item(number: int) -> dict[str, Any]:
    if number % EACH_DELETE == EACH_DELETE - 1:
        kind = "ScheduledSession"
        return {"state": "deleted", "kind": kind, "id": number - EACH_DELETE // 2, "modified": number}
    is_series = number % EACH_SERIES == 0
    return {
        "state": "updated",
        "kind": "SessionSeries" if is_series else "ScheduledSession",
        "id": number,
        "modified": number,
        "data": _series(number) if is_series else _session(number),
    }


def _series(number: int) -> dict[str, Any]:
    return {
        "@context": ["https://openactive.io/", "https://openactive.io/ns-beta"],
        "@type": "SessionSeries",
        "@id": f"https://feeds.example/api/session-series/{number}",
        "name": f"Class {number}",
        "description": "What happens there, what to bring, and whom to ask. " * 8,
        "activity": [
            {"@type": "Concept", "prefLabel": "Yoga", "@id": "https://openactive.io/activity-list#x"}
        ],
        "offers": [{"@type": "Offer", "price": 5.5, "priceCurrency": "GBP"}],
        "location": {
            "@type": "Place",
            "name": "the leisure centre",
            "address": {"@type": "PostalAddress", "streetAddress": "Mill Lane", "postalCode": "ZZ1 4AB"},
            "geo": {"latitude": 52.683 + number % 89 / 1_000, "longitude": -1.827 + number % 83 / 1_000},
        },
        "duration": "PT1H",
    }


def _session(number: int) -> dict[str, Any]:
    starts = BEGINS + timedelta(minutes=number * 7_919 % MINUTES)
    return {
        "@context": ["https://openactive.io/", "https://openactive.io/ns-beta"],
        "@type": "ScheduledSession",
        "@id": f"https://feeds.example/api/scheduled-sessions/{number}",
        "superEvent": f"https://feeds.example/api/session-series/{number - number % EACH_SERIES}",
        "startDate": starts.isoformat(),
        "endDate": (starts + timedelta(hours=1)).isoformat(),
        "remainingAttendeeCapacity": 12,
        "eventStatus": "https://schema.org/EventScheduled",
    }


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, items: int, *args: Any) -> None:
        self._items = items
        super().__init__(*args)

    def do_GET(self) -> None:
        number = int(parse_qs(urlsplit(self.path).query).get("after", ["0"])[0])
        body = json.dumps(page_of(number, self._items)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """A line for each page would be all that anybody sees."""


def main() -> None:
    server = HTTPServer(("127.0.0.1", 0), partial(_Handler, int(sys.argv[1])))
    Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}/feed\n")
    sys.stdout.flush()
    sys.stdin.read()
    server.shutdown()


if __name__ == "__main__":
    main()
