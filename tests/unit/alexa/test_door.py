"""Who is let in, and what becomes of requests that are Amazon's own business."""

import copy
import json
import logging
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest

from skill import bootstrap
from skill.alexa.door import Door
from skill.alexa.envelope import write_envelope
from skill.alexa.response import LARGEST_ANSWER
from skill.config.settings import Settings, read_settings
from skill.domain.tenancy import Link
from skill.errors import BadEnvelope, NotForUs
from skill.housing.sqlite.store import SqliteStore
from skill.services.links import account_of
from tests.made_up import made_up_store
from tests.tables import each_row
from tests.unit.alexa.envelopes import ENDED, INTENT, LAUNCH, Json, an_intent

OURS, OTHER = "amzn1.ask.skill.1", "amzn1.ask.skill.2"
CLOCK = bootstrap.FixedClock(at=bootstrap.SystemClock().now().replace(year=2026, month=11, day=23))


@pytest.fixture(scope="module")
def store(settings: Settings) -> Iterator[SqliteStore]:
    store = made_up_store(settings, CLOCK)
    yield store
    store.close()


@pytest.fixture(scope="module")
def open_door(settings: Settings, store: SqliteStore) -> Door:
    """As in development: any skill's id is taken, none is not."""
    return bootstrap.build_door(settings, store=store, clock=CLOCK)


@pytest.fixture(scope="module")
def door(store: SqliteStore) -> Door:
    settings = read_settings({"HOME_COACH_SKILL_ID": OURS, "HOME_COACH_LINK_KEY": "a key for tests"})
    return bootstrap.build_door(settings, store=store, clock=CLOCK)


def _named(in_session: object, in_context: object) -> Json:
    raw = copy.deepcopy(LAUNCH)
    raw["session"]["application"] = in_session
    raw["context"]["System"]["application"] = in_context
    return raw


def _id(value: object) -> Json:
    return {"applicationId": value}


@each_row(
    ("in_session", "in_context", "is_ours", "is_open_to_any"),
    [
        (_id(OURS), _id(OURS), True, True),
        (None, _id(OURS), True, True),
        (_id(OURS), None, False, False),
        (_id(OURS), OURS, False, False),
        (_id(None), _id(OURS), True, True),
        (_id(7), _id(OURS), False, False),
        (_id(""), _id(OURS), False, False),
        ([], _id(OURS), True, True),
        (_id(OTHER), _id(OTHER), False, True),
        (_id(OURS), _id(OTHER), False, False),
        (_id(OTHER), _id(OURS), False, False),
        (None, _id(OTHER), False, True),
        (None, None, False, False),
        (_id(""), _id(""), False, False),
        (_id(None), _id(None), False, False),
        (_id([OURS]), _id({"a": OURS}), False, False),
        (OURS, OURS, False, False),
        (_id(OURS.upper()), _id(OURS.upper()), False, True),
        (_id(OURS + " "), _id(OURS + " "), False, True),
    ],
)
def test_a_request_must_name_this_skill(
    in_session: object, in_context: object, is_ours: bool, is_open_to_any: bool, door: Door, open_door: Door
) -> None:
    for one, is_let_in in ((door, is_ours), (open_door, is_open_to_any)):
        raw = _named(in_session, in_context)
        if is_let_in:
            assert one.answer(raw)["response"]["outputSpeech"]
        else:
            with pytest.raises(NotForUs):
                one.answer(raw)


@pytest.mark.parametrize(
    "raw", [{}, {"session": 7, "context": "x"}, {"context": {"System": []}}, {"request": {}}]
)
def test_a_request_that_names_no_one_is_refused(raw: Json, open_door: Door) -> None:
    with pytest.raises(NotForUs):
        open_door.answer(raw)


def test_a_foreign_request_is_refused_even_in_danger(door: Door) -> None:
    raw = _named(_id(OTHER), _id(OTHER))
    raw["request"] = copy.deepcopy(INTENT["request"])
    raw["request"]["intent"]["slots"]["fault"]["value"] = "i can smell gas"
    with pytest.raises(NotForUs):
        door.answer(raw)


AMAZONS_OWN = [
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillPermissionChanged",
    "AlexaSkillEvent.SkillAccountLinked",
    "AlexaSkillEvent.ProactiveSubscriptionChanged",
    "Alexa.Presentation.APL.UserEvent",
    "Alexa.Presentation.APL.LoadIndexListData",
    "Alexa.Presentation.APL.RuntimeError",
    "Alexa.Presentation.HTML.Message",
    "AudioPlayer.PlaybackStarted",
    "AudioPlayer.PlaybackNearlyFinished",
    "PlaybackController.NextCommandIssued",
    "SessionResumedRequest",
    "Connections.Request",
    "Connections.Response",
    "CanFulfillIntentRequest",
    "System.ExceptionEncountered",
    "Display.ElementSelected",
    "GameEngine.InputHandlerEvent",
    "Messaging.MessageReceived",
    "Reminders.ReminderStarted",
    "Alexa.Authorization.Grant",
    "Tasks.Brand.New",
    "intentrequest",
    "",
]


@each_row("kind", AMAZONS_OWN)
def test_a_request_that_needs_no_answer_gets_an_empty_one(
    kind: str, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    raw = {**INTENT, "request": {**INTENT["request"], "type": kind}}
    assert door.answer(raw) == {"version": "1.0", "response": {}}
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@each_row("kind", [None, 7, True, ["IntentRequest"], {"IntentRequest": 1}])
def test_a_type_that_is_no_name_gets_an_empty_answer(kind: object, door: Door) -> None:
    assert door.answer({**INTENT, "request": {"type": kind}}) == {"version": "1.0", "response": {}}


@pytest.mark.parametrize("request_", [None, "IntentRequest", [], 7])
def test_a_request_that_is_no_object_gets_an_empty_answer(request_: object, door: Door) -> None:
    assert door.answer({**INTENT, "request": request_}) == {"version": "1.0", "response": {}}


@each_row("raw", [None, 7, "{}", [], [LAUNCH], b"{}", True])
def test_what_is_no_object_is_refused(raw: Any, door: Door) -> None:
    with pytest.raises(BadEnvelope):
        door.answer(raw)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"type": "INVALID_RESPONSE", "message": "the slot rent of T1001 is unknown"}, "INVALID_RESPONSE"),
        ({"type": "DEVICE_COMMUNICATION_ERROR", "message": ""}, "DEVICE_COMMUNICATION_ERROR"),
        ({"type": "SOMETHING_NEW", "message": "T1001"}, "unknown"),
        ({"message": "T1001"}, "unknown"),
        ("T1001", "unknown"),
        (None, "unknown"),
    ],
)
def test_a_session_that_amazon_ended_for_an_error_leaves_a_warning_with_its_kind_alone(
    error: object, kind: str, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    answer = door.answer({**ENDED, "request": {**ENDED["request"], "error": error}})
    assert answer["response"] == {}
    assert _warnings(caplog) == [f"session ended by error={kind}"]
    assert "T1001" not in caplog.text


@pytest.mark.parametrize("reason", ["USER_INITIATED", "EXCEEDED_MAX_REPROMPTS", "SOMETHING_NEW", None])
def test_a_session_that_just_ended_leaves_no_warning(
    reason: str | None, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    door.answer({**ENDED, "request": {**ENDED["request"], "reason": reason}})
    assert _warnings(caplog) == []


def _warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.parametrize(
    ("given", "logged"),
    [
        ({}, "request=IntentRequest intent=ReportRepairIntent outcome=closed id=amzn1.echo-api.request.1"),
        (
            {"intent": {"name": "Rent?\nrequest=forged"}, "requestId": "a b"},
            "request=IntentRequest intent=- outcome=open id=-",
        ),
        ({"intent": "rent", "requestId": 7}, "request=IntentRequest intent=- outcome=open id=-"),
        (
            {"intent": {"name": "a" * 201}, "requestId": "ö" * 3},
            "request=IntentRequest intent=- outcome=open id=-",
        ),
        (
            {"type": "LaunchRequest", "intent": None},
            "request=LaunchRequest intent=- outcome=open id=amzn1.echo-api.request.1",
        ),
    ],
    ids=["as Amazon writes it", "another line in a name", "no names at all", "too long", "a launch"],
)
def test_a_request_leaves_one_line_of_amazons_own_words(
    given: Json, logged: str, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "skill.alexa.door")
    door.answer({**INTENT, "request": {**INTENT["request"], **given}})
    (line,) = [record.getMessage() for record in caplog.records if record.name == "skill.alexa.door"]
    assert re.sub(r" ms=\d+\.\d ", " ", line) == logged


def test_reading_a_request_does_not_change_it(door: Door) -> None:
    raw = copy.deepcopy(INTENT)
    door.answer(raw)
    assert raw == INTENT


def test_warming_up_says_nothing_about_anyone_and_keeps_nothing(door: Door, store: SqliteStore) -> None:
    before = store.waiting()
    door.warm()
    assert store.waiting() == before


ECHOED = {"said": "x" * 140_000, "asking": "anything_else", "question": "Anything else?"}


@pytest.mark.parametrize("reason", ["USER_INITIATED", "ERROR"])
def test_the_end_of_a_session_echoes_nothing_of_it(reason: str, door: Door) -> None:
    raw = copy.deepcopy(ENDED)
    raw["session"]["attributes"] = ECHOED
    raw["request"]["reason"] = reason
    assert door.answer(raw) == {"version": "1.0", "response": {}}


@each_row(
    "intent", ["AMAZON.RepeatIntent", "AMAZON.FallbackIntent", "AMAZON.HelpIntent", "RentBalanceIntent"]
)
def test_no_answer_is_larger_than_amazon_takes_whatever_the_session_remembers(
    intent: str, door: Door
) -> None:
    raw = an_intent()
    raw["request"]["intent"]["name"] = intent
    raw["session"]["attributes"] = {
        **ECHOED,
        "message": "\U0001f525" * 12_000,
        "events": [f"E{number}" for number in range(20_000)],
        "asking": "message_confirm",
    }
    answer = write_envelope(door.answer(raw))
    assert len(answer) < LARGEST_ANSWER


@each_row(
    "said",
    ["tell \ud800 her", "\udfff", "tell\x00her", "bell \x07", "tell \ufffe\uffff her", "a\x1b[31mb", "\x7f"],
)
def test_what_no_letter_may_be_breaks_no_answer(said: str, settings: Settings, store: SqliteStore) -> None:
    """In a slot that is read back, and in what is remembered and comes back."""
    door = bootstrap.build_door(settings, store=store, clock=CLOCK)
    user = INTENT["context"]["System"]["user"]["userId"]
    store.keep_link(Link(account=account_of(user), tenancy_ref="T1001", linked_at=CLOCK.now()))
    raw = an_intent(message={"name": "message", "value": f"{said} & <she> can come"})
    raw["request"]["intent"]["name"] = "LeaveMessageIntent"
    answer = door.answer(raw)
    store.unlink(account_of(user))

    assert answer["sessionAttributes"]["message"]
    ElementTree.fromstring(answer["response"]["outputSpeech"]["ssml"])
    assert json.dumps(answer, ensure_ascii=False).encode()


@each_row("danger", ["i can smell\x00gas", "i can \ud800 smell gas", "i can\x1fsmell gas"])
def test_danger_is_found_among_what_no_letter_may_be(danger: str, door: Door) -> None:
    answer = door.answer(an_intent(message={"name": "message", "value": danger}))
    assert "999" in answer["response"]["outputSpeech"]["ssml"]
