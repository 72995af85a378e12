"""Other answers of the app, and that its error handler discloses nothing."""

import logging
from pathlib import Path
from typing import Any

import pytest

from skill.errors import BadEnvelope, HomeCoachError, NotForUs, StoreUnavailable, Unverified
from skill.web.app import build_app, create_app
from skill.web.endpoint import DEEPEST_BODY, readable
from skill.web.refusals import Reason, reason_for
from tests.tables import each_row
from tests.web.doors import RecordingDoor, a_client, a_post, a_verifier, an_envelope, settings

PRODUCTION = {"HOME_COACH_ENV": "production"}
SECRET = "Mrs Okafor owes 84.30"


@pytest.mark.parametrize(
    "failure",
    [RuntimeError(SECRET), StoreUnavailable(SECRET), HomeCoachError(SECRET), RecursionError(SECRET)],
)
def test_failing_endpoint_discloses_nothing(failure: Exception, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    post = a_post()

    response = a_client(RecordingDoor(failure)).post("/alexa", data=post.body, headers=post.headers)

    assert (response.status_code, response.text) == (500, "failed\n")
    assert caplog.messages == [f"failed: {type(failure).__name__}"]
    assert caplog.records[0].exc_info is None


@each_row(
    ("refusal", "reason"),
    [
        (BadEnvelope(SECRET), Reason.NOT_A_REQUEST),
        (BadEnvelope(), Reason.NOT_A_REQUEST),
        (NotForUs(SECRET), Reason.NOT_FOR_US),
        (Unverified(SECRET), Reason.NOT_VERIFIED),
        (Unverified(Reason.NOT_NOW), Reason.NOT_NOW),
    ],
)
def test_refusal_reason_follows_its_class(refusal: BadEnvelope, reason: Reason) -> None:
    assert reason_for(refusal) is reason
    post = a_post()

    response = a_client(RecordingDoor(refusal)).post("/alexa", data=post.body, headers=post.headers)

    assert response.status_code == 400
    assert SECRET not in response.text


def test_health_is_one_word_and_handles_no_request() -> None:
    door = RecordingDoor()

    response = a_client(door).get("/healthz")

    assert (response.status_code, response.text, door.opened) == (200, "ok\n", 0)
    assert response.headers["Cache-Control"] == "no-store"


def test_a_process_whose_store_is_broken_stays_healthy(tmp_path: Path) -> None:
    data = tmp_path / "homes.sqlite3"
    client = create_app(settings(HOME_COACH_DATA=f"sqlite:///{data}"), verifier=a_verifier()).test_client()
    for file in tmp_path.iterdir():
        file.write_bytes(b"broken")

    assert (client.get("/healthz").status_code, client.get("/healthz").text) == (200, "ok\n")


def test_readiness_is_json_without_names_and_refuses_nothing(tmp_path: Path) -> None:
    data = tmp_path / "homes.sqlite3"
    client = create_app(settings(HOME_COACH_DATA=f"sqlite:///{data}"), verifier=a_verifier()).test_client()
    ready = client.get("/readyz")
    for file in tmp_path.iterdir():
        file.write_bytes(b"broken")
    unready = client.get("/readyz")

    assert (ready.status_code, ready.get_json()["ready"]) == (200, True)
    assert set(ready.get_json()["checks"]) == {"store", "load", "outbox", "feeds", "workers", "links"}
    assert ready.headers["Cache-Control"] == "no-store"
    assert (unready.status_code, unready.get_json()["ready"]) == (503, False)
    assert client.get("/healthz").status_code == 200


def test_index_page_explains_how_to_use_the_server() -> None:
    response = a_client(RecordingDoor()).get("/")

    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "python -m skill say" in response.text


@each_row(
    ("path", "status"), [("/", 404), ("/alexa/", 404), ("/ALEXA", 404), ("/healthz", 405), ("/readyz", 404)]
)
def test_requests_are_accepted_at_one_address(path: str, status: int) -> None:
    door, post = RecordingDoor(), a_post()
    client = a_client(door, configured=settings(**PRODUCTION))

    assert client.post(path, data=post.body, headers=post.headers).status_code == status
    assert door.opened == 0


@each_row("path", ["/", "/static/x", "/alexa/", "/console", "/admin", "/../alexa"])
def test_production_has_no_other_endpoint(path: str) -> None:
    response = a_client(RecordingDoor(), configured=settings(**PRODUCTION)).get(path)

    assert (response.status_code, response.text) == (404, "not found\n")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("signature", "status"), [(None, 200), ("AAAA", 400)])
def test_flask_itself_leads_to_the_same_endpoint(signature: str | None, status: int) -> None:
    """The short way in front of Flask must not be the only one that verifies."""
    post = a_post()
    post = post if signature is None else post.having("Signature-256", signature)
    door = RecordingDoor()
    app = build_app(settings(), door, a_verifier())

    with app.test_request_context("/alexa", method="POST", data=post.body, headers=post.headers):
        response = app.full_dispatch_request()

    assert (response.status_code, door.opened) == (status, 1 if status == 200 else 0)
    assert response.headers["Cache-Control"] == "no-store"


def test_unserialisable_answer_is_a_failure() -> None:
    class Unwritable(RecordingDoor):
        def answer(self, raw: dict[str, Any]) -> dict[str, Any]:
            return {**super().answer(raw), "response": object()}

    post = a_post()

    response = a_client(Unwritable()).post("/alexa", data=post.body, headers=post.headers)

    assert (response.status_code, response.text) == (500, "failed\n")


def test_debugging_is_off() -> None:
    app = build_app(settings(), RecordingDoor(), None)

    assert (app.debug, app.testing) == (False, False)


@each_row(
    ("body", "is_fine"),
    [
        (b"[" * DEEPEST_BODY + b"]" * DEEPEST_BODY, True),
        (b"[" * (DEEPEST_BODY + 1) + b"]" * (DEEPEST_BODY + 1), False),
        (b"[" + b"[],{}," * 9000 + b"1]", True),
        (b'["' + b"[" * 9000 + b'"]', True),
        (rb'["\"' + b"[" * 9000 + rb'\\"]', True),
        (b'["\\\\"' + b",[" * 200, False),
        (b'["' + b'\\"' * 60_000, True),
        (b'["' + b'\\"' * 60_000 + b"\\", True),
    ],
    ids=[
        "as deep as may be",
        "one deeper",
        "wide",
        "brackets in a string",
        "brackets after an escaped quote",
        "brackets after a string that ends in a backslash",
        "a string without end",
        "a string that ends in a lone backslash",
    ],
)
def test_depth_counts_brackets_outside_strings(body: bytes, is_fine: bool) -> None:
    if is_fine:
        assert readable(body) == body.decode()
    else:
        with pytest.raises(BadEnvelope, match=Reason.TOO_DEEP):
            readable(body)


def test_factory_builds_the_whole_product(tmp_path: Path) -> None:
    configured = settings(HOME_COACH_DATA=f"sqlite:///{tmp_path / 'homes.sqlite3'}")
    client = create_app(configured, verifier=a_verifier()).test_client()
    posts = [a_post(), a_post(an_envelope("Some.Type")), a_post(an_envelope(skill_id="x"))]

    answers = [client.post("/alexa", data=post.body, headers=post.headers) for post in posts]

    assert [answer.status_code for answer in answers] == [200, 200, 400]
    assert answers[0].get_json()["response"]["outputSpeech"]["ssml"].startswith("<speak>")
    assert answers[1].get_json() == {"version": "1.0", "response": {}}
    assert client.get("/healthz").text == "ok\n"
