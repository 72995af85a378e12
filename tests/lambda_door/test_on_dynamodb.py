"""The function over DynamoDB, in a process of its own, as it is deployed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.lambda_door.envelopes import a_launch, an_intent
from tests.lambda_door.runtime_api import ROOT, running_function, runtime_environ

pytestmark = pytest.mark.slow

# boto3 is not among them: Lambda's own runtime brings it.
NEVER_IN_LAMBDA = {"flask", "werkzeug", "cryptography", "httpx", "hassil", "rapidfuzz", "moto"}

PROBE = """
import json, sys
import lambda_handler
answer = lambda_handler.lambda_handler(json.load(sys.stdin), None)
print(json.dumps({"answer": answer, "modules": sorted(sys.modules)}))
"""


def a_slot(name: str, said: str, found: str) -> dict[str, Any]:
    resolution = {
        "authority": name,
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": said, "id": found}}],
    }
    return {
        "name": name,
        "value": said,
        "confirmationStatus": "NONE",
        "resolutions": {"resolutionsPerAuthority": [resolution]},
    }


def a_report() -> dict[str, Any]:
    asked = an_intent("ReportRepairIntent")
    asked["request"]["intent"]["slots"] = {
        "fault": a_slot("fault", "dripping tap", "tap_dripping"),
        "room": a_slot("room", "kitchen", "kitchen"),
    }
    return asked


def test_a_linked_tenant_hears_the_balance_and_reports_a_repair_once(
    production_on_dynamodb: dict[str, str], tmp_path: Path
) -> None:
    with running_function(production_on_dynamodb, tmp_path / "log.txt") as function:
        launched, balance = function.invoke(a_launch()), function.invoke(an_intent("RentBalanceIntent"))
        yes = an_intent("AMAZON.YesIntent")
        yes["session"]["attributes"] = function.invoke(a_report()).answer["sessionAttributes"]
        first, again = function.invoke(yes), function.invoke(yes)
        log = function.log()

    assert launched.answer["response"]["shouldEndSession"] is False
    assert "£84.30" in balance.answer["response"]["outputSpeech"]["ssml"]
    assert "I've reported" in first.answer["response"]["outputSpeech"]["ssml"]
    assert again.answer == first.answer
    assert not [told for told in ("T1001", "84.30", "HOME#") if told in log]


def test_missing_table_stops_no_danger(production_on_dynamodb: dict[str, str], tmp_path: Path) -> None:
    elsewhere = production_on_dynamodb["HOME_COACH_DATA"].replace("homes-", "nowhere-")
    environ = {**production_on_dynamodb, "HOME_COACH_DATA": elsewhere}
    danger = an_intent("LeaveMessageIntent")
    danger["request"]["intent"]["slots"] = {"message": {"name": "message", "value": "i can smell gas"}}

    with running_function(environ, tmp_path / "log.txt") as function:
        answered, apologised = function.invoke(danger), function.invoke(a_launch())
        log = function.log()

    assert "Get everyone out now" in answered.answer["response"]["outputSpeech"]["ssml"]
    assert "can't get to that just now" in apologised.answer["response"]["outputSpeech"]["ssml"]
    assert log.count("there is no DynamoDB table") == 1


def test_boto3_is_the_only_heavy_import(production_on_dynamodb: dict[str, str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROBE],
        cwd=ROOT,
        env=runtime_environ("127.0.0.1:9", production_on_dynamodb),
        input=json.dumps(an_intent("RentBalanceIntent")),
        capture_output=True,
        text=True,
        check=True,
    )
    seen = json.loads(run.stdout)
    packages = {module.partition(".")[0] for module in seen["modules"]}

    assert "£84.30" in seen["answer"]["response"]["outputSpeech"]["ssml"]
    assert "boto3" in packages
    assert packages.isdisjoint(NEVER_IN_LAMBDA)
