"""Danger, recognised in anything that was said: sure, perhaps, or none.

What is sure is recognised by the patterns of `signs.toml`, and answered at once: where a phrase could be
read either way it counts as danger, since a needless answer costs a moment. What is plainly a repair (a gas
fire that will not light, an alarm that wants a battery) must not be caught, or nobody could report it. What
may be danger, by signs that say so or by the learnt weights, is asked about in one question.
"""

from dataclasses import dataclass

from skill.domain.danger.hazards import Hazard
from skill.domain.danger.signs import Certainty, read_signs
from skill.domain.danger.weights import read_weights

__all__ = ["Finding", "Hazard", "assess", "hazard_of", "recognise"]

LONGEST = 2000
"""Characters that are looked at: more than anybody says in one breath to a speaker."""

_SIGNS = read_signs()


@dataclass(frozen=True, slots=True)
class Finding:
    """A danger in what was said: answered at once when it is sure, asked about when it is not."""

    hazard: Hazard
    is_sure: bool


def assess(said: str) -> Finding | None:
    """The gravest sure danger in what was said, else what may be one by a sign or by its words, else None."""
    text = _SIGNS.plain(said[:LONGEST])
    if sign := _SIGNS.first(text):
        return Finding(sign.hazard, is_sure=sign.certainty is Certainty.SURE)
    hazard = read_weights().perhaps(_SIGNS.to_weigh(text))
    return Finding(hazard, is_sure=False) if hazard else None


def recognise(said: str) -> Hazard | None:
    """The gravest danger that is sure in what was said, or None."""
    sign = _SIGNS.first(_SIGNS.plain(said[:LONGEST]))
    return sign.hazard if sign and sign.certainty is Certainty.SURE else None


def hazard_of(value_id: str) -> Hazard | None:
    """What an id of the interaction model stands for: "injury", or a kind of it, "injury_illness"."""
    return next((hazard for hazard in Hazard if f"{value_id}_".startswith(f"{hazard}_")), None)
