"""Hostile requests are refused with 400 (413 for size), never reach the skill and log one phrase."""

import io
import logging

import pytest
from werkzeug.exceptions import RequestEntityTooLarge

from skill.errors import Unverified
from skill.web.endpoint import LARGEST_BODY
from skill.web.refusals import MINUTE_S, REFUSALS_LOGGED, Failures, Reason
from tests.tables import each_row
from tests.web.attacks import ADDRESSES, BODIES, CHAINS, FOREIGN, HEADERS, STAMPS
from tests.web.doors import Post, RecordingDoor, a_client, a_post, send

PHRASES = {f"refused: {reason}" for reason in Reason} | {"refused: body is too large"}


def assert_refused(
    post: Post, caplog: pytest.LogCaptureFixture, reason: Reason | None = None
) -> RecordingDoor:
    caplog.set_level(logging.DEBUG)
    caplog.clear()
    door = RecordingDoor()

    response = send(post, door)

    assert response.status_code == 400
    assert response.headers["Cache-Control"] == "no-store"
    assert len(response.data) < 80
    assert door.heard == []
    assert len(caplog.messages) == 1
    assert caplog.messages[0] in PHRASES
    assert caplog.records[0].exc_info is None
    if reason is not None:
        assert caplog.messages == [f"refused: {reason}"]
    return door


@each_row("case", HEADERS)
def test_headers_that_prove_nothing_are_refused(case: str, caplog: pytest.LogCaptureFixture) -> None:
    assert assert_refused(HEADERS[case](), caplog).opened == 0


@each_row("value", [None, ""])
@each_row(
    ("header", "reason"),
    [("Signature-256", Reason.NO_SIGNATURE), ("SignatureCertChainUrl", Reason.NO_CHAIN_URL)],
)
def test_log_names_what_is_missing(
    header: str, reason: Reason, value: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    post = a_post().without(header)

    assert_refused(post if value is None else post.having(header, value), caplog, reason)


@each_row("address", ADDRESSES)
def test_a_chain_from_anywhere_else_is_refused(address: str, caplog: pytest.LogCaptureFixture) -> None:
    post = a_post().having("SignatureCertChainUrl", address)

    assert assert_refused(post, caplog, Reason.CHAIN_URL).opened == 0


@each_row("case", CHAINS)
def test_a_chain_that_proves_nothing_is_refused(case: str, caplog: pytest.LogCaptureFixture) -> None:
    reason = Reason.WRONG_SIGNATURE if case == "another genuine leaf" else Reason.CHAIN

    assert assert_refused(a_post().from_chain(CHAINS[case]()), caplog, reason).opened == 0


@each_row("case", STAMPS)
def test_stale_or_future_request_is_refused(case: str, caplog: pytest.LogCaptureFixture) -> None:
    assert assert_refused(a_post(STAMPS[case]), caplog).opened == 0


@each_row("case", BODIES)
def test_signed_body_that_is_not_a_request_is_refused(case: str, caplog: pytest.LogCaptureFixture) -> None:
    assert assert_refused(a_post(body=BODIES[case]), caplog).opened == 0


@each_row("case", BODIES)
def test_an_unsigned_body_is_not_even_read(case: str, caplog: pytest.LogCaptureFixture) -> None:
    post = a_post(body=BODIES[case]).without("Signature-256")

    assert assert_refused(post, caplog, Reason.NO_SIGNATURE).opened == 0


@each_row("case", FOREIGN)
def test_a_request_for_another_skill_is_refused(case: str, caplog: pytest.LogCaptureFixture) -> None:
    assert_refused(a_post(FOREIGN[case]), caplog, Reason.NOT_FOR_US)


@pytest.mark.parametrize(
    "told",
    [{"CONTENT_LENGTH": "5000000"}, {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}],
    ids=["with its length", "in chunks"],
)
@pytest.mark.parametrize("size", [LARGEST_BODY + 1, 5_000_000])
def test_oversized_body_is_not_read_to_its_end(
    told: dict[str, object], size: int, caplog: pytest.LogCaptureFixture
) -> None:
    door = RecordingDoor()
    stream = io.BytesIO(b" " * size)

    response = a_client(door).post("/alexa", input_stream=stream, environ_overrides=told)

    assert response.status_code == 413
    assert stream.tell() <= LARGEST_BODY + 1
    assert (door.opened, caplog.messages) == (0, ["refused: body is too large"])


def test_a_chunked_body_of_a_sensible_size_is_read() -> None:
    door = RecordingDoor()
    post = a_post()

    response = a_client(door).post(
        "/alexa",
        input_stream=io.BytesIO(post.body),
        headers=[*post.headers, ("Transfer-Encoding", "chunked")],
        environ_overrides={"wsgi.input_terminated": True},
    )

    assert (response.status_code, door.opened) == (200, 1)


@pytest.mark.parametrize("length", ["-1", "abc", "0", ""])
def test_wrong_content_length_yields_no_body(length: str, caplog: pytest.LogCaptureFixture) -> None:
    post = a_post()
    door = RecordingDoor()

    response = a_client(door).post(
        "/alexa",
        input_stream=io.BytesIO(post.body),
        headers=post.headers,
        environ_overrides={"CONTENT_LENGTH": length},
    )

    assert (response.status_code, door.opened) == (400, 0)
    assert caplog.messages == [f"refused: {Reason.WRONG_SIGNATURE}"]


@each_row("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_only_post_is_accepted(method: str) -> None:
    door = RecordingDoor()
    post = a_post()

    response = a_client(door).open("/alexa", method=method, data=post.body, headers=post.headers)

    assert (response.status_code, response.headers["Allow"], door.opened) == (405, "POST", 0)


def test_refusals_without_end_do_not_fill_the_log(caplog: pytest.LogCaptureFixture) -> None:
    at = [0.0]
    failures = Failures(lambda: at[0])

    for _ in range(50 * REFUSALS_LOGGED):
        assert failures(Unverified(Reason.NO_SIGNATURE)).status_code == 400
    assert caplog.messages == [f"refused: {Reason.NO_SIGNATURE}"] * REFUSALS_LOGGED
    caplog.clear()
    at[0] = MINUTE_S
    failures(RequestEntityTooLarge())
    failures(ValueError())

    assert caplog.messages == [
        f"refused: {49 * REFUSALS_LOGGED} more before this",
        "refused: body is too large",
        "failed: ValueError",
    ]
