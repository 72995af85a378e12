"""Whatever JSON a file holds, the linter answers with findings that can be printed, never a traceback."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.interaction_model.lint.finding import LintFinding
from skill.interaction_model.lint.linter import lint, lint_file, read_document
from tests import thorough

TEXTS = st.one_of(
    st.text(max_size=12), st.sampled_from(["{fault}", "{", "Fault", "AMAZON.DATE", "no", "RepairIntent"])
)
ANY_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)

PATIENT = settings(
    max_examples=thorough.examples(300),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


def printed(findings: list[LintFinding]) -> list[str]:
    lines = [str(finding) for finding in findings]
    assert all(line.isprintable() and line.encode("utf-8") for line in lines)
    return lines


@PATIENT
@given(document=ANY_JSON)
def test_any_json_gives_findings(document: object) -> None:
    assert printed(lint(document, "x.json"))


@PATIENT
@given(data=st.data())
def test_any_json_anywhere_in_a_model_gives_no_traceback(model: dict[str, Any], data: st.DataObject) -> None:
    document = json.loads(json.dumps(model))
    holder, key = data.draw(st.sampled_from(list(places(document))))
    holder[key] = data.draw(ANY_JSON)

    printed(lint(document, "x.json"))


def places(value: Any) -> Any:
    """Every place in a document, as the list or object that holds it and the key that leads there."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in items:
        yield value, key
        yield from places(part)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "x.json: is not JSON: Expecting value: line 1 column 1 (char 0) (bad-json)"),
        (b'{"version": NaN}', "x.json: is not JSON: NaN is not a JSON number (bad-json)"),
        (b'{"version": "caf\xe9"}', "x.json: byte 16 is not UTF-8 (bad-encoding)"),
        (b"[" * 100_000, "x.json: is nested too deeply (bad-json)"),
    ],
    ids=["nothing in it", "not a number", "Latin-1", "nested too deeply"],
)
def test_a_file_that_cannot_be_read_is_one_finding(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)

    assert printed(lint_file(path)) == [said]


def test_a_nested_file_is_findings_however_deep_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    for depth in range(100, 1100, 7):
        path.write_text('{"version": ' + "[" * depth + "]" * depth + "}", encoding="utf-8")

        assert printed(lint_file(path))


def test_a_file_that_is_not_there_is_one_finding(tmp_path: Path) -> None:
    assert printed(lint_file(tmp_path / "x.json")) == [
        "x.json: cannot be read: No such file or directory (unreadable-file)"
    ]


def test_a_file_that_holds_only_null_is_no_model(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"null")

    assert printed(lint_file(path))[0] == "x.json: the document should be an object, not null (shape)"


def test_a_good_file_has_no_findings(tmp_path: Path, model: dict[str, Any]) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(model), encoding="utf-8")

    assert read_document(json.dumps(model)) == (model, [])
    assert lint_file(path) == []


def test_a_property_written_twice_is_found(tmp_path: Path, model: dict[str, Any]) -> None:
    path = tmp_path / "x.json"
    text = json.dumps(model).replace('"name": "MessageIntent",', '"name": "MessageIntent", "samples": [],')
    path.write_text(text, encoding="utf-8")

    assert read_document(text)[0] == model
    assert printed(lint_file(path)) == [
        "x.json: property 'samples' of MessageIntent is written 2 times (duplicate-key)"
    ]


def test_a_file_larger_than_alexa_takes_is_found(tmp_path: Path, model: dict[str, Any]) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(model) + " " * 1_500_000, encoding="utf-8")

    assert [finding.rule for finding in lint_file(path)] == ["large-file"]
