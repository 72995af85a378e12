"""The same answers by every entry point: linked by a code from the command line, asked by signed requests."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from skill.cli import main as command_line
from skill.rehearsal.ssml import plain_text
from skill.web import create_app
from skill.web.verify import SignatureVerifier
from tests.web import pki
from tests.web.doors import CHAIN_URL, SKILL_ID


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"HOME_COACH_DATA": f"sqlite:///{tmp_path}/homes.sqlite3", "HOME_COACH_SKILL_ID": SKILL_ID}


@pytest.fixture
def client(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    verifier = SignatureVerifier(
        lambda url: pki.genuine_chain(), [pki.root().certificate], lambda: datetime.now(UTC)
    )
    return create_app(verifier=verifier).test_client()


def ask(client: FlaskClient, intent: str, user: str = "tenant", **slots: str) -> dict[str, Any]:
    application = {"applicationId": SKILL_ID}
    envelope = {
        "version": "1.0",
        "session": {"new": True, "sessionId": "s", "application": application, "user": {"userId": user}},
        "context": {"System": {"application": application, "user": {"userId": user}}},
        "request": {
            "type": "IntentRequest",
            "requestId": uuid4().hex,
            "timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "locale": "en-GB",
            "intent": {
                "name": intent,
                "slots": {name: {"name": name, "value": value} for name, value in slots.items()},
            },
        },
    }
    body = json.dumps(envelope).encode()
    headers = {"SignatureCertChainUrl": CHAIN_URL, "Signature-256": pki.signed(body)}
    answer = client.post("/alexa", data=body, headers=headers)
    assert answer.status_code == 200
    return dict(answer.json or {})


def spoken(answer: dict[str, Any]) -> str:
    return plain_text(answer["response"]["outputSpeech"]["ssml"])


@pytest.mark.parametrize("home", ["T1001", "T1003", "T1007", "T1024"])
def test_signed_request_gets_the_same_answer_as_a_rehearsal(
    home: str, client: FlaskClient, environment: dict[str, str]
) -> None:
    code = CliRunner().invoke(command_line.cli, ["enrol", home], env=environment).stdout.strip()
    words = ["say", "--home", home, "what's my rent balance"]
    rehearsed = CliRunner().invoke(command_line.cli, words, env=environment).stdout.strip()

    ask(client, "LinkHomeIntent", code=code)

    assert spoken(ask(client, "RentBalanceIntent")) == rehearsed


def test_another_account_hears_nothing_of_the_home(client: FlaskClient, environment: dict[str, str]) -> None:
    code = CliRunner().invoke(command_line.cli, ["enrol", "T1001"], env=environment).stdout.strip()
    ask(client, "LinkHomeIntent", code=code)

    heard = spoken(ask(client, "RentBalanceIntent", user="a neighbour"))

    assert heard.startswith("I don't know which home this is yet.")


def test_wrong_codes_are_locked_out(client: FlaskClient, environment: dict[str, str]) -> None:
    for _ in range(5):
        ask(client, "LinkHomeIntent", code="11111111")
    code = CliRunner().invoke(command_line.cli, ["enrol", "T1001"], env=environment).stdout.strip()

    assert "too many tries" in spoken(ask(client, "LinkHomeIntent", code=code))
