"""Serves the web door on a developer's own machine; production runs `gunicorn 'skill.web:create_app()'`."""

import waitress
from flask import Flask

from skill.web.endpoint import LARGEST_BODY

THREADS = 4


def serve(app: Flask, host: str = "127.0.0.1", port: int = 5000) -> None:
    """Answers until the process is told to stop."""
    waitress.serve(
        app, host=host, port=port, threads=THREADS, ident=None, max_request_body_size=LARGEST_BODY + 1
    )
