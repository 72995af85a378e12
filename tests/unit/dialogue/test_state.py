"""What a conversation remembers: read from anything, written small, and the same there and back."""

import json
from datetime import UTC, date, datetime
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import given
from hypothesis import strategies as st

from skill.dialogue.request import SlotContent
from skill.dialogue.state import LONGEST_WORDS, MOST_SLOTS, Asking, Conversation, Held
from skill.domain.coaching import CallTopic
from skill.domain.danger.hazards import Hazard
from skill.domain.repairs.appointments import Slot
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import Change
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Answer, Question, Trade
from skill.domain.tenancy import AnswerLevel
from skill.speech.plain import speakable
from tests.tables import each_row

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
HINTS = get_type_hints(Conversation)
NAMES = sorted(HINTS)
KINDS = {
    name: tuple(get_origin(kind) or kind for kind in get_args(hint))
    if isinstance(hint, UnionType)
    else get_origin(hint) or hint
    for name, hint in HINTS.items()
}
"""The type of each field, without what is in it."""


def text(**sizes: int) -> st.SearchStrategy[str]:
    """As it leaves: what no letter may be is a space by then."""
    return st.text(**sizes).map(speakable)


SLOTS = st.builds(
    Slot,
    slot_ref=text(max_size=5),
    trade=st.sampled_from(Trade),
    starts_at=st.datetimes(timezones=st.just(UTC)),
    ends_at=st.datetimes(timezones=st.just(UTC)),
)
HELD = st.builds(
    Held,
    hazard=st.sampled_from(Hazard),
    intent=text(max_size=10),
    slots=st.dictionaries(
        text(min_size=1, max_size=5),
        st.builds(SlotContent, words=text(max_size=9), value_id=text(max_size=5)),
        min_size=1,
        max_size=3,
    ),
    asking=st.none() | st.sampled_from(Asking),
    question=text(max_size=20),
    said=text(max_size=20),
    missed=st.integers(min_value=0),
    reporting=st.integers(min_value=0),
)
CONVERSATIONS = st.builds(
    Conversation,
    asking=st.none() | st.sampled_from(Asking),
    fault=st.none() | st.sampled_from([FAULTS["tap_dripping"], FAULTS["no_heating"]]),
    room=st.none() | st.sampled_from(Room),
    whether=st.none() | st.sampled_from(Question),
    answers=st.dictionaries(st.sampled_from(Question), st.sampled_from(Answer), max_size=3),
    change=st.none() | st.sampled_from(Change),
    on=st.none() | st.dates(),
    topic=st.none() | st.sampled_from(CallTopic),
    level=st.none() | st.sampled_from(AnswerLevel),
    windows=st.lists(SLOTS, max_size=3).map(tuple),
    message=text(max_size=20),
    events=st.lists(text(max_size=5), max_size=4).map(tuple),
    event_offset=st.integers(min_value=0),
    missed=st.integers(min_value=0),
    held=st.none() | HELD,
    cleared=st.lists(st.sampled_from(Hazard), max_size=3, unique=True).map(tuple),
    pin=text(max_size=20),
    link=text(max_size=20),
    choice=text(max_size=20),
    launched=st.booleans(),
    said=text(max_size=20),
    question=text(max_size=20),
)


HELD_MESSAGE: dict[str, Any] = {
    "hazard": "violence",
    "intent": "LeaveMessageIntent",
    "slots": {"message": ["he shouts", ""]},
}
WITH_HELD_MESSAGE = Conversation(
    held=Held(
        hazard=Hazard.VIOLENCE,
        intent="LeaveMessageIntent",
        slots={"message": SlotContent(words="he shouts")},
    )
)


@given(CONVERSATIONS)
def test_a_conversation_survives_the_way_to_amazon_and_back(conversation: Conversation) -> None:
    assert Conversation.read(json.loads(json.dumps(conversation.attributes()))) == conversation


@given(st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=6), JSON) | JSON)
def test_any_attributes_are_read_and_what_is_of_another_type_was_never_said(attributes: Any) -> None:
    conversation = Conversation.read(attributes)
    assert Conversation.read(json.loads(json.dumps(conversation.attributes()))) == conversation
    for name in NAMES:
        assert isinstance(getattr(conversation, name), KINDS[name])


def test_a_fresh_conversation_is_remembered_as_nothing() -> None:
    assert Conversation().attributes() == {}


@each_row(
    ("attributes", "conversation"),
    [
        (None, Conversation()),
        ([], Conversation()),
        ({"missed": True}, Conversation()),
        ({"missed": 1.0}, Conversation()),
        ({"pin": 1}, Conversation()),
        ({"pin": True, "pin_given": True}, Conversation()),
        ({"events": ["a", 7, None, "b"]}, Conversation(events=("a", "b"))),
        ({"events": "ab"}, Conversation()),
        ({"unknown": 1, "launched": True}, Conversation(launched=True)),
        ({"missed": -1}, Conversation()),
        ({"asking": "no_such_question", "room": "ballroom", "fault": "gossip"}, Conversation()),
        ({"asking": "pin", "on": "2026-11-28"}, Conversation(asking=Asking.PIN, on=date(2026, 11, 28))),
        ({"on": "2026-99-99"}, Conversation()),
        ({"cleared": ["gas", 7, "gossip", "gas"]}, Conversation(cleared=(Hazard.GAS,))),
        ({"held": {**HELD_MESSAGE, "missed": "often", "asking": []}}, WITH_HELD_MESSAGE),
        ({"held": HELD_MESSAGE["slots"]}, Conversation()),
        ({"held": {**HELD_MESSAGE, "hazard": "gossip"}}, Conversation()),
        ({"held": {**HELD_MESSAGE, "intent": ["LeaveMessageIntent"]}}, Conversation()),
        ({"held": {**HELD_MESSAGE, "intent": "a" * 201}}, Conversation()),
        ({"held": {**HELD_MESSAGE, "slots": {}}}, Conversation()),
        ({"held": {**HELD_MESSAGE, "slots": {"message": ["words"]}}}, Conversation()),
        ({"held": {**HELD_MESSAGE, "slots": {"message": ["a" * (LONGEST_WORDS + 1), ""]}}}, Conversation()),
        ({"held": {**HELD_MESSAGE, "slots": {"message": ["words", 7]}}}, Conversation()),
        ({"held": {**HELD_MESSAGE, "slots": {str(n): ["", ""] for n in range(21)}}}, Conversation()),
        ({"answers": ["water_off:yes"]}, Conversation()),
        (
            {"answers": {next(iter(Question)).value: "yes", "gossip": "no"}},
            Conversation(answers={next(iter(Question)): Answer.YES}),
        ),
        (
            {"slots": ["plumbing 2026-11-24T08:00:00+00:00 2026-11-24T12:00:00+00:00 PLUMBING 1"]},
            Conversation(
                windows=(
                    Slot(
                        slot_ref="PLUMBING 1",
                        trade=Trade.PLUMBING,
                        starts_at=datetime(2026, 11, 24, 8, tzinfo=UTC),
                        ends_at=datetime(2026, 11, 24, 12, tzinfo=UTC),
                    ),
                )
            ),
        ),
    ],
)
def test_only_the_right_types_are_taken(attributes: object, conversation: Conversation) -> None:
    assert Conversation.read(attributes) == conversation


@given(CONVERSATIONS)
def test_a_fresh_start_keeps_how_it_began_a_pin_that_was_given_and_what_was_denied(
    conversation: Conversation,
) -> None:
    kept = ("pin", "link", "choice", "launched", "cleared")
    fresh = conversation.fresh()
    assert set(fresh.attributes()) <= set(kept)
    assert [getattr(fresh, name) for name in kept] == [getattr(conversation, name) for name in kept]


def test_what_is_held_stays_small_however_much_was_said() -> None:
    slots = {f"slot_{number}": SlotContent(words="a" * 9000) for number in range(40)}
    held = Held(hazard=Hazard.FLOOD, intent="LeaveMessageIntent", slots=slots)
    attributes = Conversation(held=held).attributes()

    read = Conversation.read(attributes).held
    assert read is not None
    assert len(json.dumps(attributes)) < 2 * MOST_SLOTS * LONGEST_WORDS
    assert {content.words for content in read.slots.values()} == {"a" * LONGEST_WORDS}


def test_text_that_no_answer_could_hold_is_mended_or_was_never_said() -> None:
    attributes = {
        "job": "a\ud800b",
        "message": "\x00",
        "events": ["\ufffe", "x" * 9000, "E1"],
        "said": "x" * 9000,
    }

    assert Conversation.read(attributes) == Conversation(job="a b", message=" ", events=(" ", "E1"))
