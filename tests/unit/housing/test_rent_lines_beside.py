"""Reading the rent lines in a process of their own finds what reading them here would find, or nothing."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from skill.errors import LoadRefused
from skill.housing.extract.beside import AT_ONCE, LARGE, is_worth_it, rent_lines_beside
from skill.housing.extract.folder import Folder, open_folder
from skill.housing.extract.rent_lines import rent_lines
from skill.housing.extract.rows import RentLineRow
from skill.housing.extract.tables import Table
from tests.unit.housing.folders import a_folder, options

HEADER = "account_ref,date,kind,amount,direction\n"
GOOD = "".join(
    f"3000{account},{day:02}/10/2026,{kind},{pence / 100:.2f},{way}\n"
    for account, day, kind, pence, way in (
        (
            1 + number % 2,
            1 + number % 28,
            *(("DD", 5_000 + number, "credit"), ("rent", 9_000, "debit"))[number % 2],
        )
        for number in range(200)
    )
)
ODD = {
    "plain": GOOD,
    "nothing": "",
    "a blank line and a row of totals": GOOD + "\nTotal,,,333.55,\n",
    "an account nobody knows": GOOD + "39999,26/10/2026,rent,1.00,debit\n",
    "too many and too few cells": GOOD + "30001,26/10/2026,rent,1.00,debit,more\n30001,26/10/2026\n",
    "a future day, a word without meaning, parts of a penny": (
        "30001,26/10/2027,rent,1.00,debit\n30001,26/10/2026,mystery,1.00,debit\n30001,26/10/2026,rent,1.005,debit\n"
    ),
    "the wrong way round": GOOD.replace("debit", "x").replace("credit", "debit").replace("x", "credit"),
}


def opened(folder: Path, lines: str) -> Folder:
    """A folder read as far as its rent accounts."""
    found = open_folder(a_folder(folder, {"rent_transactions": HEADER + lines}), options())
    extract = found.extract()
    for rows in (extract.coaches, extract.properties, extract.tenancies, extract.rent_accounts):
        list(rows)
    return found


def lines_of(folder: Folder, read: Callable[..., Iterator[RentLineRow]]) -> list[RentLineRow]:
    return list(read(folder.tables["rent_transactions"], folder.reading))


@pytest.mark.parametrize("lines", ODD.values(), ids=ODD)
def test_the_same_rows_and_the_same_findings(tmp_path: Path, lines: str) -> None:
    here, beside = opened(tmp_path / "here", lines), opened(tmp_path / "beside", lines)
    assert lines_of(beside, rent_lines_beside) == lines_of(here, rent_lines)
    assert beside.findings == here.findings


def test_what_stops_the_reading_stops_the_load(tmp_path: Path) -> None:
    folder = opened(tmp_path, f'{GOOD}30001,"26/10/2026,rent\n')
    with pytest.raises(LoadRefused, match="quotation marks do not pair"):
        lines_of(folder, rent_lines_beside)


def test_a_reader_that_dies_stops_the_load(tmp_path: Path) -> None:
    folder = opened(tmp_path, GOOD * 200)
    with closing(rent_lines_beside(folder.tables["rent_transactions"], folder.reading)) as lines:
        next(lines)
        for reader in multiprocessing.active_children():
            reader.kill()
        with pytest.raises(LoadRefused, match="ended before the file did"):
            list(lines)


def test_a_load_that_stops_leaves_no_reader_behind(tmp_path: Path) -> None:
    folder = opened(tmp_path, GOOD * 200)
    with closing(rent_lines_beside(folder.tables["rent_transactions"], folder.reading)) as lines:
        next(lines)
        assert multiprocessing.active_children()
    assert not multiprocessing.active_children()


def test_progress_is_told_of_every_byte(tmp_path: Path) -> None:
    folder = opened(tmp_path, GOOD * 200)
    table, told = folder.tables["rent_transactions"], list[int]()
    assert len(list(rent_lines_beside(table, folder.reading, told.append))) > 2 * AT_ONCE
    assert sum(told) == table.file.size


@pytest.mark.parametrize(
    ("size", "processors", "is_beside"), [(LARGE, 2, True), (LARGE - 1, 2, False), (LARGE, 1, False)]
)
def test_only_a_large_file_is_worth_another_process_and_only_where_there_are_two_processors(
    tmp_path: Path, size: int, processors: int, is_beside: bool
) -> None:
    folder = opened(tmp_path, GOOD)
    assert is_worth_it(sized(folder.tables["rent_transactions"], size), processors) is is_beside


def test_a_large_file_of_a_folder_is_read_beside(tmp_path: Path) -> None:
    folder = opened(tmp_path, GOOD * 200)
    large = sized(folder.tables["rent_transactions"], LARGE)
    folder.tables = {**folder.tables, "rent_transactions": large}
    with closing(iter(folder.extract().rent_lines)) as lines:  # type: ignore[type-var]
        next(lines)
        assert bool(multiprocessing.active_children()) is is_worth_it(large)


def sized(table: Table, size: int) -> Table:
    """The same file, said to be larger than a test would write it."""
    return replace(table, file=replace(table.file, size=size))
