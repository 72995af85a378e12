"""The function under Amazon's own runtime client, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lambda_door.envelopes import (
    OTHER_SKILL_ID,
    SKILL_ID,
    USER_ID,
    a_launch,
    an_envelope,
    an_intent,
)
from tests.lambda_door.runtime_api import ROOT, Function, running_function, runtime_environ

# Each costs a cold start more than Lambda's own share of the work is worth.
NEVER_IN_LAMBDA = {"flask", "werkzeug", "cryptography", "boto3", "botocore", "httpx", "hassil", "rapidfuzz"}

PROBE = """
import json, sys
import lambda_handler
answer = lambda_handler.lambda_handler(json.load(sys.stdin), None)
print(json.dumps({"answer": answer, "modules": sorted(sys.modules)}))
"""


def test_a_launch_is_answered_and_waits_for_the_tenant(function: Function) -> None:
    outcome = function.invoke(a_launch())

    assert outcome.error is None
    assert outcome.answer["response"]["outputSpeech"]["ssml"].startswith("<speak>")
    assert outcome.answer["response"]["shouldEndSession"] is False


def test_a_linked_tenant_hears_the_rent_balance(function: Function) -> None:
    outcome = function.invoke(an_intent("RentBalanceIntent"))

    assert outcome.error is None
    assert "£84.30" in outcome.answer["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize("application_id", [OTHER_SKILL_ID, SKILL_ID.upper(), "", None])
def test_request_for_another_skill_is_an_error_without_an_answer(
    function: Function, application_id: str | None
) -> None:
    outcome = function.invoke(an_intent("RentBalanceIntent", application_id=application_id))

    assert outcome.answer is None
    assert outcome.error["errorType"] == "NotForUs"


def test_function_continues_after_a_foreign_request(function: Function) -> None:
    function.invoke(a_launch(application_id=OTHER_SKILL_ID))

    assert function.invoke(a_launch()).error is None


@pytest.mark.parametrize("request_type", ["AlexaSkillEvent.SkillAccountUnlinked", "Amazon.InventedTomorrow"])
def test_an_unknown_kind_of_request_gets_the_empty_answer(function: Function, request_type: str) -> None:
    outcome = function.invoke(an_envelope({"type": request_type}))

    assert outcome.error is None
    assert outcome.answer == {"version": "1.0", "response": {}}


def test_log_has_no_personal_data(function: Function) -> None:
    function.invoke(an_intent("RentBalanceIntent"))
    function.invoke(an_intent("RentBalanceIntent", application_id=OTHER_SKILL_ID))

    log = function.log()

    assert "NotForUs" in log
    assert not [told for told in (USER_ID, "T1001", "84.30", OTHER_SKILL_ID) if told in log]


def test_production_without_a_skill_id_does_not_start(production: dict[str, str], tmp_path: Path) -> None:
    nameless = {name: value for name, value in production.items() if name != "HOME_COACH_SKILL_ID"}

    with running_function(nameless, tmp_path / "log.txt") as function:
        report = function.invoke(a_launch())
        exit_code = function.process.wait(timeout=10)

    assert report.error["errorType"] == "ConfigurationError"
    assert exit_code != 0


def test_answering_imports_no_heavy_library(production: dict[str, str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROBE],
        cwd=ROOT,
        env=runtime_environ("127.0.0.1:9", production),
        input=json.dumps(an_intent("RentBalanceIntent")),
        capture_output=True,
        text=True,
        check=True,
    )
    seen = json.loads(run.stdout)

    assert "£84.30" in seen["answer"]["response"]["outputSpeech"]["ssml"]
    assert {module.partition(".")[0] for module in seen["modules"]}.isdisjoint(NEVER_IN_LAMBDA)
    assert not [m for m in seen["modules"] if m.startswith(("skill.web", "skill.rehearsal", "skill.feeds"))]
