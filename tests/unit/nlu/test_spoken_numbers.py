"""Numbers, link codes, PINs and places in a row from words."""

import pytest

from skill.nlu.spoken_numbers import four_digits_at, in_words, number_at, ordinal_at, ordinal_in_words
from tests.tables import each_row


@each_row(
    ("said", "figures"),
    [
        ("four", "4"),
        ("four eight two nine one six", "482916"),
        ("eight eight three one oh five", "883105"),
        ("nine zero one seven three three", "901733"),
        ("double four one seven eight six", "441786"),
        ("forty eight twenty nine sixteen", "482916"),
        ("twenty one", "21"),
        ("one hundred and twenty three", "123"),
        ("two thousand and six", "2006"),
        ("four hundred and eighty two thousand nine hundred and sixteen", "482916"),
    ],
)
def test_a_spoken_number_becomes_figures(said: str, figures: str) -> None:
    words = said.split()

    assert number_at(words, 0) == (len(words), figures)


@each_row("said", ["oh", "double trouble", "hundred", "and", "boiler"])
def test_what_is_no_number_has_no_figures(said: str) -> None:
    assert number_at(said.split(), 0) is None


def test_two_numbers_with_a_word_between_stay_two() -> None:
    assert number_at(["four", "out", "of", "five"], 0) == (1, "4")


@pytest.mark.parametrize(
    ("said", "pin"),
    [("two five eight nought", "2580"), ("zero six zero six", "0606"), ("three eight double seven", "3877")],
)
def test_a_pin_has_four_figures(said: str, pin: str) -> None:
    words = said.split()

    assert four_digits_at(words, 0) == (len(words), pin)


def test_five_figures_are_no_pin() -> None:
    assert four_digits_at(["one", "two", "three", "four", "five"], 0) is None


@pytest.mark.parametrize(("said", "place"), [("second", "2"), ("third", "3"), ("twenty first", "21")])
def test_a_place_in_a_row_becomes_its_number(said: str, place: str) -> None:
    assert ordinal_at(said.split(), 0) == (len(said.split()), place)


@each_row(
    ("figures", "words"),
    [("4", "four"), ("12", "twelve"), ("48", "forty eight"), ("07", "zero seven"), ("482", "four eight two")],
)
def test_typed_figures_are_read_as_speech_would_spell_them(figures: str, words: str) -> None:
    assert in_words(figures) == words


@pytest.mark.parametrize(
    ("number", "word"),
    [(0, "zero"), (1, "first"), (20, "twentieth"), (23, "twenty third"), (31, "thirty first")],
)
def test_a_day_of_the_month_is_read_as_an_ordinal(number: int, word: str) -> None:
    assert ordinal_in_words(number) == word
