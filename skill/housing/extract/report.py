"""What a load found, in plain English for whoever made the export. References and row numbers, no values."""

from collections.abc import Iterator

from skill.housing.extract.columns import FILES, in_plain_words, must_never_be_there
from skill.housing.extract.findings import Findings, Refusal

WORDS_SHOWN = 10
SEEN_OFTEN = 2
"""A word that stands in one row alone may be anything; one that comes again is a code."""


def report(findings: Findings) -> Iterator[str]:
    yield from _accepted(findings)
    yield from _dropped(findings)
    yield from _unknown(findings)
    for note in findings.notes.values():
        yield f"Note: {note.file}: {note.reason} ({_which(note)})"
    for refusal in findings.refusals.values():
        yield from _refused(refusal)


def _accepted(findings: Findings) -> Iterator[str]:
    for kind in FILES:
        read = findings.read[kind.file_name]
        if kind.file_name in findings.dropped:
            yield f"{kind.file_name}: {findings.accepted[kind.file_name]:,} of {read:,} rows are good"


def _dropped(findings: Findings) -> Iterator[str]:
    for file, headers in findings.dropped.items():
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
    return "".join(character for character in header if character.isprintable())[:40]


def _unknown(findings: Findings) -> Iterator[str]:
    for (file, column), words in findings.unknown.items():
        often = [word for word, count in words.most_common(WORDS_SHOWN) if count >= SEEN_OFTEN]
        shown = f": {in_plain_words([repr(word) for word in often])}" if often else ""
        yield f"Note: {file}: {words.total():,} rows have a {column} without a known meaning{shown}"


def _which(note: Refusal) -> str:
    rows = [str(row) for row, _ in note.rows[:5]]
    more = note.count - len(rows)
    return f"row{'s' if note.count > 1 else ''} {', '.join(rows)}{f' and {more:,} more' if more else ''}"


def _refused(refusal: Refusal) -> Iterator[str]:
    for row, reference in refusal.rows:
        where = f"{refusal.file} row {row}" if row else refusal.file
        yield f"{where}{f' ({reference})' if reference else ''}: {refusal.reason}"
    more = refusal.count - len(refusal.rows)
    if more:
        yield f"{refusal.file}: {more:,} more rows: {refusal.reason}"
