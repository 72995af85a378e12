"""A skill endpoint that records what it receives, and requests as Amazon sends them."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from skill.alexa.envelope import AnswersEnvelopes
from skill.config.settings import Settings, read_settings
from skill.errors import NotForUs
from skill.web.app import build_app
from skill.web.verify import SignatureVerifier
from tests.web import pki

SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000001"
CHAIN_URL = "https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem"
ANSWER = {"version": "1.0", "response": {"shouldEndSession": True}}


class RecordingDoor:
    """Keeps what reached it; `failure` is raised instead of an answer."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.failure = failure
        self.opened = 0
        self.heard: list[dict[str, Any]] = []

    def answer(self, raw: dict[str, Any]) -> dict[str, Any]:
        self.opened += 1
        context_of = raw.get("context") or {}
        application = (context_of.get("System") or {}).get("application") or {}
        if application.get("applicationId") != SKILL_ID:
            raise NotForUs(f"application {application}")
        if self.failure is not None:
            raise self.failure
        self.heard.append(raw)
        return ANSWER


def an_envelope(
    kind: str = "LaunchRequest", *, made_at: datetime = pki.NOW, skill_id: str = SKILL_ID, **extra: Any
) -> dict[str, Any]:
    return {
        "version": "1.0",
        "session": {"new": True, "application": {"applicationId": skill_id}},
        "context": {"System": {"application": {"applicationId": skill_id}}},
        "request": {
            "type": kind,
            "requestId": "amzn1.echo-api.request.1",
            "timestamp": made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "locale": "en-GB",
            **extra,
        },
    }


@dataclass(frozen=True, slots=True)
class Post:
    """One request to the door, and what is found at any address that it may name."""

    body: bytes
    headers: list[tuple[str, str]]
    chain: bytes = field(default_factory=pki.genuine_chain)

    def without(self, name: str) -> "Post":
        return replace(self, headers=[pair for pair in self.headers if pair[0] != name])

    def having(self, name: str, value: str) -> "Post":
        return replace(self, headers=[*self.without(name).headers, (name, value)])

    def also(self, name: str, value: str) -> "Post":
        return replace(self, headers=[*self.headers, (name, value)])

    def from_chain(self, pem: bytes) -> "Post":
        return replace(self, chain=pem)


def a_post(
    envelope: object = None, *, body: bytes | None = None, key: pki.RSAPrivateKey | None = None
) -> Post:
    """A genuine request, signed over exactly these bytes."""
    if body is None:
        body = json.dumps(an_envelope() if envelope is None else envelope).encode()
    headers = [
        ("Content-Type", "application/json; charset=utf-8"),
        ("SignatureCertChainUrl", CHAIN_URL),
        ("Signature-256", pki.signed(body, key)),
    ]
    return Post(body, headers)


def settings(**environ: str) -> Settings:
    return read_settings({"HOME_COACH_SKILL_ID": SKILL_ID, **environ})


def a_verifier(
    fetch_chain: Callable[[str], bytes] | None = None, now: Callable[[], datetime] = lambda: pki.NOW
) -> SignatureVerifier:
    return SignatureVerifier(fetch_chain or (lambda url: pki.genuine_chain()), [pki.root().certificate], now)


def a_client(
    door: AnswersEnvelopes, verifier: SignatureVerifier | None = None, configured: Settings | None = None
) -> FlaskClient:
    return build_app(configured or settings(), door, verifier or a_verifier()).test_client()


def send(post: Post, door: AnswersEnvelopes) -> TestResponse:
    """Through the whole door, with trust in the kit's root only."""
    client = a_client(door, a_verifier(lambda url: post.chain))
    return client.post("/alexa", data=post.body, headers=post.headers)
