"""What the web door sends back, apart from the words of an answer: headers, refusals, failures."""

import logging

from flask import Response
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from skill.errors import BadEnvelope
from skill.web.reasons import public_words, reason_for

JSON = "application/json;charset=UTF-8"
TEXT = "text/plain;charset=UTF-8"
GUARDED = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
SPOKEN_HEADERS = [("Content-Type", JSON), *GUARDED]
PLAIN_HEADERS = [("Content-Type", TEXT), *GUARDED]

log = logging.getLogger(__name__)


def plain(text: str, *, status: int = 200) -> Response:
    return Response(text, status, headers=PLAIN_HEADERS)


def failure(problem: Exception) -> Response:
    """No failure shows more than its class, to the caller or in the log."""
    if isinstance(problem, BadEnvelope):
        log.warning("refused: %s", reason_for(problem))
        return plain(f"{public_words(problem)}\n", status=400)
    if isinstance(problem, HTTPException):
        return _not_served(problem)
    log.error("failed: %s", type(problem).__name__)
    return plain("failed\n", status=500)


def _not_served(problem: HTTPException) -> Response:
    if isinstance(problem, RequestEntityTooLarge):
        log.warning("refused: body is too large")
    response = plain(f"{problem.name.lower()}\n", status=problem.code or 500)
    response.headers.extend([header for header in problem.get_headers() if header[0] == "Allow"])
    return response
