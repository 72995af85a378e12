"""A file of text as it lies on the disk: its encoding, its delimiter, and whether it stays as it was.

Nothing here holds more of a file than a piece of it.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from os import stat_result
from pathlib import Path

from skill.housing.extract.findings import Refused

PIECE = 1 << 20
DELIMITERS = (",", ";", "\t")

Progress = Callable[[int], None]
"""Told how many more bytes were read."""

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UTF8_INSIDE = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]")


def no_progress(_: int) -> None:
    """For files that nobody waits for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """`stamp` is what shows that somebody wrote to it since."""

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

    def records(self, progress: Progress = no_progress) -> Generator[list[str], None, None]:
        """Every record with its header. A blank line is an empty one, so that rows count as in Excel."""
        raw = io.BufferedReader(_Watched(self.path, progress), PIECE)
        with io.TextIOWrapper(raw, encoding=self.encoding, newline="") as text:
            yield from csv.reader(text, delimiter=self.delimiter, strict=True)


class _Watched(io.FileIO):
    """Tells of each piece read, so that a loop over millions of rows need not count."""

    def __init__(self, path: Path, progress: Progress) -> None:
        super().__init__(path)
        self._progress = progress

    def readinto(self, buffer: bytearray | memoryview, /) -> int | None:  # type: ignore[override]
        count = super().readinto(buffer)
        self._progress(count or 0)
        return count


def survey(path: Path) -> TextFile:
    """Look through the whole file once. Raises `Refused` for what no reading could make sense of."""
    try:
        before = path.stat()
        if before.st_size == 0:
            raise Refused("the file is empty")
        encoding = _encoding(path)
        return TextFile(
            path=path,
            encoding=encoding,
            delimiter=_delimiter(path, encoding),
            size=before.st_size,
            stamp=_stamp(before),
        )
    except FileNotFoundError:
        raise Refused("the file is missing") from None
    except OSError as problem:
        raise Refused(f"the file cannot be read: {problem.strerror}") from problem


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
        raise Refused("the file is UTF-32; save it as UTF-8")
    encoding = next((name for bom, name in _BOMS if start.startswith(bom)), "utf-8")
    if _can_be_read(path, encoding):
        return encoding
    if encoding == "utf-8" and _can_be_read(path, "cp1252"):
        if any(_UTF8_INSIDE.search(piece) for piece in _pieces(path)):
            raise Refused("the file mixes UTF-8 and Windows-1252; save it as UTF-8")
        return "cp1252"
    raise Refused("the file is neither UTF-8, UTF-16 with a mark at its start, nor Windows-1252")


def _can_be_read(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 1
    try:
        for piece in _pieces(path):
            text = decoder.decode(piece)
            if "\0" in text:
                line = lines + text.count("\n", 0, text.index("\0"))
                raise Refused(f"the file holds a NUL character, first in line {line}")
            breaks = text.count("\n")
            if not breaks and "\r" not in text and len(piece) == PIECE:
                raise Refused("the file has a line of more than a megabyte")
            lines += breaks
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(path: Path, encoding: str) -> str:
    with open(path, encoding=encoding, newline="") as text:
        header = text.readline(PIECE)
    unquoted = re.sub(r'"[^"]*"', "", header)
    return max(DELIMITERS, key=unquoted.count)
