"""With verification off, only this machine may send requests."""

import logging

import pytest
from flask.testing import FlaskClient

from skill.config.settings import Settings
from skill.errors import ConfigurationError
from skill.web.app import build_app
from skill.web.refusals import Reason
from tests.tables import each_row
from tests.web import pki
from tests.web.doors import RecordingDoor, a_client, a_post, a_verifier, an_envelope, settings

OFF = {"HOME_COACH_VERIFY": "off"}


def an_open_client(door: RecordingDoor) -> FlaskClient:
    return build_app(settings(**OFF), door, None).test_client()


@each_row(
    ("caller", "host"),
    [
        ("127.0.0.1", "127.0.0.1:5000"),
        ("127.0.0.1", "localhost"),
        ("127.0.0.1", "LocalHost:8080"),
        ("127.8.8.8", "localhost:5000"),
        ("::1", "[::1]:5000"),
    ],
)
def test_loopback_needs_no_signature_and_no_fresh_timestamp(caller: str, host: str) -> None:
    door = RecordingDoor()
    old = an_envelope(timestamp="2001-01-01T00:00:00Z")

    response = an_open_client(door).post(
        "/alexa", json=old, headers={"Host": host}, environ_overrides={"REMOTE_ADDR": caller}
    )

    assert (response.status_code, door.heard) == (200, [old])


@pytest.mark.parametrize(
    ("caller", "headers"),
    [
        ("192.168.1.7", {"Host": "localhost"}),
        ("10.0.0.1", {"Host": "127.0.0.1:5000"}),
        ("::ffff:8.8.8.8", {"Host": "localhost"}),
        ("127.0.0.1.evil.example", {"Host": "localhost"}),
        ("", {"Host": "localhost"}),
        ("127.0.0.1", {"Host": "evil.example"}),
        ("127.0.0.1", {"Host": "localhost.evil.example"}),
        ("127.0.0.1", {"Host": "127.0.0.1.nip.io:5000"}),
        ("127.0.0.1", {"Host": "evil.example:5000"}),
        ("127.0.0.1", {"Host": "localhost@evil.example"}),
        ("127.0.0.1", {"Host": "localhost:5000:80"}),
        ("127.0.0.1", {"Host": ""}),
        ("127.0.0.1", {"Host": "localhost", "Origin": "https://evil.example"}),
        ("127.0.0.1", {"Host": "localhost", "Origin": "null"}),
        ("127.0.0.1", {"Host": "localhost", "Origin": "http://localhost.evil.example"}),
        ("127.0.0.1", {"Host": "localhost", "X-Forwarded-For": "8.8.8.8"}),
        ("127.0.0.1", {"Host": "localhost", "X-Forwarded-Host": "my.tunnel.example"}),
        ("127.0.0.1", {"Host": "localhost", "Forwarded": "for=8.8.8.8"}),
        ("127.0.0.1", {"Host": "localhost", "X-Header-Of-The-Next-Tunnel": "1"}),
    ],
)
def test_remote_caller_is_refused(
    caller: str, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    door = RecordingDoor()

    response = an_open_client(door).post(
        "/alexa", json=an_envelope(), headers=headers, environ_overrides={"REMOTE_ADDR": caller}
    )

    assert (response.status_code, response.text, door.opened) == (400, f"{Reason.NOT_LOCAL}\n", 0)
    assert caplog.messages == [f"refused: {Reason.NOT_LOCAL}"]


@each_row(
    "body",
    [b"", b"[]", b"nonsense", b"\xff", b"[" * 50_000],
    ids=["empty", "list", "words", "not UTF-8", "deep"],
)
def test_loopback_must_still_send_a_valid_request(body: bytes) -> None:
    door = RecordingDoor()

    assert an_open_client(door).post("/alexa", data=body).status_code == 400
    assert door.opened == 0


def test_given_verifier_is_always_used() -> None:
    client = a_client(RecordingDoor(), a_verifier(), settings(**OFF))

    assert client.post("/alexa", json=an_envelope()).status_code == 400
    post = a_post()
    assert client.post("/alexa", data=post.body, headers=post.headers).status_code == 200
    late = a_post(an_envelope(made_at=pki.NOW - 2 * pki.DAY))
    assert client.post("/alexa", data=late.body, headers=late.headers).status_code == 400


def test_production_never_runs_unverified() -> None:
    unsafe = Settings(
        environment=settings(HOME_COACH_ENV="production").environment,
        verify=False,
        landlord=settings().landlord,
    )

    with pytest.raises(ConfigurationError):
        build_app(unsafe, RecordingDoor(), None)
