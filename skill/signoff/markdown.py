"""Prose, sentences and tables in Markdown, for the pages that a landlord reads and signs."""

import html
import re
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

_DIGITS = re.compile(r'<say-as interpret-as="digits">(.*?)</say-as>')
_MARKUP = re.compile(r"<[^>]+>")


def page(name: str) -> str:
    """The prose of a page, with a place in braces for each part that is made."""
    return (Path(__file__).parent / "pages" / name).read_text(encoding="utf-8")


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [_row(heads), _row(("---",) * len(heads)), *(_row(row) for row in rows)]


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def cell(text: str) -> str:
    """Text that cannot break a table: pipes, angle brackets and line ends."""
    return text.replace("<", "&lt;").replace("|", "\\|").replace("\n", "<br>")


def sounds(said: str) -> str:
    """A sentence as it sounds: without markup, and with a reference read digit by digit."""
    spaced = _DIGITS.sub(lambda found: " ".join(found[1]), said)
    return html.unescape(_MARKUP.sub("", spaced))


def words(value: Enum) -> str:
    """A member of an enum as words: "water on electrics"."""
    return str(value.value).replace("_", " ")
