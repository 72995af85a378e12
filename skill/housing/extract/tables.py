"""One file of the contract: its header resolved, its records turned into rows, what is refused set aside."""

import csv
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from skill.errors import LoadRefused
from skill.housing.extract.columns import FileKind, column_of, in_plain_words, must_never_be_there, normal
from skill.housing.extract.findings import Findings, Refused
from skill.housing.extract.known import Known
from skill.housing.extract.text_files import Progress, TextFile, no_progress, survey

_TOTAL = re.compile(r"(?:grand |sub[ -]?)?totals?\b.*", re.IGNORECASE | re.DOTALL)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`places` says which cell holds which column of the contract; the other cells are never looked at."""

    kind: FileKind
    file: TextFile
    width: int
    places: dict[str, int]
    dropped: tuple[str, ...]
    forbidden: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.kind.file_name

    def has(self, column: str) -> bool:
        return column in self.places

    def records(self, progress: Progress = no_progress) -> Generator[tuple[int, list[str]], None, None]:
        """Row number, as Excel counts, and cells. Raises `LoadRefused` where the rest cannot be read."""
        number = 0
        try:
            for number, cells in enumerate(self.file.records(progress), 1):
                if number > 1 and cells:
                    yield number, cells
        except csv.Error as problem:
            raise LoadRefused(
                f"{self.name} row {number + 1}: its quotation marks do not pair, or a field has no end; "
                "nothing after it was looked at"
            ) from problem
        except (OSError, UnicodeError) as problem:
            raise LoadRefused(f"{self.name} changed or could not be read on after row {number}") from problem


def open_table(kind: FileKind, folder: Path) -> Table:
    """Survey a file and understand its header. Raises `Refused`."""
    file = survey(folder / kind.file_name)
    try:
        with closing(file.records()) as records:
            headers = [header.strip() for header in next(records, [])]
    except csv.Error:
        raise Refused("the header row cannot be read") from None
    places = _places(kind, headers)
    missing = [column.name for column in kind.columns if column.is_needed and column.name not in places]
    if missing:
        # Without a header the first row is somebody's data, so that nothing of it is repeated.
        raise Refused(f"no column is named {in_plain_words(missing)}")
    other = [header for place, header in enumerate(headers) if header and place not in places.values()]
    return Table(
        kind=kind,
        file=file,
        width=len(headers),
        places=places,
        dropped=tuple(header for header in other if not must_never_be_there(header)),
        forbidden=tuple(header for header in other if must_never_be_there(header)),
    )


def _places(kind: FileKind, headers: list[str]) -> dict[str, int]:
    """Raises `Refused` where two headers mean one column: nobody knows which of them is right."""
    places: dict[str, int] = {}
    seen: set[str] = set()
    for place, header in enumerate(headers):
        name = normal(header)
        column = column_of(kind, header)
        if column is not None and column.name in places:
            raise Refused(f"two columns are {column.name}; which of them is right?")
        if name and name in seen:
            raise Refused("two columns have the same header")
        seen.add(name)
        if column is not None:
            places[column.name] = place
    return places


class Record:
    """One record's cells by the names of the contract; a column that the file lacks is blank."""

    __slots__ = ("_places", "cells", "number", "table")

    def __init__(self, table: Table) -> None:
        self.table = table
        self._places = table.places
        self.cells: list[str] = []
        self.number = 0

    def __getitem__(self, column: str) -> str:
        place = self._places.get(column)
        return "" if place is None else self.cells[place].strip()


def rows_of(
    table: Table,
    convert: Callable[[Record], Row | None],
    *,
    findings: Findings,
    known: Known | None = None,
    progress: Progress = no_progress,
) -> Iterator[Row]:
    """The good rows; `convert` raises `Refused` for others, and gives None for what is left out.

    A refused row's key is known all the same: what refers to it is not refused once more.
    """
    record = Record(table)
    at_key = table.places.get(known.column if known else table.kind.columns[0].name, table.width)
    for number, cells in table.records(progress):
        if is_total(cells):
            findings.note(table.name, TOTALS_ROW, number)
            continue
        findings.read[table.name] += 1
        record.number = number
        try:
            record.cells = even(cells, table.width)
            row = convert(record)
        except Refused as refused:
            reference = cells[at_key].strip() if at_key < len(cells) else ""
            findings.refuse(table.name, str(refused), number, reference)
            if known is not None:
                known.refs.add(reference)
            continue
        if row is not None:
            findings.accepted[table.name] += 1
            yield row


TOTALS_ROW = "a row of totals, left out"


def is_total(cells: list[str]) -> bool:
    first = cells[0] or next((cell for cell in cells if cell.strip()), "")
    return first[:1] in "GgSsTt " and _TOTAL.fullmatch(first.strip()) is not None


def even(cells: list[str], width: int) -> list[str]:
    """Cells without a header must be empty, and none may be missing: a shifted row is a wrong one."""
    if len(cells) == width:
        return cells
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        return cells[:width]
    raise Refused("the row has more cells than the header" if len(cells) > width else RAGGED)


RAGGED = "the row has fewer cells than the header"
