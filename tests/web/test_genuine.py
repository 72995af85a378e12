"""Genuine requests from Amazon are accepted."""

import json
from datetime import timedelta

import pytest

from tests.tables import each_row
from tests.web import pki
from tests.web.doors import ANSWER, RecordingDoor, a_post, an_envelope, send

PADDED = an_envelope() | {"padding": "x" * 127_000}


def test_signed_request_reaches_the_skill_unchanged() -> None:
    door = RecordingDoor()

    response = send(a_post(an_envelope("IntentRequest", intent={"name": "RentBalanceIntent"})), door)

    assert (response.status_code, response.get_json()) == (200, ANSWER)
    assert door.heard == [an_envelope("IntentRequest", intent={"name": "RentBalanceIntent"})]


def test_answer_is_never_cached_or_sniffed() -> None:
    response = send(a_post(), RecordingDoor())

    assert response.headers["Content-Type"] == "application/json;charset=UTF-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@each_row(
    "envelope",
    [
        an_envelope() | {"certificationParam": {"a": [1, {"b": None}]}, "zzz": 1.5},
        an_envelope(brandNew={"deeply": {"unknown": True}}),
        an_envelope("Alexa.Something.Unheard.Of"),
        an_envelope(name="Zoë & Øystein, £84.30, 日本語"),
        an_envelope(words="[[[[{{{{" * 200),
        PADDED,
    ],
    ids=[
        "extra properties",
        "extra in the request",
        "unknown type",
        "not ASCII",
        "brackets in words",
        "large",
    ],
)
def test_unknown_fields_from_amazon_are_accepted(envelope: dict[str, object]) -> None:
    door = RecordingDoor()

    assert send(a_post(envelope), door).status_code == 200
    assert door.heard == [envelope]


def test_signature_covers_the_bytes_rather_than_the_meaning() -> None:
    door = RecordingDoor()
    spaced = json.dumps(an_envelope(), indent=3, ensure_ascii=False).encode() + b"\n\n"

    assert send(a_post(body=spaced), door).status_code == 200
    assert (
        send(a_post(body=b" " + spaced).having("Signature-256", pki.signed(spaced)), door).status_code == 400
    )


@each_row(
    "url",
    [
        "https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert-12.pem",
        "HTTPS://S3.AmazonAWS.com/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com/echo.api/eu/echo-api-cert-12.pem",
    ],
)
def test_every_spelling_of_the_chain_address_is_accepted(url: str) -> None:
    assert send(a_post().having("SignatureCertChainUrl", url), RecordingDoor()).status_code == 200


@pytest.mark.parametrize("name", ["signature-256", "SIGNATURE-256"])
def test_header_names_match_in_any_case(name: str) -> None:
    post = a_post().without("Signature-256")

    assert send(post.also(name, pki.signed(post.body)), RecordingDoor()).status_code == 200


@pytest.mark.parametrize(
    "kind", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
)
def test_body_is_read_raw_for_any_content_type(kind: str | None) -> None:
    post = a_post().without("Content-Type")

    assert send(post.having("Content-Type", kind) if kind else post, RecordingDoor()).status_code == 200


@each_row(
    "chain",
    [
        pki.chain(pki.leaf(pki.root())),
        pki.chain(pki.leaf(), pki.intermediate(), pki.root()),
        pki.chain(pki.leaf(), pki.authority("Unrelated"), pki.intermediate()),
        b"Bag Attributes\n" + pki.genuine_chain(),
        pki.chain(pki.leaf(names=("www.example.com", pki.AMAZON)), pki.intermediate()),
    ],
    ids=["no intermediate", "root sent along", "one too many", "words before it", "several names"],
)
def test_every_valid_form_of_chain_is_accepted(chain: bytes) -> None:
    assert send(a_post().from_chain(chain), RecordingDoor()).status_code == 200


@each_row("seconds", [-150, -149, 0, 149, 150])
def test_a_request_made_within_two_and_a_half_minutes_is_fresh(seconds: int) -> None:
    envelope = an_envelope(made_at=pki.NOW + timedelta(seconds=seconds))

    assert send(a_post(envelope), RecordingDoor()).status_code == 200


@pytest.mark.parametrize(
    "stamp",
    [
        "2026-12-03T09:00:00Z",
        "2026-12-03T09:00:00.123Z",
        "2026-12-03T09:00:00+00:00",
        "2026-12-03T10:00:00+01:00",
        1_796_288_400_000,
        1_796_288_400_123.0,
    ],
)
def test_a_timestamp_may_be_any_iso_instant_or_milliseconds(stamp: object) -> None:
    assert send(a_post(an_envelope(timestamp=stamp)), RecordingDoor()).status_code == 200


@each_row(
    "kind",
    [
        "AlexaSkillEvent.SkillEnabled",
        "AlexaSkillEvent.SkillDisabled",
        "AlexaSkillEvent.SkillAccountLinked",
        "AlexaSkillEvent.SkillAccountUnlinked",
        "AlexaSkillEvent.SkillPermissionAccepted",
        "AlexaSkillEvent.SkillPermissionChanged",
        "AlexaSkillEvent.ProactiveSubscriptionChanged",
        "AlexaSkillEvent.NotificationSubscriptionChanged",
        "Reminders.ReminderStatusChanged",
        "AlexaHouseholdListEvent.ItemsUpdated",
    ],
)
def test_a_skill_event_may_be_delivered_for_an_hour(kind: str) -> None:
    in_time = an_envelope(kind, made_at=pki.NOW - timedelta(minutes=60))
    too_late = an_envelope(kind, made_at=pki.NOW - timedelta(minutes=60, seconds=1))

    assert send(a_post(in_time), RecordingDoor()).status_code == 200
    assert send(a_post(too_late), RecordingDoor()).status_code == 400
