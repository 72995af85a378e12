"""The raw envelope: JSON to a dict and back."""

import json
from datetime import UTC, datetime

import pytest

from skill.alexa.envelope import get, instant_of, items, read_envelope, write_envelope
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


AT = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)


@each_row(
    ("stamp", "instant"),
    [
        ("2026-12-03T09:00:00Z", AT),
        ("2026-12-03T10:00:00+01:00", AT),
        (1_796_288_400_000, AT),
        (1_796_288_400_000.0, AT),
        ("2026-12-03T09:00:00", None),
        ("1796288400000", None),
        (True, None),
        (None, None),
        (float("nan"), None),
        (float("inf"), None),
        (10**400, None),
        (-(10**15), None),
        ([], None),
    ],
)
def test_a_timestamp_is_iso_with_a_zone_or_milliseconds(stamp: object, instant: datetime | None) -> None:
    assert instant_of(stamp) == instant
