"""Prose, sentences and tables in Markdown, for the pages that a landlord reads and signs."""

import html
import re
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

SHORT_NUMBER = 3
"""Figures of a number that everybody knows by itself: 999, 111, 105. A reference has more."""

_PAUSE = re.compile(r'</say-as><break [^>]*/> <say-as interpret-as="digits">')
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
    joined = _PAUSE.sub(" ", said)
    spaced = _DIGITS.sub(lambda found: _read_out(found[1]), joined)
    return html.unescape(_MARKUP.sub("", spaced))


def _read_out(figures: str) -> str:
    """A telephone number in its groups, as it is written; 999 too."""
    return figures if " " in figures or len(figures) <= SHORT_NUMBER else " ".join(figures)


def words(value: Enum) -> str:
    """A member of an enum as words: "water on electrics"."""
    return str(value.value).replace("_", " ")
