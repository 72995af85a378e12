"""One of the landlord's files: its header matched to the contract, its rows as records by column name."""

import re
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from skill.errors import LoadRefused
from skill.housing.extract.columns import FileKind, column_of, in_plain_words, normal
from skill.housing.extract.findings import Refused
from skill.tables.csv_file import CsvFile, Progress, UnreadableFile, no_progress, survey
from skill.tables.csv_file import Row as Cells

TOTALS_ROW = "a row of totals, skipped"

_TOTAL = re.compile(r"(?:grand |sub[ -]?)?totals?\b.*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractFile:
    """`places` says which cell holds which column of the contract; the other cells are never looked at.

    `not_read` are the headers of those other cells.
    """

    kind: FileKind
    file: CsvFile
    width: int
    places: dict[str, int]
    not_read: list[str]

    @property
    def name(self) -> str:
        return self.kind.file_name

    def rows(self, progress: Progress = no_progress) -> Generator[Cells, None, None]:
        """Row numbers and cells, without the header. Raises `LoadRefused` where the rest cannot be read."""
        try:
            with closing(self.file.rows(progress)) as rows:
                next(rows, None)
                yield from rows
        except UnreadableFile as problem:
            raise LoadRefused(f"{self.name} {problem}") from problem


def open_file(kind: FileKind, folder: Path) -> ExtractFile:
    """Survey a file and match its header. Raises `Refused`."""
    try:
        file = survey(folder / kind.file_name)
    except UnreadableFile as problem:
        raise Refused(str(problem)) from None
    headers = _headers(file)
    places = _places(kind, headers)
    missing = [column.name for column in kind.columns if column.is_needed and column.name not in places]
    if missing:
        # The headers are not quoted: where the header row is missing, the first row is personal data.
        raise Refused(f"no column is named {in_plain_words(missing)}")
    return ExtractFile(
        kind=kind,
        file=file,
        width=len(headers),
        places=places,
        not_read=[header for place, header in enumerate(headers) if header and place not in places.values()],
    )


def _headers(file: CsvFile) -> list[str]:
    try:
        with closing(file.rows()) as rows:
            _, cells = next(rows, (1, []))
    except UnreadableFile:
        raise Refused("the header row cannot be read") from None
    return [header.strip() for header in cells]


def _places(kind: FileKind, headers: list[str]) -> dict[str, int]:
    """Raises `Refused` where two headers mean one column, because either could be the right one."""
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


class Record(dict[str, str]):
    """One row's cells by the column names of the contract; a column that the file lacks is blank."""

    __slots__ = ("file", "number")

    def __init__(self, file: ExtractFile, number: int = 0) -> None:
        super().__init__()
        self.file = file
        self.number = number

    def __missing__(self, column: str) -> str:
        return ""

    def fill(self, cells: list[str]) -> None:
        self.update((column, cells[place].strip()) for column, place in self.file.places.items())


def records(
    file: ExtractFile, progress: Progress = no_progress
) -> Generator[tuple[Record, list[str]], None, None]:
    """Each row but blank ones as a record, and its cells; the record is the same object every time.

    A record of a row that has not as many cells as the header is empty.
    """
    record, width = Record(file), file.width
    columns, pick, strip = tuple(file.places), itemgetter(*file.places.values()), str.strip
    for record.number, cells in file.rows(progress):
        if len(cells) == width:
            record.update(zip(columns, map(strip, pick(cells)), strict=True))
        elif cells:
            record.clear()
        else:
            continue
        yield record, cells


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
