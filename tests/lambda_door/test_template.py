"""The template gives Lambda one skill's requests and one table, and nothing else."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from skill.housing.dynamodb.store import DEFINITION, TIME_TO_LIVE
from tests.lambda_door.templates import ROOT, TEMPLATE, statements_of
from tests.tables import each_row

SECONDS_ALEXA_WAITS = 8
TABLE_ACTIONS = {
    "dynamodb:GetItem",
    "dynamodb:BatchGetItem",
    "dynamodb:Query",
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
    "dynamodb:DeleteItem",
}


@pytest.fixture
def function(template: dict[str, Any]) -> dict[str, Any]:
    return template["Resources"]["HomeCoachFunction"]["Properties"]


@pytest.fixture
def table(template: dict[str, Any]) -> dict[str, Any]:
    return template["Resources"]["HomeCoachTable"]


@pytest.mark.slow
def test_cfn_lint_has_no_findings() -> None:
    """As `make check` asks every time."""
    linter = Path(sys.executable).with_name("cfn-lint")

    run = subprocess.run([linter, "--regions", "eu-west-1", "--", TEMPLATE], capture_output=True, text=True)

    assert (run.returncode, run.stdout.strip()) == (0, ""), run.stdout + run.stderr


def test_the_only_trigger_is_this_skill(function: dict[str, Any]) -> None:
    # Without the skill id, SAM lets every Alexa skill in the world invoke the function.
    assert list(function["Events"].values()) == [
        {"Type": "AlexaSkill", "Properties": {"SkillId": {"Ref": "SkillId"}}}
    ]
    assert "FunctionUrlConfig" not in function


def test_only_alexa_may_invoke_the_function(template: dict[str, Any]) -> None:
    kinds = {resource["Type"] for resource in template["Resources"].values()}

    assert kinds == {
        "AWS::Serverless::Function",
        "AWS::DynamoDB::Table",
        "AWS::S3::Bucket",
        "AWS::S3::BucketPolicy",
        "AWS::Logs::LogGroup",
    }


@each_row(
    ("skill_id", "is_one"),
    [
        ("amzn1.ask.skill.3f1c2a52-6f0e-4a4e-9d0f-0c7d6a1b2c3d", True),
        ("", False),
        ("amzn1.ask.skill.", False),
        ("amzn1.ask.skill.*", False),
        ("amzn1.echo-sdk-ams.app.3f1c2a52-6f0e-4a4e-9d0f-0c7d6a1b2c3d", False),
        ("amzn1.ask.skill.3f1c2a52-6f0e-4a4e-9d0f-0c7d6a1b2c3d,x", False),
        ("amzn1Xask.skill.3f1c2a52-6f0e-4a4e-9d0f-0c7d6a1b2c3d", False),
    ],
)
def test_skill_id_must_match_its_pattern(template: dict[str, Any], skill_id: str, is_one: bool) -> None:
    parameter = template["Parameters"]["SkillId"]

    assert "Default" not in parameter
    assert bool(re.search(parameter["AllowedPattern"], skill_id)) is is_one


def test_policy_allows_named_actions_on_this_table_only(function: dict[str, Any]) -> None:
    statements = list(statements_of(function))

    assert {action for statement in statements for action in statement["Action"]} == TABLE_ACTIONS
    assert [statement["Resource"] for statement in statements] == [{"Fn::GetAtt": "HomeCoachTable.Arn"}]
    assert all(set(statement) <= {"Sid", "Effect", "Action", "Resource"} for statement in statements)
    assert "Role" not in function


def test_function_times_out_before_alexa(function: dict[str, Any]) -> None:
    assert function["Timeout"] < SECONDS_ALEXA_WAITS


def test_function_runs_as_production(template: dict[str, Any], function: dict[str, Any]) -> None:
    assert function["Environment"]["Variables"] == {
        "HOME_COACH_ENV": "production",
        "HOME_COACH_SKILL_ID": {"Ref": "SkillId"},
        "HOME_COACH_DATA": {"Fn::Sub": "dynamodb:///${HomeCoachTable}?region=${AWS::Region}"},
        "HOME_COACH_LANDLORD": "/var/task/landlord.toml",
        "HOME_COACH_LINK_KEY": {"Ref": "LinkKey"},
        "HOME_COACH_OUTBOX": {"Ref": "Outbox"},
    }


def test_that_reports_may_wait_is_said_at_every_deployment(template: dict[str, Any]) -> None:
    parameter = template["Parameters"]["Outbox"]

    assert "Default" not in parameter
    assert parameter["AllowedValues"] == ["keep", ""]


def test_the_link_key_is_the_landlords_own_secret(template: dict[str, Any]) -> None:
    parameter = template["Parameters"]["LinkKey"]

    assert parameter["NoEcho"] is True
    assert parameter["MinLength"] >= 32
    assert "Default" not in parameter


def test_table_is_retained_with_point_in_time_recovery(table: dict[str, Any]) -> None:
    properties = table["Properties"]

    assert (table["DeletionPolicy"], table["UpdateReplacePolicy"]) == ("Retain", "Retain")
    assert properties["DeletionProtectionEnabled"] is True
    assert properties["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert properties["SSESpecification"] == {"SSEEnabled": True}
    assert properties["TimeToLiveSpecification"] == {"AttributeName": "expires_at", "Enabled": True}
    assert properties["BillingMode"] == "PAY_PER_REQUEST"


def test_table_matches_the_stores_definition(table: dict[str, Any]) -> None:
    properties = table["Properties"]

    assert {name: properties[name] for name in DEFINITION} == DEFINITION
    assert properties["TimeToLiveSpecification"]["AttributeName"] == TIME_TO_LIVE


def test_log_retention_is_limited(template: dict[str, Any], function: dict[str, Any]) -> None:
    group = function["LoggingConfig"]["LogGroup"]["Ref"]
    days = template["Resources"][group]["Properties"]["RetentionInDays"]["Ref"]

    assert template["Parameters"][days]["Default"] <= 30
    assert max(template["Parameters"][days]["AllowedValues"]) <= 90


def test_artefact_is_compiled_for_its_runtime(function: dict[str, Any]) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert f"LAMBDA_PYTHON ?= {function['Runtime']}\n" in makefile
    assert "build-HomeCoachFunction:" in makefile
    assert function["Architectures"] == ["x86_64"]
    assert "manylinux_2_28_x86_64" in makefile
