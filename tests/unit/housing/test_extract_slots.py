"""availability.csv: which windows are imported, which are skipped and reported, which refuse the load."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from skill.domain.repairs.triage import Trade
from skill.housing.extract.findings import report
from skill.housing.extract.rows import SlotRow
from tests.unit.housing.folders import Result, a_folder, read

HEADER = "slot_ref,trade,starts_at,ends_at,places,coach_ref"
GOOD = "S1,plumbing,06/11/2026 08:00,06/11/2026 12:00,,"


def with_slots(tmp_path: Path, *rows: str, header: str = HEADER) -> Result:
    return read(a_folder(tmp_path, {"availability": "\n".join((header, *rows)) + "\n"}))


def test_folder_without_availability_offers_no_windows(tmp_path: Path) -> None:
    result = read(a_folder(tmp_path))

    assert (result.is_refused, result.rows["slots"]) == (False, [])


def test_row_defaults_to_one_place_for_every_home(tmp_path: Path) -> None:
    result = with_slots(tmp_path, GOOD, "S2,PLUMBER,2026-11-06T12:00,2026-11-06 17:00,99,C1")

    eight, noon, five = (datetime(2026, 11, 6, hour, tzinfo=UTC) for hour in (8, 12, 17))
    assert result.rows["slots"] == [
        SlotRow(slot_ref="S1", trade=Trade.PLUMBING, starts_at=eight, ends_at=noon),
        SlotRow(slot_ref="S2", trade=Trade.PLUMBING, starts_at=noon, ends_at=five, places=99, coach_ref="C1"),
    ]


def test_date_column_with_two_time_columns_is_read(tmp_path: Path) -> None:
    (row,) = with_slots(
        tmp_path, "S1,Joiner,03/06/2027,08:00,1:30 PM", header="Slot Ref,Craft,Slot Date,From,To"
    ).rows["slots"]

    assert row.trade is Trade.JOINERY
    assert row.starts_at == datetime(2027, 6, 3, 7, 0, tzinfo=UTC)
    assert row.ends_at == datetime(2027, 6, 3, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("word", "trade"),
    [(trade.value, trade) for trade in Trade]
    + [("Multi-trade", Trade.GENERAL), ("GAS ENGINEER", Trade.HEATING), ("Damp & mould", None)],
)
def test_trades_are_recognised_or_skipped(tmp_path: Path, word: str, trade: Trade | None) -> None:
    result = with_slots(tmp_path, GOOD.replace("plumbing", word))

    assert [row.trade for row in result.rows["slots"]] == ([trade] if trade else [])


def test_unknown_trade_is_counted_and_refuses_nothing(tmp_path: Path) -> None:
    rows = [f"S{number},Chimney sweep,06/11/2026 08:00,06/11/2026 12:00,," for number in (2, 3)]

    result = with_slots(tmp_path, GOOD, *rows)

    assert not result.is_refused
    assert [row.slot_ref for row in result.rows["slots"]] == ["S1"]
    assert "Note: availability.csv: 2 rows have a trade without a known meaning: 'Chimney sweep'" in report(
        result.findings
    )


@pytest.mark.parametrize("starts_at", ["02/11/2026 10:00", "02/11/2026 09:59", "01/06/2026 08:00"])
def test_window_that_has_begun_is_skipped_and_reported(tmp_path: Path, starts_at: str) -> None:
    result = with_slots(tmp_path, f"S1,plumbing,{starts_at},06/11/2026 12:00,,", GOOD.replace("S1", "S2"))

    assert not result.is_refused
    assert [row.slot_ref for row in result.rows["slots"]] == ["S2"]
    assert "Note: availability.csv: a slot that has begun already, skipped (row 2)" in report(result.findings)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (GOOD, "slot_ref comes twice"),
        ("S1,unknown,01/11/2026 08:00,01/11/2026 12:00,,", "slot_ref comes twice"),
        (",plumbing,06/11/2026 08:00,06/11/2026 12:00,,", "slot_ref is blank"),
        ("1.2E+11,plumbing,06/11/2026 08:00,06/11/2026 12:00,,", "slot_ref was turned into"),
        ("S2,,06/11/2026 08:00,06/11/2026 12:00,,", "trade is blank"),
        ("S2,plumbing,,06/11/2026 12:00,,", "starts_at: a date is blank"),
        ("S2,plumbing,06/11/2026 8 am,06/11/2026 12:00,,", "starts_at: a time is not like 08:30"),
        ("S2,plumbing,2026-11-06T08,2026-11-06T12:00,,", "starts_at: a time is not like 08:30"),
        ("S2,plumbing,06/11/2026 12:00,06/11/2026 12:00,,", "ends_at is not after starts_at"),
        ("S2,unknown,06/11/2026 12:00,06/11/2026 11:00,,", "ends_at is not after starts_at"),
        ("S2,plumbing,06/11/2026 08:00,06/11/2026 12:00,0,", "places is not a whole number from 1 to 99"),
        ("S2,plumbing,06/11/2026 08:00,06/11/2026 12:00,100,", "places is not a whole number from 1 to 99"),
        ("S2,plumbing,06/11/2026 08:00,06/11/2026 12:00,1.5,", "places is not a whole number from 1 to 99"),
        ("S2,plumbing,06/11/2026 08:00,06/11/2026 12:00,-1,", "places is not a whole number from 1 to 99"),
        ("S2,plumbing,06/11/2026 08:00,06/11/2026 12:00,²,", "places is not a whole number from 1 to 99"),
        ("S2,plumbing,06/11/2026 08:00,06/11/2026 12:00,,C9", "coach_ref is not in coaches.csv"),
    ],
)
def test_wrong_row_refuses_the_load_and_is_named(tmp_path: Path, row: str, reason: str) -> None:
    result = with_slots(tmp_path, GOOD, row)

    assert result.is_refused
    assert len(result.reasons) == 1
    assert result.reasons[0].startswith(f"availability.csv row 3: {reason}")


@pytest.mark.parametrize("column", ["slot_ref", "trade", "starts_at", "ends_at"])
def test_missing_required_column_is_named(tmp_path: Path, column: str) -> None:
    result = with_slots(tmp_path, header=HEADER.replace(column, "other"))

    assert result.reasons == [f"availability.csv: no column is named {column}"]
