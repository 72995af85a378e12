"""A large rent_transactions.csv read by a process of its own, while the store takes in what was read so far.

Reading is most of a load, and this one file most of reading. A thread would not do, because Python runs one
at a time. What passes between the two processes are plain numbers, so that it costs less than it saves.
"""

import multiprocessing
import os
import signal
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection
from typing import Any, cast

from skill.errors import LoadRefused
from skill.housing.extract.findings import Findings
from skill.housing.extract.reading import Reading
from skill.housing.extract.rent_lines import numbered_lines, rows
from skill.housing.extract.rows import RentLineRow
from skill.housing.extract.tables import Table
from skill.housing.extract.text_files import Progress, no_progress

LARGE = 50_000_000
"""Bytes: a shorter file is read before another process has begun."""

WIDTH = 4
"""Numbers of a line."""

AT_ONCE = 5_000

# Forking would copy the threads' locks of whoever loads, in whatever state they are.
_processes = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class _Lines:
    """`numbers` are four of 64 bits for each line, one line after the other."""

    numbers: bytes
    read_bytes: int


@dataclass(frozen=True, slots=True)
class _End:
    """What was found out about the file; `stopped_by` where the rest of it could not be read."""

    findings: Findings
    stopped_by: str = ""


def is_worth_it(table: Table, processors: int | None = None) -> bool:
    """`processors` None counts those of this machine."""
    return table.file.size >= LARGE and (processors or os.cpu_count() or 1) > 1


def rent_lines_beside(
    table: Table, reading: Reading, progress: Progress = no_progress
) -> Iterator[RentLineRow]:
    """`rent_lines`, row for row, finding for finding. Raises `LoadRefused` where the other process dies."""
    refs = list(reading.accounts.refs)
    receiver, sender = _processes.Pipe(duplex=False)
    reader = _processes.Process(target=_read, args=(table, _needed_of(reading), refs, sender), daemon=True)
    reader.start()
    sender.close()
    try:
        while isinstance(got := _next(receiver, table), _Lines):
            progress(got.read_bytes)
            numbers = iter(array("q", got.numbers))
            yield from rows(zip(*[numbers] * WIDTH, strict=True), refs)
        reading.findings.join(got.findings)
        if got.stopped_by:
            raise LoadRefused(got.stopped_by)
    finally:
        receiver.close()
        reader.terminate()
        reader.join()


def _next(receiver: "Connection[Any, Any]", table: Table) -> _Lines | _End:
    try:
        return cast(_Lines | _End, receiver.recv())
    except (EOFError, OSError) as problem:
        raise LoadRefused(f"{table.name}: the process that read it ended before the file did") from problem


def _needed_of(reading: Reading) -> Reading:
    return Reading(
        zone=reading.zone,
        now=reading.now,
        as_of=reading.as_of,
        sign=reading.sign,
        accounts=reading.accounts,
    )


def _read(table: Table, reading: Reading, refs: list[str], sender: "Connection[Any, Any]") -> None:
    """The other process. A Ctrl-C is for whoever loads, who then ends this one too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        stopped_by = ""
        try:
            _send_all(table, reading, refs, sender)
        except LoadRefused as problem:
            stopped_by = str(problem)
        sender.send(_End(reading.findings, stopped_by))
    except OSError:
        """Nobody is listening any more."""


def _send_all(table: Table, reading: Reading, refs: list[str], sender: "Connection[Any, Any]") -> None:
    read_bytes: list[int] = []
    numbers = chain.from_iterable(numbered_lines(table, reading, refs, read_bytes.append))
    while batch := array("q", islice(numbers, AT_ONCE * WIDTH)):
        sender.send(_Lines(batch.tobytes(), sum(read_bytes)))
        read_bytes.clear()
