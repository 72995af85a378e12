"""Rows of real exports: converted as documented, or refused with row and reason."""

from datetime import date
from pathlib import Path

import pytest

from tests.unit.housing.folders import PLAIN, a_folder, read, reading_of


def test_plain_folder_is_accepted(tmp_path: Path) -> None:
    result = read(a_folder(tmp_path))

    assert result.reasons == []
    assert {table: len(rows) for table, rows in result.rows.items() if rows} == {
        "coaches": 1,
        "properties": 3,
        "tenancies": 3,
        "rent_accounts": 2,
        "rent_lines": 1,
        "repairs": 1,
        "visits": 1,
    }


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
            "coaches.csv row 2: works_on has a word that is not a weekday; "
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


def test_leading_zeros_lost_by_excel_are_noticed(tmp_path: Path) -> None:
    files = {
        "properties": PLAIN["properties"].replace("P000", "000"),
        "tenancies": PLAIN["tenancies"].replace("P000", ""),
        "repairs": PLAIN["repairs"].replace("P0001", "0001"),
    }

    result = read(a_folder(tmp_path, files))

    assert result.reasons == [
        f"tenancies.csv row {row}: property_ref is in properties.csv only with leading zeros: "
        "Excel took them away here"
        for row in (2, 3, 4)
    ]


@pytest.mark.parametrize("total", ["Total,,,,", "Grand Total: 3,,,,", ",Totals,,,", "TOTAL"])
def test_a_totals_row_is_skipped_with_a_line_in_the_report(tmp_path: Path, total: str) -> None:
    result = read(a_folder(tmp_path, {"properties": PLAIN["properties"] + total + "\n"}))

    assert not result.is_refused
    assert len(result.rows["properties"]) == 3
    assert [(note.file, note.reason, note.rows) for note in result.findings.notes.values()] == [
        ("properties.csv", "a row of totals, skipped", [(5, "")])
    ]


def test_a_totals_row_under_the_rent_lines_is_skipped_too(tmp_path: Path) -> None:
    result = read(a_folder(tmp_path, {"rent_transactions": PLAIN["rent_transactions"] + "Total,,,333.55,\n"}))

    assert not result.is_refused
    assert result.findings.accepted["rent_transactions.csv"] == 3


def test_unlabelled_totals_row_is_refused(tmp_path: Path) -> None:
    result = read(a_folder(tmp_path, {"rent_transactions": PLAIN["rent_transactions"] + ",,,333.55,\n"}))

    assert result.reasons == ["rent_transactions.csv row 5: account_ref is blank"]


def test_blank_balance_is_missing_rather_than_zero(tmp_path: Path) -> None:
    result = reading_of(tmp_path, "rent_accounts", "84.30", "")

    assert not result.is_refused
    assert [row.account_ref for row in result.rows["rent_accounts"]] == ["30002"]
    assert result.rows["rent_lines"] == []
    assert result.findings.accepted["rent_transactions.csv"] == 1
    assert [note.reason for note in result.findings.notes.values()] == [
        "an account without a balance, skipped: no figure is spoken for it",
        "a line of an account that was skipped, skipped as well",
    ]


def test_rows_that_refer_to_a_refused_row_are_not_reported_again(tmp_path: Path) -> None:
    result = reading_of(tmp_path, "properties", "P0001,B1,C1,52.683", "P0001,B1,C1,north")

    assert len(result.reasons) == 1


def test_bad_rows_are_counted_and_twenty_are_listed(tmp_path: Path) -> None:
    lines = "".join(f"9{number:05},26/10/2026,rent,112.40,debit\n" for number in range(5000))

    result = read(a_folder(tmp_path, {"rent_transactions": PLAIN["rent_transactions"] + lines}))

    (refusal,) = result.findings.refusals.values()
    assert refusal.count == 5000
    assert len(refusal.rows) == 20
