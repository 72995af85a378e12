"""What a reading found out: rows taken, rows refused and why, columns dropped. Bounded, and never a value."""

import re
from collections import Counter
from dataclasses import dataclass, field

SHOWN = 20
"""How many rows are named for one file and reason; the others are counted."""

WORDS_KEPT = 200

_LOOKS_LIKE_A_REFERENCE = re.compile(r"(?=.*\d)[\w./-]{1,24}", re.ASCII)
_LOOKS_LIKE_A_CODE = re.compile(r"[A-Za-z][A-Za-z _/&-]{0,29}")


class Refused(Exception):
    """One value or row cannot be taken, for a reason that quotes nothing."""


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
    """`notes` are what a person should know and need not mend; `unknown` counts words without a meaning."""

    refusals: dict[tuple[str, str], Refusal] = field(default_factory=dict)
    read: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    dropped: dict[str, list[str]] = field(default_factory=dict)
    notes: dict[tuple[str, str], Refusal] = field(default_factory=dict)
    unknown: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)

    @property
    def is_refused(self) -> bool:
        return bool(self.refusals)

    def refuse(self, file: str, reason: str, row: int = 0, reference: str = "") -> None:
        _count(self.refusals, file, reason, row, reference)

    def note(self, file: str, reason: str, row: int = 0, reference: str = "") -> None:
        _count(self.notes, file, reason, row, reference)

    def join(self, other: "Findings") -> None:
        """What was found out elsewhere about files that nothing is known of here."""
        self.refusals |= other.refusals
        self.notes |= other.notes
        self.unknown |= other.unknown
        self.read += other.read
        self.accepted += other.accepted

    def has_unknown(self, file: str, column: str, word: str) -> None:
        """A code of a closed list that nobody told us the meaning of."""
        words = self.unknown.setdefault((file, column), Counter())
        shown = word if _LOOKS_LIKE_A_CODE.fullmatch(word) else "(something else)"
        words[shown if shown in words or len(words) < WORDS_KEPT else "(more)"] += 1


def _count(found: dict[tuple[str, str], Refusal], file: str, reason: str, row: int, reference: str) -> None:
    refusal = found.setdefault((file, reason), Refusal(file=file, reason=reason))
    refusal.count += 1
    if len(refusal.rows) < SHOWN:
        refusal.rows.append((row, fit_to_show(reference)))
