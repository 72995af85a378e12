"""What Amazon already provides in English: intents, the phrases that reach them, and slot types."""

from skill.interaction_model.model import BUILT_IN, SEARCH_QUERY


def _intents(names: str) -> tuple[str, ...]:
    return tuple(f"{BUILT_IN}{name}Intent" for name in names.split())


REQUIRED_INTENTS = _intents("Help Stop Cancel NavigateHome Fallback")
ANSWERING_INTENTS = _intents("Yes No")
INTENTS = frozenset(
    _intents(
        """
        Cancel Fallback Help LoopOff LoopOn More NavigateHome NavigateSettings Next No PageDown PageUp Pause
        Previous Repeat Resume ScrollDown ScrollLeft ScrollRight ScrollUp Select ShuffleOff ShuffleOn
        StartOver Stop Yes
        """
    )
)

USUAL_PHRASES = {
    "AMAZON.CancelIntent": ("cancel", "never mind", "forget it"),
    "AMAZON.HelpIntent": ("help", "help me", "can you help me"),
    "AMAZON.NavigateHomeIntent": ("go home", "home", "home screen"),
    "AMAZON.NextIntent": ("next", "skip", "skip forward"),
    "AMAZON.NoIntent": ("no", "no thanks", "no thank you", "nope"),
    "AMAZON.PreviousIntent": ("previous", "go back", "skip back", "back up"),
    "AMAZON.RepeatIntent": ("repeat", "repeat that", "say that again"),
    "AMAZON.StartOverIntent": ("start over", "start again", "restart"),
    "AMAZON.StopIntent": ("stop", "off", "shut up", "exit", "quit"),
    "AMAZON.YesIntent": ("yes", "yes please", "yeah", "yep", "sure"),
}
"""What certainly reaches them; `nlu/` imitates them and knows more."""

OWNER_OF_PHRASE = {phrase: intent for intent, phrases in USUAL_PHRASES.items() for phrase in phrases}

SLOT_TYPES = frozenset(
    {
        "AMAZON.AlphaNumeric",
        "AMAZON.DATE",
        "AMAZON.DURATION",
        "AMAZON.FOUR_DIGIT_NUMBER",
        "AMAZON.NUMBER",
        "AMAZON.Ordinal",
        "AMAZON.PhoneNumber",
        SEARCH_QUERY,
        "AMAZON.TIME",
    }
)
