"""The template reads feeds by a schedule, and gives the function access to one table and one object."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase
from typing import Any

import pytest

from skill.domain.events.event import Event
from skill.domain.tenancy import Place
from skill.feeds.opening import TO_PUBLISH
from skill.feeds.refreshing import EVERY
from skill.feeds.store.bucket import BucketAddress
from skill.housing.dynamodb.store import DynamoStore
from skill.services.clock import SystemClock
from skill.services.ports import BackgroundJob, Heartbeat
from tests.contract.engines import Engine, Shared, new_address
from tests.lambda_door.templates import ROOT, statements_of

LONGEST_OF_LAMBDA = 900
FEED_STORE = "s3://${FeedsBucket}/feeds.sqlite3?region=${AWS::Region}"


@pytest.fixture
def skill_function(template: dict[str, Any]) -> dict[str, Any]:
    return template["Resources"]["HomeCoachFunction"]["Properties"]


@pytest.fixture
def function(template: dict[str, Any]) -> dict[str, Any]:
    return template["Resources"]["FeedsFunction"]["Properties"]


@pytest.fixture
def bucket(template: dict[str, Any]) -> dict[str, Any]:
    return template["Resources"]["FeedsBucket"]


def test_only_the_schedule_invokes_the_function(function: dict[str, Any]) -> None:
    (event,) = function["Events"].values()

    assert event["Type"] == "Schedule"
    assert event["Properties"]["Schedule"] == "rate(1 hour)"
    assert "FunctionUrlConfig" not in function


def test_every_feed_is_due_at_each_run_of_the_schedule() -> None:
    """Even the one that was read last before the time was up."""
    reading = timedelta(seconds=LONGEST_OF_LAMBDA - TO_PUBLISH)

    assert EVERY + reading <= timedelta(hours=1)


def test_function_has_the_longest_timeout_and_no_retries(function: dict[str, Any]) -> None:
    assert function["Timeout"] == LONGEST_OF_LAMBDA > TO_PUBLISH
    assert function["EventInvokeConfig"]["MaximumRetryAttempts"] == 0


def test_deployment_reserves_no_concurrency(function: dict[str, Any], skill_function: dict[str, Any]) -> None:
    assert "ReservedConcurrentExecutions" not in function
    assert "ReservedConcurrentExecutions" not in skill_function


def test_function_may_access_one_table_and_one_object(function: dict[str, Any]) -> None:
    table = {"Fn::GetAtt": "HomeCoachTable.Arn"}
    reached = {statement["Sid"]: statement["Resource"] for statement in statements_of(function)}
    actions = {statement["Sid"]: set(statement["Action"]) for statement in statements_of(function)}

    assert reached == {
        "FeedsEvents": table,
        "FeedsStart": table,
        "FeedsHeartbeat": table,
        "FeedStore": {"Fn::Sub": "${FeedsBucket.Arn}/feeds.sqlite3"},
        "FeedsBucket": {"Fn::GetAtt": "FeedsBucket.Arn"},
    }
    assert actions["FeedStore"] == {"s3:GetObject", "s3:PutObject"}
    assert actions["FeedsBucket"] == {"s3:ListBucket"}
    assert "Role" not in function


def test_policy_allows_exactly_what_publishing_does(function: dict[str, Any], dynamodb_moto: Engine) -> None:
    allowed = {_of_table(statement) for statement in statements_of(function) if _is_of_table(statement)}
    allowed_each = {(action, pattern) for actions, pattern in allowed for action in actions}

    done = _done_by_publishing(dynamodb_moto)
    needed = {
        (action, pattern)
        for action, key in done
        for known, pattern in allowed_each
        if known == action and fnmatchcase(key, pattern)
    }

    assert [each for each in done if not _is_in(each, allowed_each)] == []
    assert needed == allowed_each


def _is_of_table(statement: dict[str, Any]) -> bool:
    return statement["Resource"] == {"Fn::GetAtt": "HomeCoachTable.Arn"}


def _of_table(statement: dict[str, Any]) -> tuple[frozenset[str], str]:
    """The actions, and the pattern of partition keys that they may be done to."""
    ((_, condition),) = statement["Condition"].items()
    ((name, (pattern,)),) = condition.items()
    assert name == "dynamodb:LeadingKeys"
    return frozenset(statement["Action"]), pattern


def _is_in(done: tuple[str, str], allowed: set[tuple[str, str]]) -> bool:
    return any(done[0] == action and fnmatchcase(done[1], pattern) for action, pattern in allowed)


def _done_by_publishing(engine: Engine) -> set[tuple[str, str]]:
    """Every action with the partition that it is done to: a first list, another one, and none."""
    address = new_address(engine)
    DynamoStore(address, clock=SystemClock(), client=Shared(engine.client)).prepare()
    watched = Watched(engine.client)
    store = DynamoStore(address, clock=SystemClock(), client=watched, may_create=False)
    store.prepare()
    coffee, yoga = an_event("~coffee"), an_event("~yoga", title="Yoga")
    for events in ([coffee], [replace(coffee, title="Tea"), yoga], []):
        store.publish(events)
    store.beat(Heartbeat(job=BackgroundJob.FEEDS, at=datetime.now(UTC), outcome="ok"))
    return watched.done


def an_event(event_ref: str, title: str = "Coffee morning") -> Event:
    now = datetime.now(UTC)
    return Event(
        event_ref=event_ref,
        title=title,
        starts_at=now + timedelta(days=1),
        ends_at=now + timedelta(days=1, hours=1),
        venue="Hall",
        address="",
        place=Place(latitude=52.68, longitude=-1.82),
        price_pence=None,
        activities=frozenset(),
        audiences=frozenset(),
        is_step_free=None,
        as_of=now,
    )


class Watched:
    """Notes each action, and the partition of each item that it is done to."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.done: set[tuple[str, str]] = set()

    def close(self) -> None:
        """The client is the engine's."""

    def __getattr__(self, operation: str) -> Callable[..., Any]:
        action = f"dynamodb:{operation.title().replace('_', '')}"

        def call(**parameters: Any) -> Any:
            self.done |= {(action, key) for key in _partitions(parameters)}
            return getattr(self._client, operation)(**parameters)

        return call


def _partitions(parameters: dict[str, Any]) -> Iterator[str]:
    """Of a request: of its key, its item, its query, or of each write of its batch."""
    if "KeyConditionExpression" in parameters:
        first = re.search(r" = (:\w+)", parameters["KeyConditionExpression"])
        assert first is not None
        yield parameters["ExpressionAttributeValues"][first[1]]["S"]
    for name in ("Key", "Item"):
        if name in parameters:
            yield parameters[name]["pk"]["S"]
    for requests in parameters.get("RequestItems", {}).values():
        for request in requests:
            for write in request.values():
                yield from _partitions(write)


def test_function_has_no_link_key(
    function: dict[str, Any],
) -> None:
    assert function["Environment"]["Variables"] == {
        "HOME_COACH_ENV": "production",
        "HOME_COACH_SKILL_ID": {"Ref": "SkillId"},
        "HOME_COACH_DATA": {"Fn::Sub": "dynamodb:///${HomeCoachTable}?region=${AWS::Region}"},
        "HOME_COACH_LANDLORD": "/var/task/landlord.toml",
        "HOME_COACH_FEEDS": {"Fn::Sub": FEED_STORE},
    }


def test_skill_function_has_no_access_to_the_bucket(skill_function: dict[str, Any]) -> None:
    assert "Feeds" not in str(skill_function)
    assert "s3:" not in str(skill_function)


def test_printed_feed_store_address_is_the_one_used(template: dict[str, Any]) -> None:
    in_bucket = FEED_STORE.replace("${FeedsBucket}", "stack-feedsbucket-1a2b")
    filled = in_bucket.replace("${AWS::Region}", "eu-west-1")

    assert template["Outputs"]["FeedsAddress"]["Value"] == {"Fn::Sub": FEED_STORE}
    assert template["Outputs"]["FeedsBucketName"]["Value"] == {"Ref": "FeedsBucket"}
    assert BucketAddress.read(filled).key == "feeds.sqlite3"


def test_the_bucket_is_private_and_outlives_the_stack(bucket: dict[str, Any]) -> None:
    properties = bucket["Properties"]
    block = properties["PublicAccessBlockConfiguration"]
    (encryption,) = properties["BucketEncryption"]["ServerSideEncryptionConfiguration"]

    assert len(block) == 4
    assert all(value is True for value in block.values())
    assert encryption["ServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"
    assert (bucket["DeletionPolicy"], bucket["UpdateReplacePolicy"]) == ("Retain", "Retain")


def test_old_versions_are_kept_for_a_month(bucket: dict[str, Any]) -> None:
    (rule,) = bucket["Properties"]["LifecycleConfiguration"]["Rules"]

    assert bucket["Properties"]["VersioningConfiguration"] == {"Status": "Enabled"}
    assert rule["Status"] == "Enabled"
    assert rule["NoncurrentVersionExpiration"] == {"NoncurrentDays": 30}


def test_the_bucket_refuses_plain_http(template: dict[str, Any]) -> None:
    policy = template["Resources"]["FeedsBucketPolicy"]["Properties"]
    (statement,) = policy["PolicyDocument"]["Statement"]

    assert policy["Bucket"] == {"Ref": "FeedsBucket"}
    assert (statement["Effect"], statement["Principal"], statement["Action"]) == ("Deny", "*", "s3:*")
    assert statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert statement["Resource"] == [{"Fn::GetAtt": "FeedsBucket.Arn"}, {"Fn::Sub": "${FeedsBucket.Arn}/*"}]


def test_feeds_log_has_the_same_limited_retention(
    template: dict[str, Any], function: dict[str, Any], skill_function: dict[str, Any]
) -> None:
    groups = [each["LoggingConfig"]["LogGroup"]["Ref"] for each in (function, skill_function)]
    status = [template["Resources"][group]["Properties"]["RetentionInDays"] for group in groups]

    assert groups[0] != groups[1]
    assert status[0] == status[1]


def test_function_is_built_by_its_own_target_for_the_same_architecture(
    function: dict[str, Any], skill_function: dict[str, Any], template: dict[str, Any]
) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert template["Resources"]["FeedsFunction"]["Metadata"] == {"BuildMethod": "makefile"}
    assert re.search(r"^build-FeedsFunction:$", makefile, re.MULTILINE)
    assert all(function[name] == skill_function[name] for name in ("Runtime", "Architectures", "CodeUri"))
    assert function["Handler"] == "lambda_feeds.refresh"
