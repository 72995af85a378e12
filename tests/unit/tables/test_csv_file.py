"""A CSV file on disk: what it is written in, and its rows as Excel numbers them."""

from pathlib import Path

import pytest

from skill.tables.csv_file import UnreadableFile, delimiter_of, survey


def test_the_delimiter_is_the_one_that_the_header_uses_most_outside_quotation_marks() -> None:
    headers = {"a,b,c": ",", "a;b,c;d": ";", "a\tb": "\t", '"a,b,c,d";e': ";", "alone": ","}

    assert {header: delimiter_of(header) for header in headers} == headers


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_rows_have_the_numbers_that_excel_shows(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "coaches.csv"
    path.write_bytes('name;day\r\nZoë;Mon\r\n\r\n"Ngo;\nzi";Tue\r\n'.encode(encoding))
    seen: list[int] = []

    rows = list(survey(path).rows(seen.append))

    assert rows == [(1, ["name", "day"]), (2, ["Zoë", "Mon"]), (3, []), (4, ["Ngo;\nzi", "Tue"])]
    assert sum(seen) == path.stat().st_size


def test_a_row_whose_quotation_never_ends_is_named_after_the_rows_before_it(tmp_path: Path) -> None:
    path = tmp_path / "coaches.csv"
    path.write_text('name,day\nSiobhán,Mon\n"Ngozi,Tue\n', encoding="utf-8")
    rows = survey(path).rows()

    assert [next(rows)[0], next(rows)[0]] == [1, 2]
    with pytest.raises(UnreadableFile, match="row 3: its quotation marks do not pair"):
        next(rows)


def test_a_file_that_is_written_to_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "coaches.csv"
    path.write_text("name,day\n", encoding="utf-8")
    file = survey(path)

    assert not file.has_changed()
    path.write_text("name,day\nNgozi,Tue\n", encoding="utf-8")
    assert file.has_changed()
