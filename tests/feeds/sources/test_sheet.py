"""A coach's spreadsheet: days, times and "every other week" as people write them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.domain.tenancy import Place
from skill.errors import FeedFailed
from skill.feeds.feed import MAX_OCCURRENCES, Occurrence
from skill.feeds.sources.sheet.cells import parse_date, repeats, times
from skill.feeds.sources.sheet.reader import occurrences
from tests.feeds.sources.windows import a_window, fixture, told
from tests.tables import each_row

SHEET = fixture("whats-on.csv")


def test_a_sheet_is_read_with_what_repeats() -> None:
    window = a_window("2026-11-23", "2027-01-06")

    found = [each for each in occurrences(SHEET, window) if window.holds(each.starts_at, each.ends_at)]

    assert told(found) == [
        "Tue 24 Nov 10:00-11:30 Coffee and chat",
        "Sat 05 Dec 09:30-10:30 Walking football",
        "Sat 05 Dec 10:00-13:00 Repair café",
        "Sat 02 Jan 09:30-10:30 Walking football",
        "Sat 02 Jan 10:00-13:00 Repair café",
    ]
    assert window.notes == {
        "the unknown column 'Note for me'": 1,
        "row 6: no date that can be read": 1,
    }


def _one(word: str) -> Occurrence:
    window = a_window("2026-11-23", "2027-03-31")
    return next(each for each in occurrences(SHEET, window) if word in each.title)


def test_a_row_says_where_for_whom_and_what_it_costs() -> None:
    football, swap, cafe, coffee = (_one(word) for word in ("football", "swap", "café", "Coffee"))

    assert (football.venue, football.address) == ("the leisure centre", "Friary Way")
    assert football.place == Place(latitude=52.6776, longitude=-1.8196)
    assert (football.price_pence, swap.price_pence, cafe.price_pence) == (250, 0, None)
    assert (football.is_step_free, cafe.is_step_free, swap.is_step_free) == (True, False, None)
    assert coffee.words == ("coffee_morning", "older people")
    assert swap.starts_at == datetime(2027, 3, 6, 14, tzinfo=UTC)


def _read(
    text: str, encoding: str = "utf-8", *, most: int = MAX_OCCURRENCES
) -> tuple[list[Occurrence], dict[str, int]]:
    window = a_window("2026-11-23", "2026-12-31", most=most)
    return list(window.limit(occurrences(text.encode(encoding, "replace"), window))), dict(window.notes)


@each_row("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@each_row("delimiter", [",", ";", "\t"])
def test_every_way_of_saving_it_reads_the_same(encoding: str, delimiter: str) -> None:
    text = (
        delimiter.join(["Name", "DAY", "Start_Time"])
        + "\r\n"
        + delimiter.join(["Café Zoë", "24/11/26", "10am"])
    )

    (found,), _ = _read(text, encoding)

    assert (found.title, found.starts_at) == ("Café Zoë", datetime(2026, 11, 24, 10, tzinfo=UTC))


def test_the_landlords_own_columns_are_understood() -> None:
    (found,), notes = _read(
        "event_ref,title,starts_at,ends_at,venue,address,price,activities,audiences,step_free\n"
        "E1,Coffee,07/12/2026 10:00,07/12/2026 11:30,Weaver Hall,Weaver Road,free,food;music,everyone,yes\n"
    )

    assert (found.starts_at, found.ends_at) == (
        datetime(2026, 12, 7, 10, tzinfo=UTC),
        datetime(2026, 12, 7, 11, 30, tzinfo=UTC),
    )
    assert notes == {}


@each_row(
    ("cell", "day"),
    [
        ("01/12/2026", date(2026, 12, 1)),
        ("1/12/26", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        ("1 December 2026", date(2026, 12, 1)),
        ("1st December 2026", date(2026, 12, 1)),
        ("Tue 1 Dec 2026", date(2026, 12, 1)),
        ("Tuesday, 1 December 2026", date(2026, 12, 1)),
        ("01.12.2026", date(2026, 12, 1)),
        ("1-Dec-26", date(2026, 12, 1)),
        ("01/12/2026 10:00", date(2026, 12, 1)),
        ("31/02/2026", None),
        ("12/31/2026", None),
        ("soon", None),
        ("", None),
        ("9999-12-31", None),
    ],
)
def test_days_as_people_in_britain_write_them(cell: str, day: date | None) -> None:
    assert parse_date(cell) == day


@each_row(
    ("cell", "starts", "ends"),
    [
        ("19:30", time(19, 30), None),
        ("7.30pm", time(19, 30), None),
        ("7 PM", time(19), None),
        ("noon", time(12), None),
        ("10am-12", time(10), time(12)),
        ("10am - 12.30pm", time(10), time(12, 30)),
        ("2-4pm", time(14), time(16)),
        ("10-2pm", time(10), time(14)),
        ("2-4p.m.", time(14), time(16)),
        ("01/12/2026 10:00", time(10), None),
        ("25:00", None, None),
        ("evening", None, None),
    ],
)
def test_times_as_people_write_them(cell: str, starts: time | None, ends: time | None) -> None:
    assert times(cell) == (starts, ends)


@each_row(
    ("cell", "rule"),
    [
        ("", ("", 1, ())),
        ("once", ("", 1, ())),
        ("weekly", ("WEEKLY", 1, ())),
        ("Every week", ("WEEKLY", 1, ())),
        ("fortnightly", ("WEEKLY", 2, ())),
        ("every other week", ("WEEKLY", 2, ())),
        ("every 3 weeks", ("WEEKLY", 3, ())),
        ("every Tuesday", ("WEEKLY", 1, ("TU",))),
        ("Wednesdays", ("WEEKLY", 1, ("WE",))),
        ("weekly on Thurs", ("WEEKLY", 1, ("TH",))),
        ("daily", ("DAILY", 1, ())),
        ("monthly", ("MONTHLY", 1, ("1TU",))),
        ("monthly on the last Friday", ("MONTHLY", 1, ("-1FR",))),
        ("2nd Saturday of the month", ("MONTHLY", 1, ("2SA",))),
    ],
)
def test_how_often_as_people_write_it(cell: str, rule: tuple[str, int, tuple[str, ...]]) -> None:
    assert repeats(cell, date(2026, 12, 1)) == rule


@each_row(
    ("row", "why"),
    [
        ("Coffee,,10am,,", "no date that can be read"),
        ("Coffee,soon,10am,,", "no date that can be read"),
        ("Coffee,24/11/2026,evening,,", "no time that can be read"),
        ("Quiz,24/11/2026,7,,", "'7' may be in the morning or the evening"),
        ("Quiz,24/11/2026,7-9,,", "'7-9' may be in the morning or the evening"),
        ("Quiz,24/11/2026,7.30,,", "'7.30' may be in the morning or the evening"),
        (",24/11/2026,10am,,", "nothing says what it is"),
        ("Coffee,24/11/2026,10am,when it rains,", "how often 'when it rains' is cannot be read"),
        ("Coffee,24/11/2026,10am,weekly,for ever", "no date that can be read under 'until'"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_the_others_stay(row: str, why: str) -> None:
    found, notes = _read(f"what,date,starts,repeats,until\n{row}\nTea,25/11/2026,3pm,,\n")

    assert [each.title for each in found] == ["Tea"]
    assert notes == {f"row 2: {why}": 1}


@each_row("text", ["", "hello", "<html>", "date,where\n1,2\n", '"what', "\0\0\0\0"])
def test_what_is_no_sheet_is_refused(text: str) -> None:
    with pytest.raises(FeedFailed, match=r"no column|not CSV|not text"):
        _read(text)


@each_row(
    ("starts", "ends", "over"),
    [
        ("10am-2", "", datetime(2026, 11, 24, 14, tzinfo=UTC)),
        ("10am", "2", datetime(2026, 11, 24, 14, tzinfo=UTC)),
        ("11:30", "1:00", datetime(2026, 11, 24, 13, tzinfo=UTC)),
        ("7pm-9", "", datetime(2026, 11, 24, 21, tzinfo=UTC)),
        ("9pm-12", "", datetime(2026, 11, 25, 0, tzinfo=UTC)),
        ("9pm", "1am", datetime(2026, 11, 25, 1, tzinfo=UTC)),
        ("22:00", "02:00", datetime(2026, 11, 25, 2, tzinfo=UTC)),
        ("10am-12", "", datetime(2026, 11, 24, 12, tzinfo=UTC)),
        ("10:00", "10:00", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("10am", "", datetime(2026, 11, 24, 10, tzinfo=UTC)),
    ],
)
def test_an_end_without_its_half_of_the_day_is_the_next_there_is(
    starts: str, ends: str, over: datetime
) -> None:
    (found,), notes = _read(f"what,date,starts,ends\nCoffee,24/11/2026,{starts},{ends}\n")

    assert found.ends_at == over
    assert notes == {}


def test_from_and_until_are_of_the_clock_too() -> None:
    (found,), notes = _read("what,date,from,until\nCoffee,24/11/2026,10am,12.30pm\n")

    assert found.ends_at == datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
    assert notes == {}


@pytest.mark.parametrize("header", ["what,day,date,starts", "what,date,day,starts"])
def test_of_two_columns_for_one_thing_the_one_with_our_name_counts(header: str) -> None:
    cells = {"what": "Coffee", "day": "Tuesday", "date": "24/11/2026", "starts": "10am"}
    row = ",".join(cells[name] for name in header.split(","))

    (found,), notes = _read(f"{header}\n{row}\n")

    assert found.starts_at == datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert notes == {}


def test_a_blank_cell_leaves_it_to_the_other_column_that_is_called_so() -> None:
    (found,), _ = _read("title,name,date,starts\nCoffee,,24/11/2026,10am\n")

    assert found.title == "Coffee"


def test_of_a_sheet_without_end_so_much_is_read() -> None:
    rows = "Coffee,01/11/2026,10am,daily\n" * 30

    found, notes = _read(f"what,date,starts,repeats\n{rows}", most=1_000)

    assert len(found) == 1_000
    assert notes == {"more than 1,000 dates": 1}


def test_an_all_day_row_and_one_for_a_whole_weekend() -> None:
    found, _ = _read("what,date,starts,ends\nFair,28/11/2026,,\nCamp,04/12/2026,6pm,06/12/2026 16:00\n")

    assert [(each.starts_at, each.ends_at, each.is_all_day) for each in found] == [
        (datetime(2026, 11, 28, tzinfo=UTC), datetime(2026, 11, 29, tzinfo=UTC), True),
        (datetime(2026, 12, 4, 18, tzinfo=UTC), datetime(2026, 12, 6, 16, tzinfo=UTC), False),
    ]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, len(SHEET)), st.binary(max_size=8), st.integers(0, 30))
def test_a_sheet_may_break_anywhere(at: int, noise: bytes, gone: int) -> None:
    try:
        list(occurrences(SHEET[:at] + noise + SHEET[at + gone :], a_window("2026-11-23", "2026-12-23")))
    except FeedFailed:
        return


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.text(max_size=14), min_size=5, max_size=5))
def test_any_text_in_any_cell_is_a_date_or_a_note(cells: list[str]) -> None:
    row = ",".join(f'"{cell.replace(chr(34), "")}"' for cell in cells)
    found, notes = _read(f"what,date,starts,repeats,until\n{row}\n".replace("\0", ""), "utf-8")

    assert len(found) + sum(notes.values()) <= 200
