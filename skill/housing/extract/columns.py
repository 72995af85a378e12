"""The column contract: which files a landlord exports, and under what names their columns are known.

The names are in `columns.toml`. A column that is not named there is not read.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`aliases` are further headers it goes by, in any case, with or without spaces and underscores."""

    name: str
    is_needed: bool
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """One CSV file of the contract. `table` is the name of its rows in `Extract` and in the stores."""

    name: str
    table: str
    columns: tuple[Column, ...]
    is_needed: bool

    @property
    def file_name(self) -> str:
        return f"{self.name}.csv"


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _file(name: str, facts: Mapping[str, Any]) -> FileKind:
    everywhere = _DATA["everywhere"]
    return FileKind(
        name=name,
        table=facts.get("table", name),
        columns=tuple(
            Column(
                name=column,
                is_needed=column in facts["needed"],
                aliases=_listed(everywhere.get(column, "")) + _listed(words),
            )
            for column, words in facts["columns"].items()
        ),
        is_needed=not facts.get("may_be_missing", False),
    )


FILES = tuple(_file(name, facts) for name, facts in _DATA["files"].items())
"""In the order in which they are read: a file comes after the files that its rows refer to."""

NEVER = _listed(_DATA["never"])
"""Parts of headers that must not leave a housing system for this purpose."""


def normal(header: str) -> str:
    """ "Property Ref.", "property_ref" and "PropertyRef" are one header."""
    return "".join(filter(str.isalnum, header.casefold()))


def must_never_be_there(header: str) -> bool:
    name = normal(header)
    return name == "ni" or any(part in name for part in NEVER)


def column_of(kind: FileKind, header: str) -> Column | None:
    name = normal(header)
    return next(
        (column for column in kind.columns if name in map(normal, (column.name, *column.aliases))), None
    )


def in_plain_words(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
