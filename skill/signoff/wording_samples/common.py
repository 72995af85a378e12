"""What is heard in every conversation, and what the Alexa app shows."""

from skill.signoff.wording_samples.sample import Scene, asked, heard, scene
from skill.signoff.wording_samples.values import LANDLORD, WITHOUT_NUMBERS
from skill.speech import cards, common


def scenes() -> tuple[Scene, ...]:
    return (
        scene(
            "When somebody opens Home Coach",
            heard("The home is linked", common.welcome, LANDLORD, is_linked=True),
            heard("The home is not linked", common.welcome, LANDLORD, is_linked=False),
            asked("The question after it", common, "WHAT_WOULD_YOU_LIKE"),
            asked("The question after most answers", common, "ANYTHING_ELSE"),
        ),
        scene(
            "When somebody asks for help",
            heard("The home is linked", common.help_at_start, LANDLORD, is_linked=True),
            heard("The home is not linked", common.help_at_start, LANDLORD, is_linked=False),
            heard("After a yes-or-no question", common.help_with_yes_or_no),
            heard("After being asked what is broken", common.help_with_fault),
            heard("After being asked where", common.help_with_room),
            heard("After being asked for the code", common.help_with_code),
            heard("After being asked for the PIN", common.help_with_pin),
            heard("After being asked for a message", common.help_with_message),
            heard("After being asked what to say about money", common.help_with_level),
            heard("After being asked how easy it was", common.help_with_rating),
            heard("After a list of what's on", common.help_with_events),
        ),
        *_when_it_goes_no_further(),
    )


def _when_it_goes_no_further() -> tuple[Scene, ...]:
    return (
        scene(
            "When something is not understood",
            heard("Once; the open question follows", common.not_understood),
            heard("Twice", common.sorry_not_getting_it, LANDLORD),
            heard("A person is asked for", common.reach_a_person, LANDLORD),
            heard("The same, no phone number set", common.reach_a_person, WITHOUT_NUMBERS),
            heard("Yes or no, and nothing was asked", common.nothing_to_answer),
            heard("Repeat, and nothing was said", common.nothing_to_repeat),
        ),
        scene(
            "When a conversation ends or goes on",
            heard("Yes, or no, and there is nothing to do", common.okay),
            heard("Stop", common.goodbye),
        ),
        scene(
            "When something goes wrong with us",
            heard("Not even an apology could be made", common.last_resort),
            heard("The housing data does not answer", common.store_is_down, LANDLORD),
            heard("Anything else", common.something_went_wrong, LANDLORD),
        ),
    )


def card_scenes() -> tuple[Scene, ...]:
    return (
        scene(
            "After somebody asks how to pay",
            asked("The title", cards, "WAYS_TO_PAY"),
            heard("The text", cards.ways_to_pay, LANDLORD),
            heard("The text, where nothing is set", cards.ways_to_pay, WITHOUT_NUMBERS),
        ),
        scene(
            "After somebody opens Home Coach",
            asked("The title", cards, "THINGS_TO_SAY"),
            heard("The text", cards.things_to_say),
        ),
    )
