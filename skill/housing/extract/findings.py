"""What reading a folder found out: rows taken, rows refused and why, columns not read; and the report of it.

Bounded in size. It names files, rows and references, and never quotes a value.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from skill.domain.rent import KEPT_MONTHS
from skill.domain.repairs.jobs import STILL_TALKED_ABOUT
from skill.housing.extract.columns import FILES, in_plain_words, must_never_be_there

P = ParamSpec("P")
Value = TypeVar("Value")

REFUSALS_SHOWN = 20
"""How many rows are named for one file and reason; the others are only counted."""

NOT_KEPT = {
    "rent_transactions.csv": f"the others are charges or more than {KEPT_MONTHS} months old",
    "repairs.csv": f"the others were closed more than {STILL_TALKED_ABOUT.days} days ago",
    "appointments.csv": "the others are over or not confirmed",
}
"""Of which files the store keeps only some rows, and why not the others."""

WORDS_KEPT = 200
"""How many different unknown words are counted for one column, so that a wrong column fills no memory."""

WORDS_SHOWN = 10

ROWS_SHOWN = 5
"""How many rows one note names."""

HEADER_SHOWN = 40
"""Characters of a header: a longer one is not a header, and may be anything."""

SEEN_OFTEN = 2
"""A word in one row alone may be anything, even a name; one that comes again is a code."""

_LOOKS_LIKE_A_REFERENCE = re.compile(r"(?=.*\d)[\w./-]{1,24}", re.ASCII)
_LOOKS_LIKE_A_CODE = re.compile(r"[A-Za-z][A-Za-z _/&-]{0,29}")


class Refused(Exception):
    """One value, row or file cannot be taken; the reason quotes nothing."""


def named(column: str, understand: Callable[P, Value], *args: P.args, **kwargs: P.kwargs) -> Value:
    """What a cell means, with the column's name in front of what is wrong with it."""
    try:
        return understand(*args, **kwargs)
    except Refused as problem:
        raise Refused(f"{column}: {problem}") from None


def fit_to_show(reference: str) -> str:
    """A reference, or nothing where a column holds something else, such as a name."""
    return reference if _LOOKS_LIKE_A_REFERENCE.fullmatch(reference) else ""


@dataclass(slots=True)
class Refusal:
    """The rows of one file refused for one reason. Row 1 is the header; 0 is the file as a whole."""

    file: str
    reason: str
    count: int = 0
    rows: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Findings:
    """What was found in all files; most fields are by file name.

    `read` and `accepted` count rows, `kept` those of them that the store keeps where it does not keep all.
    `not_read` are the headers of columns outside the contract. `notes` are what a person should know and need
    not correct. `unknown` counts, by file and column, words without a known meaning.
    """

    refusals: dict[tuple[str, str], Refusal] = field(default_factory=dict)
    read: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    kept: dict[str, int] = field(default_factory=dict)
    not_read: dict[str, list[str]] = field(default_factory=dict)
    notes: dict[tuple[str, str], Refusal] = field(default_factory=dict)
    unknown: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)

    @property
    def is_refused(self) -> bool:
        return bool(self.refusals)

    def refuse(self, file: str, reason: str, row: int = 0, reference: str = "") -> None:
        _count(self.refusals, file, reason, row, reference)

    def note(self, file: str, reason: str, row: int = 0, reference: str = "") -> None:
        _count(self.notes, file, reason, row, reference)

    def has_unknown(self, file: str, column: str, word: str, count: int = 1) -> None:
        """`count` rows have a word of a closed list whose meaning is not known."""
        words = self.unknown.setdefault((file, column), Counter())
        shown = word if _LOOKS_LIKE_A_CODE.fullmatch(word) else "(something else)"
        words[shown if shown in words or len(words) < WORDS_KEPT else "(more)"] += count


def _count(found: dict[tuple[str, str], Refusal], file: str, reason: str, row: int, reference: str) -> None:
    refusal = found.setdefault((file, reason), Refusal(file=file, reason=reason))
    refusal.count += 1
    if len(refusal.rows) < REFUSALS_SHOWN:
        refusal.rows.append((row, fit_to_show(reference)))


def report(findings: Findings) -> Iterator[str]:
    """The lines that the person who made the export reads."""
    yield from _accepted(findings)
    yield from _not_read(findings)
    yield from _unknown(findings)
    for note in findings.notes.values():
        yield f"Note: {note.file}: {note.reason} ({_which(note)})"
    for refusal in findings.refusals.values():
        yield from _refused(refusal)


def _accepted(findings: Findings) -> Iterator[str]:
    for kind in FILES:
        read = findings.read[kind.file_name]
        if kind.file_name in findings.not_read:
            accepted = findings.accepted[kind.file_name]
            yield f"{kind.file_name}: {accepted:,} of {read:,} rows are good{_kept(findings, kind.file_name)}"


def _kept(findings: Findings, file: str) -> str:
    kept = findings.kept.get(file)
    if kept in {None, findings.accepted[file]} or findings.is_refused:
        return ""
    return f"; {kept:,} are kept, {NOT_KEPT[file]}"


def _not_read(findings: Findings) -> Iterator[str]:
    for file, headers in findings.not_read.items():
        forbidden = [_shown(header) for header in headers if must_never_be_there(header)]
        other = [_shown(header) for header in headers if not must_never_be_there(header)]
        if forbidden:
            yield (
                f"Take these columns out of the export, they must never be in it: "
                f"{file}: {in_plain_words(forbidden)}. They were not read."
            )
        if other:
            yield f"Not needed, and not read: {file}: {in_plain_words(other)}"


def _shown(header: str) -> str:
    return "".join(character for character in header if character.isprintable())[:HEADER_SHOWN]


def _unknown(findings: Findings) -> Iterator[str]:
    for (file, column), words in findings.unknown.items():
        often = [word for word, count in words.most_common(WORDS_SHOWN) if count >= SEEN_OFTEN]
        shown = f": {in_plain_words([repr(word) for word in often])}" if often else ""
        yield f"Note: {file}: {words.total():,} rows have a {column} without a known meaning{shown}"


def _which(note: Refusal) -> str:
    rows = [str(row) for row, _ in note.rows[:ROWS_SHOWN]]
    more = note.count - len(rows)
    return f"row{'s' if note.count > 1 else ''} {', '.join(rows)}{f' and {more:,} more' if more else ''}"


def _refused(refusal: Refusal) -> Iterator[str]:
    for row, reference in refusal.rows:
        where = f"{refusal.file} row {row}" if row else refusal.file
        yield f"{where}{f' ({reference})' if reference else ''}: {refusal.reason}"
    more = refusal.count - len(refusal.rows)
    if more:
        yield f"{refusal.file}: {more:,} more rows: {refusal.reason}"
