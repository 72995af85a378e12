"""What a caller and the log are told about a request that is turned away or fails: fixed phrases only."""

import logging
from collections.abc import Callable
from enum import StrEnum
from threading import Lock
from time import monotonic

from flask import Response
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from skill.errors import BadEnvelope, NotForUs, Unverified

TEXT = "text/plain;charset=UTF-8"
GUARDED = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
PLAIN_HEADERS = [("Content-Type", TEXT), *GUARDED]

REFUSALS_LOGGED = 100
"""A minute, one by one; the others are counted."""

MINUTE_S = 60.0

log = logging.getLogger(__name__)


class Reason(StrEnum):
    NO_CHAIN_URL = "no certificate chain URL"
    CHAIN_URL = "certificate chain URL is not Amazon's"
    CHAIN_OUT_OF_REACH = "certificate chain cannot be fetched"
    CHAIN = "certificate chain is not trusted"
    TOO_MANY_CHAINS = "too many certificate chains are asked for"
    NOT_LOOKED_FOR = "certificate chain is unknown and the body does not name this skill"
    NO_SIGNATURE = "no signature"
    SIGNATURE_NOT_BASE64 = "signature is not base64"
    WRONG_SIGNATURE = "signature does not match the body"
    TIMESTAMP = "timestamp is missing or malformed"
    NOT_NOW = "timestamp is too far from now"
    NOT_LOCAL = (
        "unverified requests have to come straight from this machine; "
        "behind a tunnel or proxy remove HOME_COACH_VERIFY=off"
    )
    NOT_UTF8 = "body is not UTF-8"
    TOO_DEEP = "body is nested too deeply"
    NOT_VERIFIED = "request is not verified"
    NOT_FOR_US = "request is for another skill"
    NOT_A_REQUEST = "body is not an Alexa request"


def reason_for(refusal: BadEnvelope) -> Reason:
    """For the log: the phrase it carries, or that of its class, as any other words may quote the request."""
    match refusal.args:
        case [Reason() as reason]:
            return reason
    return public_reason(refusal)


def public_reason(refusal: BadEnvelope) -> Reason:
    """For the caller: the class of the refusal, and nothing that helps to get round it.

    Only a developer turns verification off, so they are told what to do.
    """
    if refusal.args == (Reason.NOT_LOCAL,):
        return Reason.NOT_LOCAL
    if isinstance(refusal, NotForUs):
        return Reason.NOT_FOR_US
    return Reason.NOT_VERIFIED if isinstance(refusal, Unverified) else Reason.NOT_A_REQUEST


def plain(text: str, *, status: int = 200) -> Response:
    return Response(text, status, headers=PLAIN_HEADERS)


class Failures:
    """Answers what failed. Neither the caller nor the log learns more than its class.

    Anyone can be refused as often as they like, so only some refusals of a minute have a line of their own.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """`clock` gives seconds."""
        self._clock = clock
        self._lock = Lock()
        self._minute_ends = clock()
        self._refused = 0

    def __call__(self, problem: Exception) -> Response:
        if isinstance(problem, BadEnvelope):
            self._log_refusal(reason_for(problem))
            return plain(f"{public_reason(problem)}\n", status=400)
        if isinstance(problem, HTTPException):
            if isinstance(problem, RequestEntityTooLarge):
                self._log_refusal("body is too large")
            return _not_served(problem)
        log.error("failed: %s", type(problem).__name__)
        return plain("failed\n", status=500)

    def _log_refusal(self, why: str) -> None:
        unlogged = 0
        with self._lock:
            if self._clock() >= self._minute_ends:
                unlogged = max(0, self._refused - REFUSALS_LOGGED)
                self._refused, self._minute_ends = 0, self._clock() + MINUTE_S
            self._refused += 1
            is_logged = self._refused <= REFUSALS_LOGGED
        if unlogged:
            log.warning("refused: %d more before this", unlogged)
        if is_logged:
            log.warning("refused: %s", why)


def _not_served(problem: HTTPException) -> Response:
    response = plain(f"{problem.name.lower()}\n", status=problem.code or 500)
    response.headers.extend([header for header in problem.get_headers() if header[0] == "Allow"])
    return response
