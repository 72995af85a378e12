"""What every conversation shares: welcome, help, misunderstandings, goodbye and apologies."""

from skill.domain.landlord import Landlord
from skill.speech import plain

ANYTHING_ELSE = "Is there anything else?"
WHAT_WOULD_YOU_LIKE = "What would you like to do?"


def welcome(landlord: Landlord, *, is_linked: bool) -> str:
    """When somebody opens Home Coach."""
    if is_linked:
        return (
            f"Hello from {plain.escape(landlord.name)}. You can ask about rent, repairs, or what's on nearby."
        )
    return (
        f"Hello from {plain.escape(landlord.name)}. I can tell you what's on nearby. "
        "To ask about your home, say: link my home."
    )


def help_at_start(landlord: Landlord, *, is_linked: bool) -> str:
    """When somebody asks for help."""
    if is_linked:
        return (
            "You can say: what's my rent balance, my tap is dripping, or what's on this weekend. "
            "You can also ask about a repair, or ask your coach to ring you."
        )
    return (
        "You can ask what's on this weekend. To ask about rent and repairs, link your home with a code "
        f"from your coach. To talk to somebody, {plain.ring_us(landlord)}."
    )


def help_with_yes_or_no() -> str:
    """Help, after a yes-or-no question."""
    return "You can answer yes or no, or say stop."


def help_with_fault() -> str:
    """Help, after being asked what is broken."""
    return "Tell me what's broken in a few words, such as no hot water, or say stop."


def help_with_room() -> str:
    """Help, after being asked where it is."""
    return "Tell me where it is, such as the kitchen, the bathroom or outside, or say stop."


def help_with_code() -> str:
    """Help, after being asked for the code."""
    return "The code is the eight numbers your coach gave you. Say them one by one, or say stop."


def help_with_pin() -> str:
    """Help, after being asked for the PIN."""
    return "The PIN is the four numbers you chose with your coach. Say them one by one, or say stop."


def help_with_message() -> str:
    """Help, after being asked for a message."""
    return "Say: tell them that, and then your message. I'll read it back before I send it."


def help_with_level() -> str:
    """Help, after being asked what to say about money."""
    return "Say: amounts, up to date, or nothing. It's only about what I say aloud."


def help_with_rating() -> str:
    """Help, after being asked how easy it was."""
    return "Say a number. One is hard, and five is easy."


def help_with_events() -> str:
    """Help, after a list of what's on."""
    return (
        "You can say: more, or: tell me about the second one. You can ask when it is, what it costs, or how "
        "to get there. To hear what's near you first, say: I can walk ten minutes."
    )


def not_understood() -> str:
    """When something is not understood; the open question follows."""
    return "Sorry, I didn't get that."


def reach_a_person(landlord: Landlord) -> str:
    """When somebody asks for a person."""
    hours = (
        f" They're there {plain.escape(landlord.opening_hours)}."
        if landlord.opening_hours and landlord.phone
        else ""
    )
    return f"To talk to a person, {plain.ring_us(landlord)}.{hours}"


def sorry_not_getting_it(landlord: Landlord) -> str:
    """When something is not understood twice in a row."""
    return f"I'm sorry, I'm not getting this. {reach_a_person(landlord)}"


def nothing_to_answer() -> str:
    """Yes or no, when nothing was asked."""
    return "Sorry, I hadn't asked you anything."


def nothing_to_repeat() -> str:
    """Repeat, when nothing was said."""
    return "I haven't said anything yet."


def okay() -> str:
    """Yes or no, when there is nothing to do."""
    return "Okay."


def goodbye() -> str:
    """Stop."""
    return "Goodbye."


def cannot_pass_on(landlord: Landlord) -> str:
    """A call, a message or anything else for the landlord, when no one would read it."""
    return f"I can't pass that on from here. Please {plain.ring_us(landlord)}."


def cannot_report(landlord: Landlord) -> str:
    """A repair or a visit, when no one would read it."""
    return f"I can't take that here. Please {plain.ring_urgently(landlord)}."


def store_is_down(landlord: Landlord) -> str:
    """When the housing data does not answer.

    It does not say whether anything was kept, because that is not known.
    """
    return f"I'm sorry, I can't get to that just now. Please try again later, or {plain.ring_us(landlord)}."


def something_went_wrong(landlord: Landlord) -> str:
    """When anything else goes wrong."""
    return f"I'm sorry, something went wrong. Please try again later, or {plain.ring_us(landlord)}."


def last_resort() -> str:
    """When even the apology failed.

    It takes no values, so that nothing in it can fail.
    """
    return "I'm sorry, something went wrong. Please try again later."
