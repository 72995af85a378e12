"""Reads a model's file and collects what is wrong with it."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Never

from skill.interaction_model.lint import clashes, dialog, names, samples, shape, sizes, slot_types
from skill.interaction_model.lint.finding import LintFinding
from skill.interaction_model.model import InteractionModel

CHECKS: tuple[Callable[[InteractionModel], Iterator[LintFinding]], ...] = (
    names.check,
    samples.check,
    clashes.check,
    slot_types.check,
    sizes.check,
    dialog.check,
)


def lint_file(path: Path) -> list[LintFinding]:
    """What is wrong with reading the file and, where it can be read, with the model in it."""
    try:
        raw = path.read_bytes()
        document, findings = read_document(raw.decode("utf-8"))
        findings = [*findings, *sizes.check_file(raw), *lint(document, path.name)]
    except OSError as problem:
        findings = [LintFinding("unreadable-file", f"cannot be read: {problem.strerror}")]
    except UnicodeDecodeError as problem:
        findings = [LintFinding("bad-encoding", f"byte {problem.start} is not UTF-8")]
    except RecursionError:
        findings = [LintFinding("bad-json", "is nested too deeply")]
    except ValueError as problem:
        findings = [LintFinding("bad-json", f"is not JSON: {problem}")]
    return [replace(finding, file=path.name) for finding in findings]


def lint(document: object, file: str) -> list[LintFinding]:
    """Everything wrong with a model that was read from `file`.

    Any JSON gives findings, never an error. Parts of the wrong shape are reported and then left out; the
    other rules speak about the rest.
    """
    findings, readable = shape.check(document)
    if readable is not None:
        model = InteractionModel.from_document(readable)
        findings.extend(finding for check in CHECKS for finding in check(model))
    return [replace(finding, file=file) for finding in findings]


def read_document(text: str) -> tuple[object, list[LintFinding]]:
    """The JSON in a text, and the properties that are written twice, of which JSON itself keeps the last.

    Raises `ValueError` when it is not JSON, `RecursionError` when it is nested too deeply.
    """
    doubles: list[LintFinding] = []

    def object_from(pairs: list[tuple[str, object]]) -> dict[str, object]:
        properties = dict(pairs)
        for key, times in Counter(key for key, _ in pairs).items():
            if times > 1:
                message = f"property '{key}'{_owner(properties)} is written {times} times"
                doubles.append(LintFinding("duplicate-key", message))
        return properties

    return json.loads(text, object_pairs_hook=object_from, parse_constant=_refuse), doubles


def _owner(properties: dict[str, object]) -> str:
    name = properties.get("name", properties.get("id"))
    return f" of {name}" if isinstance(name, str) else ""


def _refuse(constant: str) -> Never:
    raise ValueError(f"{constant} is not a JSON number")
