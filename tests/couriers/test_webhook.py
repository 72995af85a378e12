"""A message over HTTP to a real server: what is sent, and what counts as taken."""

import hashlib
import hmac
import json
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

from skill.couriers.payload import LATER_FIELDS, MessageForm
from skill.couriers.webhook import WebhookCourier
from skill.domain.coaching import FIELDS, Message, MessageKind
from skill.domain.danger.hazards import OF_THE_BUILDING
from skill.domain.repairs.faults import FAULTS
from skill.errors import NotDelivered
from tests.couriers.receivers import FIRST, SECOND, Answer, WebReceiver, status, web_receiver

DOCS = Path(__file__).parents[2] / "docs"
OLD_SCHEMA, SCHEMA = (
    json.loads((DOCS / name).read_text(encoding="utf-8"))
    for name in ("message-1.schema.json", "message.schema.json")
)
OLD_PAYLOAD, PAYLOAD = (jsonschema.validators.validator_for(each)(each) for each in (OLD_SCHEMA, SCHEMA))
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
    coach_ref="C1",
)


@pytest.fixture
def receiver() -> Iterator[WebReceiver]:
    with web_receiver() as receiver:
        yield receiver


def courier(
    url: str, *, form: MessageForm = SECOND, secret: bytes | None = SECRET, patience: float = 5
) -> WebhookCourier:
    return WebhookCourier(url, form=form, secret=secret, now=lambda: NOW, timeout=httpx.Timeout(patience))


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
    assert (told["version"], told["kind"], told["tenancy_ref"]) == (2, "repair_report", "T1")
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
    for message in (REPORT, REPORT, replace(REPORT, tenancy_ref="T2")):
        sender.deliver(message)

    assert len(receiver.requests) == 3
    assert len(receiver.by_key) == 2


@pytest.mark.parametrize("kind", MessageKind)
def test_every_kind_keeps_to_the_schema(kind: MessageKind, receiver: WebReceiver) -> None:
    courier(receiver.url).deliver(a_full(kind))

    told = json.loads(receiver.requests[0][1])
    PAYLOAD.validate(told)
    for foreign in ("key_safe", "alert", "health", "phone"):
        with pytest.raises(jsonschema.ValidationError):
            PAYLOAD.validate({**told, "body": {**told["body"], foreign: "x"}})


def a_full(kind: MessageKind, **differences: str) -> Message:
    """With every field that its kind may have."""
    of_a_closed_list = {"change": "move", "wish": "go", "danger": "flood"}
    body = {name: of_a_closed_list.get(name, "x") for name in FIELDS[kind]} | differences
    return Message(request_id="r", kind=kind, tenancy_ref="T1", body=body, created_at=NOW, coach_ref="C1")


def test_every_kind_keeps_to_the_first_version_for_a_landlord_who_has_it() -> None:
    for kind in MessageKind:
        OLD_PAYLOAD.validate(FIRST.payload(a_full(kind)))


def test_the_first_version_is_as_it_was_before_there_was_a_second() -> None:
    assert FIRST.payload(REPORT) == {
        "version": 1,
        "key": REPORT.key,
        "kind": "repair_report",
        "tenancy_ref": "T1",
        "created_at": "2026-11-02T10:00:00+00:00",
        "body": {"reference": "4821", "property_ref": "P1", "fault": "tap_dripping", "described_as": "ü"},
    }


def test_the_second_version_says_how_soon_for_whom_and_when_at_the_homes() -> None:
    summer = replace(REPORT, created_at=datetime(2027, 6, 30, 23, 30, tzinfo=UTC))

    told = SECOND.payload(summer)

    assert (told["priority"], told["coach_ref"]) == ("routine", "C1")
    assert told["created_at"] == "2027-06-30T23:30:00+00:00"
    assert told["local_time"] == "2027-07-01T00:30:00+01:00"


def test_a_message_that_no_coach_may_see_names_none() -> None:
    told = SECOND.payload(replace(REPORT, coach_ref=None))

    assert "coach_ref" not in told
    PAYLOAD.validate(told)


def test_a_danger_reaches_a_receiver_of_the_first_version_as_a_message_in_our_words() -> None:
    danger = a_full(
        MessageKind.DANGER, danger="water_on_electrics", told_at="10:00", possible_by="11:00", notice="s 11"
    )

    told = FIRST.payload(danger)

    assert (told["kind"], told["key"]) == ("message", danger.key)
    assert told["body"] == {
        "text": "DANGER, told to Home Coach at 10:00: water on electrics. The tenant heard whom to ring. "
        "A limit of 24 hours may apply, until 11:00. You have notice: s 11."
    }


def test_the_priority_is_by_kind_and_by_fault() -> None:
    expected = [
        (MessageKind.DANGER, {"danger": "gas"}, "emergency"),
        (MessageKind.REPAIR_REPORT, {"priority": "emergency"}, "emergency"),
        (MessageKind.REPAIR_REPORT, {"priority": "urgent"}, "urgent"),
        (MessageKind.REPAIR_REPORT, {"priority": "planned"}, "routine"),
        (MessageKind.REPAIR_REPORT, {"priority": "of another version"}, "routine"),
        (MessageKind.REPAIR_REPORT, {}, "routine"),
        (MessageKind.REPAIR_CHASED, {"fault": "no_water"}, FAULTS["no_water"].priority.value),
        (MessageKind.REPAIR_CHASED, {"fault": "tap_dripping"}, "routine"),
        (MessageKind.REPAIR_CHASED, {"fault": "of another version"}, "routine"),
        (MessageKind.REPAIR_CHASED, {}, "routine"),
        (MessageKind.COMPLAINT, {}, "urgent"),
        (MessageKind.CALL_BACK, {"topic": "safety"}, "urgent"),
        (MessageKind.CALL_BACK, {"topic": "rent"}, "routine"),
        (MessageKind.MESSAGE, {"text": "x"}, "routine"),
        (MessageKind.EVENT_WISH, {}, "routine"),
    ]
    found = [(kind, body, replace(REPORT, kind=kind, body=body).priority.value) for kind, body, _ in expected]

    assert found == expected


def allowed(schema: dict[str, Any]) -> dict[str, set[str]]:
    return {
        branch["if"]["properties"]["kind"]["const"]: set(branch["then"]["properties"]["body"]["properties"])
        for branch in schema["allOf"]
    }


def test_the_schemas_and_the_code_allow_the_same_fields() -> None:
    in_code = {kind.value: set(fields) for kind, fields in FIELDS.items()}
    earlier = {kind.value: set(FIELDS[kind] - LATER_FIELDS.get(kind, frozenset())) for kind in MessageKind}
    del earlier["danger"]

    assert allowed(SCHEMA) == in_code
    assert allowed(OLD_SCHEMA) == earlier


def test_the_schema_names_the_dangers_of_the_building_and_no_other() -> None:
    (danger,) = (branch for branch in SCHEMA["allOf"] if "danger" in str(branch["if"]))
    named = danger["then"]["properties"]["body"]["properties"]["danger"]["enum"]

    assert sorted(named) == sorted(OF_THE_BUILDING)


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
