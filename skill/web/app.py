"""The Flask app: `POST /alexa` for Amazon, `GET /healthz` for whoever runs it."""

import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from ask_sdk_core.skill import CustomSkill
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from skill.bootstrap import build_door
from skill.config import Settings, read_settings
from skill.errors import BadEnvelope, ConfigurationError
from skill.web.body import LARGEST_BODY, readable
from skill.web.chain import ChainFetcher, PublicRoots
from skill.web.freshness import FreshnessVerifier
from skill.web.loopback import require_local
from skill.web.reasons import public_words, reason_for
from skill.web.sdk import AbstractVerifier, WebserviceSkillHandler
from skill.web.verify import SignatureVerifier

JSON = "application/json;charset=UTF-8"
TEXT = "text/plain;charset=UTF-8"
GUARDED = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
ANSWER_HEADERS = {"Content-Type": JSON, **GUARDED}
WELCOME = """Home Coach is listening.

Alexa requests go to POST /alexa.
To talk to it without an Echo:  python -m skill say "what's my rent balance"
"""

Check = Callable[[dict[str, Any], bytes], None]

log = logging.getLogger(__name__)


def create_app(settings: Settings | None = None, *, verifier: SignatureVerifier | None = None) -> Flask:
    """The web door over the data that the settings name, read from the environment when none are given."""
    settings = read_settings(os.environ) if settings is None else settings
    return build_app(settings, build_door(settings), verifier)


def build_app(settings: Settings, door: CustomSkill, verifier: SignatureVerifier | None) -> Flask:
    """A verifier that is passed in always verifies, whatever the settings say."""
    if settings.is_production and not settings.verify:
        raise ConfigurationError("production verifies every request")
    if verifier is None and settings.verify:
        verifier = SignatureVerifier(ChainFetcher(), PublicRoots(), lambda: datetime.now(UTC))
    app = Flask(__name__, static_folder=None)
    # Werkzeug cuts a chunked body off at its limit and says nothing; one byte more shows that there was more.
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY + 1
    _answer_alexa(app, door, verifier)
    _answer_health(app, door)
    if not settings.is_production:
        app.add_url_rule("/", view_func=lambda: _plain(WELCOME), endpoint="welcome", methods=["GET"])
    _answer_failures(app)
    return app


def _answer_alexa(app: Flask, door: CustomSkill, verifier: SignatureVerifier | None) -> None:
    check = _local_check if verifier is None else _signature_check(verifier)
    verifiers: list[AbstractVerifier] = [] if verifier is None else [FreshnessVerifier(verifier.now)]
    dispatch = WebserviceSkillHandler(
        skill=door, verify_signature=False, verify_timestamp=False, verifiers=verifiers
    ).verify_request_and_dispatch

    def alexa() -> Response:
        body = request.get_data(cache=False)
        if len(body) > LARGEST_BODY:
            raise RequestEntityTooLarge
        check(request.environ, body)
        # The headers have been judged; nothing behind the dispatch reads one.
        return Response(dispatch({}, readable(body)), headers=ANSWER_HEADERS)

    app.add_url_rule("/alexa", view_func=alexa, methods=["POST"], provide_automatic_options=False)


def _signature_check(verifier: SignatureVerifier) -> Check:
    def check(environ: dict[str, Any], body: bytes) -> None:
        verifier.verify(environ.get("HTTP_SIGNATURECERTCHAINURL"), environ.get("HTTP_SIGNATURE_256"), body)

    return check


def _local_check(environ: dict[str, Any], body: bytes) -> None:
    require_local(environ)


def _answer_health(app: Flask, door: CustomSkill) -> None:
    """A door that can say whether its store answers is asked; no tenant's data is touched."""
    is_healthy: Callable[[], bool] = getattr(door, "healthy", lambda: True)

    def healthz() -> Response:
        return _plain("ok\n") if is_healthy() else _plain("not ok\n", status=503)

    app.add_url_rule("/healthz", view_func=healthz, methods=["GET"])


def _answer_failures(app: Flask) -> None:
    """No failure shows more than its class, to the caller or in the log."""
    app.register_error_handler(BadEnvelope, _refused)
    app.register_error_handler(HTTPException, _not_served)
    app.register_error_handler(Exception, _failed)


def _refused(refusal: BadEnvelope) -> Response:
    log.warning("refused: %s", reason_for(refusal))
    return _plain(f"{public_words(refusal)}\n", status=400)


def _not_served(problem: HTTPException) -> Response:
    if isinstance(problem, RequestEntityTooLarge):
        log.warning("refused: body is too large")
    allowed = {name: value for name, value in problem.get_headers() if name == "Allow"}
    return _plain(f"{problem.name.lower()}\n", status=problem.code or 500, extra=allowed)


def _failed(failure: Exception) -> Response:
    log.error("failed: %s", type(failure).__name__)
    return _plain("failed\n", status=500)


def _plain(text: str, *, status: int = 200, extra: dict[str, str] | None = None) -> Response:
    return Response(text, status, headers={"Content-Type": TEXT, **GUARDED, **(extra or {})})
