"""How money, days, times, lists, numbers and names sound. 23 November 2026 is a Monday."""

from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.speech import plain
from tests.tables import each_row
from tests.unit.speech.landlords import LANDLORD, spelt

MONDAY = date(2026, 11, 23)


@each_row(
    ("pence", "said"),
    [
        (8430, "£84.30"),
        (9000, "£90"),
        (100, "£1"),
        (101, "£1.01"),
        (250, "£2.50"),
        (123456, "£1,234.56"),
        (100_000_000, "£1,000,000"),
        (50, "50 pence"),
        (1, "1 penny"),
        (0, "£0"),
        (-8430, "£84.30"),
        (-7, "7 pence"),
    ],
)
def test_money_is_said_without_its_sign(pence: int, said: str) -> None:
    assert plain.pounds(pence) == said


@each_row(
    ("when", "said", "on"),
    [
        (date(2026, 11, 23), "today", "today"),
        (date(2026, 11, 24), "tomorrow", "tomorrow"),
        (date(2026, 11, 22), "yesterday", "yesterday"),
        (date(2026, 11, 25), "Wednesday", "on Wednesday"),
        (date(2026, 11, 29), "Sunday", "on Sunday"),
        # a week on, a bare "Monday" would mean today
        (date(2026, 11, 30), "Monday the thirtieth of November", "on Monday the thirtieth of November"),
        # in the past, a bare weekday would be taken for the next one
        (
            date(2026, 11, 21),
            "Saturday",
            "on Saturday",
        ),
        (date(2026, 12, 4), "Friday the fourth of December", "on Friday the fourth of December"),
    ],
)
def test_a_day_is_said_as_people_say_it(when: date, said: str, on: str) -> None:
    assert plain.day(when, MONDAY) == said
    assert plain.on_day(when, MONDAY) == on


@each_row(
    ("today", "when", "said"),
    [
        (date(2026, 12, 31), date(2027, 1, 1), "tomorrow"),
        (date(2027, 1, 1), date(2026, 12, 31), "yesterday"),
        (date(2026, 12, 28), date(2027, 1, 2), "Saturday"),
        (date(2026, 12, 28), date(2027, 1, 4), "Monday the fourth of January"),
        (date(2027, 1, 2), date(2026, 12, 25), "Friday the twenty-fifth of December"),
        (date(2028, 2, 28), date(2028, 2, 29), "tomorrow"),
        (date(2028, 2, 1), date(2028, 2, 29), "Tuesday the twenty-ninth of February"),
        (date(2028, 3, 1), date(2028, 2, 29), "yesterday"),
        (date(2027, 2, 28), date(2027, 3, 1), "tomorrow"),
    ],
)
def test_year_ends_and_leap_days_are_days_like_others(today: date, when: date, said: str) -> None:
    assert plain.day(when, today) == said


@each_row(
    ("when", "said"),
    [
        (date(2027, 5, 21), "Friday the twenty-first of May"),
        (date(2027, 5, 22), "Saturday the twenty-second of May 2027"),
        (date(2026, 5, 28), "Thursday the twenty-eighth of May"),
        (date(2026, 5, 27), "Wednesday the twenty-seventh of May 2026"),
        (date(2025, 11, 24), "Monday the twenty-fourth of November 2025"),
        (date(2026, 11, 23), "Monday the twenty-third of November"),
    ],
)
def test_the_year_is_said_from_half_a_year_away(when: date, said: str) -> None:
    assert plain.full_day(when, MONDAY) == said


def test_every_day_of_a_month_has_its_word() -> None:
    assert [plain.ordinal(number) for number in (1, 2, 3, 12, 20, 21, 22, 23, 30, 31)] == [
        "first", "second", "third", "twelfth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
        "thirtieth", "thirty-first",
    ]  # fmt: skip


@each_row(
    ("count", "said"),
    [(0, "nought"), (1, "one"), (12, "twelve"), (29, "twenty-nine"), (30, "30"), (175, "175")],
)
def test_numbers_are_words_below_thirty(count: int, said: str) -> None:
    assert plain.number(count) == said


@each_row(
    ("clock", "said"),
    [
        ("00:00", "midnight"),
        ("00:05", "five past twelve in the morning"),
        ("08:00", "eight in the morning"),
        ("09:05", "five past nine in the morning"),
        ("09:10", "ten past nine in the morning"),
        ("09:15", "quarter past nine in the morning"),
        ("09:20", "twenty past nine in the morning"),
        ("09:25", "twenty-five past nine in the morning"),
        ("09:30", "half past nine in the morning"),
        ("09:35", "twenty-five to ten in the morning"),
        ("09:40", "twenty to ten in the morning"),
        ("09:45", "quarter to ten in the morning"),
        ("09:50", "ten to ten in the morning"),
        ("09:55", "five to ten in the morning"),
        ("10:01", "one minute past ten in the morning"),
        ("10:07", "seven minutes past ten in the morning"),
        ("10:29", "twenty-nine minutes past ten in the morning"),
        ("10:31", "twenty-nine minutes to eleven in the morning"),
        ("10:59", "one minute to eleven in the morning"),
        ("11:45", "quarter to twelve in the morning"),
        ("12:00", "noon"),
        ("12:30", "half past twelve in the afternoon"),
        ("13:00", "one in the afternoon"),
        ("17:00", "five in the afternoon"),
        ("17:55", "five to six in the afternoon"),
        ("18:00", "six in the evening"),
        ("19:30", "half past seven in the evening"),
        ("23:59", "one minute to twelve in the evening"),
    ],
)
def test_a_time_is_said_as_on_a_clock_face(clock: str, said: str) -> None:
    assert plain.clock_time(_at(clock)) == said


def test_every_minute_of_a_day_has_its_own_words() -> None:
    times = [datetime(2026, 11, 23, hour, minute) for hour in range(24) for minute in range(60)]  # noqa: DTZ001

    assert len({plain.clock_time(when) for when in times}) == 24 * 60


@each_row(
    ("start", "end", "said"),
    [
        ("08:00", "12:00", "between eight and noon"),
        ("08:00", "11:30", "between eight and half past eleven in the morning"),
        ("13:00", "17:00", "between one and five in the afternoon"),
        ("12:00", "17:00", "between noon and five in the afternoon"),
        ("10:00", "15:00", "between ten in the morning and three in the afternoon"),
        ("16:30", "18:30", "between half past four in the afternoon and half past six in the evening"),
        ("18:00", "20:00", "between six and eight in the evening"),
        ("22:00", "00:00", "between ten in the evening and midnight"),
        ("10:00", "00:00", "between ten in the morning and midnight"),
        ("20:00", "01:00", "between eight in the evening and one in the morning"),
    ],
)
def test_hours_are_said_once_for_the_part_of_the_day(start: str, end: str, said: str) -> None:
    assert plain.between(_at(start), _at(end)) == said


def _at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-23T{clock}")


@pytest.mark.parametrize(
    ("things", "short", "long"),
    [
        ([], "", ""),
        (["tea"], "tea", "tea"),
        (["tea", "cake"], "tea and cake", "tea; and cake"),
        (["tea", "cake", "jam"], "tea, cake and jam", "tea; cake; and jam"),
    ],
)
def test_lists_end_in_and(things: list[str], short: str, long: str) -> None:
    assert plain.listed(things) == short
    assert plain.listed_long(things) == long


def test_a_choice_ends_in_or() -> None:
    assert plain.listed(["cash", "card", "cheque"], "or") == "cash, card or cheque"


@each_row(
    ("outside", "escaped"),
    [
        ("Tea & toast", "Tea &amp; toast"),
        ("O'Neill", "O'Neill"),
        ("Zoë Müller-Łukasz", "Zoë Müller-Łukasz"),
        ("<speak>", "&lt;speak&gt;"),
        ("Fish &amp; chips", "Fish &amp;amp; chips"),
        ('the "Hub"', 'the "Hub"'),
    ],
)
def test_text_from_outside_is_escaped_once(outside: str, escaped: str) -> None:
    assert plain.escape(outside) == escaped


@each_row(
    "forbidden",
    ["\x00", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\ud83d", "\ufffe", "\uffff"],
)
def test_what_xml_forbids_becomes_a_space(forbidden: str) -> None:
    said = plain.escape(f"Tea{forbidden}& toast")

    assert said == "Tea &amp; toast"
    assert ElementTree.fromstring(f"<speak>{said}</speak>").text == "Tea & toast"


@each_row("text", ["a\tb", "a\nb", "fire 🔥", "\ue000", "\ufffd", "e\u0301", "\u202e"])
def test_what_xml_allows_stays(text: str) -> None:
    assert plain.escape(text) == text


@given(st.text(st.characters(), max_size=20))
def test_any_text_at_all_is_fit_for_ssml(text: str) -> None:
    ElementTree.fromstring(f"<speak>{plain.escape(text)}{plain.phone(text)}{plain.digits(text)}</speak>")


def test_references_and_telephone_numbers_are_marked_for_the_voice() -> None:
    assert plain.digits("4826") == '<say-as interpret-as="digits">4826</say-as>'
    assert plain.phone("999") == '<say-as interpret-as="digits">999</say-as>'


def test_a_telephone_number_has_a_pause_between_its_groups() -> None:
    assert plain.phone("0800 111-999") == (
        '<say-as interpret-as="digits">0800</say-as><break strength="medium"/> '
        '<say-as interpret-as="digits">111</say-as><break strength="medium"/> '
        '<say-as interpret-as="digits">999</say-as>'
    )
    assert plain.phone("the one on <your> letter") == "the one on &lt;your&gt; letter"


def test_a_landlord_is_rung_by_name_and_number() -> None:
    landlord = replace(LANDLORD, name="Smith & Sons", phone="01632 960 1", repairs_phone="01632 960 2")

    assert plain.ring_us(landlord) == f"ring Smith &amp; Sons on {spelt('01632 960 1')}"
    assert plain.ring_repairs(landlord) == f"ring Smith &amp; Sons repairs on {spelt('01632 960 2')}"


def test_day_or_night_is_said_only_of_a_number_of_its_own() -> None:
    by_day = replace(LANDLORD, name="Smith", phone=None, repairs_phone="01632 960 2", out_of_hours_phone=None)
    always = replace(by_day, out_of_hours_phone="01632 960 3")

    assert plain.ring_urgently(by_day) == plain.ring_repairs(by_day)
    assert plain.ring_urgently(always) == f"ring Smith, day or night, on {spelt('01632 960 3')}"
    assert plain.ring_urgently_twice(always) == (
        f"ring Smith, day or night, on {spelt('01632 960 3')}. That's {spelt('01632 960 3')}."
    )
    assert plain.ring_urgently_twice(replace(by_day, repairs_phone=None)) == (
        "ring the repairs number on your rent letters."
    )


def test_a_number_that_is_not_known_is_not_made_up() -> None:
    landlord = replace(LANDLORD, phone=None, repairs_phone=None)

    assert plain.ring_us(landlord) == "ring us on the number on your rent letters"
    assert plain.ring_repairs(landlord) == "ring the repairs number on your rent letters"


@pytest.mark.parametrize(
    ("words", "capital"), [("a tap", "A tap"), ("£1 lunch", "£1 lunch"), ("école", "École"), ("", "")]
)
def test_only_the_first_letter_is_capitalised(words: str, capital: str) -> None:
    assert plain.capital(words) == capital
