"""Serves the web door, for a developer and in service alike.

Waitress reads a whole request before a thread gets it, so a client that sends half of one and waits costs a
connection and keeps nobody else waiting.
"""

import logging

import waitress
from flask import Flask

from skill.web.endpoint import LARGEST_BODY

THREADS = 12
"""Requests in hand at once. A turn takes milliseconds. Up to eight may wait for certificate chains that are
not known yet (`signers.py`), and a few for a busy disk.
"""

MOST_CONNECTIONS = 500
"""With a body in each they hold 64 MB. Those above wait to be accepted."""

IDLE_SECONDS = 15
"""After which a connection that sends nothing is closed, looked at every `LOOKS_EVERY_SECONDS`."""

LOOKS_EVERY_SECONDS = 5
LARGEST_HEADERS = 32 * 1024


def serve(app: Flask, host: str = "127.0.0.1", port: int = 5000) -> None:
    """Answers until the process is told to stop; a request in hand is answered first."""
    # One line a request, as soon as all threads are busy, tells nothing and fills a disk.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    waitress.serve(
        app,
        host=host,
        port=port,
        threads=THREADS,
        connection_limit=MOST_CONNECTIONS,
        # select() knows no descriptor above 1023, and the data store has some too.
        asyncore_use_poll=True,
        channel_timeout=IDLE_SECONDS,
        cleanup_interval=LOOKS_EVERY_SECONDS,
        max_request_header_size=LARGEST_HEADERS,
        max_request_body_size=LARGEST_BODY + 1,
        # `loopback.py` refuses what was passed on, so it has to see these headers. Nothing trusts them.
        clear_untrusted_proxy_headers=False,
        ident=None,
    )
