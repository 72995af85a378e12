"""Linking, the choice about money and the PIN, in literal words."""

import pytest

from skill.domain.tenancy import AnswerLevel, LinkOutcome, PinCheck, Withheld
from skill.speech import linking
from tests.unit.speech.landlords import LANDLORD, UNREACHABLE, US


def test_an_unlinked_home_hears_how_to_link() -> None:
    assert linking.not_linked(LANDLORD) == (
        f"I don't know which home this is yet. Your coach can give you a code to link it, or you can {US}."
    )
    assert linking.not_linked(UNREACHABLE) == (
        "I don't know which home this is yet. Your coach can give you a code to link it, "
        "or you can ring us on the number on your rent letters."
    )


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (LinkOutcome.LINKED, "Thank you, your home is linked."),
        (
            LinkOutcome.WRONG_CODE,
            "Sorry, that code doesn't work. A code lasts half an hour, and works once.",
        ),
        (
            LinkOutcome.TOO_MANY_TRIES,
            f"That's too many tries for now. Please try again in half an hour, or {US}.",
        ),
    ],
)
def test_a_code_works_or_is_explained(outcome: LinkOutcome, said: str) -> None:
    assert linking.linked(outcome, LANDLORD) == said


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (
            Withheld.NOT_CHOSEN,
            "Other people may be in the room, so you choose what I say about money.",
        ),
        (Withheld.PIN_NEEDED, "This home has a PIN."),
        (
            Withheld.PRIVATE,
            "This home has chosen not to hear about money. Your coach can change that with you.",
        ),
        (
            Withheld.CODE_NEEDED,
            "Other people in the room could hear it, so I need a new code from your coach first.",
        ),
        (Withheld.NOT_CONFIRMED, "Other people in the room could hear it."),
    ],
)
def test_money_is_withheld_by_the_tenants_own_choice(reason: Withheld, said: str) -> None:
    assert linking.withheld(reason) == said


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (AnswerLevel.AMOUNTS, "Okay, I'll say amounts when you ask. You can change that at any time."),
        (AnswerLevel.STANDING, "Okay, I'll only say whether you're up to date."),
        (AnswerLevel.NOTHING, "Okay, I won't say anything about money."),
    ],
)
def test_a_choice_of_level_is_confirmed(level: AnswerLevel, said: str) -> None:
    assert linking.level_chosen(level) == said


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (PinCheck.RIGHT, "Thank you."),
        (PinCheck.WRONG, "Sorry, that isn't the PIN."),
        (PinCheck.NOT_SET, "There's no PIN for this home. Your coach can set one up with you."),
        (
            PinCheck.TOO_MANY_TRIES,
            "That's too many tries for now. Please try again in a quarter of an hour.",
        ),
    ],
)
def test_a_pin_is_answered_without_a_hint(outcome: PinCheck, said: str) -> None:
    assert linking.pin_checked(outcome) == said


def test_short_answers_are_said_word_for_word() -> None:
    assert linking.code_has_eight() == "A code has eight numbers."
    assert linking.unlink_read_back() == (
        "I'll stop answering about your home. You'd need a new code to start again."
    )
    assert linking.unlinked() == "Done. Your home isn't linked any more."
    assert linking.still_as_it_was() == "Okay, nothing has changed."
    assert linking.how_to_set_a_pin() == (
        "A PIN isn't set by voice, so that nobody overhears it. Your coach can set or change one with you."
    )


def test_questions_are_asked_word_for_word() -> None:
    assert linking.WHAT_IS_THE_CODE == "What's your eight-digit code?"
    assert linking.WHAT_IS_THE_PIN == "What's your PIN?"
    assert linking.WHICH_LEVEL == (
        "Shall I say amounts, just whether you're up to date, or nothing about money?"
    )
    assert linking.SHALL_I_SAY_MORE == "Shall I say more from now on?"
    assert linking.SHALL_I_UNLINK == "Shall I unlink your home?"
