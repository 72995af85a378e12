"""The Flask app: `POST /alexa` for Amazon, `/healthz` and `/readyz` for operators, `/` for developers."""

import json
import logging
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from werkzeug.wrappers import Response as BaseResponse

from skill.alexa.envelope import AnswersEnvelopes
from skill.bootstrap import build_door, open_when_needed
from skill.config.settings import Settings, read_settings
from skill.errors import ConfigurationError
from skill.operations.health import Readiness, can_screen_danger, readiness_of
from skill.services.clock import SystemClock
from skill.web.chain import ChainFetcher, PublicRoots
from skill.web.endpoint import PATH, AlexaEndpoint, ahead_of
from skill.web.refusals import GUARDED, Failures, plain
from skill.web.verify import SignatureVerifier

if TYPE_CHECKING:
    from skill.nlu.understanding import Understanding


def create_app(settings: Settings | None = None, *, verifier: SignatureVerifier | None = None) -> Flask:
    """The web door over the data that the settings name. Without settings it reads the environment.

    It comes up without its data too, since danger is answered without it. Raises `ConfigurationError` for
    settings that would be unsafe to answer with.
    """
    settings = read_settings(os.environ) if settings is None else settings
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    clock = SystemClock()
    store = open_when_needed(settings, clock)
    door = build_door(settings, store=store, clock=clock)
    return build_app(settings, door, verifier, readiness=readiness_of(settings, store, clock))


def build_app(
    settings: Settings,
    door: AnswersEnvelopes,
    verifier: SignatureVerifier | None,
    *,
    readiness: Readiness | None = None,
    understanding: "Understanding | None" = None,
) -> Flask:
    """A verifier that is passed in always verifies, whatever the settings say.

    Without `readiness` there is no `/readyz`. `understanding` is for the simulator, which otherwise makes its
    own when it is first used.
    """
    if settings.is_production and not settings.verify:
        raise ConfigurationError("production verifies every request")
    if verifier is None and settings.verify:
        verifier = SignatureVerifier(
            ChainFetcher(), PublicRoots(), lambda: datetime.now(UTC), skill_id=settings.skill_id
        )
    app = Flask(__name__, static_folder=None)
    failures = Failures()
    app.register_error_handler(Exception, failures)
    _answer_alexa(app, AlexaEndpoint(door, verifier, failures))
    _answer_operators(app, readiness)
    if settings.simulator and not settings.is_production:
        from skill.web.simulator.routes import simulator

        app.register_blueprint(simulator(settings, understanding))
    return app


def _answer_alexa(app: Flask, endpoint: AlexaEndpoint) -> None:
    """The rule makes the path visible in the app's map, and refuses every other method."""

    def alexa() -> BaseResponse:
        return BaseResponse.from_app(endpoint, request.environ)

    app.add_url_rule(PATH, view_func=alexa, methods=["POST"], provide_automatic_options=False)
    app.wsgi_app = ahead_of(app.wsgi_app, endpoint)  # type: ignore[assignment]  # as Flask's manual has it


def _answer_operators(app: Flask, readiness: Readiness | None) -> None:
    """`/healthz` asks nothing behind the process: what is dead there is no reason to restart the process."""

    def healthz() -> Response:
        return plain("ok\n") if can_screen_danger() else plain("cannot screen danger\n", status=503)

    app.add_url_rule("/healthz", view_func=healthz, methods=["GET"])
    if readiness is None:
        return

    def readyz() -> Response:
        report = readiness.report()
        headers = [("Content-Type", "application/json;charset=UTF-8"), *GUARDED]
        return Response(f"{json.dumps(report)}\n", 200 if report["ready"] else 503, headers=headers)

    app.add_url_rule("/readyz", view_func=readyz, methods=["GET"])
