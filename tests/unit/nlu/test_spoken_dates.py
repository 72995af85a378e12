"""Dates as Alexa hands them over, from words said on Monday 23 November 2026."""

from datetime import date

from skill.nlu.spoken_dates import date_at
from tests.tables import each_row

MONDAY = date(2026, 11, 23)


def value_of(said: str, today: date = MONDAY) -> str | None:
    words = said.split()
    found = date_at(words, 0, today)
    return found[1] if found is not None and found[0] == len(words) else None


DATES = [
    ("today", "2026-11-23"),
    ("tonight", "2026-11-23"),
    ("tomorrow", "2026-11-24"),
    ("tomorrow morning", "2026-11-24"),
    ("the day after tomorrow", "2026-11-25"),
    ("yesterday", "2026-11-22"),
    ("friday", "2026-11-27"),
    ("monday", "2026-11-23"),
    ("friday afternoon", "2026-11-27"),
    ("next tuesday", "2026-12-01"),
    ("last monday", "2026-11-16"),
    ("last sunday", "2026-11-22"),
    ("friday week", "2026-12-04"),
    ("saturday fortnight", "2026-12-12"),
    ("in the spring", "2027-SP"),
    ("in two zero two seven", "2027"),
    ("in twenty twenty seven", "2027"),
    ("in a month's time", "2026-12"),
    ("at the moment", "PRESENT_REF"),
    ("a week on friday", "2026-12-04"),
    ("a week tomorrow", "2026-12-01"),
    ("in three days", "2026-11-26"),
    ("in two weeks", "2026-12-07"),
    ("three weeks ago", "2026-11-02"),
    ("in a fortnight", "2026-12-07"),
    ("this weekend", "2026-W48-WE"),
    ("next weekend", "2026-W49-WE"),
    ("this week", "2026-W48"),
    ("next week", "2026-W49"),
    ("last week", "2026-W47"),
    ("this month", "2026-11"),
    ("next month", "2026-12"),
    ("in december", "2026-12"),
    ("january", "2027-01"),
    ("christmas day", "2026-12-25"),
    ("new year's day", "2027-01-01"),
    ("the fourth of december", "2026-12-04"),
    ("december the fourth", "2026-12-04"),
    ("fourth december", "2026-12-04"),
    ("the fourth", "2026-12-04"),
    ("the twenty third", "2026-11-23"),
    ("the thirty first", "2026-12-31"),
    ("twenty ninth of february", "2028-02-29"),
    ("summer", "2027-SU"),
    ("this winter", "2026-WI"),
    ("next year", "2027"),
    ("right now", "PRESENT_REF"),
    ("now", "PRESENT_REF"),
]


def test_a_spoken_date_becomes_alexas_value() -> None:
    assert [(said, value_of(said)) for said, _ in DATES] == DATES


@each_row("said", ["banana", "the second one", "may", "march", "fourth", "in the kitchen", "three"])
def test_other_words_are_no_date(said: str) -> None:
    assert value_of(said) is None


@each_row(
    ("today", "said", "value"),
    [
        (date(2026, 12, 31), "tomorrow", "2027-01-01"),
        (date(2026, 12, 31), "next week", "2027-W01"),
        (date(2026, 12, 31), "next month", "2027-01"),
        (date(2027, 1, 2), "this winter", "2026-WI"),
        (date(2027, 1, 3), "this weekend", "2026-W53-WE"),
        (date(2028, 2, 29), "next month", "2028-03"),
        (date(2026, 11, 29), "next tuesday", "2026-12-01"),
    ],
)
def test_values_turn_with_the_calendar(today: date, said: str, value: str) -> None:
    assert value_of(said, today) == value
