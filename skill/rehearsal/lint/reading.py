"""Reads a model from a file, keeping what JSON itself would swallow: a property that is written twice."""

import json
from collections import Counter
from pathlib import Path
from typing import Never

from skill.rehearsal.lint.finding import Finding

# Commonly cited, not confirmed by a page of Amazon's that could be read.
LARGEST_FILE = 1_500_000


def read_model(path: Path) -> tuple[object, list[Finding]]:
    """The document, and what was wrong with reading it; None when it cannot be read at all."""
    findings: list[Finding] = []

    def report(rule: str, message: str) -> None:
        findings.append(Finding(file=path.name, intent=None, sample=None, rule=rule, message=message))

    def object_from(pairs: list[tuple[str, object]]) -> dict[str, object]:
        properties = dict(pairs)
        for key, times in Counter(key for key, _ in pairs).items():
            if times > 1:
                report("duplicate-key", f"property '{key}'{_owner(properties)} is written {times} times")
        return properties

    try:
        raw = path.read_bytes()
        if len(raw) > LARGEST_FILE:
            report("large-file", f"the file has {len(raw)} bytes; {LARGEST_FILE} is the most")
        text = raw.decode("utf-8")
        return json.loads(text, object_pairs_hook=object_from, parse_constant=_refuse), findings
    except OSError as problem:
        report("unreadable-file", f"cannot be read: {problem.strerror}")
    except UnicodeDecodeError as problem:
        report("bad-encoding", f"byte {problem.start} is not UTF-8")
    except RecursionError:
        report("bad-json", "is nested too deeply")
    except ValueError as problem:
        report("bad-json", f"is not JSON: {problem}")
    return None, findings


def _owner(properties: dict[str, object]) -> str:
    name = properties.get("name", properties.get("id"))
    return f" of {name}" if isinstance(name, str) else ""


def _refuse(constant: str) -> Never:
    raise ValueError(f"{constant} is not a JSON number")
