"""The simulator's page and what it asks for: for this machine only, in development only."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import BadRequest, Forbidden

from skill.config.settings import Settings
from skill.errors import UnknownTenancy, Unverified
from skill.housing.sample import SAMPLE_HOMES
from skill.interaction_model.locales import LOCALES
from skill.nlu.understanding import Understanding
from skill.rehearsal.suggestions import OPENERS
from skill.web.loopback import require_local
from skill.web.simulator import asked, told
from skill.web.simulator.conversations import Conversations, NoSuchConversation

PAGES = Path(__file__).parent / "pages"
LARGEST_QUESTION = 256 * 1024
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)
GUARDED = {
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
    """The page at `/`; everything else of it lies under `/simulator/`."""
    blueprint = Blueprint(
        "simulator",
        __name__,
        template_folder=str(PAGES),
        static_folder=str(PAGES / "static"),
        static_url_path="/simulator/static",
    )
    blueprint.before_request(_this_machine_only)
    blueprint.after_request(_guarded)
    blueprint.register_error_handler(asked.BadInput, _told_what_is_wrong)
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
            longest=asked.LONGEST_UTTERANCE,
        )


def _serve_conversations(blueprint: Blueprint, settings: Settings, conversations: Conversations) -> None:
    @blueprint.post("/simulator/conversations")
    def begin() -> Response:
        key, running = conversations.begin(asked.scene(_json(), settings))
        at = running.scene.at or datetime.now(UTC)
        began = told.beginning(running, at.astimezone(settings.landlord.timezone))
        return _told({"id": key, **began}, 201)

    @blueprint.post("/simulator/conversations/<key>/turns")
    def turn(key: str) -> Response:
        turned = conversations.find(key).turn(asked.line(_json()))
        return _told(told.turn(turned, dialog=conversations.model.dialog.names))

    @blueprint.post("/simulator/script")
    def script() -> Response:
        given = _json()
        scene = asked.scene(given, settings)
        text = conversations.script(asked.story(given), scene, asked.lines(given))
        return Response(text, content_type="text/plain;charset=UTF-8")


def _json() -> Any:
    """A page elsewhere cannot send this content type without being asked first, which it is not."""
    request.max_content_length = LARGEST_QUESTION
    try:
        return request.get_json()
    except (BadRequest, RecursionError):
        raise asked.BadInput("JSON is wanted") from None


def _this_machine_only() -> None:
    try:
        require_local(request.environ)
    except Unverified:
        raise Forbidden from None


def _guarded(response: Response) -> Response:
    response.headers.update(GUARDED)
    return response


def _told(facts: told.Told, status: int = 200) -> Response:
    """In the order they were written, so that an envelope reads as Amazon prints it."""
    return Response(json.dumps(facts), status, content_type="application/json")


def _told_what_is_wrong(problem: Exception) -> Response:
    return _told({"problem": str(problem)}, 400)


def _no_code(problem: Exception) -> Response:
    return _told({"problem": f"Nobody gets a code for {problem}: its tenancy is over."}, 400)


def _gone(problem: Exception) -> Response:
    return _told({"problem": "This conversation is over. Start again."}, 404)
