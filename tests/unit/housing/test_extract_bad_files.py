"""Files as Excel and others write them: read correctly, or refused with the reason."""

import codecs
import os
from pathlib import Path

import pytest

from skill.housing.extract.folder import open_folder
from tests.unit.housing.folders import PLAIN, Result, a_folder, options, read, reading_of


def names_of_coaches(result: Result) -> list[str]:
    return [coach.first_name for coach in result.rows["coaches"]]


@pytest.mark.parametrize(
    "content",
    [
        PLAIN["coaches"].encode(),
        codecs.BOM_UTF8 + PLAIN["coaches"].encode(),
        PLAIN["coaches"].encode("cp1252"),
        codecs.BOM_UTF16_LE + PLAIN["coaches"].encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PLAIN["coaches"].encode("utf-16-be"),
    ],
    ids=["UTF-8", "UTF-8 with BOM", "Windows-1252", "UTF-16 LE", "UTF-16 BE"],
)
def test_excel_encodings_are_read(tmp_path: Path, content: bytes) -> None:
    result = read(a_folder(tmp_path, {"coaches": content}))

    assert result.reasons == []
    assert names_of_coaches(result) == ["Siobhán"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            PLAIN["coaches"].encode() + "C2,Zoë,Mon,\n".encode("cp1252"),
            "coaches.csv: the file mixes UTF-8 and Windows-1252; save it as UTF-8",
        ),
        (
            PLAIN["coaches"].encode("cp1252") + b"C2,\x81,Mon,\n",
            "coaches.csv: the file is neither UTF-8, UTF-16 with a mark at its start, nor Windows-1252",
        ),
        (codecs.BOM_UTF32_LE + b"x", "coaches.csv: the file is UTF-32; save it as UTF-8"),
        (
            PLAIN["coaches"].encode() + b"C2,S\0m,Mon,\n",
            "coaches.csv: the file contains a NUL character, first in line 3",
        ),
        (
            PLAIN["coaches"].encode("utf-16-le"),
            "coaches.csv: the file contains a NUL character, first in line 1",
        ),
        (b"", "coaches.csv: the file is empty"),
        (b"\n\n", "coaches.csv: no column is named coach_ref, first_name and works_on"),
        (
            b"C1,Siobhan,Mon-Fri,\n",
            "coaches.csv: no column is named coach_ref, first_name and works_on",
        ),
        (
            b"coach_ref,first_name,works_on\n" + b"x" * 3_000_000,
            "coaches.csv: the file has a line of more than a megabyte",
        ),
        (None, "coaches.csv: the file is missing"),
    ],
    ids=[
        *("mixed", "undefined byte", "UTF-32", "NUL", "UTF-16 without BOM", "empty", "blank lines"),
        *("no header", "endless line", "missing"),
    ],
)
def test_files_that_make_no_sense_are_refused(tmp_path: Path, content: bytes | None, reason: str) -> None:
    assert read(a_folder(tmp_path, {"coaches": content})).reasons == [reason]


@pytest.mark.parametrize("delimiter", [";", "\t"], ids=["semicolon", "tab"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_delimiters_and_line_ends_are_understood(tmp_path: Path, delimiter: str, line_end: str) -> None:
    files = {name: text.replace(",", delimiter).replace("\n", line_end) for name, text in PLAIN.items()}

    assert read(a_folder(tmp_path, files)).rows == read(a_folder(tmp_path / "plain")).rows


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (
            "account_ref,tenancy_ref,Tenancy Ref,balance,charge,frequency",
            "rent_accounts.csv: two columns are tenancy_ref; which of them is right?",
        ),
        (
            "account_ref,tenancy_ref,balance,Current Balance,charge,frequency",
            "rent_accounts.csv: two columns are balance; which of them is right?",
        ),
        (
            "account_ref,tenancy_ref,balance,charge,frequency,Officer,officer",
            "rent_accounts.csv: two columns have the same header",
        ),
    ],
)
def test_duplicate_headers_are_refused(tmp_path: Path, header: str, reason: str) -> None:
    row = ["30001", "T1001", "84.30", "112.40", "weekly", "x", "x"][: len(header.split(","))]
    files = {"rent_accounts": f"{header}\n{','.join(row)}\n"}

    assert read(a_folder(tmp_path, files)).reasons == [reason]


def test_a_field_may_hold_line_breaks_and_rows_count_as_in_excel(tmp_path: Path) -> None:
    repairs = (
        "job_ref,property_ref,status,reported_at,works description\n"
        'R1,P0001,booked,28/10/2026,"first line\nsecond, ""quoted"" line"\n'
        "\n"
        "R2,P0009,booked,28/10/2026,\n"
    )

    result = read(a_folder(tmp_path, {"repairs": repairs}))

    assert result.reasons == ["repairs.csv row 4: property_ref is not in properties.csv"]


def test_unclosed_quote_is_refused(tmp_path: Path) -> None:
    result = reading_of(tmp_path, "coaches", "Siobhán", '"Siobhán')

    assert result.is_refused
    assert result.why == (
        "coaches.csv row 2: its quotation marks do not pair, or a field has no end; "
        "nothing after it was looked at"
    )


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    opened = open_folder(a_folder(tmp_path), options())
    list(opened.extract().coaches)
    with open(tmp_path / "coaches.csv", "a", encoding="utf-8") as file:
        file.write("C2,Ngozi,Mon,\n")

    with pytest.raises(Exception, match="nothing was changed"):
        opened.check(None, {})

    assert ("coaches.csv", "the file changed while it was read") in opened.findings.refusals


def test_file_deleted_while_it_is_read_is_refused(tmp_path: Path) -> None:
    opened = open_folder(a_folder(tmp_path), options())
    os.unlink(tmp_path / "repairs.csv")

    with pytest.raises(Exception, match=r"repairs\.csv changed or could not be read after row 0"):
        list(opened.extract().repairs)


def test_only_optional_files_may_be_missing(tmp_path: Path) -> None:
    for name in PLAIN:
        result = read(a_folder(tmp_path / name, {name: None}))

        assert result.reasons == [f"{name}.csv: the file is missing"]


def test_first_row_of_data_is_never_quoted(tmp_path: Path) -> None:
    result = read(a_folder(tmp_path, {"tenancies": "T1001,P0001,06/05/2024,Ada Example\n"}))

    assert "tenancies.csv" not in result.findings.not_read
    assert "Ada" not in " ".join(result.reasons)
