"""A CSV file on disk: its encoding, its delimiter, its rows, and whether it stays as it was.

A file is read in pieces and never held in memory.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from itertools import count
from os import stat_result
from pathlib import Path

PIECE = 1 << 20
"""Bytes read at once, and the longest line: a longer one means that this is no CSV file."""

DELIMITERS = (",", ";", "\t")

Row = tuple[int, list[str]]
"""The number that Excel shows for a row, 1 for the header, and its cells."""

Progress = Callable[[int], None]
"""Called with how many more bytes were read."""

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UTF8_INSIDE = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]")


class UnreadableFile(Exception):
    """A file, or the rest of it, cannot be read as CSV; says why in plain English and quotes nothing."""


def no_progress(_: int) -> None:
    """For a file so short that no one waits for it."""


def delimiter_of(header: str) -> str:
    """The delimiter that the header row uses most often outside quotation marks."""
    return max(DELIMITERS, key=re.sub(r'"[^"]*"', "", header).count)


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvFile:
    """A file that was read through once. `stamp` changes when anyone writes to the file."""

    path: Path
    encoding: str
    delimiter: str
    size: int
    stamp: tuple[int, int, int]

    def has_changed(self) -> bool:
        try:
            return _stamp(self.path.stat()) != self.stamp
        except OSError:
            return True

    def rows(self, progress: Progress = no_progress) -> Generator[Row, None, None]:
        """Every row with its header; a blank line is an empty row. Raises `UnreadableFile`."""
        numbers = count(1)
        try:
            raw = io.BufferedReader(_CountedFile(self.path, progress), PIECE)
            with io.TextIOWrapper(raw, encoding=self.encoding, newline="") as text:
                yield from zip(numbers, csv.reader(text, delimiter=self.delimiter, strict=True), strict=False)
        except csv.Error as problem:
            raise UnreadableFile(
                f"row {next(numbers) - 1}: its quotation marks do not pair, or a field has no end; "
                "nothing after it was looked at"
            ) from problem
        except (OSError, UnicodeError) as problem:
            raise UnreadableFile(
                f"changed or could not be read after row {max(next(numbers) - 2, 0)}"
            ) from problem


class _CountedFile(io.FileIO):
    """Reports each piece read, so that a loop over millions of rows need not count."""

    def __init__(self, path: Path, progress: Progress) -> None:
        super().__init__(path)
        self._progress = progress

    def readinto(self, buffer: bytearray | memoryview, /) -> int | None:  # type: ignore[override]
        size = super().readinto(buffer)
        self._progress(size or 0)
        return size


def survey(path: Path) -> CsvFile:
    """Read the whole file once to find its encoding and delimiter. Raises `UnreadableFile`."""
    try:
        before = path.stat()
        if before.st_size == 0:
            raise UnreadableFile("the file is empty")
        encoding = _encoding(path)
        with open(path, encoding=encoding, newline="") as text:
            header = text.readline(PIECE)
    except FileNotFoundError:
        raise UnreadableFile("the file is missing") from None
    except OSError as problem:
        raise UnreadableFile(f"the file cannot be read: {problem.strerror}") from problem
    return CsvFile(
        path=path,
        encoding=encoding,
        delimiter=delimiter_of(header),
        size=before.st_size,
        stamp=_stamp(before),
    )


def _stamp(found: stat_result) -> tuple[int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ino


def _pieces(path: Path) -> Iterator[bytes]:
    with open(path, "rb", buffering=0) as file:
        while piece := file.read(PIECE):
            yield piece


def _encoding(path: Path) -> str:
    with open(path, "rb") as file:
        start = file.read(4)
    if start in {codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE}:
        raise UnreadableFile("the file is UTF-32; save it as UTF-8")
    encoding = next((name for bom, name in _BOMS if start.startswith(bom)), "utf-8")
    if _can_be_read(path, encoding):
        return encoding
    if encoding == "utf-8" and _can_be_read(path, "cp1252"):
        if any(_UTF8_INSIDE.search(piece) for piece in _pieces(path)):
            raise UnreadableFile("the file mixes UTF-8 and Windows-1252; save it as UTF-8")
        return "cp1252"
    raise UnreadableFile("the file is neither UTF-8, UTF-16 with a mark at its start, nor Windows-1252")


def _can_be_read(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 1
    try:
        for piece in _pieces(path):
            text = decoder.decode(piece)
            if "\0" in text:
                line = lines + text.count("\n", 0, text.index("\0"))
                raise UnreadableFile(f"the file contains a NUL character, first in line {line}")
            breaks = text.count("\n")
            if not breaks and "\r" not in text and len(piece) == PIECE:
                raise UnreadableFile("the file has a line of more than a megabyte")
            lines += breaks
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
