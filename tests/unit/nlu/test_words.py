"""Utterances as plain words: what speech-to-text and typing hands turn in."""

from skill.nlu.words import normalise, sounds_like, tokens, without_invocation
from tests.tables import each_row


@each_row(
    ("typed", "plain"),
    [
        ("What’s my Rent Balance?", "what's my rent balance"),
        ("I'd give it 4 out of 5!", "i'd give it four out of five"),
        ("my code is 482916", "my code is four eight two nine one six"),
        ("pin 0606", "pin zero six zero six"),
        ("on the 4th of December", "on the fourth of december"),
        ("the 0th", "the zero"),
        ("call-back, please...", "call back please"),
        ("the B.B.C.", "the b b c"),
        ("£1,200", "one two zero zero"),
        ("  two   spaces ", "two spaces"),
    ],
)
def test_typing_is_turned_into_speech(typed: str, plain: str) -> None:
    assert normalise(typed) == plain


@each_row(
    ("said", "meant"),
    [
        ("my my my rent b balance", "my rent balance"),
        ("t t the t tap's leaking", "the tap's leaking"),
        ("what what's happening", "what's happening"),
        ("i i i need another day", "i need another day"),
        ("n no no", "no"),
        ("my code is three three nine", "my code is three three nine"),
        ("what's on b b c one", "what's on b b c one"),
        ("am i in trouble", "am i in trouble"),
    ],
)
def test_a_stammer_counts_once_and_digits_as_often_as_said(said: str, meant: str) -> None:
    assert normalise(said) == meant


@each_row(
    ("said", "rest", "is_opening"),
    [
        ("alexa open home coach", "", True),
        ("home coach", "", True),
        ("open home coach please", "", True),
        ("alexa ask home coach what's my balance", "what's my balance", False),
        ("ask home coach for my rent balance", "my rent balance", False),
        ("tell home coach my toilet won't flush", "my toilet won't flush", False),
        ("tell home coach that my tap is dripping", "my tap is dripping", False),
        ("what's my balance from home coach", "what's my balance", False),
        ("what's my balance", "what's my balance", False),
        ("alexa stop", "stop", False),
    ],
)
def test_the_invocation_is_removed(said: str, rest: str, is_opening: bool) -> None:
    assert without_invocation(said, "home coach") == (rest, is_opening)


@each_row(
    ("one", "other"),
    [
        ("me toilet ay flushing", "my toilet isn't flushing"),
        ("i cor open the window", "i can't open the window"),
        ("the bog's blocked", "the loo is blocked"),
        ("taps leaking", "tap leaks"),
        ("can you tell me how much i owe please bab", "how much i owe"),
        ("it has broken", "it has broke"),
    ],
)
def test_different_ways_of_speaking_become_the_same_tokens(one: str, other: str) -> None:
    assert [token.stem for token in tokens(one)] == [token.stem for token in tokens(other)]


def test_tokens_know_where_they_stood() -> None:
    tap = next(token for token in tokens("please the tap's leaking") if token.stem == "tap")

    assert (tap.start, tap.end) == (2, 3)


@each_row(
    ("said", "meant", "is_alike"),
    [
        ("monkey", "money", False),
        ("ketchen", "kitchen", True),
        ("bathrom", "bathroom", True),
        ("plumer", "plumber", False),
        ("apointment", "appointment", True),
    ],
)
def test_a_short_word_is_misheard_in_its_vowels_or_one_consonant_for_another(
    said: str, meant: str, is_alike: bool
) -> None:
    assert sounds_like(said, meant) is is_alike
