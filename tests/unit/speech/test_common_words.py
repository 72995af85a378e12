"""Welcome, help, misunderstanding, failing and the cards, in literal words."""

from collections.abc import Callable

import pytest

from skill.domain.landlord import Landlord
from skill.speech import cards, common
from tests.tables import each_row
from tests.unit.speech.landlords import LANDLORD, UNREACHABLE, US


def test_a_welcome_says_what_can_be_asked() -> None:
    assert common.welcome(LANDLORD, is_linked=True) == (
        "Hello from Smith &amp; Sons. You can ask about rent, repairs, or what's on nearby."
    )
    assert common.welcome(LANDLORD, is_linked=False) == (
        "Hello from Smith &amp; Sons. I can tell you what's on nearby. "
        "To ask about your home, say: link my home."
    )


def test_help_gives_examples_and_a_way_in() -> None:
    assert common.help_at_start(LANDLORD, is_linked=True) == (
        "You can say: what's my rent balance, my tap is dripping, or what's on this weekend. "
        "You can also ask about a repair, or ask your coach to ring you."
    )
    assert common.help_at_start(LANDLORD, is_linked=False) == (
        "You can ask what's on this weekend. To ask about rent and repairs, link your home with a code "
        f"from your coach. To talk to somebody, {US}."
    )


@each_row(
    ("words", "said"),
    [
        (common.help_with_yes_or_no, "You can answer yes or no, or say stop."),
        (
            common.help_with_fault,
            "Tell me what's broken in a few words, such as no hot water, or say stop.",
        ),
        (
            common.help_with_room,
            "Tell me where it is, such as the kitchen, the bathroom or outside, or say stop.",
        ),
        (
            common.help_with_code,
            "The code is the eight numbers your coach gave you. Say them one by one, or say stop.",
        ),
        (
            common.help_with_pin,
            "The PIN is the four numbers you chose with your coach. Say them one by one, or say stop.",
        ),
        (
            common.help_with_message,
            "Say: tell them that, and then your message. I'll read it back before I send it.",
        ),
        (
            common.help_with_level,
            "Say: amounts, up to date, or nothing. It's only about what I say aloud.",
        ),
        (common.help_with_rating, "Say a number. One is hard, and five is easy."),
        (
            common.help_with_events,
            "You can say: more, or: tell me about the second one. You can ask when it is, what it costs, or "
            "how to get there. To hear what's near you first, say: I can walk ten minutes.",
        ),
        (common.not_understood, "Sorry, I didn't get that."),
        (common.nothing_to_answer, "Sorry, I hadn't asked you anything."),
        (common.nothing_to_repeat, "I haven't said anything yet."),
        (common.okay, "Okay."),
        (common.goodbye, "Goodbye."),
        (common.last_resort, "I'm sorry, something went wrong. Please try again later."),
    ],
)
def test_short_answers_are_said_word_for_word(words: Callable[[], str], said: str) -> None:
    assert words() == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            common.reach_a_person,
            f"To talk to a person, {US}. They're there nine till five &lt;weekdays&gt;.",
        ),
        (
            common.sorry_not_getting_it,
            f"I'm sorry, I'm not getting this. To talk to a person, {US}. "
            "They're there nine till five &lt;weekdays&gt;.",
        ),
        (
            common.store_is_down,
            f"I'm sorry, I can't get to that just now. Please try again later, or {US}.",
        ),
        (
            common.something_went_wrong,
            f"I'm sorry, something went wrong. Please try again later, or {US}.",
        ),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_person_can_be_reached(words: Callable[[Landlord], str], said: str) -> None:
    assert words(LANDLORD) == said


def test_opening_hours_need_a_number_to_ring() -> None:
    assert common.reach_a_person(UNREACHABLE) == (
        "To talk to a person, ring us on the number on your rent letters."
    )


def test_questions_are_asked_word_for_word() -> None:
    assert common.ANYTHING_ELSE == "Is there anything else?"
    assert common.WHAT_WOULD_YOU_LIKE == "What would you like to do?"


def test_a_card_is_plain_text() -> None:
    assert cards.ways_to_pay(LANDLORD) == "Direct Debit\nPhone Smith & Sons: 01632 960 100"
    assert cards.ways_to_pay(UNREACHABLE) == "Ask Smith & Sons."
    assert cards.things_to_say().splitlines() == [
        "What's my rent balance?",
        "My kitchen tap is dripping.",
        "What's happening with my repair?",
        "What's on this weekend?",
        "Ask my coach to ring me.",
    ]
    assert (cards.WAYS_TO_PAY, cards.THINGS_TO_SAY) == (
        "Ways to pay your rent",
        "Things to say to Home Coach",
    )
