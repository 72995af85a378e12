"""SSML as another voice says it."""

import pytest

from skill.rehearsal.aloud import Piece, pieces, seconds


@pytest.mark.parametrize(
    ("ssml", "said"),
    [
        ("<speak>Tea &amp; toast</speak>", [Piece(text="Tea & toast")]),
        ("", []),
        ("<speak></speak>", []),
        (
            '<speak>Your reference is <say-as interpret-as="digits">4821</say-as>.</speak>',
            [Piece(text="Your reference is 4 8 2 1.")],
        ),
        (
            '<speak>Ring <say-as interpret-as="telephone">0800 111 999</say-as> now</speak>',
            [Piece(text="Ring 0 8 0 0, 1 1 1, 9 9 9 now")],
        ),
        (
            '<speak>One<break time="1.5s"/>two<break strength="weak"/>three</speak>',
            [Piece(text="One", pause_ms=1500), Piece(text="two", pause_ms=250), Piece(text="three")],
        ),
        ('<speak>One<break time="soon"/>two</speak>', [Piece(text="One", pause_ms=400), Piece(text="two")]),
        ('<speak>One<break time="99s"/></speak>', [Piece(text="One", pause_ms=10_000)]),
        ("<speak>One<break/><break/></speak>", [Piece(text="One", pause_ms=800)]),
        (
            '<speak>Now <prosody rate="slow">listen <prosody rate="50%">well</prosody></prosody></speak>',
            [
                Piece(text="Now"),
                Piece(text="listen", rate=0.75),
                Piece(text="well", rate=0.375),
            ],
        ),
        ('<speak><prosody rate="1%">slow</prosody></speak>', [Piece(text="slow", rate=0.2)]),
        ('<speak><sub alias="Saint">St</sub> John</speak>', [Piece(text="Saint John")]),
        (
            "<speak><p><s>One.</s><s>Two.</s></p>Three.</speak>",
            [Piece(text="One.", pause_ms=400), Piece(text="Two.", pause_ms=1000), Piece(text="Three.")],
        ),
        (
            '<speak><amazon:effect name="whispered">psst</amazon:effect> <emphasis>yes</emphasis></speak>',
            [Piece(text="psst yes")],
        ),
        ("<speak>half <b", [Piece(text="half <b")]),
        ("<speak>one <b>two</speak>", [Piece(text="one two")]),
        ("<speak>two\n   lines</speak>", [Piece(text="two lines")]),
    ],
)
def test_ssml_is_said_in_pieces(ssml: str, said: list[Piece]) -> None:
    assert pieces(ssml) == said


@pytest.mark.parametrize(
    ("ssml", "about"),
    [
        ("<speak>one two three four five</speak>", 2.0),
        ("<speak>one two three four five<break time='3s'/></speak>", 5.0),
        ("<speak><prosody rate='50%'>one two three four five</prosody></speak>", 4.0),
        ("<speak><say-as interpret-as='digits'>12345</say-as></speak>", 2.0),
        ("<speak>£84.30</speak>", 1.6),
        ("<speak>I've re-let it</speak>", 1.2),
        ("", 0.0),
    ],
)
def test_figures_take_as_long_as_words(ssml: str, about: float) -> None:
    assert seconds(ssml) == pytest.approx(about)
