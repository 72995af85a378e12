"""Trouble made on purpose: what is heard then, and which rules an answer is held against."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from skill.rehearsal.conversation import Exchange
from skill.rehearsal.inspector import Inspection
from skill.web.simulator.conversations import InspectedTurn
from skill.web.simulator.outputs import turn_taken
from tests.web.simulator.pages import Talk, a_page


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return a_page(tmp_path)


def test_a_store_that_is_down_gets_an_apology(client: FlaskClient) -> None:
    told = Talk(client).say("what's my rent balance", "store-down")

    assert "I can't get to that just now" in told["spoken"]
    assert [each["reason"] for each in told["developer"]["checks"] if each["reason"]] == []


def test_an_unknown_request_gets_an_empty_answer(client: FlaskClient) -> None:
    told = Talk(client).say("what's my rent balance", "unknown-request")

    assert told["developer"]["response"] == {"version": "1.0", "response": {}}
    assert (told["spoken"], [each["rule"] for each in told["developer"]["checks"]]) == (
        "",
        ["Answered within 8 seconds", "A request of an unknown type gets an empty answer"],
    )


def test_extra_fields_change_no_word(client: FlaskClient) -> None:
    plain = Talk(client).say("what's my rent balance")
    extra = Talk(client).say("what's my rent balance", "extra-fields")

    assert extra["spoken"] == plain["spoken"]
    assert "newThisYear" in extra["developer"]["request"]["context"]["System"]


def test_a_request_sent_twice_is_checked_by_two_more_rules(client: FlaskClient) -> None:
    talk = Talk(client)
    talk.say("my kitchen tap is dripping")

    told = talk.say("yes", "sent-twice")

    assert len(told["kept"]) == 1
    assert told["developer"]["checks"][-2:] == [
        {"rule": "The same request again gets the same answer", "reason": ""},
        {"rule": "What is sent twice is kept once", "reason": ""},
    ]


def test_a_wrong_pin_that_is_sent_twice_is_one_try(client: FlaskClient) -> None:
    talk = Talk(client, home="T1023")
    talk.say("what's my rent balance")
    talk.say("1 1 1 1")

    checks = talk.say("1 1 1 1", "sent-twice")["developer"]["checks"]

    assert {"rule": "The same request again gets the same answer", "reason": ""} in checks
    assert "£" in talk.say("2 5 8 0")["spoken"]


def test_another_answer_to_a_request_that_is_sent_twice_is_seen() -> None:
    said = Exchange(said="yes", response={"response": {"shouldEndSession": True}})
    sent = Inspection(sent={}, trace=(), ms=1, second_answer={"response": {"shouldEndSession": False}})
    turn = InspectedTurn(exchange=said, inspection=sent, troubles=frozenset(), runner_up=None)

    checks = turn_taken(turn, dialog=())["developer"]["checks"]

    assert {
        "rule": "The same request again gets the same answer",
        "reason": "another answer the second time",
    } in checks
