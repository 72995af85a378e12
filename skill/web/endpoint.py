"""`POST /alexa`: its size, then proof of the sender over the raw bytes, then the dispatch that parses it."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wsgi import get_input_stream

from skill.alexa.envelope import AnswersEnvelopes
from skill.errors import BadEnvelope
from skill.web.loopback import require_local
from skill.web.refusals import GUARDED, Failures, Reason
from skill.web.sdk import AbstractVerifier, DoorSkill, WebserviceSkillHandler
from skill.web.verify import FreshnessVerifier, SignatureVerifier

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

PATH = "/alexa"
SPOKEN_HEADERS = [("Content-Type", "application/json;charset=UTF-8"), *GUARDED]

# A tenant's session attributes come back in the next request, and Alexa lets an answer be 120 KB; the rest of
# an envelope is a few KB.
LARGEST_BODY = 128 * 1024
# Amazon's envelopes are about ten deep; the parser's own limit is the interpreter's stack.
DEEPEST_BODY = 128

# A string that never ends runs to the end of the text, so that a hostile one is read only once.
STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.?)*+(?:"|\Z)|[\[{]|[\]}]', re.DOTALL)


class AlexaEndpoint:
    """A WSGI app over Amazon's own web dispatch; without a verifier it answers this machine only."""

    def __init__(
        self, door: AnswersEnvelopes, verifier: SignatureVerifier | None, failures: Failures
    ) -> None:
        verifiers: list[AbstractVerifier] = [] if verifier is None else [FreshnessVerifier(verifier.now)]
        self._failures = failures
        self._check = _local_check if verifier is None else _signature_check(verifier)
        self._dispatch = WebserviceSkillHandler(
            skill=DoorSkill(door), verify_signature=False, verify_timestamp=False, verifiers=verifiers
        ).verify_request_and_dispatch

    def __call__(self, environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        try:
            answer = self._answer(environ).encode()
        except Exception as problem:
            return self._failures(problem)(environ, start_response)
        start_response("200 OK", [*SPOKEN_HEADERS, ("Content-Length", str(len(answer)))])
        return [answer]

    def _answer(self, environ: dict[str, Any]) -> str:
        body = _body(environ)
        self._check(environ, body)
        # The headers have been judged; nothing behind the dispatch reads one.
        return self._dispatch({}, readable(body))


def ahead_of(app: "WSGIApplication", endpoint: AlexaEndpoint) -> "WSGIApplication":
    """The app with the endpoint in front of it.

    Flask's routing and contexts, for which this one path has no use, cost more than proving the sender.
    """

    def wsgi_app(environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        is_alexa = environ.get("PATH_INFO") == PATH and environ["REQUEST_METHOD"] == "POST"
        return (endpoint if is_alexa else app)(environ, start_response)

    return wsgi_app


def _body(environ: dict[str, Any]) -> bytes:
    # Werkzeug cuts a chunked body off at its limit and says nothing; one byte more shows that there was more.
    body = get_input_stream(environ, max_content_length=LARGEST_BODY + 1).read()
    if len(body) > LARGEST_BODY:
        raise RequestEntityTooLarge
    return body


def _signature_check(verifier: SignatureVerifier) -> Callable[[dict[str, Any], bytes], None]:
    def check(environ: dict[str, Any], body: bytes) -> None:
        verifier.verify(environ.get("HTTP_SIGNATURECERTCHAINURL"), environ.get("HTTP_SIGNATURE_256"), body)

    return check


def _local_check(environ: dict[str, Any], body: bytes) -> None:
    require_local(environ)


def readable(body: bytes) -> str:
    """The body as text; raises `BadEnvelope` unless it is UTF-8 and of bounded depth."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise BadEnvelope(Reason.NOT_UTF8) from None
    # Counting brackets is nearly free and settles it for most envelopes; only the others are walked.
    if text.count("{") + text.count("[") > DEEPEST_BODY and _depth(text) > DEEPEST_BODY:
        raise BadEnvelope(Reason.TOO_DEEP)
    return text


def _depth(text: str) -> int:
    depth = deepest = 0
    for found in STRING_OR_BRACKET.finditer(text):
        mark = found[0]
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "]}":
            depth -= 1
    return deepest
