"""Amazon's envelopes: the same as its own SDK reads them, and still read where the SDK gives up."""

import copy
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import IntentRequest, RequestEnvelope
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from skill.alexa.envelope import EnvelopeSerializer
from skill.errors import BadEnvelope
from tests.unit.alexa.envelopes import ENDED, INTENT, LAUNCH, Json

SERIALIZER = EnvelopeSerializer()


@pytest.mark.parametrize("raw", [INTENT, LAUNCH, ENDED], ids=["intent", "launch", "ended"])
def test_a_sound_envelope_is_read_as_the_sdk_reads_it(raw: Json) -> None:
    theirs = DefaultSerializer().deserialize(json.dumps(raw), RequestEnvelope)
    ours = SERIALIZER.typed(copy.deepcopy(raw))
    assert ours.to_dict() == theirs.to_dict()  # type: ignore[union-attr]
    assert type(ours.request) is type(theirs.request)  # type: ignore[union-attr]


def test_what_is_missing_is_none() -> None:
    envelope = SERIALIZER.typed({"request": {"type": "IntentRequest"}})
    assert envelope.session is None
    assert envelope.context is None
    assert isinstance(envelope.request, IntentRequest)
    assert envelope.request.intent is None


def _with(path: str, value: object) -> Json:
    raw = copy.deepcopy(INTENT)
    node: Any = raw
    *parents, last = path.split("/")
    for key in parents:
        node = node[int(key)] if isinstance(node, list) else node[key]
    node[last] = value
    return raw


def _get(envelope: object, path: str) -> object:
    for attribute in path.split("/"):
        envelope = envelope[attribute] if isinstance(envelope, dict) else getattr(envelope, attribute)
    return envelope


@pytest.mark.parametrize(
    ("path", "value", "attribute"),
    [
        ("request/dialogState", "PONDERING", "request/dialog_state"),
        ("request/intent/confirmationStatus", "SHRUGGED", "request/intent/confirmation_status"),
        ("request/intent/slots/fault/slotValue", {"type": "Triple"}, "request/intent/slots/fault/slot_value"),
        ("request/timestamp", "teatime", "request/timestamp"),
        ("context/AudioPlayer/playerActivity", "HUMMING", "context/audio_player/player_activity"),
        ("context/Viewport/shape", "BLOB", "context/viewport/shape"),
        ("session/attributes", ["a", "list"], "session/attributes"),
        ("session/user", "me", "session/user"),
        ("context/System", 7, "context/system"),
        ("request/intent/slots", [], "request/intent/slots"),
        ("request/intent", "ReportRepairIntent", "request/intent"),
    ],
)
def test_what_is_new_or_of_another_type_is_left_out_alone(path: str, value: object, attribute: str) -> None:
    envelope = SERIALIZER.typed(_with(path, value))
    assert _get(envelope, attribute) is None
    assert envelope.request is not None
    assert envelope.request.request_id == "amzn1.echo-api.request.1"


@pytest.mark.parametrize("place", ["", "session", "context", "context/System", "request", "request/intent"])
def test_a_field_that_nobody_knows_changes_nothing(place: str) -> None:
    grown = _with(f"{place}/brandNew".lstrip("/"), {"a": [1, {"b": None}]})
    assert SERIALIZER.typed(grown).to_dict() == SERIALIZER.typed(copy.deepcopy(INTENT)).to_dict()


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-23T10:00:00Z", datetime(2026, 11, 23, 10, tzinfo=UTC)),
        ("2026-11-23T10:00:00.123Z", datetime(2026, 11, 23, 10, 0, 0, 123000, tzinfo=UTC)),
        ("2026-11-23T11:00:00+01:00", datetime(2026, 11, 23, 10, tzinfo=UTC)),
    ],
)
def test_a_timestamp_is_an_instant(text: str, instant: datetime) -> None:
    envelope = SERIALIZER.typed(_with("request/timestamp", text))
    assert envelope.request is not None
    assert envelope.request.timestamp == instant


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def _places(node: Any) -> list[tuple[Any, Any]]:
    keys = node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    return [place for key in keys for place in [(node, key), *_places(node[key])]]


@examples(max_examples=300, deadline=None)
@given(where=st.integers(0, 10_000), value=JSON)
def test_any_value_in_any_place_is_read_without_breaking(where: int, value: Any) -> None:
    raw = copy.deepcopy(INTENT)
    places = _places(raw)
    node, key = places[where % len(places)]
    node[key] = value
    assert isinstance(SERIALIZER.typed(raw), RequestEnvelope)


@examples(max_examples=100, deadline=None)
@given(raw=st.dictionaries(st.sampled_from(["version", "session", "context", "request", "x"]), JSON))
def test_any_object_is_read_without_breaking(raw: Json) -> None:
    assert isinstance(SERIALIZER.typed(raw), RequestEnvelope)


@pytest.mark.parametrize(
    "payload",
    [
        "",
        " ",
        "{",
        "null",
        "7",
        '"text"',
        "[]",
        '[{"request": {}}]',
        b"\xff\xfe\x00",
        "{'single': 1}",
        '{"a": ' + "1" * 5000 + "}",
        "[" * 100_000,
        '{"a":' * 100_000,
    ],
    ids=lambda payload: repr(payload[:12]),
)
def test_anything_but_a_json_object_is_refused(payload: str | bytes) -> None:
    with pytest.raises(BadEnvelope):
        SERIALIZER.deserialize(payload)


@pytest.mark.parametrize("payload", ['{"a": 1}', b'{"a": 1}', ' {"a": 1}\n'])
def test_a_json_object_is_handed_on_as_it_came(payload: str | bytes) -> None:
    assert SERIALIZER.deserialize(payload) == {"a": 1}


def test_an_answer_is_written_so_that_every_letter_arrives() -> None:
    answer = {"said": "Siobhán £5 🔥"}
    assert json.loads(SERIALIZER.serialize(answer).encode("ascii")) == answer
