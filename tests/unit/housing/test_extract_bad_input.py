"""What arrives in real exports: each is taken by a documented conversion, or refused with row and reason."""

import codecs
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from skill.housing.extract.folder import open_folder
from skill.housing.extract_rows import LoadInfo
from tests.unit.housing.folders import NOW, PLAIN, Result, a_folder, changed, options, read


def reading_of(folder: Path, name: str, old: str, new: str) -> Result:
    return read(a_folder(folder, changed(name, old, new)))


def names_of_coaches(result: Result) -> list[str]:
    return [coach.first_name for coach in result.rows["coaches"]]


def test_the_plain_folder_is_taken(tmp_path: Path) -> None:
    result = read(a_folder(tmp_path))

    assert result.reasons == []
    assert {table: len(rows) for table, rows in result.rows.items() if rows} == {
        "coaches": 1,
        "properties": 3,
        "tenancies": 3,
        "rent_accounts": 2,
        "rent_lines": 3,
        "repairs": 1,
        "visits": 1,
    }


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
def test_encodings_that_excel_writes_are_understood(tmp_path: Path, content: bytes) -> None:
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
            "coaches.csv: the file holds a NUL character, first in line 3",
        ),
        (
            PLAIN["coaches"].encode("utf-16-le"),
            "coaches.csv: the file holds a NUL character, first in line 1",
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


def test_days_written_both_ways_in_one_column_are_understood(tmp_path: Path) -> None:
    result = read(a_folder(tmp_path))

    assert [row.started_on for row in result.rows["tenancies"]] == [
        date(2024, 5, 6),
        date(2026, 10, 26),
        date(2020, 1, 6),
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        (
            *("tenancies", "06/05/2024", "05/16/2024"),
            "tenancies.csv row 2: started_on: "
            "a date has the month first; it must be DD/MM/YYYY or YYYY-MM-DD",
        ),
        (
            *("rent_transactions", "30/10/2026", "30/10/26"),
            "rent_transactions.csv row 3: date: a date has a year of two digits",
        ),
        (
            *("rent_accounts", "84.30", "eighty-four"),
            "rent_accounts.csv row 2: balance: an amount is not pounds and pence like 1,234.50",
        ),
        (
            *("rent_transactions", "108.75", "108.755"),
            "rent_transactions.csv row 4: amount: an amount has parts of a penny",
        ),
        (
            *("tenancies", "T1002,P0002", "T1002,2"),
            "tenancies.csv row 3: property_ref is not in properties.csv",
        ),
        (
            *("properties", "P0002,B1,C1", "P0002,B1,C9"),
            "properties.csv row 3: coach_ref is not in coaches.csv",
        ),
        (
            *("rent_transactions", "30002,", "30009,"),
            "rent_transactions.csv row 4: account_ref is not in rent_accounts.csv",
        ),
        (*("repairs", "R1,P0001", "R1,P0009"), "repairs.csv row 2: property_ref is not in properties.csv"),
        (*("appointments", "R1,", "R9,"), "appointments.csv row 2: job_ref is not in repairs.csv"),
        (*("tenancies", "T1002", "T1001"), "tenancies.csv row 3: tenancy_ref comes twice"),
        (*("rent_accounts", "30002,", "30001,"), "rent_accounts.csv row 3: account_ref comes twice"),
        (
            *("rent_accounts", "30002,T1002", "30002,T1001"),
            "rent_accounts.csv row 3: a second main account of one tenancy: which balance is the rent?",
        ),
        (
            *("rent_accounts", "30002", "1.00E+11"),
            "rent_accounts.csv row 3: "
            "account_ref was turned into scientific notation, as Excel does with long numbers",
        ),
        (
            *("rent_accounts", "01/11/2026", "03/11/2026"),
            "rent_accounts.csv row 2: as_of: a date is in the future",
        ),
        (
            *("rent_transactions", "30/10/2026", "03/11/2026"),
            "rent_transactions.csv row 3: date: a date is in the future",
        ),
        (
            *("repairs", "28/10/2026 10:20", "02/11/2026 10:20"),
            "repairs.csv row 2: reported_at: a date is in the future",
        ),
        (
            *("tenancies", "01/11/2026", "01/11/2019"),
            "tenancies.csv row 4: ended_on is before started_on",
        ),
        (*("appointments", "12:00", "08:00"), "appointments.csv row 2: ends_at is not after starts_at"),
        (
            *("properties", "52.683", "52.683N"),
            "properties.csv row 2: latitude and longitude are not both degrees like 52.6836",
        ),
        (
            *("properties", "52.683", "152.683"),
            "properties.csv row 2: latitude and longitude are not on the globe",
        ),
        (
            *("rent_accounts", "weekly", "fortnightly"),
            "rent_accounts.csv row 2: frequency is neither weekly nor monthly",
        ),
        (
            *("coaches", "Mon-Fri", "flexible"),
            "coaches.csv row 2: works_on has a word that is no weekday; "
            "give weekdays like Mon-Fri or Mon Tue Thu",
        ),
        (
            *("tenancies", "T1002,P0002,2026-10-26,", "T1002,P0002"),
            "tenancies.csv row 3: the row has fewer cells than the header",
        ),
        (
            *("tenancies", "T1002,P0002,2026-10-26,", "T1002,P0002,2026-10-26,,,x"),
            "tenancies.csv row 3: the row has more cells than the header",
        ),
        (
            *("rent_transactions", "rent,112.40", "rent,112,40"),
            "rent_transactions.csv row 2: the row has more cells than the header",
        ),
        (
            *("rent_transactions", "30002,2026-10-26,rent,108.75,debit", "30002,2026-10-26,rent"),
            "rent_transactions.csv row 4: the row has fewer cells than the header",
        ),
        (
            *("rent_transactions", "credit", "out"),
            "rent_transactions.csv row 3: direction is neither debit nor credit",
        ),
    ],
)
def test_a_bad_row_is_refused_with_its_number_and_reason(
    tmp_path: Path, name: str, old: str, new: str, reason: str
) -> None:
    result = reading_of(tmp_path, name, old, new)

    assert result.reasons[0] == reason
    assert result.is_refused


def test_cells_beyond_the_header_may_be_empty(tmp_path: Path) -> None:
    assert not reading_of(tmp_path, "tenancies", "2026-10-26,", "2026-10-26,,,").is_refused
    assert not reading_of(tmp_path, "rent_transactions", "112.40,debit", "112.40,debit,,").is_refused


def test_leading_zeros_that_excel_took_are_noticed(tmp_path: Path) -> None:
    files = {
        "properties": PLAIN["properties"].replace("P000", "000"),
        "tenancies": PLAIN["tenancies"].replace("P000", ""),
        "repairs": PLAIN["repairs"].replace("P0001", "0001"),
    }

    result = read(a_folder(tmp_path, files))

    assert result.reasons == [
        f"tenancies.csv row {row}: property_ref is in properties.csv only with noughts in front: "
        "Excel took its leading zeros away"
        for row in (2, 3, 4)
    ]


@pytest.mark.parametrize("total", ["Total,,,,", "Grand Total: 3,,,,", ",Totals,,,", "TOTAL"])
def test_a_totals_row_is_left_out_with_a_line_in_the_report(tmp_path: Path, total: str) -> None:
    result = read(a_folder(tmp_path, {"properties": PLAIN["properties"] + total + "\n"}))

    assert not result.is_refused
    assert len(result.rows["properties"]) == 3
    assert [(note.file, note.reason, note.rows) for note in result.findings.notes.values()] == [
        ("properties.csv", "a row of totals, left out", [(5, "")])
    ]


def test_a_totals_row_under_millions_of_lines_is_left_out_too(tmp_path: Path) -> None:
    result = read(a_folder(tmp_path, {"rent_transactions": PLAIN["rent_transactions"] + "Total,,,333.55,\n"}))

    assert not result.is_refused
    assert len(result.rows["rent_lines"]) == 3


def test_a_totals_row_without_its_word_is_refused(tmp_path: Path) -> None:
    result = read(a_folder(tmp_path, {"rent_transactions": PLAIN["rent_transactions"] + ",,,333.55,\n"}))

    assert result.reasons == ["rent_transactions.csv row 5: account_ref is blank"]


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
def test_headers_that_come_twice_are_refused(tmp_path: Path, header: str, reason: str) -> None:
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


def test_a_quotation_mark_that_never_closes_is_refused(tmp_path: Path) -> None:
    result = reading_of(tmp_path, "coaches", "Siobhán", '"Siobhán')

    assert result.is_refused
    assert result.why == (
        "coaches.csv row 2: its quotation marks do not pair, or a field has no end; "
        "nothing after it was looked at"
    )


def test_a_blank_balance_is_no_balance_rather_than_nought(tmp_path: Path) -> None:
    result = reading_of(tmp_path, "rent_accounts", "84.30", "")

    assert not result.is_refused
    assert [row.account_ref for row in result.rows["rent_accounts"]] == ["30002"]
    assert [row.account_ref for row in result.rows["rent_lines"]] == ["30002"]
    assert [note.reason for note in result.findings.notes.values()] == [
        "an account without a balance, left out: no figure is spoken for it",
        "a line of an account that was left out, left out as well",
    ]


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    opened = open_folder(a_folder(tmp_path), options())
    list(opened.extract().coaches)
    with open(tmp_path / "coaches.csv", "a", encoding="utf-8") as file:
        file.write("C2,Ngozi,Mon,\n")

    with pytest.raises(Exception, match="nothing was changed"):
        opened.check(None, {})

    assert ("coaches.csv", "the file changed while it was read") in opened.findings.refusals


def test_a_file_that_is_gone_while_it_is_read_is_refused(tmp_path: Path) -> None:
    opened = open_folder(a_folder(tmp_path), options())
    os.unlink(tmp_path / "repairs.csv")

    with pytest.raises(Exception, match=r"repairs\.csv changed or could not be read on after row 0"):
        list(opened.extract().repairs)


def before(**rows: int) -> LoadInfo:
    return LoadInfo(source="folder november", as_of=NOW, loaded_at=NOW, rows=rows)


def test_sixty_percent_fewer_rows_than_last_time_are_refused(tmp_path: Path) -> None:
    result = read(a_folder(tmp_path), before=before(rent_lines=8, tenancies=3))

    assert result.reasons == [
        "rent_transactions.csv: 3 rows, after 8 in the load before: 62% fewer. "
        "If that is right, give --allow-drop 63"
    ]


@pytest.mark.parametrize(("earlier", "is_refused"), [(5, False), (6, True)], ids=["40% fewer", "50% fewer"])
def test_a_few_rows_fewer_are_not(tmp_path: Path, earlier: int, is_refused: bool) -> None:
    assert read(a_folder(tmp_path), before=before(tenancies=earlier)).is_refused is is_refused


def test_a_drop_may_be_allowed(tmp_path: Path) -> None:
    assert not read(a_folder(tmp_path), before=before(rent_lines=8), allow_drop=63).is_refused


def test_figures_from_the_future_are_refused(tmp_path: Path) -> None:
    result = read(a_folder(tmp_path), as_of=datetime(2026, 11, 2, 10, 1, tzinfo=UTC))

    assert result.reasons == ["the folder: its as_of is in the future"]


def test_a_refused_row_is_not_refused_again_by_those_that_refer_to_it(tmp_path: Path) -> None:
    result = reading_of(tmp_path, "properties", "P0001,B1,C1,52.683", "P0001,B1,C1,north")

    assert len(result.reasons) == 1


def test_thousands_of_bad_rows_are_counted_and_twenty_named(tmp_path: Path) -> None:
    lines = "".join(f"9{number:05},26/10/2026,rent,112.40,debit\n" for number in range(5000))

    result = read(a_folder(tmp_path, {"rent_transactions": PLAIN["rent_transactions"] + lines}))

    (refusal,) = result.findings.refusals.values()
    assert refusal.count == 5000
    assert len(refusal.rows) == 20


def test_an_optional_file_may_be_missing_and_the_others_not(tmp_path: Path) -> None:
    for name in PLAIN:
        result = read(a_folder(tmp_path / name, {name: None}))

        assert result.reasons == [f"{name}.csv: the file is missing"]


def test_nothing_of_a_first_row_of_data_is_ever_repeated(tmp_path: Path) -> None:
    result = read(a_folder(tmp_path, {"tenancies": "T1001,P0001,06/05/2024,Ada Example\n"}))

    assert "tenancies.csv" not in result.findings.dropped
    assert "Ada" not in " ".join(result.reasons)
