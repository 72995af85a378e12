"""SSML as it is heard: as text, in another voice, and how long it takes."""

import pytest

from skill.rehearsal.ssml import aloud, is_well_formed, plain_text, seconds
from skill.speech.plain import phone
from tests.tables import each_row


@each_row(
    ("ssml", "said"),
    [
        ("<speak>Tea &amp; toast</speak>", "Tea & toast"),
        ("", ""),
        ("<speak></speak>", ""),
        (
            '<speak>Your reference is <say-as interpret-as="digits">4821</say-as>.</speak>',
            "Your reference is 4 8 2 1.",
        ),
        (
            f"<speak>Ring {phone('0800 111 999')} now</speak>",
            "Ring 0 8 0 0, 1 1 1, 9 9 9 now",
        ),
        (
            '<speak><amazon:effect name="whispered">psst</amazon:effect> <emphasis>yes</emphasis></speak>',
            "psst yes",
        ),
        ("<speak>half <b", "half <b"),
        ("<speak>one <b>two</speak>", "one two"),
        ("<speak>two\n   lines</speak>", "two lines"),
    ],
)
def test_another_voice_says_numbers_figure_by_figure(ssml: str, said: str) -> None:
    assert aloud(ssml) == said


def test_the_text_to_read_keeps_numbers_together() -> None:
    said = f"<speak>Ring {phone('0800 111 999')} &amp; wait</speak>"

    assert plain_text(said) == "Ring 0800 111 999 & wait"


@each_row(
    ("ssml", "about"),
    [
        ("<speak>one two three four five</speak>", 2.0),
        ("<speak><say-as interpret-as='digits'>12345</say-as></speak>", 2.0),
        ("<speak>£84.30</speak>", 1.6),
        ("<speak>I've re-let it</speak>", 1.2),
        ("", 0.0),
    ],
)
def test_figures_take_as_long_as_words(ssml: str, about: float) -> None:
    assert seconds(ssml) == pytest.approx(about)


def test_an_open_mark_is_not_well_formed() -> None:
    assert is_well_formed("<speak>one</speak>")
    assert not is_well_formed("<speak>one <b>two</speak>")
    assert not is_well_formed("")
