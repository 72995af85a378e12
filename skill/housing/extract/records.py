"""One of the landlord's files: its header matched to the contract, its rows as records by column name."""

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from skill.errors import LoadRefused
from skill.housing.extract.columns import FileKind, column_of, in_plain_words, must_never_be_there, normal
from skill.housing.extract.context import References
from skill.housing.extract.findings import Findings, Refused
from skill.tables.csv_file import CsvFile, Progress, UnreadableFile, no_progress, survey
from skill.tables.csv_file import Row as Cells

TOTALS_ROW = "a row of totals, skipped"

_TOTAL = re.compile(r"(?:grand |sub[ -]?)?totals?\b.*", re.IGNORECASE | re.DOTALL)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractFile:
    """`places` says which cell holds which column of the contract; the other cells are never looked at.

    `unneeded` and `forbidden` are the headers of those other cells.
    """

    kind: FileKind
    file: CsvFile
    width: int
    places: dict[str, int]
    unneeded: tuple[str, ...]
    forbidden: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.kind.file_name

    def has(self, column: str) -> bool:
        return column in self.places

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
    other = [header for place, header in enumerate(headers) if header and place not in places.values()]
    return ExtractFile(
        kind=kind,
        file=file,
        width=len(headers),
        places=places,
        unneeded=tuple(header for header in other if not must_never_be_there(header)),
        forbidden=tuple(header for header in other if must_never_be_there(header)),
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


def records(
    file: ExtractFile, progress: Progress = no_progress
) -> Generator[tuple[Record, list[str]], None, None]:
    """Each row as a record, and its cells as they came; the record is the same object every time.

    A record of a row that has not as many cells as the header is empty.
    """
    record, width = Record(file), file.width
    columns, pick, strip = tuple(file.places), itemgetter(*file.places.values()), str.strip
    for record.number, cells in file.rows(progress):
        if len(cells) == width:
            record.update(zip(columns, map(strip, pick(cells)), strict=True))
        else:
            record.clear()
        yield record, cells


def rows_of(
    file: ExtractFile,
    convert: Callable[[Record], Row | None],
    *,
    findings: Findings,
    references: References | None = None,
    progress: Progress = no_progress,
) -> Iterator[Row]:
    """The good rows; `convert` raises `Refused` for a bad row and gives None for one that is skipped.

    Once anything is refused, the rest is only checked, because no store will keep it. The reference of a
    refused row counts as known: what refers to it is not refused once more.
    """
    name, known = file.name, references.known if references else set[str]()
    at_key = file.places.get(references.column if references else file.kind.columns[0].name, file.width)
    for record, cells in records(file, progress):
        if not cells:
            continue
        if is_total(cells):
            findings.note(name, TOTALS_ROW, record.number)
            continue
        findings.read[name] += 1
        try:
            if not record:
                _fill_unevenly(record, cells)
            row = convert(record)
        except Refused as refused:
            reference = cells[at_key].strip() if at_key < len(cells) else ""
            findings.refuse(name, str(refused), record.number, reference)
            known.add(reference)
            continue
        if row is not None:
            findings.accepted[name] += 1
            if not findings.is_refused:
                yield row


def _fill_unevenly(record: Record, cells: list[str]) -> None:
    cells = even(cells, record.file.width)
    record.update((column, cells[place].strip()) for column, place in record.file.places.items())


def count_without_keeping(record: Record, findings: Findings) -> None:
    """A good row that no answer can read any more: it is counted, and the converter gives None for it."""
    findings.accepted[record.file.name] += 1


def count_unknown(record: Record, column: str, findings: Findings) -> None:
    """A word of the landlord's that has no meaning here."""
    findings.has_unknown(record.file.name, column, record[column])


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
