"""Danger, recognised in anything that was said, without asking anything.

What is sure is recognised by the patterns of `signs.toml`, and answered at once: where a phrase could be
read either way it counts as danger, since a needless answer costs a moment. What is plainly a repair (a gas
fire that will not light, an alarm that wants a battery) must not be caught, or nobody could report it.
"""

from dataclasses import dataclass

from skill.domain.danger.hazards import Hazard
from skill.domain.danger.signs import Certainty, read_signs

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
    """The gravest sure danger in what was said, else what may be one, else None."""
    sign = _SIGNS.first(_SIGNS.plain(said[:LONGEST]))
    return Finding(sign.hazard, is_sure=sign.certainty is Certainty.SURE) if sign else None


def recognise(said: str) -> Hazard | None:
    """The gravest danger that is sure in what was said, or None."""
    found = assess(said)
    return found.hazard if found and found.is_sure else None


def hazard_of(value_id: str) -> Hazard | None:
    """What an id of the interaction model stands for: "injury", or a kind of it, "injury_illness"."""
    return next((hazard for hazard in Hazard if f"{value_id}_".startswith(f"{hazard}_")), None)
