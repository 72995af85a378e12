"""Reads a model from a file, keeping what JSON itself would swallow: a property that is written twice."""

import json
from collections import Counter
from pathlib import Path
from typing import Never

from skill.interaction_model.lint.finding import Finding

# Commonly cited, not confirmed by a page of Amazon's that could be read.
LARGEST_FILE = 1_500_000


def read_model(path: Path) -> tuple[object, list[Finding]]:
    """The document, and what was wrong with reading it; None when it cannot be read at all."""
    try:
        raw = path.read_bytes()
        document, doubles = _parsed(raw.decode("utf-8"))
    except OSError as problem:
        return None, [_finding(path, "unreadable-file", f"cannot be read: {problem.strerror}")]
    except UnicodeDecodeError as problem:
        return None, [_finding(path, "bad-encoding", f"byte {problem.start} is not UTF-8")]
    except RecursionError:
        return None, [_finding(path, "bad-json", "is nested too deeply")]
    except ValueError as problem:
        return None, [_finding(path, "bad-json", f"is not JSON: {problem}")]
    findings = [_finding(path, "duplicate-key", double) for double in doubles]
    if len(raw) > LARGEST_FILE:
        message = f"the file has {len(raw)} bytes; {LARGEST_FILE} is the most"
        findings.append(_finding(path, "large-file", message))
    return document, findings


def _parsed(text: str) -> tuple[object, list[str]]:
    doubles: list[str] = []

    def object_from(pairs: list[tuple[str, object]]) -> dict[str, object]:
        properties = dict(pairs)
        for key, times in Counter(key for key, _ in pairs).items():
            if times > 1:
                doubles.append(f"property '{key}'{_owner(properties)} is written {times} times")
        return properties

    document = json.loads(text, object_pairs_hook=object_from, parse_constant=_refuse)
    return document, doubles


def _owner(properties: dict[str, object]) -> str:
    name = properties.get("name", properties.get("id"))
    return f" of {name}" if isinstance(name, str) else ""


def _refuse(constant: str) -> Never:
    raise ValueError(f"{constant} is not a JSON number")


def _finding(path: Path, rule: str, message: str) -> Finding:
    return Finding(file=path.name, intent=None, sample=None, rule=rule, message=message)
