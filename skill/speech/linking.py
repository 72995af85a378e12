"""Linking a home, what may be said about money, and the PIN. No home is ever named aloud."""

from skill.domain.landlord import Landlord
from skill.domain.tenancy import AnswerLevel, LinkOutcome, PinCheck, Withheld
from skill.speech import plain

WHAT_IS_THE_CODE = "What's your eight-digit code?"
WHAT_IS_THE_PIN = "What's your PIN?"
WHICH_LEVEL = "Shall I say amounts, just whether you're up to date, or nothing about money?"
SHALL_I_SAY_MORE = "Shall I say more from now on?"
SHALL_I_UNLINK = "Shall I unlink your home?"


def not_linked(landlord: Landlord) -> str:
    """When somebody asks about a home that is not linked."""
    return (
        "I don't know which home this is yet. Your coach can give you a code to link it, "
        f"or you can {plain.ring_us(landlord)}."
    )


def linked(outcome: LinkOutcome, landlord: Landlord) -> str:
    """When somebody says their code."""
    match outcome:
        case LinkOutcome.LINKED:
            return "Thank you, your home is linked."
        case LinkOutcome.WRONG_CODE:
            return "Sorry, that code doesn't work. A code lasts half an hour, and works once."
    return f"That's too many tries for now. Please try again in half an hour, or {plain.ring_us(landlord)}."


def code_has_eight() -> str:
    """When the code has not eight numbers."""
    return "A code has eight numbers."


def unlinked() -> str:
    """When the home has been unlinked."""
    return "Done. Your home isn't linked any more."


def unlink_read_back() -> str:
    """Before a home is unlinked, to be sure."""
    return "I'll stop answering about your home. You'd need a new code to start again."


def still_as_it_was() -> str:
    """No, or wherever a choice is left as it was."""
    return "Okay, nothing has changed."


def withheld(reason: Withheld) -> str:
    """When somebody asks about money and it may not be said.

    The reason is always the tenant's own choice; the figure is never hinted at.
    """
    match reason:
        case Withheld.NOT_CHOSEN:
            return "Other people may be in the room, so you choose what I say about money."
        case Withheld.PIN_NEEDED:
            return "This home has a PIN."
        case Withheld.CODE_NEEDED:
            return "Other people in the room could hear it, so I need a new code from your coach first."
        case Withheld.NOT_CONFIRMED:
            return "Other people in the room could hear it."
    return "This home has chosen not to hear about money. Your coach can change that with you."


def level_chosen(level: AnswerLevel) -> str:
    """When somebody chooses what is said about money."""
    match level:
        case AnswerLevel.AMOUNTS:
            return "Okay, I'll say amounts when you ask. You can change that at any time."
        case AnswerLevel.STANDING:
            return "Okay, I'll only say whether you're up to date."
    return "Okay, I won't say anything about money."


def pin_checked(outcome: PinCheck) -> str:
    """When somebody says their PIN."""
    match outcome:
        case PinCheck.RIGHT:
            return "Thank you."
        case PinCheck.WRONG:
            return "Sorry, that isn't the PIN."
        case PinCheck.NOT_SET:
            return "There's no PIN for this home. Your coach can set one up with you."
    return "That's too many tries for now. Please try again in a quarter of an hour."


def how_to_set_a_pin() -> str:
    """When somebody wants to set a PIN."""
    return "A PIN isn't set by voice, so that nobody overhears it. Your coach can set or change one with you."
