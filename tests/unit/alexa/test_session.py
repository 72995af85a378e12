"""What a conversation remembers: read from anything, written small, and the same there and back."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.alexa.session import Asking, Conversation

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
NAMES = sorted(Conversation.__dataclass_fields__)


CONVERSATIONS = st.builds(
    Conversation,
    asking=st.sampled_from([asking.value for asking in Asking]) | st.just(""),
    fault=st.text(max_size=8),
    message=st.text(max_size=20),
    events=st.lists(st.text(max_size=5), max_size=4).map(tuple),
    event_offset=st.integers(min_value=0),
    missed=st.integers(min_value=0),
    pin_given=st.booleans(),
    launched=st.booleans(),
    said=st.text(max_size=20),
    question=st.text(max_size=20),
)


@given(CONVERSATIONS)
def test_a_conversation_survives_the_way_to_amazon_and_back(conversation: Conversation) -> None:
    assert Conversation.read(json.loads(json.dumps(conversation.attributes()))) == conversation


@given(st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=6), JSON) | JSON)
def test_any_attributes_are_read_and_what_is_of_another_type_was_never_said(attributes: Any) -> None:
    conversation = Conversation.read(attributes)
    for name in NAMES:
        assert type(getattr(conversation, name)) is type(getattr(Conversation(), name))


def test_a_fresh_conversation_is_remembered_as_nothing() -> None:
    assert Conversation().attributes() == {}


@pytest.mark.parametrize(
    ("attributes", "conversation"),
    [
        (None, Conversation()),
        ([], Conversation()),
        ({"missed": True}, Conversation()),
        ({"missed": 1.0}, Conversation()),
        ({"pin_given": 1}, Conversation()),
        ({"pin_given": "true"}, Conversation()),
        ({"events": ["a", 7, None, "b"]}, Conversation(events=("a", "b"))),
        ({"events": "ab"}, Conversation()),
        ({"unknown": 1, "launched": True}, Conversation(launched=True)),
    ],
)
def test_only_the_right_types_are_taken(attributes: object, conversation: Conversation) -> None:
    assert Conversation.read(attributes) == conversation


@given(CONVERSATIONS)
def test_a_fresh_start_keeps_how_it_began_and_a_pin_that_was_given(conversation: Conversation) -> None:
    fresh = conversation.fresh()
    assert set(fresh.attributes()) <= {"pin_given", "launched"}
    assert (fresh.pin_given, fresh.launched) == (conversation.pin_given, conversation.launched)
