"""Linking a home, choosing what may be said about money, and the PIN: no home is ever named aloud."""

from skill.domain.landlord import Landlord
from skill.domain.tenancy import AnswerLevel, LinkOutcome, PinCheck, Withheld
from skill.speech import plain

WHAT_IS_THE_CODE = "What's your six-digit code?"
WHAT_IS_THE_PIN = "What's your PIN?"
WHICH_LEVEL = "Shall I say amounts, just whether you're up to date, or nothing about money?"
SHALL_I_UNLINK = "Shall I forget your home on this Echo?"
WHAT_NEXT = "What would you like to know?"


def not_linked(landlord: Landlord) -> str:
    """For everything that needs a home: how to get one linked, and a person meanwhile."""
    return (
        "I don't know which home this is yet. Your coach can give you a code to link it, "
        f"or you can {plain.ring_us(landlord)}."
    )


def linked(outcome: LinkOutcome, landlord: Landlord) -> str:
    match outcome:
        case LinkOutcome.LINKED:
            return "Thank you, this Echo now knows your home."
        case LinkOutcome.WRONG_CODE:
            return "That code doesn't work. Codes last half an hour and work once."
    return f"That's too many tries for now. Please wait half an hour, or {plain.ring_us(landlord)} for a new code."


def code_is_six() -> str:
    return "A code has six numbers."


def unlinked() -> str:
    return "Done. This Echo has forgotten your home."


def unlink_read_back() -> str:
    return "I'll stop answering about your home here, and you'd need a new code to start again."


def still_as_it_was() -> str:
    return "Okay, nothing has changed."


def withheld(reason: Withheld) -> str:
    """Why no figure is said: always the tenant's own choice, and never what the figure is."""
    match reason:
        case Withheld.NOT_CHOSEN:
            return "Other people may be in the room, so you choose what I say about money."
        case Withheld.PIN_NEEDED:
            return "This home has a PIN."
    return "You've chosen not to hear about money here. You can change that, or I can ask your coach to ring you."


def level_chosen(level: AnswerLevel) -> str:
    match level:
        case AnswerLevel.AMOUNTS:
            return "Okay, I'll say amounts when you ask. You can change that at any time."
        case AnswerLevel.STANDING:
            return "Okay, I'll only say whether you're up to date."
    return "Okay, I won't say anything about money."


def pin_checked(outcome: PinCheck) -> str:
    match outcome:
        case PinCheck.RIGHT:
            return "Thank you."
        case PinCheck.WRONG:
            return "That isn't the PIN."
        case PinCheck.NOT_SET:
            return "There's no PIN for this home. Your coach can set one up with you."
    return "That's too many tries. Please wait a quarter of an hour."


def how_to_set_a_pin() -> str:
    return (
        "A PIN isn't set by voice, so that nobody overhears it. Your coach can set one or change it with you."
    )
