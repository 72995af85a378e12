"""Danger, recognised in anything that was said, by whole phrases and without asking anything.

Where a phrase could be read either way it counts as danger: a needless answer costs a moment. What
is plainly a repair (a gas fire that will not light, an alarm that wants a battery) must not be
caught, or nobody could report it.
"""

import re

from skill.domain.danger.air import IN_THE_AIR
from skill.domain.danger.building import IN_THE_BUILDING
from skill.domain.danger.people import TO_PEOPLE
from skill.domain.danger.words import Hazard

__all__ = ["Hazard", "hazard_of", "recognise"]

_SIGNS = (*IN_THE_AIR, *TO_PEOPLE, *IN_THE_BUILDING)
"""The gravest first."""

_PLAINER = {
    "cannot": "can't", "can not": "can't", "cant": "can't", "cor": "can't", "cannae": "can't", "could not": "can't", "couldn't": "can't",
    "will not": "won't", "wont": "won't", "wor": "won't", "wouldn't": "won't", "do not": "don't", "dont": "don't", "ay": "isn't", "ain't": "isn't",
    "is not": "isn't", "does not": "doesn't", "summat": "something", "somebody": "someone", "gonna": "going to", "wanna": "want to",
    "thru": "through", "thro": "through", "meself": "myself", "hisself": "himself", "somebody's": "someone's", "everybody": "everyone",
    "anymore": "any more", "loo": "toilet", "bog": "toilet", "elevator": "lift", "leccy": "electric", "chip pan": "pan", "oor": "our", "ma": "my",
    "theres": "there's", "youse": "us", "hoose": "house", "flair": "floor", "nana": "nan", "nanny": "nan", "nain": "nan", "granny": "nan",
}  # fmt: skip
"""Words of the region, the second language and the hurry, as the patterns below have them."""

LONGEST = 2000
"""Characters that are looked at: more than anybody says in one breath to a speaker."""

_NOT_WORDS = re.compile(r"[^a-z0-9' ]+")
_TO_PLAINER = re.compile(rf"\b(?:{'|'.join(sorted(_PLAINER, key=len, reverse=True))})\b")


def recognise(said: str) -> Hazard | None:
    """The gravest danger in what was said, or None."""
    text = _plain(said)
    return next((sign.hazard for sign in _SIGNS if sign.is_in(text)), None)


def hazard_of(value_id: str) -> Hazard | None:
    """What an id of the interaction model stands for: "injury", or a kind of it, "injury_illness"."""
    return next((hazard for hazard in Hazard if f"{value_id}_".startswith(f"{hazard}_")), None)


def _plain(said: str) -> str:
    lowered = said[:LONGEST].lower().replace("’", "'").replace("-", " ")
    words = " ".join(_NOT_WORDS.sub(" ", lowered).split())
    return _TO_PLAINER.sub(lambda found: _PLAINER[found[0]], words)
