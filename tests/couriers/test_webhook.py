"""A message over HTTP to a real server: what is sent, and what counts as taken."""

import hashlib
import hmac
import json
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpx
import jsonschema
import pytest

from skill.couriers.webhook import WebhookCourier
from skill.domain.coaching import FIELDS, Message, MessageKind
from skill.errors import NotDelivered
from tests.couriers.receivers import Answer, WebReceiver, status, web_receiver

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "message.schema.json").read_text(encoding="utf-8"))
PAYLOAD = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)
"""Made once: `jsonschema.validate` checks the schema itself each time, which takes a third of a second."""

NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)
SECRET = b"a secret of some length"
REPORT = Message(
    request_id="amzn1.echo-api.request.1",
    kind=MessageKind.REPAIR_REPORT,
    tenancy_ref="T1",
    body={
        "reference": "4821",
        "property_ref": "P1",
        "fault": "tap_dripping",
        "room": "",
        "described_as": "ü",
    },
    created_at=NOW,
)


@pytest.fixture
def receiver() -> Iterator[WebReceiver]:
    with web_receiver() as receiver:
        yield receiver


def courier(url: str, *, secret: bytes | None = SECRET, patience: float = 5) -> WebhookCourier:
    return WebhookCourier(url, secret=secret, now=lambda: NOW, timeout=httpx.Timeout(patience))


def test_a_message_is_json_with_a_key_and_without_anything_of_amazons(receiver: WebReceiver) -> None:
    courier(receiver.url).deliver(REPORT)

    ((headers, body),) = receiver.requests
    told = json.loads(body)
    assert told["body"] == {
        "reference": "4821",
        "property_ref": "P1",
        "fault": "tap_dripping",
        "described_as": "ü",
    }
    assert (told["version"], told["kind"], told["tenancy_ref"]) == (1, "repair_report", "T1")
    assert headers["content-type"] == "application/json"
    assert headers["idempotency-key"] == told["key"]
    assert b"amzn1" not in body
    PAYLOAD.validate(told)


def test_a_receiver_can_prove_who_sent_it(receiver: WebReceiver) -> None:
    courier(receiver.url).deliver(REPORT)

    ((headers, body),) = receiver.requests
    signed = headers["home-coach-timestamp"].encode() + b"." + body
    assert headers["home-coach-timestamp"] == str(int(NOW.timestamp()))
    assert headers["home-coach-signature"] == hmac.new(SECRET, signed, hashlib.sha256).hexdigest()


def test_the_same_message_has_the_same_key_and_another_one_another(receiver: WebReceiver) -> None:
    sender = courier(receiver.url)
    for message in (REPORT, REPORT, Message(**{**_facts(REPORT), "tenancy_ref": "T2"})):
        sender.deliver(message)

    assert len(receiver.requests) == 3
    assert len(receiver.by_key) == 2


def _facts(message: Message) -> dict[str, object]:
    return {name: getattr(message, name) for name in Message.__slots__}


@pytest.mark.parametrize("kind", MessageKind)
def test_every_kind_keeps_to_the_schema(kind: MessageKind, receiver: WebReceiver) -> None:
    of_a_closed_list = {"change": "move", "wish": "go"}
    body = {name: of_a_closed_list.get(name, "x") for name in FIELDS[kind]}
    courier(receiver.url).deliver(
        Message(request_id="r", kind=kind, tenancy_ref="T1", body=body, created_at=NOW)
    )

    told = json.loads(receiver.requests[0][1])
    PAYLOAD.validate(told)
    for foreign in ("key_safe", "alert", "health", "phone"):
        with pytest.raises(jsonschema.ValidationError):
            PAYLOAD.validate({**told, "body": {**told["body"], foreign: "x"}})


def test_the_schema_and_the_code_allow_the_same_fields() -> None:
    allowed = {
        branch["if"]["properties"]["kind"]["const"]: set(branch["then"]["properties"]["body"]["properties"])
        for branch in SCHEMA["allOf"]
    }
    assert allowed == {kind.value: set(fields) for kind, fields in FIELDS.items()}


@pytest.mark.parametrize("code", [200, 201, 202, 204, 409])
def test_a_yes_and_a_had_it_already_are_taken(code: int, receiver: WebReceiver) -> None:
    receiver.answers = [status(code)]

    courier(receiver.url).deliver(REPORT)


@pytest.mark.parametrize("code", [301, 302, 307, 400, 401, 403, 404, 410, 422, 500, 502, 504])
def test_anything_else_is_not_and_no_redirect_is_followed(code: int, receiver: WebReceiver) -> None:
    receiver.answers = [status(code, Location=receiver.url, Retry_After="60")]

    with pytest.raises(NotDelivered, match=f"^answered {code}$") as failure:
        courier(receiver.url).deliver(REPORT)

    assert failure.value.retry_after == 0
    assert len(receiver.requests) == 1


@pytest.mark.parametrize(
    ("code", "asked", "heard"),
    [(503, "60", 60), (429, "5", 5), (503, "soon", 0), (503, "-5", 0), (503, "9" * 30, 0)],
)
def test_a_busy_receiver_may_ask_for_patience(
    code: int, asked: str, heard: int, receiver: WebReceiver
) -> None:
    receiver.answers = [status(code, Retry_After=asked)]

    with pytest.raises(NotDelivered) as failure:
        courier(receiver.url).deliver(REPORT)

    assert failure.value.retry_after == heard


def _says_nothing(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.5)


def _hangs_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def _talks_rubbish(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\0\xff rubbish\r\n\r\n")


@pytest.mark.parametrize(
    ("answer", "because"),
    [
        (_says_nothing, "no answer in time"),
        (_hangs_up, "cannot be reached"),
        (_talks_rubbish, "cannot be reached"),
    ],
)
def test_no_answer_is_a_failure_even_where_it_was_read(
    answer: Answer, because: str, receiver: WebReceiver
) -> None:
    receiver.answers = [answer]

    with pytest.raises(NotDelivered, match=because):
        courier(receiver.url, patience=0.2).deliver(REPORT)

    assert len(receiver.requests) == 1


def test_an_endless_answer_is_not_waited_for(receiver: WebReceiver) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(10**12))
        handler.end_headers()

    receiver.answers = [endless]

    courier(receiver.url, patience=0.5).deliver(REPORT)


def test_a_receiver_that_is_not_there_is_a_failure() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

    with pytest.raises(NotDelivered, match="cannot be reached"):
        courier(f"http://127.0.0.1:{port}/").deliver(REPORT)


def test_without_a_secret_there_is_no_signature(receiver: WebReceiver) -> None:
    courier(receiver.url, secret=None).deliver(REPORT)

    assert "home-coach-signature" not in receiver.requests[0][0]
