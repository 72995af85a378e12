"""Any request for any intent gets an answer, and says whether the session ends."""

import copy
import logging
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from skill.dialogue.state import Asking
from skill.speech import common
from tests import thorough
from tests.policy.house import INTENTS, LINKED, STRANGER, House, Json, envelope, intent, slot, spoken, ssml
from tests.policy.shapes import GARBAGE, NONSENSE, SHAPES, filled
from tests.tables import each_row

SOMETHING_WENT_WRONG = "something went wrong"


@each_row("user", [LINKED, STRANGER], ids=["linked", "not-linked"])
@each_row("name", INTENTS)
def test_every_shape_of_request_is_answered(
    name: str, user: str, shared_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    for shape in SHAPES:
        shared_house.link_again()
        answer = shared_house.answer(shape(name, user))
        assert_is_answered(answer, caplog, shape.__name__)


@each_row("user", [LINKED, STRANGER], ids=["linked", "not-linked"])
@each_row("name", INTENTS)
def test_every_intent_is_answered_at_every_open_question(
    name: str, user: str, shared_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Bare, as after an update of the skill; with every other value in it wrong; and on a second miss."""
    caplog.clear()
    states = ({}, NONSENSE, {"missed": 1}, {"question": "Is that right?", "launched": True})
    for asking, others in thorough.some(product(Asking, states), of=name):
        attributes = {"asking": asking.value, **others}
        shared_house.link_again()
        answer = shared_house.answer(intent(name, *filled(name), user=user, attributes=attributes))
        assert_is_answered(answer, caplog, repr(attributes))


@each_row("user", [LINKED, STRANGER], ids=["linked", "not-linked"])
@each_row("attributes", [None, {}, GARBAGE, NONSENSE], ids=["none", "empty", "garbage", "nonsense"])
def test_a_launch_is_answered(
    attributes: Json | None, user: str, shared_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
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


def test_unknown_intent_is_answered_as_not_understood(
    shared_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    answer = shared_house.answer(intent("OrderPizzaIntent", slot("topping", "ham")))
    assert_is_answered(answer, caplog)
    assert common.not_understood() in spoken(ssml(answer))


@each_row(
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
@each_row("name", [name for name, slots in INTENTS.items() if "date" in slots])
def test_any_distant_day_is_answered(
    name: str, day: str, shared_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    shared_house.link_again()
    answer = shared_house.answer(intent(name, slot("date", day)))
    assert_is_answered(answer, caplog)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@examples(
    max_examples=thorough.examples(120),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    name=st.sampled_from(sorted(INTENTS)),
    user=st.sampled_from([LINKED, STRANGER]),
    additions=st.lists(st.tuples(st.integers(0, 999), st.text(max_size=6), JSON), min_size=1, max_size=6),
)
def test_unknown_fields_anywhere_change_nothing(
    name: str, user: str, additions: list[tuple[int, str, Any]], shared_house: House
) -> None:
    shared_house.link_again()
    request = intent(
        name, *filled(name), user=user, attributes={"asking": "anything_else"}, request_id="same"
    )
    plain = shared_house.answer(request)
    shared_house.link_again()
    grown = copy.deepcopy(request)
    for where, key, value in additions:
        places = _objects(grown)
        places[where % len(places)].setdefault(f"new{key}", value)
    assert shared_house.answer(grown) == plain


@examples(
    max_examples=thorough.examples(120),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    name=st.sampled_from(sorted(INTENTS)),
    where=st.integers(0, 999),
    value=JSON,
)
def test_field_of_another_type_is_still_answered(
    name: str, where: int, value: Any, shared_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Anything below the request's own type and the application id may be of any type at all."""
    request = intent(name, *filled(name), attributes={"asking": "events", "events": ["E1", "E2"]})
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
    shared_house.link_again()
    assert_is_answered(shared_house.answer(request), caplog)


def assert_is_answered(answer: Json, caplog: pytest.LogCaptureFixture, case: str = "") -> None:
    words = spoken(ssml(answer))
    assert any(letter.isalpha() for letter in words), case
    assert SOMETHING_WENT_WRONG not in words, (case, errors(caplog))
    assert isinstance(answer["response"]["shouldEndSession"], bool), case
    assert not errors(caplog), case


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


def _objects(node: Any) -> list[Json]:
    """Every JSON object in a request, itself first."""
    if isinstance(node, list):
        return [found for item in node for found in _objects(item)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for item in node.values() for found in _objects(item))]


@each_row(
    "name",
    [
        *("AMAZON.NextIntent", "AMAZON.PreviousIntent", "AMAZON.YesIntent", "EventDetailsIntent"),
        *("EventTimeIntent", "EventCostIntent", "EventWayIntent", "EventAccessIntent"),
        *("JoinEventIntent", "RemindEventIntent"),
    ],
)
def test_withdrawn_events_are_not_read_out_as_an_empty_list(name: str, shared_house: House) -> None:
    """A new calendar may be loaded in the middle of a conversation."""
    attributes = {
        "asking": "events",
        "question": "Would you like to hear more, or more about one of them?",
        "events": ["E-gone-1", "E-gone-2", "E-gone-3", "E-gone-4", "E-gone-5", "E-gone-6", "E-gone-7"],
        "event_offset": 3,
    }
    position = [slot("position", "1")] if "position" in INTENTS[name] else []
    words = spoken(ssml(shared_house.answer(intent(name, *position, attributes=attributes))))
    assert words[0].isalpha()
    assert "can't find" in words
