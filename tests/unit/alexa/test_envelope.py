"""The raw envelope: JSON to a dict and back."""

import json

import pytest

from skill.alexa.envelope import get, items, read_envelope, write_envelope
from skill.errors import BadEnvelope
from tests.tables import each_row


@each_row(
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
)
def test_anything_but_a_json_object_is_refused(payload: str | bytes) -> None:
    with pytest.raises(BadEnvelope):
        read_envelope(payload)


@pytest.mark.parametrize("payload", ['{"a": 1}', b'{"a": 1}', ' {"a": 1}\n'])
def test_a_json_object_is_handed_on_as_it_came(payload: str | bytes) -> None:
    assert read_envelope(payload) == {"a": 1}


def test_an_answer_is_written_so_that_every_letter_arrives() -> None:
    answer = {"said": "Siobhán £5 🔥"}
    assert json.loads(write_envelope(answer).encode("ascii")) == answer


@each_row(
    ("holder", "found"),
    [
        ({"a": {"b": [1]}}, [1]),
        ({"a": {"b": None}}, None),
        ({"a": [1]}, None),
        ({}, None),
        (None, None),
        ("a", None),
    ],
)
def test_looking_into_it_never_breaks(holder: object, found: object) -> None:
    assert get(holder, "a", "b") == found
    assert items(holder, "a", "b") == (found or [])
