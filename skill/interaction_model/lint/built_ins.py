"""What Amazon already provides in English: intents, the phrases that reach them, and slot types."""

REQUIRED_INTENTS = (
    "AMAZON.HelpIntent",
    "AMAZON.StopIntent",
    "AMAZON.CancelIntent",
    "AMAZON.NavigateHomeIntent",
    "AMAZON.FallbackIntent",
)

ANSWERING_INTENTS = ("AMAZON.YesIntent", "AMAZON.NoIntent")

INTENTS = frozenset(
    {
        "AMAZON.CancelIntent",
        "AMAZON.FallbackIntent",
        "AMAZON.HelpIntent",
        "AMAZON.LoopOffIntent",
        "AMAZON.LoopOnIntent",
        "AMAZON.MoreIntent",
        "AMAZON.NavigateHomeIntent",
        "AMAZON.NavigateSettingsIntent",
        "AMAZON.NextIntent",
        "AMAZON.NoIntent",
        "AMAZON.PageDownIntent",
        "AMAZON.PageUpIntent",
        "AMAZON.PauseIntent",
        "AMAZON.PreviousIntent",
        "AMAZON.RepeatIntent",
        "AMAZON.ResumeIntent",
        "AMAZON.ScrollDownIntent",
        "AMAZON.ScrollLeftIntent",
        "AMAZON.ScrollRightIntent",
        "AMAZON.ScrollUpIntent",
        "AMAZON.SelectIntent",
        "AMAZON.ShuffleOffIntent",
        "AMAZON.ShuffleOnIntent",
        "AMAZON.StartOverIntent",
        "AMAZON.StopIntent",
        "AMAZON.YesIntent",
    }
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

OWNER_OF_PHRASE = {phrase: intent for intent, phrases in USUAL_PHRASES.items() for phrase in phrases}

SEARCH_QUERY = "AMAZON.SearchQuery"

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
