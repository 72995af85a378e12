"""The simulator's page and the requests that it makes: for this machine only, in development only."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import BadRequest

from skill.config.settings import Settings
from skill.errors import UnknownTenancy, Unverified
from skill.housing.sample import SAMPLE_HOMES
from skill.interaction_model.locales import LOCALES
from skill.nlu.understanding import Understanding
from skill.rehearsal.suggestions import OPENERS
from skill.web.loopback import require_local
from skill.web.refusals import plain, public_reason
from skill.web.simulator import inputs, outputs
from skill.web.simulator.conversations import Conversations, NoSuchConversation

PAGES = Path(__file__).parent / "pages"
LARGEST_REQUEST = 256 * 1024
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)
SECURITY_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


def simulator(settings: Settings, understanding: Understanding | None = None) -> Blueprint:
    """The page at `/`; its other addresses begin with `/simulator/`."""
    blueprint = Blueprint(
        "simulator",
        __name__,
        template_folder=str(PAGES),
        static_folder=str(PAGES / "static"),
        static_url_path="/simulator/static",
    )
    blueprint.before_request(_this_machine_only)
    blueprint.after_request(_with_security_headers)
    blueprint.register_error_handler(inputs.BadInput, _bad_input)
    blueprint.register_error_handler(NoSuchConversation, _gone)
    blueprint.register_error_handler(UnknownTenancy, _no_code)
    _serve_page(blueprint, settings)
    _serve_conversations(blueprint, settings, Conversations(settings, understanding))
    return blueprint


def _serve_page(blueprint: Blueprint, settings: Settings) -> None:
    @blueprint.get("/")
    def page() -> str:
        return render_template(
            "simulator.html",
            homes=SAMPLE_HOMES,
            locales=LOCALES,
            landlord=settings.landlord.name,
            openers=OPENERS,
            longest=inputs.LONGEST_UTTERANCE,
        )


def _serve_conversations(blueprint: Blueprint, settings: Settings, conversations: Conversations) -> None:
    @blueprint.post("/simulator/conversations")
    def begin() -> Response:
        key, opened = conversations.begin(inputs.parse_scene(_json(), settings))
        at = opened.scene.at or datetime.now(UTC)
        began = outputs.beginning(opened, at.astimezone(settings.landlord.timezone))
        return _json_response({"id": key, **began}, 201)

    @blueprint.post("/simulator/conversations/<key>/turns")
    def take_turn(key: str) -> Response:
        turn = conversations.find(key).turn(inputs.parse_turn(_json()))
        return _json_response(outputs.turn_taken(turn, dialog=conversations.model.dialog.names))

    @blueprint.post("/simulator/script")
    def script() -> Response:
        given = _json()
        scene = inputs.parse_scene(given, settings)
        text = conversations.script(inputs.parse_story(given), scene, inputs.parse_turns(given))
        return Response(text, content_type="text/plain;charset=UTF-8")


def _json() -> Any:
    """A page from elsewhere may not send this content type: its browser would ask us first (CORS)."""
    request.max_content_length = LARGEST_REQUEST
    try:
        return request.get_json()
    except (BadRequest, RecursionError):
        raise inputs.BadInput("send JSON") from None


def _this_machine_only() -> Response | None:
    try:
        require_local(request.environ)
    except Unverified as refusal:
        return plain(f"{public_reason(refusal)}\n", status=403)
    return None


def _with_security_headers(response: Response) -> Response:
    response.headers.update(SECURITY_HEADERS)
    return response


def _json_response(facts: outputs.PageData, status: int = 200) -> Response:
    """Keys stay in their order, so that an envelope reads as Amazon prints it."""
    return Response(json.dumps(facts), status, content_type="application/json")


def _bad_input(problem: Exception) -> Response:
    return _json_response({"problem": str(problem)}, 400)


def _no_code(problem: Exception) -> Response:
    return _json_response({"problem": f"No code can be given for {problem}: its tenancy is over."}, 400)


def _gone(problem: Exception) -> Response:
    return _json_response({"problem": "This conversation is over. Start again."}, 404)
