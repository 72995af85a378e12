"""The intents of free words: what an Echo hears that fits no other intent arrives as one slot of bare words.

Amazon sends the words in the slot and not the carrier before them: of "I can smell burning" it sends
"burning". Each intent's carriers mean much the same, and its leads restore that sense for the danger screen.
A carrier of another sense wants an intent of its own, here and in the interaction model.
"""

from collections.abc import Iterator, Mapping

SLOT = "words"
"""The one slot of each of these intents."""

FREE_WORDS: Mapping[str, tuple[str, ...]] = {
    "ThereIsIntent": ("there's",),
    "SmellIntent": ("i can smell",),
    "HearIntent": ("i can hear",),
    "ItIsIntent": ("it's", "it"),
    "SomebodyIntent": ("he's", "he"),
    "ChildIntent": ("the baby's", "the baby"),
    "PartnerIntent": ("my partner's", "my partner"),
    "MyselfIntent": ("i've", "i'm", "i"),
    "BodyIntent": ("my chest's", "my chest"),
    "CannotIntent": ("i can't", "he can't"),
    "FeelIntent": ("i feel",),
    "DontFeelIntent": ("i don't feel",),
    "IntendIntent": ("i'm going to", "i'm thinking of"),
    "BetterOffIntent": ("they'd be better off", "i wish i was"),
    "DontWantIntent": ("i don't want to",),
    "NoPointIntent": ("there's no point",),
    "CallForHelpIntent": ("help",),
    "BoilerIntent": ("the boiler's", "the boiler"),
    "GasIntent": ("gas is", "gas"),
    "ElectricsIntent": ("the socket's", "the socket", "the light's", "the light"),
    "ApplianceIntent": ("the tumble dryer's", "the tumble dryer", "the charger's"),
    "PanIntent": ("the pan's", "the pan"),
    "CeilingIntent": ("the ceiling's", "the ceiling"),
    "DoorIntent": ("the door's", "the door"),
    "LiftIntent": ("the lift's stuck", "i'm in the lift"),
    "HouseIntent": ("the house's", "the house"),
    "CarbonMonoxideIntent": ("the carbon monoxide alarm's", "the carbon monoxide alarm"),
    "WaterIntent": ("water's", "water"),
    "PipeIntent": ("the pipe's", "the pipe"),
    "SmokeIntent": ("smoke's", "smoke", "flames"),
    "FireIntent": ("the fire's", "there's a fire"),
    "SparksIntent": ("sparks are", "sparks"),
    "FumesIntent": ("fumes are", "fumes"),
    "LiftDoesIntent": ("the lift's", "the lift"),
    "AlarmIntent": ("the alarm's", "the alarm"),
    "BelongingsIntent": ("the mattress is", "the bin"),
    "SafeToIntent": ("is it safe", "should i"),
    "WhenIntent": ("when", "if"),
    "HowIntent": ("how do i", "how many", "why does"),
    "LeftOnIntent": ("i left",),
    "FellIntent": ("i fell", "i came off"),
    "SatIntent": ("i'm sat", "stuck"),
    "BurningIntent": ("set fire to",),
    "TookIntent": ("he swallowed", "i took"),
    "EndItIntent": ("end it", "kill"),
}
"""By intent, the leads that each stand for the carriers that Amazon leaves out."""


def restored(intent: str, words: str) -> Iterator[str]:
    """The words behind each lead of a free-word intent; nothing for any other intent."""
    return (f"{lead} {words}" for lead in FREE_WORDS.get(intent, ()))
