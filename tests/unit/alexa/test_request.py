"""Alexa's requests: read as its own SDK reads them, and still read where the SDK gives up."""

import copy
import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from skill.alexa.request import read_request
from skill.dialogue.request import LAUNCH, Request, SlotContent
from skill.services.links import account_of
from tests import thorough
from tests.tables import each_row
from tests.unit.alexa.envelopes import INTENT, Json, an_intent
from tests.unit.alexa.envelopes import LAUNCH as LAUNCH_ENVELOPE


def as_the_sdk_reads(raw: Json) -> Request:
    envelope = DefaultSerializer().deserialize(json.dumps(raw), RequestEnvelope)
    intent = getattr(envelope.request, "intent", None)
    return Request(
        intent=intent.name if intent else LAUNCH,
        slots={name: as_the_sdk_has(slot) for name, slot in intent.slots.items()} if intent else {},
        account=account_of(envelope.context.system.user.user_id),
        request_id=envelope.request.request_id,
        attributes=envelope.session.attributes,
    )


def as_the_sdk_has(slot: Any) -> SlotContent:
    authorities = slot.resolutions.resolutions_per_authority if slot.resolutions else []
    ids = [
        value.value.id
        for authority in authorities
        if authority.status.code.value == "ER_SUCCESS_MATCH"
        for value in authority.values
    ]
    return SlotContent(words=slot.value or "", value_id=(ids or [""])[0])


TWO_VALUES = copy.deepcopy(INTENT)
TWO_VALUES["request"]["intent"]["slots"]["fault"]["resolutions"]["resolutionsPerAuthority"][0][
    "values"
].append({"value": {"name": "leaking tap", "id": "tap_leaking"}})


@pytest.mark.parametrize("raw", [INTENT, TWO_VALUES, LAUNCH_ENVELOPE], ids=["intent", "two values", "launch"])
def test_a_sound_envelope_is_read_as_the_sdk_reads_it(raw: Json) -> None:
    assert read_request(copy.deepcopy(raw)) == as_the_sdk_reads(raw)


def test_what_is_missing_is_empty() -> None:
    request = read_request({"request": {"type": "IntentRequest"}})
    assert (request.intent, request.slots, request.account, request.attributes) == ("", {}, "", None)
    assert request.request_id


def test_two_requests_without_an_id_are_two() -> None:
    bare: Json = {"request": {"type": "IntentRequest"}}
    assert read_request(bare).request_id != read_request(bare).request_id


def _resolved(*resolutions: Json) -> Json:
    return {"name": "x", "value": "heard", "resolutions": {"resolutionsPerAuthority": list(resolutions)}}


def _match(*ids: object) -> Json:
    return {
        "authority": "a",
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": "n", "id": found}} for found in ids],
    }


NO_MATCH: Json = {"authority": "a", "status": {"code": "ER_SUCCESS_NO_MATCH"}}


@each_row(
    ("slot", "value_id"),
    [
        (_resolved(_match("kitchen")), "kitchen"),
        (_resolved(_match("kitchen", "bathroom")), "kitchen"),
        (_resolved(_match(None, "bathroom")), "bathroom"),
        (_resolved(NO_MATCH, _match("kitchen")), "kitchen"),
        (_resolved(NO_MATCH), ""),
        (_resolved(), ""),
        (_resolved(_match()), ""),
        (_resolved(_match(None)), ""),
        (_resolved(_match(["kitchen"])), ""),
        (_resolved({**_match("kitchen"), "status": {"code": "ER_ERROR_TIMEOUT"}}), ""),
        (_resolved({**_match("kitchen"), "status": {"code": "ER_BRAND_NEW"}}), ""),
        (_resolved({**_match("kitchen"), "status": None}), ""),
        (_resolved({**_match("kitchen"), "values": {"id": "kitchen"}}), ""),
        ({"name": "room", "value": "kitchen"}, ""),
        ({"name": "room"}, ""),
        ({}, ""),
    ],
    ids=[
        "matched",
        "first of two",
        "the first has none",
        "second authority",
        "no match",
        "no authority",
        "no value",
        "no id",
        "an id of another type",
        "timed out",
        "new status",
        "no status",
        "no list of values",
        "no resolution",
        "not heard",
        "nothing",
    ],
)
def test_a_slot_has_the_id_that_alexa_resolved(slot: Json, value_id: str) -> None:
    assert read_request(an_intent(room=slot)).slots["room"].value_id == value_id


@each_row(
    ("value", "words"),
    [("the loo", "the loo"), (7, "7"), (2.5, "2.5"), (None, ""), ([], ""), ({"value": "the loo"}, "")],
)
def test_what_was_heard_is_text(value: object, words: str) -> None:
    assert read_request(an_intent(fault={"name": "fault", "value": value})).slots["fault"].words == words


USER, OTHER = {"userId": "a"}, {"userId": "b"}


@each_row(
    ("in_context", "in_session", "account"),
    [
        (USER, OTHER, account_of("a")),
        (None, OTHER, account_of("b")),
        ("me", OTHER, account_of("b")),
        ({}, OTHER, ""),
        ({"userId": ["a"]}, OTHER, ""),
        (None, None, ""),
    ],
)
def test_the_account_is_that_of_the_context_else_of_the_session(
    in_context: object, in_session: object, account: str
) -> None:
    raw = copy.deepcopy(INTENT)
    raw["context"]["System"]["user"], raw["session"]["user"] = in_context, in_session
    assert read_request(raw).account == account


def _with(path: str, value: object) -> Json:
    raw = copy.deepcopy(INTENT)
    node: Any = raw
    *parents, last = path.split("/")
    for key in parents:
        node = node[int(key)] if isinstance(node, list) else node[key]
    node[last] = value
    return raw


@each_row(
    ("path", "value"),
    [
        ("request/dialogState", "PONDERING"),
        ("request/intent/confirmationStatus", "SHRUGGED"),
        ("request/intent/slots/fault/slotValue", {"type": "Triple"}),
        ("request/timestamp", "teatime"),
        ("context/AudioPlayer/playerActivity", "HUMMING"),
        ("context/Viewport/shape", "BLOB"),
        ("session/user", "me"),
        *(
            (f"{place}/brandNew".lstrip("/"), {"a": [1, {"b": None}]})
            for place in ["", "session", "context", "context/System", "request", "request/intent"]
        ),
    ],
)
def test_what_is_new_or_of_no_use_to_us_changes_nothing(path: str, value: object) -> None:
    assert read_request(_with(path, value)) == read_request(copy.deepcopy(INTENT))


@each_row(
    ("path", "value", "field", "left"),
    [
        ("session/attributes", ["a", "list"], "attributes", ["a", "list"]),
        ("session", 7, "attributes", None),
        ("request/intent/slots", [], "slots", {}),
        ("request/intent/slots", {"room": "kitchen"}, "slots", {}),
        ("request/intent", "ReportRepairIntent", "intent", ""),
        ("request/intent/name", {"a": 1}, "intent", ""),
    ],
)
def test_what_is_of_another_type_is_left_out_alone(
    path: str, value: object, field: str, left: object
) -> None:
    request = read_request(_with(path, value))
    assert getattr(request, field) == left
    assert request.request_id == "amzn1.echo-api.request.1"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def _places(node: Any) -> list[tuple[Any, Any]]:
    keys = node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    return [place for key in keys for place in [(node, key), *_places(node[key])]]


@examples(max_examples=thorough.examples(300), deadline=None)
@given(where=st.integers(0, 10_000), value=JSON)
def test_any_value_in_any_place_is_read_without_breaking(where: int, value: Any) -> None:
    """The door has seen to it that the request is an object of a known type."""
    raw = copy.deepcopy(INTENT)
    places = [(node, key) for node, key in _places(raw) if key not in {"request", "type"}]
    node, key = places[where % len(places)]
    node[key] = value
    assert isinstance(read_request(raw), Request)


@examples(max_examples=thorough.examples(100), deadline=None)
@given(raw=st.dictionaries(st.sampled_from(["version", "session", "context", "x"]), JSON), request=JSON)
def test_any_object_is_read_without_breaking(raw: Json, request: Any) -> None:
    given_request = request if isinstance(request, dict) else {"intent": request}
    assert isinstance(read_request({**raw, "request": {**given_request, "type": "IntentRequest"}}), Request)
