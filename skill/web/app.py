"""The Flask app: `POST /alexa` for Amazon, `GET /healthz` for operators, `/` for developers."""

import logging
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from werkzeug.wrappers import Response as BaseResponse

from skill.bootstrap import build_door
from skill.config.settings import Settings, read_settings
from skill.errors import ConfigurationError
from skill.operations.health import can_screen_danger
from skill.web.chain import ChainFetcher, PublicRoots
from skill.web.endpoint import PATH, AlexaEndpoint, ahead_of
from skill.web.refusals import failure, plain
from skill.web.sdk import Answering
from skill.web.verify import SignatureVerifier

if TYPE_CHECKING:
    from skill.nlu.understanding import Understanding


def create_app(settings: Settings | None = None, *, verifier: SignatureVerifier | None = None) -> Flask:
    """The web door over the data that the settings name. Without settings it reads the environment."""
    settings = read_settings(os.environ) if settings is None else settings
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    return build_app(settings, build_door(settings), verifier)


def build_app(
    settings: Settings,
    door: Answering,
    verifier: SignatureVerifier | None,
    *,
    understanding: "Understanding | None" = None,
) -> Flask:
    """A verifier that is passed in always verifies, whatever the settings say.

    `understanding` is for the simulator, which otherwise makes its own when it is first used.
    """
    if settings.is_production and not settings.verify:
        raise ConfigurationError("production verifies every request")
    if verifier is None and settings.verify:
        verifier = SignatureVerifier(ChainFetcher(), PublicRoots(), lambda: datetime.now(UTC))
    app = Flask(__name__, static_folder=None)
    app.register_error_handler(Exception, failure)
    _answer_alexa(app, AlexaEndpoint(door, verifier))
    _answer_health(app)
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


def _answer_health(app: Flask) -> None:
    """Nothing behind the process is asked, so that nothing restarts it because something there is dead."""

    def healthz() -> Response:
        return plain("ok\n") if can_screen_danger() else plain("cannot screen danger\n", status=503)

    app.add_url_rule("/healthz", view_func=healthz, methods=["GET"])
