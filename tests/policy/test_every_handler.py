"""Whatever arrives for whichever intent, somebody at home hears an answer and the session knows its end."""

import copy
import logging
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from skill.alexa.session import Asking
from skill.speech import common
from tests.policy.house import INTENTS, LINKED, STRANGER, House, Json, envelope, intent, slot, spoken, ssml

Shape = Callable[[str, str], Json]
SOMETHING_WENT_WRONG = "something went wrong"

VALUES = {"AMAZON.DATE": "2026-11-28", "AMAZON.NUMBER": "3", "AMAZON.Ordinal": "2"}
"""A usable value for a slot of a built-in type; anything else hears words."""

GARBAGE: Json = {
    "asking": 7,
    "fault": ["burst_pipe"],
    "room": {"a": "kitchen"},
    "job": None,
    "events": "E1",
    "event_offset": "three",
    "pin_given": "yes",
    "launched": 1,
    "missed": -2.5,
    "said": {"ssml": "<speak>"},
    "question": False,
    "topic": "nothing anybody defined",
    "not_ours": {"deep": [1, {"er": None}]},
}
NONSENSE: Json = {
    "fault": "no_such_fault",
    "room": "ballroom",
    "job": "no such job",
    "change": "explode",
    "on": "2026-99-99",
    "topic": "gossip",
    "events": ["E-gone", "E-never"],
    "event_offset": -5,
    "resume": "NoSuchIntent",
    "missed": -1,
    "said": "<b>unfinished & broken",
    "question": "not a question",
}
"""Of the right types, and wrong in every value."""


def no_session_attributes(name: str, user: str) -> Json:
    return intent(name, *_filled(name), user=user)


def empty_slots(name: str, user: str) -> Json:
    return intent(name, user=user)


def slots_without_a_value(name: str, user: str) -> Json:
    return intent(name, *[slot(each) for each in INTENTS[name]], user=user, attributes={})


def slots_that_are_null(name: str, user: str) -> Json:
    request = intent(name, user=user)
    request["request"]["intent"]["slots"] = {
        each: {"name": each, "value": None, "resolutions": None} for each in INTENTS[name]
    }
    return request


def slots_matched_to_nothing(name: str, user: str) -> Json:
    return intent(name, *[slot(each, "wibble wobble", matched=False) for each in INTENTS[name]], user=user)


def slots_with_ids_that_nobody_defined(name: str, user: str) -> Json:
    return intent(
        name, *[slot(each, "the thing", ids=["brand_new_thing"]) for each in INTENTS[name]], user=user
    )


def slots_with_question_marks(name: str, user: str) -> Json:
    return intent(name, *[slot(each, "?") for each in INTENTS[name]], user=user)


def garbage_attributes(name: str, user: str) -> Json:
    return intent(name, *_filled(name), user=user, attributes=GARBAGE)


def attributes_that_are_a_list(name: str, user: str) -> Json:
    request = intent(name, user=user)
    request["session"]["attributes"] = ["not", "a", "dict"]
    return request


def no_session(name: str, user: str) -> Json:
    request = intent(name, *_filled(name), user=user)
    del request["session"]
    return request


def no_context_but_the_application(name: str, user: str) -> Json:
    request = intent(name, *_filled(name), user=user)
    request["context"] = {"System": {"application": request["context"]["System"]["application"]}}
    return request


def no_context_at_all(name: str, user: str) -> Json:
    request = intent(name, *_filled(name), user=user)
    del request["context"]
    return request


def nobody_is_named(name: str, user: str) -> Json:
    request = intent(name, *_filled(name), user=user)
    del request["session"]["user"], request["context"]["System"]["user"]
    return request


def new_enum_values_and_fields(name: str, user: str) -> Json:
    request = intent(name, *_filled(name), user=user)
    request["request"] |= {"dialogState": "PONDERING", "locale": "cy-GB", "mood": {"guess": "fine"}}
    request["request"]["intent"] |= {"confirmationStatus": "SHRUGGED", "certainty": 0.5}
    request["context"] |= {"Hologram": {"depth": 3}, "Viewport": "huge"}
    request["session"]["user"]["permissions"] = {"scopes": {"alexa::new": {"status": "MAYBE"}}}
    for each in request["request"]["intent"]["slots"].values():
        each |= {"source": "TELEPATHY", "slotValue": {"type": "Triple", "value": [1, 2, 3]}}
    return request


def no_slots_object(name: str, user: str) -> Json:
    request = intent(name, user=user)
    request["request"]["intent"]["slots"] = None
    return request


def no_request_id(name: str, user: str) -> Json:
    request = intent(name, *_filled(name), user=user)
    del request["request"]["requestId"], request["request"]["timestamp"]
    return request


SHAPES: tuple[Shape, ...] = (
    no_session_attributes,
    empty_slots,
    slots_without_a_value,
    slots_that_are_null,
    slots_matched_to_nothing,
    slots_with_ids_that_nobody_defined,
    slots_with_question_marks,
    garbage_attributes,
    attributes_that_are_a_list,
    no_session,
    no_context_but_the_application,
    no_context_at_all,
    nobody_is_named,
    new_enum_values_and_fields,
    no_slots_object,
    no_request_id,
)


@pytest.mark.parametrize("user", [LINKED, STRANGER], ids=["linked", "not-linked"])
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__.replace("_", "-"))
@pytest.mark.parametrize("name", INTENTS)
def test_every_shape_of_request_is_answered(
    name: str, shape: Shape, user: str, shared_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    shared_house.link()
    answer = shared_house.answer(shape(name, user))
    assert_is_answered(answer, caplog)


@pytest.mark.parametrize("user", [LINKED, STRANGER], ids=["linked", "not-linked"])
@pytest.mark.parametrize("asking", Asking, ids=str)
@pytest.mark.parametrize("name", INTENTS)
def test_every_intent_is_answered_whatever_question_is_open(
    name: str, asking: Asking, user: str, shared_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Bare, as after an update of the skill; with every other value in it wrong; and on a second miss."""
    for attributes in ({}, NONSENSE, {"missed": 1}, {"question": "Is that right?", "launched": True}):
        shared_house.link()
        answer = shared_house.answer(
            intent(name, *_filled(name), user=user, attributes={"asking": asking.value, **attributes})
        )
        assert_is_answered(answer, caplog)


@pytest.mark.parametrize("user", [LINKED, STRANGER], ids=["linked", "not-linked"])
@pytest.mark.parametrize(
    "attributes", [None, {}, GARBAGE, NONSENSE], ids=["none", "empty", "garbage", "nonsense"]
)
def test_a_launch_is_answered(
    attributes: Json | None, user: str, shared_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    answer = shared_house.answer(envelope({"type": "LaunchRequest"}, user=user, attributes=attributes))
    assert_is_answered(answer, caplog)
    assert answer["response"]["shouldEndSession"] is False


@pytest.mark.parametrize(
    "reason", ["USER_INITIATED", "EXCEEDED_MAX_REPROMPTS", "ERROR", "SOMETHING_NEW", None]
)
def test_the_end_of_a_session_gets_no_speech(
    reason: str | None, shared_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    answer = shared_house.answer(envelope({"type": "SessionEndedRequest", "reason": reason}))
    assert "outputSpeech" not in answer["response"]
    assert not errors(caplog)


def test_an_intent_newer_than_the_code_is_heard_as_not_understood(
    shared_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    answer = shared_house.answer(intent("OrderPizzaIntent", slot("topping", "ham")))
    assert_is_answered(answer, caplog)
    assert common.not_understood() in spoken(ssml(answer))


@pytest.mark.parametrize(
    "day",
    [
        "9999-12-31",
        "0001-01-01",
        "9999",
        "9999-W52",
        "2026-W53",
        "2026-11-XX",
        "2026-13-45",
        "PAST_REF",
        "20XX",
        "1999",
    ],
)
@pytest.mark.parametrize("name", [name for name, slots in INTENTS.items() if "date" in slots])
def test_no_day_is_too_far_away_to_be_answered(
    name: str, day: str, shared_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    shared_house.link()
    answer = shared_house.answer(intent(name, slot("date", day)))
    assert_is_answered(answer, caplog)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@examples(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(INTENTS)),
    user=st.sampled_from([LINKED, STRANGER]),
    additions=st.lists(st.tuples(st.integers(0, 999), st.text(max_size=6), JSON), min_size=1, max_size=6),
)
def test_fields_that_amazon_may_add_anywhere_change_nothing(
    name: str, user: str, additions: list[tuple[int, str, Any]], shared_house: House
) -> None:
    shared_house.link()
    request = intent(
        name, *_filled(name), user=user, attributes={"asking": "anything_else"}, request_id="same"
    )
    plain = shared_house.answer(request)
    shared_house.link()
    grown = copy.deepcopy(request)
    for where, key, value in additions:
        places = _objects(grown)
        places[where % len(places)].setdefault(f"new{key}", value)
    assert shared_house.answer(grown) == plain


@examples(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(INTENTS)),
    where=st.integers(0, 999),
    value=JSON,
)
def test_a_field_of_any_other_type_is_still_answered(
    name: str, where: int, value: Any, shared_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Anything below the request's own type and the application id may be of any type at all."""
    request = intent(name, *_filled(name), attributes={"asking": "events", "events": ["E1", "E2"]})
    holders = [
        (place, key)
        for place in _objects(request)
        for key in place
        if key
        not in {"applicationId", "application", "System", "session", "context", "request", "type", "intent"}
        and place is not request["request"]["intent"]
    ]
    place, key = holders[where % len(holders)]
    place[key] = value
    caplog.clear()
    shared_house.link()
    assert_is_answered(shared_house.answer(request), caplog)


def assert_is_answered(answer: Json, caplog: pytest.LogCaptureFixture) -> None:
    words = spoken(ssml(answer))
    assert words
    assert any(letter.isalpha() for letter in words)
    assert SOMETHING_WENT_WRONG not in words, errors(caplog)
    assert isinstance(answer["response"]["shouldEndSession"], bool)
    assert not errors(caplog)


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


def _filled(name: str) -> list[Json]:
    return [slot(each, VALUES.get(kind, "that one")) for each, kind in INTENTS[name].items()]


def _objects(node: Any) -> list[Json]:
    """Every JSON object in a request, itself first."""
    if isinstance(node, list):
        return [found for item in node for found in _objects(item)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for item in node.values() for found in _objects(item))]


@pytest.mark.parametrize(
    "name", ["AMAZON.NextIntent", "AMAZON.PreviousIntent", "AMAZON.YesIntent", "EventDetailsIntent"]
)
def test_events_withdrawn_since_they_were_read_out_are_not_read_out_as_nothing(
    name: str, shared_house: House
) -> None:
    """A new calendar may be loaded in the middle of a conversation."""
    attributes = {
        "asking": "events",
        "question": "Would you like to hear more, or more about one of them?",
        "events": ["E-gone-1", "E-gone-2", "E-gone-3", "E-gone-4", "E-gone-5", "E-gone-6", "E-gone-7"],
        "event_offset": 3,
    }
    position = [slot("position", "1")] if name == "EventDetailsIntent" else []
    words = spoken(ssml(shared_house.answer(intent(name, *position, attributes=attributes))))
    assert words[0].isalpha()
    assert "can't find" in words
